//! Finding letters: the same answers on both databases, what was found, how it divides, and views under a name.
use crate::kit::{Actor, TestApp};
use chrono::Duration;
use serde_json::{Value, json};

const VILLAGE: &str = "15.71.01.1001";
const NEIGHBOUR: &str = "15.71.01.1002";

async fn register(app: &TestApp, clerk: &Actor, change: Value) -> String {
    let mut body = json!({
        "direction": "incoming", "channel": "paper", "sender_name": "Badan Pusat Statistik",
        "letter_number": "B/12/1571/2026", "letter_date": app.clock.day(-1), "received_date": app.clock.day(0),
        "subject": "Undangan rapat sensus", "urgency": "normal", "security_level": "open", "kind": "UND",
        "classification_code": "400.12.3",
    });
    body.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
    clerk.post("/letters", body).await.expect(201).id()
}

/// The published queries: what is searched for, and the letters (by their place below) that must be found.
const QUERIES: &[(&str, &[usize])] = &[
    ("undangan", &[0, 2]),
    ("UNDANGAN rapat", &[0, 2]),
    ("undang", &[0, 2]),
    ("sensus 1571", &[0]),
    ("b/12/1571", &[0]),
    ("café", &[1]),
    ("cafe melati", &[1]),
    ("drainase", &[1, 3]),
    ("drainase -café", &[1]),
    ("drainase OR sensus", &[]),
    ("\"perbaikan drainase\"", &[1, 3]),
    ("800.1/7", &[2]),
    ("tidak ada kata ini", &[]),
    ("!!!", &[]),
    ("palembang", &[]),
];

#[tokio::test]
async fn the_published_queries_find_the_same_on_every_database() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let there = app.user("registry_clerk").at(NEIGHBOUR).await;
    let ids = [
        register(&app, &clerk, json!({})).await,
        register(
            &app,
            &clerk,
            json!({"subject": "Perbaikan drainase", "sender_name": "Café Melati", "letter_number": "7"}),
        )
        .await,
        register(&app, &clerk, json!({"subject": "Undangan rapat kerja", "letter_number": "800.1/7/X/2026"}))
            .await,
        register(
            &app,
            &clerk,
            json!({"subject": "Laporan", "letter_number": "9", "sender_name": "Ketua RT 05",
                "summary": "Perbaikan drainase di RT 05 sudah selesai"}),
        )
        .await,
    ];
    register(&app, &there, json!({"subject": "Undangan ke Palembang"})).await;
    for (q, places) in QUERIES {
        let query =
            reqwest::Url::parse_with_params("http://x/letters", [("q", *q), ("limit", "100")]).unwrap();
        let path = format!("/letters?{}", query.query().unwrap());
        let mut found = clerk.get(&path).await.expect(200).ids();
        let mut expected: Vec<String> = places.iter().map(|at| ids[*at].clone()).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{q}");
    }
}

#[tokio::test]
async fn a_beginning_finds_all_words_that_begin_so_however_many() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    for n in 0..40 {
        let change = json!({"subject": format!("Berkas pajak{n:02}kota"), "letter_number": format!("P/{n}")});
        register(&app, &clerk, change).await;
    }
    register(&app, &clerk, json!({"subject": "Berkas Pajāk"})).await;
    for (q, expected) in
        [("pajak", 41), ("pajak1", 10), ("pajak12", 1), ("pajak12k", 1), ("pajakk", 0), ("paj", 41)]
    {
        let found = clerk.get(&format!("/letters?limit=100&q={q}")).await.expect(200);
        assert_eq!(found.items().len(), expected, "{q}");
        let both = clerk.get(&format!("/letters?limit=100&q=berkas+{q}")).await.expect(200);
        assert_eq!(both.items().len(), expected, "berkas {q}");
    }
}

#[tokio::test]
async fn a_row_says_where_the_words_were_found() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let summary =
        format!("{} drainase di Simpang IV {}", "Uraian panjang ".repeat(20), "lainnya ".repeat(60));
    register(&app, &clerk, json!({"subject": "Perbaikan Drainase lingkungan", "summary": summary})).await;
    let row = clerk.get("/letters?q=drainase%20bps").await.expect(200);
    assert!(row.ids().is_empty(), "all words must be there");
    let row = clerk.get("/letters?q=drain%20badan").await.expect(200).items()[0].clone();
    let subject = json!([
        {"text": "Perbaikan ", "hit": false}, {"text": "Drainase", "hit": true},
        {"text": " lingkungan", "hit": false},
    ]);
    assert_eq!(row["hits"]["subject"], subject);
    assert_eq!(row["hits"]["sender_name"][0], json!({"text": "Badan", "hit": true}));
    assert!(row["hits"].get("letter_number").is_none(), "{row}");
    let excerpt = row["hits"]["excerpt"].as_array().unwrap();
    let shown: String = excerpt.iter().map(|part| part["text"].as_str().unwrap()).collect();
    assert!(shown.starts_with('…') && shown.ends_with('…') && shown.contains("drainase"), "{shown}");
    assert!(shown.chars().count() < 250, "{shown}");
    let plain = clerk.get("/letters").await.expect(200).items()[0].clone();
    assert!(plain.get("hits").is_none());
}

