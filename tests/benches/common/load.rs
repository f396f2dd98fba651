//! Load on an HTTP server: requests that were written beforehand, over connections that stay open.
//!
//! It speaks no more of HTTP than it needs, so that most of the machine is left to what is measured.
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Requests as they go over the wire. With `once` none is sent twice.
#[derive(Clone)]
pub struct Requests {
    pub bytes: Arc<Vec<Vec<u8>>>,
    pub once: bool,
}

/// What was measured.
pub struct Measured {
    pub per_second: f64,
    /// Sorted.
    pub times: Vec<Duration>,
}

impl Measured {
    /// Several spans of the same length as one.
    pub fn together(spans: Vec<Self>) -> Self {
        let per_second = spans.iter().map(|span| span.per_second).sum::<f64>() / spans.len() as f64;
        let mut times: Vec<Duration> = spans.into_iter().flat_map(|span| span.times).collect();
        times.sort_unstable();
        Self { per_second, times }
    }

    /// The time within which so many percent of the answers came.
    pub fn within(&self, percent: f64) -> Duration {
        let last = self.times.len().saturating_sub(1);
        self.times[((self.times.len() as f64 * percent / 100.0) as usize).min(last)]
    }
}

struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    async fn open(address: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(64 * 1024) })
    }

    /// Sends a request, reads the whole answer, and fails unless it is a good one.
    async fn ask(&mut self, request: &[u8]) -> io::Result<usize> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        loop {
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                return Err(io::Error::other("the server closed the connection"));
            }
            let Some(head) = self.buffer.windows(4).position(|w| w == b"\r\n\r\n") else { continue };
            let text = String::from_utf8_lossy(&self.buffer[..head]).to_ascii_lowercase();
            let length = text.lines().find_map(|line| line.strip_prefix("content-length: "));
            let length: usize = length.and_then(|l| l.parse().ok()).unwrap_or(0);
            while self.buffer.len() < head + 4 + length {
                if self.stream.read_buf(&mut self.buffer).await? == 0 {
                    return Err(io::Error::other("the answer was cut off"));
                }
            }
            if !text.starts_with("http/1.1 2") {
                return Err(io::Error::other(String::from_utf8_lossy(&self.buffer).into_owned()));
            }
            return Ok(length);
        }
    }
}

/// Bytes of the body of the answer to the first request.
pub async fn size(address: SocketAddr, requests: &Requests) -> usize {
    Connection::open(address).await.unwrap().ask(&requests.bytes[0]).await.unwrap()
}

/// So many clients, each of which asks again as soon as it has its answer.
pub async fn closed(address: SocketAddr, requests: &Requests, clients: usize, span: Duration) -> Measured {
    let (next, begin) = (Arc::new(AtomicUsize::new(0)), Instant::now());
    let work = (0..clients).map(|_| {
        let (requests, next) = (requests.clone(), next.clone());
        tokio::spawn(async move {
            let mut connection = Connection::open(address).await.unwrap();
            let mut times = Vec::new();
            while begin.elapsed() < span {
                let n = next.fetch_add(1, Ordering::Relaxed);
                if requests.once && n >= requests.bytes.len() {
                    break;
                }
                let started = Instant::now();
                connection.ask(&requests.bytes[n % requests.bytes.len()]).await.unwrap();
                times.push(started.elapsed());
            }
            times
        })
    });
    gather(work, begin).await
}

/// So many requests a second, whenever the answers come; times count from the moment at which a request was due.
pub async fn open(
    address: SocketAddr,
    requests: &Requests,
    rate: f64,
    clients: usize,
    span: Duration,
) -> Measured {
    let (next, begin) = (Arc::new(AtomicUsize::new(0)), Instant::now());
    let total = (rate * span.as_secs_f64()) as usize;
    let total = if requests.once { total.min(requests.bytes.len()) } else { total };
    let work = (0..clients).map(|_| {
        let (requests, next) = (requests.clone(), next.clone());
        tokio::spawn(async move {
            let mut connection = Connection::open(address).await.unwrap();
            let mut times = Vec::new();
            loop {
                let n = next.fetch_add(1, Ordering::Relaxed);
                if n >= total {
                    return times;
                }
                let due = begin + Duration::from_secs_f64(n as f64 / rate);
                tokio::time::sleep_until(due.into()).await;
                connection.ask(&requests.bytes[n % requests.bytes.len()]).await.unwrap();
                times.push(due.elapsed());
            }
        })
    });
    gather(work, begin).await
}

async fn gather(
    work: impl Iterator<Item = tokio::task::JoinHandle<Vec<Duration>>>,
    begin: Instant,
) -> Measured {
    let work: Vec<_> = work.collect();
    let mut times = Vec::new();
    for client in work {
        times.extend(client.await.unwrap());
    }
    let per_second = times.len() as f64 / begin.elapsed().as_secs_f64();
    times.sort_unstable();
    Measured { per_second, times }
}
