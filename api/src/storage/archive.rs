//! What a ZIP archive declares about its content. Nothing is unpacked here or anywhere behind: the directory alone tells
//! whether an archive is made to fill the disk of whoever opens it.

/// Times its own size that the content of an archive may declare. Text rarely shrinks to a thirtieth.
const RATIO: u64 = 100;
/// Bytes of content below which the ratio does not matter.
const SMALL: u64 = 10 * 1024 * 1024;
/// Bytes of content above which no ratio is good.
const LARGE: u64 = 2 * 1024 * 1024 * 1024;
/// The value of a field that stands in the 64-bit extension instead.
const IN_EXTENSION: u32 = u32::MAX;

/// What an archive declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Declared {
    /// Bytes of its content together.
    pub content: u64,
    /// Bytes of that in the archive.
    pub packed: u64,
}

impl Declared {
    /// Whether an archive of `size` bytes that declares this would harm whoever opens it: too much comes out of it, or its
    /// parts claim more room than the archive has, because they overlap.
    pub fn is_bomb(self, size: u64) -> bool {
        self.content > LARGE
            || self.packed > size
            || (self.content > SMALL && self.content / size.max(1) > RATIO)
    }
}

/// Reads the directory of an archive; none where it has none, is damaged, or is of the 64-bit form, which no letter needs.
pub fn declared(archive: &[u8]) -> Option<Declared> {
    let end = archive.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let end = archive.get(end..)?;
    let (entries, start) = (u16_at(end, 10)?, u32_at(end, 16)?);
    if start == IN_EXTENSION || entries == u16::MAX {
        return None;
    }
    let mut rest = archive.get(usize::try_from(start).ok()?..)?;
    let mut declared = Declared { content: 0, packed: 0 };
    for _ in 0..entries {
        if !rest.starts_with(b"PK\x01\x02") {
            return None;
        }
        let (packed, content) = (u32_at(rest, 20)?, u32_at(rest, 24)?);
        if packed == IN_EXTENSION || content == IN_EXTENSION {
            return None;
        }
        declared.content += u64::from(content);
        declared.packed += u64::from(packed);
        let behind = [28, 30, 32].into_iter().map(|at| u16_at(rest, at).map(usize::from));
        let behind = behind.sum::<Option<usize>>()?;
        rest = rest.get(46 + behind..)?;
    }
    Some(declared)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    fn zip(sizes: &[usize]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (i, size) in sizes.iter().enumerate() {
            zip.start_file(format!("{i}.txt"), zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(&vec![b'0'; *size]).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn size(archive: &[u8]) -> u64 {
        archive.len().try_into().unwrap()
    }

    #[test]
    fn the_directory_tells_what_comes_out() {
        let archive = zip(&[1000, 20]);
        let told = declared(&archive).unwrap();
        assert_eq!(told.content, 1020);
        assert!(!told.is_bomb(size(&archive)), "small ones are harmless at any ratio");
        let archive = zip(&[30 * 1024 * 1024]);
        assert!(declared(&archive).unwrap().is_bomb(size(&archive)));
    }

    #[test]
    fn parts_that_overlap_give_themselves_away() {
        assert!(Declared { content: 100, packed: 5000 }.is_bomb(1000));
        assert!(Declared { content: 3 << 30, packed: 1 << 30 }.is_bomb(1 << 30));
        assert!(!Declared { content: 50 << 20, packed: 1 << 20 }.is_bomb(1 << 20));
    }

    #[test]
    fn what_is_no_archive_declares_nothing() {
        let archive = zip(&[100]);
        for broken in [&b""[..], b"PK\x05\x06", &archive[..archive.len() - 10], &archive[30..]] {
            assert_eq!(declared(broken), None);
        }
    }
}
