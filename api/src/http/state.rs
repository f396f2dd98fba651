//! What every request can reach.
use crate::config::Config;
use crate::secrets::Secrets;
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};
use chrono_tz::Tz;
use pamong_db::{Clock, Db, Ts};
use std::sync::Arc;

/// Shared by all workers; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// The database.
    pub db: Db,
    /// The configuration that this process started with.
    pub config: Arc<Config>,
    /// The keys of the installation.
    pub secrets: Arc<Secrets>,
    /// The one source of the present time.
    pub clock: Clock,
}

/// One instant, taken once per request: all that a request writes carries the same time.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// The instant.
    pub now: Ts,
    /// Zone in which business days are counted.
    pub zone: Tz,
}

impl Moment {
    /// The business date of this instant.
    pub fn today(&self) -> NaiveDate {
        self.now.0.with_timezone(&self.zone).date_naive()
    }

    /// The instant with the zone's offset, as papers carry it.
    pub fn local(&self) -> DateTime<FixedOffset> {
        self.now.0.with_timezone(&self.zone).fixed_offset()
    }

    /// The agenda year of this instant.
    pub fn year(&self) -> i32 {
        self.today().year()
    }
}

impl AppState {
    /// The present moment.
    pub fn moment(&self) -> Moment {
        Moment { now: self.clock.now(), zone: self.config.zone }
    }
}
