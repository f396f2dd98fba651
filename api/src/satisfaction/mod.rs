//! The satisfaction index (indeks kepuasan masyarakat) of PermenPANRB 14/2017, and what the ledger says of it.
//!
//! Whole numbers and quotients of them only: a mean is a sum and a count until it is shown.
mod index;
mod ledger;
mod sample;

pub use index::{Index, QualityClass, Tally};
pub use ledger::{ANSWERED, CORRECTED, Heard, of_agencies};
pub use sample::needed;

use pamong_db::text_enum;
use std::collections::BTreeMap;

text_enum! {
    /// What a survey asks for: the nine elements of PermenPANRB 14/2017, by name and never by place, since printed forms
    /// number the last two differently.
    pub enum Element {
        /// Persyaratan: whether the requirements suit the service.
        Requirements = "requirements",
        /// Sistem, mekanisme, dan prosedur: how easy the procedure is.
        Procedure = "procedure",
        /// Waktu penyelesaian: how fast the service is.
        ServiceTime = "service_time",
        /// Biaya/tarif: how fair the fee is; free of charge is the best answer.
        Fee = "fee",
        /// Produk spesifikasi jenis pelayanan: whether the result is what the standard promises.
        Product = "product",
        /// Kompetensi pelaksana: how able the officers are.
        Competence = "competence",
        /// Perilaku pelaksana: how polite and friendly the officers are.
        Behaviour = "behaviour",
        /// Sarana dan prasarana: the quality of rooms and equipment.
        Facilities = "facilities",
        /// Penanganan pengaduan, saran, dan masukan: how complaints are handled.
        ComplaintHandling = "complaint_handling",
    }
}

/// The worst and the best answer.
pub const ANSWERS: std::ops::RangeInclusive<i32> = 1..=4;
/// From how many respondents on an index is shown to the public: fewer would say what single people answered.
pub const SHOWN_FROM: u32 = 5;

/// What one person answered, 1 to 4 for each element.
pub type Answers = BTreeMap<Element, i32>;
