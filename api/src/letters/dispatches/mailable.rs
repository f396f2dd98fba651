//! Whether a letter may go by mail, and what goes with it.
use super::store;
use crate::config::NotificationConfig;
use crate::documents::signing::paper::{PaperStatus, SubjectType, store as signed};
use crate::error::{Code, Error, Result};
use crate::letters::attachments;
use crate::letters::model::{Channel, Letter, SecurityLevel};
use crate::storage::{self, FileRef};
use pamong_db::Conn;

/// What this installation can mail.
#[derive(Debug, Clone, Copy)]
pub struct Mailing {
    /// Whether there is a mail server.
    pub available: bool,
    /// Bytes of all files of one mail.
    pub most_bytes: i64,
}

impl From<&NotificationConfig> for Mailing {
    fn from(config: &NotificationConfig) -> Self {
        Self { available: config.smtp_url.is_some(), most_bytes: config.mail_files_bytes }
    }
}

/// The files that a mailed letter carries: the signed file, or the scan where it was signed by hand, then its attachments.
/// None where it has neither; of a letter that was written on paper with a lent number the attachments are the scan.
pub fn files(c: &mut Conn, letter: &Letter) -> Result<Option<Vec<FileRef>>> {
    let attached = attachments::store::of_letter(c, letter.id)?.into_iter().map(FileRef::from);
    let mut attached: Vec<FileRef> = attached.collect();
    let paper = signed::of_subject(c, SubjectType::Letter, letter.id)?;
    let paper = paper.filter(|row| row.status == PaperStatus::Signed).and_then(|row| row.upload_id);
    let document = match paper {
        Some(upload) => Some(upload),
        None => store::scan(c, letter.id)?,
    };
    match document {
        Some(upload) => {
            attached.insert(0, storage::find_kept(c, upload)?);
            Ok(Some(attached))
        }
        None if letter.channel == Some(Channel::Paper) && !attached.is_empty() => Ok(Some(attached)),
        None => Ok(None),
    }
}

/// Why a letter may not go by mail, where it may not. Whoever carries a mail can read it, so that nothing above the open
/// level goes by it.
pub fn refusal(c: &mut Conn, letter: &Letter, mailing: Mailing) -> Result<Option<Error>> {
    if letter.security_level != SecurityLevel::Open {
        return Ok(Some(Code::MailNotForSecret.into()));
    }
    if !mailing.available {
        return Ok(Some(Code::MailUnavailable.into()));
    }
    let Some(files) = files(c, letter)? else { return Ok(Some(Code::NoSignedFile.into())) };
    let bytes: i64 = files.iter().map(|file| file.size_bytes).sum();
    let most = mailing.most_bytes / (1024 * 1024);
    Ok((bytes > mailing.most_bytes).then(|| Error::Code(Code::MailTooLarge, Some(most.to_string()))))
}
