//! Who may not do something learns that first, whatever else is wrong with the request.
//!
//! Extractors of one handler run side by side. The guard closes a gate on the request while it looks the caller up, and
//! a body that is refused waits at it: where the guard refuses too, the guard's answer is the one that is given.
use actix_web::{HttpMessage, HttpRequest};
use std::cell::Cell;
use std::rc::Rc;
use tokio::sync::Notify;

/// The gate of one request.
#[derive(Default)]
struct Gate {
    open: Cell<bool>,
    opened: Notify,
}

/// Keeps the gate closed until it is dropped.
pub struct Closed(Rc<Gate>);

/// Closes the gate of a request.
pub fn close_gate(req: &HttpRequest) -> Closed {
    let gate = Rc::new(Gate::default());
    req.extensions_mut().insert(Rc::clone(&gate));
    Closed(gate)
}

impl Drop for Closed {
    fn drop(&mut self) {
        self.0.open.set(true);
        self.0.opened.notify_waiters();
    }
}

/// Waits until the gate is open; a request without a guard has none.
pub async fn pass_gate(req: &HttpRequest) {
    let gate = req.extensions().get::<Rc<Gate>>().map(Rc::clone);
    if let Some(gate) = gate {
        let opened = gate.opened.notified();
        if !gate.open.get() {
            opened.await;
        }
    }
}
