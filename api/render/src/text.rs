//! Body texts: restricted rich text, and what may be printed.
mod check;
mod plain;
mod wide;

use serde::{Deserialize, Serialize};

pub(crate) use check::check_value;
pub use check::{MAX_CHARS, MAX_LINE, MAX_WORD, TextError, TextProblem, check_text, clean_text};
pub(crate) use wide::has_wide_word;

/// A text of paragraphs, lists and tables, as it is stored and sent. There is no other markup: every
/// character is printed as itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RichText {
    /// The parts from top to bottom.
    pub blocks: Vec<Block>,
}

/// A part of a text that begins on a line of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "block", rename_all = "snake_case", deny_unknown_fields)]
pub enum Block {
    /// A paragraph, set justified.
    Paragraph {
        /// Its words.
        content: Vec<Inline>,
    },
    /// A list with dashes.
    Bullets {
        /// From top to bottom.
        items: Vec<Item>,
    },
    /// A numbered list: 1., inside it a., inside that 1), as Indonesian letters number.
    Numbers {
        /// From top to bottom.
        items: Vec<Item>,
    },
    /// A table with a head that repeats on every page.
    Table {
        /// Column heads.
        header: Vec<String>,
        /// Rows with as many cells as the head.
        rows: Vec<Vec<String>>,
        /// Relative widths of the columns; all the same where it is empty.
        #[serde(default)]
        widths: Vec<u8>,
    },
}

/// One point of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its words.
    pub content: Vec<Inline>,
    /// Paragraphs, lists and tables below it.
    #[serde(default)]
    pub children: Vec<Block>,
}

/// A run of words with one look. A line feed inside it begins a new line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "style", content = "text", rename_all = "snake_case")]
pub enum Inline {
    /// Upright.
    Text(String),
    /// Bold.
    Bold(String),
    /// Italic, as foreign words are set.
    Italic(String),
    /// Bold and italic.
    BoldItalic(String),
}

impl Block {
    /// A paragraph of upright text.
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph { content: vec![Inline::Text(text.into())] }
    }
}

impl Item {
    /// A point of upright text.
    pub fn new(text: impl Into<String>) -> Self {
        Self { content: vec![Inline::Text(text.into())], children: Vec::new() }
    }
}

impl Inline {
    /// Its words.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(t) | Self::Bold(t) | Self::Italic(t) | Self::BoldItalic(t) => t,
        }
    }
}

impl RichText {
    /// Whether there is nothing to print.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// What a plain text field holds, made into paragraphs and lists.
    ///
    /// A blank line ends a paragraph, a single line feed begins a new line. Lines that begin with `- ` or `• `
    /// are bullets, lines that begin with `1. `, `2. ` … in order are a numbered list. Tabs become spaces and
    /// invisible characters are dropped ([`clean_text`]); all other characters stay as they are.
    pub fn from_plain(text: &str) -> Self {
        Self { blocks: plain::blocks(&clean_text(text)) }
    }

    /// Its words without looks: a blank line between the parts, list items behind `- ` or their number, table cells
    /// between bars. [`RichText::from_plain`] finds the same words in it.
    pub fn to_plain(&self) -> String {
        plain::text(&self.blocks)
    }

    /// Whether all of it can be printed: sizes, structure and characters. The pointer of the error is into the
    /// text's own JSON.
    pub fn check(&self) -> Result<(), TextError> {
        check::rich(self)
    }
}
