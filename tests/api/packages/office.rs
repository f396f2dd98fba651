//! A village with a bit of everything, and a neighbour to write to.
use super::{NEIGHBOUR, VILLAGE};
use crate::kit::{Actor, PASSPHRASE, TestApp, builders};
use chrono::Duration;
use pamong::identity::Permission;
use serde_json::{Value, json};

pub struct Office {
    pub app: TestApp,
    pub clerk: Actor,
    pub head: Actor,
    pub secretary: Actor,
    pub section: Actor,
    pub staff: Actor,
    pub auditor: Actor,
    pub head_there: Actor,
    pub clerk_there: Actor,
    /// Path of the folder.
    pub folder: String,
}

impl Office {
    pub async fn open() -> Self {
        let app = TestApp::start().await;
        let clerk = app.user("registry_clerk").at(VILLAGE).await;
        let head = app.user("urban_village_head").at(VILLAGE).await;
        let secretary = app.user("secretary").at(VILLAGE).await;
        let section = app.user("section_head").at(VILLAGE).await;
        let staff = app.user("staff").at(VILLAGE).await;
        let auditor = app.custom_role(&[Permission::AuditRead]).at(VILLAGE).await;
        let head_there = app.user("urban_village_head").at(NEIGHBOUR).await;
        let clerk_there = app.user("registry_clerk").at(NEIGHBOUR).await;
        let folder = String::new();
        let mut office =
            Self { app, clerk, head, secretary, section, staff, auditor, head_there, clerk_there, folder };
        office.work().await;
        office
    }

    async fn work(&mut self) {
        self.disposed().await;
        let sent = self.signed().await;
        self.reviewed().await;
        self.app.clock.advance(Duration::days(1));
        self.numbers().await;
        self.invitations().await;
        self.journey().await;
        self.secret().await;
        self.answered(&sent).await;
        self.filed().await;
        self.application().await;
    }

    fn incoming(&self, subject: &str, level: &str) -> Value {
        json!({
            "direction": "incoming", "channel": "paper", "sender_name": "Badan Pusat Statistik",
            "letter_number": format!("B/{subject}/2026"), "letter_date": self.app.clock.day(-1),
            "received_date": self.app.clock.day(0), "subject": subject, "summary": "Ringkasan sensus",
            "classification_code": "400.12.3", "urgency": "urgent", "security_level": level,
        })
    }

    pub fn outgoing(&self, subject: &str) -> Value {
        json!({
            "direction": "outgoing", "kind": "SD", "subject": subject,
            "body": "Mohon data penduduk per RT.", "classification_code": "400.12.3", "urgency": "normal",
            "security_level": "open", "approver_position_id": self.head.position_id(),
            "addressees": [
                {"agency_id": self.head_there.agency_id, "kind": "to"},
                {"name": "Ketua RT 05", "kind": "carbon_copy"},
            ],
        })
    }

    pub async fn drafted(&self, body: Value) -> String {
        format!("/letters/{}", self.staff.post("/letters", body).await.expect(201).id())
    }

    pub async fn approved(&self, body: Value) -> String {
        let path = self.drafted(body).await;
        self.staff.command(&format!("{path}/submission")).await.expect(200);
        self.head.command(&format!("{path}/approval")).await.expect(200);
        path
    }

    /// An incoming letter with a scan, passed on twice, with answers, one sent back, and an opinion.
    async fn disposed(&self) {
        let mut body = self.incoming("Sensus penduduk", "open");
        body["upload_ids"] = json!([self.clerk.upload_pdf().await]);
        let letter = format!("/letters/{}", self.clerk.post("/letters", body).await.expect(201).id());
        let sheet = |to: &Actor, due: i64| {
            json!({
                "receivers": [{"position_id": to.position_id()}], "instruction_codes": ["follow_up"],
                "note": "Segera", "due_date": self.app.clock.day(due),
            })
        };
        let given = self.head.post(&format!("{letter}/dispositions"), sheet(&self.secretary, 2)).await;
        let first = format!("/dispositions/{}", given.expect(201).ids()[0]);
        let passed = self.secretary.post(&format!("{first}/dispositions"), sheet(&self.section, 2)).await;
        let second = format!("/dispositions/{}", passed.expect(201).ids()[0]);
        let question =
            json!({"receivers": [{"position_id": self.secretary.position_id()}], "question": "Perlu?"});
        let asked = self.section.post(&format!("{second}/opinions"), question).await.expect(201);
        let opinion = json!({"report": "Perlu", "done": true});
        self.secretary
            .post(&format!("/dispositions/{}/follow-ups", asked.ids()[0]), opinion)
            .await
            .expect(201);
        let passed = self.section.post(&format!("{second}/dispositions"), sheet(&self.staff, 1)).await;
        let third = format!("/dispositions/{}", passed.expect(201).ids()[0]);
        let scan = self.staff.upload("lampiran.pdf", builders::pdf("Lampiran")).await.expect(201).id();
        let report = json!({"report": "Sudah didata", "done": true, "upload_ids": [scan]});
        self.staff.post(&format!("{third}/follow-ups"), report).await.expect(201);
        self.section.post(&format!("{third}/return"), json!({"note": "Belum lengkap"})).await.expect(200);
    }

