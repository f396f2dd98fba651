//! What is due goes on a list, another person approves it, and minutes tell what was done. No clock does any of it.
use super::{Office, VILLAGE, actions, minutes};
use pamong::identity::Permission;
use serde_json::json;

#[tokio::test]
async fn only_what_is_due_goes_on_a_list_and_no_clock_moves_it() {
    let office = Office::start().await;
    let (app, clerk) = (&office.app, &office.clerk);
    let young = office.closed("400.12.3", 1).await;
    let inactive = office.closed("400.12.3", 2).await;
    let burn = office.closed("400.12.3", 3).await;
    let keep = office.closed("500", 3).await;
    let weigh = office.closed("600", 3).await;
    assert_eq!(office.due("transfer").await, [inactive.clone(), burn.clone(), keep.clone(), weigh.clone()]);
    assert_eq!(office.due("destruction").await, [burn.clone(), weigh.clone()]);
    assert_eq!(office.due("hand_over").await, [keep.clone(), weigh.clone()]);

    let body = json!({"kind": "destruction", "title": "Musnah", "folder_ids": [burn, keep, young, app.agency(VILLAGE)]});
    let refused = clerk.post("/disposal-lists", body).await;
    let refused =
        refused.field_error("/folder_ids/1", "folder_not_due").field_error("/folder_ids/2", "folder_not_due");
    refused.field_error("/folder_ids/3", "unknown_reference");
    // A frozen folder is due for nothing.
    let hold = format!("/file-folders/{burn}/hold");
    clerk.post(&hold, json!({"reason": "Audit"})).await.expect(200);
    assert_eq!(office.due("destruction").await, std::slice::from_ref(&weigh));
    let body = json!({"kind": "destruction", "title": "Musnah", "folder_ids": [burn]});
    clerk.post("/disposal-lists", body).await.field_error("/folder_ids/0", "folder_not_due");
    // A folder stands on one list only.
    office.prepare("transfer", &[&weigh]).await;
    assert_eq!(office.due("destruction").await, Vec::<String>::new());
    // Years go by and the background work runs: nothing moves by itself.
    app.clock.advance(chrono::Duration::days(3));
    app.work().await;
    for folder in [&young, &inactive, &burn, &keep, &weigh] {
        assert_eq!(office.status(folder).await, "closed");
    }
}

#[tokio::test]
async fn another_person_approves_and_the_minutes_destroy() {
    let office = Office::start().await;
    let (app, clerk, head) = (&office.app, &office.clerk, &office.head);
    let burn = office.closed("400.12.3", 3).await;
    let stays = office.closed("400.12.3", 3).await;
    let list = office.prepare("destruction", &[&burn, &stays]).await;
    let shown = clerk.get(&list).await.expect(200).body;
    assert_eq!(actions(&shown), ["drop", "submit", "cancel"]);
    assert_eq!((&shown["folder_count"], &shown["prepared_by"]), (&json!(2), &json!(clerk.name)));
    let out = json!({"letter_id": app.agency(VILLAGE), "reason": "Salah"});
    clerk.post(&format!("/file-folders/{burn}/removals"), out).await.problem("folder_listed");
    let dropped = json!({"folder_id": stays, "reason": "Masih dipakai"});
    clerk.post(&format!("{list}/removals"), dropped.clone()).await.expect(200);
    clerk.post(&format!("{list}/removals"), dropped).await.field_error("/folder_id", "unknown_reference");
    head.command(&format!("{list}/approval")).await.problem("state_conflict");
    clerk.command(&format!("{list}/submission")).await.expect(200);
    // Whoever prepared it does not approve it, whatever rights the position has.
    let both = app.custom_role(Permission::ALL).at(VILLAGE).await;
    let own = json!({"kind": "destruction", "title": "Sendiri", "folder_ids": [stays]});
    let own = format!("/disposal-lists/{}", both.post("/disposal-lists", own).await.expect(201).id());
    let waits = both.command(&format!("{own}/submission")).await.expect(200).body;
    assert_eq!(actions(&waits), ["return", "cancel"]);
    both.command(&format!("{own}/approval")).await.problem("same_person");
    both.post(&format!("{own}/cancellation"), json!({"reason": "Contoh"})).await.expect(200);
    assert_eq!(
        office.due("destruction").await,
        std::slice::from_ref(&stays),
        "a list that is given up frees its folders"
    );

    let back = head.post(&format!("{list}/return"), json!({"reason": "Periksa lagi"})).await.expect(200).body;
    assert_eq!((&back["status"], &back["return_reason"]), (&json!("prepared"), &json!("Periksa lagi")));
    clerk.command(&format!("{list}/submission")).await.expect(200);
    let execution = format!("{list}/execution");
    clerk.post(&execution, minutes(app, &["A", "B"])).await.problem("state_conflict");
    clerk.command(&format!("{list}/approval")).await.problem("forbidden");
    let approved = head.command(&format!("{list}/approval")).await.expect(200).body;
    assert_eq!(approved["approved_by"], head.name.as_str());
    let bare = clerk.post(&execution, minutes(app, &["A"])).await;
    bare.field_error("/witnesses", "required").field_error("/permission_number", "required");
    let mut tomorrow = minutes(app, &["A", "A"]);
    tomorrow["minutes_date"] = json!(app.clock.day(1));
    clerk.post(&execution, tomorrow).await.field_error("/witnesses/1/name", "duplicate");
    assert_eq!(office.status(&burn).await, "closed");
    let mut whole = minutes(app, &["Kabag Hukum", "Inspektur"]);
    whole["permission_number"] = json!("B-PK.02/7/2026");
    let done = clerk.post(&execution, whole).await.expect(200).body;
    assert_eq!((&done["status"], &done["minutes_number"]), (&json!("executed"), &json!("BA/12")));
    assert_eq!(done["witnesses"][1], json!({"name": "Inspektur", "position": "Pengawas"}));
    assert_eq!((&done["place"], &done["destroyed"]["letters"]), (&json!("Jambi"), &json!(1)));
    assert_eq!((actions(&done), &done["folder_count"]), (vec![], &json!(1)));
    assert_eq!(office.status(&burn).await, "destroyed");
    assert_eq!(office.status(&stays).await, "closed");
    // What is known of the letters stays.
    let letters = clerk.get(&format!("/file-folders/{burn}/letters")).await.expect(200);
    clerk.get(&format!("/letters/{}", letters.items()[0]["letter_id"].as_str().unwrap())).await.expect(200);
    assert_eq!((app.facts("file_folder.destroy"), app.facts("disposal_list.execute")), (1, 1));
    clerk
        .post(&format!("/file-folders/{burn}/hold"), json!({"reason": "Terlambat"}))
        .await
        .problem("state_conflict");
}

