//! An application as anyone with its tracking code sees it: no name, no number, nobody of the staff.
use super::correcting::{self, PublicCorrection};
use super::model::{MissingItem, PermitAction, PermitApplication, PermitStatus};
use super::service::Case;
use super::views::missing;
use super::{store, views};
use crate::error::{Error, Result};
use crate::http::{Lang, Moment};
use crate::permits::money;
use crate::permits::money::public::PublicPayment;
use crate::permits::tracking;
use crate::permits::voice::surveys::{self, PublicSurvey};
use chrono::NaiveDate;
use pamong_db::{Conn, text_enum};
use serde::Serialize;
use utoipa::ToSchema;

text_enum! {
    /// The steps that an applicant is told about.
    pub enum PublicStepKey {
        /// Handed in.
        Received = "received",
        /// Found complete and right.
        Checked = "checked",
        /// Signed and numbered.
        Signed = "signed",
        /// Fetched.
        HandedOver = "handed_over",
    }
}

text_enum! {
    /// Whether a step lies behind or ahead.
    pub enum PublicStepState {
        /// Behind.
        Done = "done",
        /// Under way.
        Current = "current",
        /// Ahead.
        Next = "next",
    }
}

/// A step of the procedure.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublicStep {
    /// Which step.
    pub key: PublicStepKey,
    /// In words, in the language of the request.
    pub label: &'static str,
    /// Behind, under way or ahead.
    pub state: PublicStepState,
    /// The day on which it was done.
    pub done_on: Option<NaiveDate>,
}

/// What anyone with the tracking code may know.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublicApplicationView {
    /// The code: `ABCD-EFGH-JKMN-PQRS`.
    pub tracking_code: String,
    /// Code of the service.
    pub service_code: String,
    /// Name of the service in the language of the request.
    pub service: String,
    /// Name of the office.
    pub office: String,
    /// Number in the office's register.
    pub register_number: i32,
    /// Year of the register.
    pub register_year: i32,
    /// Where it stands.
    pub status: PermitStatus,
    /// Where it stands, in words, in the language of the request.
    pub status_text: &'static str,
    /// Day of the submission.
    pub submitted_on: NaiveDate,
    /// Last day in time; null once it is signed or has ended.
    pub due_date: Option<NaiveDate>,
    /// Why the service time stands still, in the language of the request.
    pub pause_reason: Option<&'static str>,
    /// What is missing while it is incomplete.
    pub missing: Vec<MissingItem>,
    /// What the office said when it returned or rejected the application.
    pub note: Option<String>,
    /// What is to be paid or was; null where nothing was ever asked for.
    pub payment: Option<PublicPayment>,
    /// The steps.
    pub steps: Vec<PublicStep>,
    /// What the applicant may set right on the public pages; null where nothing is, or only the counter can.
    pub correction: Option<PublicCorrection>,
    /// The satisfaction survey; null while the case goes on, and where it was ended early.
    pub survey: Option<PublicSurvey>,
}

/// The application behind a code; 404 alike for a code that is mistyped and one that names nothing.
pub fn track(c: &mut Conn, at: Moment, lang: Lang, code: &str) -> Result<PublicApplicationView> {
    let code = tracking::normalise(code).ok_or_else(Error::not_found)?;
    let application = store::find_by_tracking(c, &code)?.ok_or_else(Error::not_found)?;
    view(c, at, lang, application)
}

/// The public view of an application.
pub fn view(
    c: &mut Conn,
    at: Moment,
    lang: Lang,
    application: PermitApplication,
) -> Result<PublicApplicationView> {
    let row = views::rows(c, at.today(), std::slice::from_ref(&application))?.pop();
    let row = row.ok_or_else(Error::not_found)?;
    let survey = surveys::of_application(c, at, &application)?;
    let payment = money::public::of_application(c, lang, application.id)?;
    let case = Case::load(c, application)?;
    let status = row.status;
    let correction = correcting::offered(c, at, &case)?;
    Ok(PublicApplicationView {
        missing: missing(&case)?,
        steps: steps(&case, at, lang),
        correction,
        survey,
        payment,
        tracking_code: row.tracking_code,
        service_code: row.service.code,
        service: lang.pick(row.service.name_id, row.service.name_en),
        office: row.agency.name,
        register_number: row.register_number,
        register_year: row.register_year,
        status,
        status_text: status_text(status, lang),
        submitted_on: row.submitted_on,
        due_date: case.application.stopped_on.is_none().then_some(row.clock.due_date),
        pause_reason: pause_reason(status, lang),
        note: case.application.public_note,
    })
}

