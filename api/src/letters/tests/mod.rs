//! The use cases in process, on a fresh database.
mod dispositions;
mod flow;
mod matrices;
mod search;

use super::dispositions::{Disposition, NewDispositions, NewFollowUp, NewReceiver};
use super::incoming::{IncomingDirection, NewIncomingLetter};
use super::list::{LetterPage, ListQuery};
use super::model::{AddresseeKind, Channel, Letter, SecurityLevel, Urgency};
use super::outgoing::{NewAddressee, NewOutgoingLetter, OutgoingDirection};
use super::view::LetterView;
use crate::agencies::{self, Agency};
use crate::audit::{self, Fact};
use crate::error::{Error, Result};
use crate::http::{Moment, PageArgs};
use crate::identity::Me;
use crate::identity::store::load_me;
use crate::identity::users::service as users;
use chrono::{NaiveDate, TimeZone};
use pamong_db::{Conn, Db, Id, Ts};

/// Two neighbouring urban villages of one sub-district, and an office of the city.
const VILLAGE: &str = "15.71.01.1001";
const NEIGHBOUR: &str = "15.71.01.1002";
const SUB_DISTRICT: &str = "15.71.01";
const OFFICE: &str = "diskominfo";

struct City {
    db: Db,
    _folder: tempfile::TempDir,
}

#[derive(Clone, Copy)]
struct Person {
    user: Id,
    position: Id,
}

impl City {
    fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&format!("sqlite://{}/db", folder.path().display()), 2).unwrap();
        let city = Self { db, _folder: folder };
        city.write(|tx| {
            agencies::import::run(tx, moment(1, 3))?;
            users::seed_roles(tx)
        })
        .unwrap();
        city
    }

    fn write<T>(&self, work: impl Fn(&mut Conn) -> Result<T>) -> Result<T> {
        self.db.write_blocking(work)
    }

    fn read<T>(&self, work: impl FnOnce(&mut Conn) -> Result<T>) -> T {
        self.db.read_blocking(work).unwrap()
    }

    fn agency(&self, code: &str) -> Agency {
        self.read(|c| Ok(agencies::store::find_by_code(c, code)?.unwrap()))
    }

    /// Someone in a role at an agency since the beginning of 2022.
    fn person(&self, role: &str, agency: &str) -> Person {
        let (agency, at) = (self.agency(agency).id, moment(1, 3));
        let head = role.ends_with("_head") && role != "section_head" || role == "mayor";
        self.write(|tx| {
            let position = users::add_position(tx, agency, role, role, head, at)?;
            let user = users::add_user(tx, &format!("{role}-{position}"), "Siti Aminah", None, at)?;
            users::install(tx, position, user.id, at)?;
            Ok(Person { user: user.id, position })
        })
        .unwrap()
    }

    fn me(&self, person: Person, at: Moment) -> Me {
        self.read(|c| Ok(load_me(c, person.user, person.position, Id::new(), at)?.unwrap()))
    }

    fn register(&self, me: &Me, change: impl Fn(&mut NewIncomingLetter)) -> Result<Letter> {
        let mut input = incoming(me.today());
        change(&mut input);
        self.write(|tx| super::incoming::service::register(tx, me, &input))
    }

    fn draft(&self, me: &Me, approver: Id, change: impl Fn(&mut NewOutgoingLetter)) -> Result<Letter> {
        let mut input = outgoing(approver);
        change(&mut input);
        self.write(|tx| super::outgoing::service::draft(tx, me, &input))
    }

    fn dispose(&self, me: &Me, letter: Id, to: &[Id], due: Option<NaiveDate>) -> Result<Vec<Disposition>> {
        self.write(|tx| super::dispositions::service::dispose(tx, me, letter, &sheet(to, due)))
    }

    fn list(&self, me: &Me, query: &ListQuery) -> LetterPage {
        self.read(|c| super::list::service::list_letters(c, me, query))
    }

    fn view(&self, me: &Me, id: Id) -> LetterView {
        self.read(|c| {
            let letter = super::store::find(c, id)?;
            super::view::letter(c, me, letter)
        })
    }

    /// Facts of the scope, oldest first.
    fn facts(&self, me: &Me) -> Vec<Fact> {
        let (filter, page) = (audit::store::FactFilter::default(), PageArgs { limit: 100, after: None });
        let mut facts = self.read(|c| Ok(audit::store::list(c, &me.scope, &filter, &page)?));
        facts.retain(|f| f.application == audit::Application::Letters);
        facts.reverse();
        facts
    }
}

fn moment(month: u32, day: u32) -> Moment {
    let zone = chrono_tz::Asia::Jakarta;
    let now = zone.with_ymd_and_hms(2022, month, day, 9, 0, 0).unwrap();
    Moment { now: Ts(now.to_utc()), zone }
}

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2022, month, day).unwrap()
}

fn incoming(received: NaiveDate) -> NewIncomingLetter {
    NewIncomingLetter {
        direction: IncomingDirection::Incoming,
        channel: Channel::Paper,
        sender_name: "Badan Pusat Statistik".into(),
        sender_agency_id: None,
        letter_number: "B/12/1571/2022".into(),
        letter_date: received,
        received_date: received,
        subject: "Undangan rapat sensus".into(),
        summary: None,
        kind: "UND".into(),
        classification_code: None,
        urgency: Urgency::Normal,
        security_level: SecurityLevel::Open,
        upload_ids: Vec::new(),
    }
}

fn outgoing(approver_position_id: Id) -> NewOutgoingLetter {
    NewOutgoingLetter {
        direction: OutgoingDirection::Outgoing,
        kind: "SD".into(),
        subject: "Permintaan data penduduk".into(),
        body: Some("Mohon data penduduk per RT.".into()),
        content: None,
        parts: None,
        classification_code: "470".into(),
        urgency: Urgency::Normal,
        security_level: SecurityLevel::Open,
        addressees: vec![named("Ketua RT 05")],
        reviewers: Vec::new(),
        coordinators: Vec::new(),
        approver_position_id,
        upload_ids: Vec::new(),
        reply_to_id: None,
    }
}

fn named(name: &str) -> NewAddressee {
    NewAddressee { agency_id: None, name: Some(name.into()), kind: AddresseeKind::To }
}

fn to_agency(id: Id) -> NewAddressee {
    NewAddressee { agency_id: Some(id), name: None, kind: AddresseeKind::To }
}

fn sheet(to: &[Id], due_date: Option<NaiveDate>) -> NewDispositions {
    NewDispositions {
        receivers: to.iter().map(|id| NewReceiver { position_id: *id }).collect(),
        instruction_codes: vec!["follow_up".into()],
        note: None,
        due_date,
    }
}

fn report(done: bool) -> NewFollowUp {
    NewFollowUp { report: "Sudah dihadiri".into(), done, upload_ids: Vec::new() }
}

fn query(words: &str) -> ListQuery {
    serde_json::from_value(serde_json::json!({"q": words, "include": "count"})).unwrap()
}

fn pile(name: &str) -> ListQuery {
    serde_json::from_value(serde_json::json!({"box": name})).unwrap()
}

fn codes<T: std::fmt::Debug>(result: Result<T>) -> Vec<String> {
    match result.unwrap_err() {
        Error::Invalid(fields) => fields.iter().map(|f| format!("{} {}", f.pointer, f.code)).collect(),
        other => vec![other.code().to_string()],
    }
}

fn actions(facts: &[Fact]) -> Vec<&str> {
    facts.iter().map(|f| f.action.as_str()).collect()
}
