//! For every operation a call that works. A new operation needs one here; the sweeps then cover it.
use super::operation::Operation;
use super::world::{VILLAGE, World, text};
use super::{
    catalogue, correspondence, dispatches, filing, invitations, mailboxes, money, moving, notices, numbers,
    officers, packages, personal, queue, senders, staff, templates, uploads, views, visits, voice,
};
use crate::kit::{ACCOUNT_PASSWORD, Actor, PASSPHRASE, Reply, builders};
use pamong::identity::Permission;
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

#[derive(Clone, PartialEq)]
pub enum Body {
    None,
    Json(Value),
    /// A document with this text in the field `file`.
    File(String),
}

/// A request that succeeds, once.
#[derive(Clone)]
pub struct Call {
    pub actor: Actor,
    pub method: Method,
    pub path: String,
    pub body: Body,
    /// For `If-Match`, where the operation wants it.
    pub etag: Option<String>,
}

impl Call {
    pub fn new(o: &Operation, actor: &Actor, path: impl Into<String>, body: Body) -> Self {
        Self { actor: actor.clone(), method: o.method.clone(), path: path.into(), body, etag: None }
    }

    /// The same request by somebody else.
    pub fn by(&self, actor: &Actor) -> Self {
        Self { actor: actor.clone(), ..self.clone() }
    }

    pub fn with(&self, body: Value) -> Self {
        Self { body: Body::Json(body), ..self.clone() }
    }

    pub fn json(&self) -> Option<&Value> {
        match &self.body {
            Body::Json(body) => Some(body),
            Body::None | Body::File(_) => None,
        }
    }

    pub async fn send(&self) -> Reply {
        let mut request = self.actor.request(self.method.clone(), &self.path);
        if let Some(etag) = &self.etag {
            request = request.header("if-match", etag);
        }
        let request = match &self.body {
            Body::None => request,
            Body::Json(body) => request.json(body),
            Body::File(text) => {
                let part = Part::bytes(builders::pdf(text)).file_name("surat.pdf");
                request.multipart(Form::new().part("file", part))
            }
        };
        self.actor.send(request).await
    }
}

