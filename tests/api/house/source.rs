//! The project's source files, and the paths that Rust code names.
use std::fs;
use std::path::{Path, PathBuf};

pub fn root() -> PathBuf {
    match option_env!("CARGO_MANIFEST_DIR") {
        Some(tests) => Path::new(tests).parent().unwrap().to_path_buf(),
        None => std::env::current_dir().unwrap(),
    }
}

pub struct Source {
    /// Relative to the root, with `/`.
    pub path: String,
    pub text: String,
}

fn collect(dir: &Path, root: &Path, into: &mut Vec<Source>) {
    let Ok(entries) = fs::read_dir(dir) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            let skipped = ["target", "node_modules", "dist", "var", "test-results"];
            if !name.starts_with('.') && !skipped.contains(&name.as_str()) {
                collect(&path, root, into);
            }
        } else if [".rs", ".ts", ".tsx", ".mjs", ".sh"].iter().any(|end| name.ends_with(end)) {
            let relative = path.strip_prefix(root).unwrap();
            into.push(Source {
                path: relative.to_string_lossy().replace('\\', "/"),
                text: fs::read_to_string(&path).unwrap(),
            });
        }
    }
}

pub fn sources() -> Vec<Source> {
    let root = root();
    let mut all = Vec::new();
    for dir in ["api", "tests", "frontend", "scripts"] {
        collect(&root.join(dir), &root, &mut all);
    }
    assert!(
        all.iter().any(|s| s.path == "api/src/main.rs"),
        "the server's source is not under {}",
        root.display()
    );
    all
}

pub fn server_sources() -> Vec<Source> {
    let mut all = sources();
    all.retain(|s| s.path.starts_with("api/src/"));
    all
}

/// Rust source without comments and without what stands between quotes; line breaks stay.
fn code_of(text: &str) -> String {
    let c: Vec<char> = text.chars().collect();
    let at = |i: usize| c.get(i).copied().unwrap_or('\0');
    let word = |ch: char| ch.is_alphanumeric() || ch == '_';
    let mut out = String::new();
    let mut i = 0;
    while i < c.len() {
        let start = i;
        let hashes = c[i + 1..].iter().take_while(|h| **h == '#').count();
        if at(i) == '/' && at(i + 1) == '/' {
            while i < c.len() && at(i) != '\n' {
                i += 1;
            }
        } else if at(i) == '/' && at(i + 1) == '*' {
            i += 2;
            while i < c.len() && !(at(i) == '*' && at(i + 1) == '/') {
                i += 1;
            }
            i += 2;
        } else if at(i) == 'r'
            && (i == 0 || !word(at(i - 1)) || at(i - 1) == 'b')
            && at(i + 1 + hashes) == '"'
        {
            i += hashes + 2;
            while i < c.len() && !(at(i) == '"' && (1..=hashes).all(|n| at(i + n) == '#')) {
                i += 1;
            }
            i += hashes + 1;
        } else if at(i) == '"' {
            i += 1;
            while i < c.len() && at(i) != '"' {
                i += if at(i) == '\\' { 2 } else { 1 };
            }
            i += 1;
        } else if at(i) == '\'' && (at(i + 1) == '\\' || at(i + 2) == '\'') {
            i += 2;
            while i < c.len() && at(i) != '\'' {
                i += 1;
            }
            i += 1;
        } else {
            out.push(at(i));
            i += 1;
            continue;
        }
        out.push(' ');
        out.extend(c[start..i.min(c.len())].iter().filter(|ch| **ch == '\n'));
    }
    out
}

/// Every path in Rust code with its line, `a::{b, c::d}` taken apart into `a::b` and `a::c::d`.
pub fn paths(text: &str) -> Vec<(usize, Vec<String>)> {
    let mut reader = Reader { code: code_of(text).chars().collect(), at: 0, found: Vec::new() };
    while reader.at < reader.code.len() {
        if reader.is_word() {
            reader.path(&[]);
        } else {
            reader.at += 1;
        }
    }
    reader.found
}

struct Reader {
    code: Vec<char>,
    at: usize,
    found: Vec<(usize, Vec<String>)>,
}

impl Reader {
    fn peek(&self) -> char {
        self.code.get(self.at).copied().unwrap_or('\0')
    }
    fn is_word(&self) -> bool {
        self.peek().is_alphanumeric() || self.peek() == '_'
    }
    fn space(&mut self) {
        while self.peek().is_whitespace() {
            self.at += 1;
        }
    }
    fn word(&mut self) -> String {
        let start = self.at;
        while self.is_word() {
            self.at += 1;
        }
        self.code[start..self.at].iter().collect()
    }
    fn path(&mut self, before: &[String]) {
        let line = 1 + self.code[..self.at].iter().filter(|c| **c == '\n').count();
        let mut path = before.to_vec();
        path.push(self.word());
        loop {
            let end = self.at;
            self.space();
            if !(self.peek() == ':' && self.code.get(self.at + 1) == Some(&':')) {
                self.at = end;
                break;
            }
            self.at += 2;
            self.space();
            if self.peek() == '{' {
                self.at += 1;
                return self.group(&path);
            } else if self.is_word() {
                path.push(self.word());
            } else {
                break;
            }
        }
        if path.len() > 1 {
            self.found.push((line, path));
        }
    }
    fn group(&mut self, before: &[String]) {
        loop {
            self.space();
            match self.peek() {
                '}' | '\0' => {
                    self.at += 1;
                    return;
                }
                _ if self.is_word() => self.path(before),
                _ => self.at += 1,
            }
            // an item ends at its comma: `as name` belongs to it
            while !matches!(self.peek(), ',' | '}' | '\0') {
                self.at += 1;
            }
            if self.peek() == ',' {
                self.at += 1;
            }
        }
    }
}
