//! Words of a full-text query, folded alike for both databases.
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Lower case without accents, so that both databases index and find the same words.
#[must_use]
pub fn fold(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>().to_lowercase()
}

/// The text in pieces: each word that begins with one of the folded `words`, and what stands between them.
#[must_use]
pub fn marked<'a>(text: &'a str, words: &[String]) -> Vec<(&'a str, bool)> {
    let in_word = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let (mut pieces, mut plain, mut rest) = (Vec::new(), 0, 0);
    while let Some(start) = text.get(rest..).and_then(|t| t.find(in_word)).map(|at| rest + at) {
        let tail = text.get(start..).unwrap_or_default();
        let end = start + tail.find(|c| !in_word(c)).unwrap_or(tail.len());
        let word = text.get(start..end).unwrap_or_default();
        let folded = fold(word);
        if words.iter().any(|w| folded.starts_with(w.as_str())) {
            pieces.extend(text.get(plain..start).filter(|t| !t.is_empty()).map(|t| (t, false)));
            pieces.push((word, true));
            plain = end;
        }
        rest = end;
    }
    pieces.extend(text.get(plain..).filter(|t| !t.is_empty()).map(|t| (t, false)));
    pieces
}

/// The alphanumeric words of a user's query; operators and quotes of the search syntaxes drop out.
#[must_use]
pub fn words(query: &str) -> Vec<String> {
    fold(query)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .take(16)
        .map(str::to_owned)
        .collect()
}
