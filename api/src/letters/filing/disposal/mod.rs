//! Disposal (penyusutan): what is due is put on a list, another person approves it, and it is carried out with minutes
//! (berita acara). It is the transfer of inactive archives to the record centre, the destruction of those without further
//! use, and the handing over of permanent ones to the archive institution (Perka ANRI 37/2016, art. 1(1)).
//!
//! Nothing here is done by a clock: every step is somebody's act. To be destroyed means that a folder is marked so with the
//! minutes; what is known of its letters, the ledger and the stored files stay.
mod due;
mod model;
pub mod routes;
mod service;
mod store;
mod view;

pub use service::take_off;
