//! Letters and certificates on paper: the renderer, and what may be printed.
use crate::error::{Code, Error, Result, Violations};
use pamong_render::{Engine, Paper, RenderError, RenderOptions, Rendered, RichText, TextError, TextProblem};
use std::sync::Arc;

/// Renders papers to PDF. One of them serves the whole process; its fonts and templates are part of the program.
#[derive(Clone, Default)]
pub struct Renderer(Arc<Engine>);

impl Renderer {
    /// Renders a paper on a thread of its own, since it is pure computation of some milliseconds.
    ///
    /// A text that cannot be printed is an invalid field (422) of the paper.
    pub async fn render(&self, paper: Paper, options: RenderOptions) -> Result<Rendered> {
        let engine = self.0.clone();
        let done = tokio::task::spawn_blocking(move || engine.render(&paper, &options));
        done.await.map_err(Error::internal)?.map_err(|e| match e {
            RenderError::Text(e) => {
                let mut v = Violations::default();
                note(&mut v, &e.pointer, &e);
                v.finish().err().unwrap_or_else(|| Error::internal(e))
            }
            other => Error::internal(other),
        })
    }
}

/// Notes a text that no paper can show, such as one with emoji, with the character that is in the way.
pub fn printable(v: &mut Violations, pointer: &str, text: &str) {
    if let Err(e) = pamong_render::check_text(&pamong_render::clean_text(text)) {
        note(v, pointer, &e);
    }
}

/// Notes what in a text of paragraphs, lists and tables cannot be printed, with a pointer below `at`.
pub fn printable_rich(v: &mut Violations, at: &str, text: &RichText) {
    if let Err(e) = text.check() {
        note(v, &format!("{at}{}", e.pointer), &e);
    }
}

fn note(v: &mut Violations, pointer: &str, e: &TextError) {
    match &e.problem {
        TextProblem::Control { character }
        | TextProblem::BidiControl { character }
        | TextProblem::Invisible { character }
        | TextProblem::RightToLeft { character }
        | TextProblem::NoGlyph { character } => v.add_with(pointer, Code::Unprintable, character),
        TextProblem::TooLong { limit } | TextProblem::WordTooLong { limit } => {
            v.add_with(pointer, Code::TooLong, limit);
        }
        TextProblem::TooManyParts { limit } => v.add_with(pointer, Code::TooMany, limit),
        TextProblem::TooDeep { limit } => v.add_with(pointer, Code::OutOfRange, format!("0–{limit}")),
        TextProblem::Columns { limit } => v.add_with(pointer, Code::OutOfRange, format!("1–{limit}")),
        TextProblem::Cells { expected, .. } => v.add_with(pointer, Code::OutOfRange, expected),
    }
}
