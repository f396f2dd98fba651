//! Entering interviews.
use super::model::{Answer, Interview, InterviewPatch, NewInterview, Row};
use super::store::{self, InterviewFilter};
use crate::agencies::{self, AgencyRef};
use crate::audit::{self, Application, NewFact};
use crate::error::{Code, Error, Result, Violations};
use crate::evaluations::instruments::definition::ApplicationDefinition;
use crate::evaluations::instruments::store as instruments;
use crate::evaluations::periods::{PeriodAction, PeriodRow, store as periods};
use crate::evaluations::recommendations;
use crate::evaluations::scoring::{InterviewAnswers, Scored};
use crate::evaluations::visibility::Visible;
use crate::http::{Cursor, IfMatch, Page, PageArgs};
use crate::identity::{Me, Permission};
use pamong_db::{Conn, Id};
use serde_json::json;
use std::collections::BTreeSet;

fn view(c: &mut Conn, me: &Me, row: Row, agency: AgencyRef) -> Result<Interview> {
    let period = period(c, row.period_id)?;
    let open =
        me.can(Permission::EvaluationInterview) && period.status.after(PeriodAction::Interview).is_some();
    Ok(Interview {
        answers: row.answers()?,
        allowed_actions: if open { vec!["update"] } else { Vec::new() },
        id: row.id,
        period_id: row.period_id,
        agency,
        application: row.application,
        note: row.note,
        evaluator_user_id: row.evaluator_user_id,
        created_at: row.created_at,
        updated_at: row.updated_at,
        version: row.version,
    })
}

fn period(c: &mut Conn, id: Id) -> Result<PeriodRow> {
    periods::find(c, id)?.ok_or_else(|| Error::internal("an interview without its period"))
}

/// Refuses (409) where the period is published, or letters quote its scores already.
fn open(c: &mut Conn, period: &PeriodRow) -> Result<()> {
    period.status.must(PeriodAction::Interview)?;
    if recommendations::store::has_letters(c, period.id)? {
        return Err(Code::ReprimandsDrafted.into());
    }
    Ok(())
}

/// Interviews that the caller may see, newest first.
pub fn list(c: &mut Conn, me: &Me, filter: InterviewFilter, page: &PageArgs) -> Result<Page<Interview>> {
    let rows = store::list(c, &Visible::to(me), filter, page)?;
    let views = rows.into_iter().map(|(row, agency)| view(c, me, row, agency)).collect::<Result<Vec<_>>>()?;
    page.page(views, |i| Cursor(i.created_at, i.id))
}

/// One interview, if the caller may see it.
pub fn find(c: &mut Conn, me: &Me, id: Id) -> Result<Interview> {
    let (row, agency) = store::find(c, &Visible::to(me), id)?.ok_or_else(Error::not_found)?;
    view(c, me, row, agency)
}

/// The answers of a period, for the computation.
pub fn answers_of(c: &mut Conn, period_id: Id) -> Result<InterviewAnswers> {
    let rows = store::of_period(c, period_id)?;
    rows.into_iter().map(|row| Ok(((row.agency_id, row.application), row.answers()?))).collect()
}

/// Enters an interview: one for each period, agency and application, before publication.
pub fn create_interview(tx: &mut Conn, me: &Me, input: &NewInterview) -> Result<Interview> {
    let unknown = |pointer| Error::field(pointer, Code::UnknownReference);
    let period = periods::find(tx, input.period_id)?.ok_or_else(|| unknown("/period_id"))?;
    open(tx, &period)?;
    let agency = agencies::store::existing_on(tx, period.date_until)?
        .into_iter()
        .find(|a| a.id == input.agency_id)
        .ok_or_else(|| unknown("/agency_id"))?;
    let questions = questions(tx, &period, input.application)?
        .filter(|a| a.applies_to.contains(&agency.kind))
        .ok_or_else(|| Error::field("/application", Code::InvalidChoice))?;
    check(&questions, &input.answers)?;
    let row = Row {
        id: Id::new(),
        period_id: input.period_id,
        agency_id: agency.id,
        application: input.application,
        answers: serde_json::to_value(&input.answers).map_err(Error::internal)?,
        note: input.note.clone(),
        evaluator_user_id: me.user_id,
        created_at: me.now(),
        updated_at: me.now(),
        version: 1,
    };
    store::insert(tx, &row).map_err(|e| match e.unique_violation() {
        Some(_) => Error::field("/agency_id", Code::Duplicate),
        None => e.into(),
    })?;
    record(tx, me, "interview.create", &row)?;
    view(tx, me, row, agency)
}

/// Changes an interview at the version that the caller read, before publication.
pub fn update_interview(
    tx: &mut Conn,
    me: &Me,
    id: Id,
    read: IfMatch,
    patch: &InterviewPatch,
) -> Result<Interview> {
    let (mut row, agency) = store::find(tx, &Visible::to(me), id)?.ok_or_else(Error::not_found)?;
    let period = period(tx, row.period_id)?;
    open(tx, &period)?;
    read.check(row.version)?;
    if let Some(answers) = &patch.answers {
        let questions = questions(tx, &period, row.application)?
            .ok_or_else(|| Error::field("/answers", Code::InvalidChoice))?;
        check(&questions, answers)?;
        row.answers = serde_json::to_value(answers).map_err(Error::internal)?;
    }
    if let Some(note) = &patch.note {
        row.note = Some(note.clone());
    }
    let before = row.version;
    row.version += 1;
    row.updated_at = me.now();
    if !store::update(tx, before, &row)? {
        return Err(Code::Stale.into());
    }
    record(tx, me, "interview.update", &row)?;
    view(tx, me, row, agency)
}

fn questions(c: &mut Conn, period: &PeriodRow, application: Scored) -> Result<Option<ApplicationDefinition>> {
    let instrument = instruments::find(c, period.instrument_id)?.ok_or_else(Error::not_found)?;
    Ok(instrument.definition()?.application(application).cloned())
}

/// Every question once, each answer on its scale.
fn check(application: &ApplicationDefinition, answers: &[Answer]) -> Result<()> {
    let mut v = Violations::default();
    let mut answered = BTreeSet::new();
    for (i, answer) in answers.iter().enumerate() {
        match application.questions.iter().find(|q| q.key == answer.question_key) {
            None => v.add(format!("/answers/{i}/question_key"), Code::InvalidChoice),
            Some(_) if !answered.insert(&answer.question_key) => {
                v.add(format!("/answers/{i}/question_key"), Code::Duplicate);
            }
            Some(q) if !(1..=q.scale_max).contains(&answer.value) => {
                v.add_with(format!("/answers/{i}/value"), Code::OutOfRange, format!("1..{}", q.scale_max));
            }
            Some(_) => {}
        }
    }
    for question in application.questions.iter().filter(|q| !answered.contains(&q.key)) {
        v.add_with("/answers", Code::AnswerMissing, &question.text_id);
    }
    v.finish()
}

fn record(tx: &mut Conn, me: &Me, action: &str, row: &Row) -> Result<()> {
    let data = json!({
        "period_id": row.period_id, "application": row.application, "answers": row.answers,
        "version": row.version,
    });
    let subject = ("interview", row.id);
    audit::record(tx, me, NewFact::new(Application::Evaluations, action, subject, row.agency_id, data))
}
