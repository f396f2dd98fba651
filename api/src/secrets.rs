//! Keys of the installation, all derived from one secret file that the first start makes.
use crate::error::{Error, Result};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use std::io::Write;
use std::path::Path;

/// The installation's keys. Not printable and not serialisable on purpose.
pub struct Secrets {
    master: [u8; 32],
}

impl Secrets {
    /// Reads the secret file, or makes it (readable by its owner only) where it does not exist yet.
    pub fn load_or_create(path: &Path) -> std::io::Result<Self> {
        match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(text.trim()),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Self::create(path),
            Err(e) => Err(e),
        }
    }

    fn parse(text: &str) -> std::io::Result<Self> {
        let bytes = STANDARD.decode(text).map_err(std::io::Error::other)?;
        let master = <[u8; 32]>::try_from(bytes)
            .map_err(|_v| std::io::Error::other("the secret file must hold 32 random bytes in base64"))?;
        Ok(Self { master })
    }

    fn create(path: &Path) -> std::io::Result<Self> {
        use std::os::unix::fs::OpenOptionsExt;
        let master: [u8; 32] = rand::random();
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
        writeln!(file, "{}", STANDARD.encode(master))?;
        file.sync_all()?;
        Ok(Self { master })
    }

    /// A key of its own for each purpose, so that one use never weakens another.
    pub fn derive(&self, purpose: &str) -> [u8; 32] {
        mac(&self.master, purpose.as_bytes())
    }

    /// Keyed fingerprint of a personal number: equal numbers are found without storing them readably.
    pub fn fingerprint(&self, value: &str) -> String {
        URL_SAFE_NO_PAD.encode(mac(&self.derive("fingerprint"), value.as_bytes()))
    }

    /// Encrypts personal data; `context` (such as the record's id and field) is bound to the ciphertext.
    pub fn seal(&self, context: &str, plain: &str) -> Result<String> {
        let nonce: [u8; 12] = rand::random();
        let sealed = self
            .cipher(context)
            .encrypt(&Nonce::from(nonce), plain.as_bytes())
            .map_err(|e| Error::internal(format!("seal: {e}")))?;
        Ok(STANDARD.encode([nonce.as_slice(), &sealed].concat()))
    }

    /// Decrypts what `seal` made for the same context.
    pub fn open(&self, context: &str, sealed: &str) -> Result<String> {
        let bytes = STANDARD.decode(sealed).map_err(Error::internal)?;
        let (nonce, body) =
            bytes.split_first_chunk::<12>().ok_or_else(|| Error::internal("sealed value is too short"))?;
        let plain = self
            .cipher(context)
            .decrypt(&Nonce::from(*nonce), body)
            .map_err(|e| Error::internal(format!("open: {e}")))?;
        String::from_utf8(plain).map_err(Error::internal)
    }

    fn cipher(&self, context: &str) -> ChaCha20Poly1305 {
        ChaCha20Poly1305::new(&Key::from(self.derive(&format!("personal-data/{context}"))))
    }
}

fn mac(key: &[u8; 32], data: &[u8]) -> [u8; 32] {
    // HMAC pads a key that is shorter than the block with zeros; this is that block.
    let mut block = [0_u8; 64];
    block.iter_mut().zip(key).for_each(|(to, from)| *to = *from);
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new(&block.into());
    mac.update(data);
    mac.finalize().into_bytes().into()
}

/// SHA-256 of a random token, in the form that the database keeps.
pub fn token_hash(token: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(token.as_bytes()))
}

/// A random token of 256 bits.
pub fn random_token() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}
