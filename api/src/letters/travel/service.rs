//! Use cases of journeys.
use super::model::{
    LetterJourney, NewTravelReport, NewVisaTable, Report, TravelAction, TravelReport, TravelVisa, VisaTable,
};
use super::store;
use crate::agencies::Calendar;
use crate::error::{Code, Error, Result, Violations};
use crate::http::OptionalIfMatch;
use crate::identity::{Me, Permission, users};
use crate::letters::attachments::{self, Attachment, AttachmentView};
use crate::letters::numbered::Numbered;
use crate::letters::parts::TRAVEL_ORDER;
use crate::letters::{ledger, people};
use crate::storage;
use chrono::{Datelike, NaiveDate};
use pamong_db::{Conn, Id};
use serde::Deserialize;
use serde_json::json;

/// Working days after its end within which a journey is reported on.
const REPORT_WORKING_DAYS: u32 = 5;

/// The travel order that a letter is or delivers, for who may see it.
pub fn find(c: &mut Conn, me: &Me, id: Id) -> Result<Numbered> {
    Numbered::find(c, me, id, (TRAVEL_ORDER, Code::NotTravelOrder))
}

/// The order whose journey the caller may write about now.
fn written_by(tx: &mut Conn, me: &Me, id: Id) -> Result<Numbered> {
    let order = find(tx, me, id)?;
    if !writes(tx, me, &order)? {
        return Err(Code::Forbidden.into());
    }
    order.lock(tx)?;
    Ok(order)
}

/// Whether the caller writes about the journey: the traveller by civil servant number, and who writes letters in the office
/// that gave the order or in one that it is addressed to.
fn writes(c: &mut Conn, me: &Me, order: &Numbered) -> Result<bool> {
    if order.letter.agency_id == me.agency.id && me.can(Permission::LetterDraft) {
        let addressed = order.addressed(c)?;
        if order.is_own() || order.own_place(&addressed).is_some() {
            return Ok(true);
        }
    }
    let traveller = order.parts.travel.as_ref().and_then(|travel| travel.traveller.as_ref());
    let Some(traveller) = traveller.and_then(|one| one.nip.as_deref()) else { return Ok(false) };
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let own = users::store::find_user(c, &me.scope, me.user_id)?;
    let own = own.and_then(|user| user.civil_servant_number).map(|nip| digits(&nip)).unwrap_or_default();
    Ok(!own.is_empty() && own == digits(traveller))
}

fn ends_on(order: &Numbered) -> Option<NaiveDate> {
    let travel = order.parts.travel.as_ref()?;
    // Further away it is a slip of the pen, and counting working days up to it would take its time.
    let plausible = |day: &NaiveDate| (1945..=9998).contains(&day.year());
    travel.returns.or(travel.departs).filter(plausible)
}

/// Writes the visa table anew.
pub fn record_visas(
    tx: &mut Conn,
    me: &Me,
    id: Id,
    read: OptionalIfMatch,
    input: &NewVisaTable,
) -> Result<Numbered> {
    let order = written_by(tx, me, id)?;
    let mut v = Violations::default();
    for (i, visa) in input.entries.iter().enumerate() {
        for (name, day) in [("arrived_on", visa.arrived_on), ("departed_on", visa.departed_on)] {
            if day.is_some_and(|day| day > me.today()) {
                v.add(format!("/entries/{i}/{name}"), Code::DateInFuture);
            }
        }
    }
    v.finish()?;
    let source = order.source.id;
    let before = store::visas(tx, source)?;
    let version = before.as_ref().map_or(0, |table| table.version);
    read.check(version)?;
    let table = VisaTable {
        letter_id: source,
        entries: serde_json::to_value(&input.entries).map_err(Error::internal)?,
        user_id: me.user_id,
        position_id: me.position_id,
        updated_at: me.now(),
        version: version + 1,
    };
    let stored = match before {
        Some(_) => store::update_visas(tx, &table, version)?,
        None => store::insert_visas(tx, &table)?,
    };
    if !stored {
        return Err(Code::Stale.into());
    }
    ledger::record(tx, me, &order.letter, "travel.record_visas", json!({"entries": input.entries.len()}))?;
    Ok(order)
}

