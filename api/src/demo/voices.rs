//! What citizens say about the services that they got: surveys, and now and then a complaint.
//!
//! With a stream of chance of its own and after all other work of a day, so that it changes nothing of that work.
use super::chance::Chance;
use super::simulation::Day;
use super::work::input;
use crate::config::ComplaintConfig;
use crate::error::{Error, Result};
use crate::permits::applications::store as applications;
use crate::permits::form;
use crate::permits::voice::complaints::model::{Complaint, ComplaintStatus};
use crate::permits::voice::complaints::{service as complaints, store};
use crate::permits::voice::surveys::service as surveys;
use crate::satisfaction::Element;
use chrono::{Days, NaiveDate};
use pamong_db::{Conn, Id};
use serde_json::{Map, Value, json};

/// How many of those who are asked answer, and how many of them at the counter.
const ANSWERS: (f64, f64) = (0.35, 0.4);
/// Complaints for each case that is handed over.
const COMPLAINTS: f64 = 0.02;

/// What is carried from day to day.
#[derive(Clone)]
pub struct Voices {
    chance: Chance,
    /// Cases that were handed over today, with the place of their office.
    pub handed_over: Vec<(usize, Id)>,
    complaints: Vec<(NaiveDate, Id)>,
}

impl Voices {
    /// Before the first day.
    pub fn new(seed: u64) -> Self {
        Self { chance: Chance::new(seed, 4), handed_over: Vec::new(), complaints: Vec::new() }
    }
}

