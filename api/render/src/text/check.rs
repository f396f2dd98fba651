//! What cannot be printed, found before it is tried.
use std::fmt;

use serde::Serialize;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::{Block, Inline, Item, RichText};
use crate::fonts::has_glyph;

/// Longest text of one field or run of words, in characters.
pub const MAX_CHARS: usize = 20_000;
/// Longest word, in characters: far above any real one, far below what a string in PDF/A may hold.
pub const MAX_WORD: usize = 400;
/// Longest text that stands on a line or a few: a name, an office, a number, a title.
pub const MAX_LINE: usize = 300;
/// Where such a text stands, with all that is below it.
const LINES: [&str; 20] = [
    "letterhead",
    "signatures",
    "witnesses",
    "followers",
    "verification",
    "signature_note",
    "document_id",
    "watermark",
    "number",
    "letter_number",
    "place",
    "urgency",
    "security",
    "kind_code",
    "kind_name",
    "title",
    "name",
    "called",
    "officer",
    "label",
];
/// Longest rich text over all its parts, in characters.
const MAX_TOTAL: usize = 200_000;
/// Most parts, points and table rows of a rich text together.
const MAX_PARTS: usize = 5_000;
/// Deepest list inside lists.
const MAX_DEPTH: usize = 4;
/// Most columns of a table that still fit the sheet.
const MAX_COLUMNS: usize = 12;

/// A text that cannot be printed, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextError {
    /// JSON pointer (RFC 6901) of the text that was checked.
    pub pointer: String,
    /// What is wrong with it.
    #[serde(flatten)]
    pub problem: TextProblem,
}

/// What is wrong with a text. `character` is written `U+XXXX`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "problem", rename_all = "snake_case")]
pub enum TextProblem {
    /// A control character other than a line feed, U+0000 and the line separators included.
    Control {
        /// The character.
        character: String,
    },
    /// A character that reorders the text around it, which could make a letter read as what it does not say.
    BidiControl {
        /// The character.
        character: String,
    },
    /// A character that prints nothing: soft hyphen, joiner, byte order mark, variation selector.
    Invisible {
        /// The character.
        character: String,
    },
    /// An accent that joins no single character with what stands before it: files repeat such clusters when they are
    /// searched or copied.
    Combining {
        /// The character.
        character: String,
    },
    /// A character of a script written from right to left, which the layouts do not set.
    RightToLeft {
        /// The character.
        character: String,
    },
    /// A character that no shipped font can draw, such as most emoji.
    NoGlyph {
        /// The character.
        character: String,
    },
    /// Longer than the limit, in characters.
    TooLong {
        /// The limit.
        limit: usize,
    },
    /// No words where there must be some: a title or a subject.
    Empty,
    /// A fixed text of the layouts without the placeholder that belongs into it.
    Placeholder {
        /// It, with its braces.
        name: String,
    },
    /// A single word longer than the limit, in characters.
    WordTooLong {
        /// The limit.
        limit: usize,
    },
    /// More parts, points and rows than the limit.
    TooManyParts {
        /// The limit.
        limit: usize,
    },
    /// Lists nested deeper than the limit.
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// A table without columns or with more than the limit.
    Columns {
        /// The limit.
        limit: usize,
    },
    /// A table row that has not as many cells as the head, or widths that do not match it.
    Cells {
        /// How many the head has.
        expected: usize,
        /// How many there are.
        found: usize,
    },
}

impl TextError {
    /// The same error seen from the value that holds this text under `prefix`.
    pub(crate) fn below(self, prefix: &str) -> Self {
        Self { pointer: format!("{prefix}{}", self.pointer), ..self }
    }
}

