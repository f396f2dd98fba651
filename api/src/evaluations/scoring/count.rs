//! The closed list of counts that an instrument may use. Each one says of every record that touches it whether it counts.
use super::rule::Rule;
use super::{Index, Window, letters, permits};
use crate::audit::{Application, Fact};
use crate::evaluations::words::Words;
use pamong_db::text_enum;

text_enum! {
    /// An application whose use is evaluated.
    pub enum Scored {
        /// Letters (SIPADEK).
        Letters = "letters",
        /// Permits and services (SIPATEN).
        Permits = "permits",
    }
}

impl From<Scored> for Application {
    fn from(application: Scored) -> Self {
        match application {
            Scored::Letters => Self::Letters,
            Scored::Permits => Self::Permits,
        }
    }
}

text_enum! {
    /// A named count of the ledger.
    pub enum Count {
        /// Letters handled in the system, once each in a period: an incoming one when it was disposed or closed, an
        /// outgoing one when it left. Registering, reading, drafting or approving alone does not count.
        LettersElectronicHandled = "letters.electronic_handled",
        /// `letters.electronic_handled` and the letters that were recorded as handled on paper or taken over from an
        /// agenda book.
        LettersTotalHandled = "letters.total_handled",
        /// Dispositions with a due date within the period, unless they were cancelled.
        LettersDispositionsDue = "letters.dispositions_due",
        /// Those of `letters.dispositions_due` that were completed or passed on by their due date.
        LettersDispositionsOnTime = "letters.dispositions_on_time",
        /// Outgoing letters that were approved in the system and left, once each in a period.
        LettersOutgoingApproved = "letters.outgoing_approved",
        /// `letters.outgoing_approved` and the outgoing letters that were recorded as sent on paper or taken over from an
        /// agenda book.
        LettersOutgoingTotal = "letters.outgoing_total",
        /// How many kinds of letters left: breadth of use, so that travel orders alone do not make a good score.
        LettersKindsUsed = "letters.kinds_used",
        /// Services whose document was signed in the system, once for each application.
        PermitsElectronicIssued = "permits.electronic_issued",
        /// `permits.electronic_issued` and the services that were recorded as done on paper.
        PermitsTotalIssued = "permits.total_issued",
        /// Those of `permits.electronic_issued` whose document was signed by the due date of the service.
        PermitsOnTime = "permits.on_time",
    }
}

/// What a count says of one record.
#[derive(Debug, Clone, Copy)]
pub struct Verdict<'a> {
    /// The record.
    pub fact: &'a Fact,
    /// The rule that decided.
    pub rule: Rule,
}

impl Verdict<'_> {
    /// How many pieces of work the record adds to the count.
    pub fn quantity(&self) -> i64 {
        if self.rule.includes() { self.fact.quantity.into() } else { 0 }
    }
}

impl Count {
    /// The application whose work it counts.
    pub const fn application(self) -> Scored {
        match self {
            Self::LettersElectronicHandled
            | Self::LettersTotalHandled
            | Self::LettersDispositionsDue
            | Self::LettersDispositionsOnTime
            | Self::LettersOutgoingApproved
            | Self::LettersOutgoingTotal
            | Self::LettersKindsUsed => Scored::Letters,
            Self::PermitsElectronicIssued | Self::PermitsTotalIssued | Self::PermitsOnTime => Scored::Permits,
        }
    }

    /// What it counts, in words.
    pub const fn words(self) -> Words {
        let (id, en) = match self {
            Self::LettersElectronicHandled => {
                ("surat yang ditangani di dalam sistem", "letters handled in the system")
            }
            Self::LettersTotalHandled => (
                "semua surat yang ditangani, di sistem dan di kertas",
                "all letters handled, in the system and on paper",
            ),
            Self::LettersDispositionsDue => {
                ("disposisi yang jatuh tempo dalam periode", "dispositions due in the period")
            }
            Self::LettersDispositionsOnTime => {
                ("disposisi yang selesai tepat waktu", "dispositions completed on time")
            }
            Self::LettersOutgoingApproved => (
                "surat keluar yang disetujui dan dikirim di dalam sistem",
                "outgoing letters approved and sent in the system",
            ),
            Self::LettersOutgoingTotal => (
                "semua surat keluar, di sistem dan di kertas",
                "all outgoing letters, in the system and on paper",
            ),
            Self::LettersKindsUsed => ("jenis naskah dinas yang dipakai", "kinds of letters used"),
            Self::PermitsElectronicIssued => {
                ("layanan yang diterbitkan di dalam sistem", "services issued in the system")
            }
            Self::PermitsTotalIssued => {
                ("semua layanan, di sistem dan di kertas", "all services, in the system and on paper")
            }
            Self::PermitsOnTime => ("layanan yang diterbitkan tepat waktu", "services issued on time"),
        };
        Words { id, en }
    }

    /// The records of one agency that touch this count, in the order of the ledger; `facts` must be in that order.
    pub fn verdicts<'a>(self, facts: &[&'a Fact], window: Window, index: &Index) -> Vec<Verdict<'a>> {
        match self {
            Self::LettersElectronicHandled => letters::handled(facts, index, false),
            Self::LettersTotalHandled => {
                merged(letters::handled(facts, index, false), paper(facts, Scored::Letters, index, false))
            }
            Self::LettersDispositionsDue => letters::dispositions_due(facts, window, index),
            Self::LettersDispositionsOnTime => letters::dispositions_on_time(facts, window, index),
            Self::LettersOutgoingApproved => letters::handled(facts, index, true),
            Self::LettersOutgoingTotal => {
                merged(letters::handled(facts, index, true), paper(facts, Scored::Letters, index, true))
            }
            Self::LettersKindsUsed => letters::kinds_used(facts, index),
            Self::PermitsElectronicIssued => permits::issued(facts),
            Self::PermitsTotalIssued => {
                merged(permits::issued(facts), paper(facts, Scored::Permits, index, false))
            }
            Self::PermitsOnTime => permits::on_time(facts),
        }
    }

    /// The number itself.
    pub fn total(self, facts: &[&Fact], window: Window, index: &Index) -> i64 {
        self.verdicts(facts, window, index).iter().map(Verdict::quantity).sum()
    }
}

/// Work on paper, whose quantity counts; of the outgoing register only, or of all registers.
fn paper<'a>(facts: &[&'a Fact], of: Scored, index: &Index, only_outgoing: bool) -> Vec<Verdict<'a>> {
    let outgoing = |fact: &Fact| super::text(fact, "register") == Some("outgoing");
    let counted =
        facts.iter().filter(|f| f.application == of.into()).filter(|f| !only_outgoing || outgoing(f));
    counted.filter_map(|fact| index.on_paper(fact).map(|rule| Verdict { fact, rule })).collect()
}

fn merged<'a>(mut some: Vec<Verdict<'a>>, more: Vec<Verdict<'a>>) -> Vec<Verdict<'a>> {
    some.extend(more);
    in_ledger_order(&mut some);
    some
}

/// Puts verdicts into the order of the ledger.
pub(super) fn in_ledger_order(verdicts: &mut [Verdict<'_>]) {
    verdicts.sort_by_key(|v| super::order(v.fact));
}
