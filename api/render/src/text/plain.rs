//! Paragraphs and lists of a plain text.
use super::{Block, Item};

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

#[cfg(test)]
mod tests {
    use super::*;

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
