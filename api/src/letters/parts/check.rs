//! What parts may hold, and which kind has which.
use super::model::{LetterAssignee, LetterEvent, LetterParts, LetterTravel};
use crate::documents::papers::printable;
use crate::error::{Code, Violations};
use pamong_render::paper::Form;

/// Longest line, in characters.
const LINE: usize = 500;
/// Longest paragraph, in characters.
const PARAGRAPH: usize = 2000;

/// Code of the kind that invites.
pub const INVITATION: &str = "UND";
/// Code of the kind that orders a journey.
pub const TRAVEL_ORDER: &str = "SPPD";

/// Notes the parts that this kind of letter does not have.
pub fn check_kind(v: &mut Violations, kind: &str, parts: &LetterParts) {
    let belong = members(kind);
    for name in present(parts) {
        if !belong.contains(&name) {
            v.add(format!("/parts/{name}"), Code::UnknownField);
        }
    }
}

/// The parts that a kind has.
fn members(kind: &str) -> &'static [&'static str] {
    match Form::for_kind(kind) {
        Some(Form::Correspondence { .. }) if kind == INVITATION => {
            &["via", "event", "fields", "sections", "closing"]
        }
        Some(Form::Correspondence { .. }) => &["via", "fields", "sections", "closing"],
        Some(Form::Memo { .. }) => &["fields", "sections", "closing"],
        Some(Form::Titled { .. }) | None => &["basis", "validity", "fields", "sections", "closing"],
        Some(Form::Assignment { .. }) => {
            &["basis", "assignees", "tasks", "period", "fields", "sections", "closing"]
        }
        Some(Form::Travel(_)) => &["travel"],
        Some(Form::Transmittal { .. }) => &["items", "closing"],
        Some(Form::Record { .. }) => &["parties", "witnesses", "fields", "sections", "closing"],
    }
}

/// Names of the parts that hold something.
fn present(p: &LetterParts) -> Vec<&'static str> {
    let all = [
        ("via", p.via.is_some()),
        ("event", p.event.is_some()),
        ("fields", !p.fields.is_empty()),
        ("sections", !p.sections.is_empty()),
        ("closing", p.closing.is_some()),
        ("basis", !p.basis.is_empty()),
        ("validity", p.validity.is_some()),
        ("assignees", !p.assignees.is_empty()),
        ("tasks", !p.tasks.is_empty()),
        ("period", p.period.is_some()),
        ("travel", p.travel.is_some()),
        ("items", !p.items.is_empty()),
        ("parties", !p.parties.is_empty()),
        ("witnesses", !p.witnesses.is_empty()),
    ];
    all.into_iter().filter_map(|(name, there)| there.then_some(name)).collect()
}

impl LetterParts {
    /// Notes every text that is empty, too long or cannot be printed, and lists that are too long.
    pub fn validate(&self, v: &mut Violations) {
        maybe(v, "/parts/via", self.via.as_deref(), LINE);
        maybe(v, "/parts/closing", self.closing.as_deref(), PARAGRAPH);
        maybe(v, "/parts/validity", self.validity.as_deref(), LINE);
        maybe(v, "/parts/period", self.period.as_deref(), LINE);
        many(v, "/parts/basis", &self.basis, 30, |v, at, text| line(v, at, text, PARAGRAPH));
        many(v, "/parts/tasks", &self.tasks, 30, |v, at, text| line(v, at, text, PARAGRAPH));
        many(v, "/parts/assignees", &self.assignees, 50, assignee);
        many(v, "/parts/fields", &self.fields, 30, |v, at, fact| {
            line(v, &format!("{at}/label"), &fact.label, 100);
            line(v, &format!("{at}/value"), &fact.value, LINE);
        });
        many(v, "/parts/sections", &self.sections, 20, |v, at, section| {
            line(v, &format!("{at}/title"), &section.title, 200);
            section.body.validate(v, &format!("{at}/body"));
        });
        many(v, "/parts/items", &self.items, 100, |v, at, item| {
            line(v, &format!("{at}/description"), &item.description, LINE);
            line(v, &format!("{at}/quantity"), &item.quantity, 100);
            maybe(v, &format!("{at}/note"), item.note.as_deref(), LINE);
        });
        many(v, "/parts/parties", &self.parties, 10, |v, at, party| {
            line(v, &format!("{at}/called"), &party.called, 100);
            line(v, &format!("{at}/name"), &party.name, LINE);
            maybe(v, &format!("{at}/nip"), party.nip.as_deref(), 30);
            line(v, &format!("{at}/title"), &party.title, LINE);
        });
        many(v, "/parts/witnesses", &self.witnesses, 10, |v, at, witness| {
            line(v, &format!("{at}/name"), &witness.name, LINE);
            maybe(v, &format!("{at}/title"), witness.title.as_deref(), LINE);
            maybe(v, &format!("{at}/nip"), witness.nip.as_deref(), 30);
        });
        if let Some(invited) = &self.event {
            event(v, invited);
        }
        if let Some(journey) = &self.travel {
            travel(v, journey);
        }
    }
}

