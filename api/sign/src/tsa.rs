//! Time-stamps over HTTP (RFC 3161 section 3.4).
use crate::error::{Error, Result};
use crate::http::HttpLimits;
use crate::inspect::statement;
use crate::pades::Timestamper;
use cmpv2::status::PkiStatus;
use der::asn1::{Any, Int, ObjectIdentifier, OctetString};
use der::{Decode as _, Encode as _};
use sha2::{Digest as _, Sha256};
use spki::AlgorithmIdentifierOwned;
use std::time::Duration;
use ureq::Agent;
use x509_tsp::{MessageImprint, TimeStampReq, TimeStampResp, TspVersion};

const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");

/// A time-stamping authority at an address. Answers are at most 64 kB and take at most 15 seconds,
/// whatever larger limits are given.
pub struct HttpTimestamper {
    url: String,
    agent: Agent,
    answer: u64,
}

impl std::fmt::Debug for HttpTimestamper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HttpTimestamper")
    }
}

impl HttpTimestamper {
    /// A client of the authority at `url`.
    pub fn new(url: &str, limits: &HttpLimits) -> Result<Self> {
        if !limits.permits(url) {
            return Err(Error::Value("the time-stamping authority's address must be https"));
        }
        let total = limits.total.min(Duration::from_secs(15));
        let agent = HttpLimits { total, ..limits.clone() }.agent();
        Ok(Self { url: url.to_owned(), agent, answer: limits.answer.min(64 << 10) })
    }

    fn ask(&self, request: &[u8]) -> Result<Vec<u8>> {
        let call = self.agent.post(&self.url).header("Content-Type", "application/timestamp-query");
        let mut answer = call.send(request).map_err(unusable)?;
        if answer.status() != 200 {
            return Err(Error::Timestamp(format!("HTTP {}", answer.status().as_u16())));
        }
        answer.body_mut().with_config().limit(self.answer).read_to_vec().map_err(unusable)
    }
}

impl Timestamper for HttpTimestamper {
    /// The token's own signature is for whoever inspects the file; that it answers this request is checked here.
    fn token(&self, signature: &[u8]) -> Result<Vec<u8>> {
        let imprint = Sha256::digest(signature).to_vec();
        // Above zero, as some authorities ask of a nonce.
        let nonce = (rand::random::<u64>() >> 1) | 1;
        let request = TimeStampReq {
            version: TspVersion::V1,
            message_imprint: MessageImprint {
                hash_algorithm: AlgorithmIdentifierOwned { oid: SHA256, parameters: Some(Any::null()) },
                hashed_message: OctetString::new(imprint.clone())?,
            },
            req_policy: None,
            nonce: Some(Int::from_der(&nonce.to_der()?)?),
            cert_req: true,
            extensions: None,
        };
        let body = self.ask(&request.to_der()?)?;
        let answer = TimeStampResp::from_der(&body).map_err(unreadable)?;
        if !matches!(answer.status.status, PkiStatus::Accepted | PkiStatus::GrantedWithMods) {
            return Err(Error::Timestamp(format!("refused: {:?}", answer.status.status)));
        }
        let token = answer.time_stamp_token.ok_or_else(|| Error::Timestamp("no token".into()))?.to_der()?;
        let stated = statement(&token).map_err(unreadable)?;
        if stated.message_imprint.hashed_message.as_bytes() != imprint || stated.nonce != request.nonce {
            return Err(Error::Timestamp("the token answers another request".into()));
        }
        if token.len() > self.reserve() {
            return Err(Error::Timestamp(format!("the token has {} bytes", token.len())));
        }
        Ok(token)
    }
}

fn unreadable(e: impl std::fmt::Display) -> Error {
    Error::Timestamp(format!("unreadable answer: {e}"))
}

fn unusable(e: ureq::Error) -> Error {
    Error::Timestamp(e.to_string())
}
