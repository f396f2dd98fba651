//! The revisions of a file: where each ends, and whether one added nothing but a signature.
use super::mark::{END, Mark, without_line_end};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeSet;

/// More revisions than any office's document has; a file with more is not read.
pub(super) const MOST: usize = 64;

/// What a revision did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RevisionKind {
    /// At or before the first signature, which covers it.
    Covered,
    /// After a signature, and nothing was added but one more signature without an appearance.
    SignatureOnly,
    /// After a signature, and something else changed.
    Change(String),
}

/// One revision: the file as it was at some time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// To be compared with what was recorded.
    pub mark: Mark,
    /// What the revision did.
    pub kind: RevisionKind,
}

/// The revisions of `pdf` from the oldest to the newest; the last one is the whole file. `covered` are the
/// ends of what the signatures cover. `None` where there are too many.
pub(super) fn revisions(pdf: &[u8], covered: &[usize]) -> Option<Vec<Revision>> {
    let whole = without_line_end(pdf);
    let mut ends: BTreeSet<usize> = ends_of_file(pdf).collect();
    ends.extend(
        covered.iter().filter_map(|end| pdf.get(..*end)).map(|prefix| without_line_end(prefix).len()),
    );
    ends.insert(whole.len());
    if ends.len() > MOST {
        return None;
    }
    let first_signature =
        covered.iter().filter_map(|end| pdf.get(..*end)).map(|p| without_line_end(p).len()).min();
    let mut revisions = Vec::new();
    let mut before: &[u8] = &[];
    for end in ends {
        let prefix = pdf.get(..end).unwrap_or_default();
        let kind = if first_signature.is_none_or(|first| end <= first) {
            RevisionKind::Covered
        } else {
            match added_a_signature(before, prefix) {
                Ok(()) => RevisionKind::SignatureOnly,
                Err(why) => RevisionKind::Change(why),
            }
        };
        revisions.push(Revision { mark: Mark::of_revision(prefix), kind });
        before = prefix;
    }
    Some(revisions)
}

/// Ends of `startxref`, a number and `%%EOF`, as each revision has them.
fn ends_of_file(pdf: &[u8]) -> impl Iterator<Item = usize> + '_ {
    pdf.windows(END.len()).enumerate().filter(|(_, window)| *window == END).filter_map(|(at, _)| {
        let head = pdf.get(at.saturating_sub(40)..at)?.trim_ascii_end();
        let digits = head.iter().rev().take_while(|b| b.is_ascii_digit()).count();
        let head = head.get(..head.len() - digits)?.trim_ascii_end();
        (digits > 0 && head.ends_with(b"startxref")).then_some(at + END.len())
    })
}

fn added_a_signature(before: &[u8], after: &[u8]) -> Result<(), String> {
    let before = Document::load_mem(before).map_err(|e| format!("the revision before is unreadable: {e}"))?;
    let after = Document::load_mem(after).map_err(|e| format!("the revision is unreadable: {e}"))?;
    Comparison::new(&before, &after)?.check()
}

struct Comparison<'d> {
    before: &'d Document,
    after: &'d Document,
    root: ObjectId,
    field: ObjectId,
}

impl<'d> Comparison<'d> {
    fn new(before: &'d Document, after: &'d Document) -> Result<Self, String> {
        for key in [b"Root".as_slice(), b"Info", b"Encrypt"] {
            if !same_entry(&before.trailer, &after.trailer, key) {
                return Err(format!("/{} is another one", String::from_utf8_lossy(key)));
            }
        }
        let root = after.trailer.get(b"Root").and_then(Object::as_reference);
        let root = root.map_err(|e| format!("/Root: {e}"))?;
        let added: Vec<_> = after.objects.iter().filter(|(id, _)| !before.objects.contains_key(id)).collect();
        Ok(Self { before, after, root, field: new_field(&added)? })
    }

    fn check(&self) -> Result<(), String> {
        for (id, old) in &self.before.objects {
            let new = self.after.objects.get(id).ok_or_else(|| format!("object {} is gone", id.0))?;
            if !same(old, new) && !self.allowed(*id, old, new) {
                return Err(format!("object {} was changed", id.0));
            }
        }
        Ok(())
    }

    fn allowed(&self, id: ObjectId, old: &Object, new: &Object) -> bool {
        match (old, new) {
            (Object::Dictionary(old), Object::Dictionary(new)) if id == self.root => {
                same_but(old, new, &[b"AcroForm"]) && self.form_allowed(old, new)
            }
            (Object::Dictionary(old), Object::Dictionary(new)) if self.is_form(id) => {
                self.form_entries_allowed(old, new)
            }
            (Object::Dictionary(old), Object::Dictionary(new)) if self.is_page(id) => {
                same_but(old, new, &[b"Annots", b"Tabs"])
                    && new.get(b"Tabs").and_then(Object::as_name).is_ok_and(|tabs| tabs == b"S")
                    && self.list_allowed(old.get(b"Annots").ok(), new.get(b"Annots").ok())
            }
            (Object::Array(old), Object::Array(new)) if self.is_list(id) => self.grown(old, new),
            _ => false,
        }
    }

    fn form_allowed(&self, old: &Dictionary, new: &Dictionary) -> bool {
        match (old.get(b"AcroForm").ok(), new.get(b"AcroForm").ok()) {
            (Some(Object::Reference(a)), Some(Object::Reference(b))) => a == b,
            (Some(Object::Dictionary(old)), Some(Object::Dictionary(new))) => {
                self.form_entries_allowed(old, new)
            }
            _ => false,
        }
    }

