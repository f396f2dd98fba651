//! What a book says of letters that are not open, to those who may look at imports.
use super::{VILLAGE, path, read, through};
use crate::kit::{Actor, TestApp};
use pamong::identity::Permission;
use serde_json::{Value, json};

const WORD: &str = "lazuardimerah";

/// An open letter, a confidential one, one whose secrecy nobody understands, and a confidential one with a fault.
fn book() -> Vec<u8> {
    format!(
        "No;Tgl Terima;Pengirim;Perihal;Sifat\n\
         1;4/1/2022;BPS;Undangan;Biasa\n\
         2;4/1/2022;{WORD};{WORD};Rahasia\n\
         3;4/1/2022;{WORD};{WORD};{WORD}\n\
         4;{WORD};{WORD};{WORD};Rahasia\n"
    )
    .into_bytes()
}

async fn rows(actor: &Actor, import: &Value) -> (Vec<bool>, String) {
    let page = actor.get(&format!("{}/rows", path(import))).await.expect(200);
    let withheld = page.items().iter().map(|row| row["withheld"].as_bool().unwrap()).collect();
    (withheld, page.text())
}

#[tokio::test]
async fn a_row_that_is_not_open_is_told_to_its_sender_and_to_who_sees_the_letter() {
    let app = TestApp::start().await;
    let every = || app.custom_role(Permission::ALL);
    let clerk = every().at(VILLAGE).await;
    let head = app.custom_role(Permission::ALL).heading().at(VILLAGE).await;
    let others = [every().at(VILLAGE).await, every().at("15.71.01").await, every().at("15.71").await];
    let import = read(&clerk, "buku.csv", book(), "incoming", None).await;
    let secret = vec![false, true, true, true];
    for accepted in [false, true] {
        if accepted {
            let (done, _) = through(&clerk, &import, "accept", "acceptance").await;
            assert_eq!((&done["imported"], &done["faulty"]), (&json!(2), &json!(2)));
        }
        let (withheld, text) = rows(&clerk, &import).await;
        assert_eq!((withheld, text.contains(WORD)), (vec![false; 4], true), "who sent the file");
        for other in &others {
            let (withheld, text) = rows(other, &import).await;
            assert_eq!((withheld, text.contains(WORD)), (secret.clone(), false), "accepted: {accepted}");
        }
        // The head sees the letter, and before there is one no more than others.
        let (withheld, _) = rows(&head, &import).await;
        assert_eq!(withheld, vec![false, !accepted, true, true]);
    }
}
