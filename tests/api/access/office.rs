//! An urban village with its neighbours, and letters of every level that lie in it.
use crate::kit::{Actor, TestApp};
use pamong::identity::Permission;
use pamong::identity::model::{Assignment, AssignmentKind};
use pamong::identity::roles::BUILT_IN;
use pamong::identity::users::store as users;
use pamong_db::Id;
use serde_json::json;

pub const VILLAGE: &str = "15.71.01.1001";
pub const NEIGHBOUR: &str = "15.71.01.1002";
pub const SUB_DISTRICT: &str = "15.71.01";
pub const CITY: &str = "15.71";

/// The levels, and the letter that stands for each in a table.
pub const LEVELS: [(&str, char); 4] =
    [("open", 'O'), ("restricted", 'R'), ("confidential", 'C'), ("secret", 'S')];

/// Somebody in a built-in role who may read the ledger besides, so that everything can be asked.
pub async fn person(app: &TestApp, role: &str, agency: &str) -> Actor {
    let built_in = BUILT_IN.iter().find(|r| r.code == role).unwrap();
    let mut rights = built_in.permissions.to_vec();
    if !rights.contains(&Permission::AuditRead) {
        rights.push(Permission::AuditRead);
    }
    let newcomer = app.custom_role(&rights).titled(role);
    let head = role == "mayor" || role.ends_with("_head") && role != "section_head";
    if head { newcomer.heading().at(agency).await } else { newcomer.at(agency).await }
}

/// The same person in somebody else's position.
pub fn standing_in(app: &TestApp, deputy: &Actor, holder: &Actor, kind: AssignmentKind) -> Actor {
    let assignment = Assignment {
        id: Id::new(),
        position_id: holder.position_id(),
        user_id: deputy.user_id(),
        kind,
        decree_number: Some("SP/1/2026".into()),
        valid_from: app.clock.today(0),
        valid_until: Some(app.clock.today(30)),
        created_at: app.clock.now(),
    };
    app.write(|tx| Ok(users::insert_assignment(tx, &assignment)?));
    let mut acting = deputy.in_position(holder.position_id());
    acting.agency_id = holder.agency_id;
    acting
}

/// A letter and where it shows.
pub struct Hidden {
    pub id: String,
    pub level: char,
    pub incoming: bool,
    /// Stands in its subject, and nowhere else in the world.
    pub word: String,
    pub attachment: String,
    /// A disposition of it.
    pub disposition: Option<String>,
}

/// Registered by the clerk, disposed by the head to the receiver, and to somebody else who it was taken back from.
pub async fn incoming(
    app: &TestApp,
    (level, code): (&str, char),
    [clerk, head, receiver, taken_back]: [&Actor; 4],
) -> Hidden {
    let word = format!("zam{}m", code.to_ascii_lowercase());
    let body = json!({
        "direction": "incoming", "channel": "paper", "sender_name": format!("Dinas {word}"),
        "letter_number": format!("B/{word}/2026"), "letter_date": app.clock.day(-1),
        "received_date": app.clock.day(0), "subject": format!("Perihal {word}"), "summary": word,
        "urgency": "normal", "security_level": level, "upload_ids": [clerk.upload_pdf().await],
    });
    let letter = clerk.post("/letters", body).await.expect(201);
    let path = format!("/letters/{}", letter.id());
    head.command(&format!("{path}/read")).await.expect(200);
    let sheet = |to: &Actor| {
        let receivers = json!([{"position_id": to.position_id()}]);
        json!({"receivers": receivers, "instruction_codes": ["follow_up"], "note": word})
    };
    let path = format!("{path}/dispositions");
    let given = head.post(&path, sheet(receiver)).await.expect(201).ids()[0].clone();
    let cancelled = head.post(&path, sheet(taken_back)).await.expect(201).ids()[0].clone();
    head.command(&format!("/dispositions/{cancelled}/cancellation")).await.expect(200);
    Hidden {
        id: letter.id(),
        level: code,
        incoming: true,
        attachment: letter.body["attachments"][0]["id"].as_str().unwrap().into(),
        word,
        disposition: Some(given),
    }
}

/// Drafted, initialled with a note that the ledger keeps, approved; not sent.
pub async fn outgoing((level, code): (&str, char), [drafter, reviewer, approver]: [&Actor; 3]) -> Hidden {
    let word = format!("zam{}k", code.to_ascii_lowercase());
    let body = json!({
        "direction": "outgoing", "kind": "SD", "subject": format!("Perihal {word}"), "body": format!("Isi {word}."),
        "classification_code": "400.12.3", "urgency": "normal", "security_level": level,
        "addressees": [{"name": format!("Ketua {word}"), "kind": "to"}],
        "reviewers": [reviewer.position_id()], "approver_position_id": approver.position_id(),
        "upload_ids": [drafter.upload_pdf().await],
    });
    let letter = drafter.post("/letters", body).await.expect(201);
    let path = format!("/letters/{}", letter.id());
    reviewer.get(&path).await.problem("not_found");
    drafter.command(&format!("{path}/submission")).await.expect(200);
    let note = json!({"decision": "initial", "note": format!("Catatan {word}")});
    reviewer.post(&format!("{path}/reviews"), note).await.expect(200);
    approver.command(&format!("{path}/approval")).await.expect(200);
    Hidden {
        id: letter.id(),
        level: code,
        incoming: false,
        attachment: letter.body["attachments"][0]["id"].as_str().unwrap().into(),
        word,
        disposition: None,
    }
}
