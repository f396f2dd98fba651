//! How many applications are handed in, worked through, shown and followed in a second, beside what the machine allows.
//!
//! Run it with `make bench-permits`. There are `PAMONG_BENCH_CASES` (20,000) running applications in ten offices;
//! `PAMONG_TEST_DB` chooses the database, `PAMONG_BENCH_ONLY` one kind of request. It fails where a goal does not hold, and
//! prints machine and load, without which the numbers mean little.
#[path = "../common/mod.rs"]
mod common;
#[allow(unused_imports, reason = "of the kit it uses a part")]
#[path = "../../api/kit/mod.rs"]
mod kit;
mod work;

use common::Goal;
use std::process::ExitCode;
use std::time::Duration;

fn main() -> ExitCode {
    let (reads, writes) = (Duration::from_millis(20), Duration::from_millis(50));
    common::run(
        work::Permits::prepare,
        &[
            Goal { name: "catalogue", part: Some(0.6), p99: reads },
            Goal { name: "worklist", part: Some(0.6), p99: reads },
            Goal { name: "case page", part: Some(0.6), p99: reads },
            Goal { name: "tracking", part: Some(0.6), p99: reads },
            Goal { name: "submit", part: None, p99: writes },
        ],
    )
}
