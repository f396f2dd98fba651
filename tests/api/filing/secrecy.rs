//! What stands in a folder is shown by the rule of each letter; all others learn how many there are, and no more.
use super::{VILLAGE, approved_letter, closed_letter, file, folder};
use crate::kit::{Actor, TestApp};
use crate::moving::exports::texts;
use serde_json::json;

async fn in_folder(who: &Actor, path: &str) -> (usize, i64, i64) {
    let shown = who.get(path).await.expect(200).body;
    let letters = who.get(&format!("{path}/letters?limit=1")).await.expect(200);
    let mut count = letters.items().len();
    let mut next = letters.body["next_cursor"].as_str().map(str::to_owned);
    while let Some(cursor) = next {
        let page = who.get(&format!("{path}/letters?limit=1&cursor={cursor}")).await.expect(200);
        count += page.items().len();
        next = page.body["next_cursor"].as_str().map(str::to_owned);
    }
    (count, shown["letter_count"].as_i64().unwrap(), shown["withheld_count"].as_i64().unwrap())
}

#[tokio::test]
async fn a_folder_shows_each_letter_to_those_who_may_see_it() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let staff = app.user("staff").at(VILLAGE).await;
    let above = app.user("registry_clerk").at("15.71.01").await;
    let path = folder(&clerk, "400.12.3", "Kependudukan", 2026).await;
    let mut letters = Vec::new();
    for level in ["confidential", "open", "restricted", "secret", "open"] {
        letters.push(closed_letter(&app, &clerk, "400.12.3", level).await);
    }
    letters.push(approved_letter(&clerk, &head, "400.12.3").await);
    let ids: Vec<&str> = letters.iter().map(String::as_str).collect();
    // Who registered a letter sees it, so that the clerk may file it.
    assert!(file(&clerk, &path, &ids).await.iter().all(|r| r["filed"] == true));
    assert_eq!(in_folder(&clerk, &path).await, (6, 6, 0));
    assert_eq!(in_folder(&head, &path).await, (6, 6, 0));
    assert_eq!(in_folder(&staff, &path).await, (3, 6, 3));
    assert_eq!(in_folder(&above, &path).await, (3, 6, 3));
    let list = texts(&staff.get("/active-archive-list").await.expect(200).bytes);
    assert_eq!(list.len(), 4);
    assert_eq!(list[1][4], "6");
    assert_eq!(list[1][9], "3 surat tidak ditampilkan karena sifatnya");
    for row in list.iter().flatten() {
        assert!(!row.contains("confidential") && !row.contains("secret"), "{row}");
    }
    staff.get(&format!("/letters/{}/filing", letters[0])).await.problem("not_found");

    // Another clerk of the office neither files nor takes out what that clerk does not see, and is offered none of it.
    let other = app.user("registry_clerk").at(VILLAGE).await;
    let hidden = closed_letter(&app, &clerk, "400.12.3", "confidential").await;
    assert_eq!(file(&other, &path, &[&hidden]).await[0]["code"], "not_found");
    assert!(other.get(&format!("{path}/candidates")).await.expect(200).items().is_empty());
    let out = json!({"letter_id": letters[0], "reason": "Ingin tahu"});
    other.post(&format!("{path}/removals"), out).await.field_error("/letter_id", "unknown_reference");
    // The ledger tells of the filing what it tells of the letter.
    let auditor = app.user("evaluator").at("15.71").await;
    let events = auditor.get("/audit-events?limit=100").await.expect(200);
    let filed = events.items().iter().filter(|e| e["action"] == "letter.file");
    let withheld = filed.filter(|e| e["withheld"] == true && e["data"] == json!({})).count();
    assert_eq!(withheld, 3, "{}", events.text());
}
