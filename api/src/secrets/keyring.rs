//! Keys of sealed fields: several with an id each, so that they can change while servers run.
//!
//! A sealed value is `ID.BASE64` of nonce and ciphertext (ChaCha20-Poly1305); the place where it is stored is bound to it as
//! associated data, so that one put elsewhere does not open. An index is `ID.BASE64` of a keyed digest, under a key of its
//! own. Values of before there were ids carry none; they are opened with what the installation's secret derives.
//!
//! All servers read one file. A key that is added there is taken up within a second, and at once where a value names it.
use super::{bytes, mac};
use crate::error::{Error, Result};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant, SystemTime};

/// First word of a line that holds a key.
const LINE: &str = "field-key";
/// Id of the key that the installation's secret derives.
const FIRST: &str = "0";
/// How long a look at the file is good for.
const LOOK: Duration = Duration::from_secs(1);

/// Where a sealed value is stored. A value opens nowhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    bound: String,
    former: String,
}

impl Place {
    /// Table, column, and what names the row. `former` is what values without a key's id were bound to.
    pub fn new(table: &str, column: &str, row: &str, former: String) -> Self {
        Self { bound: format!("{table}|{column}|{row}"), former }
    }
}

/// The id of the key that a value was made with; none for those of before there were ids.
pub(super) fn id_of(value: &str) -> Option<&str> {
    value.split_once('.').map(|(id, _)| id)
}

/// A key of sealed fields.
pub(super) struct FieldKey {
    /// Its id.
    pub id: String,
    sealing: [u8; 32],
    indexing: [u8; 32],
    /// Opens and finds what was made before there were ids; only the first key can.
    former: Option<[u8; 32]>,
}

impl FieldKey {
    fn first(master: &[u8; 32]) -> Self {
        Self {
            id: FIRST.into(),
            sealing: mac(master, b"field-key/seal"),
            indexing: mac(master, b"fingerprint"),
            former: Some(*master),
        }
    }

    fn of(id: &str, secret: &[u8; 32]) -> Self {
        Self { id: id.into(), sealing: mac(secret, b"seal"), indexing: mac(secret, b"index"), former: None }
    }

    pub fn seal(&self, place: &Place, plain: &str) -> Result<String> {
        let nonce: [u8; 12] = rand::random();
        let payload = Payload { msg: plain.as_bytes(), aad: place.bound.as_bytes() };
        let sealed = cipher(&self.sealing)
            .encrypt(&Nonce::from(nonce), payload)
            .map_err(|e| Error::internal(format!("seal: {e}")))?;
        Ok(format!("{}.{}", self.id, STANDARD.encode([nonce.as_slice(), &sealed].concat())))
    }

    pub fn open(&self, place: &Place, sealed: &str) -> Result<String> {
        let (key, text, aad) = match (sealed.split_once('.'), &self.former) {
            (Some((_, text)), _) => (self.sealing, text, place.bound.as_bytes()),
            (None, Some(master)) => {
                let purpose = format!("personal-data/{}", place.former);
                (mac(master, purpose.as_bytes()), sealed, [].as_slice())
            }
            (None, None) => return Err(Error::internal("a sealed value without the id of its key")),
        };
        let all = STANDARD.decode(text).map_err(Error::internal)?;
        let (nonce, body) =
            all.split_first_chunk::<12>().ok_or_else(|| Error::internal("sealed value is too short"))?;
        let plain = cipher(&key)
            .decrypt(&Nonce::from(*nonce), Payload { msg: body, aad })
            .map_err(|e| Error::internal(format!("open: {e}")))?;
        String::from_utf8(plain).map_err(Error::internal)
    }

    pub fn index(&self, number: &str) -> String {
        format!("{}.{}", self.id, self.bare_index(number))
    }

    fn bare_index(&self, number: &str) -> String {
        URL_SAFE_NO_PAD.encode(mac(&self.indexing, number.as_bytes()))
    }
}

fn cipher(key: &[u8; 32]) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(&Key::from(*key))
}

/// The keys of a file, oldest first.
pub(super) struct Ring(Vec<Arc<FieldKey>>);

