//! Keys of the installation. The first line of the secret file is what everything but sealed fields derives from; further
//! lines are keys of sealed fields, the last of which seals (`keyring`).
mod keyring;
mod numbers;
pub mod rotation;
mod token_key;

pub use keyring::Place;
pub use numbers::{hide_numbers, holds_number};
pub use token_key::{ISSUER, TokenKey, TokenUse};

use crate::error::Result;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use keyring::{Keyring, Ring};
use sha2::{Digest, Sha256};
use std::io::Write;
use std::path::Path;

/// The installation's keys. Not printable and not serialisable on purpose.
pub struct Secrets {
    master: [u8; 32],
    fields: Keyring,
}

impl Secrets {
    /// Reads the secret file, or makes it (readable by its owner only) where it does not exist yet.
    pub fn load_or_create(path: &Path) -> std::io::Result<Self> {
        match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(path, &text),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
                create(path)?;
                Self::parse(path, &std::fs::read_to_string(path)?)
            }
            Err(e) => Err(e),
        }
    }

    fn parse(path: &Path, text: &str) -> std::io::Result<Self> {
        let master = bytes(text.lines().next().unwrap_or_default())?;
        Ok(Self { master, fields: Keyring::new(path, master, Ring::parse(&master, text)?) })
    }

    /// A key of its own for each purpose, so that one use never weakens another.
    pub fn derive(&self, purpose: &str) -> [u8; 32] {
        mac(&self.master, purpose.as_bytes())
    }

    /// Keyed fingerprint of a value: equal ones are recognised without keeping them readably.
    pub fn fingerprint(&self, value: &str) -> String {
        self.digest("fingerprint", value.as_bytes())
    }

    /// Keyed digest of bytes. Of a text with few unknown digits a plain hash could be tried out; this one needs the key.
    pub fn digest(&self, purpose: &str, data: &[u8]) -> String {
        URL_SAFE_NO_PAD.encode(mac(&self.derive(purpose), data))
    }

    /// Encrypts a value for the place that it is stored at, with the newest key.
    pub fn seal(&self, place: &Place, plain: &str) -> Result<String> {
        self.fields.newest().seal(place, plain)
    }

    /// Decrypts what `seal` made for the same place, with whichever key it was made.
    pub fn open(&self, place: &Place, sealed: &str) -> Result<String> {
        self.fields.key_of(sealed)?.open(place, sealed)
    }

    /// Blind index of a personal number, under the newest key: equal numbers are found without keeping them readably.
    pub fn index(&self, number: &str) -> String {
        self.fields.newest().index(number)
    }

    /// Every index under which a number may be stored: while keys change there are several.
    pub fn indexes(&self, number: &str) -> Vec<String> {
        self.fields.indexes(number)
    }

    /// Whether a sealed value or an index was made with the newest key.
    pub fn is_current(&self, value: &str) -> bool {
        keyring::id_of(value) == Some(self.fields.newest().id.as_str())
    }

    /// Ids of the keys of sealed fields, oldest first.
    pub fn key_ids(&self) -> Vec<String> {
        self.fields.ids()
    }

    /// Adds a key of sealed fields, with which everything is sealed from now on; its id.
    pub fn add_key(&self) -> Result<String> {
        self.fields.add()
    }

    /// Removes a key of sealed fields. What was sealed with it can never be opened again.
    pub fn drop_key(&self, id: &str) -> Result<()> {
        self.fields.remove(id)
    }
}

fn create(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    let master: [u8; 32] = rand::random();
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    writeln!(file, "{}", STANDARD.encode(master))?;
    file.sync_all()
}

fn bytes(text: &str) -> std::io::Result<[u8; 32]> {
    let bytes = STANDARD.decode(text.trim()).map_err(std::io::Error::other)?;
    <[u8; 32]>::try_from(bytes)
        .map_err(|_v| std::io::Error::other("the secret file must hold 32 random bytes in base64"))
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
