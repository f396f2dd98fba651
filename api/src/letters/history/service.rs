//! Tells a letter's way from the ledger.
use super::model::{HistoryAction, HistoryEntry};
use crate::audit::{self, Fact};
use crate::error::{Error, Result};
use crate::http::{Cursor, Page, PageArgs};
use crate::identity::Me;
use crate::letters::filing::destruction;
use crate::letters::people::{self, People, PersonRef};
use crate::letters::{dispositions, store as letters};
use pamong_db::{Conn, Id};
use serde_json::Value;

/// Steps of a letter that the caller may see, and of what hangs on it, newest first.
pub fn history(c: &mut Conn, me: &Me, id: Id, args: PageArgs) -> Result<Page<HistoryEntry>> {
    letters::find_visible(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
    let mut subjects = dispositions::store::ids_of_letter(c, id)?;
    subjects.push(id);
    let actions: Vec<String> = HistoryAction::ALL.iter().map(ToString::to_string).collect();
    let facts = audit::store::facts_about(c, &subjects, actions, &args)?;
    let page = args.page(facts, |fact| Cursor(fact.recorded_at, fact.id))?;
    let told = !destruction::is_destroyed(c, id)?;
    let people = load(c, me, &page.items)?;
    let items = page.items.into_iter().map(|fact| entry(fact, &people, told)).collect::<Result<_>>()?;
    Ok(Page { items, next_cursor: page.next_cursor })
}

fn load(c: &mut Conn, me: &Me, facts: &[Fact]) -> Result<People> {
    let positions: Vec<Id> =
        facts.iter().flat_map(|fact| [fact.position_id, fact.on_behalf_of_position_id]).flatten().collect();
    Ok(people::store::load(c, &positions, &[], me.today())?)
}

fn entry(fact: Fact, people: &People, told: bool) -> Result<HistoryEntry> {
    let disposition = match fact.subject_type.as_str() {
        "disposition" => Some(fact.subject_id),
        _ => fact.data.get("disposition_id").and_then(Value::as_str).and_then(|id| id.parse().ok()),
    };
    let word = |key: &str| fact.data.get(key).and_then(Value::as_str).filter(|text| !text.is_empty());
    let note = word("note").or_else(|| word("reason")).filter(|_| told).map(str::to_owned);
    let behalf = fact.on_behalf_of_position_id.map(|position| people.holder(position)).transpose()?;
    Ok(HistoryEntry {
        actor: fact.position_id.map(|position| actor(&fact, people, position)).transpose()?,
        on_behalf_of: behalf.map(|person| person.position_title),
        id: fact.id,
        recorded_at: fact.recorded_at,
        effective_date: fact.effective_date,
        action: fact.action.parse().map_err(Error::internal)?,
        medium: fact.medium,
        disposition_id: disposition,
        note,
    })
}

/// With the name that the person had then.
fn actor(fact: &Fact, people: &People, position: Id) -> Result<PersonRef> {
    let person = people.holder(position)?;
    Ok(PersonRef { user_id: fact.actor_user_id, name: fact.actor_name.clone(), ..person })
}
