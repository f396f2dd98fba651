//! Where in a letter a search found its words.
use crate::letters::list::LetterRow;
use crate::letters::scans::ScanHit;
use pamong_db::text::{marked, words};
use serde::Serialize;
use utoipa::ToSchema;

/// Characters of a letter's text that are shown around the first word that was found.
const AROUND: usize = 160;
/// Of these, characters before it.
const BEFORE: usize = 50;

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TextPart {
    /// Its words.
    pub text: String,
    /// Whether the search found it.
    pub hit: bool,
}

/// What a search found in a letter. Each text is cut into pieces in their order; a text without a find is absent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct SearchHits {
    /// In the subject.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<Vec<TextPart>>,
    /// In the sender's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sender_name: Option<Vec<TextPart>>,
    /// In the number on the letter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub letter_number: Option<Vec<TextPart>>,
    /// In the summary or, if not there, the text of the letter: the words around the first find.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excerpt: Option<Vec<TextPart>>,
    /// In a file: looked for where the letter's own words do not have all that was searched for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan: Option<ScanHit>,
}

/// What the search found in this letter; null for a query without words. A word that only its stem connects with the
/// query is not marked.
pub fn hits(
    q: &str,
    row: &LetterRow,
    (summary, body): &(Option<String>, Option<String>),
) -> Option<SearchHits> {
    let words = words(q);
    if words.is_empty() {
        return None;
    }
    let found = |text: Option<&str>| text.map(|text| parts(text, &words)).filter(|parts| has_hit(parts));
    let excerpt = |text: &Option<String>| text.as_deref().and_then(|text| around_first(text, &words));
    Some(SearchHits {
        subject: found(Some(&row.subject)),
        sender_name: found(row.sender_name.as_deref()),
        letter_number: found(row.letter_number.as_deref()),
        excerpt: excerpt(summary).or_else(|| excerpt(body)),
        scan: None,
    })
}

/// The words around the first find of the query in a text; null where it has none.
pub fn excerpt(q: &str, text: &str) -> Option<Vec<TextPart>> {
    around_first(text, &words(q))
}

/// Whether a word of the query is in none of the letter's own texts: it was found by a file, or by a stem.
pub fn leaves_open(q: &str, row: &LetterRow, (summary, body): &(Option<String>, Option<String>)) -> bool {
    let texts = [
        Some(row.subject.as_str()),
        row.sender_name.as_deref(),
        row.letter_number.as_deref(),
        summary.as_deref(),
        body.as_deref(),
    ];
    words(q).into_iter().any(|word| {
        let word = [word];
        !texts.into_iter().flatten().any(|text| marked(text, &word).into_iter().any(|(_, hit)| hit))
    })
}

fn around_first(text: &str, words: &[String]) -> Option<Vec<TextPart>> {
    let parts = parts(text, words);
    has_hit(&parts).then(|| around(&parts))
}

fn has_hit(parts: &[TextPart]) -> bool {
    parts.iter().any(|part| part.hit)
}

fn parts(text: &str, words: &[String]) -> Vec<TextPart> {
    marked(text, words).into_iter().map(|(text, hit)| TextPart { text: text.to_owned(), hit }).collect()
}

/// The pieces around the first find, cut between words, with an ellipsis where something was left out.
fn around(parts: &[TextPart]) -> Vec<TextPart> {
    let first = parts.iter().position(|part| part.hit).unwrap_or_default();
    let mut kept = Vec::new();
    if let Some(before) = first.checked_sub(1).and_then(|at| parts.get(at)) {
        let skipped = before.text.chars().count().saturating_sub(BEFORE);
        let tail: String = before.text.chars().skip(skipped).collect();
        let tail = match tail.split_once(char::is_whitespace) {
            Some((_, rest)) if skipped > 0 => format!("… {rest}"),
            _ if skipped > 0 => "… ".to_owned(),
            _ => tail,
        };
        kept.push(TextPart { text: tail, hit: false });
    }
    let mut room = AROUND;
    for part in parts.iter().skip(first) {
        let length = part.text.chars().count();
        if length <= room {
            room -= length;
            kept.push(part.clone());
            continue;
        }
        let head: String = part.text.chars().take(room).collect();
        let head = head.rsplit_once(char::is_whitespace).map_or("", |(head, _)| head);
        kept.push(TextPart { text: format!("{head} …"), hit: false });
        break;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(parts: &[TextPart]) -> String {
        parts.iter().map(|p| if p.hit { format!("[{}]", p.text) } else { p.text.clone() }).collect()
    }

    #[test]
    fn words_are_marked_by_their_beginning_whatever_their_case_and_accents() {
        let words = words("cafe und 12");
        assert_eq!(
            plain(&parts("Undangan ke Café, no. 800.12/X", &words)),
            "[Undangan] ke [Café], no. 800.[12]/X"
        );
    }

    #[test]
    fn an_excerpt_is_cut_between_words() {
        let text = format!("{} banjir {}", "kata ".repeat(40).trim(), "lain ".repeat(60).trim());
        let excerpt = around(&parts(&text, &words("banjir")));
        let shown = plain(&excerpt);
        assert!(shown.starts_with("… kata") && shown.ends_with("lain …"), "{shown}");
        assert!(shown.contains(" [banjir] "), "{shown}");
        assert!(shown.chars().count() < AROUND + BEFORE + 10, "{shown}");
        assert_eq!(plain(&around(&parts("banjir", &words("banjir")))), "[banjir]");
    }
}
