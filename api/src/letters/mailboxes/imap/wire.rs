//! Commands and answers as they go over the line.
use super::Fault;
use super::connection::Stream;
use crate::letters::mailboxes::model::MailboxProblem;
use imap_proto::{Response, Status, parser::parse_response};
use std::io::{BufRead, BufReader, Read, Write};
use std::time::{Duration, Instant};

/// Bytes that one line of an answer may have, beside what it announces as literal.
const LINE_BYTES: u64 = 64 * 1024;
/// Bytes of the lines of one answer together, so that many small literals do not add up.
const LINES_BYTES: usize = 512 * 1024;
/// How long one command may take, however busily the server talks.
const PATIENCE: Duration = Duration::from_mins(2);

/// A connection on which commands are sent and answers read.
pub struct Wire {
    stream: BufReader<Stream>,
    sent: u32,
    until: Instant,
}

impl Wire {
    /// Speaks on this connection.
    pub fn new(stream: Stream) -> Self {
        Self {
            stream: BufReader::with_capacity(64 * 1024, stream),
            sent: 0,
            until: Instant::now() + PATIENCE,
        }
    }

    /// Reads the greeting; what does not begin like one is no IMAP server.
    pub fn greeting(&mut self) -> Result<(), Fault> {
        self.until = Instant::now() + PATIENCE;
        let answer = self.answer(0)?;
        match parse_response(&answer) {
            Ok((_, Response::Data { status: Status::Ok | Status::PreAuth, .. })) => Ok(()),
            _ => Err(Fault::new(MailboxProblem::NotImap, String::from_utf8_lossy(&answer))),
        }
    }

    /// Sends a command and hands over every answer until the server says that it is done. `literal` is how many bytes one
    /// announced piece of an answer may have. A refusal is a fault with the server's words.
    pub fn command(
        &mut self,
        text: &str,
        literal: usize,
        each: &mut dyn FnMut(&Response<'_>),
    ) -> Result<(), Fault> {
        self.until = Instant::now() + PATIENCE;
        self.sent += 1;
        let tag = format!("p{}", self.sent);
        let stream = self.stream.get_mut();
        stream.write_all(format!("{tag} {text}\r\n").as_bytes())?;
        stream.flush()?;
        loop {
            let answer = self.answer(literal)?;
            match parse_response(&answer) {
                Ok((_, Response::Done { tag: done, status, information, code })) if done.0 == tag => {
                    return match status {
                        Status::Ok => {
                            each(&Response::Data { status: Status::Ok, code, information: None });
                            Ok(())
                        }
                        _ => Err(Fault::new(MailboxProblem::NotImap, information.unwrap_or_default())),
                    };
                }
                Ok((_, Response::Data { status: Status::Bye, information, .. })) => {
                    return Err(Fault::new(MailboxProblem::ConnectionLost, information.unwrap_or_default()));
                }
                Ok((_, response)) => each(&response),
                // Extensions that nobody asked for are passed over (RFC 3501, 2.2.2), but not the end of the command.
                Err(_) if answer.starts_with(tag.as_bytes()) => {
                    let words = String::from_utf8_lossy(&answer);
                    let ok = words.get(tag.len()..).is_some_and(|rest| rest.trim_start().starts_with("OK"));
                    return if ok { Ok(()) } else { Err(Fault::new(MailboxProblem::NotImap, words)) };
                }
                Err(_) => {}
            }
        }
    }

    /// The connection itself, if nothing was read ahead: what came in the clear must not count as said over TLS.
    pub fn into_unread(self) -> Result<Stream, Fault> {
        if self.stream.buffer().is_empty() {
            Ok(self.stream.into_inner())
        } else {
            Err(Fault::new(MailboxProblem::TlsFailed, "STARTTLS"))
        }
    }

    /// One answer: its line, and where that announces a literal, the literal and the line that goes on behind it.
    fn answer(&mut self, literal: usize) -> Result<Vec<u8>, Fault> {
        let (mut answer, mut lines) = (Vec::new(), 0);
        loop {
            if Instant::now() > self.until {
                return Err(Fault::new(MailboxProblem::TimedOut, ""));
            }
            let from = answer.len();
            let read = (&mut self.stream).take(LINE_BYTES).read_until(b'\n', &mut answer)?;
            lines += read;
            if read == 0 {
                return Err(Fault::new(MailboxProblem::ConnectionLost, ""));
            }
            if !answer.ends_with(b"\n") || lines > LINES_BYTES {
                return Err(Fault::new(MailboxProblem::NotImap, "line"));
            }
            let Some(size) = answer.get(from..).and_then(announced) else { return Ok(answer) };
            if size > literal {
                return Err(Fault::new(MailboxProblem::NotImap, format!("{{{size}}}")));
            }
            self.literal(size, &mut answer)?;
        }
    }

    fn literal(&mut self, mut size: usize, answer: &mut Vec<u8>) -> Result<(), Fault> {
        answer.reserve(size);
        while size > 0 {
            if Instant::now() > self.until {
                return Err(Fault::new(MailboxProblem::TimedOut, ""));
            }
            let buffer = self.stream.fill_buf()?;
            let part = buffer.get(..size.min(buffer.len())).unwrap_or_default();
            if part.is_empty() {
                return Err(Fault::new(MailboxProblem::ConnectionLost, ""));
            }
            answer.extend_from_slice(part);
            let taken = part.len();
            self.stream.consume(taken);
            size -= taken;
        }
        Ok(())
    }
}

/// The size of the literal that a line announces at its end: `… {123}`.
fn announced(line: &[u8]) -> Option<usize> {
    let line = std::str::from_utf8(line).ok()?.trim_end_matches(['\r', '\n']);
    let (_, size) = line.strip_suffix('}')?.rsplit_once('{')?;
    size.strip_suffix('+').unwrap_or(size).parse().ok()
}

/// A text as IMAP quotes it.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_literal_is_announced_at_the_end_of_a_line() {
        assert_eq!(announced(b"* 1 FETCH (UID 7 BODY[] {342}\r\n"), Some(342));
        assert_eq!(announced(b"* 1 FETCH (BODY[] {0+}\r\n"), Some(0));
        assert_eq!(announced(b"* OK {ready}\r\n"), None);
        assert_eq!(announced(b"* OK 12}\r\n"), None);
        assert_eq!(announced(b")\r\n"), None);
    }

    #[test]
    fn quotes_and_backslashes_do_not_end_a_text() {
        assert_eq!(quoted(r#"a"b\c"#), r#""a\"b\\c""#);
    }
}
