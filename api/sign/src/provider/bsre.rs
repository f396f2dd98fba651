//! The client service of BSrE (Balai Besar Sertifikasi Elektronik), a provider of certified signatures under
//! PP 71/2019. An agency installs the service in its own network; this is a client of it.
use super::answer::Answer;
use super::{SignError, SignRequest, Signed, Signer, SignerId, SignerStatus, accept};
use crate::error::{Error, Result as CrateResult};
use crate::http::HttpLimits;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use std::io::ErrorKind;
use ureq::{Agent, Timeout};
use zeroize::Zeroizing;

/// The two shapes of the service's API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BsreVersion {
    /// Multipart requests, the signed file as the answer's body.
    V1,
    /// JSON with files in base64.
    V2,
}

/// Paths below the base address. Installations differ, so that they are configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BsrePaths {
    /// To sign a file.
    pub sign: String,
    /// To ask for a signer's status; v1 appends `/` and the NIK.
    pub status: String,
}

impl BsrePaths {
    /// The usual paths of a version.
    pub fn of(version: BsreVersion) -> Self {
        let (sign, status) = match version {
            BsreVersion::V1 => ("/api/sign/pdf", "/api/user/status"),
            BsreVersion::V2 => ("/api/v2/sign/pdf", "/api/v2/user/check/status"),
        };
        Self { sign: sign.to_owned(), status: status.to_owned() }
    }
}

/// Where the service is and how this office is known to it.
#[derive(Clone, Debug)]
pub struct BsreConfig {
    /// Such as `https://esign.kota.go.id`.
    pub base: String,
    /// The office's account.
    pub user: String,
    /// Its password.
    pub password: SecretString,
    /// Which API it speaks.
    pub version: BsreVersion,
    /// Its paths.
    pub paths: BsrePaths,
    /// Time and size.
    pub limits: HttpLimits,
}

/// A [`Signer`] at a BSrE client service.
pub struct BsreSigner {
    config: BsreConfig,
    agent: Agent,
}

