//! Two hundred messages as offices really get them, each with what must become of it.
use crate::kit::builders;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// A message, and why it must wait in the quarantine; none: it becomes a letter.
pub struct Sample {
    pub raw: Vec<u8>,
    pub held: Option<&'static str>,
}

const DATE: &str = "Date: Thu, 3 Sep 2026 10:00:00 +0700\r\n";
/// The bytes of the large scan.
pub const SCAN_BYTES: usize = 25 * 1024 * 1024;

fn head(number: usize, subject: &str) -> String {
    format!(
        "From: Kantor {number} <kantor{number}@contoh.go.id>\r\nTo: surat@jambikota.go.id\r\n\
         Message-ID: <pesan-{number}@contoh.go.id>\r\n{DATE}Subject: {subject}\r\nMIME-Version: 1.0\r\n"
    )
}

fn lines(content: &[u8]) -> String {
    let packed = STANDARD.encode(content);
    packed.as_bytes().chunks(76).fold(String::with_capacity(packed.len() * 79 / 76), |mut text, line| {
        text.push_str(std::str::from_utf8(line).unwrap());
        text.push_str("\r\n");
        text
    })
}

/// A message with one file beside its text.
pub fn with_file(number: usize, subject: &str, (name, kind): (&str, &str), content: &[u8]) -> Vec<u8> {
    format!(
        "{}Content-Type: multipart/mixed; boundary=\"batas\"\r\n\r\n--batas\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\r\nTerlampir surat nomor {number}.\r\n--batas\r\n\
         Content-Type: {kind}; name=\"{name}\"\r\nContent-Transfer-Encoding: base64\r\n\
         Content-Disposition: attachment; filename=\"{name}\"\r\n\r\n{}--batas--\r\n",
        head(number, subject),
        lines(content)
    )
    .into_bytes()
}

/// A message of text alone.
pub fn plain(number: usize, subject: &str) -> Vec<u8> {
    format!("{}\r\nYth. Camat,\r\n\r\nIsi surat {number}.\r\n", head(number, subject)).into_bytes()
}

/// A whole PDF of about so many bytes.
fn pdf_of(bytes: usize) -> Vec<u8> {
    let mut pdf = builders::pdf("Pindaian");
    let at = pdf.len() - b"%%EOF\n".len();
    let mut filler = vec![b'x'; bytes];
    filler[0] = b'%';
    *filler.last_mut().unwrap() = b'\n';
    pdf.splice(at..at, filler);
    pdf
}

/// An archive of a few bytes that declares two gigabytes of content.
pub fn zip_bomb() -> Vec<u8> {
    archive(b"0000000000", 2_000_000_000)
}

/// An archive with one stored file that declares this size.
fn archive(content: &[u8], declared: u32) -> Vec<u8> {
    let packed = u32::try_from(content.len()).unwrap().to_le_bytes();
    let name = b"isi.txt";
    let sizes = [&[0; 4][..], &packed, &declared.to_le_bytes(), &7_u16.to_le_bytes()].concat();
    let local =
        [b"PK\x03\x04", &[20, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], &sizes, &[0, 0], name, content].concat();
    let central =
        [b"PK\x01\x02", &[20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], &sizes, &[0; 16], name].concat();
    let place = u32::try_from(local.len()).unwrap().to_le_bytes();
    let length = u32::try_from(central.len()).unwrap().to_le_bytes();
    let end = [b"PK\x05\x06", &[0, 0, 0, 0, 1, 0, 1, 0][..], &length, &place, &[0, 0]].concat();
    [local, central, end].concat()
}

/// A mail in a mail in a mail, with a PDF in the innermost.
fn nested(number: usize) -> Vec<u8> {
    let mut inner =
        with_file(1000 + number, "Surat asli", ("asli.pdf", "application/pdf"), &builders::pdf("Asli"));
    for depth in 0..3 {
        let outer = if depth == 2 { head(number, "Fwd: Fwd: Surat asli") } else { head(2000 + depth, "Fwd") };
        inner = [
            format!(
                "{outer}Content-Type: multipart/mixed; boundary=\"luar{depth}\"\r\n\r\n--luar{depth}\r\n\
                 Content-Type: message/rfc822\r\n\r\n"
            )
            .into_bytes(),
            inner,
            format!("\r\n--luar{depth}--\r\n").into_bytes(),
        ]
        .concat();
    }
    inner
}

fn alternative(number: usize) -> Vec<u8> {
    format!(
        "{}Content-Type: multipart/alternative; boundary=alt\r\n\r\n--alt\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\
         Content-Transfer-Encoding: quoted-printable\r\n\r\nDengan hormat, caf=E9 {number}.\r\n--alt\r\n\
         Content-Type: text/html; charset=utf-8\r\n\r\n<p>Dengan hormat, <b>café</b>.</p>\r\n--alt--\r\n",
        head(number, "=?utf-8?Q?Undangan_caf=C3=A9?=")
    )
    .into_bytes()
}

