//! "Why can I (not) see this?"
use super::office::{CITY, NEIGHBOUR, SUB_DISTRICT, VILLAGE, incoming, outgoing, person, standing_in};
use crate::kit::{Reply, TestApp};
use pamong::identity::Permission;
use pamong::identity::model::AssignmentKind::DailyActing;

fn codes(reply: &Reply) -> Vec<&str> {
    let reasons = reply.body["reasons"].as_array().unwrap();
    for reason in reasons {
        let (id, en) = (reason["text_id"].as_str().unwrap(), reason["text_en"].as_str().unwrap());
        assert!(!id.is_empty() && !en.is_empty() && id != en, "{reason}");
    }
    reasons.iter().map(|reason| reason["code"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn everybody_reads_why_they_see_a_letter() {
    let app = TestApp::start().await;
    let at = |role, agency| person(&app, role, agency);
    let (clerk, head) = (at("registry_clerk", VILLAGE).await, at("urban_village_head", VILLAGE).await);
    let (receiver, staff) = (at("staff", VILLAGE).await, at("staff", VILLAGE).await);
    let reviewer = at("section_head", NEIGHBOUR).await;
    let above = at("sub_district_head", SUB_DISTRICT).await;
    let secret = incoming(&app, ("secret", 'S'), [&clerk, &head, &receiver, &staff]).await.id;
    let restricted = outgoing(("restricted", 'R'), [&receiver, &reviewer, &above]).await.id;
    let open = incoming(&app, ("open", 'O'), [&clerk, &head, &receiver, &staff]).await.id;
    for (actor, letter, reasons) in [
        (&clerk, &secret, vec!["registered"]),
        (&head, &secret, vec!["head", "disposed"]),
        (&receiver, &secret, vec!["received"]),
        (&clerk, &restricted, vec!["mail_room"]),
        (&head, &restricted, vec!["head"]),
        (&receiver, &restricted, vec!["drafted"]),
        (&reviewer, &restricted, vec!["reviews"]),
        (&above, &restricted, vec!["approves"]),
        (&clerk, &open, vec!["scope", "registered"]),
        (&above, &open, vec!["scope"]),
        (&staff, &open, vec!["scope"]),
    ] {
        let told = actor.get(&format!("/letters/{letter}/access")).await.expect(200);
        assert_eq!(codes(&told), reasons, "{}", told.text());
        assert_eq!(told.body["visible"], true);
        assert_eq!(told.body["position"]["user_id"], actor.user_id().to_string());
        assert_eq!(told.body["letter_id"], **letter);
    }
    for (actor, letter) in [(&staff, &secret), (&staff, &restricted), (&above, &secret)] {
        actor.get(&format!("/letters/{letter}/access")).await.problem("not_found");
    }
    assert_eq!(app.facts("letter.access"), 0, "to look at oneself is nothing to record");
}

#[tokio::test]
async fn an_administrator_reads_why_somebody_does_not_see_a_letter() {
    let app = TestApp::start().await;
    let at = |role, agency| person(&app, role, agency);
    let (clerk, head) = (at("registry_clerk", VILLAGE).await, at("urban_village_head", VILLAGE).await);
    let (receiver, staff) = (at("staff", VILLAGE).await, at("staff", VILLAGE).await);
    let neighbour = at("urban_village_head", NEIGHBOUR).await;
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let deputy = standing_in(&app, &staff, &at("urban_village_head", VILLAGE).await, DailyActing);
    let administrator = app.user("administrator").at(CITY).await;
    let mut letters = std::collections::BTreeMap::new();
    for level in super::office::LEVELS {
        letters.insert(level.1, incoming(&app, level, [&clerk, &head, &receiver, &staff]).await);
    }
    let vacant = administrator
        .post("/positions", serde_json::json!({"agency_id": clerk.agency_id, "title": "Kosong", "role": "staff", "is_head": false}))
        .await
        .expect(201)
        .id();
    for (position, level, reasons) in [
        (neighbour.position_id().to_string(), 'O', vec!["outside_scope", "not_involved"]),
        (staff.position_id().to_string(), 'R', vec!["not_mail_room", "not_involved"]),
        (staff.position_id().to_string(), 'C', vec!["not_head", "not_involved"]),
        (deputy.position_id().to_string(), 'S', vec!["daily_acting"]),
        (deputy.position_id().to_string(), 'C', vec!["head"]),
        (counter.position_id().to_string(), 'O', vec!["no_right"]),
        (vacant, 'O', vec!["vacant"]),
    ] {
        let letter = &letters[&level];
        let path = format!("/letters/{}/access?position_id={position}", letter.id);
        let told = administrator.get(&path).await.expect(200);
        assert_eq!(codes(&told), reasons, "{}", told.text());
        assert_eq!(told.body["visible"], reasons == ["head"]);
        assert_eq!(told.body["daily_acting"], position == deputy.position_id().to_string());
        assert!(!told.text().contains(&letter.word), "{}", told.text());
    }
    assert_eq!(app.facts("letter.access"), 7, "each look is recorded");
    let secret = &letters[&'S'].id;
    let path = format!("/letters/{secret}/access?position_id={}", head.position_id());
    let local = app.custom_role(&[Permission::UserManage]).at(NEIGHBOUR).await;
    local.get(&path).await.problem("not_found");
    head.get(&path).await.expect(200);
    app.user("staff").at(VILLAGE).await.get(&path).await.problem("forbidden");
    administrator.get(&format!("/letters/{secret}/access")).await.problem("forbidden");
    let nobody = format!("/letters/{secret}/access?position_id={secret}");
    administrator.get(&nobody).await.problem("not_found");
    assert_eq!(app.facts("letter.access"), 8);
}

#[tokio::test]
async fn a_letter_that_arrives_in_another_agency_keeps_its_level() {
    let app = TestApp::start().await;
    let at = |role, agency| person(&app, role, agency);
    let (drafter, head) = (at("staff", VILLAGE).await, at("urban_village_head", VILLAGE).await);
    let (clerk, receiver) =
        (at("registry_clerk", NEIGHBOUR).await, at("urban_village_head", NEIGHBOUR).await);
    let body = serde_json::json!({
        "direction": "outgoing", "kind": "SD", "subject": "Perihal rahasia", "body": "Dengan hormat.",
        "classification_code": "400.12.3", "urgency": "normal", "security_level": "confidential",
        "addressees": [{"agency_id": clerk.agency_id, "kind": "to"}], "reviewers": [],
        "approver_position_id": head.position_id(),
    });
    let path = format!("/letters/{}", drafter.post("/letters", body).await.expect(201).id());
    drafter.command(&format!("{path}/submission")).await.expect(200);
    head.command(&format!("{path}/approval")).await.expect(200);
    head.command(&format!("{path}/dispatch")).await.expect(200);
    let arrived = receiver.get("/letters?box=inbox").await.expect(200).ids();
    assert_eq!(arrived.len(), 1);
    assert!(clerk.get("/letters?box=inbox").await.expect(200).items().is_empty());
    // Who received it may see what was sent.
    receiver.get(&format!("/letters/{}/paper", arrived[0])).await.expect(200);
    clerk.get(&format!("/letters/{}/paper", arrived[0])).await.problem("not_found");
    receiver.get(&path).await.problem("not_found");
}
