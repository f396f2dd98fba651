//! Every cell of (who, level, way into the letter), as declared below.
use super::office::{
    CITY, Hidden, LEVELS, NEIGHBOUR, SUB_DISTRICT, VILLAGE, incoming, outgoing, person, standing_in,
};
use crate::kit::pdf::words;
use crate::kit::{Actor, TestApp};
use pamong::identity::Permission;
use pamong::identity::model::AssignmentKind::{Acting, Caretaker, DailyActing};

/// Somebody, and the levels that are declared to be seen: of incoming and of outgoing letters.
struct Member {
    name: &'static str,
    actor: Actor,
    incoming: &'static str,
    outgoing: &'static str,
}

impl Member {
    fn sees(&self, letter: &Hidden) -> bool {
        let declared = if letter.incoming { self.incoming } else { self.outgoing };
        declared.contains(letter.level)
    }
}

struct World {
    app: TestApp,
    members: Vec<Member>,
    letters: Vec<Hidden>,
}

impl World {
    async fn new() -> Self {
        let app = TestApp::start().await;
        let at = |role, agency| person(&app, role, agency);
        let clerk = at("registry_clerk", VILLAGE).await;
        let head = at("urban_village_head", VILLAGE).await;
        let receiver = at("staff", VILLAGE).await;
        let other_receiver = at("staff", VILLAGE).await;
        let taken_back = at("staff", VILLAGE).await;
        let drafter = at("staff", VILLAGE).await;
        let reviewer = at("section_head", NEIGHBOUR).await;
        let approver = at("sub_district_head", SUB_DISTRICT).await;
        // Who stands in holds a position as staff of the same office, without anything to do with the letters.
        let away = |kind, holder: Actor, deputy: Actor| standing_in(&app, &deputy, &holder, kind);
        let other_head = || at("urban_village_head", VILLAGE);
        let staff = || at("staff", VILLAGE);
        let plt = away(Acting, other_head().await, staff().await);
        let pj = away(Caretaker, other_head().await, staff().await);
        let plh = away(DailyActing, other_head().await, staff().await);
        let plh_who_drafted = away(DailyActing, other_head().await, drafter.clone());
        let plh_of_receiver = away(DailyActing, other_receiver.clone(), staff().await);
        let approver_above = at("sub_district_head", SUB_DISTRICT).await;

        let mut letters = Vec::new();
        for level in LEVELS {
            let given_to = if level.1 == 'S' { &other_receiver } else { &receiver };
            letters.push(incoming(&app, level, [&clerk, &head, given_to, &taken_back]).await);
            letters.push(outgoing(level, [&drafter, &reviewer, &approver]).await);
        }
        let member = |name, actor, incoming, outgoing| Member { name, actor, incoming, outgoing };
        let members = vec![
            member("clerk who registered", clerk, "ORCS", "OR"),
            member("another clerk", at("registry_clerk", VILLAGE).await, "OR", "OR"),
            member("head who disposed", head, "ORCS", "ORCS"),
            member("head, Plt.", plt, "ORCS", "ORCS"),
            member("head, Pj.", pj, "ORCS", "ORCS"),
            member("head, Plh.", plh, "ORC", "ORC"),
            member("head, Plh. who drafted", plh_who_drafted, "ORC", "ORCS"),
            member("secretary", at("secretary", VILLAGE).await, "OR", "OR"),
            member("section head", at("section_head", VILLAGE).await, "OR", "OR"),
            member("staff", at("staff", VILLAGE).await, "O", "O"),
            member("receiver of all but the secret one", receiver, "ORC", "O"),
            // The secret letter lies on this desk, and only who stands in from day to day sits at it.
            member("receiver of the secret one, Plh.", plh_of_receiver, "O", "O"),
            member("receiver of the secret one", other_receiver, "OS", "O"),
            member("receiver, taken back", taken_back, "O", "O"),
            member("drafter", drafter, "O", "ORCS"),
            member("approver above", approver, "O", "ORCS"),
            member("another head above", approver_above, "O", "O"),
            member("clerk above", at("registry_clerk", SUB_DISTRICT).await, "O", "O"),
            member("staff above", at("staff", SUB_DISTRICT).await, "O", "O"),
            member("reviewer at the neighbour", reviewer, "", "ORCS"),
            member("head of the neighbour", at("urban_village_head", NEIGHBOUR).await, "", ""),
            member("mayor", at("mayor", CITY).await, "O", "O"),
            member("evaluator", at("evaluator", CITY).await, "O", "O"),
            member("every right, city", app.custom_role(Permission::ALL).at(CITY).await, "O", "O"),
        ];
        Self { app, members, letters }
    }

    fn covers(&self, actor: &Actor) -> bool {
        self.app.me(actor).scope.covers(self.app.agency(VILLAGE))
    }
}

