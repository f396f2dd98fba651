//! What services hand out, and receipts.
use super::{answers::answers, flat, for_people};
use crate::kit::pdf::{keep, marked, words};
use crate::kit::{Actor, TestApp};
use diesel::{RunQueryDsl, sql_query};
use pamong::identity::Permission;
use pamong::permits::paper::{Numbers, certificate};
use pamong_db::{Conn, Id};
use serde_json::{Value, json};

pub const VILLAGE: &str = "15.71.01.1001";
const DISTRICT: &str = "15.71.01";
const NEIGHBOUR: &str = "15.71.01.1002";

/// Those who bring an application to its signature in one office.
pub struct Office {
    counter: Actor,
    section: Actor,
    head: Actor,
}

impl Office {
    async fn new(app: &TestApp, code: &str, role: &str, title: &str) -> Self {
        Self {
            counter: app.user("counter_officer").at(code).await,
            section: app.user("section_head").at(code).await,
            head: app.user(role).titled(title).at(code).await,
        }
    }

    pub async fn both(app: &TestApp) -> [Self; 2] {
        // The catalogue keeps services that the law gave up; their papers are to be right as well.
        app.write(|c: &mut Conn| {
            let sql = "UPDATE permit_services SET enabled = TRUE, fee_idr = 0";
            pamong_db::each!(c => sql_query(sql).execute(c)).map_err(pamong_db::DbError::from)?;
            Ok(())
        });
        [
            Self::new(app, VILLAGE, "urban_village_head", "Lurah Simpang IV Sipin").await,
            Self::new(app, DISTRICT, "sub_district_head", "Camat Telanaipura").await,
        ]
    }

    pub async fn apply(&self, app: &TestApp, service: &Value) -> String {
        let form = answers(&service["form_schema"], VILLAGE, &app.clock.day(20), &app.clock.day(-40));
        let seen = service["requirements"].as_array().unwrap().iter().enumerate();
        let seen: Value = seen.map(|(i, _)| json!({"requirement_index": i, "original_seen": true})).collect();
        let body = json!({
            "service_id": service["id"], "channel": "counter", "form_data": form, "documents": seen,
        });
        self.counter.post("/permit-applications", body).await.expect(201).id()
    }

    async fn act(&self, by: &Actor, id: &str, action: &str) -> Value {
        let path = format!("/permit-applications/{id}/transitions");
        by.post(&path, json!({"action": action, "note": "Catatan"})).await.expect(200).body
    }

    /// To the signature, or to the hand-over where nobody signs.
    pub async fn finish(&self, id: &str, service: &Value) -> Value {
        self.act(&self.counter, id, "accept").await;
        if service["signer"] == "none" {
            return self.act(&self.counter, id, "hand_over").await;
        }
        self.act(&self.counter, id, "request_initials").await;
        self.act(&self.section, id, "initial").await;
        self.act(&self.head, id, "sign").await
    }

    async fn paper(&self, id: &str) -> Vec<u8> {
        self.counter.get(&format!("/permit-applications/{id}/paper")).await.expect(200).bytes
    }
}

pub async fn service(office: &Office, code: &str) -> Value {
    let list = office.counter.get("/permit-services").await.expect(200);
    let id = list.items().iter().find(|s| s["code"] == code).unwrap()["id"].as_str().unwrap().to_owned();
    office.counter.get(&format!("/permit-services/{id}")).await.expect(200).body
}