impl std::fmt::Debug for BsreSigner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BsreSigner").field("version", &self.config.version).finish_non_exhaustive()
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SignBody<'a> {
    #[serde(flatten)]
    who: Who<'a>,
    passphrase: &'a str,
    signature_properties: [Properties<'a>; 1],
    file: [String; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Who<'a> {
    Nik(&'a str),
    Email(&'a str),
}

impl<'a> Who<'a> {
    fn of(signer: &'a SignerId) -> Result<Self, SignError> {
        let id = signer.reveal();
        if id.len() == 16 && id.bytes().all(|b| b.is_ascii_digit()) {
            return Ok(Self::Nik(id));
        }
        if id.contains('@') && !id.chars().any(char::is_control) {
            return Ok(Self::Email(id));
        }
        Err(SignError::Rejected("a signer is known by NIK or e-mail address".to_owned()))
    }
}

/// The visible box is part of the page already, drawn before anything is signed.
#[derive(Serialize)]
struct Properties<'a> {
    tampilan: &'static str,
    location: &'a str,
    reason: &'a str,
}

#[derive(Deserialize)]
struct SignAnswer {
    #[serde(default)]
    file: Vec<String>,
    id_dokumen: Option<String>,
}

impl BsreSigner {
    /// Checks the address; nothing is called yet.
    pub fn new(config: BsreConfig) -> CrateResult<Self> {
        if !config.limits.permits(&config.base) {
            return Err(Error::Value("the signing service's address must be https"));
        }
        Ok(Self { agent: config.limits.agent(), config })
    }

    fn url(&self, path: &str) -> String {
        format!("{}/{}", self.config.base.trim_end_matches('/'), path.trim_start_matches('/'))
    }

    fn authorization(&self) -> Zeroizing<String> {
        let pair = Zeroizing::new(format!("{}:{}", self.config.user, self.config.password.expose_secret()));
        Zeroizing::new(format!("Basic {}", STANDARD.encode(pair.as_bytes())))
    }

    fn post(&self, path: &str, kind: &str, body: &[u8]) -> Result<Answer, SignError> {
        let call = self.agent.post(self.url(path)).header("Content-Type", kind);
        self.read(call.header("Authorization", self.authorization().as_str()).send(body))
    }

    fn get(&self, path: &str) -> Result<Answer, SignError> {
        let call = self.agent.get(self.url(path));
        self.read(call.header("Authorization", self.authorization().as_str()).call())
    }

    fn read(
        &self,
        answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
    ) -> Result<Answer, SignError> {
        let mut answer = answer.map_err(failure)?;
        let reference = answer.headers().get("id_dokumen").and_then(|v| v.to_str().ok()).map(str::to_owned);
        let status = answer.status().as_u16();
        let body = answer.body_mut().with_config().limit(self.config.limits.answer).read_to_vec();
        Ok(Answer { status, reference, body: body.map_err(failure)? })
    }

    fn sign_v1(&self, request: &SignRequest<'_>) -> Result<(Vec<u8>, Option<String>), SignError> {
        let (name, id) = match Who::of(request.signer)? {
            Who::Nik(nik) => ("nik", nik),
            Who::Email(email) => ("email", email),
        };
        let fields = [
            (name, id),
            ("passphrase", request.passphrase.expose_secret()),
            ("tampilan", "invisible"),
            ("reason", request.params.reason),
            ("location", request.params.location),
        ];
        let boundary = format!("pamong-{:032x}", rand::random::<u128>());
        let body = multipart(&boundary, &fields, request.pdf);
        let kind = format!("multipart/form-data; boundary={boundary}");
        let answer = self.post(&self.config.paths.sign, &kind, &body)?;
        if answer.status != 200 || !answer.body.starts_with(b"%PDF-") {
            return Err(answer.refusal());
        }
        Ok((answer.body, answer.reference))
    }

    fn sign_v2(&self, request: &SignRequest<'_>) -> Result<(Vec<u8>, Option<String>), SignError> {
        let body = SignBody {
            who: Who::of(request.signer)?,
            passphrase: request.passphrase.expose_secret(),
            signature_properties: [Properties {
                tampilan: "INVISIBLE",
                location: request.params.location,
                reason: request.params.reason,
            }],
            file: [STANDARD.encode(request.pdf)],
        };
        let answer = self.post(&self.config.paths.sign, "application/json", &json(&body)?)?;
        let result = serde_json::from_slice::<SignAnswer>(&answer.body).ok().filter(|_| answer.status == 200);
        let Some((file, reference)) =
            result.and_then(|r| r.file.into_iter().next().map(|file| (file, r.id_dokumen)))
        else {
            return Err(answer.refusal());
        };
        let pdf = STANDARD.decode(file).map_err(|e| SignError::BadResult(e.to_string()))?;
        Ok((pdf, reference))
    }
}

impl Signer for BsreSigner {
    fn sign(&self, request: &SignRequest<'_>) -> Result<Signed, SignError> {
        let (pdf, provider_ref) = match self.config.version {
            BsreVersion::V1 => self.sign_v1(request)?,
            BsreVersion::V2 => self.sign_v2(request)?,
        };
        let signed = accept(request.pdf, pdf, request.params.at.to_utc())?;
        Ok(Signed { provider_ref, ..signed })
    }

    fn status(&self, signer: &SignerId, _at: DateTime<Utc>) -> Result<SignerStatus, SignError> {
        let path = &self.config.paths.status;
        let asked = match (self.config.version, Who::of(signer)?) {
            (BsreVersion::V1, Who::Nik(nik)) => self.get(&format!("{path}/{nik}")),
            (BsreVersion::V1, Who::Email(_)) => {
                Err(SignError::Rejected("this version of the service knows signers by NIK".to_owned()))
            }
            (BsreVersion::V2, who) => self.post(path, "application/json", &json(&who)?),
        };
        match asked {
            Ok(answer) => answer.signer_status(),
            // Asking signs nothing, so that no outcome is unknown.
            Err(SignError::Unknown(why)) => Err(SignError::Unavailable(why)),
            Err(other) => Err(other),
        }
    }
}

fn json(body: &impl Serialize) -> Result<Zeroizing<Vec<u8>>, SignError> {
    serde_json::to_vec(body).map(Zeroizing::new).map_err(|e| SignError::Rejected(e.to_string()))
}

/// The boundary is random, so that no field can hold it (RFC 7578).
fn multipart(boundary: &str, fields: &[(&str, &str)], pdf: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut body = Zeroizing::new(Vec::with_capacity(pdf.len() + 2048));
    for (name, value) in fields {
        body.extend(
            format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n").bytes(),
        );
        body.extend(value.bytes().chain(*b"\r\n"));
    }
    let head = "Content-Disposition: form-data; name=\"file\"; filename=\"dokumen.pdf\"\r\n\
                Content-Type: application/pdf\r\n\r\n";
    body.extend(format!("--{boundary}\r\n{head}").bytes());
    body.extend(pdf);
    body.extend(format!("\r\n--{boundary}--\r\n").bytes());
    body
}

/// Only a failure from before the request was sent is surely without effect.
fn failure(e: ureq::Error) -> SignError {
    match e {
        ureq::Error::Timeout(Timeout::Resolve | Timeout::Connect)
        | ureq::Error::HostNotFound
        | ureq::Error::ConnectionFailed
        | ureq::Error::BadUri(_)
        | ureq::Error::Http(_) => SignError::Unavailable(e.to_string()),
        ureq::Error::Io(ref io) if io.kind() == ErrorKind::ConnectionRefused => {
            SignError::Unavailable(e.to_string())
        }
        ureq::Error::BodyExceedsLimit(_) => SignError::BadResult("the answer is too large".to_owned()),
        other => SignError::Unknown(other.to_string()),
    }
}