/// A call of this operation that works now.
pub async fn call(w: &World, o: &Operation) -> Call {
    let one = &w.one;
    let get = |path: String| Call::new(o, one, path, Body::None);
    let command = |actor: &Actor, path: String| Call::new(o, actor, path, Body::None);
    let send = |actor: &Actor, path: String, body: Value| Call::new(o, actor, path, Body::Json(body));
    let nobody = w.app.anonymous();
    match o.id.as_str() {
        "list_events" => get("/events?follow=false".into()), // the sweep waits for whole answers
        "list_letter_duplicates" => get(format!("{}?letter_number=005/12&letter_date={}", o.path, w.day(-1))),
        _ if o.path.starts_with("/packages") => packages::call(w, o).await,
        "get_agenda_book" => get(format!("{}?from={}&until={}", o.path, w.day(-30), w.day(0))),
        _ if o.method == Method::GET && !o.names_one_thing() && o.secured => get(o.path.clone()),
        _ if o.method == Method::GET && !o.names_one_thing() => command(&nobody, o.path.clone()),
        // identity
        "login" => {
            let (user, password) = w.newcomer().await;
            send(&nobody, o.path.clone(), json!({"username": user["username"], "password": password}))
        }
        "refresh" => send(&session(w).await, o.path.clone(), json!({})),
        "logout" => command(&session(w).await, o.path.clone()),
        "update_me" => send(one, o.path.clone(), json!({"locale": "id", "email": "siti@jambikota.go.id"})),
        "change_my_password" => {
            let (user, password) = w.newcomer().await;
            let login = json!({"username": user["username"], "password": password});
            let login = nobody.post("/auth/login", login).await.expect(200);
            let new = format!("Tepian Batanghari yang tenang {}", w.next());
            let body = json!({"current_password": password, "new_password": new});
            send(&nobody.bearer(&login.text_at("access_token")), o.path.clone(), body)
        }
        // reference data, storage
        "get_agency" => get(format!("/agencies/{}", one.agency_id)),
        "import_reference_data" => command(one, o.path.clone()),
        "get_verification" => Call::new(o, &nobody, "/public/verify/0A1B2-C3D4E-5F6G", Body::None),
        "verify_file" => Call::new(o, &nobody, &o.path, Body::File(format!("Naskah {}", w.next()))),
        _ if o.path.contains("/uploads") => uploads::call(w, o).await,
        "create_paper_record" => send(one, o.path.clone(), w.paper_body()),
        "get_paper_record" => {
            let made = one.post("/paper-records", w.paper_body()).await.expect(201);
            get(format!("/paper-records/{}", made.id()))
        }
        id if id.contains("evaluation") || o.path.starts_with("/evaluation") || o.path.starts_with("/in") => {
            evaluation(w, o).await
        }
        id if staff::OPERATIONS.contains(&id) => staff::call(w, o).await,
        _ if o.path.starts_with("/template-texts") => templates::call(w, o).await,
        _ if filing::is_of(o) => filing::call(w, o).await,
        _ if o.path.starts_with("/agenda-import") => moving::call(w, o).await,
        _ if o.path.starts_with("/number-") => numbers::call(w, o).await,
        _ if notices::is_of(o) => notices::call(w, o).await,
        _ if correspondence::OPERATIONS.contains(&o.id.as_str()) => correspondence::call(w, o).await,
        id if dispatches::OPERATIONS.contains(&id) => dispatches::call(w, o).await,
        _ if invitations::OPERATIONS.contains(&o.id.as_str()) => invitations::call(w, o).await,
        _ if o.path.starts_with("/letter-views") => views::call(w, o).await,
        _ if o.path.starts_with("/mailbox") => mailboxes::call(w, o).await,
        _ if o.path.starts_with("/senders") => senders::call(w, o).await,
        _ if catalogue::is_of(o) => catalogue::call(w, o).await,
        id if personal::OPERATIONS.contains(&id) => personal::call(w, o).await,
        _ if visits::is_of(o) => visits::call(w, o).await,
        id if voice::OPERATIONS.contains(&id) => voice::call(w, o).await,
        id if officers::OPERATIONS.contains(&id) => officers::call(w, o).await,
        id if queue::OPERATIONS.contains(&id) => queue::call(w, o).await,
        id if money::OPERATIONS.contains(&id) => money::call(w, o).await,
        _ if o.path.starts_with("/permit") || o.path.starts_with("/public") => permit(w, o).await,
        _ => letter(w, o).await,
    }
}

/// Somebody with a session's cookie.
async fn session(w: &World) -> Actor {
    let (user, password) = w.newcomer().await;
    let nobody = w.app.anonymous();
    let login = json!({"username": user["username"], "password": password});
    let login = nobody.post("/auth/login", login).await.expect(200);
    let cookie = login.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
    nobody.with("cookie", cookie)
}

/// The call on the present version of what it changes.
pub async fn versioned(call: Call) -> Call {
    let etag = call.actor.get(&call.path).await.expect(200).etag();
    Call { etag: Some(etag), ..call }
}

