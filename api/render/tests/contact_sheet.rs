//! Every paper and its hard cases: written as PDF and as contact sheets to be looked at, and measured.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking, its helpers too"
)]
mod pages;
mod samples;

use std::path::{Path, PathBuf};

use pages::Page;
use pamong_render::paper::{Addressee, Form, Letter, Signature};
use pamong_render::{Block, Engine, FormVersion, Paper, PaperSize, RenderOptions, RichText};

const LONG_NAME: &str = "Prof. Dr. H. Raden Mas Muhammad Abdurrahman Wahid Kusumaningrat Hadiningrat Tirtonegoro, S.T., M.T., Ph.D.";
const LONG_TITLE: &str = "Kepala Bidang Penyelenggaraan Pelayanan Perizinan dan Nonperizinan Terpadu Satu Pintu Sektor Kesehatan, Pendidikan, dan Kesejahteraan Sosial";
const LONG_SUBJECT: &str = "Pemberitahuan hasil verifikasi lapangan atas permohonan perpanjangan izin penyelenggaraan reklame permanen pada persimpangan Jalan Jenderal Sudirman dan Jalan Gatot Subroto beserta permintaan perbaikan dokumen pendukung yang belum lengkap";
const SENTENCE: &str = "Setiap perangkat daerah menyampaikan laporan pelaksanaan kegiatan secara berjenjang dan tertib kepada Wali Kota melalui Sekretaris Daerah. ";

/// A case: its name, the paper, its options, and words that must share a page with the first signer's name.
type Case = (String, Paper, RenderOptions, Option<String>);

fn boxed(letter: Letter) -> Paper {
    Paper::Letter(Box::new(letter))
}

fn paragraphs(count: usize, sentences: usize) -> RichText {
    let one = |n| Block::paragraph(format!("{n}. {}", SENTENCE.repeat(sentences).trim()));
    RichText { blocks: (1..=count).map(one).collect() }
}

fn long_names(code: &str) -> Letter {
    let mut letter = samples::letter(code, "Surat Dinas");
    LONG_SUBJECT.clone_into(&mut letter.subject);
    letter.letterhead.parent = Some("Kecamatan Telanaipura dan Wilayah Administratif Sekitarnya".to_owned());
    letter.letterhead.agency =
        format!("{} Kota Jambi dan Kawasan Penyangga Ibu Kota Provinsi", letter.letterhead.agency);
    letter.form = Form::Correspondence {
        to: (1..=3)
            .map(|_| Addressee {
                name: LONG_TITLE.to_owned(),
                lines: vec![LONG_NAME.to_owned(), "W".repeat(120)],
            })
            .collect(),
        via: Some(LONG_TITLE.to_owned()),
    };
    let name = LONG_NAME.to_owned();
    letter.signatures = vec![Signature { name, title: LONG_TITLE.to_owned(), ..letter.signatures.remove(0) }];
    letter.attachments[0].title = format!("{}.pdf", "lampiran_".repeat(20));
    letter
}

