//! What a mail says, in the person's language.
use crate::identity::Locale;
use crate::notifications::model::{NotificationEvent, NotificationSubject, NotificationView};
use crate::notifications::store::Mailbox;
use crate::notifications::view::Told;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Notifications that a digest lists one by one.
const LISTED: usize = 50;

fn pick<T>(locale: Locale, indonesian: T, english: T) -> T {
    match locale {
        Locale::Id => indonesian,
        Locale::En => english,
    }
}

/// What happened, in a few words.
fn event(locale: Locale, event: NotificationEvent) -> &'static str {
    use NotificationEvent as E;
    let (indonesian, english) = match event {
        E::DispositionReceived => ("Disposisi baru", "New disposition"),
        E::DispositionAnswered => ("Disposisi Anda dilaporkan", "Report on your disposition"),
        E::DispositionDone => ("Disposisi Anda selesai", "Your disposition is finished"),
        E::DispositionCancelled => ("Disposisi ditarik kembali", "Disposition taken back"),
        E::LetterToReview => ("Surat menunggu paraf Anda", "Letter waits for your initials"),
        E::LetterReturned => ("Konsep surat dikembalikan", "Draft sent back"),
        E::LetterToSign => ("Surat menunggu tanda tangan Anda", "Letter waits for your signature"),
        E::LetterSigned => ("Surat ditandatangani dan bernomor", "Letter signed and numbered"),
        E::LetterReceived => ("Surat masuk dari instansi lain", "Letter from another agency"),
        E::InvitationAnswered => ("Undangan dijawab", "Invitation answered"),
        E::LetterMailFailed => ("Surel surat gagal terkirim", "Mail with a letter failed"),
        E::SigningFailed => ("Tanda tangan tertunda", "Signature is pending"),
        E::DueTomorrow => {
            ("Disposisi jatuh tempo hari kerja berikutnya", "Disposition due on the next working day")
        }
        E::Overdue => ("Disposisi lewat tenggat", "Disposition overdue"),
        E::OverdueEscalated => {
            ("Disposisi Anda belum diselesaikan penerimanya", "Your disposition is overdue at its receiver")
        }
        E::PermitDue => {
            ("Permohonan jatuh tempo hari kerja berikutnya", "Application due on the next working day")
        }
        E::PermitStageOverdue => {
            ("Permohonan terlalu lama di satu tahap", "Application too long at one stage")
        }
        E::PermitOverdue => ("Permohonan lewat tenggat", "Application overdue"),
        E::PermitEscalated => ("Permohonan tetap terlambat", "Application stays overdue"),
        E::PermitAssigned => ("Permohonan untuk Anda tangani", "Application for you to look after"),
        E::ComplaintReceived => ("Pengaduan masuk", "Complaint received"),
        E::ComplaintDue => ("Pengaduan segera jatuh tempo", "Complaint due soon"),
        E::ComplaintOverdue => ("Pengaduan terlambat", "Complaint overdue"),
        E::PermitExpiring => ("Naskah layanan segera berakhir", "An issued paper ends soon"),
    };
    pick(locale, indonesian, english)
}

/// The page of what a notification is about.
fn link(view: &NotificationView, public_url: &str) -> String {
    let page = match view.subject_type {
        NotificationSubject::Letter => "surat",
        NotificationSubject::PermitApplication => "layanan-loket",
        NotificationSubject::Complaint => "pengaduan",
    };
    format!("{public_url}/{page}/{}", view.subject_id)
}

/// What happened and, where it may leave the system, about what.
fn title(locale: Locale, told: &Told) -> String {
    let mut text = event(locale, told.view.event).to_owned();
    if let Some(subject) = told.view.subject.as_ref().filter(|_| told.open) {
        let _infallible = write!(text, ": {subject}");
    }
    text
}

fn entry(locale: Locale, told: &Told, public_url: &str) -> String {
    let view = &told.view;
    let mut text = format!("- {}\n", title(locale, told));
    if let Some(number) = view.letter_number.as_ref().filter(|_| told.open) {
        let _infallible = writeln!(text, "  {}: {number}", pick(locale, "Nomor", "Number"));
    }
    if let Some(actor) = &view.actor {
        let _infallible = writeln!(text, "  {}: {actor}", pick(locale, "Oleh", "By"));
    }
    if let Some(due) = view.due_date {
        let day = due.format("%d-%m-%Y");
        let _infallible = writeln!(text, "  {}: {day}", pick(locale, "Tenggat", "Due"));
    }
    if let Some(days) = view.working_days {
        let late = pick(locale, format!("Terlambat {days} hari kerja"), format!("{days} working days late"));
        let _infallible = writeln!(text, "  {late}");
    }
    let _infallible = writeln!(text, "  {}", link(view, public_url));
    text
}

