//! Recording work done on paper.
use super::model::{NewPaperRecord, PaperRecord, Recorder, Row};
use super::store;
use crate::audit::{self, Medium, NewFact};
use crate::error::{Code, Error, Result, Violations};
use crate::identity::Me;
use pamong_db::{Conn, Id};
use serde_json::json;

/// Records work of the caller's agency, with its fact in the ledger (medium paper, counted on the first day).
///
/// Days in the future are refused, and so is a correction of a record that is not the agency's, is of another register
/// or was corrected already.
pub fn create_paper_record(tx: &mut Conn, me: &Me, input: &NewPaperRecord) -> Result<PaperRecord> {
    let mut violations = Violations::default();
    for (pointer, day) in [("/date_from", input.date_from), ("/date_until", input.date_until)] {
        if day > me.today() {
            violations.add(pointer, Code::DateInFuture);
        }
    }
    violations.finish()?;
    if let Some(id) = input.corrects_id {
        check_correction(tx, me, input, id)?;
    }
    let row = Row {
        id: Id::new(),
        agency_id: me.agency.id,
        application: input.application,
        register: input.register,
        service_code: input.service_code.clone(),
        quantity: input.quantity,
        date_from: input.date_from,
        date_until: input.date_until,
        reference_number: input.reference_number.clone(),
        subject: input.subject.clone(),
        note: input.note.clone(),
        corrects_id: input.corrects_id,
        created_by_user_id: me.user_id,
        created_at: me.now(),
        version: 1,
    };
    store::insert(tx, &row).map_err(|e| match e.unique_violation() {
        // someone else corrected the same record at the same time
        Some(constraint) if constraint.contains("corrects_id") => {
            Error::field("/corrects_id", Code::Duplicate)
        }
        _ => e.into(),
    })?;
    let data = json!({
        "register": row.register,
        "date_from": row.date_from,
        "date_until": row.date_until,
        "service_code": row.service_code,
        "corrects_id": row.corrects_id,
    });
    let subject = ("paper_record", row.id);
    let fact = NewFact::new(row.application.into(), "paper_record.create", subject, row.agency_id, data);
    let fact = NewFact {
        effective_date: Some(row.date_from),
        medium: Medium::Paper,
        quantity: row.quantity,
        ..fact
    };
    audit::record(tx, me, fact)?;
    Ok((row, me.agency.clone(), Recorder { user_id: me.user_id, name: me.name.clone() }).into())
}

fn check_correction(tx: &mut Conn, me: &Me, input: &NewPaperRecord, id: Id) -> Result<()> {
    let wrong = store::find(tx, &me.scope, id)?.filter(|old| {
        old.agency.id == me.agency.id
            && old.application == input.application
            && old.register == input.register
    });
    if wrong.is_none() {
        return Err(Error::field("/corrects_id", Code::UnknownReference));
    }
    if store::is_corrected(tx, id)? {
        return Err(Error::field("/corrects_id", Code::Duplicate));
    }
    Ok(())
}
