//! Queries on hand-overs.
use super::model::Handover;
use diesel::prelude::*;
use pamong_db::schema::permit_handovers as handovers;
use pamong_db::{Conn, Id, Res};

/// Stores a hand-over.
pub fn insert(c: &mut Conn, row: &Handover) -> Res<()> {
    diesel::insert_into(handovers::table).values(row).execute(c)?;
    Ok(())
}

/// The hand-over of an application.
pub fn find(c: &mut Conn, application: Id) -> Res<Option<Handover>> {
    Ok(handovers::table.find(application).select(Handover::as_select()).first(c).optional()?)
}

/// Takes name and signature off the hand-over of an application. The file of the signature.
pub fn erase(c: &mut Conn, application: Id) -> Res<Option<Id>> {
    let upload = find(c, application)?.and_then(|handover| handover.upload_id);
    diesel::update(handovers::table.find(application))
        .set((
            handovers::receiver_name.eq(None::<String>),
            handovers::upload_id.eq(None::<Id>),
            handovers::size_bytes.eq(None::<i64>),
            handovers::sha256.eq(None::<String>),
        ))
        .execute(c)?;
    Ok(upload)
}
