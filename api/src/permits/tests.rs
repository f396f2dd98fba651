//! The use cases in process, on a fresh database: what the steps do to clock, register, ledger and secrets.
use super::applications::inputs::RevealRequest;
use super::applications::model::MissingItem;
use super::applications::{public, views};
use super::form::Answers;
use super::personal::model::RevealPurpose;
use super::*;
use crate::agencies::{self, Agency};
use crate::audit;
use crate::audit::Fact;
use crate::documents::{IssuedPaper, LetterRegister, RegisteredPaper, ReprimandDraft, numbering};
use crate::error::{Error, Result};
use crate::http::{Lang, Moment, PageArgs};
use crate::identity::Me;
use crate::identity::store::load_me;
use crate::identity::users::{service as users, store as user_store};
use crate::secrets::Secrets;
use chrono::{NaiveDate, TimeZone};
use pamong_db::{Conn, Db, Id, Ts};
use serde_json::{Value, json};

/// Stands in for the letters: numbers like theirs, no letter.
struct Register;

impl LetterRegister for Register {
    fn register_issued(&self, tx: &mut Conn, me: &Me, paper: &IssuedPaper) -> Result<RegisteredPaper> {
        let number = numbering::next(tx, paper.agency_id, "outgoing", me.at.year())?;
        Ok(RegisteredPaper { letter_id: Id::new(), number: format!("{}/{number}/2022", paper.kind_code) })
    }

    fn draft_reprimand(&self, _tx: &mut Conn, _me: &Me, _draft: &ReprimandDraft) -> Result<Id> {
        Err(Error::internal("not asked for here"))
    }
}

struct Office {
    db: Db,
    secrets: Secrets,
    folder: tempfile::TempDir,
}

impl Office {
    fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&format!("sqlite://{}/db", folder.path().display()), 2).unwrap();
        let secrets = Secrets::load_or_create(&folder.path().join("secret.key")).unwrap();
        let office = Self { db, secrets, folder };
        office
            .write(|tx, _| {
                agencies::import::run(tx, moment(1, 3))?;
                catalogue::import(tx, moment(1, 3))?;
                users::seed_roles(tx)
            })
            .unwrap();
        office
    }

    fn write<T>(&self, work: impl Fn(&mut Conn, &Secrets) -> Result<T>) -> Result<T> {
        self.db.write_blocking(|tx| work(tx, &self.secrets))
    }

    fn agency(&self, code: &str) -> Agency {
        self.write(|tx, _| Ok(agencies::store::find_by_code(tx, code)?.unwrap())).unwrap()
    }

    /// Someone in a role at an agency, who took office at the beginning of 2022.
    fn person(&self, role: &str, agency: &str) -> Person {
        let agency = self.agency(agency).id;
        let at = moment(1, 3);
        let (user, position) = self
            .write(|tx, _| {
                let roles = user_store::list_roles(tx)?;
                let role = roles.iter().find(|r| r.code == role).unwrap().code.clone();
                let position = users::add_position(tx, agency, &role, &role, false, at)?;
                let user = users::add_user(tx, &format!("{role}-{position}"), "Siti Aminah", None, at)?;
                users::install(tx, position, user.id, at)?;
                Ok((user.id, position))
            })
            .unwrap();
        Person { user, position }
    }

    fn me(&self, person: &Person, at: Moment) -> Me {
        self.write(|tx, _| Ok(load_me(tx, person.user, person.position, Id::new(), at)?.unwrap())).unwrap()
    }

    fn service(&self, code: &str) -> catalogue::PermitService {
        self.write(|tx, _| Ok(catalogue::store::find_enabled(tx, code, moment(1, 3).today())?.unwrap()))
            .unwrap()
    }

    fn receive(&self, me: &Me, answers: &Value) -> Result<PermitApplication> {
        let service = self.service("KEL-SKD");
        let input = NewPermitApplication {
            service_id: service.id,
            channel: PermitChannel::Counter,
            applicant_name: None,
            form_data: object(answers),
            documents: seen(0..3),
            renews_permit_id: None,
            amends_permit_id: None,
            amendment_reason: None,
        };
        self.write(|tx, secrets| receive(tx, me, secrets, &input))
    }

    fn step(&self, me: &Me, id: Id, input: &NewPermitTransition) -> Result<PermitApplication> {
        self.write(|tx, secrets| transition(tx, me, secrets, &Register, id, input))
    }

    fn act(&self, me: &Me, id: Id, action: PermitAction) -> Result<PermitApplication> {
        self.step(me, id, &NewPermitTransition::of(action))
    }

    fn facts(&self, me: &Me) -> Vec<Fact> {
        let page = PageArgs { limit: 100, after: None };
        self.write(|tx, _| {
            Ok(audit::store::list(tx, &me.scope, &audit::store::FactFilter::default(), &page)?)
        })
        .unwrap()
    }
}

