//! Opening, computing and publishing periods.
use super::model::{EvaluationPeriod, NewPeriod, PeriodAction, PeriodRow, PeriodStatus};
use super::store;
use crate::agencies;
use crate::audit::{self, Application, NewFact};
use crate::error::{Code, Error, Result};
use crate::evaluations::instruments::definition::Definition;
use crate::evaluations::instruments::{InstrumentStatus, store as instruments};
use crate::evaluations::scores::store::ScoreFilter;
use crate::evaluations::scoring::{self, AgencyScore, Category, Inputs};
use crate::evaluations::{interviews, ledger, recommendations, scores};
use crate::http::{Cursor, Page, PageArgs};
use crate::identity::{Me, Permission};
use pamong_db::{Conn, Id, Ts};
use serde_json::{Value, json};

fn right(action: PeriodAction) -> Permission {
    match action {
        PeriodAction::Interview => Permission::EvaluationInterview,
        PeriodAction::Compute | PeriodAction::Publish => Permission::EvaluationManage,
        PeriodAction::Reprimand => Permission::EvaluationReprimand,
    }
}

fn view(c: &mut Conn, me: &Me, row: PeriodRow) -> Result<EvaluationPeriod> {
    let drafted = recommendations::store::has_letters(c, row.id)?;
    let open = |action: &&PeriodAction| {
        me.can(right(**action))
            && row.status.after(**action).is_some()
            && !(drafted && matches!(action, PeriodAction::Compute | PeriodAction::Interview))
    };
    let actions = PeriodAction::ALL.iter().filter(open).copied().collect();
    Ok(row.view(actions))
}

/// Periods, newest first.
pub fn list(c: &mut Conn, me: &Me, page: &PageArgs) -> Result<Page<EvaluationPeriod>> {
    let rows = store::list(c, page)?.into_iter().map(|row| view(c, me, row)).collect::<Result<Vec<_>>>()?;
    page.page(rows, |p| Cursor(p.created_at, p.id))
}

/// One period.
pub fn find(c: &mut Conn, me: &Me, id: Id) -> Result<EvaluationPeriod> {
    let row = store::find(c, id)?.ok_or_else(Error::not_found)?;
    view(c, me, row)
}

/// Opens a period with an adopted instrument.
pub fn create_evaluation_period(tx: &mut Conn, me: &Me, input: &NewPeriod) -> Result<EvaluationPeriod> {
    let instrument = instruments::find(tx, input.instrument_id)?;
    if instrument.is_none_or(|i| i.status != InstrumentStatus::Adopted) {
        return Err(Error::field("/instrument_id", Code::UnknownReference));
    }
    let row = PeriodRow {
        id: Id::new(),
        name: input.name.trim().into(),
        date_from: input.from,
        date_until: input.until,
        instrument_id: input.instrument_id,
        status: PeriodStatus::Open,
        frozen_definition: None,
        ledger_until: None,
        computed_at: None,
        published_at: None,
        created_at: me.now(),
        updated_at: me.now(),
        version: 1,
    };
    store::insert(tx, &row)?;
    let data = json!({"from": row.date_from, "until": row.date_until, "instrument_id": row.instrument_id});
    record(tx, me, "evaluation_period.create", row.id, data)?;
    view(tx, me, row)
}

/// Computes the scores of all agencies from the ledger up to this instant, with the instrument as it is now.
///
/// It may be repeated until the period is published or its first reprimand is drafted (409): a letter that quotes a
/// score must not outlive it.
pub fn compute_scores(tx: &mut Conn, me: &Me, id: Id) -> Result<EvaluationPeriod> {
    let mut row = store::find(tx, id)?.ok_or_else(Error::not_found)?;
    row.status = row.status.must(PeriodAction::Compute)?;
    if recommendations::store::has_letters(tx, id)? {
        return Err(Code::ReprimandsDrafted.into());
    }
    let instrument = instruments::find(tx, row.instrument_id)?.ok_or_else(Error::not_found)?;
    let results = results(tx, &row, &instrument.definition()?, me.now())?;
    scores::service::replace(tx, id, &results, me.now())?;
    recommendations::service::replace(tx, me, id, &results)?;
    row.frozen_definition = Some(instrument.definition);
    row.ledger_until = Some(me.now());
    row.computed_at = Some(me.now());
    save(tx, me, &mut row)?;
    let data = json!({
        "instrument_id": row.instrument_id, "instrument_version": instrument.version,
        "ledger_until": row.ledger_until, "agencies": results.len(), "categories": categories(&results),
    });
    record(tx, me, "evaluation_period.compute", id, data)?;
    view(tx, me, row)
}

/// The scores that ledger, interviews and agencies give with this definition.
fn results(c: &mut Conn, row: &PeriodRow, definition: &Definition, at: Ts) -> Result<Vec<AgencyScore>> {
    let (facts, papers) = ledger::all(c, row, at)?;
    Ok(scoring::compute(&Inputs {
        definition,
        window: row.window(),
        agencies: &agencies::store::existing_on(c, row.date_until)?,
        facts: &facts,
        papers: &papers,
        interviews: &interviews::service::answers_of(c, row.id)?,
    }))
}

/// Makes sure that nothing can change the scores any more: computed once more they come out the same, or the request is
/// refused (409). An interview may have been changed since, and work that was being written at the very instant of the
/// computation is in the ledger only now. From the first reprimand on this was made sure, and interviews are closed.
pub fn settle(c: &mut Conn, me: &Me, row: &PeriodRow) -> Result<()> {
    if row.status != PeriodStatus::Computed || recommendations::store::has_letters(c, row.id)? {
        return Ok(());
    }
    let (Some(definition), Some(at)) = (row.definition()?, row.ledger_until) else {
        return Err(Error::internal("computed without a definition"));
    };
    let stored = scores::service::results(c, me, row.id, ScoreFilter::default())?;
    if results(c, row, &definition, at)? == stored { Ok(()) } else { Err(Code::ScoresOutdated.into()) }
}

/// Makes the scores final: the definition and the instant of the ledger stay as they were computed.
pub fn publish_scores(tx: &mut Conn, me: &Me, id: Id) -> Result<EvaluationPeriod> {
    let mut row = store::find(tx, id)?.ok_or_else(Error::not_found)?;
    let published = row.status.must(PeriodAction::Publish)?;
    settle(tx, me, &row)?;
    row.status = published;
    row.published_at = Some(me.now());
    save(tx, me, &mut row)?;
    let data = json!({"ledger_until": row.ledger_until, "definition": row.frozen_definition});
    record(tx, me, "evaluation_period.publish", id, data)?;
    view(tx, me, row)
}

fn save(tx: &mut Conn, me: &Me, row: &mut PeriodRow) -> Result<()> {
    let before = row.version;
    row.version += 1;
    row.updated_at = me.now();
    if store::update(tx, before, row)? { Ok(()) } else { Err(Code::Stale.into()) }
}

fn categories(results: &[AgencyScore]) -> Value {
    let count = |category: &Category| results.iter().filter(|r| r.category == *category).count();
    Category::ALL.iter().map(|c| (c.to_string(), json!(count(c)))).collect::<serde_json::Map<_, _>>().into()
}

fn record(tx: &mut Conn, me: &Me, action: &str, id: Id, data: Value) -> Result<()> {
    let subject = ("evaluation_period", id);
    audit::record(tx, me, NewFact::new(Application::Evaluations, action, subject, me.agency.id, data))
}
