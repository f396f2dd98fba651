//! Every service from the application to the document in the applicant's hand, by the counter and by the citizen.
mod table;

use crate::kit::{Actor, Reply, TestApp, builders};
use crate::outputs::answers::answers;
use pamong_db::Id;
use serde_json::{Value, json};
use table::{SERVICES, Way, Who, steps};

const VILLAGE: &str = "15.71.01.1001";
const DISTRICT: &str = "15.71.01";
/// What the three services cost whose fee the law leaves to the city.
const FEE: i64 = 25_000;

/// Those who work on applications in one office.
struct Office {
    id: Id,
    counter: Actor,
    section: Actor,
    cashier: Actor,
    head: Actor,
}

impl Office {
    async fn new(app: &TestApp, code: &str, head: &str) -> Self {
        Self {
            id: app.agency(code),
            counter: app.user("counter_officer").at(code).await,
            section: app.user("section_head").at(code).await,
            cashier: app.user("cashier").at(code).await,
            head: app.user(head).at(code).await,
        }
    }

    fn who(&self, who: Who) -> &Actor {
        match who {
            Who::Counter => &self.counter,
            Who::Section => &self.section,
            Who::Cashier => &self.cashier,
            Who::Head => &self.head,
        }
    }

    async fn act(&self, who: Who, id: &str, body: Value) -> Reply {
        self.who(who).post(&format!("/permit-applications/{id}/transitions"), body).await
    }

    /// From the intake to the hand-over, each step to the state that the table names.
    async fn carry(&self, code: &str, id: &str, way: Way) -> Reply {
        let mut last = None;
        for (who, action, status) in steps(way) {
            let mut step = json!({"action": action, "note": "Catatan"});
            if action == "record_payment" {
                step["payment"] = json!({"method": "cash", "amount_idr": FEE});
            }
            let done = self.act(who, id, step).await.expect(200);
            assert_eq!(done.body["status"], status, "{code}: {action}");
            last = Some(done);
        }
        last.unwrap()
    }

    /// The document is there, in the register of permits and that of letters under one number; where nobody signs, none.
    async fn check_document(&self, code: &str, done: &Reply, way: Way) {
        if way == Way::Unsigned {
            assert_eq!(done.body["permit"], Value::Null, "{code}");
            return;
        }
        let permit = &done.body["permit"];
        let (id, number) = (permit["id"].as_str().unwrap(), permit["number"].as_str().unwrap());
        let paper = self.counter.get(&format!("/permits/{id}/paper")).await.expect(200);
        assert!(paper.bytes.starts_with(b"%PDF"), "{code}");
        let letter = permit["letter_id"].as_str().unwrap();
        let letter = self.head.get(&format!("/letters/{letter}")).await.expect(200);
        assert_eq!(
            (&letter.body["letter_number"], &letter.body["direction"]),
            (&number.into(), &"outgoing".into())
        );
    }
}

/// The catalogue with everything switched on: the fee that the law leaves to the city is set, and what the law gave up
/// since is as it was while it held.
async fn city() -> (TestApp, [Office; 2]) {
    let app = TestApp::start_with(|config| config.limits.public_per_minute = 100_000).await;
    app.sql(&format!("UPDATE permit_services SET fee_idr = {FEE} WHERE fee_idr IS NULL"));
    app.sql("UPDATE permit_services SET enabled = TRUE");
    let village = Office::new(&app, VILLAGE, "urban_village_head").await;
    let district = Office::new(&app, DISTRICT, "sub_district_head").await;
    (app, [village, district])
}

/// The office that gives the service.
fn office<'a>([village, district]: &'a [Office; 2], code: &str) -> &'a Office {
    if code.starts_with("KEL-") { village } else { district }
}

fn form(app: &TestApp, service: &Value) -> Value {
    answers(&service["form_schema"], VILLAGE, &app.clock.day(20), &app.clock.day(-40))
}

