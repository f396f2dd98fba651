//! The code with which a citizen follows an application without signing in.
//!
//! 75 random bits, so it cannot be guessed, and a check symbol, so a typing error is told from a code that names nothing.
//! Written in Crockford's base 32: no I, L, O or U, read in any case.

const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Symbols before the check symbol.
const RANDOM: usize = 15;
const GROUP: usize = 4;

/// A new code, as it is stored: sixteen symbols without dashes.
pub fn generate() -> String {
    let bytes: [u8; RANDOM] = rand::random();
    let values: Vec<u8> = bytes.iter().map(|b| b & 31).collect();
    let check = check(&values);
    values.into_iter().chain([check]).map(symbol).collect()
}

/// The code as people see it: `ABCD-EFGH-JKMN-PQRS`.
pub fn grouped(code: &str) -> String {
    let mut text = String::with_capacity(code.len() + 3);
    for (i, c) in code.chars().enumerate() {
        if i > 0 && i % GROUP == 0 {
            text.push('-');
        }
        text.push(c);
    }
    text
}

/// The stored form of what a person typed, in any case, with or without dashes; null where it cannot be a code.
pub fn normalise(text: &str) -> Option<String> {
    let values: Vec<u8> =
        text.chars().filter(|c| !matches!(c, '-' | ' ')).map(value).collect::<Option<_>>()?;
    let (last, rest) = values.split_last()?;
    if rest.len() != RANDOM || *last != check(rest) {
        return None;
    }
    Some(values.into_iter().map(symbol).collect())
}

fn symbol(value: u8) -> char {
    SYMBOLS.get(usize::from(value & 31)).map_or('0', |b| char::from(*b))
}

fn value(c: char) -> Option<u8> {
    let c = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        c => c,
    };
    SYMBOLS.iter().position(|s| char::from(*s) == c).and_then(|at| u8::try_from(at).ok())
}

/// Reads the symbols as a polynomial over GF(32) at a generator: any single wrong symbol and any two exchanged ones
/// change the result.
fn check(values: &[u8]) -> u8 {
    values.iter().fold(0, |sum, value| times_two(sum ^ value))
}

/// Multiplication by x in GF(32) with x⁵ + x² + 1.
const fn times_two(value: u8) -> u8 {
    let shifted = value << 1;
    if shifted & 32 == 0 { shifted } else { (shifted ^ 0b10_0101) & 31 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        for _ in 0..100 {
            let code = generate();
            assert_eq!(code.len(), 16);
            let shown = grouped(&code);
            assert_eq!(shown.len(), 19);
            assert_eq!(normalise(&shown).as_ref(), Some(&code));
            assert_eq!(normalise(&shown.to_lowercase()).as_ref(), Some(&code));
            assert_eq!(normalise(&code.replace('0', "o").replace('1', "l")).as_ref(), Some(&code));
        }
        assert_eq!(normalise(""), None);
        assert_eq!(normalise("0000"), None);
        assert_eq!(normalise("ÄÖÜ0-0000-0000-0000"), None);
    }

    #[test]
    fn codes_differ() {
        let codes: std::collections::BTreeSet<_> = (0..1000).map(|_| generate()).collect();
        assert_eq!(codes.len(), 1000);
    }

    proptest! {
        #[test]
        fn one_wrong_symbol_is_noticed(at in 0_usize..16, by in 1_u8..32) {
            let mut symbols: Vec<char> = generate().chars().collect();
            symbols[at] = symbol((value(symbols[at]).unwrap() + by) & 31);
            prop_assert_eq!(normalise(&symbols.iter().collect::<String>()), None);
        }

        #[test]
        fn two_exchanged_symbols_are_noticed(a in 0_usize..16, b in 0_usize..16) {
            let code = generate();
            let mut symbols: Vec<char> = code.chars().collect();
            symbols.swap(a, b);
            let swapped: String = symbols.iter().collect();
            prop_assert_eq!(normalise(&swapped).is_some(), swapped == code);
        }
    }
}
