//! Texts of a mail as a letter carries them.

/// Characters of a summary at most, the limit of its field.
const SUMMARY: usize = 4000;
/// Characters of a letter's number at most.
const NUMBER: usize = 100;

/// One line of at most `longest` characters, without characters that cannot be shown; none where nothing is left.
pub fn line(text: &str, longest: usize) -> Option<String> {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let words = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    cut(&words, longest)
}

/// A text of several lines, cut to the length of a summary; none where nothing is left.
pub fn summary(text: &str) -> Option<String> {
    let plain: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    let lines: Vec<&str> = plain.lines().map(str::trim_end).collect();
    cut(lines.join("\n").trim(), SUMMARY)
}

fn cut(text: &str, longest: usize) -> Option<String> {
    if text.is_empty() {
        None
    } else if text.chars().count() <= longest {
        Some(text.to_owned())
    } else {
        let kept: String = text.chars().take(longest.saturating_sub(1)).collect();
        Some(format!("{}…", kept.trim_end()))
    }
}

/// The letter's number where the subject names one plainly: behind `Nomor` or `No.`, or a word with at least two slashes,
/// letters and digits, such as `B/123/DISKOMINFO/IX/2026`.
pub fn letter_number(subject: &str) -> Option<String> {
    let words: Vec<&str> = subject.split_whitespace().collect();
    let mut named = false;
    for word in words {
        let (label, rest) = unlabelled(word.trim_start_matches(|c: char| !c.is_alphanumeric()));
        let candidate = rest.trim_matches(|c: char| !c.is_alphanumeric());
        if is_number(candidate, named || label) {
            return Some(candidate.to_owned());
        }
        // `Nomor : 12/…` has the sign as a word of its own
        named = (label && candidate.is_empty()) || (named && candidate.is_empty());
    }
    None
}

/// A word without the label that stands before the number, and whether it had one.
fn unlabelled(word: &str) -> (bool, &str) {
    let lower = word.to_lowercase();
    for label in ["nomor", "nomer", "no"] {
        let Some(rest) = lower.strip_prefix(label).and_then(|rest| word.get(word.len() - rest.len()..))
        else {
            continue;
        };
        if rest.is_empty() || rest.starts_with(['.', ':']) {
            return (true, rest);
        }
    }
    (false, word)
}

fn is_number(text: &str, named: bool) -> bool {
    let slashes = text.matches('/').count();
    let letters = text.chars().any(char::is_alphabetic);
    let digits = text.chars().any(|c| c.is_ascii_digit());
    text.chars().count() <= NUMBER
        && digits
        && !text.contains("//")
        && !text.contains("www.")
        && ((named && slashes >= 1) || (slashes >= 2 && letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_taken_only_where_they_are_plain() {
        for (subject, number) in [
            ("Surat Nomor: B/123/DISKOMINFO/IX/2026 perihal rapat", Some("B/123/DISKOMINFO/IX/2026")),
            ("Undangan (No. 400.12.3/35/2026)", Some("400.12.3/35/2026")),
            ("Undangan No.400/35", Some("400/35")),
            ("Nomor : 005/12 - Undangan", Some("005/12")),
            ("Fwd: 094/17/SETDA/2026, segera", Some("094/17/SETDA/2026")),
            ("Rapat tanggal 12/09/2026", None),
            ("Laporan s/d 2026", None),
            ("Lihat https://contoh.id/a/b/1", None),
            ("Nomor telepon 0741/755", None),
            ("Undangan", None),
            ("Notulen 1/2", None),
        ] {
            assert_eq!(letter_number(subject).as_deref(), number, "{subject}");
        }
    }

    #[test]
    fn texts_lose_what_cannot_be_shown_and_what_is_too_much() {
        assert_eq!(line(" Undangan\r\n rapat\u{0} ", 100).as_deref(), Some("Undangan rapat"));
        assert_eq!(line("\u{7}", 100), None);
        assert_eq!(line("abcdef", 4).as_deref(), Some("abc…"));
        assert_eq!(summary("Yth.\r\n\r\nIsi \u{1b}[1m\r\n").as_deref(), Some("Yth.\n\nIsi [1m"));
        assert_eq!(summary(&"é".repeat(5000)).unwrap().chars().count(), SUMMARY);
    }
}
