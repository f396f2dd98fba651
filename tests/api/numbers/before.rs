//! What was on record before the gap register existed is taken over by its migration.
use super::{Office, VILLAGE};
use diesel::connection::SimpleConnection;
use pamong::audit::{self, Application, NewFact};
use pamong_db::{Conn, Id};
use serde_json::json;
use std::fs;
use std::path::Path;

/// The statements that take old facts over, as the migration has them.
fn takeover(conn: &Conn) -> String {
    let folder = if matches!(conn, Conn::Sqlite(_)) { "sqlite" } else { "postgres" };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let file = root.join("api/db/migrations").join(folder).join("00000000000006_numbers/up.sql");
    let text = fs::read_to_string(file).unwrap();
    text.split_once("-- Numbers that were given up before").unwrap().1.split_once('\n').unwrap().1.to_owned()
}

#[tokio::test]
async fn numbers_that_were_given_up_before_are_in_the_gap_register() {
    let office = Office::open().await;
    office.approved().await;
    let me = office.app.me(&office.head);
    let agency = office.app.agency(VILLAGE);
    office.app.write(|tx| {
        let data = json!({"number": "400.12.3/7/SD/2026", "sequence": 7, "year": 2026});
        let subject = ("letter", Id::new());
        audit::record(tx, &me, NewFact::new(Application::Platform, "number.void", subject, agency, data))?;
        let sql = takeover(tx);
        pamong_db::each!(tx => tx.batch_execute(&sql)).unwrap();
        Ok(())
    });
    let entries = office.clerk.get("/number-entries").await.expect(200);
    let found = &entries.items()[0];
    assert_eq!((&found["kind"], &found["first"], &found["year"]), (&json!("void"), &json!(7), &json!(2026)));
    assert_eq!(found["created_by"]["name"], office.head.name);
}
