//! From draft to delivery.
use super::*;
use crate::documents::{IssuedPaper, LetterRegister, ReprimandDraft};
use crate::letters::Register;
use crate::letters::dispatches::{Mailing, NewDispatch};
use crate::letters::model::LetterStatus;
use crate::letters::outgoing::approval::approve;
use crate::letters::outgoing::{LetterPatch, dispatch::dispatch, service as outgoing_letters};
use crate::letters::reviews::{NewReview, ReviewDecision, service as reviews};
use crate::letters::{incoming as incoming_letters, store};

/// Sends it the usual way.
fn send(tx: &mut Conn, me: &Me, id: Id) -> Result<Letter> {
    dispatch(tx, me, id, &NewDispatch::default(), Mailing { available: false, most_bytes: 0 })
}

fn initial() -> NewReview {
    NewReview { decision: ReviewDecision::Initial, note: None }
}

fn send_back() -> NewReview {
    NewReview { decision: ReviewDecision::Return, note: Some("Perbaiki hal".into()) }
}

#[test]
fn a_letter_goes_from_one_agency_to_another() {
    let city = City::open();
    let [clerk, section, secretary, head] =
        ["registry_clerk", "section_head", "secretary", "urban_village_head"]
            .map(|r| city.person(r, VILLAGE));
    let (clerk_there, head_there) =
        (city.person("registry_clerk", NEIGHBOUR), city.person("urban_village_head", NEIGHBOUR));
    let me = |person| city.me(person, moment(3, 15));
    let neighbour = city.agency(NEIGHBOUR);
    let letter = city
        .draft(&me(clerk), head.position, |l| {
            l.reviewers = vec![section.position, secretary.position];
            l.addressees = vec![to_agency(neighbour.id), named("Ketua RT 05")];
        })
        .unwrap();
    let id = letter.id;
    assert_eq!((letter.status, letter.letter_number.clone()), (LetterStatus::Draft, None));
    assert_eq!(codes(city.write(|tx| approve(tx, &me(head), id, None))), ["state_conflict"]);

    city.write(|tx| outgoing_letters::submit(tx, &me(clerk), id)).unwrap();
    assert_eq!(
        codes(city.write(|tx| reviews::review(tx, &me(secretary), id, &initial()))),
        ["state_conflict"]
    );
    city.write(|tx| reviews::review(tx, &me(section), id, &initial())).unwrap();
    assert_eq!(codes(city.write(|tx| reviews::review(tx, &me(section), id, &initial()))), ["already_done"]);
    assert_eq!(city.list(&me(secretary), &pile("to_review")).items.len(), 1);
    city.write(|tx| reviews::review(tx, &me(secretary), id, &initial())).unwrap();
    assert_eq!(city.list(&me(head), &pile("to_approve")).items.len(), 1);

    assert_eq!(codes(city.write(|tx| approve(tx, &me(secretary), id, None))), ["forbidden"]);
    let approved = city.write(|tx| approve(tx, &me(head), id, None)).unwrap();
    assert_eq!(approved.letter_number.as_deref(), Some("470/1/Kel. Simpang IV Sipin/III/2022"));
    assert_eq!(codes(city.write(|tx| approve(tx, &me(head), id, None))), ["already_done"]);
    let unchanged = city.read(|c| Ok(store::find(c, id)?));
    assert_eq!((unchanged.version, unchanged.sequence_number), (approved.version, Some(1)));

    assert!(city.list(&me(head_there), &pile("inbox")).items.is_empty());
    city.write(|tx| send(tx, &me(clerk), id)).unwrap();
    assert_eq!(codes(city.write(|tx| send(tx, &me(clerk), id))), ["already_done"]);
    let arrived = city.list(&me(head_there), &pile("inbox")).items.remove(0);
    assert_eq!((arrived.agenda_number, arrived.unread), (Some(1), true));
    assert_eq!(arrived.letter_number.as_deref(), Some("470/1/Kel. Simpang IV Sipin/III/2022"));

    let read = city.write(|tx| incoming_letters::service::read(tx, &me(clerk_there), arrived.id)).unwrap();
    assert_eq!((read.status, read.source_letter_id), (LetterStatus::Read, Some(id)));
    city.dispose(&me(head_there), arrived.id, &[clerk_there.position], None).unwrap();
    let facts = city.facts(&me(clerk));
    assert_eq!(
        actions(&facts),
        [
            "letter.draft",
            "letter.submit",
            "letter.review",
            "letter.review",
            "letter.approve",
            "letter.dispatch"
        ]
    );
    assert_eq!(facts[4].data["letter_number"], "470/1/Kel. Simpang IV Sipin/III/2022");
    assert_eq!(
        (facts[5].data["addressees"].clone(), facts[5].data["delivered"].clone()),
        (2.into(), 1.into())
    );
    assert_eq!(actions(&city.facts(&me(head_there))), ["letter.receive", "letter.read", "letter.dispose"]);
}

