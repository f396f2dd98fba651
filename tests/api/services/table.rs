//! The forty services and the way each goes through its office (PATEN: shipped catalogue).

/// What happens between the intake and the hand-over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Looked through, initialled, signed.
    Signed,
    /// The same after a look at the place.
    Visited,
    /// The same after a look at the place and a fee.
    Paid,
    /// Nobody signs anything: the office helps with another authority's form.
    Unsigned,
}

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The officer at the counter.
    Counter,
    /// The head of the section.
    Section,
    /// The cashier.
    Cashier,
    /// The head of the office.
    Head,
}

use Way::{Paid, Signed, Unsigned, Visited};

/// Code of each service and its way.
pub const SERVICES: [(&str, Way); 40] = [
    ("KEL-SKD", Signed),
    ("KEL-SKDU", Signed),
    ("KEL-SKDO", Signed),
    ("KEL-SKU", Signed),
    ("KEL-SKTM", Signed),
    ("KEL-SKBM", Signed),
    ("KEL-SKJD", Signed),
    ("KEL-SKM", Signed),
    ("KEL-SKL", Signed),
    ("KEL-NIKAH", Signed),
    ("KEL-SKCK", Signed),
    ("KEL-HILANG", Signed),
    ("KEL-KK", Signed),
    ("KEL-KTP", Signed),
    ("KEL-PINDAH", Signed),
    ("KEL-BEDA", Signed),
    ("KEL-PHS", Signed),
    ("KEL-WARIS", Signed),
    ("KEL-TANAH", Visited),
    ("KEL-RAMAI", Signed),
    ("KEL-PENELITIAN", Signed),
    ("KEL-LEGAL", Signed),
    ("KEC-DISPENSASI", Signed),
    ("KEC-WARIS", Signed),
    ("KEC-SKTM", Signed),
    ("KEC-DOMISILI", Signed),
    ("KEC-PINDAH", Signed),
    ("KEC-TANAH", Visited),
    ("KEC-LEGAL", Signed),
    ("KEC-REKOM-PROPOSAL", Signed),
    ("KEC-REKOM-PENELITIAN", Signed),
    ("KEC-SKBL", Signed),
    ("KEC-RAMAI", Signed),
    ("KEC-IUMK", Signed),
    ("KEC-NIB-PENDAMPINGAN", Unsigned),
    ("KEC-REKLAME", Paid),
    ("KEC-IMB", Paid),
    ("KEC-HO", Paid),
    ("KEC-OPERASIONAL", Visited),
    ("KEC-JALAN", Visited),
];

type Step = (Who, &'static str, &'static str);

const VISIT: [Step; 2] = [
    (Who::Counter, "request_field_check", "field_check"),
    (Who::Section, "complete_field_check", "in_review"),
];
const FEE: [Step; 2] =
    [(Who::Counter, "request_payment", "awaiting_payment"), (Who::Cashier, "record_payment", "in_review")];
const SIGNATURE: [Step; 4] = [
    (Who::Counter, "request_initials", "awaiting_initials"),
    (Who::Section, "initial", "awaiting_signature"),
    (Who::Head, "sign", "ready"),
    (Who::Counter, "hand_over", "handed_over"),
];

/// Who does what, and the state to which it leads.
pub fn steps(way: Way) -> Vec<Step> {
    let begin = [(Who::Counter, "accept", "in_review")];
    match way {
        Signed => [&begin[..], &SIGNATURE].concat(),
        Visited => [&begin[..], &VISIT, &SIGNATURE].concat(),
        Paid => [&begin[..], &VISIT, &FEE, &SIGNATURE].concat(),
        Unsigned => [&begin[..], &[(Who::Counter, "hand_over", "handed_over")]].concat(),
    }
}
