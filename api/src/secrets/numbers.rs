//! Personal numbers (NIK, KK) where they do not belong: in free text and names of files, which are kept readably.

/// Digits of both numbers.
const DIGITS: usize = 16;

/// Whether a text holds what reads as a NIK or a family card number.
pub fn holds_number(text: &str) -> bool {
    !found(text).is_empty()
}

/// The text with the last ten digits of each such number hidden.
pub fn hide_numbers(text: &str) -> String {
    let hidden: Vec<usize> = found(text).into_iter().flat_map(|digits| digits.into_iter().skip(6)).collect();
    text.char_indices().map(|(at, c)| if hidden.contains(&at) { 'x' } else { c }).collect()
}

/// Places of the digits of each number: sixteen digits in one piece, or in pieces with one space, dot or dash between them.
fn found(text: &str) -> Vec<Vec<usize>> {
    let mut pieces: Vec<Vec<usize>> = Vec::new();
    let mut previous: Option<usize> = None;
    // For each piece whether it follows the one before after a single separator.
    let mut follows: Vec<bool> = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        if !byte.is_ascii_digit() {
            continue;
        }
        match (pieces.last_mut(), previous) {
            (Some(piece), Some(last)) if last + 1 == at => piece.push(at),
            (_, last) => {
                let separator = last.filter(|last| last + 2 == at).and_then(|_| text.as_bytes().get(at - 1));
                follows.push(separator.is_some_and(|b| matches!(b, b' ' | b'.' | b'-')));
                pieces.push(vec![at]);
            }
        }
        previous = Some(at);
    }
    let mut numbers = Vec::new();
    let mut from = 0;
    while from < pieces.len() {
        let mut digits: Vec<usize> = Vec::new();
        let mut until = from;
        for (piece, follows) in pieces.iter().zip(&follows).skip(from) {
            if until > from && !follows || digits.len() >= DIGITS {
                break;
            }
            digits.extend(piece);
            until += 1;
        }
        if digits.len() == DIGITS && reads_as_number(text, &digits) {
            numbers.push(digits);
            from = until;
        } else {
            from += 1;
        }
    }
    numbers
}

/// Six digits of a region, a day (raised by 40 in the NIK of a woman), a month, a year, a serial from 0001.
fn reads_as_number(text: &str, digits: &[usize]) -> bool {
    let number = |from: usize, count: usize| {
        let part = digits.iter().skip(from).take(count).filter_map(|at| text.as_bytes().get(*at));
        part.fold(0_u32, |sum, byte| sum * 10 + u32::from(byte - b'0'))
    };
    (11..=97).contains(&number(0, 2))
        && matches!(number(6, 2), 1..=31 | 41..=71)
        && (1..=12).contains(&number(8, 2))
        && number(12, 4) > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_recognised_however_they_are_written() {
        for text in [
            "1571014508689001",
            "KTP 1571-0145-0868-9001.pdf",
            "NIK:157101 450868 9001, RT 05",
            "2 1571014508689001",
        ] {
            assert!(holds_number(text), "{text}");
            assert!(!hide_numbers(text).contains("9001"), "{text}: {}", hide_numbers(text));
        }
        assert_eq!(hide_numbers("KTP 1571014508689001 é.pdf"), "KTP 157101xxxxxxxxxx é.pdf");
    }

    #[test]
    fn other_digits_stay() {
        for text in [
            "081234567890",
            "20220131123456789",
            "1571019999999001",
            "400.12.3.1/15/2022",
            "15710145086890010",
            "1571014508680000",
            "",
        ] {
            assert!(!holds_number(text), "{text}");
            assert_eq!(hide_numbers(text), text);
        }
    }
}
