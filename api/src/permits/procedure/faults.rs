//! What is wrong with a procedure: told with its place, all at once, before an application follows it.
use super::graph::{leading_to, reachable};
use super::model::{Move, Procedure, Stage, StageCheck};
use crate::error::{Code, Violations};
use crate::identity::Permission;
use crate::permits::applications::model::{PermitAction as A, PermitStatus as S};
use std::collections::BTreeSet;

/// Stages, moves and checks of a stage that a procedure may have.
const MOST_STAGES: usize = 40;
const MOST_MOVES: usize = 400;
const MOST_CHECKS: usize = 10;
/// Characters of a key and of a name.
const KEY: usize = 40;
const NAME: usize = 100;
/// Working days of a stage or check.
const MOST_DAYS: i32 = 365;

/// What the service asks of its procedure.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Somebody signs a paper.
    pub signed: bool,
    /// A fee is due.
    pub paid: bool,
    /// Rights that some role carries.
    pub carried: BTreeSet<Permission>,
    /// Codes of the agencies that exist.
    pub agencies: BTreeSet<String>,
}

/// Notes everything that is wrong with the procedure, below `/procedure`.
pub fn faults(procedure: &Procedure, asked: &Asked, violations: &mut Violations) {
    if procedure.stages.len() > MOST_STAGES {
        violations.add_with("/procedure/stages", Code::TooMany, MOST_STAGES);
    }
    if procedure.moves.len() > MOST_MOVES {
        violations.add_with("/procedure/moves", Code::TooMany, MOST_MOVES);
    }
    for (i, stage) in procedure.stages.iter().enumerate() {
        stage_alone(procedure, (i, stage), asked, violations);
    }
    for (i, found) in procedure.moves.iter().enumerate() {
        move_alone(procedure, (i, found), asked, violations);
    }
    let starts = procedure.stages.iter().filter(|stage| stage.kind == S::Draft).count();
    match procedure.start() {
        Some(start) if starts == 1 => as_a_whole(procedure, start, asked, violations),
        _ => violations.add("/procedure/stages", Code::ProcedureStart),
    }
}

fn stage_alone(
    procedure: &Procedure,
    (i, stage): (usize, &Stage),
    asked: &Asked,
    violations: &mut Violations,
) {
    let at = |field: &str| format!("/procedure/stages/{i}/{field}");
    key(&at("key"), &stage.key, violations);
    if procedure.stages.iter().take(i).any(|other| other.key == stage.key) {
        violations.add(at("key"), Code::Duplicate);
    }
    violations.optional_text(&at("name_id"), stage.name_id.as_deref(), NAME);
    violations.optional_text(&at("name_en"), stage.name_en.as_deref(), NAME);
    if let Some(days) = stage.working_days {
        within(&at("working_days"), days, violations);
    }
    match stage.waits_for {
        Some(right) => {
            carried(&at("waits_for"), right, asked, violations);
            let acts = procedure.moves.iter().any(|m| m.from == stage.key && m.permission == right);
            if !acts {
                violations.add(at("waits_for"), Code::StageIdle);
            }
        }
        None if is_office(stage.kind) => violations.add(at("waits_for"), Code::Required),
        None => {}
    }
    if stage.checks.len() > MOST_CHECKS {
        violations.add_with(at("checks"), Code::TooMany, MOST_CHECKS);
    }
    if !stage.checks.is_empty() && !matches!(stage.kind, S::Submitted | S::InReview | S::FieldCheck) {
        violations.add(at("checks"), Code::InvalidChoice);
    }
    for (n, check) in stage.checks.iter().enumerate() {
        let twice = stage.checks.iter().take(n).any(|other| other.key == check.key);
        check_alone(&at(&format!("checks/{n}")), check, twice, asked, violations);
    }
}

fn check_alone(at: &str, check: &StageCheck, twice: bool, asked: &Asked, violations: &mut Violations) {
    key(&format!("{at}/key"), &check.key, violations);
    if twice {
        violations.add(format!("{at}/key"), Code::Duplicate);
    }
    violations.text(&format!("{at}/name_id"), &check.name_id, NAME);
    violations.text(&format!("{at}/name_en"), &check.name_en, NAME);
    within(&format!("{at}/working_days"), check.working_days, violations);
    carried(&format!("{at}/permission"), check.permission, asked, violations);
    if check.agency_code.as_ref().is_some_and(|code| !asked.agencies.contains(code)) {
        violations.add(format!("{at}/agency_code"), Code::UnknownReference);
    }
}

