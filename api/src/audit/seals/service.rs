//! Sealing and proving.
use super::model::{Proof, Seal, first, link};
use super::store;
use crate::audit::Fact;
use crate::error::{Error, Result};
use crate::http::AppState;
use crate::jobs::{Failure, Handler, Job};
use async_trait::async_trait;
use pamong_db::{Conn, Id, Ts};

/// Facts that one transaction seals.
const STEP: i64 = 2_000;
/// Kind of the job that seals every agency's facts.
pub const KIND: &str = "ledger.seal";

/// Seals the next facts of an agency, at most `STEP`; returns whether there may be more. Two that do it at once end in one
/// of them failing on the chain's key, and nothing is sealed twice.
fn step(tx: &mut Conn, agency: Id, now: Ts) -> Result<bool> {
    let last = store::last(tx, agency)?;
    let (mut seq, mut hash) = last.map_or((0, first()), |seal| (seal.seq, seal.hash));
    let facts = store::unsealed(tx, agency, STEP)?;
    let full = i64::try_from(facts.len()).map_err(Error::internal)? == STEP;
    let mut seals = Vec::with_capacity(facts.len());
    for fact in facts {
        hash = link(&hash, &as_json(&fact)?)?;
        seq += 1;
        seals.push(Seal { agency_id: agency, seq, fact_id: fact.id, hash: hash.clone(), sealed_at: now });
    }
    store::insert(tx, &seals)?;
    Ok(full)
}

fn as_json(fact: &Fact) -> Result<serde_json::Value> {
    serde_json::to_value(fact).map_err(Error::internal)
}

/// Seals every fact of an agency that has none yet.
pub async fn seal(app: &AppState, agency: Id) -> Result<()> {
    loop {
        let now = app.clock.now();
        if !app.db.write(move |tx| step(tx, agency, now)).await? {
            return Ok(());
        }
    }
}

/// Adds seals that were made elsewhere, of facts that are there.
pub fn append(tx: &mut Conn, seals: &[Seal]) -> Result<()> {
    Ok(store::insert(tx, seals)?)
}

/// How many facts of an agency have no seal yet.
pub fn unsealed(c: &mut Conn, agency: Id) -> Result<i64> {
    Ok(store::facts(c, agency)? - store::count(c, agency)?)
}

/// Computes the chain of an agency from its facts, up to the seal `until` where it is given, and compares.
pub fn prove(c: &mut Conn, agency: Id, until: Option<i64>) -> Result<Proof> {
    let (mut seq, mut hash, mut broken_at) = (0, first(), None);
    'chain: loop {
        let next = store::after(c, agency, seq, STEP)?;
        if next.is_empty() {
            break;
        }
        for (seal, fact) in next {
            if until.is_some_and(|until| seal.seq > until) {
                break 'chain;
            }
            let wanted = link(&hash, &as_json(&fact)?)?;
            if seal.seq != seq + 1 || seal.hash != wanted {
                broken_at = broken_at.or(Some(seq + 1));
            }
            (seq, hash) = (seal.seq, seal.hash);
        }
    }
    let unsealed = unsealed(c, agency)?;
    // An end that was cut off shows where the caller knows how long the chain was.
    let short = until.filter(|until| *until > seq).map(|_| seq + 1);
    let broken_at = broken_at.or(short);
    Ok(Proof { agency_id: agency, seals: seq, hash, unsealed, intact: broken_at.is_none(), broken_at })
}

/// Seals the facts of all agencies.
pub struct Nightly;

#[async_trait]
impl Handler for Nightly {
    async fn run(&self, app: &AppState, _job: &Job) -> Result<(), Failure> {
        let agencies = app.db.read(|c| Ok::<_, Error>(store::agencies(c)?)).await?;
        for agency in agencies {
            seal(app, agency).await?;
        }
        Ok(())
    }
}
