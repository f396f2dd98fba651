//! Passwords: argon2id hashes and the two policies that a city may choose from.
use crate::config::PasswordPolicy;
use crate::error::{Code, Error, Result, Violations};
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use rand::RngExt;

/// Words that guessers try first, and the names around this product.
const GUESSABLE: &[&str] = &[
    "password",
    "passw0rd",
    "qwerty",
    "123456",
    "111111",
    "abc123",
    "iloveyou",
    "admin",
    "letmein",
    "welcome",
    "rahasia",
    "indonesia",
    "jambi",
    "pamong",
    "sipadek",
    "sipaten",
    "kotajambi",
    "katasandi",
    "bismillah",
    "sayang",
    "walikota",
];

/// Hash of a password for the database. Slow on purpose: call it off the async threads.
pub fn hash(password: &str) -> Result<String> {
    Ok(Argon2::default().hash_password(password.as_bytes()).map_err(Error::internal)?.to_string())
}

/// True where the password fits the hash. Without a hash it takes as long and is false, so that a name cannot be probed.
pub fn verify(password: &str, hash: Option<&str>) -> bool {
    let Some(hash) = hash else {
        return self::hash(password).is_err();
    };
    PasswordHash::new(hash).is_ok_and(|h| Argon2::default().verify_password(password.as_bytes(), &h).is_ok())
}

/// A password for a first sign-in: 100 random bits in four groups that can be read aloud.
pub fn generate() -> String {
    const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789z";
    let mut rng = rand::rng();
    let groups = (0..4).map(|_| {
        (0..5)
            .filter_map(|_| ALPHABET.get(rng.random_range(0..31_usize)).copied())
            .map(char::from)
            .collect::<String>()
    });
    groups.collect::<Vec<_>>().join("-")
}

/// Checks a new password against the policy. `names` are words of the person that it must not be made of.
pub fn check(policy: PasswordPolicy, pointer: &str, password: &str, names: &[&str], v: &mut Violations) {
    let min = match policy {
        PasswordPolicy::Nist => 15,
        PasswordPolicy::Bssn => 12,
    };
    if password.chars().count() < min {
        v.add_with(pointer, Code::PasswordTooShort, min);
        return;
    }
    if password.chars().count() > 256 {
        v.add_with(pointer, Code::TooLong, 256);
        return;
    }
    if policy == PasswordPolicy::Bssn && classes(password) < 4 {
        v.add(pointer, Code::PasswordClasses);
    }
    let lower = password.to_lowercase();
    let names = names.iter().map(|n| n.to_lowercase()).filter(|n| n.chars().count() > 3);
    let rest = names
        .chain(GUESSABLE.iter().map(|w| (*w).to_owned()))
        .fold(lower.clone(), |rest, word| rest.replace(&word, ""));
    let distinct: std::collections::BTreeSet<char> = lower.chars().collect();
    if rest.chars().count() < 8 || distinct.len() < 5 {
        v.add(pointer, Code::PasswordCommon);
    }
}

fn classes(password: &str) -> usize {
    let has = |f: fn(char) -> bool| usize::from(password.chars().any(f));
    has(char::is_lowercase) + has(char::is_uppercase) + has(char::is_numeric) + has(|c| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(policy: PasswordPolicy, password: &str) -> Vec<Code> {
        let mut v = Violations::default();
        check(policy, "/new_password", password, &["siti.aminah"], &mut v);
        match v.finish() {
            Err(Error::Invalid(fields)) => fields.into_iter().map(|f| f.code).collect(),
            _ => vec![],
        }
    }

    #[test]
    fn nist_asks_for_length_and_refuses_what_is_guessed_first() {
        assert_eq!(codes(PasswordPolicy::Nist, "empat belas cr"), [Code::PasswordTooShort]);
        assert_eq!(codes(PasswordPolicy::Nist, "lima belas crkt"), []);
        assert_eq!(codes(PasswordPolicy::Nist, "passwordpassword"), [Code::PasswordCommon]);
        assert_eq!(codes(PasswordPolicy::Nist, "siti.aminah12345"), [Code::PasswordCommon]);
        assert_eq!(codes(PasswordPolicy::Nist, "aaaaaaaaaaaaaaaaaaa"), [Code::PasswordCommon]);
    }

    #[test]
    fn bssn_asks_for_four_classes_of_characters() {
        assert_eq!(codes(PasswordPolicy::Bssn, "kuda laut biru"), [Code::PasswordClasses]);
        assert_eq!(codes(PasswordPolicy::Bssn, "Kuda-laut-biru7"), []);
    }

    #[test]
    fn a_hash_fits_its_password_only_and_no_character_is_cut_off() {
        let long = "x".repeat(127);
        let hash = hash(&format!("{long}a")).unwrap();
        assert!(verify(&format!("{long}a"), Some(&hash)));
        assert!(!verify(&format!("{long}b"), Some(&hash)));
        assert!(!verify("x", None));
    }
}
