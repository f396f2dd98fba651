//! The programs that read the words in files of letters.
use super::{parsed, var};
use std::path::PathBuf;

/// How the words in files are read.
#[derive(Debug, Clone)]
pub struct ScanConfig {
    /// Tesseract, which reads pictures.
    pub tesseract: PathBuf,
    /// Poppler's program that reads the text of PDF files.
    pub pdftotext: PathBuf,
    /// Poppler's program that makes pictures of their pages.
    pub pdftoppm: PathBuf,
    /// Languages to read in, as Tesseract calls them; those that are installed count.
    pub languages: Vec<String>,
    /// Pages of a file that are read.
    pub pages: usize,
    /// Seconds that a program may take for a page.
    pub page_seconds: u64,
    /// Megabytes of memory that a program may take.
    pub memory_mb: u64,
    /// Minutes between two looks at files that could not be read for lack of a program.
    pub minutes: u32,
}

impl Default for ScanConfig {
    fn default() -> Self {
        Self {
            tesseract: "tesseract".into(),
            pdftotext: "pdftotext".into(),
            pdftoppm: "pdftoppm".into(),
            languages: vec!["ind".into(), "eng".into()],
            pages: 30,
            page_seconds: 60,
            memory_mb: 1024,
            minutes: 5,
        }
    }
}

impl ScanConfig {
    /// Settings under which no file is read: for tests of something else, which need not wait for it.
    pub fn without_programs() -> Self {
        let none = PathBuf::from("/nonexistent");
        Self { tesseract: none.clone(), pdftotext: none.clone(), pdftoppm: none, ..Self::default() }
    }

    pub(super) fn from_env() -> Result<Self, String> {
        let usual = Self::default();
        let program = |name: &str, usual: PathBuf| var(name).map_or(usual, PathBuf::from);
        Ok(Self {
            tesseract: program("PAMONG_TESSERACT", usual.tesseract),
            pdftotext: program("PAMONG_PDFTOTEXT", usual.pdftotext),
            pdftoppm: program("PAMONG_PDFTOPPM", usual.pdftoppm),
            languages: match var("PAMONG_OCR_LANGUAGES") {
                None => usual.languages,
                Some(text) => text.split(['+', ',']).map(|language| language.trim().to_owned()).collect(),
            },
            pages: parsed("PAMONG_OCR_PAGES", usual.pages)?.clamp(1, 500),
            // A job has five minutes: one page after the last that is begun must still fit.
            page_seconds: parsed("PAMONG_OCR_PAGE_SECONDS", usual.page_seconds)?.clamp(1, 60),
            memory_mb: parsed("PAMONG_OCR_MEMORY_MB", usual.memory_mb)?.clamp(128, 16_384),
            minutes: parsed("PAMONG_OCR_MINUTES", usual.minutes)?.clamp(1, 1440),
        })
    }
}