fn letter(to: &Mailbox, body: &str, public_url: &str) -> String {
    let greeting = pick(to.locale, "Yth.", "Dear");
    let choose = pick(
        to.locale,
        "Surel ini dikirim otomatis. Atur pemberitahuan Anda di",
        "This mail was sent automatically. Choose what you are told at",
    );
    format!("{greeting} {},\n\n{body}\n--\n{choose}\n{public_url}/pemberitahuan/pengaturan\n", to.name)
}

/// Subject and text of the mail of one notification.
pub fn single(to: &Mailbox, told: &Told, public_url: &str) -> (String, String) {
    (title(to.locale, told), letter(to, &entry(to.locale, told, public_url), public_url))
}

/// Subject and text of a digest: how many of each event, then the list, newest first.
pub fn digest(to: &Mailbox, told: &[Told], public_url: &str) -> (String, String) {
    let count = told.len();
    let plural = if count == 1 { "" } else { "s" };
    let subject = pick(
        to.locale,
        format!("{count} pemberitahuan belum dibaca"),
        format!("{count} unread notification{plural}"),
    );
    let mut counts: BTreeMap<NotificationEvent, usize> = BTreeMap::new();
    for one in told {
        *counts.entry(one.view.event).or_default() += 1;
    }
    let mut body = String::new();
    for (what, count) in counts {
        let _infallible = writeln!(body, "{count} × {}", event(to.locale, what));
    }
    body.push('\n');
    for one in told.iter().rev().take(LISTED) {
        body.push_str(&entry(to.locale, one, public_url));
    }
    if count > LISTED {
        let more = count - LISTED;
        let text = pick(to.locale, format!("… dan {more} lainnya:"), format!("… and {more} more:"));
        let _infallible = writeln!(body, "{text} {public_url}/pemberitahuan");
    }
    (subject, letter(to, &body, public_url))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notifications::model::NotificationSubject;
    use pamong_db::{Id, Ts};

    fn told(open: bool) -> Told {
        let view = NotificationView {
            id: Id::new(),
            seq: 1,
            event: NotificationEvent::DispositionReceived,
            subject_type: NotificationSubject::Letter,
            subject_id: Id::new(),
            subject: Some("Undangan rapat".into()),
            letter_number: Some("005/1".into()),
            actor: Some("Camat".into()),
            disposition_id: None,
            due_date: None,
            working_days: None,
            position_id: Id::new(),
            in_app: true,
            read_at: None,
            created_at: Ts("2026-09-07T02:00:00Z".parse().unwrap()),
        };
        Told { view, open }
    }

    fn to(locale: Locale) -> Mailbox {
        Mailbox { name: "Siti".into(), locale, email: None, active: true }
    }

    #[test]
    fn only_what_is_open_is_named() {
        for locale in [Locale::Id, Locale::En] {
            let (subject, text) = single(&to(locale), &told(true), "https://pamong.id");
            assert!(subject.contains("Undangan rapat") && text.contains("005/1"), "{subject}\n{text}");
            let (subject, text) = single(&to(locale), &told(false), "https://pamong.id");
            assert!(!subject.contains("Undangan") && !text.contains("Undangan") && !text.contains("005/1"));
            assert!(text.contains("https://pamong.id/surat/"), "{text}");
        }
    }

    #[test]
    fn a_digest_counts_and_lists() {
        let many: Vec<Told> = (0..53).map(|_| told(true)).collect();
        let (subject, text) = digest(&to(Locale::Id), &many, "https://pamong.id");
        assert_eq!(subject, "53 pemberitahuan belum dibaca");
        assert!(text.contains("53 × Disposisi baru") && text.contains("… dan 3 lainnya"), "{text}");
        assert_eq!(digest(&to(Locale::En), &many[..1], "u").0, "1 unread notification");
    }
}