#[tokio::test]
async fn a_list_says_how_its_letters_divide_and_each_value_narrows_to_its_count() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let camat = app.user("sub_district_head").at("15.71.01").await;
    register(&app, &clerk, json!({})).await;
    register(&app, &clerk, json!({"urgency": "urgent", "kind": "SD", "classification_code": "400.12.4"}))
        .await;
    register(&app, &clerk, json!({"classification_code": "000.5", "kind": "SD"})).await;
    let there = app.user("registry_clerk").at(NEIGHBOUR).await;
    register(&app, &there, json!({"kind": "SD", "classification_code": Value::Null})).await;

    let page = camat.get("/letters?include=facets").await.expect(200).body;
    assert_eq!(page["count"], "4");
    let facets = &page["facets"];
    assert_eq!(facets["partial"], false);
    assert_eq!(facets["kind"], json!([{"value": "SD", "count": 3}, {"value": "UND", "count": 1}]));
    assert_eq!(facets["urgency"], json!([{"value": "normal", "count": 3}, {"value": "urgent", "count": 1}]));
    assert_eq!(facets["classification"], json!([{"value": "400", "count": 2}, {"value": "000", "count": 1}]));
    assert_eq!(facets["year"], json!([{"value": "2026", "count": 4}]));
    assert_eq!(facets["agency_id"][0]["count"], 3);
    assert!(facets["agency_id"][0]["label"].as_str().unwrap().contains("Simpang IV Sipin"), "{facets}");
    for (name, values) in facets.as_object().unwrap() {
        for value in values.as_array().into_iter().flatten() {
            let path = format!("/letters?include=count&{name}={}", value["value"].as_str().unwrap());
            let narrowed = camat.get(&path).await.expect(200).body["count"].clone();
            assert_eq!(narrowed, value["count"].to_string(), "{path}");
        }
    }
    let narrow = camat.get("/letters?include=facets&q=undangan&kind=SD").await.expect(200).body;
    assert_eq!(
        narrow["facets"]["urgency"],
        json!([{"value": "normal", "count": 2}, {"value": "urgent", "count": 1}])
    );
    // Of their own office each sees its own.
    let own = there.get("/letters?include=facets").await.expect(200).body;
    assert_eq!(own["count"], "1");
    assert_eq!(own["facets"]["classification"], json!([]));
    for wrong in ["400%25", "4_0", "abc", ""] {
        camat.get(&format!("/letters?classification={wrong}")).await.problem("malformed");
    }
}

/// The whole list, page by page.
async fn all(actor: &Actor, path: &str) -> Vec<Value> {
    let (mut rows, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = actor.get(&format!("{path}&limit=2{cursor}")).await.expect(200);
        rows.extend(page.items().iter().cloned());
        let Some(next) = page.body["next_cursor"].as_str() else { return rows };
        cursor = format!("&cursor={next}");
    }
}

fn texts(rows: &[Value], key: &str) -> Vec<String> {
    rows.iter().map(|row| row[key].as_str().unwrap_or("-").to_owned()).collect()
}

#[tokio::test]
async fn the_oldest_come_first_where_they_are_asked_for_wherever_a_list_looks() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let camat = app.user("sub_district_head").at("15.71.01").await;
    for n in 0..5 {
        register(&app, &clerk, json!({"subject": format!("Undangan {n}")})).await;
    }
    for (who, list) in [
        (&clerk, "/letters?box=inbox"),
        (&head, "/letters?direction=incoming"),
        (&camat, "/letters?status=registered"),
        (&clerk, "/letters?q=undangan"),
        (&head, "/letters?unread=true"),
    ] {
        let newest = texts(&all(who, list).await, "id");
        let oldest = texts(&all(who, &format!("{list}&sort=oldest")).await, "id");
        assert_eq!(newest.len(), 5, "{list}");
        assert!(oldest.iter().eq(newest.iter().rev()), "{list}");
        assert_eq!(texts(&all(who, &format!("{list}&sort=newest")).await, "id"), newest);
    }
    clerk.get("/letters?sort=subject").await.problem("malformed");
}

