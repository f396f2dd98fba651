//! PDF files: scripts, commands and other files inside, which a reader may run or open.
//!
//! Names may be written with escapes (`/J#61vaScript`) and may stand in compressed objects. A file is therefore looked at
//! twice: its text, where nothing can hide behind a damaged table of objects, and its objects, where nothing can hide
//! behind a text that looks like the bytes of a stream.
mod names;

use super::{refused, refused_for};
use crate::error::{Code, Error, Result};
use lopdf::{DecompressError, Dictionary, Document, LoadOptions, Object, Stream};
use names::{names, outside_streams, segments};

/// Bytes that one compressed part of the structure may have; a hundred objects, as programs write them, have some thousand.
const MOST_STRUCTURE: usize = 8 * 1024 * 1024;
/// Compressed parts of the structure that a file may have.
const MOST_STREAMS: usize = 4000;

/// Refuses a PDF that may do something when it is opened, carries other files, or cannot be examined.
pub fn look(content: &[u8]) -> Result<()> {
    if names(outside_streams(content)).filter(|name| name.as_ref() == b"ObjStm").count() > MOST_STREAMS {
        return Err(refused(Code::FileBomb));
    }
    look_at_names(outside_streams(content))?;
    let options = LoadOptions::with_max_decompressed_size(MOST_STRUCTURE);
    match Document::load_mem_with_options(content, options) {
        Ok(document) if document.is_encrypted() => Err(refused(Code::FileLocked)),
        Ok(document) if document.objects.is_empty() => look_at_text(content),
        Ok(document) => {
            if !document.was_encrypted() {
                look_at_packed(content)?;
            }
            document.objects.values().try_for_each(look_at_object)
        }
        Err(lopdf::Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => {
            Err(refused(Code::FileBomb))
        }
        Err(lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_)) => Err(refused(Code::FileLocked)),
        Err(_damaged) => look_at_text(content),
    }
}

/// A file without readable objects: all of it is text, and nothing in it may be hidden from that.
fn look_at_text(content: &[u8]) -> Result<()> {
    look_at_names([content])?;
    let hides = |name: &[u8]| matches!(name, b"ObjStm" | b"Encrypt");
    if names([content]).any(|name| hides(&name)) { Err(refused(Code::FileUnreadable)) } else { Ok(()) }
}

fn look_at_names<'a>(texts: impl IntoIterator<Item = &'a [u8]>) -> Result<()> {
    names(texts).find_map(|name| harm(&name)).map_or(Ok(()), Err)
}

/// The compressed parts of the structure as they stand in the text, also such as no table names and `lopdf` left out.
///
/// Those with parameters of their filter, which hardly any program writes, are left to the objects.
fn look_at_packed(content: &[u8]) -> Result<()> {
    for (text, bytes) in segments(content) {
        let begins = text.windows(4).rposition(|word| word == b" obj").unwrap_or_default();
        let said: Vec<_> = names([text.get(begins..).unwrap_or_default()]).collect();
        let says = |name: &[u8]| said.iter().any(|found| found.as_ref() == name);
        if !says(b"ObjStm") || says(b"DecodeParms") {
            continue;
        }
        let mut stream = Stream::new(Dictionary::new(), bytes.to_vec());
        let filters: Vec<_> = said.iter().filter(|name| name.ends_with(b"Decode")).collect();
        match filters.as_slice() {
            [] => {}
            [one] if one.as_ref() == b"FlateDecode" => stream.dict.set("Filter", "FlateDecode"),
            _ => return Err(refused(Code::FileUnreadable)),
        }
        look_at_plain(&stream)?;
    }
    Ok(())
}

fn look_at_plain(stream: &Stream) -> Result<()> {
    match stream.get_plain_content_with_limit(MOST_STRUCTURE) {
        Ok(text) => look_at_names([text.as_slice()]),
        Err(lopdf::Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => {
            Err(refused(Code::FileBomb))
        }
        Err(_undecoded) => Err(refused(Code::FileUnreadable)),
    }
}

/// An object with everything in it, however deep it is nested.
fn look_at_object(object: &Object) -> Result<()> {
    let mut rest = vec![object];
    while let Some(object) = rest.pop() {
        let dictionary = match object {
            Object::Name(name) => match harm(name) {
                Some(refused) => return Err(refused),
                None => continue,
            },
            Object::Array(items) => {
                rest.extend(items);
                continue;
            }
            Object::Dictionary(dictionary) => dictionary,
            Object::Stream(stream) => {
                if stream.dict.has_type(b"ObjStm") {
                    // also objects in it that no table names, and such as cannot be read as objects
                    look_at_plain(stream)?;
                }
                &stream.dict
            }
            _ => continue,
        };
        for (key, value) in dictionary {
            if let Some(refused) = harm(key) {
                return Err(refused);
            }
            rest.push(value);
        }
    }
    Ok(())
}

/// The refusal of a file that holds this name, as a key or a value.
fn harm(name: &[u8]) -> Option<Error> {
    let script = |what| Some(refused_for(Code::FileScript, what));
    match name {
        b"JS" | b"JavaScript" => script("JavaScript"),
        b"Launch" => script("Launch"),
        b"ImportData" => script("ImportData"),
        b"RichMedia" => script("RichMedia"),
        b"XFA" => script("XFA"),
        b"EmbeddedFile" | b"EmbeddedFiles" | b"FileAttachment" => Some(refused(Code::FileEmbedded)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
