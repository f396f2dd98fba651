//! How many letters are listed, shown, found, created and disposed in a second, beside what the machine allows.
//!
//! Run it with `make bench-letters`. The letters are those of the demonstration's first days, repeated until there are
//! `PAMONG_BENCH_LETTERS` (300,000); `PAMONG_TEST_DB` chooses the database, `PAMONG_BENCH_ONLY` one kind of request. It fails
//! where a goal does not hold, and prints machine and load, without which the numbers mean little.
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
        work::Letters::prepare,
        &[
            Goal { name: "item", part: Some(0.6), p99: reads },
            Goal { name: "list", part: Some(0.6), p99: reads },
            Goal { name: "list of city", part: Some(0.6), p99: reads },
            Goal { name: "page 2,000", part: Some(0.6), p99: reads },
            Goal { name: "search", part: Some(0.5), p99: reads },
            Goal { name: "create", part: None, p99: writes },
            Goal { name: "dispose", part: None, p99: writes },
        ],
    )
}
