//! The answer as a page: what is known, who signed what when, and how to compare it with the paper.
use super::dates::{date, time};
use super::model::{VerificationState, VerificationView, VerifiedSignature};
use super::page::{PATH, Reader, status, tag};
use super::words;
use crate::documents::signing::paper::SignatureKind;
use crate::http::Lang;
use maud::{Markup, html};

/// The answer.
pub fn answer(reader: &Reader<'_>, view: &VerificationView) -> Markup {
    let lang = reader.lang;
    let body = html! {
        @if let Some(found) = view.finding { p { (words::finding(found, lang)) } }
        p { (words::meaning(view, lang)) }
        @if view.state == VerificationState::Revoked { (revocation(reader, view)) }
        @if let Some(code) = &view.replaced_by_code { (replacement(lang, code)) }
        @if let Some(day) = view.file_destroyed_on {
            p {
                (lang.pick(
                    "Penerbitnya sudah memusnahkan berkas ini dari arsipnya pada ",
                    "The office that issued it destroyed the file in its archive on ",
                )) (date(day, lang)) (lang.pick(
                    ". Catatan tanda tangan dan sidik berkas tetap ada, sehingga berkas PDF di tangan Anda masih dapat diperiksa.",
                    ". The record of its signatures and its fingerprint stay, so a PDF file in your hand can still be checked.",
                ))
            }
        }
    };
    html! {
        (status(words::tone(view), words::headline(view, lang), &body))
        @if view.title.is_some() {
            section {
                h2 {
                    @if view.state == VerificationState::Altered {
                        (lang.pick("Naskah yang sebenarnya ditandatangani", "The paper that was really signed"))
                    } @else { (lang.pick("Naskah", "The paper")) }
                }
                (facts(view, lang))
            }
            section {
                h2 { (lang.pick("Ditandatangani oleh", "Signed by")) }
                ol .signers { @for signature in &view.signatures { li { (signer(reader, signature)) } } }
            }
            (comparison(view, lang))
        } @else if let Some(code) = &view.code {
            dl { (fact(lang.pick("Kode", "Code"), code)) }
        }
    }
}

fn revocation(reader: &Reader<'_>, view: &VerificationView) -> Markup {
    let lang = reader.lang;
    html! {
        dl {
            @if let Some(at) = view.revoked_at {
                (fact(lang.pick("Dicabut pada", "Revoked on"), &time(at, reader.at.zone, lang)))
            }
            @if let Some(why) = &view.revoke_reason { (fact(lang.pick("Alasan", "Reason"), why)) }
        }
    }
}

fn replacement(lang: Lang, code: &str) -> Markup {
    html! {
        p {
            a href={ (PATH) "/" (code) "?lang=" (tag(lang)) } {
                (lang.pick("Lihat naskah penggantinya", "See the paper that replaced it")) " (" (code) ")"
            }
        }
    }
}

fn fact(term: &str, text: &str) -> Markup {
    html! { div { dt { (term) } dd { (text) } } }
}

fn facts(view: &VerificationView, lang: Lang) -> Markup {
    let secret = lang.pick("Tidak ditampilkan", "Not shown");
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    html! {
        dl {
            (fact(lang.pick("Jenis", "Kind"), &text(&view.title)))
            (fact(lang.pick("Nomor", "Number"), &text(&view.number)))
            @if let Some(day) = view.date { (fact(lang.pick("Tanggal", "Date"), &date(day, lang))) }
            (fact(lang.pick("Diterbitkan oleh", "Issued by"), &text(&view.agency)))
            (fact(lang.pick("Hal", "Subject"), view.subject.as_deref().unwrap_or(secret)))
            @if let Some(day) = view.valid_from {
                (fact(lang.pick("Berlaku mulai", "Valid from"), &lang.pick(
                    format!("{}, sebagai perpanjangan naskah yang berlaku sampai sehari sebelumnya", date(day, lang)),
                    format!("{}, renewing a paper that is in force until the day before", date(day, lang)),
                )))
            }
            @if let Some(day) = view.valid_until {
                (fact(lang.pick("Berlaku sampai", "Valid until"), &date(day, lang)))
            }
            (fact(lang.pick("Kode", "Code"), &text(&view.code)))
        }
    }
}

fn signer(reader: &Reader<'_>, signature: &VerifiedSignature) -> Markup {
    let lang = reader.lang;
    let kind = match signature.kind {
        SignatureKind::Person if signature.certified => lang.pick(
            "Tanda tangan elektronik tersertifikasi (PP 71/2019)",
            "Certified electronic signature (PP 71/2019)",
        ),
        SignatureKind::Person => lang.pick(
            "Tanda tangan elektronik tidak tersertifikasi, dengan kunci instansi sendiri",
            "Electronic signature that is not certified, with a key of the office's own",
        ),
        SignatureKind::Seal => lang.pick("Segel elektronik instansi", "Electronic seal of the office"),
    };
    html! {
        strong { (signature.signer_name) }
        @if signature.signer_title != signature.signer_name { br; (signature.signer_title) }
        br; (time(signature.signed_at, reader.at.zone, lang))
        @if signature.timestamped { " " (lang.pick("(dengan stempel waktu)", "(time-stamped)")) }
        br; span .hint { (kind) }
        br; span .hint .serial { (lang.pick("Sertifikat", "Certificate")) " " (signature.certificate_serial) }
    }
}

fn comparison(view: &VerificationView, lang: Lang) -> Markup {
    html! {
        section {
            h2 { (lang.pick("Cara mencocokkan dengan naskah di tangan Anda", "How to compare it with the paper in your hand")) }
            ol {
                li { (lang.pick(
                    "Pastikan alamat di bagian atas peramban adalah alamat resmi pemerintah kota, bukan yang mirip.",
                    "See that the address at the top of your browser is the city government's own, not one like it.",
                )) }
                li { (lang.pick(
                    "Nomor, tanggal, penerbit, dan penanda tangan di halaman ini harus sama dengan yang tercetak.",
                    "Number, date, office and signer on this page must be those that are printed.",
                )) }
                @if view.subject.is_some() {
                    li { (lang.pick(
                        "Hal naskah harus sama. Bila isinya lain, kode ini diambil dari naskah lain.",
                        "The subject must be the same. If the content is another, the code was taken from another paper.",
                    )) }
                }
                li { (lang.pick(
                    "Isi lengkapnya hanya dapat dipastikan dengan berkas PDF-nya: periksa berkas itu di bawah ini.",
                    "Only the PDF file proves the whole content: check it below.",
                )) }
            }
            @if let Some(hash) = &view.sha256 {
                details {
                    summary { (lang.pick("Sidik berkas (SHA-256)", "Fingerprint of the file (SHA-256)")) }
                    p .serial { (hash) }
                }
            }
        }
    }
}
