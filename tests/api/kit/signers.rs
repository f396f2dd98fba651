//! People who sign electronically.
use super::actor::Actor;
use super::app::{People, TestApp};
use pamong::documents::signing::paper::{
    Attempt, AttemptOutcome, PaperRow, PaperStatus, SubjectType, store as papers,
};
use pamong::identity::password;
use pamong::identity::users::store as users;
use pamong_db::{Conn, Id};
use serde_json::json;
use std::sync::OnceLock;

/// Passphrase of every signing key that the kit makes.
pub const PASSPHRASE: &str = "angso duo berenang";
/// Password that `set_password` sets.
pub const ACCOUNT_PASSWORD: &str = "Candi Muaro Jambi di tepi sungai";

impl People {
    /// Gives the person a password, which some requests ask for a second time.
    pub fn set_password(&self, actor: &Actor) {
        static HASH: OnceLock<String> = OnceLock::new();
        let hash = HASH.get_or_init(|| password::hash(ACCOUNT_PASSWORD).unwrap());
        let (user, now) = (actor.user_id(), self.clock.now());
        let write = |tx: &mut Conn| Ok(users::set_password(tx, user, hash, false, now)?);
        self.db.write_blocking::<_, pamong::error::Error>(write).unwrap();
    }

    /// Gives the person a signing key, unless there is one already.
    pub async fn signer(&self, actor: &Actor) {
        let state = actor.get("/me/signing-key").await.expect(200).text_at("state");
        if state == "active" {
            return;
        }
        self.set_password(actor);
        let body = json!({"passphrase": PASSPHRASE, "password": ACCOUNT_PASSWORD});
        actor.post("/me/signing-key", body).await.expect(201);
    }
}

impl TestApp {
    /// Gives the person a password, which some requests ask for a second time.
    pub fn set_password(&self, actor: &Actor) {
        self.people.set_password(actor);
    }

    /// Gives the person a signing key, unless there is one already.
    pub async fn signer(&self, actor: &Actor) {
        self.people.signer(actor).await;
    }

    /// Puts a letter into the signing queue as a service that cannot be reached leaves it; returns the paper's id.
    pub fn wait_in_queue(&self, signer: &Actor, letter: &str) -> String {
        let letter = Id(letter.parse().unwrap());
        let (agency, user, now) = (signer.agency_id, signer.user_id(), self.clock.now());
        let row = PaperRow {
            id: Id::new(),
            subject_type: SubjectType::Letter,
            subject_id: letter,
            agency_id: agency,
            code: letter.to_string(),
            status: PaperStatus::Signing,
            number: None,
            sequence_number: None,
            register_year: None,
            dated: None,
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
        let attempt = Attempt {
            id: Id::new(),
            paper_id: row.id,
            user_id: user,
            provider: "local".into(),
            outcome: AttemptOutcome::Unavailable,
            detail: Some("refused".into()),
            started_at: now,
            ended_at: Some(now),
        };
        self.write(|tx| {
            papers::insert_missing(tx, &row)?;
            Ok(papers::insert_attempt(tx, &attempt)?)
        });
        row.id.to_string()
    }
}
