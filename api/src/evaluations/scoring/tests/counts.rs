use super::Rule::{DoneLate, DoneOnTime, DueInPeriod, DueLater, NoDueDate, NotDone};
use super::*;

/// Which rule each record of a count falls under, in the order of the ledger, and the number.
fn judged(count: Count, facts: &[Fact]) -> (Vec<Rule>, i64) {
    let index = Index::new(facts.iter());
    let own = by_agency(facts, window()).remove(&id(1)).unwrap_or_default();
    let verdicts = count.verdicts(&own, window(), &index);
    (verdicts.iter().map(|v| v.rule).collect(), count.total(&own, window(), &index))
}

#[test]
fn an_incoming_letter_counts_once_it_was_disposed_or_closed() {
    let facts = [
        incoming(1, "letter.register", 1),
        incoming(2, "letter.read", 1),
        incoming(3, "letter.dispose", 1),
        incoming(4, "letter.dispose", 1),
        incoming(5, "letter.close", 1),
        incoming(6, "letter.register", 2),
        incoming(7, "letter.close", 2),
        incoming(8, "letter.receive", 3),
        incoming(9, "letter.read", 3),
    ];
    let expected =
        vec![Rule::Disposed, Rule::CountedOnce, Rule::CountedOnce, Rule::Closed, Rule::OnlyRegistered];
    assert_eq!(judged(Count::LettersElectronicHandled, &facts), (expected, 2));
}

#[test]
fn a_disposition_that_was_taken_back_does_not_count() {
    let given = |n, letter, disposition: u128| {
        let data =
            json!({"direction": "incoming", "disposition_id": id(disposition), "due_date": "2022-01-20"});
        fact(n, "2022-01-10", "letter.dispose", letter, data)
    };
    let taken_back = fact(9, "2022-01-11", "disposition.cancel", 51, json!({"disposition_id": id(51)}));
    let facts = [given(1, 1, 51), given(2, 2, 52), given(3, 1, 53), taken_back];
    let expected = vec![Rule::DispositionCancelled, Rule::Disposed, Rule::Disposed];
    assert_eq!(judged(Count::LettersElectronicHandled, &facts), (expected, 2));
    let expected = vec![Rule::DispositionCancelled, Rule::DueInPeriod, Rule::DueInPeriod];
    assert_eq!(judged(Count::LettersDispositionsDue, &facts), (expected, 2));
}

#[test]
fn a_report_that_was_sent_back_finished_nothing() {
    let of = |disposition: u128| json!({"disposition_id": id(disposition)});
    let given = |n, disposition: u128| {
        let data =
            json!({"direction": "incoming", "disposition_id": id(disposition), "due_date": "2022-01-20"});
        fact(n, "2022-01-10", "letter.dispose", n.into(), data)
    };
    let facts = [
        given(1, 51),
        given(2, 52),
        given(3, 53),
        fact(4, "2022-01-12", "disposition.complete", 51, of(51)),
        fact(5, "2022-01-12", "disposition.complete", 52, of(52)),
        fact(6, "2022-01-12", "disposition.complete", 53, of(53)),
        fact(7, "2022-01-13", "disposition.send_back", 52, of(52)),
        fact(8, "2022-01-13", "disposition.send_back", 53, of(53)),
        fact(9, "2022-01-21", "disposition.complete", 53, of(53)),
    ];
    let expected = vec![Rule::DoneOnTime, Rule::NotDone, Rule::DoneLate];
    assert_eq!(judged(Count::LettersDispositionsOnTime, &facts), (expected, 1));
}

#[test]
fn a_letter_that_was_taken_back_unread_does_not_count() {
    let facts = [
        outgoing(1, "letter.dispatch", 1, "SD"),
        outgoing(2, "letter.dispatch", 2, "SD"),
        outgoing(3, "letter.recall", 2, "SD"),
    ];
    let expected = vec![Rule::Dispatched, Rule::Recalled];
    assert_eq!(judged(Count::LettersOutgoingApproved, &facts), (expected, 1));
}