impl Day<'_> {
    /// The end of a day: those who fetched their papers answer or complain, and offices answer complaints.
    pub fn voices(&mut self, tx: &mut Conn) -> Result<()> {
        for (office, application) in std::mem::take(&mut self.state.voices.handed_over) {
            let chance = &mut self.state.voices.chance;
            let (answers, complains) = (chance.happens(ANSWERS.0), chance.happens(COMPLAINTS));
            if answers {
                self.survey(tx, office, application)?;
            }
            if complains {
                self.complain(tx, office, application)?;
            }
        }
        let today = self.date;
        let (due, later) = std::mem::take(&mut self.state.voices.complaints)
            .into_iter()
            .partition::<Vec<_>, _>(|(day, _)| *day <= today);
        self.state.voices.complaints = later;
        for (_, complaint) in due {
            self.answer(tx, complaint)?;
        }
        Ok(())
    }

    fn survey(&mut self, tx: &mut Conn, office: usize, application: Id) -> Result<()> {
        let behaviour = self.world.office(office)?.behaviour;
        let chance = &mut self.state.voices.chance;
        let mut answers = Map::new();
        for element in Element::ALL {
            // Free of charge is what people like best; how complaints are handled, what they know least of.
            let bonus = match element {
                Element::Fee => 0.35,
                Element::ComplaintHandling | Element::Facilities => -0.1,
                _ => 0.0,
            };
            let content = 0.25 + 0.45 * behaviour.punctuality + bonus;
            let answer = match chance.between(0.0, 1.0) {
                luck if luck < content => 4,
                luck if luck < content + 0.4 => 3,
                luck if luck < content + 0.52 => 2,
                _ => 1,
            };
            answers.insert(element.to_string(), json!(answer));
        }
        let remark = chance.happens(0.15).then(|| chance.pick(REMARKS, "Terima kasih."));
        let at_the_counter = chance.happens(ANSWERS.1);
        let officer = self.world.office(office)?.person("counter_officer", self.tick()?)?;
        let body = json!({"answers": answers, "remark": remark});
        if at_the_counter {
            surveys::answer_at_counter(tx, &officer, application, &input(body)?)?;
            return Ok(());
        }
        let case = applications::find_visible(tx, &officer.scope, application)?;
        let case = case.ok_or_else(|| Error::internal("a case that its office does not see"))?;
        let sealed = applications::secrets_of(tx, case.id)?;
        let form = form::unseal(self.world.secrets, case.id, &case.form_data, &sealed)?;
        let nik = form.get(form::APPLICANT_NIK).and_then(Value::as_str);
        let mut body = body;
        if let (Some(digits), Some(body)) = (nik.and_then(|nik| nik.get(12..)), body.as_object_mut()) {
            body.insert("nik_last_digits".into(), json!(digits));
        }
        surveys::answer_public(tx, officer.at, self.world.secrets, &case.tracking_code, &input(body)?)?;
        Ok(())
    }

    fn complain(&mut self, tx: &mut Conn, office: usize, application: Id) -> Result<()> {
        let punctuality = self.world.office(office)?.behaviour.punctuality;
        let chance = &mut self.state.voices.chance;
        let (category, content) = COMPLAINED.get(chance.index(COMPLAINED.len())).copied().unwrap_or_default();
        let prompt = chance.happens(punctuality);
        let wait = if prompt { chance.whole(3, 10) } else { chance.whole(16, 22) };
        let at = self.tick()?;
        let officer = self.world.office(office)?.person("counter_officer", at)?;
        let case = applications::find_visible(tx, &officer.scope, application)?;
        let code = case.map(|case| case.tracking_code);
        let body = json!({"category": category, "content": content, "tracking_code": code});
        let complaint = complaints::receive(tx, at, ComplaintConfig::default(), &input(body)?)?;
        let answered = self.date.checked_add_days(Days::new(wait.into())).unwrap_or(self.date);
        self.state.voices.complaints.push((answered, complaint.id));
        Ok(())
    }

    /// The head of the office that works on it answers; most complainants are content.
    fn answer(&mut self, tx: &mut Conn, id: Id) -> Result<()> {
        let at = self.tick()?;
        let Some(complaint) = store::find(tx, id)? else { return Ok(()) };
        let Some(place) = self.world.place_of(complaint.handler_agency_id) else { return Ok(()) };
        let head = self.world.office(place)?.head(at)?;
        let started = complaints::step(tx, &head, complaint, &input(json!({"action": "start"}))?)?;
        let later = head.later(self.tick()?);
        let answer = json!({"action": "answer", "note": ANSWER});
        let answered = complaints::step(tx, &later, started, &input(answer)?)?;
        self.judge(tx, &answered)
    }

    fn judge(&mut self, tx: &mut Conn, complaint: &Complaint) -> Result<()> {
        let settled = self.state.voices.chance.happens(0.6);
        if settled && complaint.status == ComplaintStatus::Answered {
            let at = self.tick()?;
            let verdict = input(json!({"settled": true}))?;
            complaints::judge(tx, at, ComplaintConfig::default(), complaint, &verdict)?;
        }
        Ok(())
    }
}

const REMARKS: &[&str] = &[
    "Pelayanan cepat dan petugasnya ramah.",
    "Mohon kursi ruang tunggu ditambah.",
    "Antrean pagi terlalu panjang.",
    "Syaratnya sudah jelas di papan pengumuman.",
    "Sebaiknya ada pemberitahuan bila surat sudah selesai.",
];

const COMPLAINED: &[(&str, &str)] = &[
    ("delay", "Surat dijanjikan selesai satu hari, tetapi baru dapat diambil beberapa hari kemudian."),
    ("levy", "Petugas meminta uang administrasi, padahal di papan tertulis layanan ini gratis."),
    ("behaviour", "Petugas menjawab dengan kasar ketika saya bertanya tentang syarat."),
    ("other", "Ruang tunggu panas dan mesin antrean tidak berfungsi."),
    ("delay", "Loket tutup sebelum jam pelayanan berakhir sehingga saya harus kembali esok hari."),
];

const ANSWER: &str = "Terima kasih atas pengaduan Anda. Kami sudah memeriksa kejadian ini, menegur petugas yang \
    bersangkutan, dan memperbaiki pelayanan supaya tidak terulang.";
