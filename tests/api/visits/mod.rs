//! Visits on site: reports from phones, each there once, seen by those who see the application, and erased with it.
mod photos;
mod refused;
mod reports;

use crate::kit::{Actor, Reply, TestApp};
use crate::personal::{VILLAGE, form, seen, step, take_in};
use serde_json::{Value, json};

pub const NIK: &str = "1571014508689001";

/// A small but whole JPEG of these sides; no two of them are alike.
pub fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let mut content = b"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00".to_vec();
    content.extend(b"\xFF\xC0\x00\x11\x08");
    content.extend(height.to_be_bytes());
    content.extend(width.to_be_bytes());
    content.extend(b"\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01\xFF\xD9");
    content
}

/// A village with an application at its field check.
struct Village {
    app: TestApp,
    counter: Actor,
    officer: Actor,
    head: Actor,
    /// Id of the application.
    id: String,
}

impl Village {
    async fn new() -> Self {
        let app = TestApp::start().await;
        let counter = app.user("counter_officer").at(VILLAGE).await;
        let officer = app.user("field_officer").at(VILLAGE).await;
        let head = app.user("urban_village_head").at(VILLAGE).await;
        let id = take_in(&counter, form(NIK, "1571010101200001"), seen()).await.expect(201).id();
        for action in ["accept", "request_field_check"] {
            step(&counter, &id, json!({"action": action})).await.expect(200);
        }
        Self { app, counter, officer, head, id }
    }

    fn path(&self) -> String {
        format!("/permit-applications/{}", self.id)
    }

    async fn report(&self, body: &Value) -> Reply {
        self.officer.post(&format!("{}/visits", self.path()), body.clone()).await
    }

    /// Uploads a photo of the officer.
    async fn photo(&self, side: u16) -> String {
        self.officer.upload("foto.jpg", jpeg(side, 480)).await.expect(201).id()
    }

    /// A report with so many photos.
    async fn body(&self, id: &str, photos: u16) -> Value {
        let mut list = Vec::new();
        for i in 0..photos {
            list.push(json!({"upload_id": self.photo(640 + i).await, "taken_at": "2026-09-07T01:30:00Z",
                "latitude": -1.610_123, "longitude": 103.613_12, "accuracy_m": 12, "caption": format!("Sisi {i}")}));
        }
        json!({"id": id, "visited_at": "2026-09-07T01:20:00.123Z", "outcome": "fine",
            "findings": " Bangunan sesuai dengan gambar. ", "photos": list})
    }
}

/// An id as a phone makes one.
fn random() -> String {
    pamong_db::Id::new().to_string()
}
