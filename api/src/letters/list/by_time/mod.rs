//! The letters of a list in the order of time, found without reading through everybody's.
//!
//! `ways` says along which indexes a list is read, `store` reads along them and puts the rows in order. Whatever the
//! way, `visible_to` decides on every letter: a way only says where to look.
pub mod store;
mod ways;