#[test]
fn an_opinion_is_no_hand_over() {
    let asked = json!({"disposition_id": id(61), "parent_id": id(51), "due_date": "2022-01-20"});
    let facts = [
        fact(1, "2022-01-10", "disposition.ask_opinion", 61, asked),
        fact(2, "2022-01-12", "disposition.answer", 61, json!({"disposition_id": id(61)})),
    ];
    assert_eq!(judged(Count::LettersElectronicHandled, &facts), (vec![], 0));
    assert_eq!(judged(Count::LettersDispositionsDue, &facts), (vec![], 0));
    assert_eq!(judged(Count::LettersDispositionsOnTime, &facts), (vec![], 0));
}

#[test]
fn an_outgoing_letter_counts_when_it_leaves_and_a_permit_never() {
    let permit = json!({"direction": "outgoing", "kind": "SK", "origin": "permit_application"});
    let facts = [
        outgoing(1, "letter.draft", 1, "SD"),
        outgoing(2, "letter.approve", 1, "SD"),
        outgoing(3, "letter.approve", 2, "SD"),
        outgoing(4, "letter.dispatch", 2, "SD"),
        fact(5, "2022-01-10", "letter.dispatch", 3, permit),
        paper(6, Application::Letters, "outgoing", 40),
        paper(7, Application::Letters, "incoming", 7),
        paper(8, Application::Permits, "service", 100),
    ];
    let electronic = vec![Rule::NotDispatched, Rule::Dispatched, Rule::CountedAsPermit];
    assert_eq!(judged(Count::LettersOutgoingApproved, &facts), (electronic.clone(), 1));
    let with = |papers: usize| [electronic.clone(), vec![Rule::PaperRecorded; papers]].concat();
    assert_eq!(judged(Count::LettersOutgoingTotal, &facts), (with(1), 41));
    assert_eq!(judged(Count::LettersTotalHandled, &facts), (with(2), 48));
}

#[test]
fn a_corrected_paper_record_gives_way_to_its_correction() {
    let wrong = paper(1, Application::Letters, "incoming", 500);
    let mut right = paper(2, Application::Letters, "incoming", 50);
    right.data = json!({"register": "incoming", "corrects_id": wrong.subject_id});
    let expected = vec![Rule::Corrected, Rule::PaperRecorded];
    assert_eq!(judged(Count::LettersTotalHandled, &[right, wrong]), (expected, 50));
}

#[test]
fn a_letter_of_an_agenda_book_is_work_on_paper_and_counts_once() {
    let taken_over = |n: u32, date: &str, register: &str, import: u128| {
        let data = json!({
            "direction": register, "kind": "SD", "origin": "agenda_import", "register": register,
            "import_id": id(import),
        });
        let fact = fact(n, date, "letter.import", n.into(), data);
        Fact { medium: Medium::Paper, ..fact }
    };
    let record = |n, from: &str, until: &str, corrects: Option<u128>| {
        let mut record = paper(n, Application::Letters, "incoming", 9);
        record.data = json!({
            "register": "incoming", "date_from": from, "date_until": until, "corrects_id": corrects.map(id),
        });
        record
    };
    let undone = fact(90, "2022-06-01", "agenda_import.undo", 71, json!({"kept": [id(6)]}));
    let scan = json!({"direction": "incoming", "kind": "SD", "origin": "agenda_import"});
    let facts = [
        taken_over(1, "2022-01-10", "incoming", 70),
        taken_over(2, "2022-01-20", "incoming", 70), // in the record of that week
        taken_over(3, "2022-01-20", "outgoing", 70),
        taken_over(4, "2022-02-10", "incoming", 70), // its record was corrected to other days
        taken_over(5, "2022-02-11", "incoming", 71),
        taken_over(6, "2022-02-12", "incoming", 71),
        fact(7, "2022-02-13", "letter.attach_scan", 6, scan),
        record(20, "2022-01-17", "2022-01-23", None),
        record(21, "2022-02-07", "2022-02-13", None),
        record(22, "2022-02-20", "2022-02-20", Some(90_021)),
        undone,
    ];
    let own = |count| {
        let (rules, total) = judged(count, &facts);
        (rules.into_iter().filter(|r| !matches!(r, Rule::PaperRecorded | Rule::Corrected)).collect(), total)
    };
    let incoming = [Rule::TakenOver, Rule::CountedInPaperRecord];
    let later = [Rule::TakenOver, Rule::ImportUndone, Rule::TakenOver];
    let all = [&incoming[..], &[Rule::TakenOver], &later[..]].concat();
    assert_eq!(own(Count::LettersTotalHandled), (all, 4 + 2 * 9));
    assert_eq!(own(Count::LettersOutgoingTotal), (vec![Rule::TakenOver], 1));
    assert_eq!(own(Count::LettersElectronicHandled), (vec![], 0));
    assert_eq!(own(Count::LettersKindsUsed), (vec![], 0));
}

