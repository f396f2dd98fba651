//! The rule in SQL, and what it reads of one letter.
use super::model::{AccessReason, Involved, Involvement};
use super::rule::{self, Place, Post};
use crate::identity::Scope;
use crate::letters::dispositions::DispositionStatus;
use crate::letters::model::{Letter, LetterStatus, SecurityLevel};
use crate::letters::reviews::ReviewStatus;
use diesel::prelude::*;
use pamong_db::schema::{dispositions, letter_hands, letter_involved, letter_reviews, letters};
use pamong_db::{AT_ONCE, BothExt, Conn, Id, MultiBackend, OneOfExt, Res, Ts};
use std::collections::{BTreeMap, BTreeSet};

/// Drafts that were not handed in, and those that were given up, are nobody's business but their office's.
const NOT_HANDED_IN: [LetterStatus; 2] = [LetterStatus::Draft, LetterStatus::Cancelled];

/// The one rule of visibility, which every query on letters starts from: what the office of the position opens by the
/// letter's level (`rule`), and what the position has or had in hand: letters that it registered or drafted, that were
/// disposed to it or by it, that it initials, approves or has returned. What a Plh. sees of secret letters depends on the
/// person besides.
///
/// A draft is nobody's business outside its agency until it is handed in.
pub fn visible_to(scope: &Scope) -> letters::BoxedQuery<'static, MultiBackend> {
    let position = scope.position_id;
    let received = dispositions::table
        .filter(dispositions::to_position_id.eq(position))
        .filter(dispositions::status.ne(DispositionStatus::Cancelled))
        .select(dispositions::letter_id);
    let given = dispositions::table
        .filter(dispositions::from_position_id.eq(position))
        .filter(dispositions::status.ne(DispositionStatus::Cancelled))
        .select(dispositions::letter_id);
    let decided = letter_reviews::table
        .filter(letter_reviews::position_id.eq(position))
        .filter(letter_reviews::status.one_of([ReviewStatus::Initialled, ReviewStatus::Returned]))
        .select(letter_reviews::letter_id);
    let pending = letter_reviews::table
        .filter(letter_reviews::position_id.eq(position))
        .filter(letter_reviews::status.eq(ReviewStatus::Pending))
        .select(letter_reviews::letter_id);
    let registered = letter_involved::table
        .filter(letter_involved::position_id.eq(position))
        .filter(letter_involved::role.eq(Involvement::Registered))
        .select(letter_involved::letter_id);
    let handed_in = letters::status.none_of(NOT_HANDED_IN);
    let drafted = letters::drafter_position_id
        .is_not_null()
        .and(letters::drafter_position_id.assume_not_null().eq(position));
    let approves = letters::approver_position_id
        .is_not_null()
        .and(letters::approver_position_id.assume_not_null().eq(position));
    let post = Post::of(scope);
    let below = letters::agency_id
        .one_of(scope.agency_ids.clone())
        .and(letters::security_level.one_of(rule::opened(Place::Above, post)));
    let own = letters::agency_id
        .eq(scope.agency_id)
        .and(letters::security_level.one_of(rule::opened(Place::Own, post)));
    // A position registers letters of its own agency, and what it gives on from elsewhere it has received: so only hidden
    // letters of its scope are looked up in these two lists, which grow long.
    let near = letters::agency_id.one_of(scope.agency_ids.clone());
    let query = letters::table
        .filter(
            below
                .or(own)
                .or(drafted)
                .or(near.and(letters::id.eq_any(registered).or(letters::id.eq_any(given))))
                .or(letters::id.eq_any(received))
                .or(letters::id.eq_any(decided))
                .or(handed_in.and(letters::id.eq_any(pending).or(approves))),
        )
        .into_boxed();
    if !scope.daily_acting {
        return query;
    }
    let acted = letter_involved::table
        .filter(letter_involved::user_id.eq(scope.user_id))
        .select(letter_involved::letter_id);
    query.filter(letters::security_level.none_of(rule::in_person()).or(letters::id.eq_any(acted)))
}

/// Those of these letters that the scope may see.
pub fn visible_among(c: &mut Conn, scope: &Scope, ids: &[Id]) -> Res<BTreeSet<Id>> {
    if ids.is_empty() {
        return Ok(BTreeSet::new());
    }
    let seen = visible_to(scope).filter(letters::id.one_of(ids.to_vec())).select(letters::id);
    Ok(seen.load::<Id>(c)?.into_iter().collect())
}

