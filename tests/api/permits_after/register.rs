//! The register of issued papers by how they stand on the day.
use super::{NEIGHBOUR, Office, permit_of};
use serde_json::{Value, json};

fn numbers(items: &[Value]) -> Vec<&str> {
    items.iter().map(|item| item["number"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn papers_are_found_by_their_state_and_by_their_end() {
    let office = Office::open().await;
    let mut papers = Vec::new();
    for day in ["2026-09-07", "2026-09-08", "2026-09-09", "2026-09-10"] {
        office.app.clock.set(&format!("{day}T09:00:00+07:00"));
        papers.push(office.issued().await);
    }
    let number = |i: usize| papers[i]["permit"]["number"].as_str().unwrap();
    let body = json!({"reason": "Keliru", "legal_basis": "Pasal 12 Perda 3/2019"});
    office.head.post(&format!("{}/revocation", permit_of(&papers[3])), body).await.expect(200);
    let list = async |query: &str| {
        let listed = office.counter.get(&format!("/permits?{query}")).await.expect(200);
        numbers(listed.items()).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(list("").await, [number(3), number(2), number(1), number(0)]);
    assert_eq!(list("order=expiry").await, [number(0), number(1), number(2), number(3)]);
    assert_eq!(list("state=valid&order=expiry").await, [number(0), number(1), number(2)]);
    assert_eq!(list("state=revoked").await, [number(3)]);
    assert!(list("state=expired").await.is_empty() && list("state=replaced").await.is_empty());
    // 180 days after 7 September 2026 is 6 March 2027.
    assert!(list("expiring_within=30").await.is_empty());
    office.app.clock.set("2027-03-07T09:00:00+07:00");
    assert_eq!(list("state=expired").await, [number(0)]);
    assert_eq!(list("expiring_within=0&order=expiry").await, [number(1)]);
    assert_eq!(list("expiring_within=1&order=expiry").await, [number(1), number(2)]);
    assert_eq!(list("state=valid").await, [number(2), number(1)]);
    let one = office.counter.get("/permits?state=expired").await.expect(200);
    let row = &one.items()[0];
    assert_eq!((&row["state"], &row["status"]), (&"expired".into(), &"valid".into()));
    assert_eq!(row["applicant_name"], "Budi Santoso");

    // Page by page, each paper once.
    let mut found = Vec::new();
    let mut path = "/permits?order=expiry&limit=1".to_owned();
    loop {
        let page = office.counter.get(&path).await.expect(200);
        found.extend(numbers(page.items()).into_iter().map(str::to_owned));
        let Some(next) = page.body["next_cursor"].as_str() else { break };
        path = format!("/permits?order=expiry&limit=1&cursor={next}");
    }
    assert_eq!(found, [number(0), number(1), number(2), number(3)]);

    office.counter.get("/permits?expiring_within=9999").await.problem("malformed");
    office.counter.get("/permits?state=gone").await.problem("malformed");
    let elsewhere = office.app.user("counter_officer").at(NEIGHBOUR).await;
    assert!(elsewhere.get("/permits").await.expect(200).items().is_empty());
}
