//! PDF files: scripts, commands and other files inside, which a reader may run or open.
//!
//! Names may be written with escapes (`/J#61vaScript`) and may stand in compressed objects. A file is therefore looked at
//! twice: its text, where nothing can hide behind a damaged table of objects, and its objects, where nothing can hide
//! behind a text that looks like the bytes of a stream.
mod names;

use super::{refused, refused_for};
use crate::error::{Code, Error, Result};
use lopdf::{DecompressError, Document, LoadOptions, Object};
use names::{names, outside_streams};

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
        Ok(document) => document.objects.values().try_for_each(look_at_object),
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
                    match stream.get_plain_content_with_limit(MOST_STRUCTURE) {
                        Ok(text) => look_at_names([text.as_slice()])?,
                        Err(_undecoded) => return Err(refused(Code::FileUnreadable)),
                    }
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