impl Ring {
    /// Reads the lines after the first; the first key is always there.
    pub fn parse(master: &[u8; 32], text: &str) -> std::io::Result<Self> {
        let mut keys = vec![Arc::new(FieldKey::first(master))];
        for line in text.lines().skip(1).filter(|line| !line.trim().is_empty()) {
            let mut words = line.split_whitespace();
            let (Some(LINE), Some(id), Some(secret), None) =
                (words.next(), words.next(), words.next(), words.next())
            else {
                return Err(std::io::Error::other(format!(
                    "a line of the secret file is no `{LINE} ID KEY`"
                )));
            };
            if id.parse::<u32>().is_err() || keys.iter().any(|key| key.id == id) {
                return Err(std::io::Error::other(format!("the secret file names the key '{id}' wrongly")));
            }
            keys.push(Arc::new(FieldKey::of(id, &bytes(secret)?)));
        }
        Ok(Self(keys))
    }
}

/// What is known of the file.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    at: Instant,
    modified: Option<SystemTime>,
    size: u64,
}

impl Look {
    fn at(path: &Path) -> Self {
        let known = std::fs::metadata(path).ok();
        Self {
            at: Instant::now(),
            modified: known.as_ref().and_then(|known| known.modified().ok()),
            size: known.map_or(0, |known| known.len()),
        }
    }
}

/// The keys as the file has them now.
pub(super) struct Keyring {
    path: PathBuf,
    master: [u8; 32],
    ring: RwLock<Ring>,
    look: Mutex<Look>,
}

impl Keyring {
    pub fn new(path: &Path, master: [u8; 32], ring: Ring) -> Self {
        Self { path: path.into(), master, ring: RwLock::new(ring), look: Mutex::new(Look::at(path)) }
    }

    /// The key that seals.
    pub fn newest(&self) -> Arc<FieldKey> {
        self.look();
        self.all().pop().unwrap_or_else(|| Arc::new(FieldKey::first(&self.master)))
    }

    /// The key that a value was made with.
    pub fn key_of(&self, value: &str) -> Result<Arc<FieldKey>> {
        let id = id_of(value).unwrap_or(FIRST);
        let find = || self.all().into_iter().find(|key| key.id == id);
        if let Some(key) = find() {
            return Ok(key);
        }
        // Another server may have begun to use a key that was added just now.
        self.read().map_err(Error::internal)?;
        find().ok_or_else(|| Error::internal(format!("the secret file lacks the field key {id}")))
    }

    pub fn indexes(&self, number: &str) -> Vec<String> {
        // No value names a key here, and what another server stored just now must be found.
        self.look_now();
        let keys = self.all();
        let former = keys.iter().filter(|key| key.former.is_some()).map(|key| key.bare_index(number));
        former.chain(keys.iter().map(|key| key.index(number))).collect()
    }

    pub fn ids(&self) -> Vec<String> {
        self.look();
        self.all().iter().map(|key| key.id.clone()).collect()
    }

    pub fn add(&self) -> Result<String> {
        self.read().map_err(Error::internal)?;
        let last = self.ids().iter().filter_map(|id| id.parse::<u32>().ok()).max().unwrap_or_default();
        let id = last.saturating_add(1).to_string();
        let secret: [u8; 32] = rand::random();
        let line = format!("{LINE} {id} {}\n", STANDARD.encode(secret));
        let append = || {
            let ended = std::fs::read_to_string(&self.path)?.ends_with('\n');
            let mut file = std::fs::OpenOptions::new().append(true).open(&self.path)?;
            file.write_all(format!("{}{line}", if ended { "" } else { "\n" }).as_bytes())?;
            file.sync_all()?;
            self.read()
        };
        append().map_err(|e| Error::internal(format!("{}: {e}", self.path.display())))?;
        Ok(id)
    }

    pub fn remove(&self, id: &str) -> Result<()> {
        let rewrite = || {
            let text = std::fs::read_to_string(&self.path)?;
            let names = |line: &&str| line.split_whitespace().take(2).eq([LINE, id]);
            let kept: Vec<&str> = text.lines().filter(|line| !names(line)).collect();
            // In place: a file that is mounted by itself cannot be replaced.
            std::fs::write(&self.path, format!("{}\n", kept.join("\n")))?;
            self.read()
        };
        rewrite().map_err(|e| Error::internal(format!("{}: {e}", self.path.display())))
    }

    fn all(&self) -> Vec<Arc<FieldKey>> {
        self.ring.read().unwrap_or_else(PoisonError::into_inner).0.clone()
    }

