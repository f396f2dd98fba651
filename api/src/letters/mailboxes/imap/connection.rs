//! The connection to a server: plain to a server on the same machine, else over TLS.
use super::wire::Wire;
use super::{Allowed, Fault};
use crate::error::{Error, Result};
use crate::letters::mailboxes::model::{MailSecurity, MailboxProblem};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// How long a server may take to take a connection, and how long it may be silent.
const CONNECT: Duration = Duration::from_secs(10);
const SILENCE: Duration = Duration::from_secs(30);

/// Whose certificates are trusted.
#[derive(Debug, Clone)]
pub struct Trust(Arc<ClientConfig>);

impl Trust {
    /// The public certificates, and those in `ca_file`.
    pub fn new(ca_file: Option<&Path>) -> Result<Self> {
        let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        if let Some(file) = ca_file {
            let wrong = |e: &dyn std::fmt::Display| {
                Error::internal(format!("PAMONG_MAILBOX_CA_FILE: {}: {e}", file.display()))
            };
            for certificate in CertificateDer::pem_file_iter(file).map_err(|e| wrong(&e))? {
                roots.add(certificate.map_err(|e| wrong(&e))?).map_err(|e| wrong(&e))?;
            }
        }
        let tls = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(Error::internal)?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Self(Arc::new(tls)))
    }
}

/// Where a server is and how to speak to it.
#[derive(Debug, Clone)]
pub struct Server {
    /// Its name, which its certificate must carry.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: MailSecurity,
    /// What the operator allows.
    pub allowed: Allowed,
    /// Whose certificates are trusted.
    pub trust: Trust,
}

/// A connection.
pub enum Stream {
    /// In the clear.
    Plain(TcpStream),
    /// Over TLS.
    Tls(Box<StreamOwned<ClientConnection, TcpStream>>),
}

impl Read for Stream {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
        match self {
            Self::Plain(stream) => stream.read(buf),
            Self::Tls(stream) => stream.read(buf),
        }
    }
}

impl Write for Stream {
    fn write(&mut self, buf: &[u8]) -> std::io::Result<usize> {
        match self {
            Self::Plain(stream) => stream.write(buf),
            Self::Tls(stream) => stream.write(buf),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match self {
            Self::Plain(stream) => stream.flush(),
            Self::Tls(stream) => stream.flush(),
        }
    }
}

impl Server {
    /// Connects, protects the connection and reads the greeting.
    pub fn connect(&self) -> Result<Wire, Fault> {
        let addresses = self.allowed.resolve(&self.host, self.port, self.security)?;
        let mut last = Fault::new(MailboxProblem::Unreachable, &self.host);
        for address in addresses {
            match TcpStream::connect_timeout(&address, CONNECT) {
                Ok(tcp) => return self.greet(tcp),
                Err(e) if e.kind() == std::io::ErrorKind::TimedOut => {
                    last = Fault::new(MailboxProblem::TimedOut, e);
                }
                Err(e) => last = Fault::new(MailboxProblem::Unreachable, e),
            }
        }
        Err(last)
    }

    fn greet(&self, tcp: TcpStream) -> Result<Wire, Fault> {
        tcp.set_read_timeout(Some(SILENCE))?;
        tcp.set_write_timeout(Some(SILENCE))?;
        tcp.set_nodelay(true)?;
        match self.security {
            MailSecurity::Tls => {
                let mut wire = Wire::new(self.protect(tcp)?);
                wire.greeting()?;
                Ok(wire)
            }
            MailSecurity::None => {
                let mut wire = Wire::new(Stream::Plain(tcp));
                wire.greeting()?;
                Ok(wire)
            }
            MailSecurity::Starttls => {
                let mut wire = Wire::new(Stream::Plain(tcp));
                wire.greeting()?;
                wire.command("STARTTLS", 0, &mut |_| ())
                    .map_err(|fault| Fault { problem: MailboxProblem::TlsFailed, ..fault })?;
                match wire.into_unread()? {
                    Stream::Plain(tcp) => Ok(Wire::new(self.protect(tcp)?)),
                    tls @ Stream::Tls(_) => Ok(Wire::new(tls)),
                }
            }
        }
    }

    fn protect(&self, mut tcp: TcpStream) -> Result<Stream, Fault> {
        let failed = |e: &dyn std::fmt::Display| Fault::new(MailboxProblem::TlsFailed, e);
        let name = ServerName::try_from(self.host.clone()).map_err(|e| failed(&e))?;
        let mut tls = ClientConnection::new(self.trust.0.clone(), name).map_err(|e| failed(&e))?;
        while tls.is_handshaking() {
            tls.complete_io(&mut tcp).map_err(|e| match e.kind() {
                std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut => Fault::from(e),
                _ => failed(&e),
            })?;
        }
        Ok(Stream::Tls(Box::new(StreamOwned::new(tls, tcp))))
    }
}