impl fmt::Display for TextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = if self.pointer.is_empty() { "the text" } else { &self.pointer };
        match &self.problem {
            TextProblem::Control { character } => write!(f, "{at}: control character {character}"),
            TextProblem::BidiControl { character } => write!(f, "{at}: direction control {character}"),
            TextProblem::Invisible { character } => write!(f, "{at}: invisible character {character}"),
            TextProblem::Combining { character } => write!(f, "{at}: accent without its letter {character}"),
            TextProblem::RightToLeft { character } => write!(f, "{at}: right-to-left character {character}"),
            TextProblem::NoGlyph { character } => write!(f, "{at}: no font can draw {character}"),
            TextProblem::TooLong { limit } => write!(f, "{at}: longer than {limit} characters"),
            TextProblem::Empty => write!(f, "{at}: no words"),
            TextProblem::Placeholder { name } => write!(f, "{at}: {name} is missing"),
            TextProblem::WordTooLong { limit } => write!(f, "{at}: a word longer than {limit} characters"),
            TextProblem::TooManyParts { limit } => write!(f, "{at}: more than {limit} parts"),
            TextProblem::TooDeep { limit } => write!(f, "{at}: lists nested deeper than {limit}"),
            TextProblem::Columns { limit } => write!(f, "{at}: a table has 1 to {limit} columns"),
            TextProblem::Cells { expected, found } => write!(f, "{at}: {found} cells instead of {expected}"),
        }
    }
}

impl std::error::Error for TextError {}

/// Whether `text`, one field of a form, can be printed. Line feeds are allowed. The pointer of the error is empty.
pub fn check_text(text: &str) -> Result<(), TextError> {
    let fail = |problem| Err(TextError { pointer: String::new(), problem });
    if text.chars().count() > MAX_CHARS {
        return fail(TextProblem::TooLong { limit: MAX_CHARS });
    }
    // A space that does not break a line does not end a word either.
    let ends = |c: char| c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}');
    if text.split(ends).any(|word| word.chars().count() > MAX_WORD) {
        return fail(TextProblem::WordTooLong { limit: MAX_WORD });
    }
    match text.chars().find_map(refused) {
        Some(problem) => fail(problem),
        None => Ok(()),
    }
}

/// `text` without what prints nothing: line ends become line feeds, tabs become spaces, soft hyphens, joiners,
/// byte order marks and variation selectors go, letters and accents become one character (NFC). What must be refused instead, such as direction controls, stays.
pub fn clean_text(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.chars()
        .filter_map(|c| match c {
            '\r' | '\u{2028}' | '\u{2029}' => Some('\n'),
            '\t' => Some(' '),
            c if invisible(c) => None,
            c => Some(c),
        })
        .nfc()
        .collect()
}

fn refused(c: char) -> Option<TextProblem> {
    let character = format!("U+{:04X}", u32::from(c));
    match c {
        '\n' => None,
        '\u{2028}' | '\u{2029}' => Some(TextProblem::Control { character }),
        c if c.is_control() => Some(TextProblem::Control { character }),
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            Some(TextProblem::BidiControl { character })
        }
        c if invisible(c) => Some(TextProblem::Invisible { character }),
        c if is_combining_mark(c) => Some(TextProblem::Combining { character }),
        // Hebrew to Arabic Extended-A, the presentation forms, and the historic scripts of the next plane.
        '\u{0590}'..='\u{08FF}'
        | '\u{FB1D}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFE}'
        | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}' => Some(TextProblem::RightToLeft { character }),
        c if !has_glyph(c) => Some(TextProblem::NoGlyph { character }),
        _ => None,
    }
}

fn invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}'
        | '\u{206A}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// Checks every string inside `value`.
