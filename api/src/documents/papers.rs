//! Letters and certificates on paper: the renderer, and what may be printed.
use crate::error::{Code, Error, Result, Violations};
use crate::identity::Me;
use chrono::{FixedOffset, Offset};
use pamong_db::Ts;
use pamong_render::{
    Engine, FormVersion, Paper, RenderError, RenderOptions, Rendered, TemplateTexts, TextError, TextProblem,
};
use serde::Deserialize;
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// The sheet.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PaperSize {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// Folio, 215 × 330 mm.
    F4,
}

impl From<PaperSize> for pamong_render::PaperSize {
    fn from(size: PaperSize) -> Self {
        match size {
            PaperSize::A4 => Self::A4,
            PaperSize::F4 => Self::F4,
        }
    }
}

/// How the paper is set.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PaperQuery {
    /// The sheet; A4 where it is not said.
    #[param(inline)]
    pub size: Option<PaperSize>,
}

impl PaperQuery {
    /// The sheet that is asked for.
    pub fn sheet(&self) -> pamong_render::PaperSize {
        self.size.unwrap_or_default().into()
    }
}

/// How a paper that is no letter is set: by the day `at` which it shows the record, under an id of its own.
pub fn options(
    me: &Me,
    paper_size: pamong_render::PaperSize,
    watermark: Option<&str>,
    document_id: String,
    at: Ts,
) -> RenderOptions {
    let at = at.0.with_timezone(&me.at.zone);
    let offset: FixedOffset = at.offset().fix();
    RenderOptions {
        paper_size,
        form: FormVersion::default(),
        watermark: watermark.map(Into::into),
        verification: None,
        signature_note: Vec::new(),
        texts: TemplateTexts::default(),
        document_id,
        created: at.with_timezone(&offset),
    }
}

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

fn note(v: &mut Violations, pointer: &str, e: &TextError) {
    match &e.problem {
        TextProblem::Control { character }
        | TextProblem::BidiControl { character }
        | TextProblem::Invisible { character }
        | TextProblem::Combining { character }
        | TextProblem::RightToLeft { character }
        | TextProblem::NoGlyph { character } => v.add_with(pointer, Code::Unprintable, character),
        other => v.add_with(pointer, Code::Unprintable, format!("{other:?}")),
    }
}
