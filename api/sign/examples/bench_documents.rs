//! Measures how fast letters are rendered and signed, in time and memory, beside WeasyPrint on the same letter.
//!
//! Run it with `make bench-documents`. It fails where a limit does not hold, and prints machine and load, without which
//! the numbers mean little. Arguments: the Python that has WeasyPrint, and the script that measures it.
#![allow(clippy::print_stdout, reason = "it prints what it measured")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a tool for developers; samples are the tests' own"
)]
#[path = "../../render/tests/samples/mod.rs"]
mod samples;

use std::error::Error;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use pamong_render::{Block, Engine, Paper, RichText};
use pamong_sign::authority::{Authority, Credential, Lock, Subject, period_of_days};
use pamong_sign::pades::{self, SignParams};

const RENDER_MEDIAN: Duration = Duration::from_millis(12);
const RENDER_COLD: Duration = Duration::from_millis(250);
const SIGN_MEDIAN: Duration = Duration::from_millis(5);
const MEMORY_KIB: u64 = 64 * 1024;
const TIMES_FASTER: f64 = 5.0;
/// Letters that are timed, and letters that memory is measured over; `PAMONG_BENCH_DOCUMENTS` says how many instead.
const TIMED: usize = 1_000;
const DOCUMENTS: usize = 5_000;

fn letter(n: usize) -> Paper {
    let mut letter = samples::letter("SD", "Surat Dinas");
    letter.number = Some(format!("500.16.7/{n}/DPMPTSP/XI/2026"));
    letter.subject = format!("{} {n}", letter.subject);
    if let Some(Block::Paragraph { content }) = letter.body.blocks.first_mut() {
        let text = format!(
            "Menindaklanjuti permohonan Saudara tanggal 10 November 2026 nomor {n}, bersama ini kami sampaikan bahwa berkas telah diverifikasi oleh tim teknis."
        );
        *content = RichText::from_plain(&text)
            .blocks
            .into_iter()
            .find_map(|b| match b {
                Block::Paragraph { content } => Some(content),
                _ => None,
            })
            .unwrap_or_default();
    }
    Paper::Letter(Box::new(letter))
}

fn sorted(mut times: Vec<Duration>) -> Vec<Duration> {
    times.sort_unstable();
    times
}

fn share(times: &[Duration], percent: usize) -> Duration {
    times[(times.len() * percent / 100).min(times.len() - 1)]
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Memory of this process in KiB: now (`VmRSS`) or at its highest (`VmHWM`).
fn memory(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix(name)).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|n| n.parse().ok()).unwrap_or(0)
}

fn machine() -> String {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu
        .lines()
        .find_map(|l| l.strip_prefix("model name").map(|m| m.trim_start_matches([' ', '\t', ':'])));
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').take(3).collect::<Vec<_>>().join(" ");
    format!("{}, {cores} cores, load {load}", model.unwrap_or("unknown processor"))
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    // First of all, while nothing is warm.
    let start = Instant::now();
    let first = Engine::new().render(&letter(0), &samples::options())?;
    let cold = start.elapsed();
    println!("machine            {}", machine());
    let mut failed = false;
    let mut line = |name: &str, value: String, limit: String, holds: bool| {
        failed |= !holds;
        println!("{name:<18} {value}   limit {limit}{}", if holds { "" } else { "   NOT MET" });
    };
    line(
        "render, cold",
        format!("{:.1} ms", ms(cold)),
        format!("{:.0} ms", ms(RENDER_COLD)),
        cold <= RENDER_COLD,
    );

    let documents = std::env::var("PAMONG_BENCH_DOCUMENTS").map_or(Ok(DOCUMENTS), |n| n.parse())?;
    let (options, engine) = (samples::options(), Engine::new());
    let (mut times, mut pages, mut before) = (Vec::with_capacity(TIMED), first.pages, 0);
    for n in 1..=documents {
        let paper = letter(n);
        let start = Instant::now();
        let made = engine.render(&paper, &options)?;
        if n <= TIMED {
            times.push(start.elapsed());
        }
        pages = pages.max(made.pages);
        if n == 100 {
            before = memory("VmRSS:");
        }
    }
    let after = memory("VmRSS:");
    let times = sorted(times);
    let median = share(&times, 50);
    let value = format!(
        "median {:.1} ms, p95 {:.1} ms over {} letters of {pages} page, {} bytes",
        ms(median),
        ms(share(&times, 95)),
        times.len(),
        first.pdf.len()
    );
    line("render", value, format!("{:.0} ms", ms(RENDER_MEDIAN)), median <= RENDER_MEDIAN && pages == 1);
    let grown = after.saturating_sub(before);
    let value = format!(
        "{} MiB after 100 documents, {} MiB after {documents}, highest {} MiB",
        before / 1024,
        after / 1024,
        memory("VmHWM:") / 1024
    );
    line("memory", value, format!("{} MiB of growth", MEMORY_KIB / 1024), before > 0 && grown <= MEMORY_KIB);

    let median_of_signing = signing(&first.pdf)?;
    line(
        "sign, open key",
        format!("median {:.2} ms, {}", ms(median_of_signing), "P-256, B-B"),
        format!("{:.0} ms", ms(SIGN_MEDIAN)),
        median_of_signing <= SIGN_MEDIAN,
    );

    let mut arguments = std::env::args().skip(1);
    let (Some(python), Some(script)) = (arguments.next(), arguments.next()) else {
        println!("WeasyPrint         not measured: no Python given");
        return Ok(ExitCode::FAILURE);
    };
    let out = Command::new(python).arg(script).arg("100").output()?;
    let said = String::from_utf8_lossy(&out.stdout);
    let Some((version, theirs)) =
        said.trim().split_once(' ').and_then(|(v, ms)| Some((v, ms.parse::<f64>().ok()?)))
    else {
        return Err(format!("WeasyPrint: {said}{}", String::from_utf8_lossy(&out.stderr)).into());
    };
    let ratio = theirs / ms(median);
    line(
        "WeasyPrint",
        format!("{version}: median {theirs:.1} ms, {ratio:.1} times slower"),
        format!("{TIMES_FASTER} times"),
        ratio >= TIMES_FASTER,
    );
    println!("machine            {}", machine());
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The median of signing `pdf` with a person's key that is open already.
fn signing(pdf: &[u8]) -> Result<Duration, Box<dyn Error>> {
    let at = samples::options().created;
    let (server, now) = ([7; 32], at.to_utc());
    let root =
        Authority::create("Pemerintah Kota Jambi", period_of_days(now, 3650), Lock::ServerKey(&server))?;
    let root = Authority::open(&root.certificate, &root.pkcs8, Lock::ServerKey(&server), now)?;
    let person = Subject {
        common_name: "Dra. Siti Contoh, M.Si.".to_owned(),
        unit: "DPMPTSP".to_owned(),
        organisation: "Pemerintah Kota Jambi".to_owned(),
    };
    let person = root.issue_person(&person, period_of_days(now, 365), Lock::ServerKey(&server))?;
    let key = Credential::open(&person.certificate, &person.pkcs8, Lock::ServerKey(&server), now)?;
    let params = SignParams {
        name: "Dra. Siti Contoh, M.Si.",
        reason: "Persetujuan",
        location: "Jambi",
        contact: "",
        at,
        field: "Tanda-1",
    };
    let mut times = Vec::with_capacity(TIMED);
    for _ in 0..TIMED {
        let start = Instant::now();
        pades::sign(pdf, &params, &key, None)?;
        times.push(start.elapsed());
    }
    Ok(share(&sorted(times), 50))
}
