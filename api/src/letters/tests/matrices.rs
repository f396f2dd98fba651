//! The transition matrices as tables: what each state makes of each act. A change of one shows here.
use crate::letters::dispatches::{self, DispatchMove, DispatchStatus, DispatchWay};
use crate::letters::dispositions::{self, DispositionAction, DispositionKind, DispositionStatus};
use crate::letters::incoming::{self, IncomingAction};
use crate::letters::model::LetterStatus;
use crate::letters::outgoing::{self, Move};
use std::fmt::Display;

/// One row a state, one column an act, `-` where the act is refused.
fn table<S: Display + Copy, A: Display + Copy>(
    states: &[S],
    acts: &[A],
    after: impl Fn(S, A) -> Option<S>,
) -> String {
    let mut rows =
        vec![std::iter::once("state".to_owned()).chain(acts.iter().map(A::to_string)).collect::<Vec<_>>()];
    for state in states {
        let cells = acts.iter().map(|act| after(*state, *act).map_or("-".into(), |next| next.to_string()));
        rows.push(std::iter::once(state.to_string()).chain(cells).collect());
    }
    let width = |column: usize| rows.iter().map(|row| row[column].len()).max().unwrap_or_default();
    let widths: Vec<usize> = (0..=acts.len()).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(widths.iter().copied()).map(|(cell, width)| format!("{cell:width$}"));
        cells.collect::<Vec<_>>().join(" | ").trim_end().to_owned()
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// States of a letter on one of its ways.
fn states(first: LetterStatus, last: LetterStatus) -> Vec<LetterStatus> {
    let all = LetterStatus::ALL;
    let place = |wanted| all.iter().position(|status| *status == wanted).unwrap();
    all[place(first)..=place(last)].to_vec()
}

#[test]
fn incoming_letter() {
    let mut states = states(LetterStatus::Registered, LetterStatus::Closed);
    states.push(LetterStatus::Withdrawn);
    insta::assert_snapshot!(table(&states, IncomingAction::ALL, incoming::after));
}

#[test]
fn draft_and_its_review() {
    let states = states(LetterStatus::Draft, LetterStatus::Withdrawn);
    let acts = [
        Move::Submit,
        Move::SubmitUnreviewed,
        Move::Initial,
        Move::InitialLast,
        Move::Return,
        Move::ReturnUnapproved,
        Move::Approve,
        Move::Cancel,
    ];
    insta::assert_snapshot!(table(&states, &acts, outgoing::after));
}

#[test]
fn dispatch() {
    let states = states(LetterStatus::AwaitingApproval, LetterStatus::Withdrawn);
    insta::assert_snapshot!(table(&states, &[Move::Dispatch, Move::Recall], outgoing::after));
}

#[test]
fn way_to_an_addressee() {
    let ways =
        [DispatchWay::System, DispatchWay::Mail, DispatchWay::Courier, DispatchWay::Post, DispatchWay::Hand];
    let of = |way: DispatchWay| {
        let after = move |status, moved| dispatches::after(way, status, moved);
        let all = DispatchStatus::ALL.iter().copied();
        let met: Vec<DispatchStatus> = all
            .filter(|status| DispatchMove::ALL.iter().any(|moved| after(*status, *moved).is_some()))
            .collect();
        format!("{way}\n{}", table(&met, DispatchMove::ALL, after))
    };
    insta::assert_snapshot!(ways.map(of).join("\n\n"));
}

#[test]
fn disposition() {
    let of = |kind| move |status, action| dispositions::after(kind, status, action);
    let [given, asked] = [DispositionKind::HandOver, DispositionKind::Opinion]
        .map(|kind| table(DispositionStatus::ALL, DispositionAction::ALL, of(kind)));
    insta::assert_snapshot!(format!("hand_over\n{given}\n\nopinion\n{asked}"));
}