pub fn check_value(value: &Value) -> Result<(), TextError> {
    match value {
        Value::String(text) => check_text(text),
        Value::Array(items) => each(items.iter().enumerate(), |(_, item)| check_value(item)),
        Value::Object(map) => map.iter().try_for_each(|(key, item)| {
            let key = key.replace('~', "~0").replace('/', "~1");
            let check = if LINES.contains(&key.as_str()) { check_lines(item) } else { check_value(item) };
            check.map_err(|e| e.below(&format!("/{key}")))
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

/// Checks every string inside `value`, none of which may be longer than [`MAX_LINE`].
fn check_lines(value: &Value) -> Result<(), TextError> {
    match value {
        Value::String(text) => {
            check_text(text)?;
            limit(text.chars().count(), MAX_LINE, TextProblem::TooLong { limit: MAX_LINE })
        }
        Value::Array(items) => each(items.iter().enumerate(), |(_, item)| check_lines(item)),
        Value::Object(map) => {
            map.iter().try_for_each(|(key, item)| check_lines(item).map_err(|e| e.below(&format!("/{key}"))))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

/// Runs `check` over numbered things and puts the number before the pointer of what fails.
fn each<T>(
    mut items: impl Iterator<Item = (usize, T)>,
    check: impl Fn((usize, T)) -> Result<(), TextError>,
) -> Result<(), TextError> {
    items.try_for_each(|(index, item)| check((index, item)).map_err(|e| e.below(&format!("/{index}"))))
}

pub fn rich(text: &RichText) -> Result<(), TextError> {
    let mut size = Size::default();
    blocks(&text.blocks, 0, &mut size)
}

/// What was counted so far.
#[derive(Default)]
struct Size {
    chars: usize,
    parts: usize,
}

impl Size {
    fn add(&mut self, text: &str) -> Result<(), TextError> {
        check_text(text)?;
        self.chars += text.chars().count();
        limit(self.chars, MAX_TOTAL, TextProblem::TooLong { limit: MAX_TOTAL })
    }

    fn part(&mut self) -> Result<(), TextError> {
        self.parts += 1;
        limit(self.parts, MAX_PARTS, TextProblem::TooManyParts { limit: MAX_PARTS })
    }
}

fn limit(n: usize, most: usize, problem: TextProblem) -> Result<(), TextError> {
    if n > most { Err(TextError { pointer: String::new(), problem }) } else { Ok(()) }
}

fn blocks(blocks: &[Block], depth: usize, size: &mut Size) -> Result<(), TextError> {
    limit(depth, MAX_DEPTH, TextProblem::TooDeep { limit: MAX_DEPTH })?;
    for (index, block) in blocks.iter().enumerate() {
        let at = |e: TextError| e.below(&format!("/{index}"));
        size.part().map_err(at)?;
        match block {
            Block::Paragraph { content } => inlines(content, size),
            Block::Bullets { items: list } | Block::Numbers { items: list } => items(list, depth, size),
            Block::Table { header, rows, widths } => table(header, rows, widths, size),
        }
        .map_err(at)?;
    }
    Ok(())
}

fn inlines(content: &[Inline], size: &mut Size) -> Result<(), TextError> {
    for (index, run) in content.iter().enumerate() {
        size.add(run.text()).map_err(|e| e.below(&format!("/content/{index}/text")))?;
    }
    Ok(())
}

fn items(list: &[Item], depth: usize, size: &mut Size) -> Result<(), TextError> {
    for (index, item) in list.iter().enumerate() {
        let at = |e: TextError| e.below(&format!("/items/{index}"));
        size.part().map_err(at)?;
        inlines(&item.content, size).map_err(at)?;
        blocks(&item.children, depth + 1, size).map_err(|e| at(e.below("/children")))?;
    }
    Ok(())
}

fn table(header: &[String], rows: &[Vec<String>], widths: &[u8], size: &mut Size) -> Result<(), TextError> {
    let columns = TextProblem::Columns { limit: MAX_COLUMNS };
    limit(header.len(), MAX_COLUMNS, columns.clone())?;
    limit(usize::from(header.is_empty()), 0, columns)?;
    let matches = |found: usize, pointer: String| {
        let problem = TextProblem::Cells { expected: header.len(), found };
        if found == header.len() { Ok(()) } else { Err(TextError { pointer, problem }) }
    };
    if !widths.is_empty() {
        matches(widths.len(), "/widths".to_owned())?;
    }
    for (index, cell) in header.iter().enumerate() {
        size.add(cell).map_err(|e| e.below(&format!("/header/{index}")))?;
    }
    for (row, cells) in rows.iter().enumerate() {
        size.part()?;
        matches(cells.len(), format!("/rows/{row}"))?;
        for (index, cell) in cells.iter().enumerate() {
            size.add(cell).map_err(|e| e.below(&format!("/rows/{row}/{index}")))?;
        }
    }
    Ok(())
}
