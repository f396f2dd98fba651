//! Queries that find and remove the content of letters.
use diesel::prelude::*;
use pamong_db::schema::{
    attendance_lists, disposition_follow_ups as follow_ups, dispositions, invitation_answers,
    letter_attachments as attachments, letter_comments, letter_dispatches as dispatches, letter_reviews,
    letter_scans, letter_texts, letter_versions, letters, mailbox_messages, travel_report_files,
    travel_reports, travel_visas,
};
use pamong_db::{AT_ONCE, Conn, Id, OneOfExt, Res, Ts};
use std::collections::BTreeSet;

/// Files that hang on these letters: of themselves and of reports about them, scans of what was signed by hand, proofs of
/// receipt, and the mail with which a letter came. Signed papers are not among them.
pub(super) fn files(c: &mut Conn, ids: &[Id]) -> Res<Vec<(Id, Id)>> {
    let own = attachments::table.filter(attachments::letter_id.one_of(ids.to_vec()));
    let mut all: Vec<(Id, Id)> = own.select((attachments::letter_id, attachments::upload_id)).load(c)?;
    let scans = letter_scans::table.filter(letter_scans::letter_id.one_of(ids.to_vec()));
    all.extend(scans.select((letter_scans::letter_id, letter_scans::upload_id)).load::<(Id, Id)>(c)?);
    let proofs = dispatches::table
        .filter(dispatches::letter_id.one_of(ids.to_vec()))
        .filter(dispatches::proof_upload_id.is_not_null());
    let proofs = proofs.select((dispatches::letter_id, dispatches::proof_upload_id.assume_not_null()));
    all.extend(proofs.load::<(Id, Id)>(c)?);
    let wanted: Vec<Option<Id>> = ids.iter().copied().map(Some).collect();
    let mails = mailbox_messages::table
        .filter(mailbox_messages::letter_id.one_of(wanted))
        .filter(mailbox_messages::upload_id.is_not_null());
    let mails = mails.select((
        mailbox_messages::letter_id.assume_not_null(),
        mailbox_messages::upload_id.assume_not_null(),
    ));
    all.extend(mails.load::<(Id, Id)>(c)?);
    Ok(all)
}

/// SHA-256 of the files whose words the search may know.
pub(super) fn contents(c: &mut Conn, ids: &[Id]) -> Res<Vec<String>> {
    let query = attachments::table.filter(attachments::letter_id.one_of(ids.to_vec()));
    Ok(query.select(attachments::sha256).distinct().load(c)?)
}

/// Those of the uploads that a letter still carries.
pub(super) fn carried(c: &mut Conn, uploads: &[Id]) -> Res<BTreeSet<Id>> {
    let mut all = BTreeSet::new();
    for part in uploads.chunks(AT_ONCE) {
        let query = attachments::table.filter(attachments::upload_id.one_of(part.to_vec()));
        all.extend(query.select(attachments::upload_id).load::<Id>(c)?);
    }
    Ok(all)
}

/// Removes everything but the register entry. What others wrote around a letter keeps who wrote it and when, without the
/// words.
pub(super) fn clear(c: &mut Conn, ids: &[Id], now: Ts) -> Res<()> {
    let ids = || ids.to_vec();
    let of_reports: Vec<Id> = travel_reports::table
        .filter(travel_reports::letter_id.one_of(ids()))
        .select(travel_reports::id)
        .load(c)?;
    for part in of_reports.chunks(AT_ONCE) {
        let files = travel_report_files::table.filter(travel_report_files::report_id.one_of(part.to_vec()));
        diesel::delete(files).execute(c)?;
    }
    diesel::delete(travel_reports::table.filter(travel_reports::letter_id.one_of(ids()))).execute(c)?;
    diesel::delete(travel_visas::table.filter(travel_visas::letter_id.one_of(ids()))).execute(c)?;
    diesel::delete(attendance_lists::table.filter(attendance_lists::letter_id.one_of(ids()))).execute(c)?;
    diesel::delete(invitation_answers::table.filter(invitation_answers::letter_id.one_of(ids())))
        .execute(c)?;
    diesel::delete(letter_versions::table.filter(letter_versions::letter_id.one_of(ids()))).execute(c)?;
    diesel::delete(letter_comments::table.filter(letter_comments::letter_id.one_of(ids()))).execute(c)?;
    diesel::delete(letter_texts::table.filter(letter_texts::letter_id.one_of(ids()))).execute(c)?;
    diesel::delete(letter_scans::table.filter(letter_scans::letter_id.one_of(ids()))).execute(c)?;
    diesel::delete(attachments::table.filter(attachments::letter_id.one_of(ids()))).execute(c)?;
    diesel::update(dispatches::table.filter(dispatches::letter_id.one_of(ids())))
        .set(dispatches::proof_upload_id.eq(None::<Id>))
        .execute(c)?;
    let mails: Vec<Option<Id>> = ids().into_iter().map(Some).collect();
    diesel::update(mailbox_messages::table.filter(mailbox_messages::letter_id.one_of(mails)))
        .set(mailbox_messages::upload_id.eq(None::<Id>))
        .execute(c)?;
    diesel::update(letter_reviews::table.filter(letter_reviews::letter_id.one_of(ids())))
        .set(letter_reviews::note.eq(None::<String>))
        .execute(c)?;
    let given: Vec<Id> =
        dispositions::table.filter(dispositions::letter_id.one_of(ids())).select(dispositions::id).load(c)?;
    for part in given.chunks(AT_ONCE) {
        diesel::update(follow_ups::table.filter(follow_ups::disposition_id.one_of(part.to_vec())))
            .set(follow_ups::report.eq(""))
            .execute(c)?;
    }
    diesel::update(dispositions::table.filter(dispositions::letter_id.one_of(ids())))
        .set(dispositions::note.eq(None::<String>))
        .execute(c)?;
    let change = (
        letters::body.eq(None::<String>),
        letters::summary.eq(None::<String>),
        letters::updated_at.eq(now),
        letters::version.eq(letters::version + 1),
    );
    diesel::update(letters::table.filter(letters::id.one_of(ids()))).set(change).execute(c)?;
    Ok(())
}
