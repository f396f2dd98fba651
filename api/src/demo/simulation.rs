//! Two months of work in every office, day by day, through the services that people use.
use super::chance::Chance;
use super::people::Office;
use super::plan::{Paper, Plan, Step};
use super::voices::Voices;
use super::{content, work};
use crate::agencies::{AgencyKind, Calendar};
use crate::documents::LetterRegister;
use crate::error::{Error, Result};
use crate::http::Moment;
use crate::permits::catalogue::PermitService;
use crate::secrets::Secrets;
use chrono::{Datelike, Duration, NaiveDate, TimeZone, Weekday};
use chrono_tz::Tz;
use pamong_db::{Conn, Id, Ts};

/// What does not change while the simulation runs.
pub struct World<'a> {
    /// Every office with its people.
    pub offices: Vec<Office>,
    /// Services that are offered, with the kind of office in them.
    pub services: Vec<PermitService>,
    /// Working days.
    pub calendar: Calendar,
    /// Keys of the installation.
    pub secrets: &'a Secrets,
    /// Door to the register of letters.
    pub register: &'a dyn LetterRegister,
    /// Zone of the city.
    pub zone: Tz,
    /// Tells the id generator what time it is.
    pub set_time: &'a dyn Fn(Ts),
}

/// What the simulation carries from day to day.
#[derive(Clone)]
pub struct State {
    chance: Chance,
    plan: Plan,
    paper: Vec<Paper>,
    seconds: i64,
    /// What citizens say.
    pub voices: Voices,
}

/// One simulated day in progress.
pub struct Day<'a> {
    /// The world.
    pub world: &'a World<'a>,
    /// The date.
    pub date: NaiveDate,
    /// What is carried on.
    pub state: State,
}

/// Seconds between two actions; the whole city shares one clock, so every action has an instant of its own.
const PACE: i64 = 6;
/// Hour at which offices open.
const OPENING: u32 = 8;
/// Working days after which paper work is written down: on Fridays.
const RECORDING_DAY: Weekday = Weekday::Fri;

impl State {
    /// The state before the first day.
    pub fn new(seed: u64, offices: usize) -> Self {
        Self {
            chance: Chance::new(seed, 2),
            plan: Plan::default(),
            paper: vec![Paper::default(); offices],
            seconds: 0,
            voices: Voices::new(seed),
        }
    }
}

impl World<'_> {
    /// Runs one working day in the caller's transaction and returns what is carried on.
    pub fn day(&self, tx: &mut Conn, date: NaiveDate, last: bool, state: State) -> Result<State> {
        let mut day = Day { world: self, date, state: State { seconds: 0, ..state } };
        while let Some(step) = day.state.plan.next(date) {
            day.carry_on(tx, &step)?;
        }
        for office in 0..self.offices.len() {
            day.letters(tx, office)?;
            day.services(tx, office)?;
        }
        if date.weekday() == RECORDING_DAY || last {
            for office in 0..self.offices.len() {
                day.record_paper(tx, office)?;
            }
        }
        day.voices(tx)?;
        Ok(day.state)
    }

    /// An office by its place.
    pub fn office(&self, at: usize) -> Result<&Office> {
        self.offices.get(at).ok_or_else(|| Error::internal("no such office"))
    }

    /// Code of an urban village in the area of an office.
    pub fn village_of(&self, code: &str) -> Result<&str> {
        let mut villages = self.offices.iter().filter(|o| o.agency.kind == AgencyKind::UrbanVillage);
        let village = villages.find(|o| o.agency.code.starts_with(code)).map(|o| o.agency.code.as_str());
        village.ok_or_else(|| Error::internal(format!("no urban village in the area of {code}")))
    }

    /// The place of an agency in the list.
    pub fn place_of(&self, agency: Id) -> Option<usize> {
        self.offices.iter().position(|o| o.agency.id == agency)
    }
}

