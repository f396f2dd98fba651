//! A changed form while a thousand applications run.
use super::{VILLAGE, definition, publish, publish_new};
use crate::kit::{Actor, Reply, TestApp};
use pamong::permits::{self, NewPermitApplication};
use pamong::secrets::Secrets;
use serde_json::{Value, json};

const CASES: usize = 1000;

async fn report(keeper: &Actor, revision: &str) -> Reply {
    keeper.get(&format!("/permit-services/{revision}/case-moves")).await.expect(200)
}

async fn move_all(keeper: &Actor, revision: &str) -> Reply {
    keeper.post(&format!("/permit-services/{revision}/case-moves"), json!({})).await.expect(200)
}

#[tokio::test]
async fn a_thousand_running_cases_are_unharmed_and_the_report_is_right() {
    let app = TestApp::start().await;
    app.clock.set("2022-02-14T09:00:00+07:00");
    let keeper = app.user("administrator").at("15.71").await;
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let first = publish_new(&keeper, "KEL-LAPAK", definition(), "2022-02-14").await;
    let me = app.me(&counter);
    let secrets = Secrets::load_or_create(&app.database().folder().join("secret.key")).unwrap();
    // One in ten sells things whose name is too long for the new form.
    let goods = |n: usize| {
        if n.is_multiple_of(10) { "makanan dan minuman ringan".to_owned() } else { format!("es {n}") }
    };
    let mut ids = Vec::new();
    for n in 0..CASES {
        let body = json!({"service_id": first, "channel": "counter", "applicant_name": null,
            "form_data": {"full_name": format!("Pedagang {n}"), "goods": goods(n), "electricity": "tidak"},
            "documents": [{"requirement_index": 0, "original_seen": true}]});
        let input: NewPermitApplication = serde_json::from_value(body).unwrap();
        ids.push(app.write(|tx| permits::receive(tx, &me, &secrets, &input)).id.to_string());
    }
    let act = |id: &str, action: &str| {
        let (counter, path, body) =
            (counter.clone(), format!("/permit-applications/{id}/transitions"), json!({"action": action}));
        async move { counter.post(&path, body).await.expect(200) }
    };
    for id in ids.iter().step_by(4) {
        act(id, "accept").await;
    }
    // The next revision: shorter names of goods, papers in another order, one stage called otherwise, one gone.
    let mut next = definition();
    next["form_schema"]["properties"]["goods"]["maxLength"] = 20.into();
    next["requirements"].as_array_mut().unwrap().reverse();
    next["sla_working_days"] = 9.into();
    for part in ["/procedure/stages/2/key", "/procedure/moves/1/to"] {
        *next.pointer_mut(part).unwrap() = "stall_review".into();
    }
    for m in next["procedure"]["moves"].as_array_mut().unwrap() {
        for end in ["from", "to"] {
            if m[end] == "in_review" {
                m[end] = "stall_review".into();
            }
        }
    }
    let draft = keeper.post("/permit-service-drafts", json!({"based_on": first, "definition": next})).await;
    let draft = draft.expect(201);
    let unpublished = format!("/permit-services/{}/case-moves", draft.id());
    keeper.get(&unpublished).await.problem("state_conflict");
    keeper.post(&unpublished, json!({})).await.problem("state_conflict");
    let second = publish(&keeper, &draft, "2022-02-14").await.expect(200).id();

    let before = app.rows();
    let dry = report(&keeper, &second).await.body;
    assert_eq!(app.rows(), before, "a dry run writes nothing");
    assert_eq!((&dry["movable"], &dry["kept"], &dry["moved"]), (&json!(900), &json!(100), &json!(0)));
    let case = |report: &Value, id: &str| {
        report["cases"].as_array().unwrap().iter().find(|c| c["application_id"] == id).unwrap().clone()
    };
    let long = case(&dry, &ids[10]);
    assert_eq!(
        (&long["faults"][0]["pointer"], &long["faults"][0]["code"]),
        (&json!("/form_data/goods"), &json!("too_long"))
    );
    let reviewed = case(&dry, &ids[4]);
    assert_eq!((&reviewed["stage"], &reviewed["to_stage"]), (&json!("in_review"), &json!("stall_review")));

    // A case that stays is worked on under its old form to the end of its review.
    let kept = act(&ids[1], "accept").await;
    assert_eq!(kept.body["service"]["id"], first.as_str());

    let moved = move_all(&keeper, &second).await.body;
    assert_eq!((&moved["movable"], &moved["kept"], &moved["moved"]), (&json!(900), &json!(100), &json!(900)));
    let show = |id: &str| {
        let (counter, path) = (counter.clone(), format!("/permit-applications/{id}"));
        async move { counter.get(&path).await.expect(200).body }
    };
    let (went, stayed) = (show(&ids[4]).await, show(&ids[20]).await);
    assert_eq!((&went["service"]["id"], &went["stage"]), (&json!(second), &json!("stall_review")));
    assert_eq!((&stayed["service"]["id"], &stayed["stage"]), (&json!(first), &json!("in_review")));
    // Promise and papers are those of before; the paper stands at its requirement, which is in another place now.
    assert_eq!(went["clock"]["due_date"], stayed["clock"]["due_date"]);
    assert_eq!(went["documents"][0]["requirement_name"], "Fotokopi KTP-el");
    assert_eq!(went["documents"][0]["requirement_index"], 1);
    assert_eq!(stayed["documents"][0]["requirement_index"], 0);
    // Its checks are those of the stage where it stands now, each of them open once.
    let open = |a: &Value| a["checks"].as_array().unwrap().iter().filter(|c| c["outcome"].is_null()).count();
    assert_eq!((open(&went), open(&stayed)), (2, 2));
    assert_eq!(app.facts("permit.revise"), 900);
    let again = move_all(&keeper, &second).await.body;
    assert_eq!((&again["movable"], &again["kept"]), (&json!(0), &json!(100)));
}
