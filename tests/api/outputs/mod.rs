//! Everything besides letters that is printed.
pub mod answers;
pub mod demo;
mod evaluations;
mod letters;
// What the renderer's own tests see on a page, this program's tests see too.
#[path = "../../../api/render/tests/pages/mod.rs"]
mod pages;
mod permits;

/// What no paper may show: values that were left in the words of the machine.
#[track_caller]
pub fn for_people(name: &str, text: &str) {
    for raw in ["null", "_", "{", "}", "........", "undefined"] {
        assert!(!text.contains(raw), "{name}: {raw:?} in {text}");
    }
    let machine_date = |word: &str| {
        // By its whole shape: a tracking code holds digits and dashes too.
        let shape = word.trim_matches(|c: char| !c.is_ascii_digit());
        shape.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).eq("0000-00-00".chars())
    };
    assert!(!text.split_whitespace().any(machine_date), "{name}: a machine's date in {text}");
}

/// The text without line breaks.
pub fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
