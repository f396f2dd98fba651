//! Reads the words in one file.
use super::model::ScanReason;
use super::program::{Program, Trouble};
use crate::config::ScanConfig;
use bytes::Bytes;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::TempDir;
use tokio::time::Instant;

/// Letters and digits below which a page of a PDF file is taken for a picture: a stamp or a page number is no text.
const FEW: usize = 100;
/// Longer side of the picture of a page: 200 dots per inch on F4 paper. Whatever size a page claims, its picture is no larger.
const PIXELS: &str = "2600";
/// After this no further page of a file is begun: a job has five minutes.
const FILE_TIME: Duration = Duration::from_mins(3);
/// Characters of one file that are kept.
const FILE_CHARS: usize = 200_000;
/// Longer words are none.
const WORD_CHARS: usize = 100;

/// Reads words with the programs of this installation.
#[derive(Debug, Clone)]
pub struct Reader {
    tesseract: Program,
    pdf_text: Program,
    pdf_picture: Program,
    languages: Vec<String>,
    pages: usize,
}

/// What came of reading a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The words.
    pub text: String,
    /// Whether pages were left out.
    pub partial: bool,
    /// Why nothing came of it, or where a program is missing: not all.
    pub reason: Option<ScanReason>,
}

/// A reading while it goes on.
#[derive(Default)]
struct Pages {
    text: String,
    read: usize,
    partial: bool,
    reason: Option<ScanReason>,
}

impl Reader {
    /// A reader with these settings.
    pub fn new(config: &ScanConfig) -> Self {
        let program = |path: &PathBuf| Program {
            path: path.clone(),
            seconds: config.page_seconds,
            memory_mb: config.memory_mb,
        };
        Self {
            tesseract: program(&config.tesseract),
            pdf_text: program(&config.pdftotext),
            pdf_picture: program(&config.pdftoppm),
            languages: config.languages.clone(),
            pages: config.pages,
        }
    }

    /// For lack of which programs no file need wait any more.
    pub async fn there(&self) -> Result<Vec<ScanReason>, String> {
        let folder = TempDir::new().map_err(|e| e.to_string())?;
        let mut there = Vec::new();
        match self.installed(folder.path()).await {
            Ok(Some(_)) => there.push(ScanReason::NoOcr),
            Ok(None) | Err(Trouble::Missing) => {}
            Err(trouble) => return Err(format!("tesseract: {trouble:?}")),
        }
        let mut poppler = true;
        for program in [&self.pdf_text, &self.pdf_picture] {
            poppler &= program.run(&["-v"], folder.path()).await != Err(Trouble::Missing);
        }
        if poppler {
            there.push(ScanReason::NoPdfTools);
        }
        Ok(there)
    }

    /// The languages to read in, of those that are installed; none where there is no data at all.
    async fn installed(&self, folder: &Path) -> Result<Option<String>, Trouble> {
        let told = self.tesseract.run(&["--list-langs"], folder).await?;
        // The first line is a heading; `osd` is no language.
        let there: Vec<&str> =
            told.lines().skip(1).map(str::trim).filter(|l| !l.is_empty() && *l != "osd").collect();
        let wanted: Vec<&str> =
            self.languages.iter().map(String::as_str).filter(|language| there.contains(language)).collect();
        let chosen = if wanted.is_empty() { there } else { wanted };
        Ok((!chosen.is_empty()).then(|| chosen.join("+")))
    }

    /// Reads a file. An error is a passing trouble of this machine.
    pub async fn read(&self, media_type: &str, content: Bytes) -> Result<Reading, String> {
        let folder = TempDir::new().map_err(|e| e.to_string())?;
        let file = folder.path().join("file");
        tokio::fs::write(&file, content).await.map_err(|e| e.to_string())?;
        let mut pages = Pages::default();
        if media_type == "application/pdf" {
            self.pdf(&file, folder.path(), &mut pages).await?;
        } else {
            let seen = self.picture(&file, folder.path()).await;
            pages.add("", seen)?;
        }
        Ok(pages.finish())
    }

