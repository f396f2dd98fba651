//! What is kept and told about who may see a letter.
use crate::letters::model::SecurityLevel;
use crate::letters::people::PersonRef;
use diesel::prelude::*;
use pamong_db::schema::letter_involved;
use pamong_db::{Id, text_enum};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

text_enum! {
    /// As what a person had a letter in hand.
    pub enum Involvement {
        /// Entered it in the agenda book.
        Registered = "registered",
        /// Drafted it.
        Drafted = "drafted",
        /// Initialled it or sent it back.
        Reviewed = "reviewed",
        /// Approved it.
        Approved = "approved",
        /// Gave it to others, or asked them about it.
        Disposed = "disposed",
        /// Reported on a disposition of it, or said an opinion.
        Reported = "reported",
    }
}

impl Involvement {
    /// What an act in the ledger makes of who did it. To open or to send a letter is none: that alone keeps no door open.
    pub fn of(action: &str) -> Option<Self> {
        match action {
            "letter.register" => Some(Self::Registered),
            "letter.draft" => Some(Self::Drafted),
            "letter.review" | "letter.return" => Some(Self::Reviewed),
            "letter.approve" => Some(Self::Approved),
            "letter.dispose" | "disposition.forward" | "disposition.ask_opinion" => Some(Self::Disposed),
            "disposition.follow_up" | "disposition.complete" | "disposition.answer" => Some(Self::Reported),
            _ => None,
        }
    }
}

/// Somebody who had a letter in hand.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = letter_involved, treat_none_as_default_value = false)]
pub struct Involved {
    /// The letter.
    pub letter_id: Id,
    /// The position.
    pub position_id: Id,
    /// The person.
    pub user_id: Id,
    /// As what.
    pub role: Involvement,
}

text_enum! {
    /// Why a position sees a letter, or why it does not.
    pub enum AccessReason {
        /// Sees: the letter is open, and its agency is the position's own or one below it.
        Scope = "scope",
        /// Sees: the position handles mail in the letter's own agency.
        MailRoom = "mail_room",
        /// Sees: the position heads the letter's own agency.
        Head = "head",
        /// Sees: the position entered it in the agenda book.
        Registered = "registered",
        /// Sees: the position drafted it.
        Drafted = "drafted",
        /// Sees: the position initials it, or has.
        Reviews = "reviews",
        /// Sees: the position approves or signs it.
        Approves = "approves",
        /// Sees: it was disposed to the position.
        Received = "received",
        /// Sees: the position gave it to others.
        Disposed = "disposed",
        /// Does not see: nobody works in the position now.
        Vacant = "vacant",
        /// Does not see: the position has no right to read letters.
        NoRight = "no_right",
        /// Does not see: the letter's agency is neither the position's own nor one below it.
        OutsideScope = "outside_scope",
        /// Does not see: only who handles mail in the letter's own agency does.
        NotMailRoom = "not_mail_room",
        /// Does not see: only the head of the letter's own agency does.
        NotHead = "not_head",
        /// Does not see: the position never had the letter in hand.
        NotInvolved = "not_involved",
        /// Does not see: the person is Plh. and never had this secret letter in hand.
        DailyActing = "daily_acting",
    }
}

/// A reason in words.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AccessReasonView {
    /// The reason.
    pub code: AccessReason,
    /// In simple Indonesian words.
    pub text_id: &'static str,
    /// In simple English words.
    pub text_en: &'static str,
}

/// Who is asked about.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AccessQuery {
    /// A position, whose present holder is asked about (right `user.manage` or `audit.read`; the look is recorded in the
    /// ledger); the caller's own where it is not named.
    pub position_id: Option<Id>,
}

/// Whether and why somebody sees a letter. Nothing of the letter itself but its level.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LetterAccess {
    /// The letter.
    pub letter_id: Id,
    /// Its level.
    pub security_level: SecurityLevel,
    /// Who sees letters of this level, in Indonesian.
    pub audience_id: &'static str,
    /// Who sees letters of this level, in English.
    pub audience_en: &'static str,
    /// The position with its present holder.
    pub position: PersonRef,
    /// Whether that person holds it as Plh.
    pub daily_acting: bool,
    /// Whether that person sees the letter in that position.
    pub visible: bool,
    /// Why, or why not: at least one.
    pub reasons: Vec<AccessReasonView>,
}
