//! Procedures that hold, and what is told of those that do not.
use super::*;
use crate::error::{Code, Error, Violations};
use crate::identity::Permission as Right;
use crate::permits::applications::model::{PermitAction as A, PermitStatus as S};
use std::fmt::Write as _;

fn asked() -> Asked {
    Asked {
        signed: true,
        paid: true,
        carried: Right::ALL.iter().copied().collect(),
        agencies: ["15.71".to_owned()].into(),
    }
}

fn told(procedure: &Procedure, asked: &Asked) -> Vec<String> {
    let mut violations = Violations::default();
    faults(procedure, asked, &mut violations);
    match violations.finish() {
        Err(Error::Invalid(fields)) => {
            let told = |f: &crate::error::FieldError| {
                format!("{} {} {}", f.pointer, f.code, f.arg.as_deref().unwrap_or_default()).trim().to_owned()
            };
            fields.iter().map(told).collect()
        }
        _ => Vec::new(),
    }
}

fn changed(change: impl FnOnce(&mut Procedure)) -> Procedure {
    let mut procedure = standard().unwrap().clone();
    change(&mut procedure);
    procedure
}

fn stage(key: &str, kind: S, waits_for: Option<Right>) -> Stage {
    Stage {
        key: key.into(),
        kind,
        name_id: None,
        name_en: None,
        waits_for,
        working_days: None,
        checks: Vec::new(),
    }
}

fn step(from: &str, action: A, to: &str, permission: Right) -> Move {
    Move { from: from.into(), action, to: to.into(), permission }
}

#[test]
fn the_standard_procedure_is_what_was_agreed() {
    let mut table = String::new();
    for Move { from, action, to, permission } in &standard().unwrap().moves {
        writeln!(table, "{from} --{action}--> {to} [{}]", permission.as_str()).unwrap();
    }
    insta::assert_snapshot!(table);
}

#[test]
fn the_standard_procedure_is_without_fault() {
    for (signed, paid) in [(true, true), (true, false), (false, true), (false, false)] {
        let asked = Asked { signed, paid, ..asked() };
        assert!(told(standard().unwrap(), &asked).is_empty(), "{:?}", told(standard().unwrap(), &asked));
    }
}

#[test]
fn no_paper_is_ready_without_review_initials_and_signature() {
    for action in [A::Submit, A::Accept, A::RequestInitials, A::Initial, A::Sign] {
        let procedure = standard().unwrap();
        let reached = graph::reachable(procedure, "draft", |m| m.action != action);
        assert!(!reached.contains("ready"), "{action}");
    }
}

#[test]
fn a_second_review_and_checks_side_by_side_are_taken() {
    let procedure = changed(|p| {
        let mut review = stage("legal_review", S::InReview, Some(Right::PermitInitial));
        review.working_days = Some(2);
        review.checks = vec![StageCheck {
            key: "opinion".into(),
            name_id: "Pendapat dinas".into(),
            name_en: "Opinion".into(),
            permission: Right::PermitProcess,
            agency_code: Some("15.71".into()),
            working_days: 3,
        }];
        p.stages.push(review);
        p.moves.push(step("in_review", A::Advance, "legal_review", Right::PermitProcess));
        p.moves.push(step("legal_review", A::SendBack, "in_review", Right::PermitInitial));
        p.moves.push(step("legal_review", A::Reject, "rejected", Right::PermitInitial));
    });
    assert!(told(&procedure, &asked()).is_empty(), "{:?}", told(&procedure, &asked()));
}

#[test]
fn a_stage_without_a_way_in_or_out_is_told() {
    let lost = changed(|p| {
        p.stages.push(stage("lost", S::InReview, Some(Right::PermitProcess)));
        p.moves.push(step("lost", A::Reject, "rejected", Right::PermitProcess));
    });
    assert_eq!(told(&lost, &asked()), ["/procedure/stages/13 stage_unreachable lost"]);
    // two stages that only lead to each other
    let circle = changed(|p| {
        for key in ["one", "two"] {
            p.stages.push(stage(key, S::InReview, Some(Right::PermitProcess)));
        }
        p.moves.push(step("in_review", A::Advance, "one", Right::PermitProcess));
        p.moves.push(step("one", A::Advance, "two", Right::PermitProcess));
        p.moves.push(step("two", A::Advance, "one", Right::PermitProcess));
    });
    assert_eq!(
        told(&circle, &asked()),
        ["/procedure/stages/13 stage_trap one", "/procedure/stages/14 stage_trap two"]
    );
}

#[test]
fn what_the_service_needs_must_be_possible() {
    let unsigned = changed(|p| p.moves.retain(|m| m.action != A::Sign));
    let told_of = told(&unsigned, &asked());
    assert!(told_of.contains(&"/procedure/moves procedure_unsigned".to_owned()), "{told_of:?}");
    let unpaid = changed(|p| {
        p.stages.retain(|s| s.kind != S::AwaitingPayment);
        p.moves.retain(|m| m.from != "awaiting_payment" && m.to != "awaiting_payment");
    });
    assert_eq!(told(&unpaid, &asked()), ["/procedure/moves procedure_unpaid"]);
    assert!(told(&unpaid, &Asked { paid: false, ..asked() }).is_empty());
    let two_starts = changed(|p| p.stages.push(stage("again", S::Draft, None)));
    assert_eq!(told(&two_starts, &asked()), ["/procedure/stages procedure_start"]);
}

#[test]
fn a_right_that_no_role_carries_is_told() {
    let asked =
        Asked { carried: Right::ALL.iter().copied().filter(|r| *r != Right::PermitPay).collect(), ..asked() };
    assert_eq!(
        told(standard().unwrap(), &asked),
        [
            "/procedure/stages/5/waits_for nobody_may permit.pay",
            "/procedure/moves/20/permission nobody_may permit.pay",
        ]
    );
}

#[test]
fn each_part_is_looked_at_alone() {
    type Case = (fn(&mut Procedure), &'static str);
    const CASES: [Case; 7] = [
        (|p| p.stages[3].key = "In Review".into(), "/procedure/stages/3/key invalid_format"),
        (|p| p.stages[3].waits_for = None, "/procedure/stages/3/waits_for required"),
        (|p| p.stages[3].waits_for = Some(Right::PermitPay), "/procedure/stages/3/waits_for stage_idle"),
        (|p| p.stages[3].working_days = Some(-1), "/procedure/stages/3/working_days out_of_range 0–365"),
        (|p| p.moves[2].to = "nowhere".into(), "/procedure/moves/2/to unknown_reference"),
        (|p| p.moves[2].to = "ready".into(), "/procedure/moves/2/action move_kind submitted → ready"),
        (|p| p.moves.push(p.moves[2].clone()), "/procedure/moves/37/action duplicate"),
    ];
    for (change, expected) in CASES {
        let found = told(&changed(change), &asked());
        assert!(found.iter().any(|f| f == expected), "{expected} in {found:?}");
    }
}

#[test]
fn only_what_the_rules_know_is_read() {
    let unknown = r#"{"stages": [], "moves": [], "timer": 1}"#;
    assert!(serde_json::from_str::<Procedure>(unknown).is_err());
    assert_eq!(Code::StageTrap.as_str(), "stage_trap");
}
