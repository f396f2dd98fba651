//! A private PostgreSQL for one run of the tests, which ends with the test process however that ends.
use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};

/// PostgreSQL refuses to run as root; the number of `nobody` on Linux.
const NOBODY: u32 = 65534;

/// A running cluster. It lives as long as the pipe to its keeper is open.
pub struct Cluster {
    socket: PathBuf,
    _keeper: Child,
    _lifeline: ChildStdin,
}

/// The folder with `initdb`: on the PATH, or where Debian keeps the newest version.
pub fn binaries() -> PathBuf {
    let path = std::env::var("PATH").unwrap_or_default();
    let mut places: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let mut versions: Vec<_> = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().collect();
    let version = |name: &std::ffi::OsStr| name.to_string_lossy().parse::<u32>().unwrap_or(0);
    versions.sort_by_key(|entry| std::cmp::Reverse(version(&entry.file_name())));
    places.extend(versions.iter().map(|entry| entry.path().join("bin")));
    places.retain(|place| place.join("initdb").exists() && place.join("postgres").exists());
    let place = places.into_iter().next();
    // A link on the PATH does not tell where the server's other files are.
    place
        .and_then(|place| fs::canonicalize(place.join("postgres")).ok())
        .and_then(|program| program.parent().map(Path::to_path_buf))
        .expect("PAMONG_TEST_DB=postgres needs PostgreSQL's initdb and postgres, or TEST_DATABASE_URL")
}

fn as_ordinary_user(command: &mut Command) -> &mut Command {
    if fs::metadata("/proc/self").unwrap().uid() == 0 {
        command.uid(NOBODY).gid(NOBODY);
    }
    command.current_dir("/")
}

impl Cluster {
    /// Makes and starts a cluster.
    pub fn start() -> Self {
        let bin = binaries();
        // Short, because the path of a socket may have at most 107 bytes.
        let folder = tempfile::Builder::new().prefix("pamong-pg-").tempdir().unwrap().keep();
        if fs::metadata("/proc/self").unwrap().uid() == 0 {
            chown(&folder, Some(NOBODY), Some(NOBODY)).unwrap();
        }
        // Waits until the test process is gone, which closes the pipe, then ends the server and removes its files.
        let script = r#"
            cd "$1" && trap '' INT HUP TERM
            "$0/initdb" -D data -U postgres -A trust -E UTF8 --no-locale --no-sync >initdb.log 2>&1 || exit 1
            "$0/postgres" -D data -k "$1" -c listen_addresses= -c fsync=off -c full_page_writes=off \
                -c synchronous_commit=off -c max_connections=200 -c shared_buffers=64MB \
                -c max_wal_size=4GB -c checkpoint_timeout=60min -c autovacuum=off >postgres.log 2>&1 </dev/null &
            pid=$!
            read -r _
            kill -QUIT $pid
            wait $pid
            cd / && rm -rf "$1"
        "#;
        let mut command = Command::new("sh");
        as_ordinary_user(&mut command).arg("-c").arg(script).arg(&bin).arg(&folder);
        // A Ctrl-C at the terminal must not end the keeper before its work.
        command.process_group(0).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut keeper = command.spawn().unwrap();
        let lifeline = keeper.stdin.take().unwrap();
        let cluster = Self { socket: folder, _keeper: keeper, _lifeline: lifeline };
        cluster.wait();
        cluster
    }

    fn wait(&self) {
        let until = Instant::now() + Duration::from_secs(60);
        let url = pamong_db::Url::Pg(self.url("postgres"));
        while let Err(e) = url.connect() {
            let log = |name| fs::read_to_string(self.socket.join(name)).unwrap_or_default();
            assert!(
                Instant::now() < until,
                "PostgreSQL did not start: {e}\n{}\n{}",
                log("initdb.log"),
                log("postgres.log")
            );
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// What the server wrote to its log.
    pub fn log(&self) -> String {
        fs::read_to_string(self.socket.join("postgres.log")).unwrap()
    }

    /// The address of a database in this cluster.
    pub fn url(&self, database: &str) -> String {
        let host = self.socket.display().to_string().replace('/', "%2F");
        format!("postgres://postgres@{host}/{database}")
    }
}
