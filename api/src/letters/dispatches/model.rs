//! One addressee's row: its way, its state, and what moves it on.
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::letter_dispatches;
use pamong_db::{Id, MultiBackend, Ts, text_enum};

text_enum! {
    /// How a letter goes to an addressee.
    pub enum DispatchWay {
        /// Into the agenda book of an agency of the city.
        System = "system",
        /// By e-mail with the signed file.
        Mail = "mail",
        /// By courier.
        Courier = "courier",
        /// By post.
        Post = "post",
        /// By a messenger of the office.
        Hand = "hand",
    }
}

text_enum! {
    /// Where a letter is on its way to an addressee.
    pub enum DispatchStatus {
        /// In the agenda book of the agency, not opened yet.
        Delivered = "delivered",
        /// Opened by the agency.
        Read = "read",
        /// To be mailed.
        Waiting = "waiting",
        /// The mail server took it.
        Sent = "sent",
        /// The mail could not be sent.
        Failed = "failed",
        /// On paper, still in the office.
        Prepared = "prepared",
        /// With the courier, the post or the messenger.
        HandedOver = "handed_over",
        /// Its receipt is proven.
        Received = "received",
        /// It came back.
        Returned = "returned",
        /// Taken back before it left or was read.
        Withdrawn = "withdrawn",
    }
}

text_enum! {
    /// What moves a letter on its way to an addressee.
    pub enum DispatchMove {
        /// The agency opens it.
        Read = "read",
        /// The mail server takes it.
        Send = "send",
        /// The mail is given up.
        Fail = "fail",
        /// It is mailed once more.
        Retry = "retry",
        /// It goes by mail from now on, or to another address.
        ToMail = "to_mail",
        /// It goes on paper from now on.
        ToPaper = "to_paper",
        /// It is given to the courier, the post or the messenger.
        HandOver = "hand_over",
        /// Its receipt is proven.
        Confirm = "confirm",
        /// It comes back.
        Return = "return",
        /// The letter is taken back.
        Withdraw = "withdraw",
    }
}

text_enum! {
    /// What the caller can do about an addressee.
    pub enum DispatchAction {
        /// Choose another way or address: `POST /letters/{id}/dispatches/{pos}/way`.
        ChangeWay = "change_way",
        /// Mail it once more: `POST /letters/{id}/dispatches/{pos}/mail`.
        Retry = "retry",
        /// Note that it was given to the courier, the post or the messenger: `POST /letters/{id}/dispatches/{pos}/handover`.
        HandOver = "hand_over",
        /// Enter the proof of receipt: `POST /letters/{id}/dispatches/{pos}/receipt`.
        Confirm = "confirm",
        /// Note that it came back: `POST /letters/{id}/dispatches/{pos}/return`.
        Return = "return",
    }
}

text_enum! {
    /// Why a mail did not go out.
    pub enum MailProblem {
        /// The server of the addressee does not know the address.
        UnknownAddress = "unknown_address",
        /// The server refused it.
        Refused = "refused",
        /// It is too large for the server.
        TooLarge = "too_large",
        /// The server could not be reached, or put it off again and again.
        Unreachable = "unreachable",
        /// There is no signed file any more.
        NoDocument = "no_document",
    }
}

/// The state after a move, if the move is possible now.
pub const fn after(way: DispatchWay, status: DispatchStatus, moved: DispatchMove) -> Option<DispatchStatus> {
    use DispatchMove as M;
    use DispatchStatus as S;
    use DispatchWay as W;
    match (way, status, moved) {
        (W::System, S::Delivered, M::Read) => Some(S::Read),
        (W::Mail, S::Waiting, M::Send) => Some(S::Sent),
        (W::Mail, S::Waiting, M::Fail) => Some(S::Failed),
        (W::Mail, S::Sent | S::Failed | S::Returned, M::Retry)
        | (W::Mail, S::Waiting | S::Sent | S::Failed | S::Returned, M::ToMail)
        | (W::Courier | W::Post | W::Hand, S::Prepared | S::Returned, M::ToMail) => Some(S::Waiting),
        (W::Mail, S::Waiting | S::Sent | S::Failed | S::Returned, M::ToPaper)
        | (W::Courier | W::Post | W::Hand, S::Prepared | S::Returned, M::ToPaper) => Some(S::Prepared),
        (W::Courier | W::Post | W::Hand, S::Prepared, M::HandOver) => Some(S::HandedOver),
        // A messenger of the office comes home with the signature; others prove it later.
        (W::Hand, S::Prepared, M::Confirm)
        | (W::Courier | W::Post | W::Hand, S::HandedOver, M::Confirm)
        | (W::Mail, S::Sent, M::Confirm) => Some(S::Received),
        (W::Courier | W::Post | W::Hand, S::HandedOver, M::Return) | (W::Mail, S::Sent, M::Return) => {
            Some(S::Returned)
        }
        (W::System, S::Delivered, M::Withdraw)
        | (W::Mail, S::Waiting | S::Failed | S::Returned, M::Withdraw)
        | (W::Courier | W::Post | W::Hand, S::Prepared | S::Returned, M::Withdraw) => Some(S::Withdrawn),
        _ => None,
    }
}

/// The way to one addressee as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = letter_dispatches, treat_none_as_default_value = false, treat_none_as_null = true, check_for_backend(MultiBackend), primary_key(letter_id, pos))]
pub struct Dispatch {
    /// The outgoing letter.
    pub letter_id: Id,
    /// Place of the addressee on it.
    pub pos: i32,
    /// How it goes.
    pub way: DispatchWay,
    /// Where it is.
    pub status: DispatchStatus,
    /// Since when.
    pub since: Ts,
    /// The letter in the agenda book of the addressee.
    pub copy_letter_id: Option<Id>,
    /// Where it is mailed to.
    pub email: Option<String>,
    /// How many mails were asked for; the job of an earlier one finds that it is over.
    pub mails: i32,
    /// Why the last mail did not go out.
    pub problem: Option<MailProblem>,
    /// What the server said.
    pub problem_detail: Option<String>,
    /// Who carries it.
    pub carrier: Option<String>,
    /// Number under which the courier or the post knows it.
    pub tracking_number: Option<String>,
    /// When it was given to them.
    pub handed_over_on: Option<NaiveDate>,
    /// When it was received.
    pub received_on: Option<NaiveDate>,
    /// By whom.
    pub received_by: Option<String>,
    /// When it came back.
    pub returned_on: Option<NaiveDate>,
    /// Why.
    pub return_reason: Option<String>,
    /// Scan of the receipt, or of what came back with it.
    pub proof_upload_id: Option<Id>,
    /// Who moved it last; nobody for what the system delivered before this was kept.
    pub user_id: Option<Id>,
    /// In which position.
    pub position_id: Option<Id>,
    /// Version.
    pub version: i32,
}

impl Dispatch {
    /// Forgets what was known of an attempt that is over.
    pub fn anew(&self, way: DispatchWay, email: Option<String>) -> Self {
        Self {
            way,
            email,
            problem: None,
            problem_detail: None,
            carrier: None,
            tracking_number: None,
            handed_over_on: None,
            received_on: None,
            received_by: None,
            returned_on: None,
            return_reason: None,
            proof_upload_id: None,
            ..self.clone()
        }
    }
}
