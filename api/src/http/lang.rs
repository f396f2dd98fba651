//! Language of texts that the server itself writes.
use actix_web::http::header::HeaderMap;

/// Indonesian, the default, or English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// Bahasa Indonesia.
    Id,
    /// English.
    En,
}

impl Lang {
    /// The first of the two languages that `Accept-Language` names; Indonesian where it names neither.
    pub fn from_headers(headers: &HeaderMap) -> Self {
        let accepted = headers.get("accept-language").and_then(|v| v.to_str().ok()).unwrap_or_default();
        for tag in accepted.split(',') {
            let tag = tag.trim().to_ascii_lowercase();
            if tag.starts_with("en") {
                return Self::En;
            }
            if tag.starts_with("id") {
                return Self::Id;
            }
        }
        Self::Id
    }

    /// The text of this language.
    pub fn pick<T>(self, indonesian: T, english: T) -> T {
        match self {
            Self::Id => indonesian,
            Self::En => english,
        }
    }
}
