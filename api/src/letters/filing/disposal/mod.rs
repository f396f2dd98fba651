//! Disposal (penyusutan): what is due is put on a list, another person approves it, and it is carried out with minutes
//! (berita acara). It is the transfer of inactive archives to the record centre, the destruction of those without further
//! use, and the handing over of permanent ones to the archive institution (Perka ANRI 37/2016, art. 1(1)).
//!
//! Nothing here is done by a clock: every step is somebody's act. The minutes of a destruction destroy the content of the
//! letters (`filing::destruction`). List and minutes are printed: an approved list gives the minutes to be signed, marked
//! as a draft; once they are recorded, the paper is that of the record.
mod due;
mod model;
mod paper;
pub mod routes;
mod service;
mod store;
mod view;

pub use service::take_off;
