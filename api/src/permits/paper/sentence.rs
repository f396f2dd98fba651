//! Sentences with blanks: `{key}` is filled in, and a part in `[brackets]` is left out where one of its blanks stays empty.

/// Stands where an answer that the sentence needs is missing.
const BLANK: &str = "........";

/// The sentence with its blanks filled in. What is filled in is text, whatever it contains.
pub fn fill(sentence: &str, lookup: impl Fn(&str) -> Option<String>) -> String {
    let mut text = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('[') {
        text.push_str(&part(before, &lookup).0);
        let (inner, after) = after.split_once(']').unwrap_or((after, ""));
        let (words, complete) = part(inner, &lookup);
        if complete {
            text.push_str(&words);
        }
        rest = after;
    }
    text.push_str(&part(rest, &lookup).0);
    text
}

/// The words, and whether every blank was filled in.
fn part(sentence: &str, lookup: &impl Fn(&str) -> Option<String>) -> (String, bool) {
    let (mut text, mut complete) = (String::new(), true);
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        let (key, after) = after.split_once('}').unwrap_or((after, ""));
        let word = lookup(key);
        complete &= word.is_some();
        text.push_str(before);
        text.push_str(word.as_deref().unwrap_or(BLANK));
        rest = after;
    }
    text.push_str(rest);
    (text, complete)
}

/// The keys of the blanks of a sentence.
pub fn keys(sentence: &str) -> Vec<&str> {
    sentence.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(key, _)| key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_filled_once_and_parts_without_answer_are_left_out() {
        let lookup = |key: &str| match key {
            "name" => Some("Budi {evil} [x]".to_owned()),
            "place" => Some("Jambi".to_owned()),
            _ => None,
        };
        let sentence = "{name} di {place}[ sejak {since}][ dan di {place}], {lost}.";
        assert_eq!(fill(sentence, lookup), "Budi {evil} [x] di Jambi dan di Jambi, .........");
        assert_eq!(keys(sentence), ["name", "place", "since", "place", "lost"]);
    }
}
