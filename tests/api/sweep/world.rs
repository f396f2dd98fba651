//! Records in every state that an operation may need, made through the API itself.
use crate::kit::{Actor, PASSPHRASE, TestApp, builders};
use pamong::config::CitizenCodes;
use pamong::identity::Permission;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::sync::OnceCell;

pub const VILLAGE: &str = "15.71.01.1001";
pub const NEIGHBOUR: &str = "15.71.01.1002";

/// An application in which three people of one village may do everything. The first drafts and disposes, the second
/// receives and approves, the third reviews.
pub struct World {
    pub app: TestApp,
    pub one: Actor,
    pub two: Actor,
    pub three: Actor,
    instrument: Value,
    service: String,
    number: AtomicU32,
    yesterday: OnceCell<()>,
}

impl World {
    pub async fn new() -> Self {
        // A mail server that nobody speaks to: the sweeps do no background work.
        let app = TestApp::start_with(|config| {
            config.notifications.smtp_url = Some("smtp://127.0.0.1:9".into());
            config.notifications.mail_from = "Pamong <surat@jambikota.go.id>".into();
            config.messages.codes = CitizenCodes::Offered;
        })
        .await;
        let one = app.custom_role(Permission::ALL).at(VILLAGE).await;
        let two = app.custom_role(Permission::ALL).at(VILLAGE).await;
        let three = app.custom_role(Permission::ALL).at(VILLAGE).await;
        // Signs the reprimands.
        app.user("mayor").at("15.71").await;
        let instruments = one.get("/instruments").await.expect(200);
        let services = one.get("/permit-services").await.expect(200);
        let service = services.items().iter().find(|s| s["code"] == "KEL-SKD").unwrap();
        let service = service["id"].as_str().unwrap().to_owned();
        let instrument = instruments.items()[0].clone();
        Self {
            app,
            one,
            two,
            three,
            instrument,
            service,
            number: AtomicU32::new(1),
            yesterday: OnceCell::new(),
        }
    }

    /// A number that no record had before, so that no two requests are alike.
    pub fn next(&self) -> u32 {
        self.number.fetch_add(1, Ordering::Relaxed)
    }

    pub fn day(&self, days: i64) -> String {
        self.app.clock.day(days)
    }

    pub fn instrument_id(&self) -> Value {
        self.instrument["id"].clone()
    }

    /// The village's id.
    pub fn agency(&self) -> Value {
        json!(self.one.agency_id)
    }

    pub async fn incoming_body(&self) -> Value {
        json!({
            "direction": "incoming", "channel": "paper", "sender_name": "Badan Pusat Statistik",
            "letter_number": format!("B/{}/1571", self.next()), "letter_date": self.day(-1),
            "received_date": self.day(0), "subject": "Undangan rapat sensus", "kind": "UND",
            "classification_code": "400.12.3", "summary": "Rapat", "urgency": "normal", "security_level": "open",
            "upload_ids": [self.one.upload_pdf().await],
        })
    }

    /// A registered incoming letter.
    pub async fn incoming(&self) -> Value {
        self.one.post("/letters", self.incoming_body().await).await.expect(201).body
    }

    pub fn sheet(&self, to: &Actor) -> Value {
        json!({
            "receivers": [{"position_id": to.position_id()}], "instruction_codes": ["follow_up"],
            "note": format!("Tindak lanjuti {}", self.next()), "due_date": self.day(3),
        })
    }

    /// A disposition from the first person to the second.
    pub async fn disposition(&self) -> String {
        let letter = text(&self.incoming().await["id"]);
        let path = format!("/letters/{letter}/dispositions");
        self.one.post(&path, self.sheet(&self.two)).await.expect(201).ids()[0].clone()
    }

    pub fn draft_body(&self, reviewed: bool) -> Value {
        let reviewers = if reviewed { vec![self.three.position_id()] } else { vec![] };
        json!({
            "direction": "outgoing", "kind": "SD", "subject": format!("Undangan {}", self.next()),
            "body": "Dengan hormat.", "classification_code": "400.12.3", "urgency": "normal",
            "security_level": "open", "addressees": [{"name": "Ketua RT 05", "kind": "to"}],
            "reviewers": reviewers, "approver_position_id": self.two.position_id(),
        })
    }

