//! Setting mailboxes up, by those who keep the agencies.
use super::account_inputs::{MailboxAccountPatch, MailboxRule, NewMailboxAccount};
use super::imap::{Allowed, Server, Session, Trust};
use super::model::Row;
use super::store;
use super::view::{MailboxAccount, MailboxAccounts, MailboxTest};
use crate::agencies;
use crate::audit::{self, Application, NewFact};
use crate::config::MailboxConfig;
use crate::error::{Code, Error, Result, Violations};
use crate::http::{IfMatch, Lang};
use crate::identity::{self, Me, Permission};
use crate::secrets::{Place, Secrets};
use pamong_db::{Conn, Id};
use serde_json::json;

/// What a mailbox's password is sealed for.
/// Where the password of a mailbox is stored.
pub(super) fn place(id: Id) -> Place {
    Place::new("mailboxes", "password_sealed", &id.to_string(), format!("mailbox/{id}"))
}

/// The password of a mailbox.
pub fn password(secrets: &Secrets, row: &Row) -> Result<String> {
    secrets.open(&place(row.id), &row.password_sealed)
}

/// Where the server of a mailbox is.
pub fn server(config: &MailboxConfig, trust: Trust, row: &Row) -> Result<Server> {
    Ok(Server {
        host: row.host.clone(),
        port: u16::try_from(row.port).map_err(Error::internal)?,
        security: row.security,
        allowed: Allowed { ports: config.ports.clone(), private_addresses: config.private_addresses },
        trust,
    })
}

/// The mailboxes of the caller's scope.
pub fn list(c: &mut Conn, me: &Me) -> Result<MailboxAccounts> {
    let rows = store::of_agencies(c, &me.scope.agency_ids)?;
    let items = rows.iter().map(|row| view(c, row)).collect::<Result<_>>()?;
    Ok(MailboxAccounts { items })
}

/// One mailbox of the caller's scope.
pub fn get(c: &mut Conn, me: &Me, id: Id) -> Result<MailboxAccount> {
    let row = find(c, me, id)?;
    view(c, &row)
}

/// The row of a mailbox of the caller's scope.
pub fn find(c: &mut Conn, me: &Me, id: Id) -> Result<Row> {
    store::find(c, &me.scope.agency_ids, id)?.ok_or_else(Error::not_found)
}

/// Sets a mailbox up.
pub fn create(
    tx: &mut Conn,
    me: &Me,
    secrets: &Secrets,
    config: &MailboxConfig,
    new: &NewMailboxAccount,
) -> Result<MailboxAccount> {
    if !me.scope.covers(new.agency_id) {
        return Err(Error::field("/agency_id", Code::UnknownReference));
    }
    let id = Id::new();
    let row = Row {
        id,
        agency_id: new.agency_id,
        name: new.name.trim().to_owned(),
        host: new.host.trim().to_lowercase(),
        port: new.port.into(),
        security: new.security,
        username: new.username.clone(),
        password_sealed: secrets.seal(&place(id), &new.password)?,
        folder: new.folder.clone(),
        active: true,
        user_id: registrar(tx, me, new.user_id, new.position_id)?,
        position_id: new.position_id,
        uidvalidity: 0,
        last_uid: 0,
        looked_at: None,
        busy_until: None,
        problem: None,
        problem_detail: None,
        created_at: me.now(),
        updated_at: me.now(),
        version: 1,
    };
    check(tx, me, config, &row, &new.rules)?;
    store::insert(tx, &row)?;
    set_rules(tx, id, &new.rules)?;
    record(tx, me, "mailbox.create", &row)?;
    view(tx, &row)
}

