//! Texts of users come out as they went in, or are refused: nothing in them is code, breaks a page or leaks.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may fail by panicking, its helpers too"
)]
mod pages;
mod samples;

use std::path::Path;

use pamong_render::paper::{Field, Form};
use pamong_render::text::Item;
use pamong_render::{Block, Engine, Paper, RenderError, RenderOptions, RichText, check_text, clean_text};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// Texts of one document; each stands in a field of its own.
const BATCH: usize = 40;

fn cases() -> usize {
    std::env::var("PAMONG_RENDER_CASES").map_or(10_000, |n| n.parse().unwrap())
}

/// Pieces of the template language and of the formats around it.
const CODE: [&str; 40] = [
    "#import \"@preview/x:1.0.0\"",
    "#read(\"/etc/passwd\")",
    "#eval(\"1+1\")",
    "#let x = 1",
    "#p.subject",
    "#o",
    "#{",
    "}",
    "[",
    "]",
    "*tebal*",
    "_miring_",
    "$x^2$",
    "`kode`",
    "```",
    "<label>",
    "@rujukan",
    "= Judul",
    "== Bab",
    "// komentar",
    "/* komentar */",
    "\\",
    "\\u{1F600}",
    "~",
    "--",
    "---",
    "...",
    "\"",
    "'",
    "#pagebreak()",
    "#panic(\"x\")",
    "#while true {}",
    "{city}",
    "{page}",
    "</text>",
    "%PDF-1.7",
    "endobj",
    "(\\)",
    "${HOME}",
    "&amp;",
];

fn text() -> impl Strategy<Value = String> {
    let word = "[A-Za-zÀ-ÖØ-öø-ÿ0-9.,;:()/%-]{1,14}";
    let words = proptest::collection::vec(word, 1..30).prop_map(|w| w.join(" "));
    let code = proptest::collection::vec(
        prop_oneof![proptest::sample::select(&CODE[..]).prop_map(str::to_owned), word.prop_map(|w| w)],
        1..12,
    );
    let long = ("[A-Za-z0-9._/-]", 60..400_usize).prop_map(|(c, n)| c.repeat(n));
    let row = (
        proptest::sample::select(&["(", "[", "!", ".", "—", "]", "?", "\u{A0}W", "…", "«", "%", "W-"][..]),
        30..199_usize,
    )
        .prop_map(|(c, n)| c.repeat(n));
    let huge = (any::<char>(), 100_000..100_001_usize).prop_map(|(c, n)| c.to_string().repeat(n));
    let lines = proptest::collection::vec("[a-z \\-0-9.]{0,30}", 1..12).prop_map(|l| l.join("\n"));
    let sentences =
        (1..40_usize).prop_map(|n| "Kepada seluruh perangkat daerah agar melaksanakan. ".repeat(n));
    let marks =
        ("[a-zA-Z ]{0,6}", "[\u{300}-\u{36F}]{1,4}", "[a-z]{0,6}").prop_map(|(a, m, b)| format!("{a}{m}{b}"));
    let control =
        ("[a-z ]{0,9}", "[\u{0}-\u{9F}]{1,3}", "[a-z ]{0,9}").prop_map(|(a, c, b)| format!("{a}{c}{b}"));
    let direction =
        ("[a-z]{0,9}", "[\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2060}-\u{206F}]{1,2}", "[a-z]{0,9}")
            .prop_map(|(a, c, b)| format!("{a}{c}{b}"));
    let rtl = "[a-z\u{5D0}-\u{5EA}\u{600}-\u{6FF}\u{FB50}-\u{FDFF} ]{1,20}";
    let emoji = "[a-z\u{1F300}-\u{1FAFF}\u{2600}-\u{27BF}\u{FE0F}\u{200D} ]{1,12}";
    let latin = "[\u{20}-\u{7E}\u{A1}-\u{24F}\u{370}-\u{3FF}\u{400}-\u{4FF}\u{1E00}-\u{1EFF} ]{1,60}";
    let symbols = "[\u{2000}-\u{2BFF} ]{1,6}";
    prop_oneof![
        6 => words, 6 => code.prop_map(|c| c.join(" ")), 2 => long, 2 => row, 1 => lines, 1 => sentences, 3 => marks, 1 => control,
        1 => direction, 1 => rtl, 1 => emoji, 5 => latin, 3 => symbols, 1 => ".{0,30}",
        2 => proptest::collection::vec(any::<char>(), 0..3).prop_map(|c| c.into_iter().collect::<String>()),
        1 => huge,
    ]
}

/// The texts without white space, which pages break and set anew.
fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What the pages say, without page numbers, in the form that poppler gives: it composes accents and takes ligatures apart.
fn said(file: &Path) -> String {
    let text = pages::raw_text(file);
    let pages = text.split('\u{c}').map(|page| {
        let lines: Vec<&str> = page.trim_end().lines().collect();
        let body = lines
            .iter()
            .filter(|l| !(l.starts_with("Halaman ") && l.contains(" dari ")) && **l != "KEPALATABEL");
        body.copied().collect::<Vec<_>>().join("\n")
    });
    canonical(&pages.collect::<Vec<_>>().join("\n"))
}

fn canonical(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    squeeze(&text.nfkc().collect::<String>())
}

fn mark(document: usize, n: usize) -> String {
    format!("Q{document}Z{n}Q")
}