    /// Path of a draft of the first person.
    pub async fn draft(&self, reviewed: bool) -> String {
        let made = self.one.post("/letters", self.draft_body(reviewed)).await.expect(201);
        format!("/letters/{}", made.id())
    }

    /// Path of a draft that waits for its reviewer or its approver.
    pub async fn submitted(&self, reviewed: bool) -> String {
        let path = self.draft(reviewed).await;
        self.one.command(&format!("{path}/submission")).await.expect(200);
        path
    }

    /// A letter that waits for the signature of `two`: its path and its version.
    pub async fn to_sign(&self) -> (String, String) {
        let path = self.submitted(false).await;
        let etag = self.two.get(&path).await.expect(200).header("etag").unwrap().to_owned();
        (path, etag)
    }

    /// Path of a letter that `two` signed.
    pub async fn signed(&self) -> String {
        self.app.signer(&self.two).await;
        let (path, etag) = self.to_sign().await;
        let body = json!({"passphrase": PASSPHRASE});
        self.two.if_match(etag).post(&format!("{path}/signature"), body).await.expect(200);
        path
    }

    /// Id of a letter of `two` that waits in the signing queue, since the service could not be reached.
    pub async fn waiting(&self) -> String {
        let (path, _) = self.to_sign().await;
        self.app.wait_in_queue(&self.two, path.rsplit('/').next().unwrap())
    }

    /// What dates a letter back: to yesterday's number, which is made first. The day passes once only, because the key of
    /// a request is forgotten after a day.
    pub async fn back_date(&self) -> Value {
        let pass = || async {
            self.approved().await;
            self.app.clock.advance(chrono::Duration::days(1));
        };
        self.yesterday.get_or_init(pass).await;
        json!({"date": self.day(-1), "reason": format!("Rapat {} diadakan kemarin", self.next())})
    }

    /// A lent block of two numbers.
    pub async fn lease(&self) -> Value {
        let body = json!({"count": 2, "reason": "Jaringan kantor padam", "until": self.day(1)});
        self.one.post("/number-leases", body).await.expect(201).body
    }

    /// Path of a letter with a number.
    pub async fn approved(&self) -> String {
        let path = self.submitted(false).await;
        self.two.command(&format!("{path}/approval")).await.expect(200);
        path
    }

    pub fn answers(&self) -> Value {
        json!({
            "nik": "1571014508689001", "kk_number": "1571010101200001", "full_name": "Budi Santoso",
            "birth_place": "Jambi", "birth_date": "1968-08-05", "sex": "P", "religion": "Islam",
            "marital_status": "kawin", "occupation": "Pedagang", "address": "Jl. Merdeka 1", "rt": "05",
            "village_code": VILLAGE, "phone": "081234567890", "purpose": format!("Keperluan {}", self.next()),
        })
    }

    pub async fn application_body(&self) -> Value {
        let upload = self.one.upload_pdf().await;
        json!({
            "service_id": self.service, "channel": "counter", "form_data": self.answers(),
            "documents": [
                {"requirement_index": 0, "upload_id": upload},
                {"requirement_index": 1, "original_seen": true}, {"requirement_index": 2, "original_seen": true},
            ],
        })
    }

    /// A submitted application.
    pub async fn application(&self) -> Value {
        self.one.post("/permit-applications", self.application_body().await).await.expect(201).body
    }

    /// An application whose paper `two` may sign: its path and its version.
    pub async fn permit_to_sign(&self) -> (String, String) {
        let path = format!("/permit-applications/{}", text(&self.application().await["id"]));
        let transitions = format!("{path}/transitions");
        for action in ["accept", "request_initials"] {
            self.one.post(&transitions, json!({"action": action})).await.expect(200);
        }
        let initialled = self.two.post(&transitions, json!({"action": "initial"})).await.expect(200);
        (path, initialled.header("etag").unwrap().to_owned())
    }