#[test]
fn travel_orders_alone_are_one_kind() {
    let sent = |n: u32, kind| outgoing(n, "letter.dispatch", n.into(), kind);
    let facts = [sent(1, "SPPD"), sent(2, "SPPD"), sent(3, "SD"), outgoing(4, "letter.draft", 9, "UND")];
    let expected = vec![Rule::FirstOfKind, Rule::KindAlreadyCounted, Rule::FirstOfKind];
    assert_eq!(judged(Count::LettersKindsUsed, &facts), (expected, 2));
}

#[test]
fn a_disposition_is_on_time_when_done_or_passed_on_by_its_due_date() {
    let given = |n: u32, due: Value| {
        let data =
            json!({"direction": "incoming", "disposition_id": id(50 + u128::from(n)), "due_date": due});
        fact(n, "2022-01-10", "letter.dispose", n.into(), data)
    };
    let done =
        |n, date, of: u128| fact(n, date, "disposition.complete", of, json!({"disposition_id": id(of)}));
    let child = json!({"disposition_id": id(61), "parent_id": id(53), "due_date": null});
    let mut by_another_agency = done(13, "2022-01-20", 56);
    by_another_agency.agency_id = id(2);
    let facts = [
        given(1, json!("2022-01-20")),
        given(2, json!("2022-01-20")),
        given(3, json!("2022-01-20")),
        given(4, json!("2022-01-20")),
        given(5, json!("2022-03-05")),
        given(6, json!("2022-01-20")),
        given(7, json!(null)),
        done(10, "2022-01-20", 51),
        done(11, "2022-01-21", 52),
        fact(12, "2022-01-12", "disposition.forward", 61, child),
        by_another_agency,
    ];
    let due =
        vec![DueInPeriod, DueInPeriod, DueInPeriod, DueInPeriod, DueLater, DueInPeriod, NoDueDate, NoDueDate];
    assert_eq!(judged(Count::LettersDispositionsDue, &facts), (due, 5));
    let on_time = vec![DoneOnTime, DoneLate, DoneOnTime, NotDone, DoneOnTime];
    assert_eq!(judged(Count::LettersDispositionsOnTime, &facts), (on_time, 3));
}

#[test]
fn a_service_counts_when_it_is_signed_and_never_by_looking() {
    let act = |n, action, application, data| fact(n, "2022-02-01", action, application, data);
    let facts = [
        act(1, "permit.submit", 1, json!({})),
        act(2, "permit.sign", 1, json!({"on_time": true})),
        act(3, "permit.hand_over", 1, json!({})),
        act(4, "permit.sign", 2, json!({"on_time": false})),
        act(5, "permit.submit", 3, json!({})),
        act(6, "permit.reveal", 3, json!({})),
        act(7, "permit.reveal", 4, json!({})),
        paper(8, Application::Permits, "service", 8),
    ];
    let issued = vec![Rule::PermitIssued, Rule::PermitIssued, Rule::NotIssued, Rule::OnlyLooked];
    assert_eq!(judged(Count::PermitsElectronicIssued, &facts), (issued, 2));
    assert_eq!(judged(Count::PermitsTotalIssued, &facts).1, 10);
    let on_time = vec![Rule::IssuedOnTime, Rule::IssuedLate];
    assert_eq!(judged(Count::PermitsOnTime, &facts), (on_time, 1));
}

#[test]
fn work_outside_the_period_does_not_count() {
    let mut before = incoming(1, "letter.close", 1);
    before.effective_date = day("2021-12-31");
    let mut after = incoming(2, "letter.close", 2);
    after.effective_date = day("2022-03-01");
    let mut last = incoming(3, "letter.close", 3);
    last.effective_date = day("2022-02-28");
    assert_eq!(judged(Count::LettersElectronicHandled, &[before, after, last]), (vec![Rule::Closed], 1));
}
