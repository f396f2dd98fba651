//! A gateway to telephones: a server that takes messages as JSON and keeps them.
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex};

/// The token by which it knows an installation.
pub const GATEWAY_SECRET: &str = "rahasia-gerbang";

/// A message that it was given.
#[derive(Debug, Clone)]
pub struct ShortMessage {
    /// `Authorization` and `Idempotency-Key`.
    pub headers: [String; 2],
    /// The JSON body.
    pub body: Value,
}

impl ShortMessage {
    /// The code in it: its first word.
    pub fn code(&self) -> String {
        self.body["text"].as_str().unwrap().split(' ').next().unwrap().to_owned()
    }
}

/// The server. It ends with the process.
#[derive(Clone)]
pub struct Gateway {
    address: SocketAddr,
    messages: Arc<Mutex<Vec<ShortMessage>>>,
    /// What it answers.
    status: Arc<AtomicU16>,
}

impl Gateway {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let gateway = Self {
            address: listener.local_addr().unwrap(),
            messages: Arc::default(),
            status: Arc::new(AtomicU16::new(202)),
        };
        let serving = gateway.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                // A client that hangs up in the middle has sent nothing.
                let _hung_up = serving.talk(&stream.unwrap());
            }
        });
        gateway
    }

    /// For `PAMONG_MESSAGE_WEBHOOK`.
    pub fn url(&self) -> String {
        format!("http://{}/kirim", self.address)
    }

    /// Answers this from now on.
    pub fn answer(&self, status: u16) {
        self.status.store(status, Ordering::SeqCst);
    }

    /// What has arrived.
    pub fn messages(&self) -> Vec<ShortMessage> {
        self.messages.lock().unwrap().clone()
    }

    fn talk(&self, stream: &TcpStream) -> std::io::Result<()> {
        let mut reader = BufReader::new(stream);
        let mut head: Vec<String> = Vec::new();
        loop {
            let mut line = String::new();
            reader.read_line(&mut line)?;
            match line.trim_end() {
                "" => break,
                line => head.push(line.to_owned()),
            }
        }
        let header = |name: &str| {
            let found = head.iter().filter_map(|line| line.split_once(": "));
            let found = found.filter(|(key, _)| key.eq_ignore_ascii_case(name));
            found.map(|(_, value)| value.to_owned()).next().unwrap_or_default()
        };
        let mut body = vec![0; header("content-length").parse().unwrap_or_default()];
        reader.read_exact(&mut body)?;
        let status = self.status.load(Ordering::SeqCst);
        if status < 300 {
            let headers = [header("authorization"), header("idempotency-key")];
            let body = serde_json::from_slice(&body)?;
            self.messages.lock().unwrap().push(ShortMessage { headers, body });
        }
        let mut out = stream;
        write!(out, "HTTP/1.1 {status} Jawab\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    }
}