    /// An approved permit's id; it was signed by hand.
    pub async fn permit(&self) -> String {
        let (path, _) = self.permit_to_sign().await;
        let sign = json!({"action": "sign"});
        let signed = self.two.post(&format!("{path}/transitions"), sign).await.expect(200);
        text(&signed.body["permit"]["id"])
    }

    /// The id of a permit that `two` signed electronically.
    pub async fn signed_permit(&self) -> String {
        self.app.signer(&self.two).await;
        let (path, etag) = self.permit_to_sign().await;
        let body = json!({"passphrase": PASSPHRASE});
        let signed = self.two.if_match(etag).post(&format!("{path}/signature"), body).await.expect(200);
        text(&signed.body["permit"]["id"])
    }

    pub async fn public_body(&self) -> Value {
        let citizen = self.app.anonymous();
        let mut documents = Vec::new();
        for index in 0..3 {
            let upload =
                citizen.upload_to("/public/uploads", "ktp.pdf", builders::pdf("KTP")).await.expect(201);
            documents.push(json!({"requirement_index": index, "upload_id": upload.id()}));
        }
        json!({
            "service_code": "KEL-SKD", "agency_id": self.agency(), "form_data": self.answers(),
            "documents": documents,
        })
    }

    pub fn paper_body(&self) -> Value {
        json!({
            "application": "letters", "register": "incoming", "quantity": self.next(),
            "date_from": self.day(-3), "date_until": self.day(-1), "subject": "Surat masuk di buku agenda",
        })
    }

    /// A new user of the village and the first password.
    pub async fn newcomer(&self) -> (Value, String) {
        let made = self.one.post("/users", self.user_body().await).await.expect(201);
        (made.body["user"].clone(), made.text_at("initial_password"))
    }

    pub async fn user_body(&self) -> Value {
        json!({
            "username": format!("pegawai{}", self.next()), "name": "Siti Aminah",
            "civil_servant_number": "198001012005012001", "position_id": self.position().await,
        })
    }

    pub fn position_body(&self) -> Value {
        json!({
            "agency_id": self.agency(), "title": format!("Jabatan {}", self.next()), "role": "staff",
            "is_head": false,
        })
    }

    /// A position that nobody holds.
    pub async fn position(&self) -> Value {
        self.one.post("/positions", self.position_body()).await.expect(201).body["id"].clone()
    }

    pub fn instrument_body(&self) -> Value {
        json!({
            "code": format!("instrumen-{}", self.next()), "name": "Instrumen percobaan",
            "definition": self.instrument["definition"],
        })
    }

    pub fn period_body(&self) -> Value {
        json!({
            "name": format!("Periode {}", self.next()), "from": self.day(-30), "until": self.day(-1),
            "instrument_id": self.instrument_id(),
        })
    }

    /// Path of an open period.
    pub async fn period(&self) -> String {
        let made = self.one.post("/evaluation-periods", self.period_body()).await.expect(201);
        format!("/evaluation-periods/{}", made.id())
    }

    /// Path of a period with scores: the village worked on paper only, so it has a score.
    pub async fn computed(&self) -> String {
        self.one.post("/paper-records", self.paper_body()).await.expect(201);
        let period = self.period().await;
        self.one.command(&format!("{period}/computation")).await.expect(200);
        period
    }

    pub async fn interview_body(&self) -> Value {
        let period = self.period().await;
        let parts = self.instrument["definition"]["applications"].as_array().unwrap();
        let part = parts.iter().find(|part| part["key"] == "letters").unwrap();
        let questions = part["questions"].as_array().unwrap().iter();
        let answers: Value = questions.map(|q| json!({"question_key": q["key"], "value": 3})).collect();
        json!({
            "period_id": period.rsplit('/').next(), "agency_id": self.agency(), "application": "letters",
            "answers": answers, "note": "Foto ada",
        })
    }
}

/// A text in JSON.
#[track_caller]
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}