fn steps(case: &Case, at: Moment, lang: Lang) -> Vec<PublicStep> {
    let done_on = |action: PermitAction| {
        let last = case.events.iter().rev().find(|e| e.action == action)?;
        Some(last.occurred_at.0.with_timezone(&at.zone).date_naive())
    };
    let status = case.application.status;
    let behind = progress(status);
    let ended = matches!(status, PermitStatus::Rejected | PermitStatus::Cancelled | PermitStatus::Withdrawn);
    let all = [
        (
            PublicStepKey::Received,
            PermitAction::Submit,
            lang.pick("Permohonan diterima", "Application received"),
        ),
        (
            PublicStepKey::Checked,
            PermitAction::RequestInitials,
            lang.pick("Persyaratan diperiksa", "Requirements checked"),
        ),
        (PublicStepKey::Signed, PermitAction::Sign, lang.pick("Dokumen ditandatangani", "Paper signed")),
        (
            PublicStepKey::HandedOver,
            PermitAction::HandOver,
            lang.pick("Dokumen diserahkan", "Paper handed over"),
        ),
    ];
    (0..)
        .zip(all)
        .map(|(i, (key, action, label))| {
            let state = match behind {
                n if i < n => PublicStepState::Done,
                n if i == n && !ended => PublicStepState::Current,
                _ => PublicStepState::Next,
            };
            let done_on = (state == PublicStepState::Done).then(|| done_on(action)).flatten();
            PublicStep { key, label, state, done_on }
        })
        .collect()
}

/// How many of the told steps lie behind.
const fn progress(status: PermitStatus) -> usize {
    match status {
        PermitStatus::Draft => 0,
        PermitStatus::Submitted
        | PermitStatus::Incomplete
        | PermitStatus::InReview
        | PermitStatus::FieldCheck
        | PermitStatus::AwaitingPayment
        | PermitStatus::Rejected
        | PermitStatus::Cancelled
        | PermitStatus::Withdrawn => 1,
        PermitStatus::AwaitingInitials | PermitStatus::AwaitingSignature => 2,
        PermitStatus::Ready => 3,
        PermitStatus::HandedOver => 4,
    }
}

const fn pick(lang: Lang, id: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Id => id,
        Lang::En => en,
    }
}

const fn status_text(status: PermitStatus, lang: Lang) -> &'static str {
    match status {
        PermitStatus::Draft => pick(lang, "Belum diajukan.", "Not handed in yet."),
        PermitStatus::Submitted => pick(
            lang,
            "Diterima, menunggu pemeriksaan kelengkapan.",
            "Received; it will be checked for completeness.",
        ),
        PermitStatus::Incomplete => pick(
            lang,
            "Dikembalikan karena belum lengkap atau belum benar.",
            "Returned because something is missing or not right.",
        ),
        PermitStatus::InReview => pick(lang, "Sedang diperiksa.", "Being reviewed."),
        PermitStatus::FieldCheck => {
            pick(lang, "Menunggu pemeriksaan lapangan.", "Waiting for the field check.")
        }
        PermitStatus::AwaitingPayment => pick(
            lang,
            "Menunggu pembayaran di kasir kantor.",
            "Waiting for the payment at the office's cashier.",
        ),
        PermitStatus::AwaitingInitials => pick(lang, "Menunggu paraf pejabat.", "Waiting for the initials."),
        PermitStatus::AwaitingSignature => pick(lang, "Menunggu tanda tangan.", "Waiting for the signature."),
        PermitStatus::Ready => pick(
            lang,
            "Selesai. Silakan ambil di loket kantor dengan membawa tanda pengenal.",
            "Finished. Fetch it at the office's counter and bring your identity card.",
        ),
        PermitStatus::HandedOver => pick(lang, "Sudah diserahkan.", "Handed over."),
        PermitStatus::Rejected => pick(lang, "Ditolak.", "Rejected."),
        PermitStatus::Cancelled => pick(lang, "Dibatalkan oleh kantor.", "Cancelled by the office."),
        PermitStatus::Withdrawn => pick(lang, "Dicabut oleh pemohon.", "Withdrawn by the applicant."),
    }
}

const fn pause_reason(status: PermitStatus, lang: Lang) -> Option<&'static str> {
    match status {
        PermitStatus::Incomplete => Some(pick(
            lang,
            "Waktu layanan berhenti sampai kekurangan dilengkapi.",
            "The service time stands still until what is missing has been handed in.",
        )),
        PermitStatus::AwaitingPayment => Some(pick(
            lang,
            "Waktu layanan berhenti sampai pembayaran diterima.",
            "The service time stands still until the payment has been received.",
        )),
        _ => None,
    }
}
