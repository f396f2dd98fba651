//! The work of the demonstration on paper: a letter of each kind, the paper of each service, and the sheets to look at.
use super::pages;
use super::permits::{Office, VILLAGE, service};
use crate::kit::pdf::{folder, keep, words};
use crate::kit::{Actor, TestApp};
use crate::papers::draft;
use diesel::prelude::*;
use pamong::identity::Permission;
use pamong_db::schema::{letters, permit_services, permits};
use pamong_db::{Conn, DbError, Id};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

const SHEET: &str = "peragaan";
/// Kinds of letters that the offices of the demonstration write.
const KINDS: [&str; 8] = ["LAP", "REK", "SD", "SE", "SPPD", "ST", "TEG", "UND"];

/// The newest letter of each kind that people wrote, the newest permit of each service, and the services whose papers the
/// offices sign.
fn work(app: &TestApp) -> (BTreeMap<String, Id>, BTreeMap<String, Id>, BTreeSet<String>) {
    app.write(|c: &mut Conn| {
        let written = letters::table
            .filter(letters::direction.eq("outgoing"))
            .filter(letters::origin_type.is_null().or(letters::kind_code.eq("TEG")))
            .order(letters::created_at)
            .select((letters::kind_code, letters::id))
            .load::<(String, Id)>(c)
            .map_err(DbError::from)?;
        let issued = permits::table
            .inner_join(permit_services::table.on(permit_services::id.eq(permits::service_id)))
            .order(permits::created_at)
            .select((permit_services::code, permits::id))
            .load::<(String, Id)>(c)
            .map_err(DbError::from)?;
        let offered = permit_services::table
            .filter(permit_services::enabled.eq(true))
            .filter(permit_services::signer.ne("none"))
            .select(permit_services::code)
            .load::<String>(c)
            .map_err(DbError::from)?;
        Ok((written.into_iter().collect(), issued.into_iter().collect(), offered.into_iter().collect()))
    })
}

/// Prints the work of a demonstration, and beside it the kinds and services that no office used in its two months.
/// Nothing may leave the margins or lie on something else; the pages are put on sheets for people to look at.
pub async fn prints(app: &TestApp) {
    let everything = app.custom_role(Permission::ALL).at("15.71").await;
    let (written, issued, offered) = work(app);
    assert!(written.keys().eq(KINDS), "the demonstration wrote {:?}", written.keys());
    assert_eq!(issued.keys().collect::<Vec<_>>(), offered.iter().collect::<Vec<_>>());
    if folder(SHEET).exists() {
        // What an earlier run printed is not to be looked at again.
        std::fs::remove_dir_all(folder(SHEET)).unwrap();
    }
    let mut wrong = Vec::new();

    let head = app.user("urban_village_head").at(VILLAGE).await;
    let staff = app.user("staff").at(VILLAGE).await;
    let kinds = everything.get("/letter-kinds").await.expect(200);
    for kind in kinds.items() {
        let code = kind["code"].as_str().unwrap();
        let (by, id) = match written.get(code) {
            Some(id) => (&everything, id.to_string()),
            None => {
                let letter = draft(&head, code, json!([{"name": "Arsip", "kind": "to"}]));
                (&staff, staff.post("/letters", letter).await.expect(201).id())
            }
        };
        wrong.extend(print(by, &format!("/letters/{id}/paper"), &format!("surat-{code}")).await);
    }

    let offices = Office::both(app).await;
    let list = everything.get("/permit-services").await.expect(200);
    assert_eq!(list.items().len(), 40);
    for row in list.items() {
        let code = row["code"].as_str().unwrap();
        let path = match issued.get(code) {
            Some(id) => format!("/permits/{id}/paper"),
            None => {
                let office = &offices[usize::from(row["level"] == "sub_district")];
                let service = service(office, code).await;
                let id = office.apply(app, &service).await;
                office.finish(&id, &service).await;
                format!("/permit-applications/{id}/paper")
            }
        };
        wrong.extend(print(&everything, &path, &format!("layanan-{code}")).await);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let pages = pages::sheets::sheets(&folder(SHEET), |_| true);
    // The order to travel has a second page for its visas.
    assert!(pages > kinds.items().len() + list.items().len(), "{pages} pages");
}

/// What is wrong on the pages of a paper, which is kept under its name.
async fn print(by: &Actor, path: &str, name: &str) -> Vec<String> {
    let pdf = by.get(path).await.expect(200).bytes;
    assert!(!words(&pdf).trim().is_empty(), "{name} is empty");
    let file = keep(SHEET, name, &pdf);
    pages::read(&file)
        .iter()
        .flat_map(|page| page.overflows(pages::MARGINS))
        .map(|w| format!("{name}: {w}"))
        .collect()
}
