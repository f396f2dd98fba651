//! Papers that wait for their signature.
use crate::audit::LetterSight;
use crate::documents::signing::paper::{Attempt, PaperFacts, PaperRow, PaperStatus, SubjectType, store};
use crate::error::{Error, Result};
use crate::http::{Cursor, PageArgs};
use crate::identity::{Me, Scope};
use pamong_db::{Conn, Id, Ts};
use serde::Serialize;
use utoipa::ToSchema;

/// A paper that is not signed yet. It has no number that counts.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Waiting {
    /// Id of the paper.
    pub id: Id,
    /// What it is of.
    pub subject_type: SubjectType,
    /// Id of that.
    pub subject_id: Id,
    /// What it is, such as `Surat Edaran`.
    pub title: String,
    /// What it is about; null where that is secret.
    pub subject: Option<String>,
    /// The agency that issues it.
    pub agency: String,
    /// Every attempt to sign it, newest first.
    pub attempts: Vec<Attempt>,
    /// Since when it waits.
    pub created_at: Ts,
    /// Version.
    pub version: i32,
}

/// A page of the queue that the caller may see, oldest first.
pub fn waiting(c: &mut Conn, me: &Me, sight: &dyn LetterSight, page: &PageArgs) -> Result<Vec<Waiting>> {
    let rows = page.fill(|page| {
        let rows = store::waiting(c, &me.scope, page)?;
        let more = i64::try_from(rows.len()).is_ok_and(|found| found == page.fetch());
        let last = rows.last().filter(|_| more).map(|row| Cursor(row.created_at, row.id));
        Ok((nameable(c, &me.scope, sight, rows)?, last))
    })?;
    views(c, rows)
}

/// Those of the papers whose letter the scope may see, and all that are of no letter.
fn nameable(
    c: &mut Conn,
    scope: &Scope,
    sight: &dyn LetterSight,
    rows: Vec<PaperRow>,
) -> Result<Vec<PaperRow>> {
    let letter = |row: &PaperRow| (row.subject_type == SubjectType::Letter).then_some(row.subject_id);
    let letters: Vec<Id> = rows.iter().filter_map(letter).collect();
    let seen = sight.nameable(c, scope, &letters)?;
    Ok(rows.into_iter().filter(|row| letter(row).is_none_or(|letter| seen.contains(&letter))).collect())
}

/// One paper of the queue that the caller may see.
pub fn find(c: &mut Conn, me: &Me, sight: &dyn LetterSight, id: Id) -> Result<PaperRow> {
    let row = store::lock(c, id)?.ok_or_else(Error::not_found)?;
    let waits = me.scope.covers(row.agency_id) && row.status == PaperStatus::Signing;
    let rows = if waits { vec![row] } else { Vec::new() };
    nameable(c, &me.scope, sight, rows)?.pop().ok_or_else(Error::not_found)
}

/// Papers with their attempts.
pub fn views(c: &mut Conn, rows: Vec<PaperRow>) -> Result<Vec<Waiting>> {
    let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
    let attempts = store::attempts(c, &ids)?;
    let view = |row: PaperRow| {
        let PaperFacts { title, subject, agency, .. } = row.facts()?;
        Ok(Waiting {
            id: row.id,
            subject_type: row.subject_type,
            subject_id: row.subject_id,
            title,
            subject,
            agency,
            attempts: attempts.iter().filter(|a| a.paper_id == row.id).cloned().collect(),
            created_at: row.created_at,
            version: row.version,
        })
    };
    rows.into_iter().map(view).collect()
}