#[tokio::test]
async fn a_row_counts_working_days_and_what_is_due_first_comes_first() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let section = app.user("section_head").at(VILLAGE).await;
    // It is Monday; one is due on a Saturday, and one has no date.
    for (n, due) in [Some(7), None, Some(5), Some(1), None].into_iter().enumerate() {
        let id = register(&app, &clerk, json!({"subject": format!("Undangan {n}")})).await;
        let sheet = json!({
            "receivers": [{"position_id": section.position_id()}], "instruction_codes": ["follow_up"],
            "due_date": due.map(|days| app.clock.day(days)),
        });
        head.post(&format!("/letters/{id}/dispositions"), sheet).await.expect(201);
    }
    let left = |rows: &[Value]| rows.iter().map(|row| row["working_days_left"].clone()).collect::<Vec<_>>();
    let by_due = all(&section, "/letters?box=to_me&sort=due").await;
    let [late, soon, later, last, none] =
        ["Undangan 3", "Undangan 2", "Undangan 0", "Undangan 4", "Undangan 1"];
    assert_eq!(texts(&by_due, "subject"), [late, soon, later, last, none]);
    assert_eq!(left(&by_due), [json!(1), json!(4), json!(5), Value::Null, Value::Null]);
    let found = all(&section, "/letters?box=to_me&sort=due&q=undangan").await;
    assert_eq!(texts(&found, "subject"), [late, soon, later, last, none]);
    let newest = all(&section, "/letters?box=to_me").await;
    assert_eq!(texts(&newest, "subject")[..2], [last, late]);
    // The one that nothing was given to has no time of its own.
    assert!(left(&all(&head, "/letters?direction=incoming").await).iter().all(Value::is_null));

    // Saturday: what was due on Tuesday is three working days late, what is due today has none left.
    app.clock.advance(Duration::days(5));
    assert_eq!(left(&all(&section, "/letters?box=to_me&sort=due").await)[..3], [-3, 0, 1]);
    for list in ["/letters?sort=due", "/letters?sort=due&box=inbox"] {
        section.get(list).await.problem("malformed");
    }
    let cursor = section.get("/letters?limit=1").await.expect(200).text_at("next_cursor");
    section.get(&format!("/letters?box=to_me&sort=due&cursor={cursor}")).await.problem("malformed");
}

#[tokio::test]
async fn a_view_is_kept_shared_counted_changed_and_removed() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let there = app.user("registry_clerk").at(NEIGHBOUR).await;
    register(&app, &clerk, json!({"urgency": "urgent"})).await;
    register(&app, &clerk, json!({})).await;
    let body = json!({"name": " Segera bulan ini ", "query": {"box": "inbox", "urgency": "urgent"}});
    let made = clerk.post("/letter-views", body.clone()).await.expect(201);
    assert_eq!(made.text_at("name"), "Segera bulan ini");
    assert_eq!(made.body["query"], json!({"box": "inbox", "urgency": "urgent"}));
    clerk.post("/letter-views", body.clone()).await.field_error("/name", "duplicate");
    let path = format!("/letter-views/{}", made.id());
    head.get(&path).await.problem("not_found");
    assert!(head.get("/letter-views").await.expect(200).items().is_empty());

    let shared = clerk.if_match(made.etag()).patch(&path, json!({"shared": true})).await.expect(200);
    assert_eq!(shared.body["query"], made.body["query"]);
    let seen = head.get("/letter-views?include=count").await.expect(200).items()[0].clone();
    assert_eq!((seen["own"].as_bool(), seen["count"].as_str()), (Some(false), Some("1")));
    assert_eq!(seen["owner_name"], clerk.name.as_str());
    head.if_match(shared.etag()).patch(&path, json!({"name": "Punya saya"})).await.problem("forbidden");
    head.if_match(shared.etag()).delete(&path).await.problem("forbidden");
    head.post("/letter-views", body.clone()).await.expect(201);
    assert!(there.get("/letter-views").await.expect(200).items().is_empty());
    there.get(&path).await.problem("not_found");

    let wrong = json!({"name": "", "query": {"from": app.clock.day(0), "until": app.clock.day(-1)}});
    let wrong = clerk.post("/letter-views", wrong).await.field_error("/name", "required");
    wrong.field_error("/query/until", "date_order");
    clerk.if_match(made.etag()).delete(&path).await.problem("stale");
    clerk.if_match(shared.etag()).delete(&path).await.expect(204);
    clerk.get(&path).await.problem("not_found");
    for n in 0..30 {
        let body = json!({"name": format!("Tampilan {n}"), "query": {}});
        clerk.post("/letter-views", body).await.expect(201);
    }
    clerk.post("/letter-views", body).await.field_error("", "too_many");
}

