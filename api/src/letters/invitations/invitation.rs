//! The invitation that a letter is, or delivers.
use crate::error::{Code, Error, Result};
use crate::identity::Me;
use crate::letters::model::{Addressee, AddresseeKind, Direction, Letter, LetterStatus};
use crate::letters::parts::{INVITATION, LetterEvent};
use crate::letters::{signing, store as letters, texts};
use pamong_db::{Conn, Id};

/// An invitation with its number, looked at through one of its letters.
#[derive(Debug)]
pub struct Invitation {
    /// The letter that was named: the outgoing one, or the copy in the agenda book of an invited office.
    pub letter: Letter,
    /// The outgoing letter.
    pub source: Letter,
    /// When, where and what for.
    pub event: Option<LetterEvent>,
    /// Whether it was taken back, or its signature was.
    pub cancelled: bool,
}

impl Invitation {
    /// The invitation, for who may see the letter.
    pub fn find(c: &mut Conn, me: &Me, id: Id) -> Result<Self> {
        let letter = letters::find_visible(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
        let source = match (letter.direction, letter.source_letter_id) {
            (Direction::Outgoing, _) => letter.clone(),
            (Direction::Incoming, Some(source)) => letters::find(c, source)?,
            (Direction::Incoming, None) => return Err(Code::NotInvitation.into()),
        };
        if source.kind_code != INVITATION || !LetterStatus::NUMBERED.contains(&source.status) {
            return Err(Code::NotInvitation.into());
        }
        let text = texts::store::find(c, letter.id)?;
        let event = text.map(|text| text.parts()).transpose()?.flatten().and_then(|parts| parts.event);
        let cancelled = source.status == LetterStatus::Withdrawn || signing::is_revoked(c, source.id)?;
        Ok(Self { letter, source, event, cancelled })
    }

    /// Whether the caller looks at it as the one who invites.
    pub fn seen_by_host(&self) -> bool {
        self.letter.direction == Direction::Outgoing
    }

    /// Those who are invited: a copy for information (tembusan) invites nobody.
    pub fn invited(&self, c: &mut Conn) -> Result<Vec<Addressee>> {
        let all = letters::addressees(c, self.source.id)?;
        Ok(all.into_iter().filter(|one| one.kind == AddresseeKind::To).collect())
    }

    /// The place on the letter of the office whose copy was named.
    pub fn own_place(&self, invited: &[Addressee]) -> Option<i32> {
        let own = invited.iter().find(|one| one.delivered_letter_id == Some(self.letter.id));
        own.filter(|_| !self.seen_by_host()).map(|one| one.pos)
    }
}
