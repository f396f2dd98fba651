//! QR codes as SVG.
use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc, QrSegment};

use crate::error::RenderError;

/// The QR code of `text` with error correction M and the quiet zone of four modules, as one SVG path.
///
/// Dark modules of a row become one rectangle each run, which prints without hairlines between modules.
pub fn svg(text: &str) -> Result<String, RenderError> {
    let code = QrCode::encode_segments(&segments(text), QrCodeEcc::Medium)
        .map_err(|e| RenderError::Qr(e.to_string()))?;
    let side = code.size();
    let mut path = String::new();
    for y in 0..side {
        let mut x = 0;
        while x < side {
            let start = x;
            while x < side && code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let width = x - start;
                write!(path, "M{start} {y}h{width}v1h-{width}z")
                    .map_err(|e| RenderError::Internal(e.to_string()))?;
            }
            x += 1;
        }
    }
    let whole = side + 8;
    Ok(format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 {whole} {whole}"><path d="M-4-4h{whole}v{whole}h-{whole}z" fill="#fff"/><path d="{path}" fill="#000"/></svg>"##
    ))
}

/// An address in capitals and a token behind its `#` each fit the denser alphanumeric mode; only the sign between does not.
fn segments(text: &str) -> Vec<QrSegment> {
    match text.split_once('#') {
        Some((address, token)) => {
            let parts = [
                QrSegment::make_segments(address),
                QrSegment::make_segments("#"),
                QrSegment::make_segments(token),
            ];
            parts.into_iter().flatten().collect()
        }
        None => QrSegment::make_segments(text),
    }
}