impl Day<'_> {
    /// The moment of the next action.
    pub fn tick(&mut self) -> Result<Moment> {
        let opening = self.date.and_hms_opt(OPENING, 0, 0).ok_or_else(|| Error::internal("no such hour"))?;
        let local = self.world.zone.from_local_datetime(&opening).earliest();
        let opening = local.ok_or_else(|| Error::internal("no such local time"))?;
        self.state.seconds += PACE;
        let now = Ts::from_utc((opening + Duration::seconds(self.state.seconds)).to_utc());
        (self.world.set_time)(now);
        Ok(Moment { now, zone: self.world.zone })
    }

    /// A later working day.
    fn after(&self, working_days: u32) -> NaiveDate {
        self.world.calendar.add_working_days(self.date, working_days)
    }

    fn adopts(&mut self, office: usize) -> Result<bool> {
        let adoption = self.world.office(office)?.behaviour.adoption;
        Ok(self.state.chance.happens(adoption))
    }

    fn on_paper(&mut self, office: usize, count: impl Fn(&mut Paper)) -> Result<()> {
        count(self.state.paper.get_mut(office).ok_or_else(|| Error::internal("no such office"))?);
        Ok(())
    }

    fn letters(&mut self, tx: &mut Conn, office: usize) -> Result<()> {
        let behaviour = self.world.office(office)?.behaviour;
        for _ in 0..self.state.chance.count(behaviour.incoming) {
            if self.adopts(office)? {
                let input = content::incoming(&mut self.state.chance, self.date);
                let clerk = self.world.office(office)?.person("registry_clerk", self.tick()?)?;
                let letter = work::register(tx, &clerk, input)?;
                self.plan_disposition(office, letter);
            } else {
                self.on_paper(office, |p| p.incoming += 1)?;
            }
        }
        for _ in 0..self.state.chance.count(behaviour.outgoing) {
            if self.adopts(office)? {
                self.send(tx, office)?;
            } else {
                self.on_paper(office, |p| p.outgoing += 1)?;
            }
        }
        Ok(())
    }

    fn plan_disposition(&mut self, office: usize, letter: Id) {
        let wait = 1 + u32::from(self.state.chance.happens(0.2));
        self.state.plan.add(self.after(wait), Step::Dispose { office, letter });
    }

    /// Draft, initials, approval with the number, dispatch: the letter is then in the inbox of each addressee.
    fn send(&mut self, tx: &mut Conn, office: usize) -> Result<()> {
        let matter = content::matter(&mut self.state.chance, self.world.office(office)?.behaviour.adoption);
        let addressees = self.addressees(office)?;
        let delivered = work::send(tx, self, office, &matter, &addressees)?;
        for (agency, letter) in delivered {
            let Some(receiver) = self.world.place_of(agency) else { continue };
            if self.adopts(receiver)? {
                self.plan_disposition(receiver, letter);
            } else {
                self.on_paper(receiver, |p| p.incoming += 1)?;
            }
        }
        Ok(())
    }

    fn addressees(&mut self, office: usize) -> Result<Vec<Id>> {
        let mut chosen: Vec<usize> = Vec::new();
        for _ in 0..self.state.chance.whole(1, 3) {
            let other = self.state.chance.index(self.world.offices.len());
            if other != office && !chosen.contains(&other) {
                chosen.push(other);
            }
        }
        if chosen.is_empty() {
            chosen.push(usize::from(office == 0));
        }
        chosen.into_iter().map(|at| Ok(self.world.office(at)?.agency.id)).collect()
    }

    fn services(&mut self, tx: &mut Conn, office: usize) -> Result<()> {
        let behaviour = self.world.office(office)?.behaviour;
        if !self.world.office(office)?.has_counter() {
            return Ok(());
        }
        for _ in 0..self.state.chance.count(behaviour.services) {
            if self.adopts(office)? {
                let application = work::receive(tx, self, office)?;
                let punctual = self.state.chance.happens(behaviour.punctuality);
                let wait = if punctual { 1 } else { self.state.chance.whole(3, 6) };
                self.state.plan.add(self.after(wait), Step::Sign { office, application });
            } else {
                self.on_paper(office, |p| p.service += 1)?;
            }
        }
        Ok(())
    }

    fn carry_on(&mut self, tx: &mut Conn, step: &Step) -> Result<()> {
        match *step {
            Step::Dispose { office, letter } => {
                let due = self.after(5);
                let disposition = work::dispose(tx, self, office, letter, due)?;
                let punctual = self.state.chance.happens(self.world.office(office)?.behaviour.punctuality);
                let wait =
                    if punctual { self.state.chance.whole(1, 4) } else { self.state.chance.whole(6, 12) };
                self.state.plan.add(self.after(wait), Step::Report { office, letter, disposition });
            }
            Step::Report { office, letter, disposition } => {
                work::report(tx, self, office, letter, disposition)?;
            }
            Step::Sign { office, application } => {
                work::sign(tx, self, office, application)?;
                let wait = self.state.chance.whole(1, 2);
                self.state.plan.add(self.after(wait), Step::HandOver { office, application });
            }
            Step::HandOver { office, application } => {
                work::hand_over(tx, self, office, application)?;
                self.state.voices.handed_over.push((office, application));
            }
        }
        Ok(())
    }

    /// The week's paper work, as a counted batch for each register.
    fn record_paper(&mut self, tx: &mut Conn, office: usize) -> Result<()> {
        let waiting = self.state.paper.get(office).copied().unwrap_or_default();
        let monday = self.date - Duration::days(self.date.weekday().num_days_from_monday().into());
        for (application, register, count) in waiting.waiting() {
            work::record_paper(tx, self, office, (application, register, count), monday)?;
        }
        self.on_paper(office, |p| *p = Paper::default())
    }

    /// The stream of chance, for what the work is about.
    pub fn chance(&mut self) -> &mut Chance {
        &mut self.state.chance
    }
}
