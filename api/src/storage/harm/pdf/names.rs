//! Names in the text of a PDF (`/Type`), with their escapes undone.
use std::borrow::Cow;

/// The names in these texts, in order.
pub fn names<'a>(texts: impl IntoIterator<Item = &'a [u8]>) -> impl Iterator<Item = Cow<'a, [u8]>> {
    texts.into_iter().flat_map(|text| text.split(|byte| *byte == b'/').skip(1)).map(|behind| {
        let end = behind.iter().position(|byte| ends_name(*byte)).unwrap_or(behind.len());
        plain(behind.get(..end).unwrap_or_default())
    })
}

/// White space and delimiters (ISO 32000-1, 7.2.2); the slash was taken off before.
fn ends_name(byte: u8) -> bool {
    matches!(
        byte,
        0 | b'\t'
            | b'\n'
            | 0x0C
            | b'\r'
            | b' '
            | b'('
            | b')'
            | b'<'
            | b'>'
            | b'['
            | b']'
            | b'{'
            | b'}'
            | b'%'
    )
}

/// `J#61va` → `Java`
fn plain(name: &[u8]) -> Cow<'_, [u8]> {
    if !name.contains(&b'#') {
        return Cow::Borrowed(name);
    }
    let (mut plain, mut rest) = (Vec::with_capacity(name.len()), name);
    while let Some((first, behind)) = rest.split_first() {
        let escaped = (*first == b'#').then(|| behind.split_at_checked(2)).flatten();
        let escaped = escaped.and_then(|(digits, after)| Some((hex(digits)?, after)));
        let (byte, after) = escaped.unwrap_or((*first, behind));
        plain.push(byte);
        rest = after;
    }
    Cow::Owned(plain)
}

fn hex(digits: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

/// The text between the bytes of streams, in which any name may come up by chance.
pub fn outside_streams(content: &[u8]) -> impl Iterator<Item = &[u8]> {
    segments(content).map(|(text, _)| text)
}

/// The text up to each stream, with the bytes of the stream; at the end the text behind the last one.
pub fn segments(content: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    const BEGIN: &[u8] = b"stream";
    const END: &[u8] = b"endstream";
    let mut rest = content;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut from = 0;
        while let Some(at) = find(rest, BEGIN, from) {
            let (text, behind) = rest.split_at(at + BEGIN.len());
            // the word alone is no stream: its bytes begin on a new line
            let begins = matches!(behind.first(), Some(b'\r' | b'\n'));
            if let Some(end) = find(behind, END, 0).filter(|_| begins) {
                rest = behind.get(end + END.len()..).unwrap_or_default();
                let bytes = behind.get(..end).unwrap_or_default();
                let bytes = bytes.strip_prefix(b"\r").unwrap_or(bytes);
                return Some((text, bytes.strip_prefix(b"\n").unwrap_or(bytes)));
            }
            from = at + BEGIN.len();
        }
        Some((std::mem::take(&mut rest), [].as_slice()))
    })
}

fn find(bytes: &[u8], part: &[u8], from: usize) -> Option<usize> {
    let (mut at, first) = (from, part.first()?);
    loop {
        at += bytes.get(at..)?.iter().position(|byte| byte == first)?;
        if bytes.get(at..)?.starts_with(part) {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        names([text.as_bytes()]).map(|name| String::from_utf8_lossy(&name).into_owned()).collect()
    }

    #[test]
    fn names_end_where_the_standard_ends_them_and_lose_their_escapes() {
        assert_eq!(found("<</S/JavaScript/JS(x)>>"), ["S", "JavaScript", "JS"]);
        assert_eq!(found("/J#61vaScript /#4aS[/A]"), ["JavaScript", "JS", "A"]);
        assert_eq!(found("/A#4 /B#zz /C# /#"), ["A#4", "B#zz", "C#", "#"]);
        assert_eq!(found("a / b"), [""]);
        assert!(found("tanpa nama").is_empty());
    }

    #[test]
    fn the_bytes_of_streams_are_left_out() {
        let parts = |text: &'static str| {
            outside_streams(text.as_bytes()).map(|t| std::str::from_utf8(t).unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(parts("<<A>>stream\nxx\nendstream B"), ["<<A>>stream", " B"]);
        assert_eq!(parts("A stream of B endstream"), ["A stream of B endstream"]);
        assert_eq!(parts("A stream\nno end"), ["A stream\nno end"]);
        assert_eq!(parts("stream\r\nx endstream stream\ny endstream"), ["stream", " stream"]);
        assert!(parts("").is_empty());
        let bytes: Vec<_> = segments(b"A stream\r\nxx\nendstream B").map(|(_, bytes)| bytes).collect();
        assert_eq!(bytes, [&b"xx\n"[..], b""]);
    }
}
