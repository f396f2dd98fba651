//! Writes every sample paper as PDF into a directory, to be looked at.
#![allow(clippy::unwrap_used, reason = "a tool for developers that may end with the error it met")]
#[path = "../tests/samples/mod.rs"]
mod samples;

fn main() {
    let directory = std::path::PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".to_owned()));
    for (name, paper) in samples::all() {
        let made = pamong_render::Engine::new().render(&paper, &samples::options()).unwrap();
        std::fs::write(directory.join(format!("{name}.pdf")), made.pdf).unwrap();
    }
}
