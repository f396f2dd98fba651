//! A private IMAP server (Dovecot) for one test, run by an ordinary user in a folder of its own, which ends with the test
//! however that ends.
use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Dovecot's own processes need not be root; the number of `nobody` on Linux.
const NOBODY: u32 = 65534;
/// The one account of the server.
pub const MAIL_USER: &str = "surat";
pub const MAIL_PASSWORD: &str = "kata \"sandi\" surat";

/// A running server. It lives as long as the pipe to its keeper is open.
pub struct Dovecot {
    folder: PathBuf,
    /// Port without TLS, on which STARTTLS is offered.
    pub port: u16,
    /// Port with TLS.
    pub tls_port: u16,
    delivered: AtomicU64,
    _keeper: Child,
    _lifeline: ChildStdin,
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl Dovecot {
    /// Makes and starts a server with an empty mailbox.
    pub fn start() -> Self {
        let program =
            ["/usr/sbin/dovecot", "/usr/local/sbin/dovecot"].into_iter().find(|p| fs::exists(p).unwrap());
        let program = program.expect("the tests of mailboxes need Dovecot: scripts/setup.sh test");
        let folder = tempfile::Builder::new().prefix("pamong-imap-").tempdir().unwrap().keep();
        let root = fs::metadata("/proc/self").unwrap().uid() == 0;
        let (port, tls_port) = (free_port(), free_port());
        let at = folder.display();
        fs::write(folder.join("users"), format!("{MAIL_USER}:{{PLAIN}}{MAIL_PASSWORD}::::::\n")).unwrap();
        let maildir = folder.join("mail").join(MAIL_USER);
        for part in ["new", "cur", "tmp"] {
            fs::create_dir_all(maildir.join(part)).unwrap();
        }
        let config = format!(
            "base_dir = {at}/run\nstate_dir = {at}/run\nlog_path = {at}/log\nprotocols = imap\nlisten = 127.0.0.1\n\
             mail_location = maildir:{at}/mail/%u\ndisable_plaintext_auth = no\nfirst_valid_uid = 1\n\
             default_internal_user = USER\ndefault_login_user = USER\ndefault_internal_group = GROUP\n\
             ssl = yes\nssl_cert = <{at}/cert.pem\nssl_key = <{at}/key.pem\n\
             passdb {{\n driver = passwd-file\n args = scheme=PLAIN {at}/users\n}}\n\
             userdb {{\n driver = static\n args = uid=USER gid=GROUP home={at}/mail/%u allow_all_users=yes\n}}\n\
             service anvil {{\n chroot =\n}}\nservice stats {{\n chroot =\n}}\n\
             service imap-login {{\n chroot =\n inet_listener imap {{\n port = {port}\n }}\n \
             inet_listener imaps {{\n port = {tls_port}\n ssl = yes\n }}\n}}\n"
        );
        fs::write(folder.join("config"), config).unwrap();
        if root {
            for path in walkdir::WalkDir::new(&folder) {
                chown(path.unwrap().path(), Some(NOBODY), Some(NOBODY)).unwrap();
            }
        }
        // Waits until the test is gone, which closes the pipe, then ends the server and removes its files.
        let script = r#"
            cd "$1" && trap '' INT HUP TERM
            sed -i "s/USER/$(id -un)/; s/GROUP/$(id -gn)/" config || exit 1
            openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 30 -subj /CN=localhost \
                -addext subjectAltName=DNS:localhost -addext basicConstraints=critical,CA:FALSE >openssl.log 2>&1 || exit 1
            "$0" -F -c "$1/config" >dovecot.log 2>&1 </dev/null &
            pid=$!
            read -r _
            kill -TERM $pid
            wait $pid
            cd / && rm -rf "$1"
        "#;
        let mut command = Command::new("sh");
        if root {
            command.uid(NOBODY).gid(NOBODY);
        }
        command.current_dir("/").arg("-c").arg(script).arg(program).arg(&folder);
        // A Ctrl-C at the terminal must not end the keeper before its work.
        command.process_group(0).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut keeper = command.spawn().unwrap();
        let lifeline = keeper.stdin.take().unwrap();
        let delivered = AtomicU64::new(0);
        let server = Self { folder, port, tls_port, delivered, _keeper: keeper, _lifeline: lifeline };
        server.wait();
        server
    }

    fn wait(&self) {
        let until = Instant::now() + Duration::from_secs(60);
        loop {
            let greeted = TcpStream::connect(("127.0.0.1", self.port)).is_ok_and(|mut stream| {
                let mut begin = [0; 4];
                stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
                stream.read_exact(&mut begin).is_ok() && &begin == b"* OK"
            });
            if greeted {
                return;
            }
            let log = |name| fs::read_to_string(self.folder.join(name)).unwrap_or_default();
            assert!(
                Instant::now() < until,
                "Dovecot did not start: {}{}{}",
                log("dovecot.log"),
                log("log"),
                log("openssl.log")
            );
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// The certificate that its clients must trust.
    pub fn certificate(&self) -> PathBuf {
        self.folder.join("cert.pem")
    }

    fn maildir(&self) -> PathBuf {
        self.folder.join("mail").join(MAIL_USER)
    }

    /// Puts a message into the mailbox, behind those that are there.
    pub fn deliver(&self, message: &[u8]) {
        let number = self.delivered.fetch_add(1, Ordering::Relaxed);
        let name = format!("{}.M{number}P1.pamong", 1_757_000_000 + number);
        let arriving = self.maildir().join("tmp").join(&name);
        fs::write(&arriving, message).unwrap();
        fs::rename(arriving, self.maildir().join("new").join(name)).unwrap();
    }

    /// Makes the server forget how it numbered its messages, as after a restore: a new UIDVALIDITY.
    pub fn renumber(&self) {
        for entry in fs::read_dir(self.maildir()).unwrap().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with("dovecot") {
                fs::remove_file(entry.path()).unwrap();
            }
        }
    }

    /// Messages in the mailbox, and how many of them are marked as seen.
    pub fn counts(&self) -> (usize, usize) {
        let names =
            ["new", "cur"].into_iter().flat_map(|part| fs::read_dir(self.maildir().join(part)).unwrap());
        let names: Vec<String> =
            names.map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
        let seen =
            names.iter().filter(|name| name.rsplit_once(",").is_some_and(|(_, flags)| flags.contains('S')));
        (names.len(), seen.count())
    }
}

/// A port in front of a server that cuts a connection after so many bytes from the server, as often as it is told.
pub struct Cutter {
    pub port: u16,
    /// Bytes after which the next connection is cut; 0: never.
    after: Arc<AtomicU64>,
}

impl Cutter {
    pub fn before(server: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let after = Arc::new(AtomicU64::new(0));
        let limit = after.clone();
        std::thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let server = TcpStream::connect(("127.0.0.1", server)).unwrap();
                let (mut from, mut to) = (client.try_clone().unwrap(), server.try_clone().unwrap());
                std::thread::spawn(move || std::io::copy(&mut from, &mut to));
                let limit = limit.load(Ordering::SeqCst);
                std::thread::spawn(move || pass(server, client, limit));
            }
        });
        Self { port, after }
    }

    /// Cuts the next connections after so many bytes.
    pub fn cut_after(&self, bytes: u64) {
        self.after.store(bytes, Ordering::SeqCst);
    }
}

fn pass(mut server: TcpStream, mut client: TcpStream, limit: u64) {
    let (mut passed, mut buffer) = (0, [0; 4096]);
    while let Ok(read @ 1..) = server.read(&mut buffer) {
        if client.write_all(&buffer[..read]).is_err() {
            break;
        }
        passed += read as u64;
        if limit > 0 && passed > limit {
            break;
        }
    }
    client.shutdown(std::net::Shutdown::Both).ok();
    server.shutdown(std::net::Shutdown::Both).ok();
}
