//! The parts of a letter in the form that its kind takes.
use crate::documents::words;
use crate::letters::parts::{
    LetterAssignee, LetterConsignment, LetterEvent, LetterFollower, LetterParts, LetterParty, LetterTravel,
    LetterWitness,
};
use pamong_render::clean_text;
use pamong_render::paper::{
    Addressee, Assignee, Consignment, Field, Follower, Form, Party, Section, Signature, Travel,
};

/// What the letter itself says that its form prints again.
pub struct Known<'a> {
    /// Code of the kind.
    pub kind: &'a str,
    /// Names of the addressees.
    pub to: Vec<String>,
    /// The signer's office.
    pub signer: &'a str,
    /// Name of the agency.
    pub agency: &'a str,
    /// Subject.
    pub subject: &'a str,
}

/// The form of the kind, filled in; kinds without a form of their own are titled papers.
pub fn form(known: &Known<'_>, parts: &LetterParts) -> Form {
    let names = || known.to.clone();
    let to = || known.to.iter().map(|name| Addressee { name: name.clone(), lines: Vec::new() }).collect();
    match Form::for_kind(known.kind) {
        Some(Form::Correspondence { .. }) => {
            Form::Correspondence { to: to(), via: maybe(parts.via.as_ref()) }
        }
        Some(Form::Memo { .. }) => Form::Memo { to: names(), from: known.signer.into() },
        Some(Form::Transmittal { .. }) => {
            Form::Transmittal { to: to(), items: parts.items.iter().map(consignment).collect() }
        }
        Some(Form::Travel(_)) => Form::Travel(Box::new(travel(known, parts.travel.as_ref()))),
        Some(Form::Assignment { .. }) => Form::Assignment {
            basis: texts(&parts.basis),
            assignees: parts.assignees.iter().map(assignee).collect(),
            tasks: texts(&parts.tasks),
            period: maybe(parts.period.as_ref()),
        },
        Some(Form::Record { .. }) => Form::Record {
            parties: parts.parties.iter().map(party).collect(),
            witnesses: parts.witnesses.iter().map(witness).collect(),
        },
        Some(Form::Titled { .. }) | None => {
            Form::Titled { to: to(), basis: texts(&parts.basis), validity: maybe(parts.validity.as_ref()) }
        }
    }
}

/// Labelled facts: those of the event first.
pub fn fields(parts: &LetterParts) -> Vec<Field> {
    let own = parts.fields.iter().map(|f| Field::new(clean_text(&f.label), clean_text(&f.value)));
    parts.event.iter().flat_map(event).chain(own).collect()
}

/// Parts with a heading.
pub fn sections(parts: &LetterParts) -> Vec<Section> {
    let section = parts.sections.iter();
    section.map(|s| Section { title: clean_text(&s.title), body: s.body.to_print() }).collect()
}

fn event(event: &LetterEvent) -> Vec<Field> {
    let days = event.date.map(|from| match event.until {
        Some(until) if until > from => {
            format!("{} s.d. {}", words::weekday_date(from), words::weekday_date(until))
        }
        _ => words::weekday_date(from),
    });
    let lines = [
        ("Hari/tanggal", days),
        ("Waktu", maybe(event.time.as_ref())),
        ("Tempat", maybe(event.place.as_ref())),
        ("Acara", maybe(event.agenda.as_ref())),
    ];
    lines.into_iter().filter_map(|(label, value)| Some(Field::new(label, value?))).collect()
}

fn travel(known: &Known<'_>, given: Option<&LetterTravel>) -> Travel {
    let t = given.cloned().unwrap_or_default();
    Travel {
        ordered_by: maybe(t.ordered_by.as_ref()).unwrap_or_else(|| known.signer.into()),
        traveller: t.traveller.as_ref().map(assignee).unwrap_or_default(),
        cost_level: maybe(t.cost_level.as_ref()),
        purpose: maybe(t.purpose.as_ref()).unwrap_or_else(|| known.subject.into()),
        transport: maybe(t.transport.as_ref()),
        origin: maybe(t.origin.as_ref()).unwrap_or_default(),
        destination: maybe(t.destination.as_ref()).unwrap_or_default(),
        duration: maybe(t.duration.as_ref()),
        departs: t.departs,
        returns: t.returns,
        followers: t.followers.iter().map(follower).collect(),
        budget_agency: maybe(t.budget_agency.as_ref()).or_else(|| Some(known.agency.into())),
        budget_line: maybe(t.budget_line.as_ref()),
        remarks: maybe(t.remarks.as_ref()),
    }
}

fn assignee(one: &LetterAssignee) -> Assignee {
    Assignee {
        name: clean_text(&one.name),
        nip: maybe(one.nip.as_ref()),
        rank: maybe(one.rank.as_ref()),
        title: maybe(one.title.as_ref()),
    }
}

fn follower(one: &LetterFollower) -> Follower {
    Follower { name: clean_text(&one.name), born: maybe(one.born.as_ref()), note: maybe(one.note.as_ref()) }
}

fn consignment(one: &LetterConsignment) -> Consignment {
    Consignment {
        description: clean_text(&one.description),
        quantity: clean_text(&one.quantity),
        note: maybe(one.note.as_ref()).unwrap_or_default(),
    }
}

fn party(one: &LetterParty) -> Party {
    Party {
        called: clean_text(&one.called),
        name: clean_text(&one.name),
        nip: maybe(one.nip.as_ref()),
        title: clean_text(&one.title),
    }
}

fn witness(one: &LetterWitness) -> Signature {
    Signature {
        title: maybe(one.title.as_ref()).unwrap_or_default(),
        name: clean_text(&one.name),
        nip: maybe(one.nip.as_ref()),
        ..Signature::default()
    }
}

fn texts(list: &[String]) -> Vec<String> {
    list.iter().map(|text| clean_text(text)).collect()
}

fn maybe(text: Option<&String>) -> Option<String> {
    text.map(|text| clean_text(text))
}