    fn look(&self) {
        let last = self.look.lock().unwrap_or_else(PoisonError::into_inner).at;
        if last.elapsed() >= LOOK {
            self.look_now();
        }
    }

    /// Reads the file again where it changed since the last look. One that is being written is read at the next.
    fn look_now(&self) {
        let mut last = self.look.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Look::at(&self.path);
        let changed = (now.modified, now.size) != (last.modified, last.size);
        *last = now;
        drop(last);
        if changed && let Err(e) = self.read() {
            log::warn!("{}: {e}; the keys known so far stay in use", self.path.display());
            self.look.lock().unwrap_or_else(PoisonError::into_inner).modified = None;
        }
    }

    fn read(&self) -> std::io::Result<()> {
        let text = std::fs::read_to_string(&self.path)?;
        // A file that is being written may look as if it held fewer keys.
        let cut_off = text.lines().count() > 1 && !text.ends_with('\n');
        if cut_off || bytes(text.lines().next().unwrap_or_default())? != self.master {
            return Err(std::io::Error::other("the secret file is being written, or is another one"));
        }
        let ring = Ring::parse(&self.master, &text)?;
        *self.ring.write().unwrap_or_else(PoisonError::into_inner) = ring;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::secrets::{Place, Secrets};
    use base64::Engine as _;

    fn place(row: &str) -> Place {
        Place::new("permit_secrets", "ciphertext", row, format!("former/{row}"))
    }

    fn opened() -> (tempfile::TempDir, std::path::PathBuf, Secrets) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secret.key");
        let secrets = Secrets::load_or_create(&file).unwrap();
        (folder, file, secrets)
    }

    #[test]
    fn a_value_opens_at_its_own_place_alone() {
        let (_folder, _, secrets) = opened();
        let sealed = secrets.seal(&place("a"), "1571014508689001").unwrap();
        assert_eq!(secrets.open(&place("a"), &sealed).unwrap(), "1571014508689001");
        assert!(secrets.open(&place("b"), &sealed).is_err());
        let elsewhere = Place::new("permit_secrets", "other", "a", "former/a".into());
        assert!(secrets.open(&elsewhere, &sealed).is_err());
    }

    #[test]
    fn another_server_takes_up_a_key_that_a_value_names() {
        let (_folder, file, one) = opened();
        let two = Secrets::load_or_create(&file).unwrap();
        let before = one.seal(&place("a"), "satu").unwrap();
        let index = one.index("1571014508689001");
        assert_eq!(one.add_key().unwrap(), "1");
        let after = one.seal(&place("a"), "dua").unwrap();
        assert!(after.starts_with("1.") && one.is_current(&after) && !one.is_current(&before));
        assert_eq!(two.open(&place("a"), &after).unwrap(), "dua");
        assert_eq!(two.open(&place("a"), &before).unwrap(), "satu");
        let asked = two.indexes("1571014508689001");
        assert!(asked.contains(&index) && asked.contains(&one.index("1571014508689001")));
        one.drop_key("1").unwrap();
        assert_eq!(one.key_ids(), ["0"]);
        assert!(one.open(&place("a"), &after).is_err());
    }

    #[test]
    fn what_was_sealed_before_keys_had_ids_opens() {
        use chacha20poly1305::aead::{Aead, KeyInit};
        use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
        let (_folder, _, secrets) = opened();
        let key = Key::from(secrets.derive("personal-data/former/a"));
        let body = ChaCha20Poly1305::new(&key).encrypt(&Nonce::from([7; 12]), "lama".as_bytes()).unwrap();
        let sealed = super::STANDARD.encode([[7; 12].as_slice(), &body].concat());
        assert_eq!(secrets.open(&place("a"), &sealed).unwrap(), "lama");
        assert!(secrets.open(&place("b"), &sealed).is_err());
        assert!(!secrets.is_current(&sealed));
        assert!(secrets.indexes("1").contains(&secrets.fingerprint("1")));
    }

    #[test]
    fn a_damaged_file_is_refused() {
        let (_folder, file, _) = opened();
        let good = std::fs::read_to_string(&file).unwrap();
        for line in ["field-key 1", "field-key 0 AAAA", "key 1 AAAA", "field-key x AAAA"] {
            std::fs::write(&file, format!("{good}{line}\n")).unwrap();
            assert!(Secrets::load_or_create(&file).is_err(), "{line}");
        }
    }
}
