//! The ledger is append-only in the database itself, whoever asks.
use crate::kit::TestApp;
use diesel::connection::SimpleConnection;
use pamong_db::{Conn, DbError};
use serde_json::json;

#[tokio::test]
async fn the_database_refuses_to_change_or_remove_a_fact() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at("15.71.01.1001").await;
    let body = json!({
        "application": "letters", "register": "incoming", "quantity": 3, "date_from": app.clock.day(-3),
        "date_until": app.clock.day(-1), "subject": "Surat masuk di buku agenda",
    });
    clerk.post("/paper-records", body).await.expect(201);
    let facts = app.rows()["audit_facts"];
    assert!(facts > 0, "no fact to change");
    let mut attempts = vec!["UPDATE audit_facts SET action = 'letter.dispose'", "DELETE FROM audit_facts"];
    if app.database().is_postgres() {
        // Without CASCADE the seals of the facts would refuse it already.
        attempts.push("TRUNCATE audit_facts CASCADE");
    }
    for sql in attempts {
        let refused: Result<(), DbError> = app.db().write_blocking(|tx| match tx {
            Conn::Sqlite(c) => Ok(c.batch_execute(sql)?),
            Conn::Pg(c) => Ok(c.batch_execute(sql)?),
        });
        let words = refused.expect_err(sql).to_string();
        assert!(words.contains("audit_facts is append-only"), "{sql}: {words}");
    }
    assert_eq!(app.rows()["audit_facts"], facts);
}
