//! For every operation on export packages a call that works.
use super::calls::{Body, Call};
use super::operation::Operation;
use super::world::{VILLAGE, World};
use crate::kit::Actor;
use pamong::identity::Permission;

pub async fn call(w: &World, o: &Operation) -> Call {
    // The whole of an office is for its head alone.
    let head = w.app.custom_role(Permission::ALL).heading().at(VILLAGE).await;
    match o.id.as_str() {
        "create_package" => {
            finished(w).await;
            Call::new(o, &head, o.path.clone(), Body::None)
        }
        "list_packages" => Call::new(o, &head, o.path.clone(), Body::None),
        "get_package" => Call::new(o, &head, made(w, &head).await, Body::None),
        "get_package_content" => {
            let path = format!("{}/content", made(w, &head).await);
            Call::new(o, &head, path, Body::None)
        }
        other => panic!("{other} is new: add a call that works to tests/api/sweep/packages.rs"),
    }
}

/// Nothing is being made any more.
async fn finished(w: &World) {
    w.app.work().await;
    assert_eq!(w.app.count("SELECT COUNT(*) AS n FROM packages WHERE status = 'waiting'"), 0);
}

/// Path of a package that is ready.
async fn made(w: &World, head: &Actor) -> String {
    finished(w).await;
    let package = head.command("/packages").await.expect(201).id();
    finished(w).await;
    format!("/packages/{package}")
}
