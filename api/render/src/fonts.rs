//! The fonts that ship with the crate (SIL Open Font License, texts beside the files).
use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::Font;

/// Arimo has the metrics of Arial, which the rules prescribe; Noto Sans Symbols 2 adds ticks, boxes and arrows.
static FILES: [&[u8]; 5] = [
    include_bytes!("../fonts/Arimo_400Regular.ttf"),
    include_bytes!("../fonts/Arimo_400Regular_Italic.ttf"),
    include_bytes!("../fonts/Arimo_700Bold.ttf"),
    include_bytes!("../fonts/Arimo_700Bold_Italic.ttf"),
    include_bytes!("../fonts/NotoSansSymbols2_400Regular.ttf"),
];

/// Every font, in the order of the font book.
pub static FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| FILES.iter().flat_map(|data| Font::iter(Bytes::new(*data))).collect());

/// Whether a shipped font can draw `c`, also in capitals, in which some fields are printed. PDF/A forbids a glyph that
/// is missing, and characters for private use, which mean nothing to a reader.
pub fn has_glyph(c: char) -> bool {
    let covered = |c: char| FONTS.iter().any(|font| font.info().coverage.contains(u32::from(c)));
    !matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..) && covered(c) && c.to_uppercase().all(covered)
}