async fn letter(w: &World, o: &Operation) -> Call {
    let (one, two) = (&w.one, &w.two);
    let get = |path: String| Call::new(o, one, path, Body::None);
    let command = |actor: &Actor, path: String| Call::new(o, actor, path, Body::None);
    let send = |actor: &Actor, path: String, body: Value| Call::new(o, actor, path, Body::Json(body));
    match o.id.as_str() {
        "create_letter" => send(one, o.path.clone(), w.incoming_body().await),
        "preview_letter" => {
            let mut body = w.draft_body(true);
            body.as_object_mut().unwrap().remove("body");
            body["kind"] = json!("ST");
            body["content"] = json!([
                {"block": "paragraph", "content": [
                    {"text": "Dengan ", "style": "plain"}, {"text": "hormat", "style": "bold_italic"},
                ]},
                {"block": "numbers", "items": [{
                    "content": [{"text": "Satu", "style": "italic"}],
                    "children": [{"block": "bullets", "items": [{"content": [], "children": []}]}],
                }]},
                {"block": "table", "header": ["RT", "Jiwa"], "rows": [["05", "120"]], "widths": [1, 2]},
            ]);
            body["parts"] = json!({
                "basis": ["Peraturan Daerah Nomor 1"], "tasks": ["Menghadiri rapat"], "period": "2 (dua) hari",
                "assignees": [{"name": "Siti", "nip": "198001012005012001", "rank": "Penata", "title": "Kasi"}],
                "fields": [{"label": "Tempat", "value": "Aula"}], "closing": "Demikian.",
                "sections": [{"title": "Umum", "body": [
                    {"block": "paragraph", "content": [{"text": "Isi", "style": "plain"}]},
                ]}],
            });
            send(one, o.path.clone(), body)
        }
        "get_letter" | "get_letter_access" | "get_letter_paper" => {
            get(o.path.replace("/letters/{id}", &w.draft(false).await))
        }
        "get_disposition_sheet" => {
            get(format!("/letters/{}/disposition-sheet", text(&w.incoming().await["id"])))
        }
        "update_letter" => {
            let body = json!({
                "subject": format!("Perubahan {}", w.next()), "kind": "SD",
                "content": [{"block": "paragraph", "content": [{"text": "Dengan hormat,", "style": "bold"}]}],
                "parts": {"via": "Sekretaris Daerah", "closing": "Demikian."},
                "classification_code": "400.12.3", "urgency": "urgent", "security_level": "restricted",
                "addressees": [{"name": "Ketua RT 06", "kind": "to"}], "reviewers": [w.three.position_id()],
                "approver_position_id": two.position_id(), "upload_ids": [one.upload_pdf().await],
            });
            versioned(send(one, w.draft(false).await, body)).await
        }
        "get_letter_attachment" => {
            let letter = w.incoming().await;
            let attachment = text(&letter["attachments"][0]["id"]);
            get(format!("/letters/{}/attachments/{attachment}", text(&letter["id"])))
        }
        "list_letter_dispositions" => {
            let letter = text(&w.incoming().await["id"]);
            let path = format!("/letters/{letter}/dispositions");
            one.post(&path, w.sheet(two)).await.expect(201);
            get(path)
        }
        "dispose_letter" => {
            let path = format!("/letters/{}/dispositions", text(&w.incoming().await["id"]));
            send(one, path, w.sheet(two))
        }
        "read_letter" => command(one, format!("/letters/{}/read", text(&w.incoming().await["id"]))),
        "close_letter" => {
            let letter = text(&w.incoming().await["id"]);
            one.command(&format!("/letters/{letter}/read")).await.expect(200);
            send(one, format!("/letters/{letter}/closure"), json!({"note": "Selesai"}))
        }
        "submit_letter" => command(one, format!("{}/submission", w.draft(false).await)),
        "cancel_letter" => command(one, format!("{}/cancellation", w.draft(false).await)),
        "review_letter" => {
            let path = format!("{}/reviews", w.submitted(true).await);
            send(&w.three, path, json!({"decision": "initial", "note": "Sudah sesuai"}))
        }
        "return_letter" => {
            let path = format!("{}/return", w.submitted(false).await);
            send(two, path, json!({"note": "Perbaiki alamat"}))
        }
        "approve_letter" => {
            let path = format!("{}/approval", w.submitted(false).await);
            send(two, path, json!({"back_date": w.back_date().await}))
        }
        "get_disposition" => get(format!("/dispositions/{}", w.disposition().await)),
        "read_disposition" => command(two, format!("/dispositions/{}/read", w.disposition().await)),
        "cancel_disposition" => command(one, format!("/dispositions/{}/cancellation", w.disposition().await)),
        "pass_on_disposition" => {
            let path = format!("/dispositions/{}/dispositions", w.disposition().await);
            send(two, path, w.sheet(&w.three))
        }
        "follow_up_disposition" => {
            let path = format!("/dispositions/{}/follow-ups", w.disposition().await);
            let report = json!({"report": "Selesai", "done": true, "upload_ids": [two.upload_pdf().await]});
            send(two, path, report)
        }
        // signing
        "create_my_signing_key" => {
            let signer = w.app.custom_role(Permission::ALL).at(VILLAGE).await;
            w.app.set_password(&signer);
            let body = json!({"passphrase": PASSPHRASE, "password": ACCOUNT_PASSWORD});
            send(&signer, o.path.clone(), body)
        }
        "change_my_passphrase" => {
            let signer = w.app.custom_role(Permission::ALL).at(VILLAGE).await;
            w.app.signer(&signer).await;
            let body = json!({"passphrase": PASSPHRASE, "new_passphrase": "sungai batanghari"});
            send(&signer, o.path.clone(), body)
        }
        "put_my_signing_account" => {
            w.app.set_password(one);
            let body = json!({"account": "1571000000000001", "password": ACCOUNT_PASSWORD});
            send(one, o.path.clone(), body)
        }
        "revoke_my_signing_key" => {
            let signer = w.app.custom_role(Permission::ALL).at(VILLAGE).await;
            w.app.signer(&signer).await;
            command(&signer, o.path.clone())
        }
        "revoke_signing_key" => {
            let signer = w.app.custom_role(Permission::ALL).at(VILLAGE).await;
            w.app.signer(&signer).await;
            command(one, format!("/users/{}/signing-key/revocation", signer.user_id()))
        }
        "withdraw_from_signing_queue" => {
            command(two, format!("/signing-queue/{}/withdrawal", w.waiting().await))
        }
        "sign_letter" => {
            w.app.signer(two).await;
            let (path, etag) = w.to_sign().await;
            let call = send(two, format!("{path}/signature"), json!({"passphrase": PASSPHRASE}));
            Call { etag: Some(etag), ..call }
        }
        "sign_letters" => {
            w.app.signer(two).await;
            let (path, etag) = w.to_sign().await;
            let version: i32 = etag.trim_matches('"').parse().unwrap();
            let letters = json!([{"id": path.rsplit('/').next(), "version": version}]);
            send(two, o.path.clone(), json!({"passphrase": PASSPHRASE, "letters": letters}))
        }
        "revoke_letter" => {
            send(two, format!("{}/revocation", w.signed().await), json!({"reason": "Salah tanggal"}))
        }
        other => panic!("{other} is new: add a call that works to tests/api/sweep/calls.rs"),
    }
}

