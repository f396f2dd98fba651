//! Queries on uploads on their way.
use super::model::{Partial, Piece};
use diesel::prelude::*;
use pamong_db::schema::{partial_upload_pieces as pieces, partial_uploads as partials};
use pamong_db::{Conn, Id, OneOfExt, Res, Ts};

/// Adds one.
pub fn insert(c: &mut Conn, partial: &Partial) -> Res<()> {
    diesel::insert_into(partials::table).values(partial).execute(c)?;
    Ok(())
}

/// One of this owner (null: of the public pages).
pub fn find(c: &mut Conn, owner: Option<Id>, id: Id) -> Res<Option<Partial>> {
    let found: Option<Partial> = partials::table.find(id).select(Partial::as_select()).first(c).optional()?;
    Ok(found.filter(|partial| partial.owner_user_id == owner))
}

/// How many a person has that are not complete.
pub fn open_of(c: &mut Conn, owner: Id) -> Res<i64> {
    let open = partials::table.filter(partials::upload_id.is_null());
    Ok(open.filter(partials::owner_user_id.eq(owner)).count().get_result(c)?)
}

/// How many came from an address that are not complete.
pub fn open_from(c: &mut Conn, address: &str) -> Res<i64> {
    let open = partials::table.filter(partials::upload_id.is_null());
    Ok(open.filter(partials::address.eq(address)).count().get_result(c)?)
}

/// Adds a piece where the last one ended; false where another one came first, or the file is complete.
pub fn append(c: &mut Conn, piece: &Piece) -> Res<bool> {
    let expects = partials::table
        .filter(partials::id.eq(piece.partial_id))
        .filter(partials::received_bytes.eq(piece.start_byte))
        .filter(partials::upload_id.is_null());
    let received = piece.start_byte + piece.size_bytes;
    let moved = diesel::update(expects).set(partials::received_bytes.eq(received)).execute(c)? == 1;
    if moved {
        diesel::insert_into(pieces::table).values(piece).execute(c)?;
    }
    Ok(moved)
}

/// How many bytes of one have arrived.
pub fn received(c: &mut Conn, id: Id) -> Res<Option<i64>> {
    Ok(partials::table.find(id).select(partials::received_bytes).first(c).optional()?)
}

/// The pieces in their order.
pub fn pieces(c: &mut Conn, partial: Id) -> Res<Vec<Piece>> {
    let of = pieces::table.filter(pieces::partial_id.eq(partial)).order(pieces::start_byte);
    Ok(of.select(Piece::as_select()).load(c)?)
}

/// Says what it became, and forgets its pieces; false where it became something before.
pub fn complete(c: &mut Conn, partial: Id, upload: Id) -> Res<bool> {
    let open = partials::table.filter(partials::id.eq(partial)).filter(partials::upload_id.is_null());
    let completed = diesel::update(open).set(partials::upload_id.eq(Some(upload))).execute(c)? == 1;
    if completed {
        diesel::delete(pieces::table.filter(pieces::partial_id.eq(partial))).execute(c)?;
    }
    Ok(completed)
}

/// Ids of those that were begun before.
pub fn begun_before(c: &mut Conn, before: Ts) -> Res<Vec<Id>> {
    Ok(partials::table.filter(partials::created_at.lt(before)).select(partials::id).load(c)?)
}

/// Removes these; returns the objects of their pieces, which the caller removes from the store.
pub fn delete(c: &mut Conn, ids: &[Id]) -> Res<Vec<Piece>> {
    let of = pieces::table.filter(pieces::partial_id.one_of(ids.to_vec()));
    let left = of.select(Piece::as_select()).load(c)?;
    for id in ids {
        diesel::delete(pieces::table.filter(pieces::partial_id.eq(*id))).execute(c)?;
        diesel::delete(partials::table.find(*id)).execute(c)?;
    }
    Ok(left)
}
