//! The real program, started as an operator would, on a database of the kit.
use super::app::{People, client};
use super::database::Database;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

/// Running servers; they end when this is dropped.
pub struct Servers {
    running: Vec<(Child, String)>,
}

/// The program beside this test's own, built if a change has not reached it yet.
fn program() -> PathBuf {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM
        .get_or_init(|| {
            let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
            // The same choice as for the tests: of a part, cargo would compile the dependencies once more.
            let build = ["build", "--quiet", "--workspace", "--all-targets"];
            let built = Command::new(cargo).args(build).status().unwrap();
            assert!(built.success(), "the server does not build");
            let test = std::env::current_exe().unwrap();
            test.parent().and_then(|deps| deps.parent()).unwrap().join("pamong")
        })
        .clone()
}

/// Runs a command of the program on a database; whether it succeeded, what it printed, and its log.
pub fn command(database: &Database, arguments: &[&str]) -> (bool, String, String) {
    let done = Command::new(program())
        .args(arguments)
        .env("DATABASE_URL", database.url())
        .env("PAMONG_VAR", database.folder())
        .env("RUST_LOG", "warn")
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (done.status.success(), text(done.stdout), text(done.stderr))
}

impl Servers {
    /// Starts so many servers and waits until each can work.
    pub async fn start(database: &Database, count: usize) -> Self {
        let mut servers = Self { running: Vec::new() };
        for _ in 0..count {
            servers.add(database).await;
        }
        servers
    }

    /// Starts one server with these variables besides, whose log goes to a file; returns its address at once.
    pub fn launch(database: &Database, variables: &[(&str, &str)], log: std::fs::File) -> (Self, String) {
        let mut servers = Self { running: Vec::new() };
        let base = servers.spawn(database, variables, Stdio::from(log));
        (servers, base)
    }

    fn spawn(&mut self, database: &Database, variables: &[(&str, &str)], log: Stdio) -> String {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let listen = format!("127.0.0.1:{port}");
        let child = Command::new(program())
            .arg("serve")
            .env("DATABASE_URL", database.url())
            .env("PAMONG_VAR", database.folder())
            .env("PAMONG_LISTEN", &listen)
            .env("RUST_LOG", "warn")
            .envs(variables.iter().copied())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap();
        let base = format!("http://{listen}");
        self.running.push((child, base.clone()));
        base
    }

    async fn add(&mut self, database: &Database) {
        let base = self.spawn(database, &[], Stdio::inherit());
        let http = client();
        for _ in 0..600 {
            let ready = http.get(format!("{base}/readyz")).send().await;
            if ready.is_ok_and(|r| r.status().is_success()) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{base} is not ready after 30 seconds");
    }

    /// Addresses of the servers.
    pub fn bases(&self) -> Vec<String> {
        self.running.iter().map(|(_, base)| base.clone()).collect()
    }

    /// Ends all servers at once, as a power cut would: SIGKILL, nothing is finished.
    pub fn kill(&mut self) {
        for (child, _) in &mut self.running {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    /// Starts again what was killed.
    pub async fn restart(&mut self, database: &Database) {
        let count = self.running.len();
        self.running.clear();
        for _ in 0..count {
            self.add(database).await;
        }
    }

    /// Makes people in the servers' database, whose tokens the servers accept.
    pub fn people(&self, database: &Database) -> People {
        People::elsewhere(database, self.bases()[0].clone())
    }
}

impl Drop for Servers {
    fn drop(&mut self) {
        for (child, _) in &mut self.running {
            // Already ended is as good as ended now.
            child.kill().ok();
            child.wait().ok();
        }
    }
}
