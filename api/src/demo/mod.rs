//! `pamong demo`: January and February 2022 in every office of Jambi, through the real services.
//!
//! The same seed gives the same letters, permits, paper records, interviews and scores, whatever the database. Only the
//! passwords of the accounts, and what is encrypted with the installation's keys, differ from one run to the next.
mod behaviour;
mod chance;
mod citizens;
mod content;
mod interviews;
mod names;
mod people;
mod plan;
mod simulation;
mod voices;
mod work;

use crate::agencies::{self, Calendar};
use crate::documents::LetterRegister;
use crate::error::{Error, Result};
use crate::http::{AppState, Moment};
use crate::{audit, permits, startup};
use chance::Chance;
use chrono::{NaiveDate, TimeZone};
use pamong_db::{Conn, Id, Ts, simulate_ids};
use people::{Account, Office};
use plan::date;
use simulation::{State, World};
use std::path::PathBuf;

/// The seed of the demonstration that the documentation describes.
pub const SEED: u64 = 1;

/// Offices whose staff get passwords: the city, the evaluating office, a sub-district, two of its urban villages.
const WITH_ACCOUNTS: &[&str] = &["15.71", "diskominfo", "15.71.01", "15.71.01.1001", "15.71.01.1002"];

/// What a simulation made.
#[derive(Debug)]
pub struct Outcome {
    /// The computed evaluation period.
    pub period_id: Id,
    /// File with the accounts that may sign in.
    pub accounts: PathBuf,
}

/// Fills an installation in which nobody has worked yet; one with work in it is left alone.
pub fn run(app: &AppState, register: &dyn LetterRegister, seed: u64) -> Result<Outcome> {
    run_until(app, register, seed, date(2022, 2, 28)?)
}

/// As `run`, with an earlier last day.
pub fn run_until(
    app: &AppState,
    register: &dyn LetterRegister,
    seed: u64,
    last: NaiveDate,
) -> Result<Outcome> {
    if app.db.read_blocking(|c| Ok::<_, Error>(audit::store::has_work(c)?))? {
        return Err(Error::internal(
            "this installation already holds work; stop its server and remove its folder, or name another one with PAMONG_VAR",
        ));
    }
    let (period_id, accounts) =
        simulate_ids(seed, |set_time| simulate(app, register, (seed, last), set_time))?;
    let file = app.config.var.join("demo-accounts.json");
    let text = serde_json::to_string_pretty(&accounts).map_err(Error::internal)?;
    startup::write_private(&file, &format!("{text}\n")).map_err(Error::internal)?;
    Ok(Outcome { period_id, accounts: file })
}

fn simulate(
    app: &AppState,
    register: &dyn LetterRegister,
    (seed, last): (u64, NaiveDate),
    set_time: &dyn Fn(Ts),
) -> Result<(Id, Vec<Account>)> {
    let zone = app.config.zone;
    let at = |day: NaiveDate| -> Result<Moment> {
        let noon = day.and_hms_opt(7, 0, 0).and_then(|t| zone.from_local_datetime(&t).earliest());
        let now = Ts::from_utc(noon.ok_or_else(|| Error::internal("no such time"))?.to_utc());
        set_time(now);
        Ok(Moment { now, zone })
    };
    let first = date(2022, 1, 1)?;
    let begin = at(date(2021, 12, 31)?)?;
    let (offices, accounts) = app.db.write_blocking(|tx| settle(tx, seed, begin, last))?;
    let world = app.db.write_blocking(|tx| {
        Ok::<_, Error>((Calendar::load(tx)?, permits::catalogue::store::list_enabled(tx, first)?))
    })?;
    let world = World {
        offices,
        calendar: world.0,
        services: world.1,
        secrets: &app.secrets,
        register,
        zone,
        set_time,
    };
    let days: Vec<NaiveDate> =
        first.iter_days().take_while(|d| *d <= last).filter(|d| world.calendar.is_working_day(*d)).collect();
    let mut state = State::new(seed, world.offices.len());
    for day in &days {
        let is_last = days.last() == Some(day);
        state = app.db.write_blocking(|tx| world.day(tx, *day, is_last, state.clone()))?;
        log::info!("{day} done");
    }
    let evaluation = at(date(2022, 3, 1)?)?;
    let visit = (first, last);
    let period =
        app.db.write_blocking(|tx| interviews::evaluate(tx, &world.offices, seed, evaluation, visit))?;
    Ok((period, accounts))
}

/// Reference data and the staff of every office that exists on `day`.
fn settle(tx: &mut Conn, seed: u64, at: Moment, day: NaiveDate) -> Result<(Vec<Office>, Vec<Account>)> {
    startup::reference(tx, at)?;
    let mut chance = Chance::new(seed, 1);
    let mut offices = Vec::new();
    for agency in agencies::store::existing_on(tx, day)? {
        // A stream of its own, so that one more office leaves the others as they were.
        let mut own = Chance::new(chance.bits(), 3);
        offices.push(people::staff(tx, &agency, &mut own, at)?);
    }
    let accounts = people::accounts(tx, &offices, WITH_ACCOUNTS, at)?;
    Ok((offices, accounts))
}
