//! Random walks through procedures, compared at every step with a model that knows nothing but the written table.
use super::rules::{Needs, Refusal, Situation, Standing};
use super::{Move, Procedure, Stage, StageCheck, standard};
use crate::identity::Permission as Right;
use crate::permits::applications::model::{PermitAction as A, PermitStatus as S};
use rand::RngExt;
use rand::SeedableRng;
use rand::prelude::IndexedRandom;
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeSet;

const WALKS: usize = 10_000;
const STEPS: usize = 25;

/// The table in words, and what happened so far, by the names of the glossary only.
struct Model {
    lines: Vec<(String, String, String, String)>,
    signed: bool,
    fee: bool,
    stage: String,
    paid: bool,
    initials: BTreeSet<usize>,
    examined: Vec<String>,
}

impl Model {
    fn says(
        &self,
        action: &str,
        person: usize,
        rights: &BTreeSet<&str>,
        own: bool,
    ) -> Result<String, &'static str> {
        let mut found = None;
        for (from, act, to, right) in &self.lines {
            if *from == self.stage && act == action {
                found = Some((to.clone(), right.clone()));
            }
        }
        let Some((to, right)) = found else { return Err("not here") };
        if !rights.contains(right.as_str()) {
            return Err("no right");
        }
        if !own {
            return Err("other office");
        }
        let settled = !self.fee || self.paid;
        match action {
            "request_payment" if settled => return Err("not here"),
            "request_initials" if !settled || !self.signed => return Err("not here"),
            "hand_over" if self.stage != "ready" && (self.signed || !settled) => return Err("not here"),
            "initial" if self.initials.contains(&person) => return Err("initialled"),
            _ => {}
        }
        let sideways = ["return_incomplete", "send_back", "reject", "cancel", "withdraw"].contains(&action);
        if !sideways && !self.examined.is_empty() {
            return Err("examining");
        }
        Ok(to)
    }

    fn take(&mut self, action: &str, person: usize, to: String, checks: Vec<String>) {
        match action {
            "record_payment" => self.paid = true,
            "request_initials" => self.initials.clear(),
            "initial" => {
                self.initials.insert(person);
            }
            _ => {}
        }
        if to != self.stage {
            self.examined = checks;
        }
        self.stage = to;
    }
}

fn told(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::NotHere => "not here",
        Refusal::Right(_) => "no right",
        Refusal::OtherOffice => "other office",
        Refusal::Initialled => "initialled",
        Refusal::Examining(_) => "examining",
    }
}

/// The standard procedure with a second review in which three things are examined side by side.
fn with_checks() -> Procedure {
    let mut procedure = standard().unwrap().clone();
    let check = |key: &str| StageCheck {
        key: key.into(),
        name_id: key.into(),
        name_en: key.into(),
        permission: Right::PermitFieldCheck,
        agency_code: None,
        working_days: 2,
    };
    procedure.stages.push(Stage {
        key: "second_review".into(),
        kind: S::InReview,
        name_id: None,
        name_en: None,
        waits_for: Some(Right::PermitProcess),
        working_days: None,
        checks: vec![check("site"), check("law"), check("neighbours")],
    });
    let step = |from: &str, action, to: &str| Move {
        from: from.into(),
        action,
        to: to.into(),
        permission: Right::PermitProcess,
    };
    procedure.moves.push(step("in_review", A::Advance, "second_review"));
    procedure.moves.push(step("second_review", A::SendBack, "in_review"));
    procedure.moves.push(step("second_review", A::RequestInitials, "awaiting_initials"));
    procedure.moves.push(step("second_review", A::Reject, "rejected"));
    procedure
}

#[test]
fn no_illegal_step_is_taken_and_no_legal_one_refused() {
    let mut random = ChaCha8Rng::seed_from_u64(4_2010);
    let procedures = [standard().unwrap().clone(), with_checks()];
    let (mut taken, mut refused, mut ends) = (0, 0, BTreeSet::new());
    for walk in 0..WALKS {
        let procedure = &procedures[walk % 2];
        let lines = procedure
            .moves
            .iter()
            .map(|m| (m.from.clone(), m.action.to_string(), m.to.clone(), m.permission.as_str().to_owned()));
        let mut model = Model {
            lines: lines.collect(),
            signed: random.random_bool(0.8),
            fee: random.random_bool(0.3),
            stage: "draft".into(),
            paid: false,
            initials: BTreeSet::new(),
            examined: Vec::new(),
        };
        for _ in 0..STEPS {
            if model.lines.iter().all(|(from, ..)| *from != model.stage) {
                break;
            }
            // three people: everything, most things, only one thing
            let person = random.random_range(0..3_usize);
            let rights: BTreeSet<Right> = match person {
                0 => Right::ALL.iter().copied().collect(),
                1 => Right::ALL.iter().copied().filter(|r| *r != Right::PermitSign).collect(),
                _ => BTreeSet::from([*Right::ALL.choose(&mut random).unwrap()]),
            };
            let own = random.random_bool(0.95);
            // often something that the table knows and that ends nothing, else anything
            let ends = |action| matches!(action, A::Reject | A::Cancel | A::Withdraw);
            let here = procedure.moves.iter().filter(|m| m.from == model.stage).map(|m| m.action);
            let known: Vec<A> = here.filter(|action| !ends(*action)).collect();
            let action = match known.choose(&mut random) {
                Some(action) if random.random_bool(0.85) => *action,
                _ => *A::ALL.choose(&mut random).unwrap(),
            };
            let stage = model.stage.clone();
            let situation = Situation {
                procedure,
                stage: &stage,
                needs: Needs { signed: model.signed, unpaid: model.fee && !model.paid },
                person: Standing { initialled: model.initials.contains(&person), own_office: own },
                open_checks: model.examined.iter().map(String::as_str).collect(),
            };
            let decided = situation.decide(action, |right| rights.contains(&right));
            let names: BTreeSet<&str> = rights.iter().map(|r| r.as_str()).collect();
            let expected = model.says(action.as_str(), person, &names, own);
            match (decided, expected) {
                (Ok(to), Ok(expected)) => {
                    assert_eq!(to.key, expected, "{stage} {action}");
                    let checks = to.checks.iter().map(|check| check.key.clone()).collect();
                    model.take(action.as_str(), person, expected, checks);
                    taken += 1;
                }
                (Err(refusal), Err(expected)) => {
                    assert_eq!(told(&refusal), expected, "{stage} {action}");
                    refused += 1;
                }
                (decided, expected) => panic!("{stage} {action}: {decided:?}, the model says {expected:?}"),
            }
            // somebody finishes a check now and then
            if random.random_bool(0.4) {
                model.examined.pop();
            }
        }
        ends.insert(model.stage);
    }
    assert!(taken > 50_000 && refused > 50_000, "{taken} taken, {refused} refused");
    for stage in &procedures[1].stages {
        assert!(stage.kind == S::Draft || ends.contains(&stage.key), "no walk ended at {}", stage.key);
    }
}
