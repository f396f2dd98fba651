//! Makes a package: every table of an agency, its ledger, its files.
use super::archive::{FILES, LEDGER, ROLES, SCHEMA, Sink, Writer, entry_of, line, schema};
use super::model::{FORMAT, LedgerEnd, Manifest, Package, VERSION, Whose};
use super::rows;
use super::store::{self, Kind, Record, Sets, Staff, Visitor};
use crate::audit::seals;
use crate::error::{Code, Error, Result};
use crate::http::AppState;
use crate::storage::Blobs;
use futures_util::TryStreamExt;
use pamong_db::{AT_ONCE, Id};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use tokio::runtime::Handle;

/// How often it is begun anew where somebody works in the agency meanwhile.
const TRIES: usize = 5;

/// What was made.
#[derive(Debug, Clone)]
pub struct Made {
    /// Letters of the agency.
    pub letters: usize,
    /// Stored files.
    pub files: usize,
    /// The end of its ledger.
    pub ledger: LedgerEnd,
    /// The agency.
    pub agency: Whose,
}

/// Writes the package to a file of its own. Work for a blocking thread.
///
/// Every act leaves a fact in the agency's ledger within its transaction. So if the ledger has no new fact after
/// everything was read, nothing was done meanwhile, and what was read is of one moment; otherwise it is read again. That
/// way no transaction stays open while a file is written.
pub fn write(app: &AppState, blobs: &Blobs, package: &Package, path: &Path) -> Result<Made> {
    let runtime = Handle::current();
    for _ in 0..TRIES {
        runtime.block_on(seals::seal(app, package.agency_id))?;
        if let Some(made) = attempt(app, blobs, &runtime, package, path)? {
            return Ok(made);
        }
    }
    Err(Error::Code(Code::Unavailable, Some("the agency's ledger did not rest".into())))
}

struct Exporter<'a> {
    db: pamong_db::Db,
    sets: Sets,
    staff: Staff,
    named: BTreeSet<Id>,
    out: &'a mut Writer,
}

fn attempt(
    app: &AppState,
    blobs: &Blobs,
    runtime: &Handle,
    package: &Package,
    path: &Path,
) -> Result<Option<Made>> {
    let agency = package.agency_id;
    let mut out = Writer::create(path)?;
    let (before, sets, staff, whose) = app.db.read_blocking(|c| {
        let before = seals::prove(c, agency, None)?;
        let whose = store::agency_by_id(c, agency)?;
        Ok::<_, Error>((before, store::sets(c, agency)?, store::staff(c)?, whose))
    })?;
    if !before.intact {
        return Err(Error::internal(format!("the ledger of the agency is broken at {:?}", before.broken_at)));
    }
    let files = app.db.read_blocking(|c| Ok::<_, Error>(store::files(c, sets.keys(Kind::Uploads))?))?;
    let mut exporter = Exporter { db: app.db.clone(), sets, staff, named: BTreeSet::new(), out: &mut out };
    store::visit_records(&mut exporter)?;
    exporter.ledger(agency, before.seals)?;
    exporter.people(agency)?;
    let letters = exporter.sets.letters();
    for (sha256, size) in &files {
        let size = u64::try_from(*size).map_err(Error::internal)?;
        out.begin(&format!("{FILES}{sha256}"), false)?;
        runtime.block_on(async {
            let mut bytes = blobs.read(sha256, size, None).await?;
            while let Some(part) = bytes.try_next().await? {
                out.take(&part)?;
            }
            Ok::<_, Error>(())
        })?;
        out.end(None)?;
    }
    out.begin(SCHEMA, true)?;
    line(&mut out, &schema()?)?;
    out.end(None)?;
    let unsealed = app.db.read_blocking(|c| seals::unsealed(c, agency))?;
    if unsealed > 0 {
        return Ok(None);
    }
    let at = app.moment();
    let ledger = LedgerEnd { seals: before.seals, hash: before.hash };
    let agency = Whose { id: whose.id, code: whose.code, name: whose.name };
    let entries = out.entries().clone();
    out.finish(&Manifest {
        format: FORMAT.into(),
        version: VERSION,
        package_id: package.id,
        installation: app.config.public_url.clone(),
        program: env!("CARGO_PKG_VERSION").into(),
        made_at: at.now,
        made_on: at.today(),
        agency: agency.clone(),
        letters: u64::try_from(letters).map_err(Error::internal)?,
        ledger: ledger.clone(),
        entries,
    })?;
    Ok(Some(Made { letters, files: files.len(), ledger, agency }))
}

