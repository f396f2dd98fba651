//! Queries on erasures and periods of retention.
use super::model::{Erasure, RetentionRow};
use crate::permits::applications::model::MissingItem;
use crate::permits::applications::{handovers, visits};
use crate::permits::contacts;
use diesel::prelude::*;
use pamong_db::schema::{
    payment_orders as orders, payment_receipts as receipts, payment_refunds as refunds,
    permit_applications as applications, permit_checks as checks, permit_documents as documents,
    permit_erasures as erasures, permit_events as events, permit_retention as retention,
    permit_secrets as secrets, permit_successions as successions, permits,
};
use pamong_db::{Conn, Id, OneOfExt, Res, Ts};
use serde_json::json;

/// The erasure of an application's data, where there was one.
pub fn find(c: &mut Conn, application: Id) -> Res<Option<Erasure>> {
    Ok(erasures::table.find(application).select(Erasure::as_select()).first(c).optional()?)
}

/// Those of these applications whose data were erased.
pub fn among(c: &mut Conn, applications: &[Id]) -> Res<Vec<Id>> {
    let query = erasures::table.filter(erasures::application_id.one_of(applications.to_vec()));
    Ok(query.select(erasures::application_id).load(c)?)
}

/// Takes the personal data off an application, and notes who did it. The files that it named.
pub fn erase(c: &mut Conn, row: &Erasure, now: Ts) -> Res<Vec<Id>> {
    let id = row.application_id;
    diesel::delete(secrets::table.filter(secrets::application_id.eq(id))).execute(c)?;
    let of = || documents::table.filter(documents::application_id.eq(id));
    let uploads: Vec<Option<Id>> = of().select(documents::upload_id).load(c)?;
    diesel::update(of())
        .set((
            documents::upload_id.eq(None::<Id>),
            documents::file_name.eq(None::<String>),
            documents::media_type.eq(None::<String>),
            documents::size_bytes.eq(None::<i64>),
            documents::sha256.eq(None::<String>),
        ))
        .execute(c)?;
    diesel::update(orders::table.filter(orders::application_id.eq(id)))
        .set(orders::lines.eq(json!([])))
        .execute(c)?;
    diesel::update(receipts::table.filter(receipts::application_id.eq(id)))
        .set(receipts::reference.eq(None::<String>))
        .execute(c)?;
    diesel::update(refunds::table.filter(refunds::application_id.eq(id)))
        .set(refunds::reason.eq(None::<String>))
        .execute(c)?;
    let nothing = json!(Vec::<MissingItem>::new());
    diesel::update(events::table.filter(events::application_id.eq(id)))
        .set((events::note.eq(None::<String>), events::missing.eq(nothing)))
        .execute(c)?;
    diesel::update(checks::table.filter(checks::application_id.eq(id)))
        .set(checks::note.eq(None::<String>))
        .execute(c)?;
    let photos = visits::store::erase(c, id)?;
    let signature = handovers::store::erase(c, id)?;
    contacts::store::drop_of(c, id)?;
    diesel::update(applications::table.find(id))
        .set((
            applications::applicant_name.eq(""),
            applications::form_data.eq(json!({})),
            applications::nik_masked.eq(None::<String>),
            applications::nik_index.eq(None::<String>),
            applications::public_note.eq(None::<String>),
            applications::updated_at.eq(now),
            applications::version.eq(applications::version + 1),
        ))
        .execute(c)?;
    diesel::update(permits::table.filter(permits::application_id.eq(id)))
        .set(permits::revoke_reason.eq(None::<String>))
        .execute(c)?;
    diesel::update(successions::table.find(id)).set(successions::reason.eq(None::<String>)).execute(c)?;
    diesel::insert_into(erasures::table).values(row).execute(c)?;
    Ok(uploads.into_iter().flatten().chain(photos).chain(signature).collect())
}

/// Periods that were set, the one of all others (with an empty code) first.
pub fn periods(c: &mut Conn) -> Res<Vec<RetentionRow>> {
    Ok(retention::table.order(retention::service_code).select(RetentionRow::as_select()).load(c)?)
}

/// Sets a period in the place of the former one, or none.
pub fn set_period(c: &mut Conn, code: &str, row: Option<&RetentionRow>) -> Res<()> {
    diesel::delete(retention::table.find(code)).execute(c)?;
    if let Some(row) = row {
        diesel::insert_into(retention::table).values(row).execute(c)?;
    }
    Ok(())
}