    /// A letter that was initialled, signed with a number, and sent to the neighbour and outside.
    async fn signed(&self) -> String {
        self.app.signer(&self.head).await;
        let mut body = self.outgoing("Permintaan data penduduk");
        body["reviewers"] = json!([self.section.position_id()]);
        body["upload_ids"] =
            json!([self.staff.upload("tabel.pdf", builders::pdf("Tabel")).await.expect(201).id()]);
        let path = self.drafted(body).await;
        self.staff.command(&format!("{path}/submission")).await.expect(200);
        self.section.post(&format!("{path}/reviews"), json!({"decision": "initial"})).await.expect(200);
        let read = self.head.get(&path).await.expect(200).etag();
        let passphrase = json!({"passphrase": PASSPHRASE});
        self.head.if_match(read).post(&format!("{path}/signature"), passphrase).await.expect(200);
        self.head.command(&format!("{path}/dispatch")).await.expect(200);
        path
    }

    /// A draft that came back with a reason, was written anew by another hand, and spoken of.
    async fn reviewed(&self) {
        let mut body = self.outgoing("Edaran kebersihan");
        body["reviewers"] = json!([self.section.position_id()]);
        let path = self.drafted(body).await;
        self.staff.command(&format!("{path}/submission")).await.expect(200);
        let back = json!({"decision": "return", "note": "Sebutkan dasar"});
        self.section.post(&format!("{path}/reviews"), back).await.expect(200);
        let read = self.clerk.get(&path).await.expect(200).etag();
        let patch = json!({"body": "Berdasarkan Perwal, mohon kebersihan dijaga."});
        self.clerk.if_match(read).patch(&path, patch).await.expect(200);
        self.section.post(&format!("{path}/comments"), json!({"text": "Sudah baik"})).await.expect(201);
    }

    /// Numbers that were lent, void, skipped and put between.
    async fn numbers(&self) {
        let until = self.app.clock.day(3);
        let lease = json!({"count": 2, "reason": "Listrik padam", "until": until});
        let lease = self.clerk.post("/number-leases", lease).await.expect(201);
        let number = lease.body["entry"]["last"].clone();
        let void =
            json!({"register": "outgoing", "year": 2026, "number": number, "reason": "Surat batal dikirim"});
        self.clerk.post("/number-voids", void).await.expect(201);
        let path = self.drafted(self.outgoing("Rapat kemarin")).await;
        self.staff.command(&format!("{path}/submission")).await.expect(200);
        let back = json!({"date": self.app.clock.day(-1), "reason": "Rapat sudah berlangsung kemarin"});
        self.head.post(&format!("{path}/approval"), json!({"back_date": back})).await.expect(200);
    }

    fn invitation(&self, approver: &Actor, to: &Actor) -> Value {
        json!({
            "direction": "outgoing", "kind": "UND", "subject": "Undangan rapat koordinasi",
            "body": "Mohon kehadiran Saudara.", "classification_code": "400.12.3", "urgency": "normal",
            "security_level": "open", "approver_position_id": approver.position_id(),
            "addressees": [{"agency_id": to.agency_id, "kind": "to"}, {"name": "Camat", "kind": "to"}],
            "parts": {"event": {
                "date": self.app.clock.day(0), "time": "09.00 WIB", "place": "Aula", "agenda": "Rapat",
            }},
        })
    }

    /// One invitation each way, both answered and attended.
    async fn invitations(&self) {
        let own = self.approved(self.invitation(&self.head, &self.head_there)).await;
        self.head.command(&format!("{own}/dispatch")).await.expect(200);
        let theirs = self.invitation(&self.head_there, &self.head);
        let theirs = format!("/letters/{}", self.clerk_there.post("/letters", theirs).await.expect(201).id());
        self.clerk_there.command(&format!("{theirs}/submission")).await.expect(200);
        self.head_there.command(&format!("{theirs}/approval")).await.expect(200);
        self.head_there.command(&format!("{theirs}/dispatch")).await.expect(200);
        for (receiver, keeper, sent) in
            [(&self.clerk_there, &self.staff, &own), (&self.clerk, &self.clerk_there, &theirs)]
        {
            let copies = receiver.get("/letters?direction=incoming&kind=UND").await.expect(200);
            let copy = format!("/letters/{}", copies.ids()[0]);
            let answer = json!({"answer": "represented", "representative": "Siti Aminah"});
            receiver.put(&format!("{copy}/attendance/answer"), answer).await.expect(200);
            let present = json!({
                "present": [{"pos": 1, "name": "Siti"}], "guests": [{"name": "Budi", "institution": "BPS"}],
            });
            keeper.put(&format!("{sent}/attendance/presence"), present).await.expect(200);
        }
    }

