//! Pages side by side, for people to look at.
#![allow(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes of small pictures"
)]
use super::pictures;
use image::imageops::{FilterType, overlay, resize};
use image::{Rgba, RgbaImage};
use std::path::Path;

const COLUMNS: usize = 6;
const ROWS: usize = 3;
/// Room of a page on a sheet, in pixels.
const CELL: (u32, u32) = (360, 560);
const GAP: u32 = 4;

/// Pictures of all pages of the PDFs in a folder whose names are wanted, so many on a sheet, written into the same
/// folder as `contact-sheet-{n}.png`. Returns how many pages there are.
pub fn sheets(directory: &Path, wanted: impl Fn(&str) -> bool) -> usize {
    let mut files: Vec<_> = std::fs::read_dir(directory).unwrap().map(|f| f.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "pdf"));
    files.retain(|f| wanted(&f.file_stem().unwrap().to_string_lossy()));
    files.sort();
    let pages: Vec<_> = files.iter().flat_map(|file| pictures(file, 42)).collect();
    for (n, some) in pages.chunks(COLUMNS * ROWS).enumerate() {
        let size = (CELL.0 * COLUMNS as u32, CELL.1 * ROWS as u32);
        let mut sheet = RgbaImage::from_pixel(size.0, size.1, Rgba([90, 90, 90, 255]));
        for (at, page) in some.iter().enumerate() {
            let (x, y) = ((at % COLUMNS) as u32 * CELL.0 + GAP, (at / COLUMNS) as u32 * CELL.1 + GAP);
            // Landscape pages and rolls are made to fit.
            let fit = |room: u32, length: u32| f64::from(room - 2 * GAP) / f64::from(length);
            let scale = fit(CELL.0, page.width()).min(fit(CELL.1, page.height())).min(1.0);
            let side = |length: u32| (f64::from(length) * scale) as u32;
            let small = resize(page, side(page.width()), side(page.height()), FilterType::Triangle);
            overlay(&mut sheet, &small, x.into(), y.into());
        }
        sheet.save(directory.join(format!("contact-sheet-{n}.png"))).unwrap();
    }
    pages.len()
}
