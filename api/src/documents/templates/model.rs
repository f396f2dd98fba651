//! Fixed words and their versions.
use super::sample::Sample;
use crate::documents::papers::PaperSize;
use crate::error::{Code, Error, Result, Violations, below};
use crate::http::Validate;
use diesel::prelude::*;
use pamong_db::schema::{template_versions, users};
use pamong_db::{Id, MultiBackend, Ts};
use pamong_render::{TemplateTexts, TextKey};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use utoipa::{IntoParams, ToSchema};

/// Longest reason of a change, in characters.
const LONGEST_NOTE: usize = 300;

/// A row of the table.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = template_versions, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Row {
    pub id: Id,
    pub number: i32,
    pub texts: Value,
    pub note: Option<String>,
    pub created_by_user_id: Id,
    pub created_at: Ts,
}

impl Row {
    /// Its texts, as the renderer reads them.
    pub fn texts(&self) -> Result<TemplateTexts> {
        TemplateTexts::deserialize(&self.texts).map_err(Error::internal)
    }
}

/// Who changed texts.
#[derive(Debug, Clone, Queryable, Selectable, Serialize, ToSchema)]
#[diesel(table_name = users, check_for_backend(MultiBackend))]
pub struct TemplateAuthor {
    /// The person.
    #[diesel(column_name = id)]
    pub user_id: Id,
    /// The person's name.
    pub name: String,
}

/// A version in the history.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TemplateVersionRow {
    /// Its number, counted from 1.
    pub number: i32,
    /// Why it was made.
    pub note: Option<String>,
    /// Who made it.
    pub created_by: TemplateAuthor,
    /// Since when it holds.
    pub created_at: Ts,
}

impl From<(Row, TemplateAuthor)> for TemplateVersionRow {
    fn from((row, created_by): (Row, TemplateAuthor)) -> Self {
        Self { number: row.number, note: row.note, created_by, created_at: row.created_at }
    }
}

/// A version with its texts.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TemplateVersion {
    /// Its number, counted from 1.
    pub number: i32,
    /// Why it was made.
    pub note: Option<String>,
    /// Who made it.
    pub created_by: TemplateAuthor,
    /// Since when it holds.
    pub created_at: Ts,
    /// Every text by its key.
    pub texts: BTreeMap<String, String>,
    /// Notes at the foot by the code of the letter kind; `*` holds for the other kinds.
    pub footers: BTreeMap<String, String>,
}

impl TemplateVersion {
    /// The version of a row.
    pub fn of(row: Row, created_by: TemplateAuthor) -> Result<Self> {
        let texts = row.texts()?;
        Ok(Self {
            texts: by_key(&texts)?,
            footers: texts.footers,
            number: row.number,
            note: row.note,
            created_by,
            created_at: row.created_at,
        })
    }
}

/// A fixed text with what there is to know of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TemplateText {
    /// Its key.
    pub key: String,
    /// Where it is printed.
    pub meaning: String,
    /// What must stand in it, with braces; it is replaced by the fact of that name.
    pub placeholders: Vec<String>,
    /// The built-in text.
    pub default: String,
    /// The text that holds now.
    pub text: String,
}

/// The texts that hold now.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CurrentTexts {
    /// Number of the version; 0 where nothing was changed yet.
    pub number: i32,
    /// Every text but the notes at the foot.
    pub texts: Vec<TemplateText>,
    /// Notes at the foot of letters that are signed electronically, by the code of the letter kind; `*` holds for the
    /// other kinds.
    pub footers: BTreeMap<String, String>,
    /// The built-in notes.
    pub default_footers: BTreeMap<String, String>,
}

impl CurrentTexts {
    /// What a version says.
    pub fn of(number: i32, texts: TemplateTexts) -> Result<Self> {
        let mut now = by_key(&texts)?;
        let view = |key: &TextKey| TemplateText {
            key: key.key.into(),
            meaning: key.meaning.into(),
            placeholders: key.placeholders.iter().map(|name| (*name).into()).collect(),
            default: key.default.into(),
            text: now.remove(key.key).unwrap_or_default(),
        };
        Ok(Self {
            number,
            texts: TemplateTexts::KEYS.iter().map(view).collect(),
            footers: texts.footers,
            default_footers: TemplateTexts::default().footers,
        })
    }
}

/// The texts but the notes at the foot, by key.
fn by_key(texts: &TemplateTexts) -> Result<BTreeMap<String, String>> {
    let Value::Object(all) = serde_json::to_value(texts).map_err(Error::internal)? else {
        return Err(Error::internal("texts are no object"));
    };
    let text = |(key, value): (String, Value)| match value {
        Value::String(text) => Some((key, text)),
        _ => None,
    };
    Ok(all.into_iter().filter_map(text).collect())
}

/// What is to be changed in the texts that hold.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TextChanges {
    /// New texts by their key; the others stay.
    #[serde(default)]
    pub texts: BTreeMap<String, String>,
    /// All notes at the foot, by the code of the letter kind or `*`; they stay where it is not given.
    pub footers: Option<BTreeMap<String, String>>,
    /// Why; only for a new version.
    #[schema(max_length = 300)]
    pub note: Option<String>,
}

impl Validate for TextChanges {
    fn validate(&self, violations: &mut Violations) {
        for key in self.texts.keys().filter(|key| !TemplateTexts::KEYS.iter().any(|k| k.key == **key)) {
            violations.add(below("/texts", key), Code::UnknownField);
        }
        violations.optional_text("/note", self.note.as_deref(), LONGEST_NOTE);
    }
}

impl TextChanges {
    /// The texts after these changes.
    pub fn applied_to(&self, texts: TemplateTexts) -> Result<TemplateTexts> {
        let mut all = serde_json::to_value(&texts).map_err(Error::internal)?;
        if let Value::Object(all) = &mut all {
            all.extend(self.texts.iter().map(|(key, text)| (key.clone(), tidy(text).into())));
        }
        let changed = TemplateTexts::deserialize(all).map_err(Error::internal)?;
        let footers = match &self.footers {
            Some(notes) => notes.iter().map(|(kind, note)| (kind.clone(), tidy(note))).collect(),
            None => texts.footers,
        };
        Ok(TemplateTexts { footers, ..changed })
    }
}

fn tidy(text: &str) -> String {
    pamong_render::clean_text(text).trim().to_owned()
}

/// What is to be shown.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SampleQuery {
    /// The sheet; A4 where it is not said.
    #[param(inline)]
    pub size: Option<PaperSize>,
    /// The form of letter; a letter with letterhead and addressees where it is not said.
    #[param(inline)]
    pub sample: Option<Sample>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_named_changes() {
        let changes: TextChanges =
            serde_json::from_value(serde_json::json!({"texts": {"copies": " Salinan: "}})).unwrap();
        let after = changes.applied_to(TemplateTexts::default()).unwrap();
        assert_eq!(after, TemplateTexts { copies: "Salinan:".into(), ..TemplateTexts::default() });
        let notes = TextChanges { footers: Some(BTreeMap::new()), ..TextChanges::default() };
        assert!(notes.applied_to(after).unwrap().footers.is_empty());
    }

    #[test]
    fn a_view_has_every_key_with_its_text() {
        let texts = TemplateTexts { copies: "Salinan:".into(), ..TemplateTexts::default() };
        let view = CurrentTexts::of(3, texts).unwrap();
        assert_eq!(view.texts.len(), TemplateTexts::KEYS.len());
        let changed: Vec<_> = view.texts.iter().filter(|t| t.text != t.default).map(|t| &t.key).collect();
        assert_eq!(changed, ["copies"]);
    }
}
