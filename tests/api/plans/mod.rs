//! With 300,000 letters no page of a list and no search reads through everybody's: the plans that the databases follow.
mod postgres;
mod sqlite;

use crate::kit::{Actor, TestApp, many};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use pamong::letters;
use pamong::letters::model::LetterStatus;
use pamong_db::schema::letters as table;
use pamong_db::{Conn, DbError, Id, MultiBackend, Url};

type Letters = table::BoxedQuery<'static, MultiBackend>;

/// Letters in the database.
const LETTERS: i64 = 300_000;
/// Tables that grow with the letters.
const GROWING: [&str; 8] = [
    "letters",
    "letter_addressees",
    "letter_attachments",
    "letter_hands",
    "letter_involved",
    "letter_reviews",
    "letter_search",
    "dispositions",
];

/// What is asked for, page by page and narrowed in every way that the API offers.
const LISTS: &[&str] = &[
    "/letters",
    "/letters?limit=100",
    "/letters?direction=incoming",
    "/letters?direction=outgoing",
    "/letters?status=draft",
    "/letters?status=closed",
    "/letters?status=cancelled",
    "/letters?urgency=very_urgent",
    "/letters?kind=TEG",
    "/letters?kind=SD",
    "/letters?kind=SPPD&status=draft",
    "/letters?classification=400",
    "/letters?classification=000.1.2.3",
    "/letters?year=2022",
    "/letters?year=2019",
    "/letters?from=2023-03-01&until=2023-03-31",
    "/letters?unread=true",
    "/letters?unread=false",
    "/letters?box=inbox",
    "/letters?box=to_me",
    "/letters?box=drafts",
    "/letters?box=to_review",
    "/letters?box=to_approve",
    "/letters?box=outbox",
    "/letters?sort=oldest",
    "/letters?sort=oldest&status=closed",
    "/letters?sort=oldest&kind=TEG",
    "/letters?sort=oldest&classification=000.1.2.3",
    "/letters?sort=oldest&unread=false",
    "/letters?sort=oldest&box=inbox",
    "/letters?sort=oldest&box=to_me",
    "/letters?sort=oldest&q=undangan",
    "/letters?sort=due&box=to_me",
    "/letters?q=undangan",
    "/letters?q=undangan+rapat",
    "/letters?q=tidakadakataini",
    "/letters?q=rapat&status=closed&direction=incoming",
];

/// Follows a list to its end, or so many pages.
async fn pages(actor: &Actor, path: &str, most: usize) -> usize {
    let mut cursor = String::new();
    for page in 1..=most {
        let answer = actor.get(&format!("{path}{cursor}")).await.expect(200).body;
        let Some(next) = answer["next_cursor"].as_str() else { return page };
        cursor = format!("&cursor={next}");
    }
    most
}

#[tokio::test]
async fn no_list_and_no_search_of_300_000_letters_reads_a_table_whole() {
    let postgres = std::env::var("PAMONG_TEST_DB").as_deref() == Ok("postgres");
    let watch = if postgres { postgres::watch } else { sqlite::watch };
    let app = TestApp::start_with(|config| watch(&Url::parse(&config.database_url).unwrap())).await;
    many::city(&app, LETTERS).await;
    // The mayor, who sees the city; a sub-district; an urban village; and somebody who has had no letter in hand.
    let newcomer = app.user("registry_clerk").at("15.71.01.1001").await;
    let heads = ["15.71", "15.71.01", "15.71.01.1001"].map(|code| app.people.head(code));
    let begin = if postgres { postgres::begin() } else { sqlite::begin(&app) };
    for actor in heads.iter().chain([&newcomer]) {
        for list in LISTS {
            let sign = if list.contains('?') { '&' } else { '?' };
            let mark = format!("{list}{sign}cursor=");
            let first = actor.get(list).await.expect(200).body;
            if let Some(next) = first["next_cursor"].as_str() {
                actor.get(&format!("{mark}{next}")).await.expect(200);
            }
        }
    }
    assert_eq!(pages(&heads[0], "/letters?limit=100", 400).await, 400, "page 2,000 of twenty letters each");
    let faults = if postgres { postgres::faults(begin) } else { sqlite::faults(&app) };
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
    for actor in heads.iter().chain([&newcomer]) {
        nothing_is_missed(&app, actor).await;
    }
}

/// The newest letters that somebody sees, looked for among all.
fn newest(app: &TestApp, actor: &Actor, narrow: impl Fn(Letters) -> Letters) -> Vec<String> {
    first(app, actor, |q| narrow(q).order((table::created_at.desc(), table::id.desc())))
}

fn first(app: &TestApp, actor: &Actor, ordered: impl Fn(Letters) -> Letters) -> Vec<String> {
    let me = app.me(actor);
    let find = |c: &mut Conn| {
        let query = ordered(letters::store::visible_to(&me.scope)).limit(100);
        Ok::<_, DbError>(query.select(table::id).load::<Id>(c)?)
    };
    app.db().read_blocking(find).unwrap().into_iter().map(|id| id.to_string()).collect()
}

async fn listed(actor: &Actor, path: &str) -> Vec<String> {
    let page = actor.get(path).await.expect(200).body;
    page["items"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

/// The ways of a list lead to every letter that is on it.
async fn nothing_is_missed(app: &TestApp, actor: &Actor) {
    let all = newest(app, actor, |q| q);
    assert_eq!(listed(actor, "/letters?limit=100").await, all);
    let oldest = first(app, actor, |q| q.order((table::created_at, table::id)));
    assert_eq!(listed(actor, "/letters?limit=100&sort=oldest").await, oldest);
    for state in ["draft", "closed", "dispatched", "cancelled"] {
        let found = newest(app, actor, |q| q.filter(table::status.eq(word(state))));
        assert_eq!(listed(actor, &format!("/letters?limit=100&status={state}")).await, found, "{state}");
    }
    let found = newest(app, actor, |q| q.filter(table::register_year.eq(2023)));
    assert_eq!(listed(actor, "/letters?limit=100&year=2023").await, found);
    let city = app.agency("15.71");
    let found = newest(app, actor, |q| q.filter(table::agency_id.eq(city)));
    assert_eq!(listed(actor, &format!("/letters?limit=100&agency_id={city}")).await, found);
    // the first page of a search looks at fewer letters than one that is counted
    for q in ["undangan", "undang", "undangan+rapat", "rapat&direction=incoming", "laporan"] {
        for limit in [5, 20, 100] {
            let path = format!("/letters?limit={limit}&q={q}");
            let counted = listed(actor, &format!("{path}&include=count")).await;
            assert_eq!(listed(actor, &path).await, counted, "{path}");
        }
    }
}

fn word(state: &str) -> LetterStatus {
    serde_json::from_value(state.into()).unwrap()
}

fn run(url: &Url, sql: &str) {
    url.connect().unwrap().batch_execute(sql).unwrap();
}
