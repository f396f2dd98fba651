use super::*;
use crate::evaluations::exact::Exact;
use crate::evaluations::instruments::definition::Definition;
use crate::evaluations::instruments::shipped_definition;
use crate::evaluations::interviews::Answer;
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::collections::HashMap;

fn exact(text: &str) -> Exact {
    Exact(text.parse().unwrap())
}

fn all_answers(definition: &Definition, key: Scored, value: i32) -> Vec<Answer> {
    let questions = &definition.application(key).unwrap().questions;
    questions.iter().map(|q| Answer { question_key: q.key.clone(), value, note: None }).collect()
}

fn run(agencies: &[AgencyRef], facts: &[Fact], interviews: &InterviewAnswers) -> Vec<AgencyScore> {
    let definition = shipped_definition();
    compute(&Inputs { definition: &definition, window: window(), agencies, facts, papers: &[], interviews })
}

#[test]
fn a_perfect_agency_gets_100_and_the_city_is_not_scored() {
    let definition = shipped_definition();
    let data = json!({"direction": "incoming", "disposition_id": id(50), "due_date": "2022-01-20"});
    let facts = [
        fact(1, "2022-01-10", "letter.dispose", 1, data),
        fact(2, "2022-01-11", "disposition.complete", 50, json!({"disposition_id": id(50)})),
        outgoing(3, "letter.dispatch", 2, "SD"),
        outgoing(4, "letter.dispatch", 3, "UND"),
        outgoing(5, "letter.dispatch", 4, "ST"),
        fact(6, "2022-02-01", "permit.sign", 5, json!({"on_time": true})),
    ];
    let interviews = HashMap::from([
        ((id(1), Scored::Letters), all_answers(&definition, Scored::Letters, 4)),
        ((id(1), Scored::Permits), all_answers(&definition, Scored::Permits, 4)),
    ]);
    let agencies = [agency(9, AgencyKind::City), agency(1, AgencyKind::UrbanVillage)];
    let scores = run(&agencies, &facts, &interviews);
    assert_eq!(scores.len(), 1);
    let best = &scores[0];
    assert_eq!((best.score, best.category, best.reason), (exact("100"), Category::Good, None));
    assert_eq!(best.electronic_share, Some(exact("1")));
}

#[test]
fn no_work_is_poor_whatever_the_interview_says() {
    let interviews =
        HashMap::from([((id(1), Scored::Letters), all_answers(&shipped_definition(), Scored::Letters, 4))]);
    let scores = run(&[agency(1, AgencyKind::Office)], &[], &interviews);
    let score = &scores[0];
    assert_eq!((score.score, score.category), (exact("0"), Category::Poor));
    assert_eq!((score.reason, score.electronic_share), (Some(ScoreReason::NoUse), None));
    assert_eq!(score.applications.len(), 1);
}

#[test]
fn a_score_from_the_rules_by_hand() {
    // 3 of 10 letters electronic (all incoming), no outgoing, no dispositions, no interview: 3/10 × 0.5 × 60 = 9.
    // 1 of 3 services electronic, late: 1/3 × 0.7 × 60 = 14. Overall (9 + 14) / 2.
    let facts = [
        incoming(1, "letter.close", 1),
        incoming(2, "letter.close", 2),
        incoming(3, "letter.close", 3),
        paper(4, Application::Letters, "incoming", 7),
        fact(5, "2022-02-01", "permit.sign", 5, json!({"on_time": false})),
        paper(6, Application::Permits, "service", 2),
    ];
    let scores = run(&[agency(1, AgencyKind::UrbanVillage)], &facts, &HashMap::new());
    let score = &scores[0];
    assert_eq!((score.score, score.category), (exact("11.5"), Category::Poor));
    assert_eq!(score.electronic_share, Some(exact("0.3077")));
    assert_eq!(score.reason, Some(ScoreReason::NoInterview));
    let letters = &score.applications[0];
    assert_eq!((letters.score, letters.electronic_share), (exact("9"), Some(exact("0.3"))));
    assert_eq!(letters.indicators[1].reason, Some(IndicatorReason::NoCases));
    assert_eq!(score.applications[1].score, exact("14"));
}

#[test]
fn a_target_earns_the_whole_weight() {
    let late = |n: u32| json!({"on_time": n >= 1});
    // 9 of 10 on time is the target of 0.9.
    let facts: Vec<Fact> =
        (0..10_u32).map(|n| fact(n, "2022-02-01", "permit.sign", n.into(), late(n))).collect();
    let scores = run(&[agency(1, AgencyKind::SubDistrict)], &facts, &HashMap::new());
    let permits = &scores[0].applications[1];
    assert_eq!(permits.indicators[1].contribution, permits.indicators[1].maximum);
    assert_eq!(permits.score, exact("60"));
}

