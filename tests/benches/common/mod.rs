//! What the benchmarks of the server share: two ceilings that are measured in the same run (an HTTP server that answers a
//! fixed JSON text of the same size, and the same work in this process, without HTTP), and goals that a run fails by.
pub mod ceiling;
pub mod load;
pub mod wire;

use load::{Measured, Requests};
use std::net::SocketAddr;
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::Duration;

/// Clients that ask at once.
pub const CLIENTS: usize = 16;
/// Each measurement is taken so often, in turn with those that it is compared with: a machine that others share is now
/// faster, now slower.
const ROUNDS: usize = 3;
/// How long one of them takes.
pub const SPAN: Duration = Duration::from_secs(3);
/// Part of the peak at which times are taken.
const PART: f64 = 0.7;
/// Memory of the server at its highest, in MiB.
const MEMORY_MIB: u64 = 150;

/// What is measured, and what must hold.
pub struct Goal {
    pub name: &'static str,
    /// At least this part of the lower ceiling; nothing is promised for writes.
    pub part: Option<f64>,
    /// The time of 99 of 100 answers at 70 % of the peak, at most.
    pub p99: Duration,
}

pub struct Server(Child, SocketAddr);

impl Drop for Server {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

pub fn start(command: &mut Command) -> Server {
    let address = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let child = command.env("PAMONG_LISTEN", address.to_string()).stdout(Stdio::null()).spawn().unwrap();
    let server = Server(child, address);
    for _ in 0..600 {
        if std::net::TcpStream::connect(address).is_ok() {
            return server;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("nobody listens at {address}");
}

/// Memory of a process in MiB, at its highest.
fn memory(server: &Server) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.0.id())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().split(' ').next().unwrap().parse::<u64>().unwrap() / 1024
}

fn machine() -> String {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model =
        cpu.lines().find_map(|line| line.strip_prefix("model name\t: ")).unwrap_or("unknown processor");
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').take(3).collect::<Vec<_>>().join(" ");
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    format!("{model}, {cores} cores, load {load}")
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Measures one kind of request and says which goals do not hold.
async fn measure(work: &impl Work, server: &Server, goal: &Goal) -> Vec<String> {
    let requests = work.requests(goal.name);
    let size = load::size(server.1, &requests).await;
    // Once before, for caches and connections.
    load::closed(server.1, &work.requests(goal.name), CLIENTS, Duration::from_secs(1)).await;
    let (mut peaks, mut bare, mut fixed) = (Vec::new(), 0.0, 0.0);
    for _ in 0..ROUNDS {
        peaks.push(load::closed(server.1, &work.requests(goal.name), CLIENTS, SPAN).await);
        bare += work.in_process(goal.name, SPAN) / ROUNDS as f64;
        fixed += ceiling::fixed(size).await / ROUNDS as f64;
    }
    let peak = Measured::together(peaks);
    let mut calm = Vec::new();
    for _ in 0..ROUNDS {
        calm.push(
            load::open(server.1, &work.requests(goal.name), peak.per_second * PART, CLIENTS, SPAN).await,
        );
    }
    // Of three, the one in the middle: a moment in which the machine stood still is in one of them.
    calm.sort_by_key(|measured| measured.within(99.0));
    let calm = calm.swap_remove(ROUNDS / 2);
    let part = peak.per_second / f64::min(fixed, bare);
    println!(
        "{:<14} {size:>6} B  {:>6.0}/s  p50 {:>6.2} ms  p99 {:>6.2} ms  | at 70 %: p50 {:>6.2} ms  p99 {:>6.2} ms  \
         | fixed answer {fixed:>6.0}/s  in process {bare:>6.0}/s  = {:>3.0} %",
        goal.name,
        peak.per_second,
        ms(peak.within(50.0)),
        ms(peak.within(99.0)),
        ms(calm.within(50.0)),
        ms(calm.within(99.0)),
        part * 100.0,
    );
    let mut faults = Vec::new();
    if goal.part.is_some_and(|least| part < least) {
        faults.push(format!("{}: {:.0} % of the lower ceiling", goal.name, part * 100.0));
    }
    if calm.within(99.0) > goal.p99 {
        faults.push(format!("{}: p99 {:.1} ms at 70 % of the peak", goal.name, ms(calm.within(99.0))));
    }
    faults
}

/// What a benchmark asks for, by the names of its goals.
pub trait Work {
    /// How much there is, in words.
    fn size(&self) -> String;
    /// Settings of the server that is measured.
    fn variables(&self) -> Vec<(&'static str, String)>;
    /// Requests of this kind as they go over the wire.
    fn requests(&self, name: &str) -> Requests;
    /// How often a second the services do the same here, with as many threads as there are cores.
    fn in_process(&self, name: &str, span: Duration) -> f64;
}

/// Measures everything, or what `PAMONG_BENCH_ONLY` names; the goals that do not hold.
async fn bench(program: &str, work: &impl Work, goals: &[Goal]) -> Vec<String> {
    println!("{}", machine());
    println!("{}", work.size());
    // What was filled in is still on its way to the disk, which would take time from what is measured.
    assert!(Command::new("sync").status().unwrap().success());
    let mut command = Command::new(program);
    command.arg("serve").env("RUST_LOG", "warn").envs(work.variables());
    let server = start(&mut command);
    let only = std::env::var("PAMONG_BENCH_ONLY").ok();
    let mut faults = Vec::new();
    for goal in goals.iter().filter(|goal| only.as_ref().is_none_or(|only| only == goal.name)) {
        faults.extend(measure(work, &server, goal).await);
    }
    let memory = memory(&server);
    println!("memory of the server at its highest: {memory} MiB");
    if memory > MEMORY_MIB {
        faults.push(format!("memory: {memory} MiB"));
    }
    faults
}

/// The whole program: its first argument is the server to measure, or `fixed` for the ceiling.
pub fn run<W: Work>(prepare: impl AsyncFnOnce() -> W, goals: &[Goal]) -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    if arguments.get(1).is_some_and(|first| first == "fixed") {
        return ceiling::serve(arguments[2].parse().unwrap());
    }
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let faults = runtime.block_on(async {
        let work = prepare().await;
        bench(&arguments[1], &work, goals).await
    });
    for fault in &faults {
        println!("goal missed: {fault}");
    }
    if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