/// Those of these letters that are open ones, whoever asks.
pub fn open_among(c: &mut Conn, ids: &[Id]) -> Res<BTreeSet<Id>> {
    let open = letters::table
        .filter(letters::id.one_of(ids.to_vec()))
        .filter(letters::security_level.eq(SecurityLevel::Open))
        .select(letters::id);
    Ok(open.load::<Id>(c)?.into_iter().collect())
}

/// Keeps who had a letter in hand; a second time it changes nothing.
pub fn keep(c: &mut Conn, row: &Involved) -> Res<()> {
    diesel::insert_into(letter_involved::table)
        .values(row)
        .on_conflict((
            letter_involved::letter_id,
            letter_involved::position_id,
            letter_involved::user_id,
            letter_involved::role,
        ))
        .do_nothing()
        .both()
        .execute(c)?;
    Ok(())
}

/// Notes that letters are in hand of positions, so that lists lead there. It stays noted when they no longer are.
pub fn hand(c: &mut Conn, held: &[(Id, Id)]) -> Res<()> {
    let mut ids: Vec<Id> = held.iter().map(|(letter, _)| *letter).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut times = BTreeMap::new();
    for ids in ids.chunks(AT_ONCE) {
        let query = letters::table.filter(letters::id.one_of(ids.to_vec()));
        times.extend(query.select((letters::id, letters::created_at)).load::<(Id, Ts)>(c)?);
    }
    for (letter, position) in held {
        let Some(at) = times.get(letter) else { continue };
        let place = (
            letter_hands::position_id.eq(position),
            letter_hands::created_at.eq(at),
            letter_hands::letter_id.eq(letter),
        );
        diesel::insert_into(letter_hands::table)
            .values(place)
            .on_conflict((letter_hands::position_id, letter_hands::created_at, letter_hands::letter_id))
            .do_nothing()
            .both()
            .execute(c)?;
    }
    Ok(())
}

/// As what the position has or had one letter in hand: the same that `visible_to` asks of all.
pub fn involvement(c: &mut Conn, letter: &Letter, position: Id) -> Res<Vec<AccessReason>> {
    let registered = letter_involved::table
        .filter(letter_involved::letter_id.eq(letter.id))
        .filter(letter_involved::position_id.eq(position))
        .filter(letter_involved::role.eq(Involvement::Registered));
    let reviews: Vec<ReviewStatus> = letter_reviews::table
        .filter(letter_reviews::letter_id.eq(letter.id))
        .filter(letter_reviews::position_id.eq(position))
        .select(letter_reviews::status)
        .load(c)?;
    let standing = || {
        dispositions::table
            .filter(dispositions::letter_id.eq(letter.id))
            .filter(dispositions::status.ne(DispositionStatus::Cancelled))
    };
    let received = standing().filter(dispositions::to_position_id.eq(position));
    let given = standing().filter(dispositions::from_position_id.eq(position));
    let handed_in = !NOT_HANDED_IN.contains(&letter.status);
    let reviews_now = reviews.iter().any(|status| match status {
        ReviewStatus::Initialled | ReviewStatus::Returned => true,
        ReviewStatus::Pending => handed_in,
        ReviewStatus::Superseded => false,
    });
    let all = [
        (AccessReason::Registered, registered.count().get_result::<i64>(c)? > 0),
        (AccessReason::Drafted, letter.drafter_position_id == Some(position)),
        (AccessReason::Reviews, reviews_now),
        (AccessReason::Approves, handed_in && letter.approver_position_id == Some(position)),
        (AccessReason::Received, received.count().get_result::<i64>(c)? > 0),
        (AccessReason::Disposed, given.count().get_result::<i64>(c)? > 0),
    ];
    Ok(all.into_iter().filter_map(|(reason, holds)| holds.then_some(reason)).collect())
}

/// Whether the person acted on the letter, in whatever position.
pub fn acted(c: &mut Conn, letter: Id, user: Id) -> Res<bool> {
    let rows = letter_involved::table
        .filter(letter_involved::letter_id.eq(letter))
        .filter(letter_involved::user_id.eq(user));
    Ok(rows.count().get_result::<i64>(c)? > 0)
}
