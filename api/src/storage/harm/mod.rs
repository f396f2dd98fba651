//! Files that mean harm: looked at as a whole before they are kept. Nothing is run, drawn or written here.
//!
//! What can be told by the first and last bytes was refused before (`content`).
mod pdf;
mod picture;
mod zipped;

use super::content::refused_at;
use crate::error::{Code, Error, Result};
use crate::http::table::XLSX;

/// Refuses a file of this type that could harm whoever opens it; told at the field `/file`.
pub fn look(media_type: &str, content: &[u8]) -> Result<()> {
    match media_type {
        "application/pdf" => pdf::look(content)?,
        "image/jpeg" | "image/png" => picture::look(content)?,
        XLSX => return zipped::look_inside(content),
        kind if zipped::holds_documents(kind) => return zipped::look(content),
        _ => return Ok(()),
    }
    if zipped::is_archive_too(content) { Err(refused(Code::FileMixed)) } else { Ok(()) }
}

/// Whether there is anything to look at in a file of this type.
pub fn is_examined(media_type: &str) -> bool {
    matches!(media_type, "application/pdf" | "image/jpeg" | "image/png" | XLSX)
}

fn refused(code: Code) -> Error {
    Error::field("/file", code)
}

fn refused_for(code: Code, what: &str) -> Error {
    refused_at("/file", code, what.to_owned())
}

#[cfg(test)]
fn code(result: Result<()>) -> Option<Code> {
    result.err().map(|e| e.told(crate::http::Lang::Id).0)
}
