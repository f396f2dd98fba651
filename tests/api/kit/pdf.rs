//! What a PDF says, and where tests leave PDFs for people to look at.
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The words of a PDF in reading order (poppler).
pub fn words(pdf: &[u8]) -> String {
    let mut program = Command::new("pdftotext")
        .args(["-raw", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext is missing: run scripts/setup.sh test");
    program.stdin.take().unwrap().write_all(pdf).unwrap();
    let output = program.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

/// What stands across the page is read letter by letter.
pub fn marked(text: &str, mark: &str) -> bool {
    text.split_whitespace().collect::<String>().contains(mark)
}

/// Keeps a PDF as `{sheet}/{name}.pdf` below the folder of test products and says where that is.
pub fn keep(sheet: &str, name: &str, pdf: &[u8]) -> PathBuf {
    let folder = folder(sheet);
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join(format!("{name}.pdf"));
    fs::write(&file, pdf).unwrap();
    file
}

/// The folder of a sheet's papers.
pub fn folder(sheet: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("papers").join(sheet)
}
