//! Numbers are computed at most every ten minutes: the public may ask for them as often as it likes.
use super::promise::Promise;
use super::snapshot::Snapshot;
use super::{promise, snapshot};
use crate::error::{Code, Error, Result};
use crate::http::{AppState, Moment};
use chrono::TimeDelta;
use pamong_db::Ts;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Minutes for which computed numbers are given out.
pub const MINUTES: i64 = 10;

/// Something with the moment at which it was computed.
type Computed<T> = (Ts, Arc<T>);

/// The numbers that this process computed last.
#[derive(Default)]
pub struct Statistics {
    years: Mutex<BTreeMap<Option<i32>, Computed<Snapshot>>>,
    promise: Mutex<Option<Computed<Promise>>>,
}

/// A year of which nothing is known.
fn unknown() -> Error {
    Error::Code(Code::Malformed, Some("year".into()))
}

fn fresh<T>(computed: Option<&Computed<T>>, at: Moment) -> Option<Arc<T>> {
    let (when, value) = computed?;
    // A clock that was set back makes old what it has not reached yet.
    let age = at.now.0 - when.0;
    (age >= TimeDelta::zero() && age < TimeDelta::minutes(MINUTES)).then(|| value.clone())
}

impl Statistics {
    /// The numbers of a year; of the last one in which a case came in where none is asked for.
    pub async fn of_year(&self, app: &AppState, year: Option<i32>) -> Result<Arc<Snapshot>> {
        let at = app.moment();
        let known = fresh(self.years.lock().unwrap_or_else(PoisonError::into_inner).get(&year), at);
        if let Some(snapshot) = known {
            return Ok(snapshot);
        }
        let computed = app.db.read(move |c| snapshot::compute(c, at, year)).await?;
        let computed = Arc::new(computed.ok_or_else(unknown)?);
        let mut years = self.years.lock().unwrap_or_else(PoisonError::into_inner);
        for key in [year, Some(computed.year)] {
            years.insert(key, (at.now, computed.clone()));
        }
        Ok(computed)
    }

    /// How long the last cases took.
    pub async fn promise(&self, app: &AppState) -> Result<Arc<Promise>> {
        let at = app.moment();
        let known = fresh(self.promise.lock().unwrap_or_else(PoisonError::into_inner).as_ref(), at);
        if let Some(promise) = known {
            return Ok(promise);
        }
        let computed = Arc::new(app.db.read(promise::compute).await?);
        let mut kept = self.promise.lock().unwrap_or_else(PoisonError::into_inner);
        *kept = Some((at.now, computed.clone()));
        Ok(computed)
    }
}
