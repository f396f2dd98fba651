//! A complaint as its complainant sees it: with the code, and without anybody of the staff.
use super::model::{ClosedBy, Complaint, ComplaintAction, ComplaintCategory, ComplaintStatus};
use super::store;
use crate::agencies;
use crate::config::ComplaintConfig;
use crate::error::{Error, Result};
use crate::http::{Lang, Moment};
use crate::permits::catalogue;
use crate::permits::tracking;
use chrono::NaiveDate;
use pamong_db::Conn;
use serde::Serialize;
use utoipa::ToSchema;

/// A step that the complainant is told of.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublicComplaintStep {
    /// What was done.
    pub action: ComplaintAction,
    /// In words, in the language of the request.
    pub label: &'static str,
    /// The day.
    pub day: NaiveDate,
}

/// What anyone with the code of a complaint may know.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublicComplaint {
    /// The code: `ABCD-EFGH-JKMN-PQRS`. Whoever has it can read the answer and close the complaint.
    pub code: String,
    /// What it is about.
    pub category: ComplaintCategory,
    /// The office that is complained about.
    pub office: String,
    /// The office that works on it.
    pub handled_by: String,
    /// Name of the service in the language of the request.
    pub service: Option<String>,
    /// What the complainant wrote.
    pub content: String,
    /// Where it stands.
    pub status: ComplaintStatus,
    /// Where it stands, in words, in the language of the request.
    pub status_text: &'static str,
    /// Day of the receipt.
    pub received_on: NaiveDate,
    /// Last working day on which the office takes it up.
    pub verify_by: NaiveDate,
    /// Last day on which it is answered.
    pub due_date: NaiveDate,
    /// Working days from the receipt to the answer that the office has.
    pub answer_days: u32,
    /// True where that day has passed without an answer.
    pub late: bool,
    /// The answer.
    pub answer: Option<String>,
    /// When it was answered.
    pub answered_on: Option<NaiveDate>,
    /// Working days within which an answer may be objected to; after them the complaint is closed.
    pub close_days: u32,
    /// Whether the complainant may object: once.
    pub may_object: bool,
    /// Who closed it.
    pub closed_by: Option<ClosedBy>,
    /// Its way so far.
    pub steps: Vec<PublicComplaintStep>,
}

/// The complaint behind a code; 404 alike for a code that is mistyped and one that names nothing.
pub fn find(c: &mut Conn, code: &str) -> Result<Complaint> {
    let code = tracking::normalise(code).ok_or_else(Error::not_found)?;
    store::find_by_code(c, &code)?.ok_or_else(Error::not_found)
}

/// The public view of a complaint.
pub fn view(
    c: &mut Conn,
    at: Moment,
    config: ComplaintConfig,
    lang: Lang,
    complaint: Complaint,
) -> Result<PublicComplaint> {
    let offices = agencies::store::refs(c, &[complaint.agency_id, complaint.handler_agency_id])?;
    let name = |id| {
        let found = offices.iter().find(|office| office.id == id).map(|office| office.name.clone());
        found.ok_or_else(|| Error::internal("a complaint without its office"))
    };
    let services: Vec<_> = complaint.service_id.into_iter().collect();
    let service = catalogue::store::refs(c, &services)?.pop();
    let steps = store::steps(c, complaint.id)?;
    let step = |step: super::model::ComplaintStep| PublicComplaintStep {
        action: step.action,
        label: step_text(step.action, lang),
        day: step.occurred_at.0.with_timezone(&at.zone).date_naive(),
    };
    Ok(PublicComplaint {
        code: tracking::grouped(&complaint.code),
        category: complaint.category,
        office: name(complaint.agency_id)?,
        handled_by: name(complaint.handler_agency_id)?,
        service: service.map(|service| lang.pick(service.name_id, service.name_en)),
        status: complaint.status,
        status_text: status_text(complaint.status, lang),
        received_on: complaint.received_on,
        verify_by: complaint.verify_by,
        due_date: complaint.due_date,
        answer_days: config.answer_days,
        late: complaint.is_late(at.today()),
        // An answer that was objected to is not the answer any more.
        answer: complaint.answer.clone().filter(|_| !complaint.is_open()),
        answered_on: complaint.answered_on,
        close_days: config.close_days,
        may_object: complaint.status == ComplaintStatus::Answered && !complaint.reopened,
        closed_by: complaint.closed_by,
        steps: steps.into_iter().map(step).collect(),
        content: complaint.content,
    })
}

fn status_text(status: ComplaintStatus, lang: Lang) -> &'static str {
    match status {
        ComplaintStatus::Received => {
            lang.pick("Diterima, menunggu diperiksa kantor.", "Received; the office will take it up.")
        }
        ComplaintStatus::InProgress => lang.pick("Sedang ditangani.", "Being worked on."),
        ComplaintStatus::Answered => lang.pick(
            "Sudah dijawab. Sampaikan apakah jawabannya menyelesaikan masalah Anda.",
            "Answered. Say whether the answer settles your complaint.",
        ),
        ComplaintStatus::Closed => lang.pick("Selesai.", "Closed."),
    }
}

fn step_text(action: ComplaintAction, lang: Lang) -> &'static str {
    match action {
        ComplaintAction::Receive => lang.pick("Pengaduan diterima", "Complaint received"),
        ComplaintAction::Start => lang.pick("Mulai ditangani", "Taken up"),
        ComplaintAction::Forward => lang.pick("Diteruskan ke kantor lain", "Passed to another office"),
        ComplaintAction::Answer => lang.pick("Dijawab", "Answered"),
        ComplaintAction::Settle => lang.pick("Anda menyatakan selesai", "You said that it is settled"),
        ComplaintAction::Object => lang.pick(
            "Anda menyatakan belum selesai; kantor di atasnya menangani kembali",
            "You said that it is not settled; the office above takes it up again",
        ),
        ComplaintAction::Escalate => {
            lang.pick("Terlambat; kantor di atasnya diberi tahu", "Late; the office above was told")
        }
        ComplaintAction::Lapse => {
            lang.pick("Ditutup karena tidak ada keberatan", "Closed because nobody objected")
        }
    }
}
