//! Whether a paper has a word that may be wider than its place, so that the layouts must watch for it.
//!
//! Watching costs a third of the time of a letter, and few letters have such a word.
use serde_json::Value;

/// The narrowest place of a word, in widths of the letter M at the size of the text.
const NARROWEST: f32 = 12.6;
/// The same in the letterhead, which has the whole line.
const LETTERHEAD: f32 = 20.0;
/// Members that the layouts watch by themselves, since nearly every paper has a long one.
const WATCHED: &[&str] = &["number", "sha256"];
/// After these and before the others a space does not break the line.
const OPENING: &str = "([{«‹“‘\"'";
const CLOSING: &str = ")]}»›”!?/…—.,:;";

/// Whether any text in a paper has a word that may be too wide.
pub fn has_wide_word(paper: &Value) -> bool {
    holds(paper, NARROWEST)
}

fn holds(value: &Value, room: f32) -> bool {
    match value {
        Value::String(text) => is_wide(text, room),
        Value::Array(items) => items.iter().any(|item| holds(item, room)),
        Value::Object(map) => map.iter().any(|(key, item)| {
            let room = if key == "letterhead" { LETTERHEAD } else { room };
            !WATCHED.contains(&key.as_str()) && holds(item, room)
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

fn is_wide(text: &str, room: f32) -> bool {
    let (mut width, mut before) = (0.0_f32, 'x');
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let glued = || {
            let after = rest.clone().find(|next| *next != ' ');
            OPENING.contains(before) || after.is_some_and(|next| CLOSING.contains(next))
        };
        let breaks = matches!(c, '\n' | '\t') || (c == ' ' && !glued());
        width = if breaks { 0.0 } else { width + letter(c) };
        if width > room {
            return true;
        }
        if c != ' ' {
            before = c;
        }
    }
    false
}

/// At most so wide is a letter in bold, also as a capital, since titles are set in capitals.
fn letter(c: char) -> f32 {
    match c {
        ' ' | '.' | ',' | ':' | ';' | '-' | '/' | '\'' | '(' | ')' | 'i' | 'I' | 'j' | 'l' => 0.62,
        '0'..='9' => 0.56,
        'm' | 'M' | 'w' | 'W' | '%' | '@' => 1.02,
        c if c.is_ascii_alphabetic() => 0.79,
        c if c.is_ascii() => 0.7,
        _ => 1.5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn long_words_and_rows_that_never_break_are_found_wherever_they_stand() {
        let long = "a".repeat(20);
        assert!(has_wide_word(&json!({"body": [{"content": [{"text": format!("kata {long} lain")}]}]})));
        assert!(has_wide_word(&json!("( ( ( ( ( ( ( ( ( ( ( ( ( ( ( ( ( ( ( ( ( (")));
        assert!(has_wide_word(&json!("a\u{a0}b\u{a0}c\u{a0}d\u{a0}e\u{a0}f\u{a0}g")));
        assert!(has_wide_word(&json!("(  (  (  (  (  (  (  (  (  (  (  (")));
    }

    #[test]
    fn an_ordinary_letter_has_none() {
        let text =
            "Menindaklanjuti permohonan Saudara tanggal 10 November 2026, berkas diverifikasi oleh tim.";
        assert!(!has_wide_word(&json!({"text": text, "number": "500.16.7/1/DPMPTSP/XI/2026/LAMPIRAN"})));
    }
}