#[test]
fn thresholds_belong_to_the_better_category() {
    let mut definition = shipped_definition();
    definition.thresholds.good = exact("60");
    definition.thresholds.fair = exact("42");
    let of = |on_time| {
        let facts = [fact(1, "2022-02-01", "permit.sign", 1, json!({"on_time": on_time}))];
        let agencies = [agency(1, AgencyKind::UrbanVillage)];
        let interviews = HashMap::new();
        let inputs = Inputs {
            definition: &definition,
            window: window(),
            agencies: &agencies,
            facts: &facts,
            papers: &[],
            interviews: &interviews,
        };
        compute(&inputs)[0].applications[1].category
    };
    assert_eq!((of(true), of(false)), (Category::Good, Category::Fair));
}

#[test]
fn equal_scores_rank_by_code() {
    let agencies = [3, 1, 2].map(|n| agency(n, AgencyKind::Office));
    let mut facts = [incoming(1, "letter.close", 1), incoming(2, "letter.close", 2)];
    facts[1].agency_id = id(2);
    let scores = run(&agencies, &facts, &HashMap::new());
    let ranked: Vec<_> = scores.iter().map(|s| (s.agency.id, s.rank, s.applications[0].rank)).collect();
    assert_eq!(ranked, [(id(1), 1, 1), (id(2), 2, 2), (id(3), 3, 3)]);
}

/// Any act on one of a few things of one of a few agencies.
fn any_fact() -> impl Strategy<Value = Fact> {
    let actions = prop::sample::select(vec![
        "letter.register",
        "letter.dispose",
        "letter.close",
        "letter.dispatch",
        "letter.approve",
        "disposition.complete",
        "disposition.forward",
        "disposition.cancel",
        "disposition.send_back",
        "letter.recall",
        "disposition.ask_opinion",
        "disposition.answer",
        "permit.submit",
        "permit.sign",
        "permit.reveal",
        "paper_record.create",
    ]);
    (actions, 1..4_u128, 0..6_u128, 1..70_u32, any::<bool>(), 1..5_i32).prop_map(
        |(action, office, subject, days, flag, quantity)| {
            let outgoing = matches!(action, "letter.dispatch" | "letter.approve");
            let data = json!({
                "direction": if outgoing { "outgoing" } else { "incoming" },
                "kind": if flag { "SD" } else { "UND" }, "on_time": flag, "due_date": "2022-01-20",
                "disposition_id": id(100 + subject), "parent_id": id(101 + subject),
                "register": if flag { "incoming" } else { "outgoing" },
            });
            let mut fact = fact(0, "2021-12-28", action, office * 10 + subject, data);
            fact.effective_date += chrono::Duration::days(days.into());
            fact.agency_id = id(office);
            if action == "paper_record.create" {
                fact.medium = Medium::Paper;
                fact.quantity = quantity;
            }
            fact
        },
    )
}

proptest! {
    #[test]
    fn the_order_of_facts_does_not_matter(
        facts in prop::collection::vec(any_fact(), 0..60).prop_map(|facts| {
            let place = |(n, mut f): (usize, Fact)| { f.id = id(5_000 + u128::try_from(n).unwrap()); f };
            facts.into_iter().enumerate().map(place).collect::<Vec<_>>()
        }),
        seed in any::<u128>(),
    ) {
        let agencies = [1, 2, 3].map(|n| agency(n, AgencyKind::UrbanVillage));
        let mut shuffled = facts.clone();
        shuffled.sort_by_key(|f| f.id.0.as_u128().wrapping_mul(seed | 1).rotate_left(17));
        let interviews = HashMap::new();
        prop_assert_eq!(run(&agencies, &facts, &interviews), run(&agencies, &shuffled, &interviews));
    }

    #[test]
    fn sums_add_up_and_stay_between_0_and_100(
        facts in prop::collection::vec(any_fact(), 0..60),
        values in prop::collection::vec(1..5_i32, 7),
    ) {
        let definition = shipped_definition();
        let questions = &definition.application(Scored::Letters).unwrap().questions;
        let answers: Vec<Answer> = questions.iter().zip(&values)
            .map(|(q, v)| Answer { question_key: q.key.clone(), value: *v, note: None }).collect();
        let interviews = HashMap::from([((id(1), Scored::Letters), answers)]);
        let agencies = [1, 2, 3].map(|n| agency(n, AgencyKind::UrbanVillage));
        for score in run(&agencies, &facts, &interviews) {
            let points: Exact = score.applications.iter().map(|a| a.points).sum();
            prop_assert_eq!(points, score.score);
            prop_assert!(score.score.fits(2) && score.score >= exact("0") && score.score <= exact("100"));
            for part in &score.applications {
                let sum: Exact = part.indicators.iter().map(|i| i.contribution)
                    .chain(part.answers.iter().map(|a| a.points)).sum();
                prop_assert_eq!(sum, part.score);
                prop_assert!(part.score.0 <= Decimal::ONE_HUNDRED);
                prop_assert!(part.indicators.iter().all(|i| i.numerator <= i.denominator));
            }
        }
    }
}
