//! The incremental update that holds a signature (ISO 32000-1 sections 7.5.6 and 12.8).
use super::SignParams;
use super::object::{date, last_startxref, put, text};
use crate::error::{Error, Result};
use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// Room for the three numbers of `/ByteRange`, filled in when they are known.
const BYTE_RANGE: &str = "0 0000000000 0000000000 0000000000";

/// A file with an empty `/Contents` and its final `/ByteRange`; `digest` is what the signature covers.
pub(super) struct Prepared {
    bytes: Vec<u8>,
    hex_at: usize,
    hex_len: usize,
    pub(super) digest: [u8; 32],
}

impl Prepared {
    /// Puts the container into the gap; what is left of it stays zero.
    pub(super) fn finish(mut self, container: &[u8]) -> Result<Vec<u8>> {
        let hex = crate::authority::hex(container);
        if hex.len() > self.hex_len {
            return Err(Error::Pdf(format!("{} bytes of signature do not fit", container.len())));
        }
        overwrite(&mut self.bytes, self.hex_at, hex.as_bytes())?;
        Ok(self.bytes)
    }
}

pub(super) fn prepare(pdf: &[u8], params: &SignParams<'_>, room: usize) -> Result<Prepared> {
    let document = Document::load_mem(pdf)?;
    if document.is_encrypted() {
        return Err(Error::Pdf("the file is encrypted".into()));
    }
    let previous = last_startxref(pdf)?;
    if !pdf.get(previous..).is_some_and(|rest| rest.starts_with(b"xref")) {
        return Err(Error::Pdf("cross-reference streams cannot be continued with a table".into()));
    }
    let mut update = Update::new(&document)?;
    update.add_field(params)?;
    write(pdf, &document, update, params, previous, room)
}

/// The objects that the new revision brings or replaces.
struct Update<'d> {
    document: &'d Document,
    root: ObjectId,
    signature: ObjectId,
    field: ObjectId,
    size: u32,
    objects: Vec<(ObjectId, Object)>,
}

impl<'d> Update<'d> {
    fn new(document: &'d Document) -> Result<Self> {
        let size = u32::try_from(document.trailer.get(b"Size")?.as_i64()?)
            .map_err(|e| Error::Pdf(format!("/Size: {e}")))?;
        // A wrong /Size would let the new objects replace old ones.
        let first = size.max(document.max_id.saturating_add(1));
        Ok(Self {
            document,
            root: document.trailer.get(b"Root")?.as_reference()?,
            signature: (first, 0),
            field: (first.saturating_add(1), 0),
            size: first.saturating_add(2),
            objects: Vec::new(),
        })
    }

    fn dictionary(&self, id: ObjectId) -> Result<Dictionary> {
        Ok(self.document.get_object(id)?.as_dict()?.clone())
    }

    fn add_field(&mut self, params: &SignParams<'_>) -> Result<()> {
        check_field_name(params.field)?;
        self.add_to_form(params.field)?;
        let page = self.add_to_page()?;
        // A widget without size needs no appearance (ISO 19005-2, 6.3.3) and no structure element
        // (ISO 14289-1, 7.18.1); F 132 is Print and Locked.
        let widget = dictionary! {
            "Type" => "Annot", "Subtype" => "Widget", "FT" => "Sig",
            "T" => text(params.field), "TU" => text("Tanda tangan elektronik"),
            "F" => 132, "Rect" => vec![0.into(), 0.into(), 0.into(), 0.into()],
            "P" => Object::Reference(page), "V" => Object::Reference(self.signature),
        };
        self.objects.push((self.field, Object::Dictionary(widget)));
        Ok(())
    }

    /// The form and its list of fields may each be direct or indirect.
    fn add_to_form(&mut self, name: &str) -> Result<()> {
        let mut root = self.dictionary(self.root)?;
        let (mut form, form_id) = match root.get(b"AcroForm") {
            Ok(Object::Reference(id)) => (self.dictionary(*id)?, Some(*id)),
            Ok(Object::Dictionary(form)) => (form.clone(), None),
            _ => (Dictionary::new(), None),
        };
        let mut fields = match form.get(b"Fields") {
            Ok(Object::Reference(id)) => self.document.get_object(*id)?.as_array()?.clone(),
            Ok(Object::Array(fields)) => fields.clone(),
            _ => Vec::new(),
        };
        for field in &fields {
            let Ok(field) = field.as_reference().and_then(|id| self.document.get_dictionary(id)) else {
                continue;
            };
            if field.get(b"T").and_then(Object::as_str).ok() == Some(name.as_bytes()) {
                return Err(Error::FieldTaken(name.to_owned()));
            }
        }
        fields.push(Object::Reference(self.field));
        form.set("Fields", fields);
        // Signatures exist, and the file may only be appended to.
        form.set("SigFlags", 3);
        form.remove(b"NeedAppearances");
        if let Some(id) = form_id {
            self.objects.push((id, Object::Dictionary(form)));
        } else {
            root.set("AcroForm", form);
            self.objects.push((self.root, Object::Dictionary(root)));
        }
        Ok(())
    }

    fn add_to_page(&mut self) -> Result<ObjectId> {
        let pages = self.document.get_pages();
        let page_id = *pages.get(&1).ok_or_else(|| Error::Pdf("no page".into()))?;
        let mut page = self.dictionary(page_id)?;
        match page.get(b"Annots") {
            Ok(Object::Reference(id)) => {
                let id = *id;
                let mut annotations = self.document.get_object(id)?.as_array()?.clone();
                annotations.push(Object::Reference(self.field));
                self.objects.push((id, Object::Array(annotations)));
            }
            Ok(Object::Array(annotations)) => {
                let mut annotations = annotations.clone();
                annotations.push(Object::Reference(self.field));
                page.set("Annots", annotations);
            }
            _ => page.set("Annots", vec![Object::Reference(self.field)]),
        }
        // PDF/UA (ISO 14289-1, 7.18.3): a page with annotations is read in the order of its structure.
        page.set("Tabs", "S");
        self.objects.push((page_id, Object::Dictionary(page)));
        Ok(page_id)
    }
}

