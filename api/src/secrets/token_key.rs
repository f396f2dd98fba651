//! Signed tokens: JWT with Ed25519, each use with a key of its own that the installation's secret derives, checked as RFC 8725
//! asks (fixed algorithm, type, issuer, audience, key id).
use super::{Secrets, token_hash};
use crate::error::{Error, Result};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::EncodePrivateKey;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Who issues every token.
pub const ISSUER: &str = "pamong";

/// What one use of tokens has of its own.
#[derive(Debug, Clone, Copy)]
pub struct TokenUse {
    /// Names the key among those of the installation.
    pub purpose: &'static str,
    /// Type in the header of its tokens.
    pub kind: &'static str,
    /// For whom they are.
    pub audience: &'static str,
}

/// The key of one use.
pub struct TokenKey {
    kind: &'static str,
    key_id: String,
    public_x: String,
    encoding: EncodingKey,
    decoding: DecodingKey,
    validation: Validation,
}

impl TokenKey {
    /// Derives the key from the installation's secret.
    pub fn new(secrets: &Secrets, usage: TokenUse) -> Result<Self> {
        let signing = SigningKey::from_bytes(&secrets.derive(usage.purpose));
        let der = signing.to_pkcs8_der().map_err(Error::internal)?;
        let public_x = URL_SAFE_NO_PAD.encode(signing.verifying_key().as_bytes());
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.set_issuer(&[ISSUER]);
        validation.set_audience(&[usage.audience]);
        validation.set_required_spec_claims(&["iss", "aud", "sub", "exp", "nbf"]);
        // Times are checked against the application's clock by whoever reads the claims.
        validation.validate_exp = false;
        validation.validate_nbf = false;
        Ok(Self {
            kind: usage.kind,
            key_id: token_hash(&public_x).chars().take(16).collect(),
            encoding: EncodingKey::from_ed_der(der.as_bytes()),
            decoding: DecodingKey::from_ed_components(&public_x).map_err(Error::internal)?,
            public_x,
            validation,
        })
    }

    /// Signs claims, among which must be those that `read` asks for.
    pub fn sign(&self, claims: &impl Serialize) -> Result<String> {
        let mut header = Header::new(Algorithm::EdDSA);
        header.typ = Some(self.kind.into());
        header.kid = Some(self.key_id.clone());
        jsonwebtoken::encode(&header, claims, &self.encoding).map_err(Error::internal)
    }

    /// The claims of a token that this key signed, whatever the time; none of any other.
    pub fn read<C: DeserializeOwned>(&self, token: &str) -> Option<C> {
        let header = jsonwebtoken::decode_header(token).ok()?;
        if header.typ.as_deref() != Some(self.kind) || header.kid.as_deref() != Some(&self.key_id) {
            return None;
        }
        let decoded = jsonwebtoken::decode::<C>(token, &self.decoding, &self.validation);
        decoded.ok().map(|token| token.claims)
    }

    /// Id of the key.
    pub fn id(&self) -> &str {
        &self.key_id
    }

    /// The public half, as a JWK has it.
    pub fn public_x(&self) -> &str {
        &self.public_x
    }
}