/// A letter with the texts between marks that name the document and the place.
fn letter(document: usize, texts: &[String]) -> (Paper, RenderOptions) {
    let mut letter = samples::letter("SD", "Surat Dinas");
    let marked = |n: usize| format!("{} {} {}", mark(document, n), texts[n], mark(document, n));
    let (mut blocks, mut copies, mut fields) = (Vec::new(), Vec::new(), Vec::new());
    for n in 0..texts.len() {
        match n % 5 {
            0 => blocks.push(Block::paragraph(marked(n))),
            1 => blocks.push(Block::Numbers { items: vec![Item::new(marked(n))] }),
            2 => blocks.push(Block::Table {
                header: vec!["KEPALATABEL".to_owned()],
                rows: vec![vec![marked(n)]],
                widths: vec![],
            }),
            3 => copies.push(marked(n)),
            _ => fields.push(Field::new(mark(document, n), format!("{} {}", texts[n], mark(document, n)))),
        }
    }
    letter.subject = marked(0);
    letter.closing = Some(marked(1));
    letter.form = Form::for_kind("SD").unwrap();
    (letter.body, letter.copies, letter.fields) = (RichText { blocks }, copies, fields);
    letter.attachments.clear();
    let options = RenderOptions { signature_note: Vec::new(), ..samples::options() };
    (Paper::Letter(Box::new(letter)), options)
}

#[test]
fn random_texts_are_printed_as_themselves_or_refused() {
    let seed = std::env::var("PAMONG_RENDER_SEED").map_or(7, |s| s.parse().unwrap());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let text = text();
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("texts");
    std::fs::create_dir_all(&directory).unwrap();
    let (mut waiting, mut document, mut refused, mut printed) = (Vec::new(), 0, 0, 0);
    for case in 0..cases() {
        let given = text.new_tree(&mut runner).unwrap().current();
        let cleaned = clean_text(&given);
        match check_text(&cleaned) {
            Ok(()) => waiting.push(cleaned),
            Err(e) => {
                refused += 1;
                assert!(e.to_string().len() > 20, "no clear error: {e}");
                refuses(&cleaned, &e.problem);
            }
        }
        if waiting.len() == BATCH || (case + 1 == cases() && waiting.len() > 1) {
            document += 1;
            printed += waiting.len();
            prints(&directory, document, &waiting);
            waiting.clear();
        }
    }
    println!("{printed} printed in {document} documents, {refused} refused");
    assert!(refused > 0 && printed > refused);
}

fn refuses(text: &str, problem: &pamong_render::TextProblem) {
    let (paper, options) = letter(0, &["a".to_owned(), "b".to_owned(), text.to_owned()]);
    match Engine::new().render(&paper, &options) {
        Err(RenderError::Text(e)) => assert_eq!(&e.problem, problem),
        other => panic!("{:?} instead of {problem:?} for {}", other.map(|r| r.pages), text.escape_debug()),
    }
}

fn prints(directory: &Path, document: usize, texts: &[String]) {
    let (paper, options) = letter(document, texts);
    let made = Engine::new()
        .render(&paper, &options)
        .unwrap_or_else(|e| panic!("document {document}: {e}\n{texts:#?}"));
    let file = directory.join("letter.pdf");
    std::fs::write(&file, made.pdf).unwrap();
    let said = said(&file);
    for (n, text) in texts.iter().enumerate() {
        let mark = mark(document, n);
        let wanted = format!("{mark}{}{mark}", canonical(text));
        let times = if n < 2 { 2 } else { 1 };
        // Between label and text of a field stands a colon.
        let field = format!("{mark}:{}{mark}", canonical(text));
        let found = said.matches(&wanted).count() + said.matches(&field).count();
        let near = said.split(&mark).nth(1).unwrap_or_default();
        assert!(
            found >= times,
            "document {document}, text {n} {}\nfound {found} times; printed {}",
            text.escape_debug(),
            near.escape_debug()
        );
    }
    let other = format!("Q{}Z", document - 1);
    assert!(!said.contains(&other), "document {document} holds text of another");
    for (index, page) in pages::read(&file).iter().enumerate() {
        let over: Vec<String> = page.overflows((50.0, 40.0)).filter(|w| w.contains("leaves")).collect();
        assert!(over.is_empty(), "document {document} page {}: {over:#?}", index + 1);
    }
}

/// Every character that is let in is drawn, in capitals and in every style.
#[test]
fn every_accepted_character_can_be_drawn() {
    use pamong_render::text::Inline;
    let accepted: Vec<char> = ('\u{20}'..=char::MAX).filter(|c| check_text(&c.to_string()).is_ok()).collect();
    assert!(accepted.len() > 3_000, "{}", accepted.len());
    for part in accepted.chunks(1_500) {
        let text = part.iter().map(char::to_string).collect::<Vec<_>>().join(" ");
        let mut letter = samples::letter("SE", "Surat Edaran");
        letter.subject = format!("x {text}");
        let styles = [Inline::Text, Inline::Bold, Inline::Italic, Inline::BoldItalic];
        let paragraph =
            |style: &fn(String) -> Inline| Block::Paragraph { content: vec![style(text.clone())] };
        letter.body =
            RichText { blocks: styles.iter().map(|s| paragraph(&(*s as fn(String) -> Inline))).collect() };
        let paper = Paper::Letter(Box::new(letter));
        Engine::new().render(&paper, &samples::options()).unwrap_or_else(|e| panic!("{e}"));
    }
}