struct Person {
    user: Id,
    position: Id,
}

fn moment(month: u32, day: u32) -> Moment {
    let zone = chrono_tz::Asia::Jakarta;
    let now = zone.with_ymd_and_hms(2022, month, day, 9, 0, 0).unwrap();
    Moment { now: Ts(now.to_utc()), zone }
}

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2022, month, day).unwrap()
}

fn object(value: &Value) -> Answers {
    value.as_object().unwrap().clone()
}

fn seen(requirements: std::ops::Range<i32>) -> Vec<NewPermitDocument> {
    requirements
        .map(|requirement_index| NewPermitDocument {
            requirement_index,
            upload_id: None,
            original_seen: Some(true),
        })
        .collect()
}

fn answers() -> Value {
    json!({
        "nik": "1571014508689001", "kk_number": "1571010101200001", "full_name": "Budi Santoso",
        "birth_place": "Jambi", "birth_date": "1968-08-05", "sex": "P", "religion": "Islam",
        "marital_status": "kawin", "occupation": "Pedagang", "address": "Jl. Merdeka 1", "rt": "05",
        "village_code": "15.71.01.1001", "phone": "081234567890", "purpose": "Melamar kerja",
    })
}

fn codes(error: &Error) -> Vec<String> {
    match error {
        Error::Invalid(fields) => fields.iter().map(|f| format!("{} {}", f.pointer, f.code)).collect(),
        other => vec![other.code().to_string()],
    }
}

const VILLAGE: &str = "15.71.01.1001";

#[test]
fn from_the_counter_to_the_signed_paper() {
    let office = Office::open();
    let [counter, section, secretary, head] =
        ["counter_officer", "section_head", "secretary", "urban_village_head"]
            .map(|r| office.person(r, VILLAGE));
    let me = |person: &Person, day| office.me(person, moment(1, day));
    // Monday before Lunar New Year: one working day ends on Wednesday.
    let taken = office.receive(&me(&counter, 31), &answers()).unwrap();
    assert_eq!((taken.register_number, taken.due_date), (1, day(2, 2)));
    let id = taken.id;
    office.act(&me(&counter, 31), id, PermitAction::Accept).unwrap();
    let early = office.act(&me(&head, 31), id, PermitAction::Sign).unwrap_err();
    assert_eq!(codes(&early), ["state_conflict"]);
    office.act(&me(&counter, 31), id, PermitAction::RequestInitials).unwrap();
    let not_hers = office.act(&me(&counter, 31), id, PermitAction::Initial).unwrap_err();
    assert_eq!(codes(&not_hers), ["forbidden"]);
    office.act(&me(&section, 31), id, PermitAction::Initial).unwrap();
    let twice = office.act(&me(&section, 31), id, PermitAction::Initial).unwrap_err();
    assert_eq!(codes(&twice), ["already_done"]);
    office.act(&me(&secretary, 31), id, PermitAction::Initial).unwrap();
    let later = office.me(&head, moment(2, 2));
    office.act(&later, id, PermitAction::Sign).unwrap();
    let view = office.write(|tx, secrets| views::find(tx, &later, secrets, id)).unwrap();
    let permit = view.permit.unwrap().permit;
    assert_eq!(permit.number, "SK/1/2022");
    assert_eq!(permit.valid_until, Some(day(8, 1)));
    assert!(view.warnings.is_empty());
    let fact = office.facts(&later).into_iter().find(|f| f.action == "permit.sign").unwrap();
    let of_fact = |key: &str| fact.data[key].clone();
    assert_eq!(of_fact("number"), "SK/1/2022");
    assert_eq!((of_fact("on_time"), of_fact("working_days_used")), (true.into(), 1.into()));
    assert_eq!((of_fact("due_date"), of_fact("service_time_days")), ("2022-02-02".into(), 1.into()));
    let ended = office.act(&office.me(&counter, moment(2, 3)), id, PermitAction::HandOver).unwrap();
    assert_eq!((ended.status, ended.stopped_on), (PermitStatus::HandedOver, Some(day(2, 2))));
    assert_eq!(office.receive(&me(&counter, 31), &answers()).unwrap().register_number, 2);
}

