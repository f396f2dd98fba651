//! Calls of files: at once and in pieces, by staff and on the public pages.
use super::calls::{Body, Call};
use super::operation::Operation;
use super::world::World;

pub async fn call(w: &World, o: &Operation) -> Call {
    let sender = if o.secured { w.one.clone() } else { w.app.anonymous() };
    match o.id.as_str() {
        "create_upload" | "create_public_upload" => {
            Call::new(o, &sender, &o.path, Body::File(format!("Surat {}", w.next())))
        }
        "get_upload" => Call::new(o, &sender, format!("/uploads/{}", sender.upload_pdf().await), Body::None),
        _ => in_pieces(w, o).await,
    }
}

/// A file in pieces, by staff or on the public pages: begun, continued or given up.
async fn in_pieces(w: &World, o: &Operation) -> Call {
    let (sender, at) = if o.secured {
        (w.one.clone(), "/uploads/resumable")
    } else {
        (w.app.anonymous(), "/public/uploads/resumable")
    };
    let beginning = sender
        .with("upload-complete", "?0")
        .with("upload-length", "900")
        .with("content-disposition", format!("attachment; filename=\"surat {}.pdf\"", w.next()));
    if o.id.starts_with("create_") {
        return Call::new(o, &beginning, at, Body::None);
    }
    let id = beginning.command(at).await.expect(201).id();
    let next = sender
        .with("upload-complete", "?0")
        .with("upload-offset", "0")
        .with("content-type", "application/partial-upload");
    Call::new(o, &next, format!("{at}/{id}"), Body::None)
}
