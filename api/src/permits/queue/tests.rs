//! What may be done with a number.
use super::model::{QueueAction, QueueLine, QueueTicket, TicketStatus};
use chrono::{TimeZone, Utc};
use pamong_db::{Id, Ts};

fn at(minute: u32) -> Ts {
    Ts(Utc.with_ymd_and_hms(2022, 2, 14, 2, minute, 0).unwrap())
}

fn ticket(status: TicketStatus) -> QueueTicket {
    QueueTicket {
        id: Id::new(),
        agency_id: Id::new(),
        day: "2022-02-14".parse().unwrap(),
        line: QueueLine::NonPermit,
        number: 7,
        status,
        desk: None,
        for_desk: None,
        calls: 0,
        called_at: None,
        ended_at: None,
        created_at: at(0),
        version: 1,
    }
}

#[test]
fn every_act_fits_to_some_states_only() {
    use QueueAction::{Call, HandOver, Recall, Serve, Skip};
    use TicketStatus::{Called, Served, Skipped, Waiting};
    for (status, allowed) in [
        (Waiting, &[Call][..]),
        (Called, &[Recall, Skip, HandOver, Serve]),
        (Skipped, &[Call]),
        (Served, &[]),
    ] {
        for action in QueueAction::ALL {
            let after = ticket(status).after(*action, 1, Some(2), at(1));
            assert_eq!(after.is_some(), allowed.contains(action), "{action} of {status}");
        }
    }
}

#[test]
fn a_call_names_the_counter_and_counts() {
    let called = ticket(TicketStatus::Waiting).after(QueueAction::Call, 3, None, at(1)).unwrap();
    assert_eq!((called.desk, called.calls, called.called_at, called.version), (Some(3), 1, Some(at(1)), 2));
    let again = called.after(QueueAction::Recall, 3, None, at(2)).unwrap();
    assert_eq!((again.calls, again.called_at), (2, Some(at(2))));
    assert_eq!(again.label(), "B-007");
}

#[test]
fn a_hand_over_needs_the_other_counter_and_waits_for_it() {
    let called = ticket(TicketStatus::Waiting).after(QueueAction::Call, 1, None, at(1)).unwrap();
    assert_eq!(called.after(QueueAction::HandOver, 1, None, at(2)), None);
    let handed = called.after(QueueAction::HandOver, 1, Some(4), at(2)).unwrap();
    assert_eq!((handed.status, handed.desk, handed.for_desk), (TicketStatus::Waiting, None, Some(4)));
    let called = handed.after(QueueAction::Call, 4, None, at(3)).unwrap();
    assert_eq!((called.desk, called.for_desk), (Some(4), None));
}