#[test]
fn a_returned_letter_starts_a_new_round() {
    let city = City::open();
    let [staff, section, head] =
        ["staff", "section_head", "urban_village_head"].map(|r| city.person(r, VILLAGE));
    let me = |person| city.me(person, moment(3, 15));
    let id = city.draft(&me(staff), head.position, |l| l.reviewers = vec![section.position]).unwrap().id;
    let submit = || city.write(|tx| outgoing_letters::submit(tx, &me(staff), id)).unwrap();
    submit();
    let back = city.write(|tx| reviews::review(tx, &me(section), id, &send_back())).unwrap();
    assert_eq!(back.status, LetterStatus::Draft);
    submit();
    city.write(|tx| reviews::review(tx, &me(section), id, &initial())).unwrap();
    city.write(|tx| reviews::return_letter(tx, &me(head), id, "Lampirkan data")).unwrap();
    let view = city.view(&me(staff), id);
    let rounds: Vec<_> = view.reviews.iter().map(|r| (r.round, r.pos, r.status.as_str())).collect();
    assert_eq!(rounds, [(1, 1, "returned"), (2, 1, "initialled"), (2, 2, "returned"), (3, 1, "pending")]);
    assert_eq!(view.reviews[2].note.as_deref(), Some("Lampirkan data"));

    let none = LetterPatch { reviewers: Some(Vec::new()), ..LetterPatch::default() };
    let draft = city.read(|c| Ok(store::find(c, id)?));
    let changed = city.write(|tx| outgoing_letters::update(tx, &me(staff), &draft, &none)).unwrap();
    assert_eq!(codes(city.write(|tx| outgoing_letters::update(tx, &me(staff), &draft, &none))), ["stale"]);
    assert_eq!((changed.version, submit().status), (draft.version + 1, LetterStatus::AwaitingApproval));
    city.write(|tx| reviews::return_letter(tx, &me(head), id, "Lagi")).unwrap();
    assert_eq!(submit().status, LetterStatus::AwaitingApproval);
    let view = city.view(&me(head), id);
    let words: Vec<_> = view.allowed_actions.iter().map(|a| a.as_str()).collect();
    assert_eq!(words, ["comment", "return", "approve", "sign"]);
    assert_eq!(view.holders[0].person.as_ref().unwrap().position_id, head.position);
}

#[test]
fn what_is_wrong_with_a_draft_is_told_at_once() {
    let city = City::open();
    let [staff, section, head] =
        ["staff", "section_head", "urban_village_head"].map(|r| city.person(r, VILLAGE));
    let other_head = city.person("urban_village_head", NEIGHBOUR);
    let me = city.me(staff, moment(3, 15));
    let wrong = city.draft(&me, section.position, |l| {
        l.kind = "XX".into();
        l.classification_code = "000.1.2.3".into();
        l.reviewers = vec![staff.position, section.position, Id::new()];
        l.addressees = vec![to_agency(Id::new())];
        l.reply_to_id = Some(Id::new());
    });
    assert_eq!(
        codes(wrong),
        [
            "/kind unknown_reference",
            "/classification_code unknown_reference",
            "/approver_position_id unknown_reference",
            "/reply_to_id unknown_reference",
            "/reviewers/0 self_reference",
            "/reviewers/1 duplicate",
            "/reviewers/2 unknown_reference",
            "/addressees/0/agency_id unknown_reference",
        ]
    );
    let foreign = city.draft(&me, other_head.position, |_| {});
    assert_eq!(codes(foreign), ["/approver_position_id unknown_reference"]);
    let neighbour = city.agency(NEIGHBOUR).id;
    let memo = city.draft(&me, head.position, |l| {
        l.kind = "ND".into();
        l.addressees = vec![to_agency(neighbour)];
    });
    assert_eq!(codes(memo), ["/addressees/0/agency_id invalid_choice"]);
    assert!(city.facts(&me).is_empty());
}

#[test]
fn an_issued_paper_takes_the_next_outgoing_number() {
    let city = City::open();
    let head = city.person("urban_village_head", VILLAGE);
    let me = city.me(head, moment(3, 15));
    let paper = IssuedPaper {
        agency_id: me.agency.id,
        kind_code: "SK".into(),
        classification_code: Some("474".into()),
        subject: "Surat keterangan domisili".into(),
        addressee: "Budi Santoso".into(),
        application_id: Id::new(),
        numbering: crate::documents::Numbering::Next,
    };
    let issue = || city.write(|tx| Register.register_issued(tx, &me, &paper)).unwrap();
    assert_eq!(issue().number, "474/1/Kel. Simpang IV Sipin/2022");
    let second = issue();
    assert_eq!(second.number, "474/2/Kel. Simpang IV Sipin/2022");
    let letter = city.read(|c| Ok(store::find(c, second.letter_id)?));
    assert_eq!((letter.status, letter.origin_id), (LetterStatus::Dispatched, Some(paper.application_id)));
    assert_eq!(actions(&city.facts(&me))[..2], ["letter.approve", "letter.dispatch"]);
}

#[test]
fn a_reprimand_is_drafted_for_the_head_or_else_the_mayor() {
    let city = City::open();
    let (evaluator, mayor) = (city.person("evaluator", OFFICE), city.person("mayor", "15.71"));
    let me = city.me(evaluator, moment(3, 15));
    let village = city.agency(VILLAGE);
    let draft = ReprimandDraft {
        addressee_agency_id: village.id,
        addressee_name: village.name.clone(),
        subject: "Teguran penggunaan SIPADEK".into(),
        body: "Nilai kurang.".into(),
        answer_by: day(4, 15),
        period_id: Id::new(),
    };
    let make = || {
        let id = city.write(|tx| Register.draft_reprimand(tx, &me, &draft)).unwrap();
        city.read(|c| Ok(store::find(c, id)?))
    };
    assert_eq!(make().approver_position_id, Some(mayor.position));
    let head = city.person("agency_head", OFFICE);
    let letter = make();
    assert_eq!(letter.approver_position_id, Some(head.position));
    city.write(|tx| outgoing_letters::submit(tx, &me, letter.id)).unwrap();
    let approved = city.write(|tx| approve(tx, &city.me(head, moment(3, 16)), letter.id, None)).unwrap();
    assert_eq!(approved.letter_number.as_deref(), Some("700/1/DISKOMINFO/III/2022"));
}
