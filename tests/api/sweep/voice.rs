//! For every operation on surveys and complaints a call that works.
use super::calls::{Body, Call};
use super::operation::Operation;
use super::world::{VILLAGE, World, text};
use serde_json::{Value, json};

pub const OPERATIONS: &[&str] = &[
    "answer_public_survey",
    "answer_survey",
    "get_complaint",
    "create_complaint_transition",
    "create_public_complaint",
    "get_public_complaint",
    "review_public_complaint",
];

pub async fn call(w: &World, o: &Operation) -> Call {
    let nobody = w.app.anonymous();
    let answers = json!({
        "requirements": 4, "procedure": 3, "service_time": 3, "fee": 4, "product": 3, "competence": 3,
        "behaviour": 4, "facilities": 2, "complaint_handling": 3,
    });
    match o.id.as_str() {
        "answer_public_survey" => {
            let case = rejected(w).await;
            let digits = text(&case["nik"]);
            let body = json!({"nik_last_digits": digits[12..], "answers": answers, "remark": "Baik."});
            let path = format!("/public/applications/{}/survey", text(&case["tracking_code"]));
            Call::new(o, &nobody, path, Body::Json(body))
        }
        "answer_survey" => {
            let path = format!("/permit-applications/{}/survey", text(&rejected(w).await["id"]));
            Call::new(o, &w.one, path, Body::Json(json!({"answers": answers, "remark": "Baik."})))
        }
        "create_public_complaint" => Call::new(o, &nobody, o.path.clone(), Body::Json(complaint(w))),
        "get_public_complaint" => {
            let made = nobody.post("/public/complaints", complaint(w)).await.expect(201);
            Call::new(o, &nobody, format!("/public/complaints/{}", made.text_at("code")), Body::None)
        }
        "review_public_complaint" => {
            let made = nobody.post("/public/complaints", complaint(w)).await.expect(201);
            let answer = json!({"action": "answer", "note": "Sudah diperiksa."});
            w.one.post(&format!("{}/transitions", newest(w).await), answer).await.expect(200);
            let path = format!("/public/complaints/{}/verdict", made.text_at("code"));
            Call::new(o, &nobody, path, Body::Json(json!({"settled": true, "note": "Terima kasih"})))
        }
        "get_complaint" | "create_complaint_transition" => {
            nobody.post("/public/complaints", complaint(w)).await.expect(201);
            let path = newest(w).await;
            if o.id == "get_complaint" {
                return Call::new(o, &w.one, path, Body::None);
            }
            let body = json!({"action": "start", "note": "Diperiksa"});
            Call::new(o, &w.one, format!("{path}/transitions"), Body::Json(body))
        }
        other => panic!("{other} is new: add a call that works to tests/api/sweep/voice.rs"),
    }
}

fn complaint(w: &World) -> Value {
    json!({
        "category": "delay", "content": format!("Terlambat lagi, kejadian ke-{}", w.next()),
        "contact": "warga@contoh.id", "agency_id": w.app.agency(VILLAGE), "service_code": "KEL-SKD",
    })
}

/// Path of the complaint that came last.
async fn newest(w: &World) -> String {
    let listed = w.one.get("/complaints?limit=1").await.expect(200);
    format!("/complaints/{}", listed.ids()[0])
}

/// A case that was rejected, with the applicant's number.
async fn rejected(w: &World) -> Value {
    let body = w.application_body().await;
    let mut case = w.one.post("/permit-applications", body.clone()).await.expect(201).body;
    let path = format!("/permit-applications/{}/transitions", text(&case["id"]));
    for action in ["accept", "reject"] {
        w.one.post(&path, json!({"action": action, "note": "Alasan"})).await.expect(200);
    }
    case["nik"] = body["form_data"]["nik"].clone();
    case
}
