//! Queries on keys.
use super::model::{AuthorityRow, KeyStatus, SignerAccount, SignerKey};
use diesel::prelude::*;
use pamong_db::schema::{
    signer_accounts as accounts, signer_keys as keys, signing_authorities as authorities,
};
use pamong_db::{BothExt, Conn, Id, MultiBackend, OneOfExt, Res, Ts};

/// The newest key of a person, revoked or not.
pub fn newest(c: &mut Conn, user: Id) -> Res<Option<SignerKey>> {
    let query = keys::table.filter(keys::user_id.eq(user)).order((keys::created_at.desc(), keys::id.desc()));
    Ok(query.select(SignerKey::as_select()).first(c).optional()?)
}

/// Keeps a key.
pub fn insert(c: &mut Conn, key: &SignerKey) -> Res<()> {
    diesel::insert_into(keys::table).values(key).execute(c)?;
    Ok(())
}

/// Puts a key behind another passphrase.
pub fn replace_private_key(c: &mut Conn, id: Id, private_key: &str) -> Res<()> {
    diesel::update(keys::table.find(id)).set(keys::private_key.eq(private_key)).execute(c)?;
    Ok(())
}

/// Revokes the active keys of a person; returns their serial numbers.
pub fn revoke(c: &mut Conn, user: Id, now: Ts) -> Res<Vec<String>> {
    let active = keys::table.filter(keys::user_id.eq(user)).filter(keys::status.eq(KeyStatus::Active));
    let change = (keys::status.eq(KeyStatus::Revoked), keys::revoked_at.eq(now));
    Ok(diesel::update(active).set(change).returning(keys::serial).get_results(c)?)
}

/// Those of the certificates that are revoked, with the moment.
pub fn revoked(c: &mut Conn, serials: &[String]) -> Res<Vec<(String, Option<Ts>)>> {
    let query = keys::table
        .filter(keys::serial.one_of(serials.to_vec()))
        .filter(keys::status.eq(KeyStatus::Revoked))
        .select((keys::serial, keys::revoked_at));
    Ok(query.load(c)?)
}

/// How the service knows a person.
pub fn account(c: &mut Conn, user: Id) -> Res<Option<SignerAccount>> {
    let query = accounts::table.filter(accounts::user_id.eq(user));
    Ok(query.select(SignerAccount::as_select()).first(c).optional()?)
}

/// Keeps or replaces how the service knows a person.
pub fn put_account(c: &mut Conn, row: &SignerAccount) -> Res<()> {
    diesel::delete(accounts::table.find(row.user_id)).execute(c)?;
    diesel::insert_into(accounts::table).values(row).execute(c)?;
    Ok(())
}

/// Accounts of signers as they are sealed, in the order of the people.
pub fn sealed_accounts(c: &mut Conn, after: Option<Id>, limit: i64) -> Res<Vec<(Id, String)>> {
    let mut query = accounts::table.into_boxed::<MultiBackend>();
    if let Some(after) = after {
        query = query.filter(accounts::user_id.gt(after));
    }
    let query = query.order(accounts::user_id).limit(limit);
    Ok(query.select((accounts::user_id, accounts::sealed)).load(c)?)
}

/// Puts another sealed form in the place of one that is still there.
pub fn reseal_account(c: &mut Conn, user: Id, was: &str, sealed: &str) -> Res<()> {
    let target = accounts::table.filter(accounts::user_id.eq(user)).filter(accounts::sealed.eq(was));
    diesel::update(target).set(accounts::sealed.eq(sealed)).execute(c)?;
    Ok(())
}

/// A key of the installation.
pub fn authority(c: &mut Conn, name: &str) -> Res<Option<AuthorityRow>> {
    let query = authorities::table.filter(authorities::name.eq(name));
    Ok(query.select(AuthorityRow::as_select()).first(c).optional()?)
}

/// Keeps a key of the installation, unless another server was faster.
pub fn insert_authority(c: &mut Conn, row: &AuthorityRow) -> Res<()> {
    diesel::insert_into(authorities::table)
        .values(row)
        .on_conflict(authorities::name)
        .do_nothing()
        .both()
        .execute(c)?;
    Ok(())
}
