//! Use cases of versions: keep one, list them, compare two.
use super::compare;
use super::model::{
    LetterVersion, LetterVersionSummary, Named, Snapshot, Version, VersionComparison, VersionStep,
};
use super::store;
use crate::error::{Error, Result};
use crate::identity::Me;
use crate::letters::model::Letter;
use crate::letters::people::{self, People};
use crate::letters::reviews::{self, Circuit};
use crate::letters::store as letters;
use crate::letters::{attachments, comments, outgoing, texts};
use chrono::TimeDelta;
use pamong_db::{Conn, Id};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Saves of one person within this time are one version, so that a draft that saves itself does not make one a minute.
const FOLDED: TimeDelta = TimeDelta::minutes(10);

/// Keeps what a draft says now, where it differs from the last version. Without a step it is the writing itself.
pub fn keep(tx: &mut Conn, me: &Me, letter: &Letter, step: Option<VersionStep>) -> Result<()> {
    let all = reviews::store::of_letter(tx, letter.id)?;
    let written = match reviews::service::current_round(&all) {
        1 => VersionStep::Draft,
        _ => VersionStep::AfterReturn,
    };
    let content = serde_json::to_value(snapshot(tx, letter, &all)?).map_err(Error::internal)?;
    let last = store::last(tx, letter.id)?;
    let number = last.as_ref().map_or(1, |last| last.number + 1);
    match last {
        Some(last) if last.content == content => {
            if let Some(step) = step {
                store::set_step(tx, last.id, step)?;
            }
            Ok(())
        }
        Some(last) if step.is_none() && last.step == written && folds(tx, me, &last)? => {
            Ok(store::replace(tx, last.id, &content, me.now())?)
        }
        _ => {
            let version = Version {
                id: Id::new(),
                letter_id: letter.id,
                number,
                step: step.unwrap_or(written),
                content,
                user_id: me.user_id,
                position_id: me.position_id,
                created_at: me.now(),
                updated_at: me.now(),
            };
            Ok(store::insert(tx, &version)?)
        }
    }
}

/// Whether this save goes on with the last version: the same hand, soon after, and nobody has spoken of it yet.
fn folds(tx: &mut Conn, me: &Me, last: &Version) -> Result<bool> {
    let same = (last.user_id, last.position_id) == (me.user_id, me.position_id);
    let soon = me.now().0 - last.created_at.0 <= FOLDED;
    Ok(same && soon && !comments::store::speaks_of(tx, last.letter_id, last.number)?)
}

fn snapshot(c: &mut Conn, letter: &Letter, all: &[reviews::Review]) -> Result<Snapshot> {
    let text = texts::of(c, letter)?;
    let circuit = Circuit::of(reviews::service::pending(all));
    let addressees = letters::addressees(c, letter.id)?.into_iter();
    let files = attachments::store::of_letter(c, letter.id)?.into_iter();
    Ok(Snapshot {
        kind: letter.kind_code.clone(),
        subject: letter.subject.clone(),
        classification_code: letter.classification_code.clone(),
        urgency: letter.urgency,
        security_level: letter.security_level,
        body: letter.body.clone().unwrap_or_default(),
        content: text.content,
        parts: text.parts,
        addressees: addressees.map(|a| Named { kind: a.kind, name: a.name }).collect(),
        reviewers: circuit.hierarchical,
        coordinators: circuit.coordination,
        approver: letter.approver_position_id,
        files: files
            .filter(|file| file.follow_up_id.is_none())
            .map(|file| (file.file_name, file.sha256))
            .collect(),
    })
}

/// The versions of an outgoing letter that the caller may see, newest first.
pub fn list(c: &mut Conn, me: &Me, id: Id) -> Result<Vec<LetterVersionSummary>> {
    outgoing::service::find(c, me, id)?;
    let versions = store::of_letter(c, id)?;
    let positions: Vec<Id> = versions.iter().map(|v| v.position_id).collect();
    let persons: Vec<Id> = versions.iter().map(|v| v.user_id).collect();
    let people = people::store::load(c, &positions, &persons, me.today())?;
    versions.iter().map(|version| summary(version, &people)).collect()
}

/// One version with what it says.
pub fn get(c: &mut Conn, me: &Me, id: Id, number: i32) -> Result<LetterVersion> {
    outgoing::service::find(c, me, id)?;
    let version = find(c, id, number)?;
    let people = people::store::load(c, &[version.position_id], &[version.user_id], me.today())?;
    let snapshot = read(&version)?;
    let titles = titles(c, [Some(&snapshot), None])?;
    Ok(LetterVersion { version: summary(&version, &people)?, fields: compare::fields(&snapshot, &titles) })
}

/// How a version differs from an earlier one, or from the one before it.
pub fn compare(c: &mut Conn, me: &Me, id: Id, number: i32, since: Option<i32>) -> Result<VersionComparison> {
    outgoing::service::find(c, me, id)?;
    let after = read(&find(c, id, number)?)?;
    let since = since.or_else(|| (number > 1).then_some(number - 1));
    let before = match since {
        Some(earlier) => Some(read(&find(c, id, earlier)?)?),
        None => None,
    };
    let titles = titles(c, [Some(&after), before.as_ref()])?;
    Ok(VersionComparison { number, since, changes: compare::changes(before.as_ref(), &after, &titles) })
}

fn find(c: &mut Conn, letter: Id, number: i32) -> Result<Version> {
    store::find(c, letter, number)?.ok_or_else(Error::not_found)
}

fn read(version: &Version) -> Result<Snapshot> {
    Snapshot::deserialize(&version.content).map_err(Error::internal)
}

fn summary(version: &Version, people: &People) -> Result<LetterVersionSummary> {
    Ok(LetterVersionSummary {
        number: version.number,
        step: version.step,
        author: people.actor(version.position_id, version.user_id)?,
        created_at: version.created_at,
        updated_at: version.updated_at,
    })
}

/// Titles of the positions that the versions name.
fn titles(c: &mut Conn, snapshots: [Option<&Snapshot>; 2]) -> Result<BTreeMap<Id, String>> {
    let named = |s: &Snapshot| -> Vec<Id> {
        s.reviewers.iter().chain(&s.coordinators).chain(&s.approver).copied().collect()
    };
    let ids: Vec<Id> = snapshots.into_iter().flatten().flat_map(named).collect();
    Ok(people::store::posts(c, &ids)?.into_iter().map(|post| (post.id, post.title)).collect())
}
