//! From a paper to a PDF file.
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

use chrono::{DateTime, Datelike as _, FixedOffset, Timelike as _};
use serde::Serialize;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::error::RenderError;
use crate::options::RenderOptions;
use crate::paper::{Arms, Paper};
use crate::qr;
use crate::text::{TextError, TextProblem, check_value, has_wide_word};
use crate::texts::TemplateTexts;
use crate::world::{Job, Shared};

static SHARED: LazyLock<Result<Shared, RenderError>> = LazyLock::new(Shared::new);

/// Renders papers. All engines of a process share fonts and templates, so that making one costs nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Engine;

/// A finished file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The file, PDF/A-2a and PDF/UA-1.
    pub pdf: Vec<u8>,
    /// Number of pages.
    pub pages: usize,
}

/// What the templates read as `/data.json`.
#[derive(Serialize)]
struct Data<'a> {
    paper: &'a Paper,
    options: &'a RenderOptions,
    arms: Option<&'static str>,
    /// Whether a word may be wider than its place.
    wide: bool,
}

/// Forgets the compiler's caches of the document when it goes out of scope, also after a failure: kept, they
/// would grow by about a megabyte for each letter.
struct Evict;

impl Drop for Evict {
    fn drop(&mut self) {
        typst::comemo::evict(0);
    }
}

impl Engine {
    /// An engine. The fonts are read when the first paper is rendered.
    pub fn new() -> Self {
        Self
    }

    /// The paper as a PDF file, always the same bytes for the same input.
    ///
    /// Refuses texts that cannot be printed as they are ([`RenderError::Text`], with the place in
    /// `{"paper": …, "options": …}`), unreadable arms and verification addresses too long for a QR code.
    pub fn render(&self, paper: &Paper, options: &RenderOptions) -> Result<Rendered, RenderError> {
        // A compiler that panics must cost one answer, not the worker; nothing is shared with it but its caches.
        catch_unwind(AssertUnwindSafe(|| render(paper, options)))
            .unwrap_or_else(|_| Err(RenderError::Internal("the compiler gave up".to_owned())))
    }
}

fn render(paper: &Paper, options: &RenderOptions) -> Result<Rendered, RenderError> {
    let shared = SHARED.as_ref().map_err(|e| RenderError::Internal(e.to_string()))?;
    for (pointer, text) in paper.rich_texts() {
        text.check().map_err(|e| e.below(&format!("/paper{pointer}")))?;
    }
    let arms = paper.arms();
    let name = arms.map(|arms| match arms {
        Arms::Svg(_) => "/arms.svg",
        Arms::Png(_) => "/arms.png",
    });
    let written = serde_json::to_value(paper).map_err(|e| RenderError::Internal(e.to_string()))?;
    let wide = has_wide_word(&written) || options.texts != TemplateTexts::default();
    let data = serde_json::to_value(Data { paper, options, arms: name, wide })
        .map_err(|e| RenderError::Internal(e.to_string()))?;
    check_value(&data)?;
    options.texts.check().map_err(|e| e.below("/options/texts"))?;
    paper.titles().try_for_each(|(pointer, title)| {
        let empty = TextError { pointer: format!("/paper{pointer}"), problem: TextProblem::Empty };
        if title.trim().is_empty() { Err(empty) } else { Ok(()) }
    })?;
    let url =
        options.verification.as_ref().map(|v| qr::svg(v.qr.as_deref().unwrap_or(&v.url))).transpose()?;
    let (arms_svg, arms_png) = match arms {
        Some(Arms::Svg(text)) => (Some(Bytes::from_string(text.clone())), None),
        Some(Arms::Png(bytes)) => (None, Some(Bytes::new(bytes.clone()))),
        None => (None, None),
    };
    let _evict = Evict;
    let job = Job {
        shared,
        data: Bytes::from_string(data.to_string()),
        qr: url.map(Bytes::from_string),
        arms_svg,
        arms_png,
        today: moment(&options.created)?,
    };
    let document: PagedDocument =
        typst::compile(&job).output.map_err(|errors| refusal(errors.as_slice(), arms.is_some()))?;
    let pdf = typst_pdf::pdf(&document, &pdf_options(options)?)
        .map_err(|errors| refusal(errors.as_slice(), arms.is_some()))?;
    Ok(Rendered { pages: document.pages().len(), pdf })
}

fn moment(at: &DateTime<FixedOffset>) -> Result<Datetime, RenderError> {
    let small = |n: u32| u8::try_from(n).map_err(|e| RenderError::Internal(e.to_string()));
    Datetime::from_ymd_hms(
        at.year(),
        small(at.month())?,
        small(at.day())?,
        small(at.hour())?,
        small(at.minute())?,
        small(at.second())?,
    )
    .ok_or_else(|| RenderError::Internal(format!("{at} is no date of a document")))
}

fn pdf_options(options: &RenderOptions) -> Result<PdfOptions, RenderError> {
    let minutes = options.created.offset().local_minus_utc() / 60;
    let timestamp = Timestamp::new_local(moment(&options.created)?, minutes)
        .ok_or_else(|| RenderError::Internal("the offset of the date is no time zone".to_owned()))?;
    Ok(PdfOptions {
        ident: Smart::Custom(options.document_id.as_str().into()),
        creator: Smart::Custom(Some("Pamong".to_owned())),
        timestamp: Some(timestamp),
        standards: PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .map_err(|e| RenderError::Internal(format!("{e:?}")))?,
        ..PdfOptions::default()
    })
}

/// The compiler's words. Images come from users in the arms only, and so do the errors about images.
fn refusal(errors: &[SourceDiagnostic], arms: bool) -> RenderError {
    let words = errors.iter().map(|e| e.message.to_string()).collect::<Vec<_>>().join("; ");
    let about_image = ["image", "SVG", "PNG", "decode"].iter().any(|word| words.contains(word));
    if arms && about_image { RenderError::Arms(words) } else { RenderError::Internal(words) }
}