/// The traveller, or the office, reports on the journey.
pub fn report(tx: &mut Conn, me: &Me, id: Id, input: &NewTravelReport) -> Result<Numbered> {
    let order = written_by(tx, me, id)?;
    if input.reported_on > me.today() {
        return Err(Error::field("/reported_on", Code::DateInFuture));
    }
    let uploads = storage::link(tx, Some(me.user_id), "/upload_ids", &input.upload_ids, me.now())?;
    let report = Report {
        id: Id::new(),
        letter_id: order.source.id,
        reported_on: input.reported_on,
        words: input.text.trim().to_owned(),
        user_id: me.user_id,
        position_id: me.position_id,
        created_at: me.now(),
    };
    // Of the outgoing letter, so that every office that sees the journey opens them.
    let files = Attachment::of(order.source.id, None, uploads, 1);
    attachments::store::insert(tx, &files)?;
    store::insert_report(tx, &report, &files)?;
    let due = due(tx, &order)?;
    let data = json!({
        "report_id": report.id,
        "reported_on": report.reported_on,
        "due_date": due,
        "on_time": due.map(|due| me.today() <= due),
        "files": files.len(),
    });
    ledger::record(tx, me, &order.letter, "travel.report", data)?;
    Ok(order)
}

/// Last day for the report.
fn due(c: &mut Conn, order: &Numbered) -> Result<Option<NaiveDate>> {
    let Some(end) = ends_on(order).filter(|_| !order.cancelled) else { return Ok(None) };
    Ok(Some(Calendar::load(c)?.add_working_days(end, REPORT_WORKING_DAYS)))
}

/// What came back from the journey, as the caller sees it.
pub fn view(c: &mut Conn, me: &Me, order: &Numbered) -> Result<LetterJourney> {
    let id = order.source.id;
    let table = store::visas(c, id)?;
    let reports = store::reports(c, id)?;
    let ids: Vec<Id> = reports.iter().map(|report| report.id).collect();
    let files = store::files(c, &ids)?;
    let mut positions: Vec<Id> = reports.iter().map(|report| report.position_id).collect();
    let mut persons: Vec<Id> = reports.iter().map(|report| report.user_id).collect();
    positions.extend(table.as_ref().map(|table| table.position_id));
    persons.extend(table.as_ref().map(|table| table.user_id));
    let names = people::store::load(c, &positions, &persons, me.today())?;
    let report_due = due(c, order)?;
    let overdue_working_days = match report_due.filter(|_| reports.is_empty()) {
        Some(due) => Calendar::load(c)?.working_days_between(due, me.today()),
        None => 0,
    };
    let visas = match &table {
        Some(table) => Vec::<TravelVisa>::deserialize(&table.entries).map_err(Error::internal)?,
        None => Vec::new(),
    };
    let may = !order.cancelled && writes(c, me, order)?;
    let shown = |report: &Report| {
        let own = files.iter().filter(|(of, _)| *of == report.id);
        Ok(TravelReport {
            id: report.id,
            reported_on: report.reported_on,
            text: report.words.clone(),
            by: names.actor(report.position_id, report.user_id)?,
            attachments: own.map(|(_, file)| AttachmentView::from(file)).collect(),
            created_at: report.created_at,
        })
    };
    Ok(LetterJourney {
        ends_on: ends_on(order),
        report_due,
        overdue_working_days,
        visas,
        visas_by: table.as_ref().map(|t| names.actor(t.position_id, t.user_id)).transpose()?,
        reports: reports.iter().map(shown).collect::<Result<_>>()?,
        allowed_actions: if may { TravelAction::ALL.to_vec() } else { Vec::new() },
        version: table.map_or(0, |table| table.version),
    })
}