#[tokio::test]
async fn a_folder_is_transferred_and_then_handed_over() {
    let office = Office::start().await;
    let (app, clerk, head) = (&office.app, &office.clerk, &office.head);
    let keep = office.closed("500", 3).await;
    for (kind, status) in [("transfer", "transferred"), ("hand_over", "handed_over")] {
        let list = office.prepare(kind, &[&keep]).await;
        clerk.command(&format!("{list}/submission")).await.expect(200);
        head.command(&format!("{list}/approval")).await.expect(200);
        let items = clerk.get(&format!("{list}/folders")).await.expect(200);
        assert_eq!(
            (&items.items()[0]["rule_code"], &items.items()[0]["letter_count"]),
            (&json!("500"), &json!(1))
        );
        let mut bare = minutes(app, &[]);
        bare["receiver"] = json!(null);
        let refused = clerk.post(&format!("{list}/execution"), bare).await;
        refused.field_error("/receiver", "required");
        let done = clerk.post(&format!("{list}/execution"), minutes(app, &[])).await.expect(200);
        assert_eq!(
            (&done.body["receiver"]["name"], &done.body["destroyed"]),
            (&json!("Siti Aminah"), &json!(null))
        );
        assert_eq!(office.status(&keep).await, status);
    }
    assert_eq!(office.due("hand_over").await, Vec::<String>::new());
    let lists = clerk.get("/disposal-lists?kind=hand_over&status=executed").await.expect(200);
    assert_eq!(lists.items().len(), 1);
    assert_eq!((app.facts("file_folder.transfer"), app.facts("file_folder.hand_over")), (1, 1));
}

#[tokio::test]
async fn a_folder_that_is_frozen_leaves_its_list() {
    let office = Office::start().await;
    let (app, clerk, head) = (&office.app, &office.clerk, &office.head);
    let burn = office.closed("400.12.3", 3).await;
    let list = office.prepare("destruction", &[&burn]).await;
    clerk.command(&format!("{list}/submission")).await.expect(200);
    head.command(&format!("{list}/approval")).await.expect(200);
    clerk.post(&format!("/file-folders/{burn}/hold"), json!({"reason": "Perkara"})).await.expect(200);
    assert_eq!(clerk.get(&list).await.expect(200).body["folder_count"], 0);
    let mut whole = minutes(app, &["Kabag Hukum", "Inspektur"]);
    whole["permission_number"] = json!("B-PK.02/7/2026");
    clerk.post(&format!("{list}/execution"), whole).await.problem("list_empty");
    assert_eq!(office.status(&burn).await, "closed");
    clerk.post(&format!("{list}/cancellation"), json!({"reason": "Dibekukan"})).await.expect(200);
    let empty = office.closed("400.12.3", 3).await;
    let list = office.prepare("destruction", &[&empty]).await;
    clerk
        .post(&format!("{list}/removals"), json!({"folder_id": empty, "reason": "Dipakai"}))
        .await
        .expect(200);
    clerk.command(&format!("{list}/submission")).await.problem("list_empty");
}