#[tokio::test]
async fn every_service_has_its_paper_from_the_intake_to_the_signature() {
    let app = TestApp::start().await;
    let offices = Office::both(&app).await;
    let list = offices[0].counter.get("/permit-services").await.expect(200);
    assert_eq!(list.items().len(), 40);
    for row in list.items() {
        let code = row["code"].as_str().unwrap();
        let office = &offices[usize::from(row["level"] == "sub_district")];
        let service = service(office, code).await;
        let id = office.apply(&app, &service).await;
        let unsigned = service["signer"] == "none";
        let preview = words(&office.paper(&id).await);
        let mark = if unsigned { "DRAF" } else { "BELUMDITANDATANGANI" };
        assert!(marked(&preview, mark), "{code}: {preview}");

        let done = office.finish(&id, &service).await;
        let bytes = office.paper(&id).await;
        keep("layanan", code, &bytes);
        let text = flat(&words(&bytes));
        for_people(code, &text);
        let title = service["output_name"].as_str().unwrap();
        assert!(text.to_lowercase().contains(&title.to_lowercase()), "{code}: {title} is missing in {text}");
        for part in [
            "Siti Rahmawati",
            "Jambi, 5 Agustus 1968",
            "RT 05, Kelurahan Simpang IV Sipin",
            "Melengkapi persyaratan administrasi",
            "Demikian",
            "571014508680001",
        ] {
            let masked = part == "571014508680001";
            assert_eq!(text.contains(part), !masked, "{code}: {part} in {text}");
        }
        assert!(text.contains("157101**********"), "{code}: {text}");
        assert!(!marked(&text, mark), "{code}: {text}");
        if unsigned {
            continue;
        }
        let (number, head) = (done["permit"]["number"].as_str().unwrap(), &office.head.name);
        assert!(text.contains(number) && text.contains(head.as_str()), "{code}: {number}, {head} in {text}");
        assert!(!flat(&preview).contains(number), "{code}: {preview}");
        let permit = done["permit"]["id"].as_str().unwrap();
        let same = office.counter.get(&format!("/permits/{permit}/paper")).await.expect(200);
        assert_eq!(same.bytes, bytes, "{code}");
    }
}

#[tokio::test]
async fn the_signed_paper_shows_numbers_in_full_and_the_preview_never() {
    let app = TestApp::start().await;
    let [office, _] = Office::both(&app).await;
    let service = service(&office, "KEL-PINDAH").await;
    let id = office.apply(&app, &service).await;
    let all = app.custom_role(Permission::ALL).at(VILLAGE).await;
    let me = app.me(&all);
    let secrets = app.shared.state.secrets.clone();
    let key: Id = id.parse().unwrap();
    let shown = |numbers| {
        app.write(|c: &mut Conn| {
            let row = pamong::permits::applications::store::find_visible(c, &me.scope, key)?.unwrap();
            let paper = certificate(c, &me, &secrets, &row, numbers)?;
            Ok(paper.fields.iter().map(|f| format!("{}: {}", f.label, f.value)).collect::<Vec<_>>())
        })
    };
    let (full, masked) = (shown(Numbers::Full), shown(Numbers::Masked));
    assert!(full.contains(&"NIK: 1571014508680001".into()), "{full:?}");
    assert!(full.contains(&"Nomor KK: 1571010101200003".into()), "{full:?}");
    assert!(masked.contains(&"NIK: 157101**********".into()), "{masked:?}");
    assert!(!format!("{masked:?}").contains("0001"), "{masked:?}");
    assert!(!format!("{full:?}").contains("081234567890"), "the phone is for the office alone: {full:?}");
    let preview = words(&office.paper(&id).await);
    assert!(!preview.contains("4508680001") && preview.contains("157101**********"), "{preview}");
}

#[tokio::test]
async fn a_paper_says_when_it_does_not_count() {
    let app = TestApp::start().await;
    let [office, _] = Office::both(&app).await;
    let service = service(&office, "KEL-SKD").await;
    let id = office.apply(&app, &service).await;
    let preview = flat(&words(&office.paper(&id).await));
    assert!(preview.contains("180 (seratus delapan puluh) hari sejak tanggal diterbitkan"), "{preview}");
    office.act(&office.counter, &id, "reject").await;
    let rejected = words(&office.paper(&id).await);
    assert!(marked(&rejected, "BATAL"), "{rejected}");

    let id = office.apply(&app, &service).await;
    let permit = office.finish(&id, &service).await["permit"]["id"].as_str().unwrap().to_owned();
    let signed = flat(&words(&office.paper(&id).await));
    assert!(signed.contains("sampai dengan 6 Maret 2027"), "{signed}");
    let folio = office.counter.get(&format!("/permits/{permit}/paper?size=f4")).await.expect(200);
    assert_ne!(folio.bytes, office.paper(&id).await);
    office.counter.get(&format!("/permits/{permit}/paper?size=a5")).await.problem("malformed");
    app.write(|c: &mut Conn| {
        let sql = "UPDATE permits SET status = 'revoked'";
        pamong_db::each!(c => sql_query(sql).execute(c)).map_err(pamong_db::DbError::from)?;
        Ok(())
    });
    let revoked = words(&office.paper(&id).await);
    assert!(marked(&revoked, "DICABUT"), "{revoked}");

    let there = app.custom_role(Permission::ALL).at(NEIGHBOUR).await;
    for path in [format!("/permits/{permit}/paper"), format!("/permit-applications/{id}/paper")] {
        there.get(&path).await.problem("not_found");
    }
    there.get(&format!("/permit-applications/{id}/receipt")).await.problem("not_found");
}

