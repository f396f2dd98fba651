//! Writing instruments.
use super::model::{Instrument, InstrumentPatch, InstrumentStatus, NewInstrument, Row};
use super::store;
use crate::audit::{self, Application, NewFact};
use crate::error::{Code, Error, Result};
use crate::http::{Cursor, IfMatch, Page, PageArgs};
use crate::identity::{Me, Permission};
use pamong_db::{Conn, Id};
use serde_json::json;

fn view(me: &Me, row: Row) -> Result<Instrument> {
    row.view(me.can(Permission::EvaluationManage))
}

/// Instruments, newest first.
pub fn list(c: &mut Conn, me: &Me, page: &PageArgs) -> Result<Page<Instrument>> {
    let rows = store::list(c, page)?.into_iter().map(|row| view(me, row)).collect::<Result<Vec<_>>>()?;
    page.page(rows, |i| Cursor(i.created_at, i.id))
}

/// One instrument.
pub fn find(c: &mut Conn, me: &Me, id: Id) -> Result<Instrument> {
    view(me, store::find(c, id)?.ok_or_else(Error::not_found)?)
}

/// Makes a draft: the first revision of its code, or the next one.
pub fn create_instrument(tx: &mut Conn, me: &Me, input: &NewInstrument) -> Result<Instrument> {
    let row = Row {
        id: Id::new(),
        code: input.code.clone(),
        revision: store::last_revision(tx, &input.code)?.unwrap_or(0) + 1,
        name: input.name.trim().into(),
        status: InstrumentStatus::Draft,
        definition: serde_json::to_value(&input.definition).map_err(Error::internal)?,
        created_at: me.now(),
        updated_at: me.now(),
        version: 1,
    };
    store::insert(tx, &row)?;
    record(tx, me, "instrument.create", &row)?;
    view(me, row)
}

/// Changes an instrument at the version that the caller read. What was adopted stays adopted (409).
pub fn update_instrument(
    tx: &mut Conn,
    me: &Me,
    id: Id,
    read: IfMatch,
    patch: &InstrumentPatch,
) -> Result<Instrument> {
    let mut row = store::find(tx, id)?.ok_or_else(Error::not_found)?;
    read.check(row.version)?;
    if let Some(status) = patch.status {
        if status == InstrumentStatus::Draft && row.status == InstrumentStatus::Adopted {
            return Err(Error::Code(Code::StateConflict, Some(row.status.to_string())));
        }
        row.status = status;
    }
    if let Some(name) = &patch.name {
        row.name = name.trim().into();
    }
    if let Some(definition) = &patch.definition {
        row.definition = serde_json::to_value(definition).map_err(Error::internal)?;
    }
    let before = row.version;
    row.version += 1;
    row.updated_at = me.now();
    if !store::update(tx, before, &row)? {
        return Err(Code::Stale.into());
    }
    record(tx, me, "instrument.update", &row)?;
    view(me, row)
}

fn record(tx: &mut Conn, me: &Me, action: &str, row: &Row) -> Result<()> {
    let data = json!({
        "code": row.code, "revision": row.revision, "status": row.status,
        "version": row.version, "definition": row.definition,
    });
    let subject = ("instrument", row.id);
    audit::record(tx, me, NewFact::new(Application::Evaluations, action, subject, me.agency.id, data))
}
