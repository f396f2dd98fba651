//! For every operation on personal data a call that works.
use super::calls::{Body, Call};
use super::operation::Operation;
use super::world::{World, text};
use pamong::permits::contacts::code_of;
use serde_json::{Value, json};

pub const OPERATIONS: &[&str] = &[
    "find_permit_applications",
    "create_permit_copy",
    "create_permit_erasure",
    "list_permit_looks",
    "list_permit_retention",
    "put_permit_retention",
    "create_public_copy",
    "create_public_correction",
    "create_public_verification",
    "confirm_public_verification",
];

pub async fn call(w: &World, o: &Operation) -> Call {
    let send = |path: String, body| Call::new(o, &w.one, path, Body::Json(body));
    let get = |path: String| Call::new(o, &w.one, path, Body::None);
    match o.id.as_str() {
        "list_permit_looks" | "list_permit_retention" => get(o.path.clone()),
        "find_permit_applications" => send(o.path.clone(), json!({"nik": "1571014508689001"})),
        "put_permit_retention" => {
            send(o.path.clone(), json!({"months": 24, "basis": "Peraturan Wali Kota tentang retensi"}))
        }
        "create_permit_copy" => {
            let path = format!("/permit-applications/{}/copy", text(&w.application().await["id"]));
            send(path, json!({"numbers": "masked"}))
        }
        "create_permit_erasure" => {
            let path = format!("/permit-applications/{}", text(&w.application().await["id"]));
            let end = json!({"action": "withdraw", "note": "Tidak jadi"});
            w.one.post(&format!("{path}/transitions"), end).await.expect(200);
            send(format!("{path}/erasure"), json!({"basis": "request", "reason": "Surat pemohon"}))
        }
        "create_public_copy" => {
            let nobody = w.app.anonymous();
            let taken = nobody.post("/public/applications", w.public_body().await).await.expect(201);
            let path = format!("/public/applications/{}/copy", taken.text_at("tracking_code"));
            Call::new(o, &nobody, path, Body::Json(json!({"nik_last4": "9001"})))
        }
        "create_public_correction" => {
            let nobody = w.app.anonymous();
            let taken = nobody.post("/public/applications", w.public_body().await).await.expect(201);
            let code = taken.text_at("tracking_code");
            let found = w.one.get(&format!("/permit-applications?q={code}")).await.expect(200).ids();
            let missing = json!([{"pointer": "/form_data/purpose", "message": "Sebutkan keperluan"}]);
            let step = json!({"action": "return_incomplete", "missing": missing});
            w.one.post(&format!("/permit-applications/{}/transitions", found[0]), step).await.expect(200);
            let fixed = json!({"nik_last4": "9001", "form_data": {"purpose": "Sekolah"}, "documents": []});
            Call::new(o, &nobody, format!("/public/applications/{code}/corrections"), Body::Json(fixed))
        }
        "create_public_verification" => {
            Call::new(o, &w.app.anonymous(), o.path.clone(), Body::Json(contact(w)))
        }
        "confirm_public_verification" => {
            let nobody = w.app.anonymous();
            let asked = nobody.post("/public/verifications", contact(w)).await.expect(200).id();
            let code = code_of(&w.app.shared.state.secrets, asked.parse().unwrap());
            let path = format!("/public/verifications/{asked}/confirmations");
            Call::new(o, &nobody, path, Body::Json(json!({"code": code})))
        }
        other => panic!("{other} is new: add a call that works to tests/api/sweep/personal.rs"),
    }
}

/// A contact that got no code yet.
fn contact(w: &World) -> Value {
    json!({"kind": "email", "contact": format!("warga{}@contoh.id", w.next())})
}