#[tokio::test]
async fn whoever_signed_stays_on_the_paper_and_an_acting_head_says_so() {
    let app = TestApp::start().await;
    let [office, _] = Office::both(&app).await;
    let service = service(&office, "KEL-SKD").await;
    let (first, second) = (office.apply(&app, &service).await, office.apply(&app, &service).await);
    office.finish(&first, &service).await;
    let clerk = app.user("section_head").at(VILLAGE).await;
    let admin = app.custom_role(Permission::ALL).at(VILLAGE).await;
    let acting = json!({
        "position_id": office.head.position_id(), "user_id": clerk.user_id(), "kind": "daily_acting",
        "decree_number": "SP/1/2026", "valid_from": app.clock.day(0), "valid_until": app.clock.day(14),
    });
    admin.post("/acting-assignments", acting).await.expect(201);
    let waiting = flat(&words(&office.paper(&second).await));
    assert!(waiting.contains("Plh. LURAH SIMPANG IV SIPIN"), "{waiting}");
    assert!(waiting.contains(&clerk.name), "{waiting}");
    let signed = flat(&words(&office.paper(&first).await));
    assert!(signed.contains(&office.head.name) && !signed.contains("Plh."), "{signed}");
}

#[tokio::test]
async fn a_receipt_says_what_was_handed_in_and_until_when() {
    let app = TestApp::start().await;
    let [office, _] = Office::both(&app).await;
    let service = service(&office, "KEL-SKD").await;
    let id = office.apply(&app, &service).await;
    let shown = office.counter.get(&format!("/permit-applications/{id}")).await.expect(200).body;
    let path = format!("/permit-applications/{id}/receipt");
    let sheet = office.counter.get(&path).await.expect(200);
    keep("lain", "tanda-terima", &sheet.bytes);
    let text = flat(&words(&sheet.bytes));
    for_people("receipt", &text);
    let code = shown["tracking_code"].as_str().unwrap();
    for part in [
        "1/2026",
        code,
        "Siti Rahmawati",
        "Surat Keterangan Domisili",
        "157101**********",
        "7 September 2026",
        "8 September 2026",
        "1 (satu) hari kerja",
        "Surat pengantar RT (asli diperlihatkan)",
        &office.counter.name,
    ] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    let roll = office.counter.get(&format!("{path}?format=roll80")).await.expect(200);
    keep("lain", "tanda-terima-80mm", &roll.bytes);
    assert!(flat(&words(&roll.bytes)).contains(code));
    assert_ne!(roll.bytes, sheet.bytes);
    office.counter.get(&format!("{path}?format=poster")).await.problem("malformed");
}

#[tokio::test]
async fn what_the_paper_cannot_show_is_refused_at_the_counter() {
    let app = TestApp::start().await;
    let [office, _] = Office::both(&app).await;
    let service = service(&office, "KEL-SKD").await;
    let mut form = answers(&service["form_schema"], VILLAGE, &app.clock.day(1), &app.clock.day(-1));
    form["purpose"] = json!("Pesta \u{1F389}");
    let body = json!({"service_id": service["id"], "channel": "counter", "form_data": form, "documents": []});
    let refused = office.counter.post("/permit-applications", body).await;
    refused.field_error("/form_data/purpose", "unprintable");
}
