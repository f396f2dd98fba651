//! Offline tokens: a QR code that proves a few facts of a document without a network.
//!
//! The QR code holds `URL#TOKEN`. Online, the URL opens the verification page; the part after `#` is never
//! sent to a server. Offline, an inspector's device that knows the published key checks the token. A token
//! says what was issued, not whether it was revoked since: only the page knows that.
//!
//! A token is base32 (Crockford) of a version, the facts and an ECDSA P-256 signature with SHA-256 (FIPS
//! 186-5); for the fields see [`TokenFacts`].
use crate::authority::SigningKey;
use crate::code::{self, VerificationCode};
use crate::error::{Error, Result};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{Datelike as _, NaiveDate};
use p256::ecdsa::signature::Verifier as _;
use p256::ecdsa::{Signature, VerifyingKey};
use sha2::{Digest as _, Sha256};

const VERSION: u8 = 1;
/// Signed in front of the payload, so that no other signature of the key passes for a token.
const PURPOSE: &[u8] = b"pamong verification token\0";
const SIGNATURE: usize = 64;
/// The longest number and name, in bytes: more would make the QR code too fine for paper.
const LONGEST: usize = 60;

/// What a token states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenFacts {
    /// The document's verification code, the same as in the URL.
    pub code: VerificationCode,
    /// The document's number; at most 60 bytes.
    pub number: String,
    /// The document's date.
    pub date: NaiveDate,
    /// The signer's name in short; at most 60 bytes.
    pub signer: String,
    /// The beginning of the SHA-256 of the document's canonical facts: see [`facts_hash`].
    pub facts: [u8; 16],
}

/// The first 128 bits of the SHA-256 of the canonical facts, which the caller writes down in one fixed form.
/// Not of the file: the token is printed inside it.
pub fn facts_hash(canonical: &[u8]) -> [u8; 16] {
    let hash: [u8; 32] = Sha256::digest(canonical).into();
    hash.first_chunk::<16>().copied().unwrap_or_default()
}

/// Makes the text of the QR code. `url` is where the document is verified; it must end in the code.
pub fn make_token(url: &str, facts: &TokenFacts, key: &SigningKey) -> Result<String> {
    if !url.ends_with(facts.code.as_str()) || url.contains('#') {
        return Err(Error::Token("the address does not end in the document's code"));
    }
    let mut bytes = payload(facts)?;
    let signature = key.sign_fixed(&signed(&bytes))?;
    bytes.extend(signature);
    Ok(format!("{url}#{}", base32(&bytes)))
}

/// Checks the text of a QR code against the published keys, the current one and those before it.
///
/// [`Error::Token`] where the text is no token, was changed, or is signed by another key.
pub fn check_token(text: &str, keys: &[PublicKey]) -> Result<TokenFacts> {
    let (url, token) = text.trim().split_once('#').ok_or(Error::Token("there is no token"))?;
    let bytes = unbase32(token).ok_or(Error::Token("the token is damaged"))?;
    let (body, signature) =
        bytes.split_last_chunk::<SIGNATURE>().ok_or(Error::Token("the token is too short"))?;
    let forged = Error::Token("the token is not signed by a published key");
    let Ok(signature) = Signature::from_slice(signature) else { return Err(forged) };
    // The other spelling of the same signature, which we never write.
    if signature.normalize_s().is_some() {
        return Err(forged);
    }
    let message = signed(body);
    if !keys.iter().any(|key| key.0.verify(&message, &signature).is_ok()) {
        return Err(forged);
    }
    let facts = read(body).ok_or(Error::Token("the token is of another version"))?;
    let last = url.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    if VerificationCode::parse(last)? != facts.code {
        return Err(Error::Token("the token belongs to another address"));
    }
    Ok(facts)
}

fn signed(payload: &[u8]) -> Vec<u8> {
    [PURPOSE, payload].concat()
}

/// version, date (days from 1 January of the year 1, big-endian), facts, code, number, signer; the two
/// texts have their length in front.
fn payload(facts: &TokenFacts) -> Result<Vec<u8>> {
    let mut bytes = vec![VERSION];
    bytes.extend(facts.date.num_days_from_ce().to_be_bytes());
    bytes.extend(facts.facts);
    bytes.extend(facts.code.as_str().bytes());
    for text in [&facts.number, &facts.signer] {
        let length = u8::try_from(text.len()).ok().filter(|n| usize::from(*n) <= LONGEST);
        bytes.push(length.ok_or(Error::Token("a text is too long for a token"))?);
        bytes.extend(text.bytes());
    }
    Ok(bytes)
}

