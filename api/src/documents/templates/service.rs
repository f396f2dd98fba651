//! Changing and restoring the fixed words.
use super::model::{CurrentTexts, Row, SampleQuery, TemplateAuthor, TemplateVersion, TextChanges};
use super::{sample, store};
use crate::agencies;
use crate::audit::{self, Application, NewFact};
use crate::documents::office::Office;
use crate::documents::papers;
use crate::error::{Code, Error, Result, Violations, below};
use crate::identity::Me;
use pamong_db::{Conn, Id, Ts};
use pamong_render::{Paper, RenderOptions, TemplateTexts};
use serde_json::json;

/// What stands across a sample.
const MARK: &str = "CONTOH";
/// Key of the note for every kind without its own.
const EVERY_KIND: &str = "*";

/// The words of a paper that came to be at a moment; the present ones where it has not yet.
pub fn texts_at(c: &mut Conn, at: Option<Ts>) -> Result<TemplateTexts> {
    store::at(c, at)?.map_or_else(|| Ok(TemplateTexts::default()), |row| row.texts())
}

/// The words that hold now.
pub fn current(c: &mut Conn) -> Result<CurrentTexts> {
    let (number, texts) = present(c)?;
    CurrentTexts::of(number, texts)
}

fn present(c: &mut Conn) -> Result<(i32, TemplateTexts)> {
    match store::at(c, None)? {
        Some(row) => Ok((row.number, row.texts()?)),
        None => Ok((0, TemplateTexts::default())),
    }
}

/// Makes a version with these changes. Papers from now on have its words.
///
/// What cannot be printed or has lost a placeholder is an invalid field; changes that change nothing are a conflict.
pub fn change(tx: &mut Conn, me: &Me, changes: &TextChanges) -> Result<TemplateVersion> {
    let (number, before) = present(tx)?;
    let after = applied(tx, me, changes, before.clone())?;
    let note = changes.note.as_deref().map(str::trim).filter(|note| !note.is_empty());
    add(tx, me, (number, &before), &after, note.map(Into::into), "template.change")
}

/// Makes a version with the words of an old one.
pub fn restore(tx: &mut Conn, me: &Me, number: i32) -> Result<TemplateVersion> {
    let (old, _) = store::find(tx, number)?.ok_or_else(Error::not_found)?;
    let (last, before) = present(tx)?;
    let note = format!("Mengembalikan versi {number}");
    add(tx, me, (last, &before), &old.texts()?, Some(note), "template.restore")
}

/// A sample letter with these changes. Nothing is stored.
pub fn preview(
    c: &mut Conn,
    me: &Me,
    changes: &TextChanges,
    query: &SampleQuery,
) -> Result<(Paper, RenderOptions)> {
    let (_, texts) = present(c)?;
    let texts = applied(c, me, changes, texts)?;
    let paper = sample::letter(&Office::load(c, me.agency.id)?, query.sample.unwrap_or_default(), me.today());
    let size = query.size.unwrap_or_default().into();
    let options = RenderOptions {
        verification: Some(sample::verification()),
        signature_note: vec!["Ditandatangani secara elektronik".into()],
        ..papers::options(me, size, Some(MARK), "template-sample".into(), me.now(), texts)
    };
    Ok((paper, options))
}

fn applied(c: &mut Conn, me: &Me, changes: &TextChanges, texts: TemplateTexts) -> Result<TemplateTexts> {
    let mut v = Violations::default();
    for kind in changes.footers.iter().flat_map(|notes| notes.keys()).filter(|kind| *kind != EVERY_KIND) {
        if agencies::store::letter_kind(c, kind, me.today())?.is_none() {
            v.add(below("/footers", kind), Code::UnknownReference);
        }
    }
    let texts = changes.applied_to(texts)?;
    if let Err(e) = texts.check() {
        let whole = if e.pointer.starts_with("/footers/") { "" } else { "/texts" };
        papers::note(&mut v, &format!("{whole}{}", e.pointer), &e);
    }
    v.finish()?;
    Ok(texts)
}

fn add(
    tx: &mut Conn,
    me: &Me,
    (last, before): (i32, &TemplateTexts),
    after: &TemplateTexts,
    note: Option<String>,
    action: &str,
) -> Result<TemplateVersion> {
    if after == before {
        return Err(Code::AlreadyDone.into());
    }
    let row = Row {
        id: Id::new(),
        number: last.saturating_add(1),
        texts: serde_json::to_value(after).map_err(Error::internal)?,
        note,
        created_by_user_id: me.user_id,
        created_at: me.now(),
    };
    // Somebody else made a version at the same moment.
    store::insert(tx, &row)
        .map_err(|e| if e.unique_violation().is_some() { Code::Stale.into() } else { Error::from(e) })?;
    let data = json!({"number": row.number, "note": row.note});
    let subject = ("template_version", row.id);
    audit::record(tx, me, NewFact::new(Application::Platform, action, subject, me.agency.id, data))?;
    TemplateVersion::of(row, TemplateAuthor { user_id: me.user_id, name: me.name.clone() })
}

/// The version with this number.
pub fn find(c: &mut Conn, number: i32) -> Result<TemplateVersion> {
    let (row, author) = store::find(c, number)?.ok_or_else(Error::not_found)?;
    TemplateVersion::of(row, author)
}