fn cases() -> Vec<Case> {
    let closing = Some("diucapkan terima kasih".to_owned());
    let mut cases = Vec::new();
    for (form, paper_size) in [(FormVersion::Y2023, PaperSize::A4), (FormVersion::Y2009, PaperSize::F4)] {
        let options = RenderOptions { form, paper_size, ..samples::options() };
        let tag = if form == FormVersion::Y2009 { "2009" } else { "2023" };
        for (name, paper) in samples::all() {
            let closed = matches!(&paper, Paper::Letter(p) if !matches!(p.form, Form::Travel(_)));
            let words = match name.as_str() {
                "SPPD" => Some("Keterangan lain-lain".to_owned()),
                "certificate" => Some("Masa berlaku".to_owned()),
                _ => closing.clone().filter(|_| closed),
            };
            cases.push((format!("{tag}-{name}"), paper, options.clone(), words));
        }
        let draft = RenderOptions {
            watermark: Some("DRAF".to_owned()),
            verification: None,
            signature_note: Vec::new(),
            ..options.clone()
        };
        let mut letter = samples::letter("SD", "Surat Dinas");
        letter.body = paragraphs(14, 6);
        cases.push((format!("{tag}-pages"), boxed(letter), draft, closing.clone()));
        cases.push((format!("{tag}-long-names"), boxed(long_names("SD")), options.clone(), closing.clone()));
        let mut letter = samples::letter("SD", "Surat Dinas");
        letter.signatures = (0..4)
            .map(|n| Signature { name: format!("Penanda Tangan {n}, S.H."), ..letter.signatures[0].clone() })
            .collect();
        cases.push((format!("{tag}-four-signatures"), boxed(letter), options.clone(), None));
    }
    // Texts that end at every height of the page, closed by a paragraph, by the text, by a list and by a table.
    for lines in 8..=26 {
        let mut letter = samples::letter("SD", "Surat Dinas");
        letter.body = paragraphs(lines, 1);
        cases.push((
            format!("end-{lines:02}-closing"),
            boxed(letter.clone()),
            samples::options(),
            closing.clone(),
        ));
        letter.closing = None;
        cases.push((
            format!("end-{lines:02}-text"),
            boxed(letter.clone()),
            samples::options(),
            Some(format!("{lines}. Setiap")),
        ));
        let items =
            (1..=lines).map(|n| pamong_render::text::Item::new(format!("butir {n} {SENTENCE}"))).collect();
        letter.body = RichText { blocks: vec![Block::Numbers { items }] };
        cases.push((
            format!("end-{lines:02}-list"),
            boxed(letter.clone()),
            samples::options(),
            Some(format!("butir {lines} ")),
        ));
        let rows = (1..=lines).map(|n| vec![format!("baris {n}."), SENTENCE.to_owned()]).collect();
        let header = vec!["Nomor".to_owned(), "Uraian".to_owned()];
        letter.body = RichText { blocks: vec![Block::Table { header, rows, widths: vec![1, 3] }] };
        cases.push((
            format!("end-{lines:02}-table"),
            boxed(letter),
            samples::options(),
            Some(format!("baris {lines}.")),
        ));
    }
    cases
}

fn directory() -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("papers");
    std::fs::create_dir_all(&directory).unwrap();
    directory
}

#[test]
fn no_page_overflows_and_no_signature_stands_alone() {
    let directory = directory();
    let mut wrong = Vec::new();
    for (name, paper, options, together) in cases() {
        let made = Engine::new().render(&paper, &options).unwrap_or_else(|e| panic!("{name}: {e}"));
        let file = directory.join(format!("{name}.pdf"));
        std::fs::write(&file, &made.pdf).unwrap();
        let pages = pages::read(&file);
        assert_eq!(pages.len(), made.pages, "{name}");
        let mark = options.watermark.as_deref().unwrap_or_default();
        for (index, page) in pages.iter().enumerate() {
            let margins = if name.ends_with("receipt-80") { (10.0, 10.0) } else { pages::MARGINS };
            wrong.extend(page.overflows(margins).map(|w| format!("{name} page {}: {w}", index + 1)));
            if !name.ends_with("receipt-80") {
                let said = page.text().contains(&format!("Halaman {} dari {}", index + 1, made.pages));
                if said != (index > 0) {
                    wrong.push(format!("{name} page {}: number of the page", index + 1));
                }
            }
            if !mark.is_empty() && !page.has_watermark(mark) {
                wrong.push(format!("{name} page {}: no watermark", index + 1));
            }
        }
        if let Some(words) = together {
            let Paper::Letter(letter) = &paper else { continue };
            wrong.extend(alone(&pages, letter, &words).map(|w| format!("{name}: {w}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let on_sheets = pages::sheets::sheets(&directory, |name| !name.starts_with("end-"));
    assert!(on_sheets > 50, "{on_sheets} pages");
}

/// What is wrong with the pages of signature, text and files.
fn alone(pages: &[Page], letter: &Letter, words: &str) -> Option<String> {
    let first: String = letter.signatures[0].name.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
    let last = |what: &str| pages.iter().rposition(|page| page.text().contains(what));
    let signed = last(&first)?;
    let copies = letter.copies.last().and_then(|c| last(c));
    if last(words) != Some(signed) {
        Some(format!("the signature is on page {}, \"{words}\" on {:?}", signed + 1, last(words)))
    } else if matches!(letter.form, Form::Correspondence { .. }) && copies != Some(signed) {
        Some(format!("the signature is on page {}, the copies on {copies:?}", signed + 1))
    } else {
        None
    }
}
