//! Verification codes: what a reader types, or a QR code holds, to look a document up.
//!
//! Thirteen random symbols of Crockford's base32 (65 bits) and one check symbol: the number modulo 37. Since
//! 37 is a prime above 32, every single wrong symbol and every swap of two neighbours is caught.
use crate::error::{Error, Result};
use std::fmt;

/// Without I, L, O and U, which are read as other symbols or make words.
pub(crate) const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SYMBOLS: usize = 13;
const BITS: u128 = (1 << 65) - 1;

/// A code of 14 letters and digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct VerificationCode([u8; SYMBOLS + 1]);

impl VerificationCode {
    /// Makes a code of 72 random bits, of which 65 are used.
    ///
    /// Numbers whose check symbol would be one of Crockford's five signs are passed over to the next
    /// number: a code stays fit for a URL and for the alphanumeric mode of QR codes.
    pub fn new(random: [u8; 9]) -> Self {
        let mut number = random.iter().fold(0_u128, |number, byte| (number << 8) | u128::from(*byte)) & BITS;
        loop {
            if let Some(check) = symbol(number % 37) {
                return Self(symbols(number, check));
            }
            number = (number + 1) & BITS;
        }
    }

    /// Reads a code as people write it: lower case, with spaces and dashes, O for 0, I and L for 1.
    pub fn parse(text: &str) -> Result<Self> {
        let mut values = Vec::with_capacity(SYMBOLS + 1);
        for c in text.chars().filter(|c| !c.is_whitespace() && *c != '-') {
            if values.len() > SYMBOLS {
                return Err(Error::Token("the code is too long"));
            }
            values.push(value(c).ok_or(Error::Token("the code has a character that codes do not have"))?);
        }
        let Some((check, data)) = values.split_last().filter(|_| values.len() == SYMBOLS + 1) else {
            return Err(Error::Token("the code is too short"));
        };
        let number = data.iter().fold(0, |number, value| (number << 5) | value);
        if number % 37 != *check {
            return Err(Error::Token("the code is mistyped"));
        }
        Ok(Self(symbols(number, symbol(*check).unwrap_or_default())))
    }

    /// The 14 symbols without dashes, as URLs and the database hold them.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Three groups for people: `XXXXX-XXXXX-XXXX`.
    pub fn grouped(&self) -> String {
        let groups: Vec<_> = self.0.chunks(5).map(|group| String::from_utf8_lossy(group)).collect();
        groups.join("-")
    }
}

impl fmt::Display for VerificationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for VerificationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerificationCode({self})")
    }
}

impl std::str::FromStr for VerificationCode {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        Self::parse(text)
    }
}

/// The symbol of a value under 32.
pub(crate) fn symbol(value: u128) -> Option<u8> {
    ALPHABET.get(usize::try_from(value).ok()?).copied()
}

pub(crate) fn value(c: char) -> Option<u128> {
    let c = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        c => c,
    };
    let at = ALPHABET.iter().position(|symbol| char::from(*symbol) == c)?;
    u128::try_from(at).ok()
}

fn symbols(number: u128, check: u8) -> [u8; SYMBOLS + 1] {
    let mut text = [check; SYMBOLS + 1];
    let mut rest = number;
    for place in text.iter_mut().rev().skip(1) {
        *place = symbol(rest & 31).unwrap_or_default();
        rest >>= 5;
    }
    text
}