/// A header with bare bytes that say neither what they are nor are UTF-8.
pub fn latin(number: usize) -> Vec<u8> {
    let text = head(number, "Undangan caf@").replace("caf@", "caf\u{E9}");
    let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    [bytes, b"\r\nIsi na\xEFf.\r\n".to_vec()].concat()
}

fn deep(number: usize) -> Vec<u8> {
    let mut raw = head(number, "Terlalu dalam").into_bytes();
    for i in 0..30 {
        raw.extend(
            format!("Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\nContent-Type: message/rfc822\r\n\r\n")
                .bytes(),
        );
    }
    raw.extend(b"Subject: dasar\r\n\r\nIsi\r\n");
    raw
}

/// Those that cannot simply become letters.
fn unusual() -> Vec<Sample> {
    let held = |held: &'static str, raw: Vec<u8>| Sample { raw, held: Some(held) };
    let text = |text: &str| text.replace('\n', "\r\n").into_bytes();
    let zip = ("arsip.zip", "application/zip");
    let tnef = [&b"\x78\x9F\x3E\x22"[..], &[0; 40]].concat();
    vec![
        held("no_sender", text(&format!("{DATE}Subject: Tanpa pengirim\nMessage-ID: <tanpa-1@a>\n\nIsi\n"))),
        held("no_sender", text(&format!("From: <>\n{DATE}Subject: Pengirim kosong\n\nIsi\n"))),
        held("winmail_dat", with_file(901, "Outlook", ("winmail.dat", "application/ms-tnef"), &tnef)),
        held("winmail_dat", with_file(902, "Outlook", ("winmail.dat", "application/octet-stream"), &tnef)),
        held("archive_bomb", with_file(903, "Bom", zip, &zip_bomb())),
        held("archive_bomb", with_file(904, "Bom", ("surat.docx", "application/msword"), &zip_bomb())),
        held("too_large", with_file(905, "Pindaian", ("pindai.pdf", "application/pdf"), &pdf_of(SCAN_BYTES))),
        held("too_large", with_file(906, "Besar", ("besar.bin", "application/pdf"), &vec![7; 30 << 20])),
        held("forbidden_type", with_file(907, "Faktur", ("faktur.exe", "application/pdf"), b"MZ\x90\0")),
        held("forbidden_type", with_file(908, "Rusak", ("rusak.pdf", "application/pdf"), b"%PDF-1.7 putus")),
        held("forbidden_type", with_file(909, "Rusak", zip, b"PK\x03\x04putus")),
        held("unreadable_mime", deep(910)),
        // The same Message-ID as a message before, with another content.
        held("suspected_duplicate", plain(1, "Isi lain dengan Message-ID yang sama")),
        held("suspected_duplicate", plain(2, "Sekali lagi")),
        // The same letter in a second message.
        Sample { raw: plain(911, "Undangan Nomor: 005/911/SETDA/2026"), held: None },
        held("suspected_duplicate", resent()),
        held("rule", plain(913, "Iklan: pelatihan murah")),
        held("rule", plain(914, "Promo IKLAN")),
    ]
}

/// Message 911 once more, under another name.
fn resent() -> Vec<u8> {
    let again = String::from_utf8(plain(911, "Re: Undangan Nomor: 005/911/SETDA/2026")).unwrap();
    again.replace("pesan-911", "pesan-912").into_bytes()
}

/// Two hundred messages.
pub fn all() -> Vec<Sample> {
    let unusual = unusual();
    let letter = |raw: Vec<u8>| Sample { raw, held: None };
    let pdf = ("surat.pdf", "application/pdf");
    let mut samples: Vec<Sample> = (1..=200 - unusual.len())
        .map(|n| match n % 10 {
            0 => letter(nested(n)),
            1 => letter(plain(n, &format!("Undangan rapat {n}"))),
            2 => letter(with_file(n, "Laporan", pdf, &builders::pdf("Laporan"))),
            3 => letter(alternative(n)),
            4 => letter(latin(n)),
            5 => letter(plain(n, &format!("Permohonan Nomor: B/{n}/DINKES/IX/2026"))),
            6 => letter(with_file(n, "Data", ("data.zip", "application/zip"), &archive(b"isi", 3))),
            7 => letter(
                String::from_utf8(plain(n, ""))
                    .unwrap()
                    .replace(&format!("Message-ID: <pesan-{n}@contoh.go.id>\r\n"), "")
                    .into_bytes(),
            ),
            8 => letter(String::from_utf8(plain(n, "Tanpa tanggal")).unwrap().replace(DATE, "").into_bytes()),
            _ => {
                letter(with_file(n, "=?utf-8?B?VW5kYW5nYW4g4oCTIHJhcGF0?=", pdf, &builders::pdf("Undangan")))
            }
        })
        .collect();
    samples.extend(unusual);
    samples
}
