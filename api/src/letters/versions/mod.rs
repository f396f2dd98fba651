//! Versions of a draft: what each saved change left, who left it and at which step, compared word by word.
//!
//! A version never changes once somebody else saved, the draft was handed in, or a comment speaks of it.
mod compare;
mod model;
pub mod routes;
pub mod service;
pub mod store;

pub use model::VersionStep;