    fn form_entries_allowed(&self, old: &Dictionary, new: &Dictionary) -> bool {
        same_but(old, new, &[b"Fields", b"SigFlags"])
            && new.get(b"SigFlags").and_then(Object::as_i64).is_ok_and(|flags| flags == 3)
            && self.list_allowed(old.get(b"Fields").ok(), new.get(b"Fields").ok())
    }

    /// A list that is a reference is compared where the array itself stands.
    fn list_allowed(&self, old: Option<&Object>, new: Option<&Object>) -> bool {
        match (old, new) {
            (None, None) => true,
            (None, Some(Object::Array(new))) => self.grown(&[], new),
            (Some(Object::Array(old)), Some(Object::Array(new))) => {
                same_items(old, new) || self.grown(old, new)
            }
            (Some(Object::Reference(old)), Some(Object::Reference(new))) => old == new,
            _ => false,
        }
    }

    /// The new list is the old one and the new field after it.
    fn grown(&self, old: &[Object], new: &[Object]) -> bool {
        new.split_last()
            .is_some_and(|(last, rest)| same_items(old, rest) && *last == Object::Reference(self.field))
    }

    fn is_form(&self, id: ObjectId) -> bool {
        self.before.get_dictionary(self.root).is_ok_and(|root| refers(root, b"AcroForm", id))
    }

    fn is_page(&self, id: ObjectId) -> bool {
        self.before.page_iter().any(|page| page == id)
    }

    fn is_list(&self, id: ObjectId) -> bool {
        let of_page = |page| self.before.get_dictionary(page).is_ok_and(|page| refers(page, b"Annots", id));
        let form = self.before.get_dictionary(self.root).and_then(|root| root.get(b"AcroForm"));
        let form = form.and_then(|form| self.before.dereference(form)).and_then(|(_, form)| form.as_dict());
        form.is_ok_and(|form| refers(form, b"Fields", id)) || self.before.page_iter().any(of_page)
    }
}

fn refers(dictionary: &Dictionary, key: &[u8], id: ObjectId) -> bool {
    dictionary.get(key).and_then(Object::as_reference).is_ok_and(|target| target == id)
}

fn same_but(old: &Dictionary, new: &Dictionary, keys: &[&[u8]]) -> bool {
    let rest = |dictionary: &Dictionary| {
        let mut dictionary = dictionary.clone();
        for key in keys {
            dictionary.remove(key);
        }
        dictionary
    };
    same_entries(&rest(old), &rest(new))
}

/// Whether two objects say the same. A string may be written in two ways, and each writer has its own.
fn same(old: &Object, new: &Object) -> bool {
    match (old, new) {
        (Object::String(old, _), Object::String(new, _)) => old == new,
        (Object::Array(old), Object::Array(new)) => same_items(old, new),
        (Object::Dictionary(old), Object::Dictionary(new)) => same_entries(old, new),
        (Object::Stream(old), Object::Stream(new)) => {
            same_entries(&old.dict, &new.dict) && old.content == new.content
        }
        _ => old == new,
    }
}

fn same_items(old: &[Object], new: &[Object]) -> bool {
    old.len() == new.len() && old.iter().zip(new).all(|(old, new)| same(old, new))
}

fn same_entries(old: &Dictionary, new: &Dictionary) -> bool {
    old.len() == new.len() && old.iter().all(|(key, _)| same_entry(old, new, key))
}

fn same_entry(old: &Dictionary, new: &Dictionary, key: &[u8]) -> bool {
    match (old.get(key).ok(), new.get(key).ok()) {
        (Some(old), Some(new)) => same(old, new),
        (old, new) => old.is_none() && new.is_none(),
    }
}

/// The new objects must be a signature and its field, which shows nothing and does nothing.
fn new_field(added: &[(&ObjectId, &Object)]) -> Result<ObjectId, String> {
    let (mut field, mut signature) = (None, None);
    for (id, object) in added {
        let entries = object.as_dict().map_err(|_other| format!("object {} was added", id.0))?;
        if entries.has(b"ByteRange") && signature.replace(**id).is_none() {
            continue;
        }
        if is_plain_field(entries) && field.replace((**id, entries)).is_none() {
            continue;
        }
        return Err(format!("object {} was added", id.0));
    }
    match (field, signature) {
        (Some((id, entries)), Some(signature)) if refers(entries, b"V", signature) => Ok(id),
        _ => Err("no signature was added".to_owned()),
    }
}

fn is_plain_field(entries: &Dictionary) -> bool {
    const KEYS: [&[u8]; 9] = [b"Type", b"Subtype", b"FT", b"T", b"TU", b"F", b"Rect", b"P", b"V"];
    let zero = |n: &Object| matches!(n, Object::Integer(0));
    entries.iter().all(|(key, _)| KEYS.contains(&key.as_slice()))
        && entries.get(b"FT").and_then(Object::as_name).is_ok_and(|kind| kind == b"Sig")
        && entries.get(b"Rect").and_then(Object::as_array).is_ok_and(|rect| rect.iter().all(zero))
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::{StringFormat, dictionary};

    #[test]
    fn a_string_may_be_written_in_two_ways() {
        let with = |text: &str, format| {
            let text = Object::String(text.as_bytes().to_vec(), format);
            Object::Dictionary(dictionary! { "Lang" => text, "Kids" => vec![1.into()] })
        };
        let literal = with("id", StringFormat::Literal);
        assert!(same(&literal, &with("id", StringFormat::Hexadecimal)));
        assert!(!same(&literal, &with("en", StringFormat::Literal)));
        assert!(!same(&literal, &Object::Dictionary(dictionary! { "Lang" => "id" })));
    }
}
