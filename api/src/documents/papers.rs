//! Letters and certificates on paper: the renderer, and what may be printed.
use crate::error::{Code, Error, Result, Violations};
use crate::http::Moment;
use crate::identity::Me;
use pamong_db::Ts;
use pamong_render::{
    Engine, FormVersion, Paper, RenderError, RenderOptions, Rendered, RichText, TemplateTexts, TextError,
    TextProblem,
};
use serde::Deserialize;
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// A word of more characters is broken.
const LONGEST_WORD: usize = 60;

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

/// How a paper that is no letter is set: by the day `at` which it shows the record, under an id of its own and
/// with the fixed words of its day.
pub fn options(
    me: &Me,
    paper_size: pamong_render::PaperSize,
    watermark: Option<&str>,
    document_id: String,
    at: Ts,
    texts: TemplateTexts,
) -> RenderOptions {
    let at = Moment { now: at, zone: me.at.zone };
    RenderOptions {
        paper_size,
        form: FormVersion::default(),
        watermark: watermark.map(Into::into),
        verification: None,
        signature_note: Vec::new(),
        texts,
        document_id,
        created: at.local(),
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

/// Notes what in a text of paragraphs, lists and tables cannot be printed, with a pointer below `at`.
pub fn printable_rich(v: &mut Violations, at: &str, text: &RichText) {
    if let Err(e) = text.check() {
        note(v, &format!("{at}{}", e.pointer), &e);
    }
}

/// A text of others, such as the subject of a letter from outside, as a paper can show it: a box stands for each character
/// that it cannot.
pub fn shown(text: &str) -> String {
    let text = pamong_render::clean_text(text);
    if pamong_render::check_text(&text).is_ok() {
        return text;
    }
    let mut shown = String::new();
    let mut in_word = 0;
    for ch in text.chars() {
        in_word = if ch.is_whitespace() { 0 } else { in_word + 1 };
        if in_word > LONGEST_WORD {
            shown.push(' ');
            in_word = 1;
        }
        let printable = pamong_render::check_text(ch.encode_utf8(&mut [0; 4])).is_ok();
        shown.push(if printable { ch } else { '□' });
    }
    shown
}

/// Notes why a text cannot be printed.
pub(super) fn note(v: &mut Violations, pointer: &str, e: &TextError) {
    match &e.problem {
        TextProblem::Control { character }
        | TextProblem::BidiControl { character }
        | TextProblem::Invisible { character }
        | TextProblem::Combining { character }
        | TextProblem::RightToLeft { character }
        | TextProblem::NoGlyph { character } => v.add_with(pointer, Code::Unprintable, character),
        TextProblem::TooLong { limit } | TextProblem::WordTooLong { limit } => {
            v.add_with(pointer, Code::TooLong, limit);
        }
        TextProblem::TooManyParts { limit } => v.add_with(pointer, Code::TooMany, limit),
        TextProblem::TooDeep { limit } => v.add_with(pointer, Code::OutOfRange, format!("0–{limit}")),
        TextProblem::Columns { limit } => v.add_with(pointer, Code::OutOfRange, format!("1–{limit}")),
        TextProblem::Empty => v.add(pointer, Code::Required),
        TextProblem::Placeholder { name } => v.add_with(pointer, Code::PlaceholderMissing, name),
        TextProblem::Cells { expected, .. } => v.add_with(pointer, Code::OutOfRange, expected),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_shown_is_a_box() {
        assert_eq!(shown("Undangan rapat"), "Undangan rapat");
        assert_eq!(shown("Pesta \u{1F389} \u{202E}besar\u{0}"), "Pesta □ □besar□");
        let long = shown(&"a".repeat(1000));
        assert!(pamong_render::check_text(&long).is_ok(), "{long}");
        assert_eq!(long.replace(' ', "").len(), 1000);
    }
}