    /// A travel order with its visa table and a report with a file.
    async fn journey(&self) {
        let mut body = self.outgoing("Perjalanan dinas ke Muara Bungo");
        body["kind"] = json!("SPPD");
        body["addressees"] = json!([{"name": "Arsip", "kind": "to"}]);
        body["parts"] = json!({"travel": {
            "destination": "Muara Bungo", "origin": "Jambi", "traveller": {"name": "Budi", "nip": "1985"},
            "departs": self.app.clock.day(0), "returns": self.app.clock.day(0),
        }});
        let path = self.approved(body).await;
        let left = json!({
            "place": "Jambi", "departed_on": self.app.clock.day(0), "official": "Ani", "official_title": "Lurah",
        });
        self.staff.put(&format!("{path}/travel/visas"), json!({"entries": [left]})).await.expect(200);
        let file = self.staff.upload("tiket.pdf", builders::pdf("Tiket")).await.expect(201).id();
        let report = json!({"text": "Selesai.", "reported_on": self.app.clock.day(0), "upload_ids": [file]});
        self.staff.post(&format!("{path}/travel/reports"), report).await.expect(201);
    }

    /// Letters that not everybody of the office may see.
    async fn secret(&self) {
        for level in ["restricted", "confidential", "secret"] {
            let body = self.incoming(&format!("Perihal {level}"), level);
            self.clerk.post("/letters", body).await.expect(201);
        }
    }

    /// The neighbour reads what it got and answers it; the village answers that.
    async fn answered(&self, sent: &str) {
        let copy =
            self.clerk_there.get("/letters?direction=incoming&kind=SD").await.expect(200).ids()[0].to_owned();
        self.clerk_there.command(&format!("/letters/{copy}/read")).await.expect(200);
        let mut body = self.outgoing("Kiriman data penduduk");
        body["approver_position_id"] = json!(self.head_there.position_id());
        body["addressees"] = json!([{"agency_id": self.head.agency_id, "kind": "to"}]);
        body["reply_to_id"] = json!(copy);
        let reply = format!("/letters/{}", self.clerk_there.post("/letters", body).await.expect(201).id());
        self.clerk_there.command(&format!("{reply}/submission")).await.expect(200);
        self.head_there.command(&format!("{reply}/approval")).await.expect(200);
        self.head_there.command(&format!("{reply}/dispatch")).await.expect(200);
        let got = self.clerk.get("/letters?direction=incoming&kind=SD&q=kiriman").await.expect(200);
        let mut thanks = self.outgoing("Terima kasih");
        thanks["reply_to_id"] = json!(got.ids()[0]);
        self.drafted(thanks).await;
        assert_eq!(self.head.get(sent).await.expect(200).body["status"], "dispatched");
    }

    /// A folder with a letter in it, and a view of the list that the clerk keeps.
    async fn filed(&mut self) {
        let letter =
            self.clerk.post("/letters", self.incoming("Untuk diketahui", "open")).await.expect(201).id();
        self.clerk.command(&format!("/letters/{letter}/read")).await.expect(200);
        let note = json!({"note": "Untuk diketahui"});
        self.clerk.post(&format!("/letters/{letter}/closure"), note).await.expect(200);
        let folder = json!({"classification_code": "400.12.3", "title": "Kependudukan", "year": 2026});
        self.folder =
            format!("/file-folders/{}", self.clerk.post("/file-folders", folder).await.expect(201).id());
        self.clerk
            .post(&format!("{}/letters", self.folder), json!({"letter_ids": [letter]}))
            .await
            .expect(200);
    }

    /// An application whose form holds a personal number.
    async fn application(&self) {
        let counter = self.app.user("counter_officer").at(VILLAGE).await;
        let service = crate::permits::service_id(&counter, "KEL-SKD").await;
        let seen = |n: i32| json!({"requirement_index": n, "original_seen": true});
        let body = json!({
            "service_id": service, "channel": "counter", "form_data": crate::permits::answers(),
            "documents": [seen(0), seen(1), seen(2)],
        });
        counter.post("/permit-applications", body).await.expect(201);
    }
}
