//! Who sees a letter and why, in words.
use super::model::{AccessReason, AccessReasonView};
use crate::letters::model::SecurityLevel;

/// Who sees letters of a level: Indonesian, English.
pub const fn audience(level: SecurityLevel) -> (&'static str, &'static str) {
    match level {
        SecurityLevel::Open => (
            "Terlihat oleh semua di perangkat daerah ini dan di atasnya, serta penerima disposisi.",
            "Seen by everybody in this agency and in those above it, and by receivers of dispositions.",
        ),
        SecurityLevel::Restricted => (
            "Hanya kepala, sekretaris, kepala seksi/bidang dan tata usaha perangkat daerah ini, serta yang memproses surat.",
            "Only this agency's head, secretary, section heads and registry, and whoever works on the letter.",
        ),
        SecurityLevel::Confidential => (
            "Hanya kepala perangkat daerah ini (termasuk Plt. dan Plh.) dan yang memproses surat.",
            "Only this agency's head (acting ones included) and whoever works on the letter.",
        ),
        SecurityLevel::Secret => (
            "Hanya kepala perangkat daerah ini dan yang memproses surat. Plh. tidak, kecuali pernah memprosesnya sendiri.",
            "Only this agency's head and whoever works on the letter. A Plh. does not, unless the person worked on it.",
        ),
    }
}

impl AccessReason {
    /// The reason with its words.
    pub const fn view(self) -> AccessReasonView {
        let (text_id, text_en) = self.words();
        AccessReasonView { code: self, text_id, text_en }
    }

    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Scope => (
                "Surat ini bersifat biasa, milik perangkat daerah Anda atau yang di bawahnya.",
                "The letter is open and belongs to your agency or one below it.",
            ),
            Self::MailRoom => (
                "Jabatan ini menangani surat di perangkat daerah pemilik surat.",
                "The position handles mail in the letter's agency.",
            ),
            Self::Head => (
                "Jabatan ini memimpin perangkat daerah pemilik surat.",
                "The position heads the letter's agency.",
            ),
            Self::Registered => ("Jabatan ini mencatat surat ini.", "The position registered the letter."),
            Self::Drafted => ("Jabatan ini menyusun surat ini.", "The position drafted the letter."),
            Self::Reviews => ("Jabatan ini memaraf surat ini.", "The position initials the letter."),
            Self::Approves => {
                ("Jabatan ini menandatangani surat ini.", "The position approves and signs the letter.")
            }
            Self::Received => {
                ("Surat ini didisposisikan kepada jabatan ini.", "The letter was disposed to the position.")
            }
            Self::Disposed => {
                ("Jabatan ini mendisposisikan surat ini.", "The position gave the letter to others.")
            }
            Self::Vacant => ("Jabatan ini sedang kosong.", "Nobody works in the position now."),
            Self::NoRight => (
                "Jabatan ini tidak mempunyai hak membaca surat.",
                "The position has no right to read letters.",
            ),
            Self::OutsideScope => (
                "Surat ini milik perangkat daerah lain yang tidak berada di bawah jabatan ini.",
                "The letter belongs to an agency that is neither the position's own nor one below it.",
            ),
            Self::NotMailRoom => (
                "Surat terbatas hanya terbuka bagi penangan surat di perangkat daerah pemiliknya.",
                "A restricted letter is open only to those who handle mail in its own agency.",
            ),
            Self::NotHead => (
                "Surat rahasia hanya terbuka bagi kepala perangkat daerah pemiliknya.",
                "A confidential letter is open only to the head of its own agency.",
            ),
            Self::NotInvolved => (
                "Jabatan ini tidak pernah memproses surat ini.",
                "The position has never worked on the letter.",
            ),
            Self::DailyActing => (
                "Pelaksana harian tidak melihat surat sangat rahasia yang tidak pernah diprosesnya sendiri.",
                "Who is daily acting does not see a secret letter that the person never worked on.",
            ),
        }
    }
}
