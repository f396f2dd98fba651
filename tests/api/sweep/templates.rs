//! For every operation on the fixed words of papers a call that works.
use super::calls::{Body, Call};
use super::operation::Operation;
use super::world::World;
use serde_json::json;

pub async fn call(w: &World, o: &Operation) -> Call {
    let send = |path: String, body| Call::new(o, &w.one, path, Body::Json(body));
    match o.id.as_str() {
        "get_template_version" => Call::new(o, &w.one, version(w).await, Body::None),
        "create_template_version" => {
            let body = json!({"texts": {"copies": format!("Salinan {}:", w.next())}, "note": "Istilah baru"});
            send(o.path.clone(), body)
        }
        "restore_template_version" => {
            let old = version(w).await;
            version(w).await;
            Call::new(o, &w.one, format!("{old}/restoration"), Body::None)
        }
        "preview_template_texts" => {
            let body = json!({"texts": {"copies": "Salinan:"}, "footers": {"*": "Contoh.", "SD": "Surat."}});
            send(format!("{}?sample=record&size=f4", o.path), body)
        }
        other => panic!("{other} is new: add a call that works to tests/api/sweep/templates.rs"),
    }
}

/// Path of a version that holds now.
async fn version(w: &World) -> String {
    let body = json!({"texts": {"copies": format!("Tembusan {}:", w.next())}});
    let made = w.one.post("/template-texts/versions", body).await.expect(201);
    format!("/template-texts/versions/{}", made.body["number"])
}
