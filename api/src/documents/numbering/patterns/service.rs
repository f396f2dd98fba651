//! Making and trying patterns.
use super::model::{NewNumberPattern, NumberPattern, NumberSample, PatternSample, PatternsQuery, Row};
use super::store;
use crate::agencies;
use crate::audit::{self, Application, NewFact};
use crate::documents::numbering::model::NumberOfficer;
use crate::documents::numbering::pattern::{LONGEST, OPEN, Parts, Pattern, PatternFault};
use crate::error::{Code, Error, Result, Violations};
use crate::http::{Cursor, Page, PageArgs};
use crate::identity::Me;
use chrono::NaiveDate;
use pamong_db::{Conn, Id};
use serde_json::json;

/// The pattern that makes the numbers of a letter kind at an agency on `day`.
pub fn in_force(c: &mut Conn, kind: &str, agency: Id, day: NaiveDate) -> Result<Pattern> {
    let text = store::in_force(c, kind, agency, day)?.ok_or_else(|| Error::internal("no letter kind"))?;
    Pattern::parse(&text).map_err(|fault| Error::internal(format!("{text}: {fault:?}")))
}

/// Reads a pattern from a request and says where it is wrong. It may make no number that is too long: for the longest
/// name of an agency where it is the city's.
fn checked(text: &str, unit: usize, v: &mut Violations) -> Option<Pattern> {
    let pointer = "/pattern";
    match Pattern::parse(text) {
        Ok(pattern) if pattern.longest(unit) > LONGEST => {
            v.add_with(pointer, Code::NumberTooLong, pattern.longest(unit));
        }
        Ok(pattern) => return Some(pattern),
        Err(PatternFault::UnknownToken(token, place)) => {
            v.add_with(pointer, Code::UnknownToken, format!("{token}, {place}"));
        }
        Err(PatternFault::Unpaired(place)) => v.add_with(pointer, Code::UnpairedBrace, place),
        Err(PatternFault::Missing(token)) => v.add_with(pointer, Code::TokenMissing, token),
        Err(PatternFault::Twice(token)) => v.add_with(pointer, Code::TokenTwice, token),
    }
    None
}

/// Adds a version. It holds from its day on, and no number that was given before changes.
pub(super) fn create(tx: &mut Conn, me: &Me, input: &NewNumberPattern) -> Result<NumberPattern> {
    let mut v = Violations::default();
    let mut unit = store::longest_unit(tx)?;
    if let Some(id) = input.agency_id {
        match agencies::store::find(tx, id)? {
            Some(agency) => unit = agency.short_name.chars().count(),
            None => v.add("/agency_id", Code::UnknownReference),
        }
    }
    if agencies::store::letter_kind(tx, &input.kind, me.today())?.is_none() {
        v.add("/kind", Code::UnknownReference);
    }
    if input.valid_from < me.today() {
        v.add("/valid_from", Code::DateInPast);
    }
    checked(input.pattern.trim(), unit, &mut v);
    v.finish()?;
    let row = Row {
        id: Id::new(),
        kind_code: input.kind.clone(),
        agency_id: input.agency_id,
        valid_from: input.valid_from,
        pattern: input.pattern.trim().to_owned(),
        note: input.note.as_deref().map(str::trim).map(ToOwned::to_owned),
        created_by_user_id: me.user_id,
        created_at: me.now(),
    };
    store::insert(tx, &row)?;
    let data = json!({
        "kind": row.kind_code,
        "agency_id": row.agency_id,
        "pattern": row.pattern,
        "valid_from": row.valid_from,
        "note": row.note,
    });
    let (subject, agency) = (("number_pattern", row.id), row.agency_id.unwrap_or(me.agency.id));
    audit::record(
        tx,
        me,
        NewFact::new(Application::Platform, "number_pattern.create", subject, agency, data),
    )?;
    let officer = NumberOfficer { user_id: me.user_id, name: me.name.clone() };
    views(tx, vec![(row, officer)])?.pop().ok_or_else(|| Error::internal("no pattern"))
}

/// Numbers of today as a pattern makes them. Nothing is taken from the register.
pub(super) fn sample(c: &mut Conn, me: &Me, input: &PatternSample) -> Result<NumberSample> {
    let mut v = Violations::default();
    if agencies::store::letter_kind(c, &input.kind, me.today())?.is_none() {
        v.add("/kind", Code::UnknownReference);
    }
    let agency = agencies::store::find(c, input.agency_id.unwrap_or(me.agency.id))?;
    let Some(agency) = agency else {
        v.add("/agency_id", Code::UnknownReference);
        return Err(v.finish().err().unwrap_or_else(Error::not_found));
    };
    let unit = agency.short_name.chars().count();
    let text = match &input.pattern {
        Some(text) => text.trim().to_owned(),
        None => store::in_force(c, &input.kind, agency.id, me.today())?.unwrap_or_default(),
    };
    let pattern = checked(&text, unit, &mut v);
    v.finish()?;
    let pattern = pattern.ok_or_else(|| Error::internal("a pattern without its fault"))?;
    let parts = Parts {
        security: OPEN,
        classification: Some("000.1.5"),
        sequence: 35,
        suffix: "",
        unit: &agency.short_name,
        date: me.today(),
    };
    Ok(NumberSample {
        number: pattern.render(&parts),
        inserted: pattern.render(&Parts { suffix: "a", ..parts }),
        longest: pattern.longest(unit),
        pattern: text,
    })
}

/// Versions, newest first.
pub(super) fn list(c: &mut Conn, query: &PatternsQuery) -> Result<Page<NumberPattern>> {
    let args = PageArgs::new(query.limit, query.cursor.as_deref())?;
    let rows = store::page(c, query.kind.as_deref(), &args)?;
    let page = args.page(rows, |(row, _)| Cursor(row.created_at, row.id))?;
    Ok(Page { items: views(c, page.items)?, next_cursor: page.next_cursor })
}

/// One version.
pub(super) fn find(c: &mut Conn, id: Id) -> Result<NumberPattern> {
    let found = store::find(c, id)?.ok_or_else(Error::not_found)?;
    views(c, vec![found])?.pop().ok_or_else(Error::not_found)
}

fn views(c: &mut Conn, rows: Vec<(Row, NumberOfficer)>) -> Result<Vec<NumberPattern>> {
    let ids: Vec<Id> = rows.iter().filter_map(|(row, _)| row.agency_id).collect();
    let agencies = agencies::store::refs(c, &ids)?;
    let view = |(row, created_by): (Row, NumberOfficer)| NumberPattern {
        id: row.id,
        kind: row.kind_code,
        agency: row.agency_id.and_then(|id| agencies.iter().find(|a| a.id == id).cloned()),
        valid_from: row.valid_from,
        pattern: row.pattern,
        note: row.note,
        created_by,
        created_at: row.created_at,
    };
    Ok(rows.into_iter().map(view).collect())
}