fn event(v: &mut Violations, event: &LetterEvent) {
    maybe(v, "/parts/event/time", event.time.as_deref(), 100);
    maybe(v, "/parts/event/place", event.place.as_deref(), LINE);
    maybe(v, "/parts/event/agenda", event.agenda.as_deref(), LINE);
    if event.until.is_some_and(|until| event.date.is_none_or(|from| until < from)) {
        v.add("/parts/event/until", Code::DateOrder);
    }
}

fn travel(v: &mut Violations, t: &LetterTravel) {
    for (name, text) in [
        ("ordered_by", &t.ordered_by),
        ("cost_level", &t.cost_level),
        ("purpose", &t.purpose),
        ("transport", &t.transport),
        ("origin", &t.origin),
        ("destination", &t.destination),
        ("duration", &t.duration),
        ("budget_agency", &t.budget_agency),
        ("budget_line", &t.budget_line),
        ("remarks", &t.remarks),
    ] {
        maybe(v, &format!("/parts/travel/{name}"), text.as_deref(), LINE);
    }
    if let Some(traveller) = &t.traveller {
        assignee(v, "/parts/travel/traveller", traveller);
    }
    many(v, "/parts/travel/followers", &t.followers, 20, |v, at, follower| {
        line(v, &format!("{at}/name"), &follower.name, LINE);
        maybe(v, &format!("{at}/born"), follower.born.as_deref(), 100);
        maybe(v, &format!("{at}/note"), follower.note.as_deref(), LINE);
    });
    if let (Some(departs), Some(returns)) = (t.departs, t.returns)
        && returns < departs
    {
        v.add("/parts/travel/returns", Code::DateOrder);
    }
}

fn assignee(v: &mut Violations, at: &str, one: &LetterAssignee) {
    line(v, &format!("{at}/name"), &one.name, LINE);
    maybe(v, &format!("{at}/nip"), one.nip.as_deref(), 30);
    maybe(v, &format!("{at}/rank"), one.rank.as_deref(), 100);
    maybe(v, &format!("{at}/title"), one.title.as_deref(), LINE);
}

fn line(v: &mut Violations, at: &str, text: &str, max: usize) {
    v.text(at, text, max);
    printable(v, at, text);
}

fn maybe(v: &mut Violations, at: &str, text: Option<&str>, max: usize) {
    if let Some(text) = text {
        line(v, at, text, max);
    }
}

/// A list that is too long is not looked through.
fn many<T>(v: &mut Violations, at: &str, list: &[T], max: usize, each: impl Fn(&mut Violations, &str, &T)) {
    if list.len() > max {
        v.add_with(at, Code::TooMany, max);
        return;
    }
    for (i, one) in list.iter().enumerate() {
        each(v, &format!("{at}/{i}"), one);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;
    use serde_json::json;

    fn faults(kind: &str, parts: serde_json::Value) -> Vec<String> {
        let parts: LetterParts = serde_json::from_value(parts).unwrap();
        let mut v = Violations::default();
        parts.validate(&mut v);
        check_kind(&mut v, kind, &parts);
        match v.finish() {
            Err(Error::Invalid(list)) => list.iter().map(|e| format!("{} {}", e.pointer, e.code)).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn a_kind_takes_its_own_parts_only() {
        let trip =
            json!({"travel": {"destination": "Jakarta", "departs": "2026-11-24", "returns": "2026-11-26"}});
        assert_eq!(faults("SPPD", trip.clone()), [""; 0]);
        assert_eq!(faults("SD", trip), ["/parts/travel unknown_field"]);
        let party = json!({"parties": [{"called": "PIHAK KESATU", "name": "Ani", "title": "Lurah"}]});
        assert_eq!(faults("BA", party.clone()), [""; 0]);
        assert_eq!(faults("SPG", party), ["/parts/parties unknown_field"]);
        assert_eq!(faults("TEG", json!({"event": {"time": "09.00 WIB"}})), ["/parts/event unknown_field"]);
        assert_eq!(faults("SPPD", json!({"tasks": []})), [""; 0]);
    }

    #[test]
    fn texts_lists_and_days_are_checked_where_they_stand() {
        assert_eq!(faults("ST", json!({"tasks": ["Hadir", " "]})), ["/parts/tasks/1 required"]);
        assert_eq!(faults("ST", json!({"basis": vec!["x"; 31]})), ["/parts/basis too_many"]);
        let back = json!({"travel": {"departs": "2026-11-24", "returns": "2026-11-23"}});
        assert_eq!(faults("SPPD", back), ["/parts/travel/returns date_order"]);
        let emoji = json!({"event": {"place": "Aula \u{1F389}", "until": "2026-11-23"}});
        assert_eq!(faults("UND", emoji), ["/parts/event/place unprintable", "/parts/event/until date_order"]);
        let empty = json!({"sections": [{"title": "Umum", "body": []}]});
        assert_eq!(faults("SE", empty), ["/parts/sections/0/body required"]);
    }
}
