//! The recurring look into every mailbox. Network and files first, then one transaction for each message, so that whatever
//! ends a look in the middle, the next one goes on behind the last message that was settled.
use super::files::Trouble;
use super::imap::{Fault, Found, Session, Trust};
use super::model::{MailboxProblem, QuarantineReason, Row, RuleRow};
use super::parse::{self, Mail};
use super::register::{self, Taken};
use super::{accounts, files, rules, store};
use crate::config::MailboxConfig;
use crate::error::{Error, Result};
use crate::http::AppState;
use crate::identity::{self, Me, Permission};
use crate::jobs::{Failure, Handler, Job};
use crate::storage::{self, Blobs};
use async_trait::async_trait;
use chrono::TimeDelta;
use pamong_db::{Id, Ts};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Kind of the job.
pub const KIND: &str = "mailbox.intake";
/// How long one job reads; a job has five minutes, and the next one goes on.
const READING: Duration = Duration::from_mins(4);
/// Minutes after which a server that took a mailbox is taken for lost.
const CLAIM_MINUTES: i64 = 6;

/// Takes letters in from mailboxes.
pub struct Intake {
    blobs: Blobs,
    trust: Trust,
}

/// One look into one mailbox.
struct Look<'a> {
    app: &'a AppState,
    blobs: &'a Blobs,
    row: &'a Row,
    rules: Vec<RuleRow>,
    me: Me,
    uidvalidity: i64,
}

#[async_trait]
impl Handler for Intake {
    async fn run(&self, app: &AppState, _job: &Job) -> Result<(), Failure> {
        let until = Instant::now() + READING;
        for row in app.db.read(|c| Ok::<_, Error>(store::to_read(c)?)).await? {
            if Instant::now() > until {
                break;
            }
            self.look(app, row.id, until).await?;
        }
        Ok(())
    }
}

impl Intake {
    /// Takes letters in with what the operator allows.
    pub fn new(blobs: Blobs, config: &MailboxConfig) -> Result<Self> {
        Ok(Self { blobs, trust: Trust::new(config.ca_file.as_deref())? })
    }

    async fn look(&self, app: &AppState, id: Id, until: Instant) -> Result<()> {
        let now = app.clock.now();
        let lost = Ts(now.0 + TimeDelta::minutes(CLAIM_MINUTES));
        let claimed = app.db.write(move |tx| Ok::<_, Error>(store::claim(tx, id, now, lost)?)).await?;
        let Some(row) = claimed else { return Ok(()) };
        let problem = match self.read(app, &row, until).await {
            Ok(()) => None,
            Err(fault) => {
                log::warn!("mailbox {} ({}): {} {}", row.id, row.host, fault.problem, fault.detail);
                Some((fault.problem, fault.detail))
            }
        };
        let now = app.clock.now();
        let ended = move |tx: &mut pamong_db::Conn| Ok(store::looked(tx, id, now, problem.clone())?);
        app.db.write(ended).await
    }

    async fn read(&self, app: &AppState, row: &Row, until: Instant) -> Result<(), Fault> {
        let (mailbox, at) = (row.clone(), app.moment());
        let (me, rules) = app
            .db
            .read(move |c| {
                let me = identity::store::load_me(c, mailbox.user_id, mailbox.position_id, Id::new(), at)?;
                let fits = |me: &Me| me.agency.id == mailbox.agency_id && me.can(Permission::LetterRegister);
                Ok::<_, Error>((me.filter(fits), store::rules(c, mailbox.id)?))
            })
            .await
            .map_err(internal)?;
        let me = me.ok_or_else(|| Fault::new(MailboxProblem::RegistrarMissing, ""))?;
        let password = accounts::password(&app.secrets, row).map_err(internal)?;
        let server = accounts::server(&app.config.mailboxes, self.trust.clone(), row).map_err(internal)?;
        let (username, folder) = (row.username.clone(), row.folder.clone());
        let mut session = blocking(move || Session::open(&server, &username, &password, &folder)).await??;
        let look = Look { app, blobs: &self.blobs, row, rules, me, uidvalidity: session.uidvalidity.into() };
        // Where the server has numbered its messages anew, all are looked at again and known ones are recognised.
        let known = row.uidvalidity == look.uidvalidity;
        let mut after = if known { u32::try_from(row.last_uid).map_err(internal)? } else { 0 };
        loop {
            let found;
            (session, found) = with(session, move |s| s.newer(after)).await?;
            let Some(last) = found.last() else { break };
            after = last.uid;
            for message in found {
                if Instant::now() > until {
                    return Ok(());
                }
                session = look.take(session, message).await?;
            }
        }
        blocking(move || session.close()).await
    }
}

