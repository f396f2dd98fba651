//! Who sees what, in the item, the list, the search and the count alike.
use super::*;
use crate::letters::dispositions::service;
use crate::letters::outgoing::{LetterPatch, service as outgoing_letters};
use crate::letters::store;

#[test]
fn a_neighbour_sees_nothing_and_the_sub_district_sees_both() {
    let city = City::open();
    let (clerk, neighbour) =
        (city.person("registry_clerk", VILLAGE), city.person("registry_clerk", NEIGHBOUR));
    let above = city.person("sub_district_head", SUB_DISTRICT);
    let me = |person| city.me(person, moment(3, 14));
    let letter = city.register(&me(clerk), |_| {}).unwrap().id;
    city.register(&me(neighbour), |l| l.subject = "Undangan senam".into()).unwrap();
    let seen = |person| {
        let item = city.read(|c| Ok(store::find_visible(c, &me(person).scope, letter)?)).is_some();
        let listed = city.list(&me(person), &pile("inbox")).items.iter().any(|l| l.id == letter);
        let found = city.list(&me(person), &query("sensus"));
        let counted = city.list(&me(person), &query("undangan")).count.unwrap();
        (item, listed, found.items.len(), found.count.unwrap(), counted)
    };
    assert_eq!(seen(clerk), (true, true, 1, "1".into(), "1".into()));
    assert_eq!(seen(neighbour), (false, false, 0, "0".into(), "1".into()));
    // The inbox is the caller's own agency's, whatever the scope.
    assert_eq!(seen(above), (true, false, 1, "1".into(), "2".into()));
}

#[test]
fn a_disposition_opens_a_letter_to_its_receiver_until_it_is_taken_back() {
    let city = City::open();
    let (head, staff) = (city.person("sub_district_head", SUB_DISTRICT), city.person("staff", VILLAGE));
    let clerk = city.person("registry_clerk", SUB_DISTRICT);
    let me = |person| city.me(person, moment(3, 14));
    let letter = city.register(&me(clerk), |_| {}).unwrap().id;
    let sees = || {
        let item = city.read(|c| Ok(store::find_visible(c, &me(staff).scope, letter)?)).is_some();
        (item, city.list(&me(staff), &query("sens")).items.len())
    };
    assert_eq!(sees(), (false, 0));
    let given = city.dispose(&me(head), letter, &[staff.position], None).unwrap()[0].id;
    assert_eq!(sees(), (true, 1));
    city.write(|tx| service::cancel(tx, &me(head), given)).unwrap();
    assert_eq!(sees(), (false, 0));
}

#[test]
fn words_are_found_folded_by_their_beginnings_and_after_a_change() {
    let city = City::open();
    let [staff, head] = ["staff", "urban_village_head"].map(|r| city.person(r, VILLAGE));
    let me = city.me(staff, moment(3, 14));
    let letter = city
        .draft(&me, head.position, |l| l.subject = "Perjalanan dinas ke Café Telanaipura".into())
        .unwrap();
    let hits = |words: &str| city.list(&me, &query(words)).items.len();
    assert_eq!([hits("cafe"), hits("CAFÉ telanai"), hits("data RT"), hits("bandung")], [1, 1, 1, 0]);
    for odd in ["\"", "* OR x", "a:b", "'); DROP", "-", "data & | !", "NEAR(data)"] {
        hits(odd);
    }
    assert_eq!(hits(&"x".repeat(5000)), 0);
    let patch = LetterPatch { subject: Some("Rapat Bandung".into()), ..LetterPatch::default() };
    city.write(|tx| outgoing_letters::update(tx, &me, &letter, &patch)).unwrap();
    assert_eq!([hits("cafe"), hits("bandung")], [0, 1]);
}

#[test]
fn pages_follow_one_another_without_gap_or_repetition() {
    let city = City::open();
    let me = city.me(city.person("registry_clerk", VILLAGE), moment(3, 14));
    for n in 0..7 {
        city.register(&me, |l| l.letter_number = format!("{n}/2022")).unwrap();
    }
    let mut seen = Vec::new();
    let mut query = query("sensus");
    query.limit = Some(3);
    loop {
        let page = city.list(&me, &query);
        assert_eq!(page.count.as_deref(), Some("7"));
        seen.extend(page.items.iter().map(|l| l.agenda_number.unwrap()));
        query.cursor = page.next_cursor;
        if query.cursor.is_none() {
            break;
        }
    }
    assert_eq!(seen, [7, 6, 5, 4, 3, 2, 1]);
}