async fn permit(w: &World, o: &Operation) -> Call {
    let (one, nobody) = (&w.one, w.app.anonymous());
    let get = |path: String| Call::new(o, one, path, Body::None);
    let send = |actor: &Actor, path: String, body: Value| Call::new(o, actor, path, Body::Json(body));
    let application = |a: &Value| format!("/permit-applications/{}", text(&a["id"]));
    match o.id.as_str() {
        "create_permit_application" => send(one, o.path.clone(), w.application_body().await),
        "get_permit_application" => get(application(&w.application().await)),
        "get_permit_document" => {
            let a = w.application().await;
            let documents = a["documents"].as_array().unwrap();
            let file = documents.iter().find(|d| d["original_seen"] == false).unwrap();
            get(format!("{}/documents/{}", application(&a), text(&file["id"])))
        }
        "get_permit_application_paper" => get(format!("{}/paper", application(&w.application().await))),
        "get_permit_application_receipt" => get(format!("{}/receipt", application(&w.application().await))),
        "reveal_permit_number" => send(
            one,
            format!("{}/reveal", application(&w.application().await)),
            json!({"field": "nik", "purpose": "oversight"}),
        ),
        "create_permit_transition" => {
            let path = format!("{}/transitions", application(&w.application().await));
            send(one, path, json!({"action": "accept", "note": "Lengkap"}))
        }
        "get_permit_service" => {
            get(format!("/permit-services/{}", one.get("/permit-services").await.expect(200).ids()[0]))
        }
        "get_permit" => get(format!("/permits/{}", w.permit().await)),
        "get_permit_paper" => get(format!("/permits/{}/paper", w.permit().await)),
        "get_signed_permit" => get(format!("/permits/{}/signed-paper", w.signed_permit().await)),
        "revoke_permit" => {
            let path = format!("/permits/{}/revocation", w.signed_permit().await);
            send(&w.two, path, json!({"reason": "Data tidak benar", "legal_basis": "Pasal 12 Perda 3/2019"}))
        }
        "sign_permit" => {
            w.app.signer(&w.two).await;
            let (path, etag) = w.permit_to_sign().await;
            let call = send(&w.two, format!("{path}/signature"), json!({"passphrase": PASSPHRASE}));
            Call { etag: Some(etag), ..call }
        }
        "get_public_permit_service" => Call::new(o, &nobody, "/public/permit-services/KEL-SKD", Body::None),
        "create_public_application" => send(&nobody, o.path.clone(), w.public_body().await),
        "get_public_application" => {
            let taken = nobody.post("/public/applications", w.public_body().await).await.expect(201);
            let path = format!("/public/applications/{}", taken.text_at("tracking_code"));
            Call::new(o, &nobody, path, Body::None)
        }
        other => panic!("{other} is new: add a call that works to tests/api/sweep/calls.rs"),
    }
}

