//! Queries on the ways of letters.
use super::model::{Dispatch, DispatchStatus};
use crate::letters::model::AddresseeKind;
use diesel::prelude::*;
use pamong_db::schema::{letter_addressees as addressees, letter_dispatches as dispatches, letter_scans};
use pamong_db::{Conn, Id, LockedExt, OneOfExt, Res, Ts};
use std::collections::BTreeMap;

/// Stores the ways of a letter.
pub fn insert(c: &mut Conn, rows: &[Dispatch]) -> Res<()> {
    for rows in rows.chunks(pamong_db::AT_ONCE) {
        pamong_db::each!(c => diesel::insert_into(dispatches::table).values(rows).execute(c))?;
    }
    Ok(())
}

/// The ways of a letter, by place on it.
pub fn of_letter(c: &mut Conn, letter: Id) -> Res<Vec<Dispatch>> {
    let query = dispatches::table.filter(dispatches::letter_id.eq(letter)).order(dispatches::pos);
    Ok(query.select(Dispatch::as_select()).load(c)?)
}

/// The ways of several letters, by letter and place.
pub fn of_letters(c: &mut Conn, letters: &[Id]) -> Res<BTreeMap<(Id, i32), Dispatch>> {
    let query = dispatches::table.filter(dispatches::letter_id.one_of(letters.to_vec()));
    let rows: Vec<Dispatch> = query.select(Dispatch::as_select()).load(c)?;
    Ok(rows.into_iter().map(|row| ((row.letter_id, row.pos), row)).collect())
}

/// The way to one addressee.
pub fn find(c: &mut Conn, letter: Id, pos: i32) -> Res<Option<Dispatch>> {
    Ok(dispatches::table.find((letter, pos)).select(Dispatch::as_select()).first(c).optional()?)
}

/// The way to one addressee, locked until the transaction ends.
pub fn lock(c: &mut Conn, letter: Id, pos: i32) -> Res<Option<Dispatch>> {
    let query = dispatches::table.find((letter, pos)).select(Dispatch::as_select());
    Ok(query.locked().get_result(c).optional()?)
}

/// Writes a way as it is now, if it is still at `version`.
pub fn save(c: &mut Conn, row: &Dispatch, version: i32) -> Res<bool> {
    let target = dispatches::table.find((row.letter_id, row.pos)).filter(dispatches::version.eq(version));
    Ok(diesel::update(target).set(row).execute(c)? == 1)
}

/// Notes that the agency opened its copy, if nobody had.
pub fn open_copy(c: &mut Conn, copy: Id, now: Ts) -> Res<bool> {
    let target = dispatches::table
        .filter(dispatches::copy_letter_id.eq(copy))
        .filter(dispatches::status.eq(DispatchStatus::Delivered));
    let change = (
        dispatches::status.eq(DispatchStatus::Read),
        dispatches::since.eq(now),
        dispatches::version.eq(dispatches::version + 1),
    );
    Ok(diesel::update(target).set(change).execute(c)? == 1)
}

/// As what each of these incoming letters was addressed to its agency, where it came from inside the city.
pub fn copies(c: &mut Conn, letters: &[Id]) -> Res<BTreeMap<Id, AddresseeKind>> {
    let on = addressees::letter_id.eq(dispatches::letter_id).and(addressees::pos.eq(dispatches::pos));
    let query = dispatches::table
        .inner_join(addressees::table.on(on))
        .filter(dispatches::copy_letter_id.assume_not_null().one_of(letters.to_vec()))
        .select((dispatches::copy_letter_id.assume_not_null(), addressees::kind));
    Ok(query.load::<(Id, AddresseeKind)>(c)?.into_iter().collect())
}

/// The upload of the scan of a letter.
pub fn scan(c: &mut Conn, letter: Id) -> Res<Option<Id>> {
    Ok(letter_scans::table.find(letter).select(letter_scans::upload_id).first(c).optional()?)
}

/// Keeps the scan of a letter that has none yet.
pub fn insert_scan(c: &mut Conn, (letter, upload): (Id, Id), (user, position): (Id, Id), now: Ts) -> Res<()> {
    let row = (
        letter_scans::letter_id.eq(letter),
        letter_scans::upload_id.eq(upload),
        letter_scans::user_id.eq(user),
        letter_scans::position_id.eq(position),
        letter_scans::added_at.eq(now),
    );
    diesel::insert_into(letter_scans::table).values(row).execute(c)?;
    Ok(())
}
