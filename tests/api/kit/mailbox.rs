//! An SMTP server that keeps what it is given.
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

/// A mail as it arrived.
#[derive(Debug, Clone)]
pub struct Mail {
    pub from: String,
    pub to: Vec<String>,
    /// Headers and text as they were sent.
    pub raw: String,
}

impl Mail {
    /// The value of a header, unfolded but not decoded.
    pub fn header(&self, name: &str) -> Option<String> {
        let head = self.raw.split("\r\n\r\n").next()?.replace("\r\n ", " ");
        head.lines().find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        })
    }

    /// The parts of a mail with files, decoded and in order; the text has no name.
    pub fn parts(&self) -> Vec<(String, Vec<u8>)> {
        use base64::Engine as _;
        let kind = self.header("Content-Type").unwrap_or_default();
        let boundary = kind.split("boundary=\"").nth(1).and_then(|rest| rest.split('"').next());
        let Some(boundary) = boundary else { return Vec::new() };
        let part = |part: &str| {
            let (head, body) = part.trim_start().split_once("\r\n\r\n")?;
            let name = head.split("filename=\"").nth(1).and_then(|rest| rest.split('"').next());
            let body = body.strip_suffix("\r\n").unwrap_or(body);
            let content = if head.contains("base64") {
                let packed: String = body.split_whitespace().collect();
                base64::engine::general_purpose::STANDARD.decode(packed).unwrap()
            } else if head.contains("quoted-printable") {
                decode(body).into_bytes()
            } else {
                body.as_bytes().to_vec()
            };
            Some((name.unwrap_or_default().to_owned(), content))
        };
        self.raw.split(&format!("--{boundary}")).skip(1).filter_map(part).collect()
    }

    /// The text, decoded.
    pub fn text(&self) -> String {
        let (_, body) = self.raw.split_once("\r\n\r\n").unwrap_or_default();
        match self.header("Content-Transfer-Encoding").as_deref() {
            Some("quoted-printable") => decode(body),
            Some("base64") => {
                use base64::Engine as _;
                let packed: String = body.split_whitespace().collect();
                let bytes = base64::engine::general_purpose::STANDARD.decode(packed).unwrap();
                String::from_utf8(bytes).unwrap()
            }
            _ => body.to_owned(),
        }
    }
}

fn decode(body: &str) -> String {
    let joined = body.replace("=\r\n", "");
    let (mut out, mut rest) = (Vec::new(), joined.as_bytes());
    while let Some((first, tail)) = rest.split_first() {
        if *first == b'=' {
            out.push(u8::from_str_radix(std::str::from_utf8(&tail[..2]).unwrap(), 16).unwrap());
            rest = &tail[2..];
        } else {
            out.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(out).unwrap()
}

/// The server. It ends with the process.
#[derive(Clone)]
pub struct MailServer {
    address: SocketAddr,
    mails: Arc<Mutex<Vec<Mail>>>,
    /// Mails that are still to be refused, and with which answer.
    refusals: Arc<AtomicUsize>,
    /// Addresses that it does not know.
    unknown: Arc<Mutex<Vec<String>>>,
}

impl MailServer {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = Self {
            address: listener.local_addr().unwrap(),
            mails: Arc::default(),
            refusals: Arc::default(),
            unknown: Arc::default(),
        };
        let serving = server.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (stream, serving) = (stream.unwrap(), serving.clone());
                // A client that hangs up in the middle has sent no mail.
                std::thread::spawn(move || serving.talk(stream).ok());
            }
        });
        server
    }

    /// For `PAMONG_SMTP_URL`.
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// Refuses the next so many mails for now (451).
    pub fn refuse(&self, mails: usize) {
        self.refusals.store(mails, Ordering::SeqCst);
    }

    /// Does not know this address (550).
    pub fn forget(&self, address: &str) {
        self.unknown.lock().unwrap().push(address.to_owned());
    }

    /// What has arrived.
    pub fn mails(&self) -> Vec<Mail> {
        self.mails.lock().unwrap().clone()
    }

    fn talk(&self, stream: TcpStream) -> std::io::Result<()> {
        let mut out = stream.try_clone()?;
        let mut lines = BufReader::new(stream).lines();
        let mut mail = Mail { from: String::new(), to: Vec::new(), raw: String::new() };
        out.write_all(b"220 mail.test ESMTP\r\n")?;
        while let Some(line) = lines.next().transpose()? {
            let verb = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
            let address = || {
                line.split_once('<').and_then(|(_, a)| a.split_once('>')).map_or("", |(a, _)| a).to_owned()
            };
            let answer: &[u8] = match verb.as_str() {
                "EHLO" => b"250-mail.test\r\n250-8BITMIME\r\n250 SIZE 10000000\r\n",
                "MAIL" => {
                    mail = Mail { from: address(), to: Vec::new(), raw: String::new() };
                    b"250 ok\r\n"
                }
                "RCPT" if self.unknown.lock().unwrap().contains(&address()) => {
                    b"550 5.1.1 no such mailbox\r\n"
                }
                "RCPT" => {
                    mail.to.push(address());
                    b"250 ok\r\n"
                }
                "DATA" => {
                    out.write_all(b"354 go on\r\n")?;
                    for line in lines.by_ref() {
                        let line = line?;
                        if line == "." {
                            break;
                        }
                        mail.raw.push_str(line.strip_prefix('.').unwrap_or(&line));
                        mail.raw.push_str("\r\n");
                    }
                    let left = self.refusals.load(Ordering::SeqCst);
                    if left > 0 {
                        self.refusals.store(left - 1, Ordering::SeqCst);
                        b"451 not now\r\n"
                    } else {
                        self.mails.lock().unwrap().push(mail.clone());
                        b"250 kept\r\n"
                    }
                }
                "QUIT" => {
                    out.write_all(b"221 bye\r\n")?;
                    return Ok(());
                }
                _ => b"250 ok\r\n",
            };
            out.write_all(answer)?;
        }
        Ok(())
    }
}
