//! The sheet on which an incoming letter is handed on (lembar disposisi), on paper.
mod content;
pub mod routes;
