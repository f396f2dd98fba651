//! The way of dispositions.
use super::*;
use crate::letters::dispositions::{DispositionStatus, service};
use crate::letters::incoming::service as letters;
use crate::letters::model::LetterStatus;

#[test]
fn an_incoming_letter_is_disposed_passed_on_done_and_closed() {
    let city = City::open();
    let [clerk, head, section, staff] =
        ["registry_clerk", "urban_village_head", "section_head", "staff"].map(|r| city.person(r, VILLAGE));
    let me = |person, d| city.me(person, moment(3, d));
    let letter = city.register(&me(clerk, 14), |_| {}).unwrap();
    assert_eq!((letter.agenda_number, letter.register_year), (Some(1), 2022));
    city.write(|tx| letters::read(tx, &me(head, 14), letter.id)).unwrap();
    let made = city.dispose(&me(head, 14), letter.id, &[section.position], Some(day(3, 16))).unwrap();
    let first = made[0].id;
    let inbox = city.list(&me(section, 14), &pile("to_me")).items.remove(0);
    assert_eq!((inbox.due_date, inbox.unread), (Some(day(3, 16)), true));

    city.write(|tx| service::read(tx, &me(section, 16), first)).unwrap();
    assert_eq!(codes(city.write(|tx| service::cancel(tx, &me(head, 16), first))), ["state_conflict"]);
    let sheet = sheet(&[staff.position], Some(day(3, 16)));
    let child = city.write(|tx| service::pass_on(tx, &me(section, 16), first, &sheet)).unwrap().remove(0);
    assert_eq!(child.parent_id, Some(first));
    assert_eq!(
        codes(city.write(|tx| letters::close(tx, &me(head, 16), letter.id, None))),
        ["open_dispositions"]
    );
    let view = city.view(&me(head, 16), letter.id);
    assert_eq!(view.status, LetterStatus::Disposed);
    assert_eq!(view.holders[0].person.as_ref().unwrap().position_id, staff.position);
    assert!(!view.allowed_actions.contains(&crate::letters::model::LetterAction::Close));

    assert_eq!(
        codes(city.write(|tx| service::follow_up(tx, &me(section, 16), child.id, &report(true)))),
        ["forbidden"]
    );
    city.write(|tx| service::follow_up(tx, &me(staff, 16), child.id, &report(false))).unwrap();
    city.write(|tx| service::follow_up(tx, &me(staff, 17), child.id, &report(true))).unwrap();
    assert_eq!(
        codes(city.write(|tx| service::follow_up(tx, &me(staff, 17), child.id, &report(true)))),
        ["already_done"]
    );
    let closed = city.write(|tx| letters::close(tx, &me(clerk, 17), letter.id, Some("Selesai"))).unwrap();
    assert_eq!(closed.status, LetterStatus::Closed);
    assert_eq!(codes(city.dispose(&me(head, 17), letter.id, &[staff.position], None)), ["state_conflict"]);

    let facts = city.facts(&me(head, 17));
    assert_eq!(
        actions(&facts),
        [
            "letter.register",
            "letter.read",
            "letter.dispose",
            "disposition.read",
            "disposition.forward",
            "disposition.follow_up",
            "disposition.complete",
            "letter.close"
        ]
    );
    for fact in &facts {
        assert_eq!(fact.data["direction"], "incoming", "{}", fact.action);
        assert_eq!((&fact.data["kind"], &fact.data["channel"]), (&"UND".into(), &"paper".into()));
    }
    assert_eq!(facts[2].data["on_time"], true);
    // Two working days after it was given, and one day after it was due.
    assert_eq!((&facts[3].data["working_days"], &facts[3].data["on_time"]), (&2.into(), &false.into()));
    assert_eq!(
        (&facts[6].data["due_date"], &facts[6].data["on_time"]),
        (&"2022-03-16".into(), &false.into())
    );
    assert_eq!(facts[6].data["disposition_id"], child.id.to_string());
    assert_eq!(facts[4].data["disposition_id"], child.id.to_string());
    assert_eq!(facts[4].data["parent_id"], first.to_string());
}

#[test]
fn a_sheet_is_checked_as_a_whole() {
    let city = City::open();
    let [clerk, head, staff] =
        ["registry_clerk", "urban_village_head", "staff"].map(|r| city.person(r, VILLAGE));
    let outsider = city.person("staff", NEIGHBOUR);
    let me = city.me(head, moment(3, 14));
    let letter = city.register(&city.me(clerk, moment(3, 14)), |_| {}).unwrap().id;
    let wrong = [head.position, outsider.position, staff.position];
    let mut input = sheet(&wrong, Some(day(3, 13)));
    input.instruction_codes.push("shred".into());
    assert_eq!(
        codes(city.write(|tx| service::dispose(tx, &me, letter, &input))),
        [
            "/due_date date_in_past",
            "/instruction_codes/1 unknown_reference",
            "/receivers/0/position_id self_reference",
            "/receivers/1/position_id unknown_reference",
        ]
    );
    city.dispose(&me, letter, &[staff.position], Some(day(3, 14))).unwrap();
    assert_eq!(
        codes(city.dispose(&me, letter, &[staff.position], None)),
        ["/receivers/0/position_id duplicate"]
    );
    let stranger = city.me(city.person("urban_village_head", NEIGHBOUR), moment(3, 14));
    assert_eq!(codes(city.dispose(&stranger, letter, &[outsider.position], None)), ["not_found"]);
}

#[test]
fn a_disposition_that_is_taken_back_goes_back_to_who_passed_it_on() {
    let city = City::open();
    let [clerk, head, section, staff] =
        ["registry_clerk", "urban_village_head", "section_head", "staff"].map(|r| city.person(r, VILLAGE));
    let me = |person| city.me(person, moment(3, 14));
    let letter = city.register(&me(clerk), |_| {}).unwrap().id;
    let first = city.dispose(&me(head), letter, &[section.position], None).unwrap()[0].id;
    let sheet = sheet(&[staff.position], None);
    let child = city.write(|tx| service::pass_on(tx, &me(section), first, &sheet)).unwrap()[0].id;
    assert_eq!(codes(city.write(|tx| service::cancel(tx, &me(head), child))), ["forbidden"]);
    city.write(|tx| service::cancel(tx, &me(section), child)).unwrap();
    assert_eq!(codes(city.write(|tx| service::cancel(tx, &me(section), child))), ["already_done"]);
    let again = city.read(|c| service::find(c, &me(section), first));
    assert_eq!(again.status, DispositionStatus::Read);
    city.write(|tx| service::follow_up(tx, &me(section), first, &report(true))).unwrap();
    assert_eq!(city.read(|c| Ok(crate::letters::dispositions::store::count_open(c, letter)?)), 0);
}

#[test]
fn dates_of_a_registration_must_agree() {
    let city = City::open();
    let me = city.me(city.person("registry_clerk", VILLAGE), moment(3, 14));
    let wrong = city.register(&me, |l| {
        l.received_date = day(3, 15);
        l.kind = "??".into();
        l.sender_agency_id = Some(Id::new());
    });
    assert_eq!(
        codes(wrong),
        ["/received_date date_in_future", "/sender_agency_id unknown_reference", "/kind unknown_reference"]
    );
    assert_eq!(city.register(&me, |_| {}).unwrap().agenda_number, Some(1));
}
