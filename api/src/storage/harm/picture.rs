//! Pictures: their header tells how large they become in the memory of whoever opens them.
use super::{refused, refused_for};
use crate::error::{Code, Result};

/// Pixels that a picture may have: an A3 page at 600 dpi has no more, and no phone takes more unless it is told to.
const MOST_PIXELS: u64 = 50_000_000;
const MEGAPIXEL: u64 = 1_000_000;

/// Refuses a picture whose header says that it is too large, or says nothing. It is never decoded.
pub fn look(content: &[u8]) -> Result<()> {
    let Ok(size) = imagesize::blob_size(content) else { return Err(refused(Code::FileType)) };
    let side = |length: usize| u64::try_from(length).unwrap_or(u64::MAX);
    let pixels = side(size.width).saturating_mul(side(size.height));
    if pixels == 0 {
        return Err(refused(Code::FileType));
    }
    if pixels > MOST_PIXELS {
        return Err(refused_for(Code::ImageTooLarge, &pixels.div_ceil(MEGAPIXEL).to_string()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::code;
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut content = b"\x89PNG\r\n\x1A\n\x00\x00\x00\x0DIHDR".to_vec();
        content.extend(width.to_be_bytes());
        content.extend(height.to_be_bytes());
        content.extend(b"\x08\x02\x00\x00\x00????\x00\x00\x00\x00IEND\xAE\x42\x60\x82");
        content
    }

    fn jpeg(width: u16, height: u16) -> Vec<u8> {
        let mut content = b"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00".to_vec();
        content.extend(b"\xFF\xC0\x00\x11\x08");
        content.extend(height.to_be_bytes());
        content.extend(width.to_be_bytes());
        content.extend(b"\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01\xFF\xD9");
        content
    }

    #[test]
    fn the_header_tells_how_large_a_picture_becomes() {
        for (content, told) in [
            (png(1, 1), None),
            (png(7016, 4961), None), // A3 at 426 dpi
            (png(10_000, 10_000), Some(Code::ImageTooLarge)),
            (png(100_000, 100_000), Some(Code::ImageTooLarge)),
            (png(u32::MAX, u32::MAX), Some(Code::ImageTooLarge)),
            (png(0, 10), Some(Code::FileType)),
            (jpeg(4000, 3000), None),
            (jpeg(20_000, 20_000), Some(Code::ImageTooLarge)),
            (b"\xFF\xD8\xFF\xD9".to_vec(), Some(Code::FileType)),
            (b"\x89PNG\r\n\x1A\n".to_vec(), Some(Code::FileType)),
        ] {
            assert_eq!(code(look(&content)), told, "{content:?}");
        }
    }

    #[test]
    fn the_refusal_names_the_size() {
        let told = look(&png(10_000, 10_000)).unwrap_err().told(crate::http::Lang::Id).1;
        assert!(told.contains("100 megapiksel") && told.contains("Perkecil"), "{told}");
    }
}
