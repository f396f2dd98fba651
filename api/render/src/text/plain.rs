//! Paragraphs and lists of a plain text, and back.
use super::{Block, Inline, Item};

pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut paragraph: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim) {
        let item = if let Some(words) = bullet(line) {
            Some((false, words))
        } else {
            // A number that does not go on with a list is a word like any other: "12. Mei" stays as it is.
            let next = if paragraph.is_empty() { next_number(&blocks) } else { 1 };
            numbered(line)
                .filter(|(number, _)| *number == next || *number == 1)
                .map(|(_, words)| (true, words))
        };
        match item {
            Some((ordered, words)) => {
                let begins_anew = numbered(line).is_some_and(|(number, _)| number == 1);
                finish(&mut blocks, &mut paragraph);
                add(&mut blocks, ordered, begins_anew, words);
            }
            None if line.is_empty() => finish(&mut blocks, &mut paragraph),
            None => paragraph.push(line),
        }
    }
    finish(&mut blocks, &mut paragraph);
    blocks
}

fn bullet(line: &str) -> Option<&str> {
    line.strip_prefix("- ").or_else(|| line.strip_prefix("• ")).map(str::trim).filter(|w| !w.is_empty())
}

fn numbered(line: &str) -> Option<(usize, &str)> {
    let (number, words) = line.split_once(". ")?;
    let words = words.trim();
    let plain = !number.starts_with('0') && number.chars().all(|c| c.is_ascii_digit());
    if plain && !words.is_empty() { Some((number.parse().ok()?, words)) } else { None }
}

/// The number that would go on with the list at the end of the text.
fn next_number(blocks: &[Block]) -> usize {
    match blocks.last() {
        Some(Block::Numbers { items }) => items.len() + 1,
        _ => 1,
    }
}

fn add(blocks: &mut Vec<Block>, ordered: bool, begins_anew: bool, words: &str) {
    match (blocks.last_mut(), ordered) {
        (Some(Block::Bullets { items }), false) => items.push(Item::new(words)),
        (Some(Block::Numbers { items }), true) if !begins_anew => items.push(Item::new(words)),
        (_, false) => blocks.push(Block::Bullets { items: vec![Item::new(words)] }),
        (_, true) => blocks.push(Block::Numbers { items: vec![Item::new(words)] }),
    }
}

fn finish(blocks: &mut Vec<Block>, paragraph: &mut Vec<&str>) {
    if !paragraph.is_empty() {
        blocks.push(Block::paragraph(paragraph.join("\n")));
        paragraph.clear();
    }
}

pub fn text(blocks: &[Block]) -> String {
    let mut lines = Vec::new();
    write(blocks, "", &mut lines);
    lines.join("\n")
}

/// Adds the lines of `blocks`, those below a point of a list behind `indent`.
fn write(blocks: &[Block], indent: &str, lines: &mut Vec<String>) {
    for block in blocks {
        if indent.is_empty() && !lines.is_empty() {
            lines.push(String::new());
        }
        match block {
            Block::Paragraph { content } => {
                lines.extend(words(content).lines().map(|line| format!("{indent}{line}")));
            }
            Block::Bullets { items } => {
                for item in items {
                    point("- ", item, indent, lines);
                }
            }
            Block::Numbers { items } => {
                for (number, item) in (1..).zip(items) {
                    point(&format!("{number}. "), item, indent, lines);
                }
            }
            Block::Table { header, rows, .. } => {
                let row = |cells: &Vec<String>| format!("{indent}{}", cells.join(" | ").replace('\n', " "));
                lines.push(row(header));
                lines.extend(rows.iter().map(row));
            }
        }
    }
}

fn point(mark: &str, item: &Item, indent: &str, lines: &mut Vec<String>) {
    let words = words(&item.content).lines().collect::<Vec<_>>().join(" ");
    lines.push(format!("{indent}{mark}{words}").trim_end().to_owned());
    write(&item.children, &format!("{indent}  "), lines);
}

