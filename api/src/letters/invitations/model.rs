//! Answers to an invitation, and who was there.
use crate::agencies::AgencyRef;
use crate::documents::papers::printable;
use crate::error::{Code, Violations};
use crate::http::Validate;
use crate::letters::parts::LetterEvent;
use crate::letters::people::PersonRef;
use diesel::prelude::*;
use pamong_db::schema::{attendance_lists, invitation_answers};
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// Guests on one list, and addressees on it: as many as a letter may have.
const MAX_PEOPLE: usize = 200;
/// Longest name, in characters.
const NAME: usize = 200;

text_enum! {
    /// What an office answers to an invitation.
    pub enum InvitationAnswer {
        /// It comes as it was invited.
        Attends = "attends",
        /// It sends somebody.
        Represented = "represented",
        /// It cannot come.
        Declines = "declines",
    }
}

text_enum! {
    /// What can be done about the attendance of an invitation.
    pub enum AttendanceAction {
        /// Answer for one's own office: `PUT /letters/{id}/attendance/answer`.
        Answer = "answer",
        /// Note who was there: `PUT /letters/{id}/attendance/presence`.
        Record = "record",
        /// Close the list: `POST /letters/{id}/attendance/closure`.
        Close = "close",
    }
}

/// An answer as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = invitation_answers, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct GivenAnswer {
    /// The outgoing letter.
    pub letter_id: Id,
    /// The office's place among its addressees.
    pub addressee_pos: i32,
    /// What it answers.
    pub answer: InvitationAnswer,
    /// Who comes in its place.
    pub representative: Option<String>,
    /// Why it cannot come.
    pub reason: Option<String>,
    /// Who answered.
    pub user_id: Id,
    /// In which position.
    pub position_id: Id,
    /// When.
    pub answered_at: Ts,
}

/// A list as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = attendance_lists, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct AttendanceRow {
    /// The outgoing letter.
    pub letter_id: Id,
    /// Who was there, as `AttendancePeople`.
    pub people: Value,
    /// Who wrote it last.
    pub user_id: Id,
    /// In which position.
    pub position_id: Id,
    /// When.
    pub updated_at: Ts,
    /// When it was closed.
    pub closed_at: Option<Ts>,
    /// Version for `If-Match`.
    pub version: i32,
}

/// Somebody who was invited and came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PresentInvitee {
    /// The place among the letter's addressees.
    pub pos: i32,
    /// Who came, where the list says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// Somebody who came without being on the letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AttendanceGuest {
    /// Name.
    pub name: String,
    /// From where.
    pub institution: String,
}

/// Who was there, in place of what the list said before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AttendancePeople {
    /// Of the addressees, each at most once.
    pub present: Vec<PresentInvitee>,
    /// Guests, at most 200.
    pub guests: Vec<AttendanceGuest>,
}

impl Validate for AttendancePeople {
    fn validate(&self, v: &mut Violations) {
        for (pointer, number) in [("/present", self.present.len()), ("/guests", self.guests.len())] {
            if number > MAX_PEOPLE {
                v.add_with(pointer, Code::TooMany, MAX_PEOPLE);
                return;
            }
        }
        let mut places = BTreeSet::new();
        for (i, one) in self.present.iter().enumerate() {
            if !places.insert(one.pos) {
                v.add(format!("/present/{i}/pos"), Code::Duplicate);
            }
            if let Some(name) = &one.name {
                named(v, &format!("/present/{i}/name"), name);
            }
        }
        for (i, guest) in self.guests.iter().enumerate() {
            named(v, &format!("/guests/{i}/name"), &guest.name);
            named(v, &format!("/guests/{i}/institution"), &guest.institution);
        }
    }
}

/// What an office answers.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewInvitationAnswer {
    /// The answer.
    pub answer: InvitationAnswer,
    /// Who comes in its place: for `represented`, and only there.
    pub representative: Option<String>,
    /// Why it cannot come: for `declines`, and only there.
    pub reason: Option<String>,
}

impl Validate for NewInvitationAnswer {
    fn validate(&self, v: &mut Violations) {
        let sends = self.answer == InvitationAnswer::Represented;
        match &self.representative {
            Some(name) if sends => named(v, "/representative", name),
            Some(_) => v.add("/representative", Code::UnknownField),
            None if sends => v.add("/representative", Code::Required),
            None => {}
        }
        let declines = self.answer == InvitationAnswer::Declines;
        match &self.reason {
            Some(reason) if declines => v.text("/reason", reason, 2000),
            Some(_) => v.add("/reason", Code::UnknownField),
            None if declines => v.add("/reason", Code::Required),
            None => {}
        }
    }
}

/// A name that the attendance list prints.
fn named(v: &mut Violations, pointer: &str, name: &str) {
    v.text(pointer, name, NAME);
    printable(v, pointer, name);
}

/// What an office answered.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct InvitationAnswerView {
    /// The answer.
    pub answer: InvitationAnswer,
    /// Who comes in its place.
    pub representative: Option<String>,
    /// Why it cannot come.
    pub reason: Option<String>,
    /// Who answered, in which position.
    pub by: PersonRef,
    /// When.
    pub answered_at: Ts,
}

/// Somebody who is invited.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Invitee {
    /// The place among the letter's addressees.
    pub pos: i32,
    /// Name on the letter.
    pub name: String,
    /// The office, where it is one of the city's.
    pub agency: Option<AgencyRef>,
    /// Whether the letter has arrived in its agenda book, so that it can answer.
    pub delivered: bool,
    /// What it answered; null while it has not.
    pub answer: Option<InvitationAnswerView>,
    /// Whether it was noted as present.
    pub present: bool,
    /// Who came, where the list says it.
    pub present_name: Option<String>,
}

/// How many answered what, and how many came.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct AttendanceCounts {
    /// Addressees.
    pub invited: usize,
    /// Will come as invited.
    pub attends: usize,
    /// Will send somebody.
    pub represented: usize,
    /// Cannot come.
    pub declines: usize,
    /// Have not answered.
    pub unanswered: usize,
    /// Addressees who came.
    pub present: usize,
    /// Guests who came.
    pub guests: usize,
}

/// The attendance of an invitation: whole for those who see the letter of the inviting office, for an invited office what
/// is about itself.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LetterAttendance {
    /// Whether this is the view of the inviting office.
    pub host: bool,
    /// When, where and what for.
    pub event: Option<LetterEvent>,
    /// Whether there is a calendar file: the invitation names its day.
    pub has_calendar: bool,
    /// Whether the invitation was taken back.
    pub cancelled: bool,
    /// The counts; null for an invited office.
    pub counts: Option<AttendanceCounts>,
    /// Those who are invited, in the order of the letter; for an invited office itself alone.
    pub invitees: Vec<Invitee>,
    /// Who came without being on the letter; none for an invited office.
    pub guests: Vec<AttendanceGuest>,
    /// When the list was closed; null while it can change.
    pub closed_at: Option<Ts>,
    /// What the caller may do now.
    pub allowed_actions: Vec<AttendanceAction>,
    /// Version of the list for `If-Match`; 0 before anything was noted.
    pub version: i32,
}
