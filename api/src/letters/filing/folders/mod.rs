//! Folders (berkas) of an office, and the list of its active archives.
mod active_list;
mod model;
pub mod routes;
pub mod service;
pub mod store;
mod view;

pub use model::{FolderAction, FolderRow, FolderStatus, possible};
pub use view::FileFolderRef;
