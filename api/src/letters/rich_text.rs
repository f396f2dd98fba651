//! The text of a letter as callers write and read it. The renderer has its own form of it, which is what is stored.
use crate::documents::papers::printable_rich;
use crate::error::{Code, Violations};
use pamong_db::text_enum;
use pamong_render::text::Item;
use pamong_render::{Inline, clean_text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

text_enum! {
    /// What a part of a text is.
    pub enum BlockKind {
        /// A paragraph: `content`.
        Paragraph = "paragraph",
        /// A list with dashes: `items`.
        Bullets = "bullets",
        /// A numbered list: `items`.
        Numbers = "numbers",
        /// A table: `header`, `rows` and, where the columns are not alike, `widths`.
        Table = "table",
    }
}

text_enum! {
    /// How words look.
    pub enum RunStyle {
        /// Upright.
        Plain = "plain",
        /// Bold.
        Bold = "bold",
        /// Italic.
        Italic = "italic",
        /// Bold and italic.
        BoldItalic = "bold_italic",
    }
}

/// Words of one look. There is no markup: every character is printed as itself, a line feed begins a new line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TextRun)]
pub struct Run {
    /// The words.
    pub text: String,
    /// How they look.
    pub style: RunStyle,
}

/// A point of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TextPoint)]
pub struct Point {
    /// Its words.
    pub content: Vec<Run>,
    /// Paragraphs, lists and tables below it, lists at most four deep.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(no_recursion)]
    pub children: Vec<Block>,
}

/// A part of a text that begins on a line of its own; `block` says which of the other members it has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TextBlock)]
pub struct Block {
    /// What it is.
    pub block: BlockKind,
    /// Words of a paragraph.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Vec<Run>>,
    /// Points of a list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub items: Option<Vec<Point>>,
    /// Column heads of a table, 1 to 12.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub header: Option<Vec<String>>,
    /// Rows of a table with as many cells as the head.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<Vec<Vec<String>>>,
    /// Relative widths of the columns, 1 to 100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub widths: Option<Vec<u8>>,
}

/// A text of paragraphs, lists and tables, from top to bottom.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct RichText(pub Vec<Block>);

impl RichText {
    /// Notes what is wrong with the text, with pointers below `at`.
    pub fn validate(&self, v: &mut Violations, at: &str) {
        let mut empty = true;
        blocks(v, at, &self.0, &mut empty);
        if empty {
            v.add(at, Code::Required);
        }
        printable_rich(v, at, &self.shaped());
    }

    /// The same text for the renderer, part by part and cleaned of what prints nothing.
    fn shaped(&self) -> pamong_render::RichText {
        pamong_render::RichText { blocks: self.0.iter().map(shaped).collect() }
    }

    /// The text to print and to store: without the paragraphs that say nothing.
    pub fn to_print(&self) -> pamong_render::RichText {
        let mut text = self.shaped();
        drop_empty(&mut text.blocks);
        text
    }

    /// The text as callers see it.
    pub fn seen(text: &pamong_render::RichText) -> Self {
        Self(text.blocks.iter().map(seen).collect())
    }
}

fn blocks(v: &mut Violations, at: &str, list: &[Block], empty: &mut bool) {
    for (i, block) in list.iter().enumerate() {
        let at = format!("{at}/{i}");
        members(v, &at, block);
        *empty &= block.content.iter().flatten().all(|run| run.text.trim().is_empty());
        *empty &= block.header.is_none();
        for (i, width) in block.widths.iter().flatten().enumerate() {
            if !(1..=100).contains(width) {
                v.add_with(format!("{at}/widths/{i}"), Code::OutOfRange, "1–100");
            }
        }
        for (i, point) in block.items.iter().flatten().enumerate() {
            *empty &= point.content.iter().all(|run| run.text.trim().is_empty());
            blocks(v, &format!("{at}/items/{i}/children"), &point.children, empty);
        }
    }
}

/// Notes members that are missing, and those that another sort of block has.
fn members(v: &mut Violations, at: &str, block: &Block) {
    let kind = block.block;
    let list = matches!(kind, BlockKind::Bullets | BlockKind::Numbers);
    let table = kind == BlockKind::Table;
    for (name, there, belongs, must) in [
        ("content", block.content.is_some(), kind == BlockKind::Paragraph, true),
        ("items", block.items.as_ref().is_some_and(|items| !items.is_empty()), list, true),
        ("header", block.header.is_some(), table, true),
        ("rows", block.rows.is_some(), table, true),
        ("widths", block.widths.is_some(), table, false),
    ] {
        match (there, belongs) {
            (true, false) => v.add(format!("{at}/{name}"), Code::UnknownField),
            (false, true) if must => v.add(format!("{at}/{name}"), Code::Required),
            _ => {}
        }
    }
}

fn shaped(block: &Block) -> pamong_render::Block {
    let clean = |cells: &Vec<String>| cells.iter().map(|cell| clean_text(cell)).collect();
    let items = || block.items.iter().flatten().map(point).collect();
    match block.block {
        BlockKind::Paragraph => pamong_render::Block::Paragraph { content: runs(block.content.as_deref()) },
        BlockKind::Bullets => pamong_render::Block::Bullets { items: items() },
        BlockKind::Numbers => pamong_render::Block::Numbers { items: items() },
        BlockKind::Table => pamong_render::Block::Table {
            header: block.header.iter().flat_map(&clean).collect(),
            rows: block.rows.iter().flatten().map(&clean).collect(),
            widths: block.widths.clone().unwrap_or_default(),
        },
    }
}

fn point(point: &Point) -> Item {
    Item { content: runs(Some(&point.content)), children: point.children.iter().map(shaped).collect() }
}

fn runs(list: Option<&[Run]>) -> Vec<Inline> {
    let style = |run: &Run| {
        let text = clean_text(&run.text);
        match run.style {
            RunStyle::Plain => Inline::Text(text),
            RunStyle::Bold => Inline::Bold(text),
            RunStyle::Italic => Inline::Italic(text),
            RunStyle::BoldItalic => Inline::BoldItalic(text),
        }
    };
    list.unwrap_or_default().iter().map(style).collect()
}

/// Takes out paragraphs and points that say nothing, and lists that are empty then.
fn drop_empty(blocks: &mut Vec<pamong_render::Block>) {
    let silent = |content: &[Inline]| content.iter().all(|run| run.text().trim().is_empty());
    blocks.retain_mut(|block| match block {
        pamong_render::Block::Paragraph { content } => !silent(content),
        pamong_render::Block::Bullets { items } | pamong_render::Block::Numbers { items } => {
            items.retain_mut(|item| {
                drop_empty(&mut item.children);
                !(silent(&item.content) && item.children.is_empty())
            });
            !items.is_empty()
        }
        pamong_render::Block::Table { .. } => true,
    });
}

fn seen(block: &pamong_render::Block) -> Block {
    let bare = |block| Block { block, content: None, items: None, header: None, rows: None, widths: None };
    let points = |items: &[Item]| items.iter().map(seen_point).collect();
    match block {
        pamong_render::Block::Paragraph { content } => {
            Block { content: Some(seen_runs(content)), ..bare(BlockKind::Paragraph) }
        }
        pamong_render::Block::Bullets { items } => {
            Block { items: Some(points(items)), ..bare(BlockKind::Bullets) }
        }
        pamong_render::Block::Numbers { items } => {
            Block { items: Some(points(items)), ..bare(BlockKind::Numbers) }
        }
        pamong_render::Block::Table { header, rows, widths } => Block {
            header: Some(header.clone()),
            rows: Some(rows.clone()),
            widths: (!widths.is_empty()).then(|| widths.clone()),
            ..bare(BlockKind::Table)
        },
    }
}

fn seen_point(item: &Item) -> Point {
    Point { content: seen_runs(&item.content), children: item.children.iter().map(seen).collect() }
}

fn seen_runs(content: &[Inline]) -> Vec<Run> {
    let run = |inline: &Inline| Run {
        text: inline.text().to_owned(),
        style: match inline {
            Inline::Text(_) => RunStyle::Plain,
            Inline::Bold(_) => RunStyle::Bold,
            Inline::Italic(_) => RunStyle::Italic,
            Inline::BoldItalic(_) => RunStyle::BoldItalic,
        },
    };
    content.iter().map(run).collect()
}