impl Visitor for Exporter<'_> {
    fn visit<R: Record>(&mut self, kind: Kind, _shared: bool) -> Result<()> {
        self.out.begin(&entry_of(R::TABLE), true)?;
        let Self { db, sets, staff, named, out } = self;
        let rows = rows::write::<R>(db, (sets, kind), *out, &mut |row| look(row, staff, named))?;
        self.out.end(Some(rows))
    }
}

/// Notes whom and what a row names, wherever in it: columns, and what is inside of JSON.
fn look(value: &Value, staff: &Staff, named: &mut BTreeSet<Id>) {
    match value {
        Value::String(text) if text.len() == 36 => {
            let known = |id: &Id| {
                staff.positions.contains_key(id)
                    || staff.users.contains(id)
                    || staff.agencies.contains_key(id)
            };
            named.extend(text.parse::<Id>().ok().filter(known));
        }
        Value::Array(items) => items.iter().for_each(|item| look(item, staff, named)),
        Value::Object(fields) => fields.values().for_each(|item| look(item, staff, named)),
        _ => {}
    }
}

impl Exporter<'_> {
    /// The ledger up to a seal: what was recorded after it is in the next package.
    fn ledger(&mut self, agency: Id, until: i64) -> Result<()> {
        let limit = i64::try_from(AT_ONCE).map_err(Error::internal)?;
        self.out.begin(LEDGER, true)?;
        let mut seq = 0;
        let mut rows = 0;
        while seq < until {
            let entries = self.db.read_blocking(|c| Ok::<_, Error>(store::sealed(c, agency, seq, limit)?))?;
            let Some(last) = entries.last() else { break };
            seq = last.seq;
            for entry in entries.into_iter().filter(|entry| entry.seq <= until) {
                let row = serde_json::to_value(&entry).map_err(Error::internal)?;
                look(&row, &self.staff, &mut self.named);
                line(self.out, &row)?;
                rows += 1;
            }
        }
        self.out.end(Some(rows))
    }

    /// Who and what the records name: positions with their offices and holders, and the roles that they have.
    fn people(&mut self, agency: Id) -> Result<()> {
        let Self { staff, sets, named, .. } = self;
        let own = |position: &Id| staff.positions.get(position).is_some_and(|(office, _)| *office == agency);
        let positions: BTreeSet<Id> =
            staff.positions.keys().filter(|id| own(id) || named.contains(id)).copied().collect();
        let holders = staff.held.iter().filter(|(position, _)| positions.contains(position));
        let users: BTreeSet<Id> =
            staff.users.intersection(named).copied().chain(holders.map(|(_, user)| *user)).collect();
        let mut agencies: BTreeSet<Id> =
            staff.agencies.keys().filter(|id| named.contains(id)).copied().collect();
        agencies.insert(agency);
        let mut roles = BTreeSet::new();
        for (office, role) in positions.iter().filter_map(|id| staff.positions.get(id)) {
            agencies.insert(*office);
            roles.insert(*role);
        }
        let mut above: Vec<Id> = agencies.iter().copied().collect();
        while let Some(id) = above.pop() {
            if let Some(Some(parent)) = staff.agencies.get(&id)
                && agencies.insert(*parent)
            {
                above.push(*parent);
            }
        }
        sets.people =
            staff.held.iter().filter(|(position, _)| own(position)).map(|(_, user)| *user).collect();
        sets.put(Kind::Positions, positions);
        sets.put(Kind::Users, users);
        sets.put(Kind::Agencies, agencies);
        store::visit_people(self)?;
        let roles: Vec<Id> = roles.into_iter().collect();
        let roles = self.db.read_blocking(|c| Ok::<_, Error>(store::roles(c, &roles)?))?;
        self.plain(ROLES, &roles)
    }

    fn plain<T: Serialize>(&mut self, name: &str, rows: &[T]) -> Result<()> {
        self.out.begin(name, true)?;
        for row in rows {
            line(self.out, &serde_json::to_value(row).map_err(Error::internal)?)?;
        }
        self.out.end(Some(u64::try_from(rows.len()).map_err(Error::internal)?))
    }
}
