//! Every paper renders, and texts come out as they went in.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail by panicking, its helpers too")]
mod samples;

use pamong_render::paper::Form;
use pamong_render::{Engine, FormVersion, Paper, PaperSize, RenderError, RichText};

#[test]
fn every_paper_renders_in_both_forms_and_sizes() {
    for (form, paper_size) in [(FormVersion::Y2009, PaperSize::F4), (FormVersion::Y2023, PaperSize::A4)] {
        let options = pamong_render::RenderOptions { form, paper_size, ..samples::options() };
        for (name, paper) in samples::all() {
            let made = Engine::new().render(&paper, &options).unwrap_or_else(|e| panic!("{name}: {e}"));
            assert!(made.pdf.starts_with(b"%PDF-"), "{name}");
            assert!(made.pages >= 1, "{name}");
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let paper = Paper::Letter(Box::new(samples::letter("SD", "Surat Dinas")));
    let options = samples::options();
    assert_eq!(
        Engine::new().render(&paper, &options).unwrap(),
        Engine::new().render(&paper, &options).unwrap()
    );
}

#[test]
fn an_empty_form_of_every_kind_renders() {
    for (code, name) in samples::KINDS {
        let mut letter = samples::letter(code, name);
        letter.form = Form::for_kind(code).unwrap();
        letter.number = None;
        letter.date = None;
        letter.closing = None;
        letter.copies.clear();
        letter.attachments.clear();
        letter.letterhead.arms = None;
        let options = pamong_render::RenderOptions {
            watermark: Some("DRAF".to_owned()),
            verification: None,
            ..samples::options()
        };
        Engine::new()
            .render(&Paper::Letter(Box::new(letter)), &options)
            .unwrap_or_else(|e| panic!("{code}: {e}"));
    }
}

#[test]
fn what_cannot_be_printed_is_refused_with_its_place() {
    let mut letter = samples::letter("SD", "Surat Dinas");
    for (text, code) in
        [("a\u{0}", "U+0000"), ("a\u{202E}b", "U+202E"), ("\u{0628}", "U+0628"), ("\u{1F9D1}", "U+1F9D1")]
    {
        letter.body = RichText { blocks: vec![pamong_render::Block::paragraph(text)] };
        match Engine::new().render(&Paper::Letter(Box::new(letter.clone())), &samples::options()) {
            Err(RenderError::Text(e)) => {
                assert_eq!(e.pointer, "/paper/body/0/content/0/text");
                assert!(e.to_string().contains(code), "{e}");
            }
            other => panic!("{code}: {:?}", other.map(|r| r.pages)),
        }
    }
}

#[test]
fn text_that_looks_like_code_is_printed_as_it_is() {
    let tool = "pdftotext";
    let odd =
        "#import \"@preview/x:1.0.0\" #read(\"/etc/passwd\") *x* $x^2$ <a> @ref // = judul \\ _y_ `z` -- ~";
    let mut letter = samples::letter("SD", "Surat Dinas");
    letter.subject = odd.to_owned();
    letter.body = RichText { blocks: vec![pamong_render::Block::paragraph(odd)] };
    letter.copies = vec![odd.to_owned()];
    letter.attachments.clear();
    let made = Engine::new().render(&Paper::Letter(Box::new(letter)), &samples::options()).unwrap();
    let file = std::env::temp_dir().join(format!("pamong-render-{}.pdf", std::process::id()));
    std::fs::write(&file, made.pdf).unwrap();
    let out = std::process::Command::new(tool).arg(&file).arg("-").output().unwrap();
    std::fs::remove_file(&file).unwrap();
    let squeeze = |t: &str| t.split_whitespace().collect::<String>();
    let text = squeeze(&String::from_utf8_lossy(&out.stdout));
    assert_eq!(text.matches(&squeeze(odd)).count(), 3, "{text}");
}

#[test]
fn points_with_nothing_in_them_render_however_many() {
    let nothing = || pamong_render::text::Item { content: Vec::new(), children: Vec::new() };
    for (depth, count) in [(0, 1), (1, 2), (1, 1000), (0, 1000)] {
        let items = (0..count).map(|_| {
            let inner = || pamong_render::Block::Bullets { items: vec![nothing()] };
            pamong_render::text::Item { children: (0..depth).map(|_| inner()).collect(), ..nothing() }
        });
        let mut letter = samples::letter("ST", "Surat Tugas");
        letter.body = RichText { blocks: vec![pamong_render::Block::Numbers { items: items.collect() }] };
        let made = Engine::new().render(&Paper::Letter(Box::new(letter)), &samples::options());
        made.unwrap_or_else(|e| panic!("{count} points: {e}"));
    }
}
