//! A tiny HTTP server in this process: one connection, one request, then closed.
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

pub struct Request {
    pub method: String,
    pub path: String,
    pub head: String,
    pub body: Vec<u8>,
}

pub enum Reply {
    /// Status, content type, further header lines, body.
    Answer(u16, &'static str, &'static str, Vec<u8>),
    /// The same answer once more on the same connection.
    Twice(Vec<u8>),
    /// Silence for longer than the client waits.
    Silence,
    /// The connection is closed without an answer.
    HangUp,
}

pub struct Server {
    pub url: String,
    pub calls: Arc<AtomicUsize>,
}

impl Server {
    pub fn start(answer: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let calls = Arc::new(AtomicUsize::new(0));
        let (counter, answer) = (calls.clone(), Arc::new(answer));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                counter.fetch_add(1, Ordering::SeqCst);
                let answer = answer.clone();
                std::thread::spawn(move || serve(stream, &*answer));
            }
        });
        Self { url, calls }
    }

    /// An address where nothing listens.
    pub fn nobody() -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        format!("http://{}", listener.local_addr().unwrap())
    }
}

fn serve(stream: TcpStream, answer: &(impl Fn(&Request) -> Reply + ?Sized)) {
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 || line == "\r\n" {
            break;
        }
        head.push_str(&line);
    }
    let lower = head.to_lowercase();
    let length = lower.split("content-length:").nth(1).and_then(|rest| rest.lines().next());
    let mut body = vec![0; length.map_or(0, |n| n.trim().parse().unwrap())];
    reader.read_exact(&mut body).unwrap();
    let mut words = head.split_whitespace().map(str::to_owned);
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let request = Request { method, path, head, body };
    let reply = answer(&request);
    let mut stream = reader.into_inner();
    // A client that gave up closed its side: that is its right.
    let _ = match reply {
        Reply::Answer(status, kind, more, body) => stream.write_all(&message(status, kind, more, &body)),
        Reply::Twice(body) => {
            let once = message(200, "application/json", "", &body);
            stream.write_all(&[once.clone(), once].concat())
        }
        Reply::Silence => {
            std::thread::sleep(Duration::from_secs(4));
            Ok(())
        }
        Reply::HangUp => Ok(()),
    };
}

fn message(status: u16, kind: &str, more: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 {status} -\r\nContent-Type: {kind}\r\n{more}Content-Length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}