#[tokio::test]
async fn the_table_is_the_shipped_catalogue() {
    let app = TestApp::start().await;
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let list = counter.get("/permit-services").await.expect(200);
    let mut shipped: Vec<&str> = list.items().iter().map(|s| s["code"].as_str().unwrap()).collect();
    let mut listed = SERVICES.map(|(code, _)| code).to_vec();
    shipped.sort_unstable();
    listed.sort_unstable();
    assert_eq!(shipped, listed);
}

#[tokio::test]
async fn every_service_by_the_counter() {
    let (app, offices) = city().await;
    for (code, way) in SERVICES {
        let office = office(&offices, code);
        let id = crate::permits::service_id(&office.counter, code).await;
        let service = office.counter.get(&format!("/permit-services/{id}")).await.expect(200).body;
        let papers = 0..service["requirements"].as_array().unwrap().len();
        let seen: Value = papers.map(|i| json!({"requirement_index": i, "original_seen": true})).collect();
        let body = json!({"service_id": id, "channel": "counter", "form_data": form(&app, &service), "documents": seen});
        let taken = office.counter.post("/permit-applications", body).await.expect(201);
        let done = office.carry(code, &taken.id(), way).await;
        office.check_document(code, &done, way).await;
    }
    assert_eq!(app.facts("permit.hand_over"), 40);
}

/// Hands in, on the public pages, what the service asks for; the tracking code.
async fn apply(app: &TestApp, citizen: &Actor, office: &Office, code: &str) -> String {
    let service = citizen.get(&format!("/public/permit-services/{code}")).await.expect(200).body;
    let mut documents = Vec::new();
    for (index, requirement) in service["requirements"].as_array().unwrap().iter().enumerate() {
        if requirement["mandatory"] == true {
            let upload = upload(citizen).await;
            documents.push(json!({"requirement_index": index, "upload_id": upload}));
        }
    }
    let body = json!({"service_code": code, "agency_id": office.id, "form_data": form(app, &service), "documents": documents});
    citizen.post("/public/applications", body).await.expect(201).text_at("tracking_code")
}

async fn upload(citizen: &Actor) -> String {
    let file = builders::pdf("Berkas");
    citizen.upload_to("/public/uploads", "berkas.pdf", file).await.expect(201).id()
}

#[tokio::test]
async fn every_service_by_the_citizen_who_first_sends_one_paper_that_cannot_be_read() {
    let (app, offices) = city().await;
    let citizen = app.anonymous();
    for (code, way) in SERVICES {
        let office = office(&offices, code);
        let tracking = apply(&app, &citizen, office, code).await;
        let place = format!("/public/applications/{tracking}");
        let found = office.counter.get(&format!("/permit-applications?q={tracking}")).await.expect(200);
        let id = &found.ids()[0];
        let missing = json!([{"pointer": "/documents/0", "message": "Tidak terbaca"}]);
        let back = json!({"action": "return_incomplete", "missing": missing});
        office.act(Who::Counter, id, back).await.expect(200);
        let told = citizen.get(&place).await.expect(200);
        assert_eq!(told.body["missing"][0]["message"], "Tidak terbaca", "{code}");
        let again = json!({"nik_last4": "0001", "form_data": {},
            "documents": [{"requirement_index": 0, "upload_id": upload(&citizen).await}]});
        let handed = citizen.post(&format!("{place}/corrections"), again).await.expect(200);
        assert_eq!(handed.body["status"], "submitted", "{code}");
        let done = office.carry(code, id, way).await;
        office.check_document(code, &done, way).await;
        let told = citizen.get(&place).await.expect(200);
        assert_eq!(
            (&told.body["status"], &told.body["survey"]["state"]),
            (&"handed_over".into(), &"open".into()),
            "{code}"
        );
    }
    assert_eq!((app.facts("permit.hand_over"), app.facts("permit.resubmit")), (40, 40));
}
