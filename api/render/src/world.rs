//! What the compiler may see: shipped templates and fonts, and the files of one document.
use std::collections::HashMap;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::error::RenderError;
use crate::fonts::FONTS;

/// The templates: the first is the entry, the others are its modules.
const TEMPLATES: [(&str, &str); 9] = [
    ("/main.typ", include_str!("../templates/main.typ")),
    ("/base.typ", include_str!("../templates/base.typ")),
    ("/sign.typ", include_str!("../templates/sign.typ")),
    ("/letter.typ", include_str!("../templates/letter.typ")),
    ("/orders.typ", include_str!("../templates/orders.typ")),
    ("/travel.typ", include_str!("../templates/travel.typ")),
    ("/output.typ", include_str!("../templates/output.typ")),
    ("/registers.typ", include_str!("../templates/registers.typ")),
    ("/archive.typ", include_str!("../templates/archive.typ")),
];

/// Immutable and shared by all documents of the process.
pub struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    sources: HashMap<FileId, Source>,
    main: FileId,
    names: Names,
}

/// File ids are never freed and limited to 65,535 a process, so every document uses the same few names.
struct Names {
    data: FileId,
    qr: FileId,
    arms_svg: FileId,
    arms_png: FileId,
}

impl Shared {
    pub fn new() -> Result<Self, RenderError> {
        let mut sources = HashMap::new();
        for (path, text) in TEMPLATES {
            let id = file_id(path)?;
            sources.insert(id, Source::new(id, text.into()));
        }
        Ok(Self {
            library: LazyHash::new(Library::builder().build()),
            book: LazyHash::new(FontBook::from_fonts(FONTS.iter())),
            sources,
            main: file_id("/main.typ")?,
            names: Names {
                data: file_id("/data.json")?,
                qr: file_id("/qr.svg")?,
                arms_svg: file_id("/arms.svg")?,
                arms_png: file_id("/arms.png")?,
            },
        })
    }
}

fn file_id(path: &str) -> Result<FileId, RenderError> {
    let path = VirtualPath::new(path).map_err(|e| RenderError::Internal(format!("{e:?}")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// One document: borrows what is shared and owns its data.
pub struct Job<'a> {
    pub shared: &'a Shared,
    pub data: Bytes,
    pub qr: Option<Bytes>,
    pub arms_svg: Option<Bytes>,
    pub arms_png: Option<Bytes>,
    pub today: Datetime,
}

impl World for Job<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shared.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shared.book
    }

    fn main(&self) -> FileId {
        self.shared.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.shared.sources.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let names = &self.shared.names;
        let file = if id == names.data {
            Some(&self.data)
        } else if id == names.qr {
            self.qr.as_ref()
        } else if id == names.arms_svg {
            self.arms_svg.as_ref()
        } else if id == names.arms_png {
            self.arms_png.as_ref()
        } else {
            None
        };
        file.cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        Some(self.today)
    }
}
