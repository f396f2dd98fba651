//! What other programs see on the pages of a file: poppler's words with their places, and pictures.
#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking, its helpers too"
)]
pub mod sheets;

use std::path::Path;
use std::process::Command;

/// Higher than any word but a watermark's, in points.
const TALL: f64 = 30.0;
/// Left and right margin of a sheet, in points. A full stop may hang into the right one.
pub const MARGINS: (f64, f64) = (70.0, 53.0);

pub struct Word {
    pub text: String,
    block: usize,
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

pub struct Page {
    width: f64,
    height: f64,
    pub words: Vec<Word>,
}

fn run(command: &mut Command) -> Vec<u8> {
    let out = command.output().unwrap_or_else(|e| panic!("{command:?}: {e} (run scripts/setup.sh test)"));
    assert!(out.status.success(), "{command:?}: {}", String::from_utf8_lossy(&out.stderr));
    out.stdout
}

/// The text in the order in which it was written.
pub fn raw_text(file: &Path) -> String {
    String::from_utf8(run(Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(file).arg("-")))
        .unwrap()
}

/// The words of every page with their boxes, in points from the upper left corner.
pub fn read(file: &Path) -> Vec<Page> {
    let out = run(Command::new("pdftotext").arg("-bbox-layout").arg(file).arg("-"));
    let (mut pages, mut block) = (Vec::<Page>::new(), 0);
    // poppler writes titles of the file in surrogates, which are no UTF-8.
    for line in String::from_utf8_lossy(&out).lines().map(str::trim) {
        let number = |name: &str| {
            let rest = line.split_once(&format!("{name}=\"")).unwrap().1;
            rest.split_once('"').unwrap().0.parse::<f64>().unwrap()
        };
        if line.starts_with("<page") {
            pages.push(Page { width: number("width"), height: number("height"), words: Vec::new() });
        } else if line.starts_with("<block") {
            block += 1;
        } else if line.starts_with("<word") {
            let text = line.split_once('>').unwrap().1.trim_end_matches("</word>");
            let text =
                text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
            let (left, top, right, bottom) = (number("xMin"), number("yMin"), number("xMax"), number("yMax"));
            pages.last_mut().unwrap().words.push(Word { text, block, left, top, right, bottom });
        }
    }
    pages
}

/// A picture of each page.
pub fn pictures(file: &Path, dpi: u32) -> Vec<image::RgbaImage> {
    let stem = file.with_extension("page");
    run(Command::new("pdftoppm").args(["-png", "-r", &dpi.to_string()]).arg(file).arg(&stem));
    let prefix = format!("{}-", stem.file_name().unwrap().to_string_lossy());
    let mut made: Vec<_> =
        std::fs::read_dir(file.parent().unwrap()).unwrap().map(|f| f.unwrap().path()).collect();
    made.retain(|f| f.file_name().unwrap().to_string_lossy().starts_with(&prefix));
    made.sort();
    let open = |f: &std::path::PathBuf| {
        let picture = image::open(f).unwrap().to_rgba8();
        std::fs::remove_file(f).unwrap();
        picture
    };
    made.iter().map(open).collect()
}

impl Page {
    /// Whether a piece of `mark` stands on the page in letters of its size.
    pub fn has_watermark(&self, mark: &str) -> bool {
        self.words.iter().any(|w| w.bottom - w.top > TALL && mark.contains(&w.text))
    }

    pub fn text(&self) -> String {
        self.words.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Words outside the margins (left, right), and words of two blocks that lie on each other.
    pub fn overflows(&self, margins: (f64, f64)) -> impl Iterator<Item = String> {
        let words: Vec<&Word> = self.words.iter().filter(|w| w.bottom - w.top < TALL).collect();
        let mut wrong = Vec::new();
        for (index, a) in words.iter().enumerate() {
            if a.left < margins.0
                || a.right > self.width - margins.1
                || a.top < 8.0
                || a.bottom > self.height - 8.0
            {
                wrong.push(format!("\"{}\" leaves the text area at {:.0},{:.0}", a.text, a.left, a.top));
            }
            for b in &words[index + 1..] {
                let width = a.right.min(b.right) - a.left.max(b.left);
                let height = a.bottom.min(b.bottom) - a.top.max(b.top);
                let least = (a.bottom - a.top).min(b.bottom - b.top);
                if width > 1.5 && height > 0.45 * least && a.block != b.block {
                    wrong
                        .push(format!("\"{}\" lies on \"{}\" at {:.0},{:.0}", a.text, b.text, a.left, a.top));
                }
            }
        }
        wrong.into_iter()
    }
}
