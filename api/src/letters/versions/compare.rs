//! Two versions field by field and word by word.
use super::model::{RunKind, Snapshot, VersionChange, VersionField, WordRun};
use crate::letters::model::AddresseeKind;
use pamong_db::Id;
use serde_json::Value;
use similar::{ChangeTag, TextDiff};
use std::collections::BTreeMap;
use std::time::Duration;

/// Field whose form can differ while its words do not.
const BODY: &str = "body";
/// Texts that have little in common are compared more coarsely after this time; both stay complete.
const PATIENCE: Duration = Duration::from_millis(500);

/// What a version says, field by field. `titles` names positions.
pub fn fields(snapshot: &Snapshot, titles: &BTreeMap<Id, String>) -> Vec<VersionField> {
    let lines = |list: Vec<&str>| list.join("\n");
    let named = |kind| {
        let of_kind = snapshot.addressees.iter().filter(|a| a.kind == kind);
        lines(of_kind.map(|a| a.name.as_str()).collect())
    };
    let title = |id: &Id| titles.get(id).map_or("", String::as_str);
    let mut all: Vec<(String, String)> = vec![
        ("kind".into(), snapshot.kind.clone()),
        ("subject".into(), snapshot.subject.clone()),
        ("classification_code".into(), snapshot.classification_code.clone().unwrap_or_default()),
        ("urgency".into(), snapshot.urgency.to_string()),
        ("security_level".into(), snapshot.security_level.to_string()),
        ("to".into(), named(AddresseeKind::To)),
        ("carbon_copy".into(), named(AddresseeKind::CarbonCopy)),
        (BODY.into(), snapshot.body.clone()),
    ];
    if let Some(parts) = &snapshot.parts {
        leaves("parts", parts, &mut all);
    }
    all.extend([
        ("reviewers".into(), lines(snapshot.reviewers.iter().map(title).collect())),
        ("coordinators".into(), lines(snapshot.coordinators.iter().map(title).collect())),
        ("approver".into(), snapshot.approver.as_ref().map(title).unwrap_or_default().to_owned()),
        ("attachments".into(), lines(snapshot.files.iter().map(|(name, _)| name.as_str()).collect())),
    ]);
    let filled = all.into_iter().filter(|(_, text)| !text.is_empty());
    filled.map(|(field, text)| VersionField { field, text }).collect()
}

/// The texts inside the parts of a kind, each under its path; a list of texts is one text of several lines.
fn leaves(path: &str, value: &Value, all: &mut Vec<(String, String)>) {
    match value {
        Value::Null => {}
        Value::String(text) => all.push((path.to_owned(), text.clone())),
        Value::Object(map) => {
            for (key, inner) in map {
                leaves(&format!("{path}/{key}"), inner, all);
            }
        }
        Value::Array(list) if list.iter().all(Value::is_string) => {
            let texts: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
            all.push((path.to_owned(), texts.join("\n")));
        }
        Value::Array(list) => {
            for (i, inner) in list.iter().enumerate() {
                leaves(&format!("{path}/{}", i + 1), inner, all);
            }
        }
        other => all.push((path.to_owned(), other.to_string())),
    }
}

/// The fields that differ, in the order of the later version; what only the earlier one had comes last.
pub fn changes(
    before: Option<&Snapshot>,
    after: &Snapshot,
    titles: &BTreeMap<Id, String>,
) -> Vec<VersionChange> {
    let old = before.map(|snapshot| fields(snapshot, titles)).unwrap_or_default();
    let new = fields(after, titles);
    let form = before.is_some_and(|snapshot| snapshot.content != after.content);
    let value =
        |list: &[VersionField], name: &str| list.iter().find(|f| f.field == name).map(|f| f.text.clone());
    let gone = old.iter().filter(|f| value(&new, &f.field).is_none());
    let names: Vec<String> = new.iter().chain(gone).map(|f| f.field.clone()).collect();
    let compared = names.into_iter().filter_map(|field| {
        let (before, after) = (value(&old, &field), value(&new, &field));
        if before == after && !(form && field == BODY) {
            return None;
        }
        let runs = runs(before.as_deref().unwrap_or_default(), after.as_deref().unwrap_or_default());
        Some(VersionChange { field, before, after, runs })
    });
    compared.collect()
}

fn runs(before: &str, after: &str) -> Vec<WordRun> {
    let diff = TextDiff::configure().timeout(PATIENCE).diff_words(before, after);
    let mut runs: Vec<WordRun> = Vec::new();
    for change in diff.iter_all_changes() {
        let kind = match change.tag() {
            ChangeTag::Equal => RunKind::Same,
            ChangeTag::Insert => RunKind::Added,
            ChangeTag::Delete => RunKind::Removed,
        };
        match runs.last_mut() {
            Some(last) if last.kind == kind => last.text.push_str(change.value()),
            _ => runs.push(WordRun { kind, text: change.value().to_owned() }),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(before: &str, after: &str) -> String {
        let mark = |run: &WordRun| match run.kind {
            RunKind::Same => run.text.clone(),
            RunKind::Added => format!("[+{}]", run.text),
            RunKind::Removed => format!("[-{}]", run.text),
        };
        runs(before, after).iter().map(mark).collect()
    }

    #[test]
    fn words_that_came_and_went_are_marked() {
        assert_eq!(
            marked("Mohon data penduduk per RT.", "Mohon kiriman data penduduk per RW."),
            "Mohon [+kiriman ]data penduduk per [-RT.][+RW.]"
        );
        assert_eq!(marked("", "Baru"), "[+Baru]");
        assert_eq!(marked("Sama", "Sama"), "Sama");
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_from_the_runs(before in "[a-c \n]{0,40}", after in "[a-c \n]{0,40}") {
            let runs = runs(&before, &after);
            let without = |kind: RunKind| -> String {
                runs.iter().filter(|run| run.kind != kind).map(|run| run.text.as_str()).collect()
            };
            prop_assert_eq!(without(RunKind::Added), before);
            prop_assert_eq!(without(RunKind::Removed), after);
        }
    }
}
