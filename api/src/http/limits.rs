//! Rate limits per key, in this process.
use crate::error::{Code, Error, Result};
use actix_web::HttpRequest;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::num::NonZeroU32;

/// What a dear call costs.
const DEAR: NonZeroU32 = match NonZeroU32::new(10) {
    Some(cost) => cost,
    None => NonZeroU32::MIN,
};

/// Allows so many calls a minute for each key.
pub struct Limiter {
    clock: DefaultClock,
    dear: NonZeroU32,
    calls: DefaultKeyedRateLimiter<String>,
}

impl Limiter {
    /// `per_minute` calls for each key, which may also come at once.
    pub fn per_minute(per_minute: u32) -> Self {
        let per_minute = NonZeroU32::new(per_minute).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::per_minute(per_minute);
        let dear = DEAR.min(per_minute);
        Self { clock: DefaultClock::default(), dear, calls: RateLimiter::keyed(quota) }
    }

    /// Counts one call; too many give 429 with the seconds to wait.
    pub fn check(&self, key: &str) -> Result<()> {
        self.calls.check_key(&key.to_owned()).map_err(|until| {
            let wait = until.wait_time_from(self.clock.now()).as_secs() + 1;
            Error::Code(Code::TooManyRequests, Some(wait.to_string()))
        })
    }

    /// Counts one call that costs as much as ten: what a stranger could fill lists with, or guess at.
    pub fn check_dear(&self, key: &str) -> Result<()> {
        let refused = |wait: u64| Error::Code(Code::TooManyRequests, Some(wait.to_string()));
        match self.calls.check_key_n(&key.to_owned(), self.dear) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(until)) => Err(refused(until.wait_time_from(self.clock.now()).as_secs() + 1)),
            // Never: the cost is within the quota.
            Err(_) => Err(refused(60)),
        }
    }
}

/// Limits what one address may ask of the public pages.
pub struct PublicLimiter(pub Limiter);

/// The address of the socket's other end; headers of proxies are not trusted.
pub fn peer(req: &HttpRequest) -> String {
    req.peer_addr().map(|a| a.ip().to_string()).unwrap_or_default()
}