fn check_field_name(name: &str) -> Result<()> {
    let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    if name.is_empty() || name.len() > 64 || !plain {
        return Err(Error::Value("a field's name is 1 to 64 ASCII letters, digits, _ and -"));
    }
    Ok(())
}

fn signature_entries(params: &SignParams<'_>) -> Dictionary {
    let mut entries = dictionary! {
        "Type" => "Sig", "Filter" => "Adobe.PPKLite", "SubFilter" => "ETSI.CAdES.detached",
        "Name" => text(params.name), "Reason" => text(params.reason), "Location" => text(params.location),
        "M" => date(params.at),
    };
    if !params.contact.is_empty() {
        entries.set("ContactInfo", text(params.contact));
    }
    entries
}

fn write(
    pdf: &[u8],
    document: &Document,
    update: Update<'_>,
    params: &SignParams<'_>,
    previous: usize,
    room: usize,
) -> Result<Prepared> {
    let mut bytes = pdf.to_vec();
    // PDF/A (ISO 19005-2, 6.1.9): an end of line before `obj`, which Typst's last line lacks.
    if bytes.last() != Some(&b'\n') {
        bytes.push(b'\n');
    }
    let mut offsets: Vec<(ObjectId, usize)> = Vec::new();
    for (id, object) in &update.objects {
        offsets.push((*id, bytes.len()));
        let mut body = String::new();
        put(&mut body, object)?;
        bytes.extend(format!("{} {} obj\n{body}\nendobj\n", id.0, id.1).bytes());
    }
    offsets.push((update.signature, bytes.len()));
    let mut body = String::new();
    put(&mut body, &Object::Dictionary(signature_entries(params)))?;
    let open = body.strip_suffix(">>").unwrap_or(&body);
    bytes.extend(format!("{} 0 obj\n{open}/ByteRange [", update.signature.0).bytes());
    let range_at = bytes.len();
    bytes.extend(format!("{BYTE_RANGE}]/Contents ").bytes());
    let gap = bytes.len();
    let hex_len = room.saturating_mul(2);
    bytes.push(b'<');
    bytes.extend(std::iter::repeat_n(b'0', hex_len));
    bytes.push(b'>');
    let after_gap = bytes.len();
    bytes.extend(b">>\nendobj\n");

    let table_at = bytes.len();
    bytes.extend(table(offsets).bytes());
    let mut trailer = String::new();
    put(&mut trailer, &Object::Dictionary(trailer_entries(document, &update, previous, &bytes)?))?;
    bytes.extend(format!("trailer\n{trailer}\nstartxref\n{table_at}\n%%EOF\n").bytes());

    let range = format!("0 {gap:010} {after_gap:010} {:010}", bytes.len() - after_gap);
    if range.len() != BYTE_RANGE.len() {
        return Err(Error::Pdf("the file is too large".into()));
    }
    overwrite(&mut bytes, range_at, range.as_bytes())?;
    let mut hash = Sha256::new();
    hash.update(bytes.get(..gap).unwrap_or_default());
    hash.update(bytes.get(after_gap..).unwrap_or_default());
    Ok(Prepared { bytes, hex_at: gap + 1, hex_len, digest: hash.finalize().into() })
}

/// A cross-reference table with one section for each run of numbers. Its lines are 20 bytes long.
fn table(mut offsets: Vec<(ObjectId, usize)>) -> String {
    offsets.sort_unstable();
    let mut text = String::from("xref\n");
    for run in offsets.chunk_by(|a, b| b.0.0 == a.0.0.saturating_add(1)) {
        if let Some(((first, _), _)) = run.first() {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{first} {}", run.len());
        }
        for ((_, generation), offset) in run {
            let _ = write!(text, "{offset:010} {generation:05} n\r\n");
        }
    }
    text
}

fn trailer_entries(
    document: &Document,
    update: &Update<'_>,
    previous: usize,
    bytes: &[u8],
) -> Result<Dictionary> {
    let mut trailer = Dictionary::new();
    trailer.set("Size", i64::from(update.size));
    trailer.set("Root", Object::Reference(update.root));
    trailer.set("Prev", i64::try_from(previous).map_err(|e| Error::Pdf(format!("/Prev: {e}")))?);
    if let Ok(info) = document.trailer.get(b"Info") {
        trailer.set("Info", info.clone());
    }
    // The first identifier names the document for good, the second one this revision (PDF/A, 6.1.3).
    let permanent = document.trailer.get(b"ID").and_then(Object::as_array).ok().and_then(|ids| ids.first());
    if let Some(permanent) = permanent {
        let revision = Sha256::digest(bytes).iter().copied().take(16).collect();
        let revision = Object::String(revision, StringFormat::Hexadecimal);
        trailer.set("ID", vec![permanent.clone(), revision]);
    }
    Ok(trailer)
}

fn overwrite(bytes: &mut [u8], at: usize, with: &[u8]) -> Result<()> {
    let end = at.saturating_add(with.len());
    bytes.get_mut(at..end).ok_or_else(|| Error::Pdf("out of range".into()))?.copy_from_slice(with);
    Ok(())
}