fn read(bytes: &[u8]) -> Option<TokenFacts> {
    let (version, bytes) = bytes.split_first()?;
    let (date, bytes) = bytes.split_first_chunk::<4>()?;
    let (facts, bytes) = bytes.split_first_chunk::<16>()?;
    let (code, bytes) = bytes.split_first_chunk::<14>()?;
    let (number, bytes) = read_text(bytes)?;
    let (signer, bytes) = read_text(bytes)?;
    (*version == VERSION && bytes.is_empty()).then_some(TokenFacts {
        code: VerificationCode::parse(std::str::from_utf8(code).ok()?).ok()?,
        number,
        date: NaiveDate::from_num_days_from_ce_opt(i32::from_be_bytes(*date))?,
        signer,
        facts: *facts,
    })
}

fn read_text(bytes: &[u8]) -> Option<(String, &[u8])> {
    let (length, bytes) = bytes.split_first()?;
    let (text, rest) = bytes.split_at_checked(usize::from(*length))?;
    Some((std::str::from_utf8(text).ok()?.to_owned(), rest))
}

fn base32(bytes: &[u8]) -> String {
    let (mut text, mut buffer, mut bits) = (String::with_capacity(bytes.len() * 8 / 5 + 1), 0_u128, 0_u32);
    let mut push = |value: u128| text.extend(code::symbol(value & 31).map(char::from));
    for byte in bytes {
        buffer = ((buffer << 8) | u128::from(*byte)) & 0xFFFF;
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            push(buffer >> bits);
        }
    }
    if bits > 0 {
        push(buffer << (5 - bits));
    }
    text
}

/// Only the one spelling that `base32` writes: no other letters, and the bits left over are zero.
fn unbase32(text: &str) -> Option<Vec<u8>> {
    let (mut bytes, mut buffer, mut bits) = (Vec::with_capacity(text.len() * 5 / 8), 0_u128, 0_u32);
    for c in text.chars() {
        let value = code::value(c).filter(|v| code::symbol(*v).map(char::from) == Some(c))?;
        buffer = ((buffer << 5) | value) & 0xFFFF;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from((buffer >> bits) & 0xFF).ok()?);
        }
    }
    let left_over = buffer & ((1 << bits) - 1);
    (bits < 5 && left_over == 0).then_some(bytes)
}

/// A published key for tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// The public half of a key.
    pub fn of(key: &SigningKey) -> Self {
        Self(*key.0.verifying_key())
    }

    /// The key as a JSON Web Key (RFC 7517), to be published; `kid` is its thumbprint (RFC 7638).
    pub fn to_jwk(&self) -> serde_json::Value {
        let point = self.0.to_encoded_point(false);
        let coordinate =
            |bytes: Option<&p256::FieldBytes>| URL_SAFE_NO_PAD.encode(bytes.map_or(&[][..], AsRef::as_ref));
        let (x, y) = (coordinate(point.x()), coordinate(point.y()));
        let members = format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#);
        let kid = URL_SAFE_NO_PAD.encode(Sha256::digest(members));
        serde_json::json!({
            "kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "kid": kid, "x": x, "y": y,
        })
    }

    /// Reads a published key.
    pub fn from_jwk(jwk: &serde_json::Value) -> Result<Self> {
        let bad = || Error::Token("this is no P-256 key");
        let text = |name: &str| jwk.get(name).and_then(serde_json::Value::as_str).ok_or_else(bad);
        if (text("kty")?, text("crv")?) != ("EC", "P-256") {
            return Err(bad());
        }
        let coordinate = |name: &str| -> Result<[u8; 32]> {
            let bytes = URL_SAFE_NO_PAD.decode(text(name)?).unwrap_or_default();
            <[u8; 32]>::try_from(bytes).map_err(|_length| bad())
        };
        let (x, y) = (coordinate("x")?, coordinate("y")?);
        let point = p256::EncodedPoint::from_affine_coordinates(&x.into(), &y.into(), false);
        Ok(Self(VerifyingKey::from_encoded_point(&point).map_err(|_not_on_the_curve| bad())?))
    }
}
