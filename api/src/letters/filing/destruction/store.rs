//! Queries on what became of the content of letters.
use super::model::{DestructionRow, DestructionStatus};
use chrono::NaiveDate;
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use pamong_db::schema::{
    disposal_lists as lists, letter_destructions as destructions, letter_filings as filings, letters,
};
use pamong_db::{AT_ONCE, Conn, Id, LockedExt, OneOfExt, Res, Ts};

/// Letters in these folders, each with the letter that it delivers, where it is a copy.
pub(super) fn filed(c: &mut Conn, folders: &[Id]) -> Res<Vec<(Id, Option<Id>)>> {
    let mut all = Vec::new();
    for part in folders.chunks(AT_ONCE) {
        let query = filings::table
            .inner_join(letters::table.on(letters::id.eq(filings::letter_id)))
            .filter(filings::folder_id.one_of(part.to_vec()));
        all.extend(query.select((letters::id, letters::source_letter_id)).load::<(Id, Option<Id>)>(c)?);
    }
    all.sort_unstable();
    Ok(all)
}

/// Makes everybody else who changes this letter wait until the transaction ends.
pub(super) fn lock(c: &mut Conn, letter: Id) -> Res<()> {
    letters::table.find(letter).select(letters::id).locked().get_result::<Id>(c)?;
    Ok(())
}

/// Copies of these letters whose content is not destroyed: the letter that was sent, and the office that holds the copy.
pub(super) fn living_copies(c: &mut Conn, sent: &[Id]) -> Res<Vec<(Id, Id)>> {
    let mut all = Vec::new();
    for part in sent.chunks(AT_ONCE) {
        let gone = destructions::table
            .filter(destructions::letter_id.eq(letters::id))
            .filter(destructions::status.eq(DestructionStatus::Destroyed));
        let wanted: Vec<Option<Id>> = part.iter().copied().map(Some).collect();
        let query = letters::table.filter(letters::source_letter_id.one_of(wanted)).filter(not(exists(gone)));
        let rows: Vec<(Option<Id>, Id)> =
            query.select((letters::source_letter_id, letters::agency_id)).load(c)?;
        all.extend(rows.into_iter().filter_map(|(source, agency)| Some((source?, agency))));
    }
    Ok(all)
}

/// Those of these letters whose folders were destroyed while an office still held them.
pub(super) fn kept(c: &mut Conn, among: &[Id]) -> Res<Vec<DestructionRow>> {
    let mut all = Vec::new();
    for part in among.chunks(AT_ONCE) {
        let query = destructions::table
            .filter(destructions::letter_id.one_of(part.to_vec()))
            .filter(destructions::status.eq(DestructionStatus::Kept));
        all.extend(query.select(DestructionRow::as_select()).load(c)?);
    }
    Ok(all)
}

/// Notes what became of letters.
pub(super) fn insert(c: &mut Conn, rows: &[DestructionRow]) -> Res<()> {
    for part in rows.chunks(AT_ONCE) {
        pamong_db::each!(c => diesel::insert_into(destructions::table).values(part).execute(c))?;
    }
    Ok(())
}

/// Notes that a letter that was kept is destroyed now.
pub(super) fn release(c: &mut Conn, letter: Id, (by, files): (Id, i32), now: Ts) -> Res<()> {
    let change = (
        destructions::status.eq(DestructionStatus::Destroyed),
        destructions::file_count.eq(files),
        destructions::destroyed_at.eq(Some(now)),
        destructions::released_by_list_id.eq(Some(by)),
    );
    diesel::update(destructions::table.find(letter)).set(change).execute(c)?;
    Ok(())
}

/// What became of a letter, with number and day of the minutes.
pub(super) type Minuted = (DestructionRow, Option<String>, Option<NaiveDate>);

/// What became of a letter.
pub(super) fn find(c: &mut Conn, letter: Id) -> Res<Option<Minuted>> {
    let Some(row) =
        destructions::table.find(letter).select(DestructionRow::as_select()).first(c).optional()?
    else {
        return Ok(None);
    };
    let minutes = lists::table.find(row.list_id).select((lists::minutes_number, lists::minutes_date));
    let (number, day): (Option<String>, Option<NaiveDate>) = minutes.first(c)?;
    Ok(Some((row, number, day)))
}

/// What became of the letters of these lists, each with its folder and its number there.
pub fn of_lists(c: &mut Conn, ids: &[Id]) -> Res<Vec<(DestructionRow, Id, i32)>> {
    let query = destructions::table
        .inner_join(filings::table.on(filings::letter_id.eq(destructions::letter_id)))
        .filter(destructions::list_id.one_of(ids.to_vec()))
        .order((filings::folder_id, filings::item_number))
        .select((DestructionRow::as_select(), filings::folder_id, filings::item_number));
    Ok(query.load(c)?)
}
