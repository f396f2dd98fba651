//! The one source of "now" and of new ids, so that tests can move time and a simulation can repeat itself.
use crate::types::{Id, Ts};
use chrono::{DateTime, Duration, SubsecRound, Utc};
use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use uuid::Uuid;

/// The clock of one application instance: system time plus an offset that only tests and the sandbox move.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    offset_micros: Arc<AtomicI64>,
}

impl Clock {
    /// The current instant in whole microseconds, the precision that PostgreSQL keeps.
    #[must_use]
    #[allow(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn now(&self) -> Ts {
        let offset = Duration::microseconds(self.offset_micros.load(Ordering::Relaxed));
        Ts((Utc::now() + offset).trunc_subsecs(6))
    }

    /// Moves this clock so that it reads `at` now and goes on from there.
    #[allow(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn set(&self, at: DateTime<Utc>) {
        let offset = (at - Utc::now()).num_microseconds().unwrap_or_default();
        self.offset_micros.store(offset, Ordering::Relaxed);
    }
}

struct IdSource {
    state: u64,
    millis: i64,
}

thread_local! {
    static SIMULATED: RefCell<Option<IdSource>> = const { RefCell::new(None) };
}

/// Runs `work` with ids drawn from `seed` on this thread; the returned setter moves the time that the ids carry.
///
/// Ids stay version 7, so they sort by time as real ones do, and the same seed gives the same ids.
pub fn simulate_ids<T>(seed: u64, work: impl FnOnce(&dyn Fn(Ts)) -> T) -> T {
    SIMULATED.with_borrow_mut(|s| *s = Some(IdSource { state: seed, millis: 0 }));
    let result = work(&|at: Ts| {
        SIMULATED.with_borrow_mut(|s| {
            if let Some(source) = s {
                source.millis = at.0.timestamp_millis();
            }
        });
    });
    SIMULATED.with_borrow_mut(|s| *s = None);
    result
}

pub(crate) fn new_id() -> Id {
    let simulated = SIMULATED.with_borrow_mut(|s| s.as_mut().map(IdSource::next));
    Id(simulated.unwrap_or_else(Uuid::now_v7))
}

impl IdSource {
    fn next(&mut self) -> Uuid {
        let (a, b) = (self.split_mix(), self.split_mix());
        let mut random = [0_u8; 10];
        random
            .iter_mut()
            .zip(a.to_be_bytes().into_iter().chain(b.to_be_bytes()))
            .for_each(|(to, from)| *to = from);
        let millis = u64::try_from(self.millis).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }

    /// `SplitMix64` (Steele, Lea, Flood 2014): small, well spread, and the same on every platform.
    fn split_mix(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}
