//! The pages around the answers: frame, forms and refusals, without script.
use super::result;
use super::words::Tone;
use crate::http::{Lang, Moment};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::model::VerificationView;

/// Where the pages are.
pub const PATH: &str = "/public/verify";
/// Their style sheet.
pub const STYLE: &str = include_str!("page.css");
/// Its address.
pub const STYLE_PATH: &str = "/public/verify.css";

/// Whom a page is for and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'p> {
    /// The language.
    pub lang: Lang,
    /// The present moment, for its zone.
    pub at: Moment,
    /// What was typed or stands in the address.
    pub typed: &'p str,
    /// Address of this page, to which the switch of language leads.
    pub here: &'p str,
}

/// The word for a language in addresses and in `lang`.
pub const fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Id => "id",
        Lang::En => "en",
    }
}

fn shell(reader: &Reader<'_>, title: &str, body: &Markup) -> String {
    let lang = reader.lang;
    let other = lang.pick(Lang::En, Lang::Id);
    let page = html! {
        (DOCTYPE)
        html lang=(tag(lang)) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width,initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                link rel="stylesheet" href=(STYLE_PATH);
                link rel="icon" href="/icon.svg";
                title { (title) " · " (lang.pick("Periksa naskah", "Check a paper")) }
            }
            body {
                a .skip href="#main" { (lang.pick("Langsung ke isi", "Skip to content")) }
                header {
                    strong { (lang.pick("Periksa keaslian naskah", "Check a paper")) }
                    a lang=(tag(other)) hreflang=(tag(other)) href={ (reader.here) "?lang=" (tag(other)) } {
                        (other.pick("Bahasa Indonesia", "English"))
                    }
                }
                main #main tabindex="-1" { (body) }
                footer {
                    a href="/periksa" { (lang.pick("Periksa tanpa jaringan", "Check without a network")) }
                    a href="/layanan" { (lang.pick("Daftar layanan", "Services")) }
                }
            }
        }
    };
    page.into_string()
}

/// The page on which one begins.
pub fn start(reader: &Reader<'_>) -> String {
    let title = reader.lang.pick("Periksa keaslian naskah", "Check whether a paper is genuine");
    let lead = reader.lang.pick(
        "Siapa pun boleh memeriksa naskah yang ditandatangani secara elektronik: dengan kode pada naskah, atau dengan berkas PDF-nya.",
        "Anyone may check a paper that was signed electronically: by the code on it, or by its PDF file.",
    );
    shell(reader, title, &html! { h1 { (title) } p { (lead) } (by_code(reader)) (by_file(reader)) })
}

/// An answer.
pub fn answer(reader: &Reader<'_>, view: &VerificationView) -> String {
    let body = html! { (result::answer(reader, view)) (by_file(reader)) (by_code(reader)) };
    shell(reader, super::words::headline(view, reader.lang), &body)
}

/// A refusal, such as of a file that is too large.
pub fn refusal(reader: &Reader<'_>, message: &str) -> String {
    let title = reader.lang.pick("Belum dapat diperiksa", "It could not be checked");
    let body = html! {
        (status(Tone::Open, title, &html! { p { (message) } }))
        (by_file(reader)) (by_code(reader))
    };
    shell(reader, title, &body)
}

fn action(reader: &Reader<'_>) -> String {
    format!("{PATH}?lang={}", tag(reader.lang))
}

fn by_code(reader: &Reader<'_>) -> Markup {
    let lang = reader.lang;
    html! {
        section {
            h2 { (lang.pick("Periksa dengan kode", "Check by code")) }
            form method="get" action=(PATH) {
                input type="hidden" name="lang" value=(tag(lang));
                label for="code" { (lang.pick("Kode verifikasi", "Verification code")) }
                p .hint #code-hint {
                    (lang.pick(
                        "14 huruf dan angka di dekat kode QR, misalnya 0A1B2-C3D4E-5F6G. Huruf kecil, spasi, dan tanda hubung tidak masalah.",
                        "14 letters and digits beside the QR code, such as 0A1B2-C3D4E-5F6G. Lower case, spaces and dashes do not matter.",
                    ))
                }
                input #code name="code" value=(reader.typed) aria-describedby="code-hint" autocomplete="off" autocapitalize="characters"
                    spellcheck="false" maxlength="60" required;
                button type="submit" { (lang.pick("Periksa kode", "Check the code")) }
            }
        }
    }
}

fn by_file(reader: &Reader<'_>) -> Markup {
    let lang = reader.lang;
    html! {
        section {
            h2 { (lang.pick("Periksa dengan berkas PDF", "Check by PDF file")) }
            form method="post" action=(action(reader)) enctype="multipart/form-data" {
                label for="file" { (lang.pick("Berkas PDF", "PDF file")) }
                p .hint #file-hint {
                    (lang.pick(
                        "Berkas yang Anda terima, bukan pindaian. Berkas diperiksa lalu dilupakan; tidak ada yang disimpan.",
                        "The file as you received it, not a scan. It is looked at and forgotten; nothing is kept.",
                    ))
                }
                input #file type="file" name="file" accept="application/pdf,.pdf" aria-describedby="file-hint";
                button type="submit" { (lang.pick("Periksa berkas", "Check the file")) }
            }
        }
    }
}

/// The box with the answer: colour, icon and words say the same.
pub fn status(tone: Tone, headline: &str, body: &Markup) -> Markup {
    let (class, path) = match tone {
        Tone::Good => ("good", r#"<path d="M5 12.5l4.5 4.5L19 7.5"/>"#),
        Tone::Careful => ("careful", r#"<path d="M12 4v10M12 18.5v.5"/>"#),
        Tone::Bad => ("bad", r#"<path d="M6 6l12 12M18 6L6 18"/>"#),
        Tone::Open => ("open", r#"<path d="M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1.2-1.5 2.3M12 18.5v.5"/>"#),
    };
    html! {
        div .answer .(class) {
            svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" { (PreEscaped(path)) }
            div { h1 { (headline) } (body) }
        }
    }
}
