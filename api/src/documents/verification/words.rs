//! What the pages say of each state.
use super::model::{FileFinding, VerificationState, VerificationView};
use crate::error::Code;
use crate::http::Lang;

/// How a state looks: its colour and its icon. Both only repeat what the words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// The paper counts.
    Good,
    /// It is genuine, but look closer.
    Careful,
    /// It does not count.
    Bad,
    /// Nothing is known.
    Open,
}

/// The looks of an answer.
pub const fn tone(view: &VerificationView) -> Tone {
    match view.state {
        VerificationState::Valid if view.expired => Tone::Careful,
        VerificationState::Valid => Tone::Good,
        VerificationState::Superseded => Tone::Careful,
        VerificationState::Revoked | VerificationState::Altered => Tone::Bad,
        VerificationState::NotSigned | VerificationState::Unknown | VerificationState::Mistyped => Tone::Open,
    }
}

/// The answer in one line.
pub const fn headline(view: &VerificationView, lang: Lang) -> &'static str {
    let (indonesian, english) = match (view.state, view.finding) {
        (VerificationState::Valid, _) if view.expired => (
            "Naskah ini asli, tetapi masa berlakunya sudah habis",
            "This paper is genuine, but it is no longer in force",
        ),
        (VerificationState::Valid, _) => ("Naskah ini asli dan berlaku", "This paper is genuine and valid"),
        (VerificationState::Superseded, _) => {
            ("Naskah ini sudah diganti dengan yang baru", "This paper was replaced by a newer one")
        }
        (VerificationState::Revoked, _) => {
            ("Naskah ini sudah dicabut dan tidak berlaku", "This paper was revoked and is not valid")
        }
        (VerificationState::NotSigned, _) => (
            "Naskah ini belum ditandatangani secara elektronik",
            "This paper has not been signed electronically",
        ),
        (VerificationState::Unknown, None) => ("Kode ini tidak dikenal", "This code is not known"),
        (VerificationState::Unknown, Some(_)) => {
            ("Berkas ini bukan naskah yang tercatat di sini", "This file is not a paper on record here")
        }
        (VerificationState::Mistyped, _) => ("Kode ini salah ketik", "This code is mistyped"),
        (VerificationState::Altered, _) => {
            ("Berkas ini sudah diubah setelah ditandatangani", "This file was changed after it was signed")
        }
    };
    match lang {
        Lang::Id => indonesian,
        Lang::En => english,
    }
}

/// What the answer means, and what to do.
pub const fn meaning(view: &VerificationView, lang: Lang) -> &'static str {
    let (indonesian, english) = match (view.state, view.finding) {
        (VerificationState::Valid | VerificationState::Superseded | VerificationState::Revoked, Some(_)) => {
            ("Ini keterangan tentang naskah di dalam berkas Anda.", "This is about the paper in your file.")
        }
        (VerificationState::Valid, _) => (
            "Kode ini milik naskah di bawah ini. Cocokkan dengan naskah di tangan Anda: kode yang asli dapat saja \
             ditempelkan pada naskah palsu.",
            "The code belongs to the paper below. Compare it with the paper in your hand: a genuine code can be pasted on \
             a forged paper.",
        ),
        (VerificationState::Superseded, _) => (
            "Naskah ini pernah ditandatangani, tetapi sudah ada naskah penggantinya. Gunakan yang baru.",
            "It was signed, but another paper has taken its place. Use the new one.",
        ),
        (VerificationState::Revoked, _) => (
            "Naskah ini pernah ditandatangani, lalu dicabut oleh pejabat yang menerbitkannya. Jangan digunakan.",
            "It was signed and later taken back by the office that issued it. Do not rely on it.",
        ),
        (VerificationState::NotSigned, _) => (
            "Kodenya ada, tetapi naskahnya belum atau tidak ditandatangani secara elektronik. Kode ini tidak membuktikan \
             apa pun; tanyakan kepada kantor yang namanya tercantum pada naskah.",
            "The code exists, but its paper has not been signed electronically, or never will be. The code proves nothing; \
             ask the office that the paper names.",
        ),
        (VerificationState::Unknown, None) => (
            "Tidak ada naskah dengan kode ini. Cocokkan setiap huruf dan angkanya. Bila sama, naskah itu bukan dari sini \
             atau dipalsukan; tanyakan kepada kantor yang namanya tercantum.",
            "No paper has this code. Compare each letter and digit. If they are the same, the paper is not from here or is \
             forged; ask the office that it names.",
        ),
        (VerificationState::Mistyped, _) => (
            "Kode terdiri dari 14 huruf dan angka yang saling mengunci, dan yang diketik tidak cocok. Periksa kembali, lalu \
             ketik ulang.",
            "A code has 14 letters and digits that fit each other, and what was typed does not fit. Check it and type it again.",
        ),
        (VerificationState::Unknown, Some(_)) | (VerificationState::Altered, _) => (
            "Ketik kode pada naskahnya untuk melihat apa yang sebenarnya ditandatangani.",
            "Type the code on the paper to see what was really signed.",
        ),
    };
    match lang {
        Lang::Id => indonesian,
        Lang::En => english,
    }
}

