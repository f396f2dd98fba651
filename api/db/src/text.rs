//! Words of a full-text query, folded alike for both databases.
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Lower case without accents, so that both databases index and find the same words.
#[must_use]
pub fn fold(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>().to_lowercase()
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
