//! Why a paper was not rendered.
use std::fmt;

use crate::text::TextError;

/// Why a paper was not rendered.
#[derive(Debug)]
pub enum RenderError {
    /// A text holds something that cannot be printed; the pointer is into the paper and its options.
    Text(TextError),
    /// The arms in the letterhead are no readable SVG or PNG image.
    Arms(String),
    /// The verification address is too long for a QR code.
    Qr(String),
    /// The document could not be laid out or written: a fault of this crate, with the compiler's own words.
    Internal(String),
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(e) => e.fmt(f),
            Self::Arms(why) => write!(f, "the arms cannot be read: {why}"),
            Self::Qr(why) => write!(f, "the verification address does not fit a QR code: {why}"),
            Self::Internal(why) => write!(f, "the paper could not be rendered: {why}"),
        }
    }
}

impl std::error::Error for RenderError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Text(e) => Some(e),
            Self::Arms(_) | Self::Qr(_) | Self::Internal(_) => None,
        }
    }
}

impl From<TextError> for RenderError {
    fn from(e: TextError) -> Self {
        Self::Text(e)
    }
}