/// What was found in a file.
pub const fn finding(found: FileFinding, lang: Lang) -> &'static str {
    let (indonesian, english) = match found {
        FileFinding::Exact => (
            "Berkas Anda sama persis, bita demi bita, dengan berkas yang ditandatangani.",
            "Your file is, byte for byte, the file that was signed.",
        ),
        FileFinding::Revision => (
            "Isi berkas Anda utuh: naskah ini sebelum tanda tangan atau segel terakhirnya, atau dengan akhir berkas yang \
             disimpan berbeda.",
            "The content of your file is whole: this paper before its last signature or seal, or with another line end.",
        ),
        FileFinding::ContentChanged => (
            "Isi yang ditandatangani tidak lagi sama: tanda tangan di dalam berkas tidak cocok dengan isinya.",
            "What was signed is no longer the same: the signature in the file does not fit its content.",
        ),
        FileFinding::Appended => (
            "Sesuatu ditambahkan ke berkas ini setelah tanda tangan terakhir, sehingga yang terlihat dapat berbeda dari yang \
             ditandatangani.",
            "Something was added to this file after the last signature, so what it shows may differ from what was signed.",
        ),
        FileFinding::NoSignature => (
            "Berkas ini tidak memuat tanda tangan elektronik. Hasil cetak, pindaian, atau simpan ulang memang kehilangan \
             tanda tangannya; mintalah berkas aslinya.",
            "The file bears no electronic signature. Printing, scanning or saving anew loses it; ask for the original file.",
        ),
        FileFinding::ForeignSignature => (
            "Berkas ini memuat tanda tangan dari penerbit lain. Keasliannya tidak dapat dinilai di sini; periksa pada \
             penerbitnya.",
            "The file bears a signature of somebody else's. It cannot be judged here; check it with its issuer.",
        ),
        FileFinding::Unrecorded => (
            "Tanda tangannya utuh dan dibuat dengan kunci dari sini, tetapi naskahnya tidak tercatat. Jangan diandalkan \
             sebelum kantor yang menerbitkannya memastikan.",
            "The signature is whole and made with a key of ours, but the paper is not on record. Do not rely on it before the \
             office that issued it confirms it.",
        ),
        FileFinding::CertificateRevoked => (
            "Berkas ini ditandatangani setelah sertifikat penanda tangannya dicabut. Tanda tangan itu tidak berlaku.",
            "The file was signed after the signer's certificate had been revoked. That signature does not count.",
        ),
        FileFinding::Unreadable => (
            "Berkas ini tidak dapat dibaca sebagai PDF: rusak, terpotong, atau dikunci dengan kata sandi.",
            "The file cannot be read as a PDF: it is damaged, cut short or locked with a password.",
        ),
    };
    match lang {
        Lang::Id => indonesian,
        Lang::En => english,
    }
}

/// Why a file was not looked at, where the words that the API has for it would not help a visitor.
pub const fn refusal(code: Code, lang: Lang) -> Option<&'static str> {
    let (indonesian, english) = match code {
        Code::Required => (
            "Pilih dahulu berkas PDF-nya, lalu tekan Periksa berkas.",
            "Choose a PDF file first, then press Check the file.",
        ),
        Code::UnsupportedMediaType => (
            "Berkas itu bukan PDF. Foto atau pindaian tidak memuat tanda tangan elektronik; mintalah berkas PDF aslinya.",
            "That file is no PDF. A picture or scan bears no electronic signature; ask for the original PDF.",
        ),
        Code::FileTooLarge | Code::PayloadTooLarge => (
            "Berkas itu terlalu besar untuk diperiksa di sini. Periksa naskahnya dengan kode.",
            "That file is too large to be checked here. Check the paper by its code.",
        ),
        _ => return None,
    };
    Some(match lang {
        Lang::Id => indonesian,
        Lang::En => english,
    })
}