#[test]
fn a_pause_moves_the_promise_and_the_applicant_reads_why() {
    let office = Office::open();
    let counter = office.person("counter_officer", VILLAGE);
    let at = |m, d| office.me(&counter, moment(m, d));
    let taken = office.receive(&at(2, 24), &answers()).unwrap();
    assert_eq!(taken.due_date, day(2, 25));
    let missing = MissingItem { pointer: "/documents/1".into(), message: "KTP-el tidak terbaca".into() };
    let back = NewPermitTransition {
        missing: vec![missing],
        ..NewPermitTransition::of(PermitAction::ReturnIncomplete)
    };
    office.step(&at(2, 25), taken.id, &back).unwrap();
    let track = |lang| {
        office
            .write(|tx, _| public::track(tx, moment(2, 25), lang, &taken.tracking_code.to_lowercase()))
            .unwrap()
    };
    let public = track(Lang::Id);
    assert_eq!(public.missing[0].message, "KTP-el tidak terbaca");
    assert!(public.pause_reason.is_some() && public.status_text.starts_with("Dikembalikan"));
    assert_eq!(track(Lang::En).service, "Residence Certificate");
    let text = serde_json::to_string(&public).unwrap();
    for secret in ["Budi", "157101", "Siti", "0812"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    // Monday is Isra Mi'raj: of four days only Tuesday was a working day.
    let again = NewPermitTransition {
        documents: seen(1..2),
        form_data: object(&json!({"purpose": "Sekolah", "stay_since": ""})),
        ..NewPermitTransition::of(PermitAction::Resubmit)
    };
    let resumed = office.step(&at(3, 1), taken.id, &again).unwrap();
    assert_eq!((resumed.due_date, resumed.working_days_paused), (day(3, 1), 1));
    assert_eq!(resumed.status, PermitStatus::Submitted);
    let later = at(3, 1);
    let view = office.write(|tx, secrets| views::find(tx, &later, secrets, taken.id)).unwrap();
    assert_eq!((view.form_data["purpose"].clone(), view.documents.len()), ("Sekolah".into(), 4));
    assert_eq!(view.form_data["nik"], "157101**********");
    assert!(view.missing.is_empty() && !view.row.late);
}

#[test]
fn a_number_is_not_readable_anywhere_and_each_look_is_recorded() {
    let office = Office::open();
    let counter = office.person("counter_officer", VILLAGE);
    let me = office.me(&counter, moment(2, 10));
    let taken = office.receive(&me, &answers()).unwrap();
    let look = |field: &str| RevealRequest { field: field.into(), purpose: RevealPurpose::ComparePapers };
    let shown = office.write(|tx, secrets| reveal(tx, &me, secrets, taken.id, &look("nik"))).unwrap();
    assert_eq!(shown, "1571014508689001");
    let no_number =
        office.write(|tx, secrets| reveal(tx, &me, secrets, taken.id, &look("full_name"))).unwrap_err();
    assert_eq!(codes(&no_number), ["/field invalid_choice"]);
    let looks: Vec<_> =
        office.facts(&me).into_iter().filter(|f| f.action == "permit.reveal").map(|f| f.data).collect();
    assert_eq!(looks, [json!({"field": "nik", "purpose": "compare_papers", "channel": "counter"})]);
    for file in ["db", "db-wal"] {
        let bytes = std::fs::read(office.folder.path().join(file)).unwrap_or_default();
        for number in ["1571014508689001", "4508689001", "1571010101200001"] {
            let found = bytes.windows(number.len()).any(|w| w == number.as_bytes());
            assert!(!found, "{number} in {file}");
        }
    }
}

#[test]
fn citizens_apply_at_an_office_that_gives_the_service() {
    let office = Office::open();
    let ask = |agency: Id, documents| {
        let input = NewPublicApplication {
            service_code: "KEL-SKD".into(),
            agency_id: agency,
            form_data: object(&answers()),
            documents,
            contact_proof: None,
        };
        let policy = contacts::CodePolicy { kinds: Vec::new(), required: false };
        office.write(|tx, secrets| apply(tx, moment(2, 10), secrets, &policy, &input))
    };
    let village = office.agency(VILLAGE).id;
    let wrong_level = ask(office.agency("15.71.01").id, seen(0..3)).unwrap_err();
    assert_eq!(codes(&wrong_level), ["/agency_id unknown_reference"]);
    // Nobody saw an original on the public pages, and the third paper is missing.
    let refused = codes(&ask(village, seen(0..2)).unwrap_err());
    assert_eq!(
        refused,
        ["/documents/0 invalid_choice", "/documents/1 invalid_choice", "/documents/2 required"]
    );
}
