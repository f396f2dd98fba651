//! Use cases: note who had a letter in hand; say why somebody sees it.
use super::model::{AccessReason, Involved, Involvement, LetterAccess};
use super::rule::{Office, Place, Post, Standing, rule};
use super::{store, words};
use crate::audit::{self, Application, NewFact};
use crate::error::{Error, Result};
use crate::identity::{self, Me, Permission, Scope};
use crate::letters::model::{Letter, SecurityLevel};
use crate::letters::people;
use crate::letters::store as letters;
use pamong_db::{Conn, Id};
use serde_json::json;

/// Notes that `me` had the letter in hand, where the act is one that makes it so.
pub fn note(tx: &mut Conn, me: &Me, letter: &Letter, action: &str) -> Result<()> {
    let Some(role) = Involvement::of(action) else { return Ok(()) };
    let row = Involved { letter_id: letter.id, position_id: me.position_id, user_id: me.user_id, role };
    Ok(store::keep(tx, &row)?)
}

/// Why the caller sees the letter.
pub fn own(c: &mut Conn, me: &Me, id: Id) -> Result<LetterAccess> {
    let letter = letters::find_visible(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
    explain(c, me, &letter, (me.position_id, Some(me)))
}

/// Whether and why a position sees a letter of the caller's scope, also where the caller does not see it. The look is
/// recorded.
pub fn of_position(tx: &mut Conn, me: &Me, id: Id, position: Id) -> Result<LetterAccess> {
    let letter = letters::find_any(tx, id)?.ok_or_else(Error::not_found)?;
    if !me.scope.covers(letter.agency_id) && letters::find_visible(tx, &me.scope, id)?.is_none() {
        return Err(Error::not_found());
    }
    if people::store::posts(tx, &[position])?.is_empty() {
        return Err(Error::not_found());
    }
    let holder = match identity::store::holder(tx, position, me.at)? {
        Some(user) => identity::store::load_me(tx, user, position, me.session_id(), me.at)?,
        None => None,
    };
    let access = explain(tx, me, &letter, (position, holder.as_ref()))?;
    let data = json!({"letter_id": id, "position_id": position, "visible": access.visible});
    let fact = NewFact::new(Application::Platform, "letter.access", ("letter", id), letter.agency_id, data);
    audit::record(tx, me, fact)?;
    Ok(access)
}

fn explain(
    c: &mut Conn,
    me: &Me,
    letter: &Letter,
    (position, holder): (Id, Option<&Me>),
) -> Result<LetterAccess> {
    let mut people = people::store::load(c, &[position], &[], me.today())?;
    if let Some(holder) = holder {
        people.install(position, holder.user_id, &holder.name);
    }
    let level = letter.security_level;
    let involvement = store::involvement(c, letter, position)?;
    let reasons = match holder {
        None => vec![AccessReason::Vacant],
        Some(holder) => {
            let standing = Standing {
                place: Place::of(&holder.scope, letter.agency_id),
                post: Post::of(&holder.scope),
                involved: !involvement.is_empty(),
                daily_acting: holder.scope.daily_acting,
                in_person: store::acted(c, letter.id, holder.user_id)?,
            };
            reasons(level, standing, involvement, &holder.scope)
        }
    };
    let (audience_id, audience_en) = words::audience(level);
    Ok(LetterAccess {
        letter_id: letter.id,
        security_level: level,
        audience_id,
        audience_en,
        position: people.holder(position)?,
        daily_acting: holder.is_some_and(|holder| holder.scope.daily_acting),
        visible: reasons.iter().all(|reason| reason.grants()),
        reasons: reasons.into_iter().map(AccessReason::view).collect(),
    })
}

/// Every reason for it, or every reason against it.
fn reasons(
    level: SecurityLevel,
    standing: Standing,
    involvement: Vec<AccessReason>,
    scope: &Scope,
) -> Vec<AccessReason> {
    let office = rule(level).office;
    if !scope.can(Permission::LetterRead) {
        return vec![AccessReason::NoRight];
    }
    if standing.sees(level) {
        let by_office = office.opens(standing.place, standing.post).then_some(office.reason(standing.post));
        return by_office.into_iter().chain(involvement).collect();
    }
    if standing.opens(level) {
        return vec![AccessReason::DailyActing];
    }
    let missing = match office {
        Office::Scope => AccessReason::OutsideScope,
        Office::MailRoom => AccessReason::NotMailRoom,
        Office::Head => AccessReason::NotHead,
    };
    vec![missing, AccessReason::NotInvolved]
}

impl Office {
    /// The reason that a letter is open to this office, for a position that is of it.
    const fn reason(self, post: Post) -> AccessReason {
        match (self, post) {
            (Self::Scope, _) => AccessReason::Scope,
            (_, Post::Head) => AccessReason::Head,
            _ => AccessReason::MailRoom,
        }
    }
}

impl AccessReason {
    /// Whether it is a reason for it.
    const fn grants(self) -> bool {
        match self {
            Self::Scope
            | Self::MailRoom
            | Self::Head
            | Self::Registered
            | Self::Drafted
            | Self::Reviews
            | Self::Approves
            | Self::Received
            | Self::Disposed => true,
            Self::Vacant
            | Self::NoRight
            | Self::OutsideScope
            | Self::NotMailRoom
            | Self::NotHead
            | Self::NotInvolved
            | Self::DailyActing => false,
        }
    }
}