    async fn pdf(&self, file: &Path, folder: &Path, pages: &mut Pages) -> Result<(), String> {
        let last = (self.pages + 1).to_string();
        let args = ["-enc", "UTF-8", "-l", &last].map(OsString::from);
        let args: Vec<OsString> = args.into_iter().chain([file.into(), "-".into()]).collect();
        let told = match self.pdf_text.run(&args, folder).await {
            Ok(told) => told,
            Err(Trouble::Missing) => {
                pages.reason = Some(ScanReason::NoPdfTools);
                return Ok(());
            }
            Err(trouble) => return pages.add("", Err(trouble)),
        };
        // Each page ends with a form feed.
        let texts: Vec<&str> = told.split_terminator('\u{c}').collect();
        pages.partial = texts.len() > self.pages;
        let until = Instant::now() + FILE_TIME;
        for (number, text) in texts.into_iter().take(self.pages).enumerate() {
            if text.chars().filter(|c| c.is_alphanumeric()).count() >= FEW {
                pages.add(text, Ok(String::new()))?;
            } else if Instant::now() < until {
                let seen = self.page(file, number + 1, folder).await;
                pages.add(text, seen)?;
            } else {
                pages.add(text, Ok(String::new()))?;
                pages.partial = true;
            }
        }
        Ok(())
    }

    /// The words in the picture of one page.
    async fn page(&self, file: &Path, number: usize, folder: &Path) -> Result<String, Trouble> {
        // Asked first: a picture that nobody reads need not be made.
        if self.installed(folder).await?.is_none() {
            return Err(Trouble::Missing);
        }
        let (number, picture) = (number.to_string(), folder.join("page"));
        let args = ["-png", "-gray", "-singlefile", "-scale-to", PIXELS, "-f", &number, "-l", &number];
        let args: Vec<OsString> =
            args.map(OsString::from).into_iter().chain([file.into(), picture.clone().into()]).collect();
        self.pdf_picture.run(&args, folder).await?;
        self.picture(&picture.with_extension("png"), folder).await
    }

    /// The words in a picture.
    async fn picture(&self, file: &Path, folder: &Path) -> Result<String, Trouble> {
        let Some(languages) = self.installed(folder).await? else { return Err(Trouble::Missing) };
        let args: [OsString; 4] = [file.into(), "stdout".into(), "-l".into(), languages.into()];
        self.tesseract.run(&args, folder).await
    }
}

impl Pages {
    /// Adds a page: the words that the file has, and those that were seen in its picture.
    fn add(&mut self, text: &str, seen: Result<String, Trouble>) -> Result<(), String> {
        let has_text = text.chars().any(char::is_alphanumeric);
        self.take(text);
        let reason = match seen {
            Ok(seen) => {
                // A page with few words of its own: its picture may hold no more than these.
                if seen.split_whitespace().count() > text.split_whitespace().count() {
                    self.take(&seen);
                }
                self.read += 1;
                return Ok(());
            }
            Err(Trouble::Missing) => ScanReason::NoOcr,
            Err(Trouble::Slow) => ScanReason::TooSlow,
            Err(Trouble::Refused) => ScanReason::Unreadable,
            Err(Trouble::Broken(cause)) => return Err(cause),
        };
        self.read += usize::from(has_text);
        self.partial = true;
        // What is missing tells more than what failed on one page.
        if self.reason != Some(ScanReason::NoOcr) {
            self.reason = Some(reason);
        }
        Ok(())
    }

    fn take(&mut self, text: &str) {
        for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
            let fits = self.text.len() + word.len() < FILE_CHARS;
            self.partial |= !fits;
            if fits && !word.is_empty() && word.chars().count() <= WORD_CHARS {
                self.text.push_str(word);
                self.text.push(' ');
            }
        }
    }

    fn finish(self) -> Reading {
        let text = self.text.trim_end().to_owned();
        let missing = matches!(self.reason, Some(ScanReason::NoOcr | ScanReason::NoPdfTools));
        // Pages that failed count only where all did.
        let reason = self.reason.filter(|_| missing || self.read == 0);
        Reading { text, partial: self.partial, reason }
    }
}
