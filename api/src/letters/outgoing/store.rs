//! Queries on outgoing letters.
use crate::letters::access;
use crate::letters::model::{Letter, LetterStatus};
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{agencies, letters};
use pamong_db::{Conn, Id, OneOfExt, Res, Ts, cols};

/// Writes what a change of a draft may touch, if it is still a draft of that version.
pub fn update_draft(c: &mut Conn, letter: &Letter, version: i32, now: Ts) -> Res<Option<Letter>> {
    let target = letters::table
        .filter(letters::id.eq(letter.id))
        .filter(letters::version.eq(version))
        .filter(letters::status.eq(LetterStatus::Draft));
    let change = (
        letters::kind_code.eq(&letter.kind_code),
        letters::subject.eq(&letter.subject),
        letters::body.eq(&letter.body),
        letters::classification_code.eq(&letter.classification_code),
        letters::urgency.eq(letter.urgency),
        letters::security_level.eq(letter.security_level),
        letters::approver_position_id.eq(letter.approver_position_id),
        letters::updated_at.eq(now),
        letters::version.eq(version + 1),
    );
    let updated: Option<Letter> =
        diesel::update(target).set(change).returning(cols::<Letter>()).get_result(c).optional()?;
    if let Some((letter, approver)) = updated.as_ref().and_then(|l| Some((l.id, l.approver_position_id?))) {
        access::store::hand(c, &[(letter, approver)])?;
    }
    Ok(updated)
}

/// The highest number without a suffix on letters of an agency that are dated on or before `day`.
pub fn last_number_by(c: &mut Conn, agency: Id, year: i32, day: NaiveDate) -> Res<Option<i32>> {
    let query = letters::table
        .filter(letters::agency_id.eq(agency))
        .filter(letters::register_year.eq(year))
        .filter(letters::sequence_number.is_not_null())
        .filter(letters::sequence_suffix.eq(""))
        .filter(letters::letter_date.is_not_null())
        .filter(letters::letter_date.assume_not_null().le(day));
    Ok(query.select(diesel::dsl::max(letters::sequence_number)).first(c)?)
}

/// Names of those of the agencies that exist on `day`.
pub fn agencies_in_use(c: &mut Conn, ids: &[Id], day: NaiveDate) -> Res<Vec<(Id, String)>> {
    let query = agencies::table
        .filter(agencies::id.one_of(ids.to_vec()))
        .filter(agencies::valid_from.is_null().or(agencies::valid_from.le(day)))
        .filter(agencies::valid_until.is_null().or(agencies::valid_until.ge(day)));
    Ok(query.select((agencies::id, agencies::name)).load(c)?)
}