#[tokio::test]
async fn a_view_keeps_the_order_and_the_columns_that_a_list_can_have() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let query = json!({"box": "to_me", "sort": "due", "columns": ["status", "due_date"]});
    let made = clerk.post("/letter-views", json!({"name": "Segera", "query": query})).await.expect(201);
    assert_eq!(made.body["query"], query);
    let none = json!({"name": "Ringkas", "query": {"sort": "oldest", "columns": []}});
    assert_eq!(
        clerk.post("/letter-views", none).await.expect(201).body["query"],
        json!({"sort": "oldest", "columns": []})
    );
    assert_eq!(
        clerk.get("/letter-views?include=count").await.expect(200).items().len(),
        2,
        "each is counted in its order"
    );

    let wrong =
        json!({"name": "x", "query": {"box": "inbox", "sort": "due", "columns": ["status", "status"]}});
    let wrong = clerk.post("/letter-views", wrong).await.field_error("/query/sort", "invalid_choice");
    wrong.field_error("/query/columns", "duplicate");
    for query in [json!({"sort": "sender"}), json!({"columns": ["body"]})] {
        let answer = clerk.post("/letter-views", json!({"name": "x", "query": query})).await;
        assert!([400, 422].contains(&answer.status), "{}", answer.body);
    }
}

#[tokio::test]
async fn a_view_is_pinned_and_opened_with_by_each_for_themselves() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let there = app.user("registry_clerk").at(NEIGHBOUR).await;
    let mut paths = Vec::new();
    for name in ["Ahad", "Kamis", "Senin"] {
        let body = json!({"name": name, "query": {"q": name}, "shared": name != "Ahad"});
        paths.push(format!("/letter-views/{}", clerk.post("/letter-views", body).await.expect(201).id()));
    }
    let marked = async |who: &Actor| {
        let items = who.get("/letter-views").await.expect(200).items().to_vec();
        let word = |view: &Value| {
            let flag = |key: &str| view[key].as_bool().expect("a yes or no");
            format!("{} {} {}", view["name"].as_str().unwrap(), flag("pinned"), flag("default"))
        };
        items.iter().map(word).collect::<Vec<_>>()
    };
    let mark = async |who: &Actor, place: usize, pinned: bool, default: bool| {
        let path = format!("{}/mark", paths[place]);
        who.put(&path, json!({"pinned": pinned, "default": default})).await
    };
    assert_eq!(marked(&head).await, ["Kamis false false", "Senin false false"]);

    // Nobody marks what they do not see, and nothing else is said with a mark.
    mark(&head, 0, true, false).await.problem("not_found");
    mark(&there, 1, true, false).await.problem("not_found");
    let half = head.put(&format!("{}/mark", paths[1]), json!({"pinned": true})).await;
    half.field_error("/default", "required");

    // Each for themselves: pinned ones come first, and the list opens with one at most.
    let answer = mark(&head, 2, true, true).await.expect(200);
    assert_eq!((&answer.body["pinned"], &answer.body["default"]), (&json!(true), &json!(true)));
    assert_eq!(marked(&head).await, ["Senin true true", "Kamis false false"]);
    assert_eq!(marked(&clerk).await, ["Ahad false false", "Kamis false false", "Senin false false"]);
    mark(&head, 1, false, true).await.expect(200);
    assert_eq!(marked(&head).await, ["Senin true false", "Kamis false true"]);
    mark(&clerk, 0, true, true).await.expect(200);
    assert_eq!(head.get(&paths[1]).await.expect(200).body["default"], true);
    assert_eq!(clerk.get(&paths[1]).await.expect(200).body["default"], false);
    mark(&head, 2, false, false).await.expect(200);
    assert_eq!(marked(&head).await, ["Kamis false true", "Senin false false"]);

    // The owner's change keeps the marks; what is no longer shared is forgotten by the others, not by its owner.
    mark(&head, 2, true, false).await.expect(200);
    mark(&clerk, 2, true, false).await.expect(200);
    let read = clerk.get(&paths[2]).await.expect(200);
    let hidden = clerk.if_match(read.etag()).patch(&paths[2], json!({"shared": false})).await.expect(200);
    assert_eq!(hidden.body["pinned"], true);
    assert_eq!(marked(&head).await, ["Kamis false true"]);
    clerk.if_match(hidden.etag()).patch(&paths[2], json!({"shared": true})).await.expect(200);
    assert_eq!(marked(&head).await, ["Kamis false true", "Senin false false"]);

    // A view is removed with what others made of it.
    let read = clerk.get(&paths[1]).await.expect(200);
    clerk.if_match(read.etag()).delete(&paths[1]).await.expect(204);
    assert_eq!(marked(&head).await, ["Senin false false"]);
}
