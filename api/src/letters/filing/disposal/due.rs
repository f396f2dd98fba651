//! Which folders are due for which list.
use super::model::DisposalKind;
use crate::letters::filing::folders::{FolderRow, FolderStatus};
use crate::letters::filing::retention::{FinalDisposition, FolderRetention, RetentionPhase};
use chrono::NaiveDate;

/// States that a folder of a list may have.
pub const fn statuses(kind: DisposalKind) -> &'static [FolderStatus] {
    match kind {
        DisposalKind::Transfer => &[FolderStatus::Closed],
        DisposalKind::HandOver | DisposalKind::Destruction => {
            &[FolderStatus::Closed, FolderStatus::Transferred]
        }
    }
}

/// The last day of the time that is over, where the folder is due for a list of this kind: it is not frozen, on no other
/// list, and the schedule says so today. What is to be assessed anew may go either way; whoever prepares and whoever
/// approves the list are the assessment.
pub fn since(kind: DisposalKind, row: &FolderRow, said: Option<&FolderRetention>) -> Option<NaiveDate> {
    let said = said?;
    if row.frozen() || row.disposal_list_id.is_some() || !statuses(kind).contains(&row.status) {
        return None;
    }
    let fate = said.final_disposition;
    let over = said.phase == RetentionPhase::Due;
    match kind {
        DisposalKind::Transfer if said.phase != RetentionPhase::Active => said.active_until,
        DisposalKind::HandOver if over && fate != FinalDisposition::Destroy => said.inactive_until,
        DisposalKind::Destruction if over && fate != FinalDisposition::Permanent => said.inactive_until,
        _ => None,
    }
}
