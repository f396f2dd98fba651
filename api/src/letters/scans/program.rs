//! Runs a program of another project on a file that a stranger may have made: with a limit on its time and its memory, and
//! on what it may answer.
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;
use tokio::io::AsyncReadExt;
use tokio::process::Command;

/// Bytes of an answer that are taken.
const ANSWER_BYTES: u64 = 8 * 1024 * 1024;
/// The shell sets the limits and then becomes the program, so that whoever ends the one ends the other. Processor time is
/// limited as well: a program whose server ended does not run on.
const LIMITED: &str = r#"ulimit -v "$1" && ulimit -t "$2" && shift 2 && exec nice -n 10 "$@""#;

/// How a program may be run.
#[derive(Debug, Clone)]
pub struct Program {
    /// The program; looked for where the system keeps programs unless it is a path.
    pub path: PathBuf,
    /// Seconds that it may take.
    pub seconds: u64,
    /// Megabytes of memory that it may take.
    pub memory_mb: u64,
}

/// Why a program gave nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// It is not installed.
    Missing,
    /// It took too long and was ended.
    Slow,
    /// It could make nothing of the file, or wanted more memory than it may have.
    Refused,
    /// It could not be run now.
    Broken(String),
}

impl Trouble {
    fn broken(e: &std::io::Error) -> Self {
        Self::Broken(e.to_string())
    }
}

impl Program {
    /// What the program writes; it is ended when it takes too long, also by whoever drops this future.
    pub async fn run<A: AsRef<OsStr>>(&self, args: &[A], folder: &Path) -> Result<String, Trouble> {
        let mut child = Command::new("sh")
            .args(["-c", LIMITED, "sh"])
            .arg((self.memory_mb * 1024).to_string())
            .arg(self.seconds.max(1).to_string())
            .arg(&self.path)
            .args(args)
            .current_dir(folder)
            // Several at once would be slower together than one after the other.
            .env("OMP_THREAD_LIMIT", "1")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(|e| Trouble::broken(&e))?;
        let answer = child.stdout.take();
        let work = async {
            let mut bytes = Vec::new();
            if let Some(answer) = answer {
                answer.take(ANSWER_BYTES).read_to_end(&mut bytes).await?;
            }
            Ok::<_, std::io::Error>((bytes, child.wait().await?))
        };
        match tokio::time::timeout(Duration::from_secs(self.seconds), work).await {
            Err(_elapsed) => Err(Trouble::Slow),
            Ok(Err(e)) => Err(Trouble::broken(&e)),
            Ok(Ok((bytes, status))) => match status.code() {
                Some(0) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
                // What a shell says of a program that is not there or cannot be run.
                Some(126 | 127) => Err(Trouble::Missing),
                _ => Err(Trouble::Refused),
            },
        }
    }
}
