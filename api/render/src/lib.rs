//! Official papers of an Indonesian city as PDF: letters, certificates, receipts, registers and reports.
//!
//! A [`Paper`] is typed data; the layout is Typst templates that ship inside the crate, with the fonts. Nothing
//! is read from disk or network while rendering, and text from users reaches the templates as JSON values only,
//! so that it is never read as code. Every file conforms to PDF/A-2a and PDF/UA-1 and depends on nothing but its
//! input: the same paper with the same options gives the same bytes.
//!
//! The layouts follow the rules on official letters of regional governments, Permendagri 54/2009 and its
//! successor Permendagri 1/2023; [`FormVersion`] says which of them a paper is set by.
//!
//! ```no_run
//! # fn show(paper: &pamong_render::Paper, options: &pamong_render::RenderOptions)
//! # -> Result<(), pamong_render::RenderError> {
//! let engine = pamong_render::Engine::new();
//! let rendered = engine.render(paper, options)?;
//! assert!(rendered.pages > 0);
//! # Ok(())
//! # }
//! ```
mod engine;
mod error;
mod fonts;
mod options;
pub mod paper;
mod qr;
pub mod text;
mod texts;
mod world;

pub use engine::{Engine, Rendered};
pub use error::RenderError;
pub use options::{FormVersion, PaperSize, RenderOptions, Verification};
pub use paper::Paper;
pub use text::{Block, Inline, RichText, TextError, TextProblem, check_text, clean_text};
pub use texts::{TemplateTexts, TextKey};
