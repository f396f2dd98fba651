//! A signing service in this process that speaks the documented shape of the BSrE client service (version 2), and fails
//! in every way that a real one can.
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use pamong_sign::authority::{Authority, Credential, Lock, Subject, period_of_days};
use pamong_sign::pades::{SignParams, sign};
use secrecy::SecretString;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// The passphrase that the service knows.
pub const SECRET: &str = "rahasia-uji";

/// What the service does with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    Answers,
    /// Signs and never answers.
    TimesOut,
    /// HTTP 500.
    Fails,
    /// The answer comes twice on the same connection.
    AnswersTwice,
    /// Signs, then the connection ends.
    Dies,
    /// Refuses for good.
    Refuses,
}

pub struct Service {
    pub url: String,
    state: Arc<State>,
}

struct State {
    key: Credential,
    mood: Box<dyn Fn(usize) -> Mood + Send + Sync>,
    calls: AtomicUsize,
    /// SHA-256 of every file that it was asked to sign.
    files: Mutex<BTreeSet<Vec<u8>>>,
}

impl Service {
    /// Starts the service; `mood` is asked with the number of the request, from 0.
    pub fn start(at: DateTime<Utc>, mood: impl Fn(usize) -> Mood + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let state = Arc::new(State {
            key: foreign_key(at),
            mood: Box::new(mood),
            calls: AtomicUsize::new(0),
            files: Mutex::default(),
        });
        let serving = state.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let state = serving.clone();
                std::thread::spawn(move || serve(stream, &state, at));
            }
        });
        Self { url, state }
    }

    /// Requests to sign so far.
    pub fn calls(&self) -> usize {
        self.state.calls.load(Ordering::SeqCst)
    }

    /// Different files that it was asked to sign.
    pub fn files(&self) -> usize {
        self.state.files.lock().unwrap().len()
    }
}

/// A signer of another authority.
fn foreign_key(at: DateTime<Utc>) -> Credential {
    let server = [7; 32];
    let root =
        Authority::create("Penyelenggara Lain", period_of_days(at, 3650), Lock::ServerKey(&server)).unwrap();
    let root = Authority::open(&root.certificate, &root.pkcs8, Lock::ServerKey(&server), at).unwrap();
    let secret = SecretString::from(SECRET);
    let person = Subject {
        common_name: "Siti Contoh".into(),
        unit: "Kelurahan".into(),
        organisation: "Kota Jambi".into(),
    };
    let made = root.issue_person(&person, period_of_days(at, 365), Lock::Passphrase(&secret)).unwrap();
    Credential::open(&made.certificate, &made.pkcs8, Lock::Passphrase(&secret), at).unwrap()
}

fn serve(stream: TcpStream, state: &State, at: DateTime<Utc>) {
    let mut reader = BufReader::new(stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 || line == "\r\n" {
            break;
        }
        if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let body: Value = serde_json::from_slice(&body).unwrap();
    let mood = (state.mood)(state.calls.fetch_add(1, Ordering::SeqCst));
    let pdf = STANDARD.decode(body["file"][0].as_str().unwrap()).unwrap();
    state.files.lock().unwrap().insert(Sha256::digest(&pdf).to_vec());
    let answer = if body["passphrase"] == SECRET && mood != Mood::Refuses {
        let params = SignParams {
            name: "Siti Contoh",
            reason: "uji",
            location: "Jambi",
            contact: "",
            at: at.fixed_offset(),
            field: "Signature1",
        };
        let signed = sign(&pdf, &params, &state.key, None).unwrap().bytes;
        message(200, &json!({"time": 5, "file": [STANDARD.encode(signed)]}))
    } else if mood == Mood::Refuses {
        message(400, &json!({"status_code": 2011, "error": "User tidak terdaftar"}))
    } else {
        message(400, &json!({"status_code": 2031, "error": "Passphrase anda salah"}))
    };
    let mut stream = reader.into_inner();
    // A client that gave up has closed its side; that is what the test is about.
    let _ = match mood {
        Mood::Answers | Mood::Refuses => stream.write_all(&answer),
        Mood::AnswersTwice => stream.write_all(&[answer.clone(), answer].concat()),
        Mood::Fails => stream.write_all(&message(500, &json!({"error": "Internal Server Error"}))),
        Mood::TimesOut => {
            std::thread::sleep(Duration::from_secs(3));
            Ok(())
        }
        Mood::Dies => Ok(()),
    };
}

fn message(status: u16, body: &Value) -> Vec<u8> {
    let body = body.to_string();
    let length = body.len();
    format!("HTTP/1.1 {status} -\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}")
        .into()
}