fn move_alone(procedure: &Procedure, (i, found): (usize, &Move), asked: &Asked, violations: &mut Violations) {
    let at = |field: &str| format!("/procedure/moves/{i}/{field}");
    carried(&at("permission"), found.permission, asked, violations);
    if procedure.moves.iter().take(i).any(|m| m.from == found.from && m.action == found.action) {
        violations.add(at("action"), Code::Duplicate);
    }
    let (from, to) = (procedure.stage(&found.from), procedure.stage(&found.to));
    for (field, stage) in [("from", from), ("to", to)] {
        if stage.is_none() {
            violations.add(at(field), Code::UnknownReference);
        }
    }
    if let (Some(from), Some(to)) = (from, to)
        && !fits(found.action, from, to)
    {
        violations.add_with(at("action"), Code::MoveKind, format!("{} → {}", from.kind, to.kind));
    }
}

/// What can only be told of all stages and moves together.
fn as_a_whole(procedure: &Procedure, start: &Stage, asked: &Asked, violations: &mut Violations) {
    let unsigned = |m: &Move| {
        asked.signed
            && m.action == A::HandOver
            && procedure.stage(&m.from).is_some_and(|from| from.kind != S::Ready)
    };
    let reached = reachable(procedure, &start.key, |m| !unsigned(m));
    let ends = procedure.stages.iter().filter(|stage| stage.kind.has_ended()).map(|stage| stage.key.as_str());
    let alive = leading_to(procedure, ends.collect());
    for (i, stage) in procedure.stages.iter().enumerate() {
        let at = format!("/procedure/stages/{i}");
        if !reached.contains(stage.key.as_str()) {
            violations.add_with(at, Code::StageUnreachable, &stage.key);
        } else if !alive.contains(stage.key.as_str()) {
            violations.add_with(at, Code::StageTrap, &stage.key);
        }
    }
    let comes_to = |kind: S| {
        procedure.stages.iter().any(|stage| stage.kind == kind && reached.contains(stage.key.as_str()))
    };
    if !comes_to(S::HandedOver) {
        let code = if asked.signed { Code::ProcedureUnsigned } else { Code::ProcedureEndless };
        violations.add("/procedure/moves", code);
    }
    let pays =
        procedure.moves.iter().any(|m| m.action == A::RecordPayment && reached.contains(m.from.as_str()));
    if asked.paid && !pays {
        violations.add("/procedure/moves", Code::ProcedureUnpaid);
    }
}

/// Whether the act means what it says between stages of these kinds.
fn fits(action: A, from: &Stage, to: &Stage) -> bool {
    let under_way = !from.kind.has_ended() && !matches!(from.kind, S::Draft | S::Ready);
    match action {
        A::Submit => from.kind == S::Draft && to.kind == S::Submitted,
        A::Resubmit => from.kind == S::Incomplete && matches!(to.kind, S::Submitted | S::InReview),
        A::Accept => from.kind == S::Submitted && to.kind == S::InReview,
        A::Advance => from.kind == S::InReview && to.kind == S::InReview && from.key != to.key,
        A::SendBack => {
            matches!(from.kind, S::InReview | S::AwaitingInitials | S::AwaitingSignature)
                && to.kind == S::InReview
                && from.key != to.key
        }
        A::ReturnIncomplete => under_way && is_office(from.kind) && to.kind == S::Incomplete,
        A::RequestFieldCheck => from.kind == S::InReview && to.kind == S::FieldCheck,
        A::CompleteFieldCheck => from.kind == S::FieldCheck && to.kind == S::InReview,
        A::RequestPayment => from.kind == S::InReview && to.kind == S::AwaitingPayment,
        A::RecordPayment => from.kind == S::AwaitingPayment && to.kind == S::InReview,
        A::RequestInitials => from.kind == S::InReview && to.kind == S::AwaitingInitials,
        A::Initial => {
            let draft = |kind| matches!(kind, S::AwaitingInitials | S::AwaitingSignature);
            draft(from.kind) && draft(to.kind)
        }
        A::Sign => from.kind == S::AwaitingSignature && to.kind == S::Ready,
        A::HandOver => matches!(from.kind, S::Ready | S::InReview) && to.kind == S::HandedOver,
        A::Reject => under_way && is_office(from.kind) && to.kind == S::Rejected,
        A::Cancel => under_way && to.kind == S::Cancelled,
        A::Withdraw => under_way && to.kind == S::Withdrawn,
    }
}

/// Whether somebody of an office must act at a stage of this kind.
fn is_office(kind: S) -> bool {
    !kind.has_ended() && !matches!(kind, S::Draft | S::Incomplete)
}

fn carried(at: &str, right: Permission, asked: &Asked, violations: &mut Violations) {
    if !asked.carried.contains(&right) {
        violations.add_with(at, Code::NobodyMay, right.as_str());
    }
}

fn within(at: &str, days: i32, violations: &mut Violations) {
    if !(0..=MOST_DAYS).contains(&days) {
        violations.add_with(at, Code::OutOfRange, format!("0–{MOST_DAYS}"));
    }
}

/// Lower-case letters, digits and underscores.
fn key(at: &str, key: &str, violations: &mut Violations) {
    let plain = key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if key.is_empty() || key.len() > KEY || !plain {
        violations.add(at, Code::InvalidFormat);
    }
}