/// The ways that take the letter's id: they are there, or they are not.
async fn by_id(member: &Member, letter: &Hidden) {
    let (actor, path) = (&member.actor, format!("/letters/{}", letter.id));
    let mut paths = vec![
        path.clone(),
        format!("{path}/access"),
        format!("{path}/attachments/{}", letter.attachment),
        format!("{path}/dispositions"),
    ];
    if let Some(disposition) = &letter.disposition {
        paths.push(format!("/dispositions/{disposition}"));
    }
    // To set a paper takes its time, so only that it is not given is seen in every cell.
    if !member.sees(letter) {
        paths.push(format!("{path}/paper"));
        paths.push(format!("{path}/disposition-sheet"));
    }
    for path in paths {
        let reply = actor.get(&path).await;
        let cell = format!("{}, {} {}: {path}", member.name, letter.level, letter.word);
        assert_eq!(reply.status, if member.sees(letter) { 200 } else { 404 }, "{cell}");
        // Reasons repeat nothing of the letter, whoever asks.
        let may_tell = member.sees(letter) && !path.ends_with("/access");
        assert!(may_tell || !String::from_utf8_lossy(&reply.bytes).contains(&letter.word), "{cell}");
    }
}

#[tokio::test]
async fn every_cell_is_as_declared() {
    let w = World::new().await;
    for member in &w.members {
        let actor = &member.actor;
        let listed = actor.get("/letters?limit=100").await.expect(200).ids();
        let counted = actor.get("/letters?include=count").await.expect(200).text_at("count");
        let seen = w.letters.iter().filter(|letter| member.sees(letter)).count();
        assert_eq!(counted, seen.to_string(), "{}", member.name);
        let given = actor.get("/dispositions?limit=100").await.expect(200).bytes;
        let given = String::from_utf8(given).unwrap();
        for letter in &w.letters {
            let sees = member.sees(letter);
            let cell = format!("{}, {} {}", member.name, letter.level, letter.word);
            by_id(member, letter).await;
            assert_eq!(listed.contains(&letter.id), sees, "list: {cell}");
            let found = actor.get(&format!("/letters?q={}&include=count", letter.word)).await.expect(200);
            assert_eq!(found.ids().contains(&letter.id), sees, "search: {cell}");
            assert_eq!(found.text_at("count"), usize::from(sees).to_string(), "count: {cell}");
            assert!(sees || !given.contains(&letter.word), "dispositions: {cell}");
        }
    }
}

#[tokio::test]
async fn the_agenda_and_the_ledger_are_as_declared() {
    let w = World::new().await;
    let village = w.app.agency(VILLAGE);
    for member in &w.members {
        let (actor, covers) = (&member.actor, w.covers(&member.actor));
        let mut agenda = String::new();
        for register in ["incoming", "outgoing"] {
            let path = format!("/agenda-entries?register={register}&agency_id={village}&limit=100");
            let reply = actor.get(&path).await.expect(if covers { 200 } else { 404 });
            agenda.push_str(std::str::from_utf8(&reply.bytes).unwrap());
        }
        let book = if actor.agency_id == village {
            let path = "/agenda-entries/paper?register=combined";
            Some(words(&actor.get(path).await.expect(200).bytes))
        } else {
            None
        };
        for letter in &w.letters {
            let sees = member.sees(letter);
            let cell = format!("{}, {} {}", member.name, letter.level, letter.word);
            assert_eq!(agenda.contains(&letter.word), sees && covers, "agenda: {cell}");
            if let Some(book) = &book {
                assert_eq!(book.contains(&letter.word), sees, "agenda book: {cell}");
            }
            let path = format!("/audit-events?subject_id={}&limit=100", letter.id);
            let facts = actor.get(&path).await.expect(200);
            assert_eq!(facts.items().is_empty(), !covers, "ledger: {cell}");
            for fact in facts.items() {
                assert_eq!(fact["withheld"], !sees, "ledger: {cell}: {fact}");
                assert_eq!(fact["data"] == serde_json::json!({}), !sees, "ledger: {cell}: {fact}");
            }
            let told = String::from_utf8(facts.bytes).unwrap();
            assert!(letter.incoming || told.contains(&letter.word) == (sees && covers), "ledger: {cell}");
        }
    }
}

#[tokio::test]
async fn what_an_administrator_is_told_is_what_happens() {
    let w = World::new().await;
    let rights = [Permission::UserManage];
    let administrator = w.app.custom_role(&rights).at(CITY).await;
    let mut asked = 0;
    for member in &w.members {
        for letter in &w.letters {
            let path = format!("/letters/{}/access?position_id={}", letter.id, member.actor.position_id());
            let answer = administrator.get(&path).await.expect(200);
            // Where a Plh. sits at the desk now, the answer is about that person.
            if answer.body["position"]["user_id"] != member.actor.user_id().to_string() {
                continue;
            }
            asked += 1;
            let cell = format!("{}, {} {}: {}", member.name, letter.level, letter.word, answer.text());
            assert_eq!(answer.body["visible"], member.sees(letter), "{cell}");
            assert!(!answer.body["reasons"].as_array().unwrap().is_empty(), "{cell}");
            assert!(!answer.text().contains(&letter.word), "{cell}");
        }
    }
    assert_eq!(asked, (w.members.len() - 1) * w.letters.len(), "only the receiver's own seat is taken");
    assert_eq!(w.app.facts("letter.access"), i64::try_from(w.members.len() * w.letters.len()).unwrap());
}