fn words(content: &[Inline]) -> String {
    content.iter().map(Inline::text).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::RichText;
    use super::*;

    fn run() -> impl Strategy<Value = Inline> {
        let text = "[a-zA-Zé#*.,\\-0-9]{1,8}([ \n][a-z#$-]{1,6}){0,3} ?";
        (text, 0..4).prop_map(|(text, style)| match style {
            0 => Inline::Text(text),
            1 => Inline::Bold(text),
            2 => Inline::Italic(text),
            _ => Inline::BoldItalic(text),
        })
    }

    fn block() -> impl Strategy<Value = Block> {
        let runs = || prop::collection::vec(run(), 0..4);
        let leaf = prop_oneof![
            runs().prop_map(|content| Block::Paragraph { content }),
            (1..4_usize).prop_flat_map(|columns| {
                let cells = || prop::collection::vec("[a-z0-9]{0,6}", columns);
                (cells(), prop::collection::vec(cells(), 0..3)).prop_map(|(header, rows)| Block::Table {
                    header,
                    rows,
                    widths: Vec::new(),
                })
            }),
        ];
        leaf.prop_recursive(3, 12, 3, move |inner| {
            let item = (prop::collection::vec(run(), 0..4), prop::collection::vec(inner, 0..3))
                .prop_map(|(content, children)| Item { content, children });
            let items = prop::collection::vec(item, 1..3);
            (items, any::<bool>()).prop_map(|(items, ordered)| {
                if ordered { Block::Numbers { items } } else { Block::Bullets { items } }
            })
        })
    }

    /// The words of letters alone, in order: marks and numbers of lists come and go.
    fn letters(blocks: &[Block], into: &mut Vec<String>) {
        let only = |text: &str| -> Vec<String> {
            let only = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
            only.map(str::to_owned).collect()
        };
        for block in blocks {
            match block {
                Block::Paragraph { content } => into.extend(only(&words(content))),
                Block::Table { header, rows, .. } => {
                    into.extend(header.iter().chain(rows.iter().flatten()).flat_map(|cell| only(cell)));
                }
                Block::Bullets { items } | Block::Numbers { items } => {
                    for item in items {
                        letters(&[Block::Paragraph { content: item.content.clone() }], into);
                        letters(&item.children, into);
                    }
                }
            }
        }
    }

    proptest! {
        #[test]
        fn the_plain_text_keeps_every_word_in_its_order(blocks in prop::collection::vec(block(), 0..5)) {
            let rich = RichText { blocks };
            let again = RichText::from_plain(&rich.to_plain());
            let (mut before, mut after) = (Vec::new(), Vec::new());
            letters(&rich.blocks, &mut before);
            letters(&again.blocks, &mut after);
            prop_assert_eq!(before, after);
        }
    }

    #[test]
    fn the_plain_text_reads_like_the_letter() {
        let inner = Block::Numbers { items: vec![Item::new("akta"), Item::new("kartu keluarga")] };
        let blocks = vec![
            Block::Paragraph { content: vec![Inline::Text("Mohon ".into()), Inline::Bold("segera".into())] },
            Block::Bullets {
                items: vec![Item { children: vec![inner], ..Item::new("data penduduk") }, Item::new("peta")],
            },
            Block::Table {
                header: vec!["RT".into(), "Jiwa".into()],
                rows: vec![vec!["05".into(), "120".into()]],
                widths: Vec::new(),
            },
        ];
        let plain = RichText { blocks }.to_plain();
        let wanted =
            "Mohon segera\n\n- data penduduk\n  1. akta\n  2. kartu keluarga\n- peta\n\nRT | Jiwa\n05 | 120";
        assert_eq!(plain, wanted);
    }

    #[test]
    fn blank_lines_end_paragraphs_and_lists_follow_their_marks() {
        let text =
            "Dengan hormat,\nbaris kedua\n\n- satu\n- dua\n1. pertama\n2. kedua\n\nPada 12. Mei\n12. Mei";
        assert_eq!(
            blocks(text),
            [
                Block::paragraph("Dengan hormat,\nbaris kedua"),
                Block::Bullets { items: vec![Item::new("satu"), Item::new("dua")] },
                Block::Numbers { items: vec![Item::new("pertama"), Item::new("kedua")] },
                Block::paragraph("Pada 12. Mei\n12. Mei"),
            ]
        );
    }

    #[test]
    fn a_blank_line_inside_a_list_does_not_restart_it_and_one_begins_a_new_list() {
        let numbers =
            |words: &[&str]| Block::Numbers { items: words.iter().map(|w| Item::new(*w)).collect() };
        assert_eq!(blocks("1. a\n\n2. b\n1. c"), [numbers(&["a", "b"]), numbers(&["c"])]);
        assert_eq!(blocks("2. a"), [Block::paragraph("2. a")]);
        assert_eq!(blocks(" \n\n"), []);
    }
}