/// Changes, pauses or resumes a mailbox.
pub fn update(
    tx: &mut Conn,
    me: &Me,
    (secrets, config): (&Secrets, &MailboxConfig),
    id: Id,
    seen: IfMatch,
    patch: &MailboxAccountPatch,
) -> Result<MailboxAccount> {
    let before = find(tx, me, id)?;
    seen.check(before.version)?;
    let mut row = before.clone();
    if let Some(name) = &patch.name {
        name.trim().clone_into(&mut row.name);
    }
    if let Some(host) = &patch.host {
        row.host = host.trim().to_lowercase();
    }
    row.port = patch.port.map_or(row.port, i32::from);
    row.security = patch.security.unwrap_or(row.security);
    if let Some(username) = &patch.username {
        row.username.clone_from(username);
    }
    if let Some(password) = &patch.password {
        row.password_sealed = secrets.seal(&place(id), password)?;
    }
    if let Some(folder) = &patch.folder {
        row.folder.clone_from(folder);
    }
    if (&row.host, &row.username, &row.folder) != (&before.host, &before.username, &before.folder) {
        // Another place, whose messages are numbered in their own way; known ones are recognised by their identity.
        (row.uidvalidity, row.last_uid) = (0, 0);
    }
    row.active = patch.active.unwrap_or(row.active);
    if patch.user_id.is_some() || patch.position_id.is_some() {
        row.position_id = patch.position_id.unwrap_or(row.position_id);
        row.user_id = registrar(tx, me, patch.user_id, row.position_id)?;
    }
    row.updated_at = me.now();
    row.version += 1;
    check(tx, me, config, &row, patch.rules.as_deref().unwrap_or_default())?;
    if !store::update(tx, &row, before.version)? {
        return Err(Code::Stale.into());
    }
    if let Some(rules) = &patch.rules {
        set_rules(tx, id, rules)?;
    }
    let action = match (before.active, row.active) {
        (true, false) => "mailbox.pause",
        (false, true) => "mailbox.resume",
        _ => "mailbox.update",
    };
    record(tx, me, action, &row)?;
    view(tx, &row)
}

/// Connects to a mailbox and says what went wrong. Work for a blocking thread.
pub fn test(server: &Server, row: &Row, password: &str, lang: Lang) -> MailboxTest {
    match Session::open(server, &row.username, password, &row.folder) {
        Ok(session) => {
            let messages = session.exists;
            session.close();
            MailboxTest { ok: true, messages: Some(messages), problem: None, message: None, detail: None }
        }
        Err(fault) => MailboxTest {
            ok: false,
            messages: None,
            problem: Some(fault.problem),
            message: Some(fault.problem.message(lang, Some(&fault.detail))),
            detail: Some(fault.detail).filter(|detail| !detail.is_empty()),
        },
    }
}

/// The person who registers in this position: the one that was named, or its holder.
fn registrar(tx: &mut Conn, me: &Me, named: Option<Id>, position: Id) -> Result<Id> {
    match named {
        Some(user) => Ok(user),
        None => identity::store::holder(tx, position, me.at)?
            .ok_or_else(|| Error::field("/position_id", Code::UnknownReference)),
    }
}

fn check(tx: &mut Conn, me: &Me, config: &MailboxConfig, row: &Row, rules: &[MailboxRule]) -> Result<()> {
    let mut v = Violations::default();
    if !config.ports.iter().any(|port| i32::from(*port) == row.port) {
        let allowed: Vec<String> = config.ports.iter().map(ToString::to_string).collect();
        v.add_with("/port", Code::OutOfRange, allowed.join(", "));
    }
    if store::is_known(tx, row)? {
        v.add("/username", Code::Duplicate);
    }
    let registrar = identity::store::load_me(tx, row.user_id, row.position_id, Id::new(), me.at)?;
    match registrar {
        None => v.add("/user_id", Code::UnknownReference),
        Some(registrar) => {
            if registrar.agency.id != row.agency_id || !registrar.can(Permission::LetterRegister) {
                v.add("/position_id", Code::UnknownReference);
            }
        }
    }
    for (i, rule) in rules.iter().enumerate() {
        if let Some(kind) = &rule.kind
            && agencies::store::letter_kind(tx, kind, me.today())?.is_none()
        {
            v.add(format!("/rules/{i}/kind"), Code::UnknownReference);
        }
        if let Some(code) = &rule.classification_code
            && !agencies::store::has_classification(tx, code, me.today())?
        {
            v.add(format!("/rules/{i}/classification_code"), Code::UnknownReference);
        }
    }
    v.finish()
}

fn set_rules(tx: &mut Conn, id: Id, rules: &[MailboxRule]) -> Result<()> {
    let rows: Vec<_> = rules.iter().zip(1..).map(|(rule, pos)| rule.row(id, pos)).collect();
    Ok(store::set_rules(tx, id, &rows)?)
}

fn record(tx: &mut Conn, me: &Me, action: &str, row: &Row) -> Result<()> {
    let data = json!({"name": row.name, "host": row.host, "username": row.username, "folder": row.folder});
    audit::record(
        tx,
        me,
        NewFact::new(Application::Letters, action, ("mailbox", row.id), row.agency_id, data),
    )
}

fn view(c: &mut Conn, row: &Row) -> Result<MailboxAccount> {
    let (names, rules) = (store::names(c, row)?, store::rules(c, row.id)?);
    Ok(MailboxAccount::of(row, names, rules))
}
