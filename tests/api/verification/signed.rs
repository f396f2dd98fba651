//! An office that signs letters.
use crate::kit::{Actor, TestApp};
use pamong::documents::signing::paper::{PaperRow, PaperStatus, SubjectType, store};
use pamong::documents::signing::service as papers;
use pamong::identity::{password, users};
use pamong_db::Id;
use pamong_sign::code::VerificationCode;
use serde_json::json;
use sha2::{Digest as _, Sha256};

pub const VILLAGE: &str = "15.71.01.1001";
pub const PASSPHRASE: &str = "sungai batanghari tenang";

pub struct Office<'a> {
    pub app: &'a TestApp,
    pub head: Actor,
    pub staff: Actor,
}

/// A letter with its signed file.
pub struct Signed {
    pub id: Id,
    pub code: String,
    pub number: String,
    pub pdf: Vec<u8>,
}

impl Signed {
    pub fn path(&self) -> String {
        format!("/public/verify/{}", self.code)
    }

    /// The page, as `Actor::get` takes it.
    pub fn page(&self) -> String {
        format!("//public/verify/{}", self.code)
    }
}

impl<'a> Office<'a> {
    /// A head with a key, and one of the staff.
    pub async fn open(app: &'a TestApp) -> Self {
        let head = app.user("urban_village_head").at(VILLAGE).await;
        let staff = app.user("staff").at(VILLAGE).await;
        let hash = password::hash("Kata-sandi-uji-2026").unwrap();
        let (user, now) = (head.user_id(), app.clock.now());
        app.write(|tx| Ok(users::store::set_password(tx, user, &hash, false, now)?));
        let key = json!({"passphrase": PASSPHRASE, "password": "Kata-sandi-uji-2026"});
        let made = head.post("/me/signing-key", key).await;
        assert!(made.status < 300, "{}", made.text());
        Self { app, head, staff }
    }

    /// A letter that waits for its signature.
    async fn submitted(&self, security: &str) -> String {
        let body = json!({
            "direction": "outgoing", "kind": "SD", "subject": "Permintaan data penduduk",
            "body": "Dengan hormat, mohon kirimkan data.", "classification_code": "400.12.3", "urgency": "normal",
            "security_level": security, "addressees": [{"name": "Arsip", "kind": "to"}],
            "approver_position_id": self.head.position_id(),
        });
        let id = self.staff.post("/letters", body).await.expect(201).id();
        self.staff.command(&format!("/letters/{id}/submission")).await.expect(200);
        id
    }

    /// A signed letter.
    pub async fn signed(&self, security: &str) -> Signed {
        let id = self.submitted(security).await;
        let path = format!("/letters/{id}");
        let seen = self.head.get(&path).await.expect(200).etag();
        let head = self.head.if_match(seen);
        let signed =
            head.post(&format!("{path}/signature"), json!({"passphrase": PASSPHRASE})).await.expect(200);
        let pdf = self.head.get(&format!("{path}/paper")).await.expect(200).bytes;
        let id: Id = id.parse().unwrap();
        Signed { id, code: self.row(id).code, number: signed.text_at("letter_number"), pdf }
    }

    /// The record of a paper that has its number and no signature, and its code.
    pub async fn unsigned(&self, status: PaperStatus) -> String {
        let letter: Id = self.submitted("open").await.parse().unwrap();
        let (code, now) =
            (VerificationCode::new(*letter.0.as_bytes().last_chunk().unwrap()), self.app.clock.now());
        let row = PaperRow {
            id: Id::new(),
            subject_type: SubjectType::Letter,
            subject_id: letter,
            agency_id: self.head.agency_id,
            code: code.to_string(),
            status,
            number: Some("400.12.3/77/SD/2026".into()),
            sequence_number: Some(77),
            register_year: Some(2026),
            dated: Some(self.app.clock.today(0)),
            facts: serde_json::to_value(papers::facts("Surat Dinas", Some("Data penduduk"), "Kelurahan"))
                .unwrap(),
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
        self.app.write(|tx| Ok(store::insert_missing(tx, &row)?));
        code.to_string()
    }

    pub async fn revoke(&self, letter: &Signed) {
        let path = format!("/letters/{}/revocation", letter.id);
        self.head.post(&path, json!({"reason": "Salah lampiran"})).await.expect(200);
    }

    /// The record of a letter's paper.
    pub fn row(&self, letter: Id) -> PaperRow {
        let read = |c: &mut pamong_db::Conn| store::of_subject(c, SubjectType::Letter, letter);
        self.app.db().read_blocking(read).unwrap().unwrap()
    }
}

pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