async fn evaluation(w: &World, o: &Operation) -> Call {
    let one = &w.one;
    let get = |path: String| Call::new(o, one, path, Body::None);
    let command = |path: String| Call::new(o, one, path, Body::None);
    let send = |path: String, body: Value| Call::new(o, one, path, Body::Json(body));
    let agency = one.agency_id;
    match o.id.as_str() {
        "create_instrument" => send(o.path.clone(), w.instrument_body()),
        "get_instrument" => get(format!("/instruments/{}", text(&w.instrument_id()))),
        "update_instrument" => {
            let made = one.post("/instruments", w.instrument_body()).await.expect(201);
            let body = json!({"name": format!("Nama {}", w.next()), "status": "adopted"});
            versioned(send(format!("/instruments/{}", made.id()), body)).await
        }
        "create_evaluation_period" => send(o.path.clone(), w.period_body()),
        "get_evaluation_period" => get(w.period().await),
        "get_attendance_list" => get(format!("{}/attendance-list?agency_id={agency}", w.period().await)),
        "compute_scores" => command(format!("{}/computation", w.period().await)),
        "publish_scores" => command(format!("{}/publication", w.computed().await)),
        "draft_reprimands" => command(format!("{}/reprimands", w.computed().await)),
        "list_scores" | "list_recommendations" | "list_reprimands" | "get_evaluation_report" => {
            get(o.path.replace("/evaluation-periods/{id}", &w.computed().await))
        }
        "get_score" => get(format!("{}/scores/{agency}", w.computed().await)),
        "get_score_explanation" => get(format!("{}/scores/{agency}/explanation", w.computed().await)),
        "list_score_records" => {
            let base = format!("{}/scores/{agency}/explanation", w.computed().await);
            let explanation = one.get(&base).await.expect(200);
            let indicator = text(&explanation.body["applications"][0]["indicators"][0]["key"]);
            get(format!("{base}/{indicator}/records?count=denominator"))
        }
        "create_interview" => send(o.path.clone(), w.interview_body().await),
        "get_interview" => {
            let made = one.post("/interviews", w.interview_body().await).await.expect(201);
            get(format!("/interviews/{}", made.id()))
        }
        "update_interview" => {
            let body = w.interview_body().await;
            let made = one.post("/interviews", body.clone()).await.expect(201);
            let change = json!({"answers": body["answers"], "note": format!("Catatan {}", w.next())});
            versioned(send(format!("/interviews/{}", made.id()), change)).await
        }
        other => panic!("{other} is new: add a call that works to tests/api/sweep/calls.rs"),
    }
}
