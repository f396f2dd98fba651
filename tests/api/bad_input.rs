//! Each kind of bad input gets an answer that says what to do, in the caller's language, and changes nothing.
use crate::kit::{Actor, Reply, TestApp, builders};
use serde_json::{Value, json};

const VILLAGE: &str = "15.71.01.1001";
const MIB: usize = 1024 * 1024;

/// What both languages said, after checking that they differ and that nothing was written.
struct Refusal {
    indonesian: Reply,
    english: Reply,
}

/// Sends the same bad request in both languages.
async fn refused<F, Fut>(app: &TestApp, actor: &Actor, request: F) -> Refusal
where
    F: Fn(Actor) -> Fut,
    Fut: Future<Output = Reply>,
{
    let before = app.rows();
    let (indonesian, english) = (request(actor.lang("id")).await, request(actor.lang("en")).await);
    assert_eq!(app.rows(), before, "a refused request left something behind");
    indonesian.is_problem();
    english.is_problem();
    assert_eq!(indonesian.body["code"], english.body["code"]);
    assert_ne!(indonesian.body["detail"], english.body["detail"]);
    Refusal { indonesian, english }
}

impl Refusal {
    #[track_caller]
    fn was(self, code: &str, says: [&str; 2]) {
        assert_eq!(self.indonesian.body["code"], code);
        self.says(|reply| reply.body["detail"].clone(), says);
    }

    #[track_caller]
    fn was_field(self, pointer: &str, code: &str, says: [&str; 2]) {
        let at = |reply: &Reply| {
            let errors = reply.body["errors"].as_array().unwrap();
            let found = errors.iter().find(|e| e["pointer"] == pointer && e["code"] == code);
            found.unwrap_or_else(|| panic!("no {code} at {pointer}: {}", reply.body))["detail"].clone()
        };
        self.says(at, says);
    }

    #[track_caller]
    fn says(&self, text: impl Fn(&Reply) -> Value, [indonesian, english]: [&str; 2]) {
        for (reply, part) in [(&self.indonesian, indonesian), (&self.english, english)] {
            let text = text(reply);
            assert!(text.as_str().unwrap().contains(part), "'{part}' is not in {text}");
        }
    }
}

fn incoming(app: &TestApp) -> Value {
    json!({
        "direction": "incoming", "channel": "paper", "sender_name": "Ketua RT 05", "letter_number": "1/RT.05",
        "letter_date": app.clock.day(0), "received_date": app.clock.day(0), "subject": "Banjir",
        "urgency": "normal", "security_level": "open",
    })
}

#[tokio::test]
async fn files_that_are_empty_disguised_or_too_large() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let empty = refused(&app, &clerk, |a| async move { a.upload("kosong.pdf", Vec::new()).await }).await;
    empty.was_field("/file", "file_empty", ["Pindai atau pilih ulang", "Scan or choose it again"]);
    let program = || {
        let mut bytes = b"\x7fELF\x02\x01\x01".to_vec();
        bytes.resize(4096, 0);
        bytes
    };
    let disguised = refused(&app, &clerk, |a| async move { a.upload("surat.pdf", program()).await }).await;
    disguised.was_field(
        "/file",
        "file_type",
        ["gunakan PDF, JPEG atau PNG", "use an intact PDF, JPEG or PNG"],
    );
    let scan = || {
        let mut bytes = builders::pdf("Pindaian");
        bytes.resize(30 * MIB, b' ');
        bytes
    };
    let large = refused(&app, &clerk, |a| async move { a.upload("pindaian.pdf", scan()).await }).await;
    large.was("file_too_large", ["paling besar 20 MiB", "at most 20 MiB"]);
    let objects = walkdir::WalkDir::new(app.database().folder().join("blobs")).into_iter().flatten();
    assert_eq!(objects.filter(|o| o.file_type().is_file()).count(), 0, "a refused file was kept");
}

#[tokio::test]
async fn a_nik_with_the_31st_of_february() {
    let app = TestApp::start().await;
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let services = counter.get("/permit-services").await.expect(200);
    let service = services.items().iter().find(|s| s["code"] == "KEL-SKD").unwrap()["id"].clone();
    let body = json!({
        "service_id": service, "channel": "counter",
        "form_data": {"nik": "1571013102999003", "full_name": "Budi"},
        "documents": [],
    });
    let no = refused(&app, &counter, |a| {
        let body = body.clone();
        async move { a.post("/permit-applications", body).await }
    })
    .await;
    no.was_field("/form_data/nik", "nik_date", ["tidak ada di kalender", "does not exist"]);
}

#[tokio::test]
async fn a_due_date_in_the_past_and_a_disposition_to_oneself() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let staff = app.user("staff").at(VILLAGE).await;
    let letter = clerk.post("/letters", incoming(&app)).await.expect(201).id();
    let sheet = |to: &Actor, due: i64| {
        json!({
            "receivers": [{"position_id": to.position_id()}], "instruction_codes": ["follow_up"],
            "due_date": app.clock.day(due),
        })
    };
    let path = format!("/letters/{letter}/dispositions");
    let late = sheet(&staff, -1);
    let past = refused(&app, &head, |a| {
        let (path, body) = (path.clone(), late.clone());
        async move { a.post(&path, body).await }
    })
    .await;
    past.was_field("/due_date", "date_in_past", ["pilih hari ini atau sesudahnya", "choose today or later"]);
    let own = sheet(&head, 1);
    let oneself = refused(&app, &head, |a| {
        let (path, body) = (path.clone(), own.clone());
        async move { a.post(&path, body).await }
    })
    .await;
    let pointer = "/receivers/0/position_id";
    oneself.was_field(pointer, "self_reference", ["pilih penerima lain", "choose another receiver"]);
}

#[tokio::test]
async fn a_second_approval_of_the_same_draft() {
    let app = TestApp::start().await;
    let staff = app.user("staff").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let draft = json!({
        "direction": "outgoing", "kind": "SD", "subject": "Undangan", "body": "Dengan hormat.",
        "classification_code": "400.12.3", "urgency": "normal", "security_level": "open",
        "addressees": [{"name": "Ketua RT 05", "kind": "to"}], "approver_position_id": head.position_id(),
    });
    let letter = staff.post("/letters", draft).await.expect(201).id();
    staff.command(&format!("/letters/{letter}/submission")).await.expect(200);
    let path = format!("/letters/{letter}/approval");
    let number = head.command(&path).await.expect(200).text_at("letter_number");
    let again = refused(&app, &head, |a| {
        let path = path.clone();
        async move { a.command(&path).await }
    })
    .await;
    again.was("already_done", ["sudah dilakukan", "already done"]);
    assert_eq!(head.get(&format!("/letters/{letter}")).await.text_at("letter_number"), number);
}