impl Look<'_> {
    /// Fetches, reads and settles one message.
    async fn take(&self, session: Session, found: Found) -> Result<Session, Fault> {
        let (mailbox, validity, uid) = (self.row.id, self.uidvalidity, i64::from(found.uid));
        let settled = self.app.db.read(move |c| store::is_settled(c, mailbox, validity, uid)).await;
        if settled.map_err(internal)? {
            self.pass(uid).await.map_err(internal)?;
            return Ok(session);
        }
        let limit = self.app.config.mailboxes.message_bytes;
        let size = usize::try_from(found.size).map_err(internal)?;
        let number = found.uid;
        let (session, raw) = if size > limit {
            with(session, move |s| s.header(number)).await?
        } else {
            // Some servers only estimate the size that they list.
            with(session, move |s| s.fetch(number, limit.saturating_add(limit / 4))).await?
        };
        let Some(raw) = raw else {
            self.pass(uid).await.map_err(internal)?;
            return Ok(session);
        };
        let (raw, mail) = self.parsed(raw, size > limit).await?;
        self.settle(&found, raw, mail).await.map_err(internal)?;
        let (session, ()) = with(session, move |s| s.mark_seen(number)).await?;
        Ok(session)
    }

    /// A message about which nothing is left to do.
    async fn pass(&self, uid: i64) -> Result<()> {
        let (mailbox, validity) = (self.row.id, self.uidvalidity);
        self.app.db.write(move |tx| Ok(store::advance(tx, mailbox, validity, uid)?)).await
    }

    async fn parsed(&self, raw: Vec<u8>, too_large: bool) -> Result<(Option<Vec<u8>>, Mail), Fault> {
        let (limit, most) = (self.app.config.limits.upload_bytes, self.app.config.mailboxes.message_bytes);
        if too_large {
            let trouble = Trouble::of(QuarantineReason::TooLarge, files::mebibytes(most));
            let mail = blocking(move || parse::read_header(&raw)).await?;
            return Ok((None, Mail { trouble: Some(trouble), ..mail }));
        }
        let raw = Arc::new(raw);
        let reading = raw.clone();
        let read = blocking(move || parse::read(&reading, limit)).await;
        // A mail may be made to break its reader; what breaks is that thread, and the mail waits for somebody.
        let mail = read.unwrap_or_else(|_| Mail {
            identity: parse::hash(&raw),
            trouble: Some(Trouble { reason: QuarantineReason::UnreadableMime, detail: None }),
            ..Mail::default()
        });
        Ok((Some(Arc::unwrap_or_clone(raw)), mail))
    }

    /// Keeps the message and its files, then settles it in one transaction.
    async fn settle(&self, found: &Found, raw: Option<Vec<u8>>, mut mail: Mail) -> Result<()> {
        let at = self.app.moment();
        let me = self.me.later(at);
        let sender = mail.sender_address.clone().unwrap_or_default();
        let subject = mail.subject.clone().unwrap_or_default();
        let rule = rules::first(&self.rules, &sender, &subject).cloned();
        let (mailbox, validity, identity) = (self.row.id, self.uidvalidity, mail.identity.clone());
        let known = move |c: &mut pamong_db::Conn| register::is_renumbered(c, mailbox, validity, &identity);
        let known = self.app.db.read(known).await?;
        let held = mail.trouble.is_some() || rule.as_ref().is_some_and(|rule| rule.quarantine);
        let _hold = self.blobs.hold().await;
        let contents = std::mem::take(&mut mail.files);
        let (mut kept, mut files) = (None, Vec::new());
        if let Some(raw) = raw.filter(|_| !known) {
            let name = format!("{}.eml", if subject.is_empty() { "pesan" } else { &subject });
            kept = Some(storage::keep_as(self.blobs, &name, storage::MESSAGE, raw.into()).await?);
        }
        if !held && !known {
            for file in contents {
                files.push(
                    storage::keep_as(self.blobs, &file.name, file.media_type, file.content.into()).await?,
                );
            }
        }
        let received = found.received.map_or(at.now, |received| Ts::from_utc(received).min(at.now));
        let taken = Arc::new(Taken {
            mailbox,
            uidvalidity: validity,
            uid: found.uid.into(),
            size: found.size.into(),
            received_at: received,
            mail,
            rule,
            raw: kept,
            files,
        });
        let (registrar, message) = (me.clone(), taken.clone());
        let settled = self.app.db.write(move |tx| register::settle(tx, &registrar, &message, None)).await;
        match settled {
            Err(Error::Invalid(fields)) => {
                let field = fields.first().map(|field| field.pointer.clone()).unwrap_or_default();
                let trouble = Trouble::of(QuarantineReason::NotRegistrable, field);
                self.app.db.write(move |tx| register::settle(tx, &me, &taken, Some(&trouble))).await
            }
            other => other,
        }
    }
}

fn internal(e: impl std::fmt::Display) -> Fault {
    log::error!("mailboxes: {e}");
    Fault::new(MailboxProblem::Internal, "")
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
    tokio::task::spawn_blocking(work).await.map_err(internal)
}

/// Works with a session on a blocking thread and gives it back.
async fn with<T: Send + 'static>(
    mut session: Session,
    work: impl FnOnce(&mut Session) -> Result<T, Fault> + Send + 'static,
) -> Result<(Session, T), Fault> {
    let (session, answer) = blocking(move || {
        let answer = work(&mut session);
        (session, answer)
    })
    .await?;
    Ok((session, answer?))
}
