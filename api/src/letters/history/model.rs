//! Steps of a letter's way.
use crate::audit::Medium;
use crate::letters::people::PersonRef;
use chrono::NaiveDate;
use pamong_db::{Id, Ts, text_enum};
use serde::Serialize;
use utoipa::ToSchema;

text_enum! {
    /// What was done; the words are the actions of the ledger.
    pub enum HistoryAction {
        /// Entered in the agenda book.
        Register = "letter.register",
        /// Entered with a number that was leased for an outage.
        RegisterLeased = "letter.register_leased",
        /// Arrived from another office by electronic dispatch.
        Receive = "letter.receive",
        /// Taken over from an agenda book on paper.
        Import = "letter.import",
        /// Drafted.
        Draft = "letter.draft",
        /// Given to the reviewers or the approver.
        Submit = "letter.submit",
        /// Initialled.
        Review = "letter.review",
        /// Sent back to the drafter.
        Return = "letter.return",
        /// Approved or signed, and numbered.
        Approve = "letter.approve",
        /// The signature or number was withdrawn.
        Revoke = "letter.revoke",
        /// Sent.
        Dispatch = "letter.dispatch",
        /// The draft was given up.
        Cancel = "letter.cancel",
        /// Taken back by the sender.
        Recall = "letter.recall",
        /// The copy of a letter that its sender took back.
        Withdraw = "letter.withdraw",
        /// Opened by somebody of the office for the first time.
        Read = "letter.read",
        /// Given to a position.
        Dispose = "letter.dispose",
        /// Dealt with.
        Close = "letter.close",
        /// Its receipt was issued.
        Acknowledge = "letter.acknowledge",
        /// Its receipt was mailed.
        SendReceipt = "receipt.send",
        /// A comment on the draft.
        Comment = "letter.comment",
        /// A comment was settled.
        ResolveComment = "letter.resolve_comment",
        /// A scan was attached to a letter from a book on paper.
        AttachScan = "letter.attach_scan",
        /// Put into a folder.
        File = "letter.file",
        /// Taken out of its folder.
        TakeOut = "letter.take_out",
        /// Its content was destroyed.
        Destroy = "letter.destroy",
        /// Its folder was destroyed, and its content kept for another office.
        Keep = "letter.keep",
        /// Mailed to an addressee.
        MailOut = "dispatch.send",
        /// The mail to an addressee could not be sent.
        MailFailed = "dispatch.fail",
        /// Another way or address was chosen for an addressee.
        ChangeWay = "dispatch.change",
        /// The mail to an addressee is tried again.
        Retry = "dispatch.retry",
        /// Handed to the courier or the post.
        HandOver = "dispatch.hand_over",
        /// It arrived, with proof.
        Confirm = "dispatch.confirm",
        /// It came back.
        CameBack = "dispatch.return",
        /// A disposition was opened by its receiver.
        DispositionRead = "disposition.read",
        /// A disposition was passed on.
        Forward = "disposition.forward",
        /// A report on a disposition.
        FollowUp = "disposition.follow_up",
        /// The last report on a disposition.
        Complete = "disposition.complete",
        /// The report was not enough.
        SendBack = "disposition.send_back",
        /// A disposition or question was taken back.
        TakeBack = "disposition.cancel",
        /// An opinion was asked for.
        AskOpinion = "disposition.ask_opinion",
        /// The opinion was given.
        Answer = "disposition.answer",
        /// The giver's superior was told that it is overdue.
        Escalate = "disposition.escalate",
        /// An invitation was answered.
        AnswerInvitation = "invitation.answer",
        /// Those present were entered.
        RecordAttendance = "attendance.record",
        /// The list of those present was closed.
        CloseAttendance = "attendance.close",
        /// The visas of a travel order were entered.
        RecordVisas = "travel.record_visas",
        /// The report of a travel order was given.
        ReportTravel = "travel.report",
    }
}

/// A step of a letter's way.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HistoryEntry {
    /// Id of the fact in the ledger.
    pub id: Id,
    /// When it was written.
    pub recorded_at: Ts,
    /// The business date on which it counts; for work on paper the day in the book.
    pub effective_date: NaiveDate,
    /// What was done.
    pub action: HistoryAction,
    /// Who did it, in which position; null for what the system did by itself.
    pub actor: Option<PersonRef>,
    /// The title of the position whose holder the person stood in for.
    pub on_behalf_of: Option<String>,
    /// In the system, or on paper and entered afterwards.
    pub medium: Medium,
    /// The disposition that it is about.
    pub disposition_id: Option<Id>,
    /// What was said: why it was returned, taken back or revoked, how it was dealt with. Null once the content of the letter
    /// is destroyed.
    pub note: Option<String>,
}
