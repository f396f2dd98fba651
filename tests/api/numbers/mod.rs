//! Numbers with proof: patterns, back-dated numbers, lent blocks, the gap register, and a proof under load.
mod back_date;
mod before;
mod leases;
mod load;
mod patterns;

use crate::kit::{Actor, Reply, TestApp};
use chrono::Datelike;
use pamong::documents::numbering;
use pamong::documents::signing::paper::{PaperRow, PaperStatus, SubjectType, store as papers};
use pamong_db::Id;
use serde_json::{Value, json};

const VILLAGE: &str = "15.71.01.1001";
const NEIGHBOUR: &str = "15.71.01.1002";
const REASON: &str = "Rapat sudah berlangsung kemarin";

/// A village with its head, a clerk who keeps its registers, and staff who drafts.
struct Office {
    app: TestApp,
    head: Actor,
    clerk: Actor,
    staff: Actor,
}

impl Office {
    async fn open() -> Self {
        let app = TestApp::start().await;
        let head = app.user("urban_village_head").at(VILLAGE).await;
        let clerk = app.user("registry_clerk").at(VILLAGE).await;
        let staff = app.user("staff").at(VILLAGE).await;
        Self { app, head, clerk, staff }
    }

    /// Path of a letter that waits for the head.
    async fn letter(&self) -> String {
        self.letter_with("security_level", json!("open")).await
    }

    async fn letter_with(&self, field: &str, value: Value) -> String {
        let mut body = draft(&self.head);
        body[field] = value;
        let made = self.staff.post("/letters", body).await.expect(201);
        let path = format!("/letters/{}", made.id());
        self.staff.command(&format!("{path}/submission")).await.expect(200);
        path
    }

    async fn approve(&self, path: &str) -> Reply {
        self.head.command(&format!("{path}/approval")).await
    }

    /// A letter with the next number.
    async fn approved(&self) -> Value {
        self.approve(&self.letter().await).await.expect(200).body
    }

    /// Approves a new letter with the date of so many days ago.
    async fn dated_back(&self, days: i64) -> Reply {
        self.dated_back_for(days, REASON).await
    }

    async fn dated_back_for(&self, days: i64, reason: &str) -> Reply {
        let path = format!("{}/approval", self.letter().await);
        let back = json!({"date": self.app.clock.day(-days), "reason": reason});
        self.head.post(&path, json!({"back_date": back})).await
    }

    /// Reserves the next number for a letter, as an attempt to sign that the service refused leaves it.
    fn reserve(&self, path: &str) {
        let letter = Id(path.rsplit('/').next().unwrap().parse().unwrap());
        let (agency, now, today) = (self.head.agency_id, self.app.clock.now(), self.app.clock.today(0));
        self.app.write(|tx| {
            let sequence = numbering::next(tx, agency, numbering::OUTGOING, today.year())?;
            let row = PaperRow {
                id: Id::new(),
                subject_type: SubjectType::Letter,
                subject_id: letter,
                agency_id: agency,
                code: letter.to_string(),
                status: PaperStatus::Reserved,
                number: Some(sequence.to_string()),
                sequence_number: Some(sequence),
                register_year: Some(today.year()),
                dated: Some(today),
                facts: json!({"title": "Surat Dinas", "subject": null, "agency": "Kelurahan", "valid_until": null}),
                prepared_upload_id: None,
                upload_id: None,
                pages: None,
                replaced_by_id: None,
                revoked_at: None,
                revoke_reason: None,
                created_at: now,
                updated_at: now,
                version: 1,
                sequence_suffix: String::new(),
            };
            Ok(papers::insert_missing(tx, &row)?)
        });
    }

    fn days_pass(&self, days: i64) {
        self.app.clock.advance(chrono::Duration::days(days));
    }

    async fn proof(&self, register: &str) -> Value {
        self.clerk.get(&format!("/number-reconciliation?register={register}")).await.expect(200).body
    }

    /// The proof of the outgoing register, which must hold.
    #[track_caller]
    fn adds_up(proof: &Value) {
        assert_eq!((&proof["adds_up"], &proof["faults"]), (&json!(true), &json!([])), "{proof}");
        let count = |what: &str| proof["tally"][what].as_i64().unwrap();
        let sum = count("used") + count("held") + count("voids") + count("skipped") + count("lent");
        assert_eq!(proof["last"].as_i64(), Some(sum), "{proof}");
    }
}

fn draft(approver: &Actor) -> Value {
    json!({
        "direction": "outgoing", "kind": "SD", "subject": "Permintaan data penduduk",
        "body": "Mohon data penduduk per RT.", "classification_code": "400.12.3", "urgency": "normal",
        "security_level": "open", "addressees": [{"name": "Ketua RT 05", "kind": "to"}],
        "approver_position_id": approver.position_id(),
    })
}
