//! Due dates: reminders on working days, each step once.
use super::{SUB_DISTRICT, VILLAGE, dispose, events, incoming, told};
use crate::kit::{Actor, TestApp};
use chrono::Duration;

/// A head, a receiver below, and the clerk who registers.
async fn office(start: &str) -> (TestApp, Actor, Actor, Actor) {
    let app = TestApp::start().await;
    app.clock.set(start);
    let clerk = app.user("registry_clerk").at(SUB_DISTRICT).await;
    let head = app.user("sub_district_head").at(SUB_DISTRICT).await;
    let village = app.user("urban_village_head").at(VILLAGE).await;
    // The clockwork begins.
    app.work().await;
    (app, clerk, head, village)
}

/// The same day's work, several times.
async fn work_on(app: &TestApp, day: &str) {
    app.clock.set(&format!("{day}T09:00:00+07:00"));
    for _ in 0..4 {
        app.work().await;
        app.clock.advance(Duration::minutes(20));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn reminders_skip_weekends_and_holidays_and_each_step_comes_once() {
    // Independence Day, 17 August 2026, is a Monday.
    let (app, clerk, head, village) = office("2026-08-10T09:00:00+07:00").await;
    let letter = incoming(&app, &clerk, "open").await;
    dispose(&head, &letter, &village, Some("2026-08-18".into())).await;
    for (day, receiver, giver) in [
        ("2026-08-12", 1, 0),
        ("2026-08-13", 1, 0),
        ("2026-08-14", 2, 0), // Friday: the last working day before Tuesday
        ("2026-08-15", 2, 0),
        ("2026-08-17", 2, 0),
        ("2026-08-18", 2, 0), // the day itself
        ("2026-08-19", 3, 0), // overdue
        ("2026-08-20", 3, 1), // for two working days
        ("2026-08-21", 3, 1),
        ("2026-08-22", 3, 1),
        ("2026-08-26", 3, 1),
    ] {
        work_on(&app, day).await;
        assert_eq!((events(&village).await.len(), events(&head).await.len()), (receiver, giver), "{day}");
    }
    assert_eq!(events(&village).await, ["disposition_received", "due_tomorrow", "overdue"]);
    assert_eq!(events(&head).await, ["overdue_escalated"]);
    let late = &told(&head).await[0];
    assert_eq!(late["working_days"], 2);
    assert_eq!(late["due_date"], "2026-08-18");
    assert!(late["actor"].is_null());
    assert_eq!(app.facts("disposition.escalate"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_late_start_on_a_holiday_waits_for_the_next_working_day() {
    let (app, clerk, head, village) = office("2026-08-13T09:00:00+07:00").await;
    let letter = incoming(&app, &clerk, "open").await;
    dispose(&head, &letter, &village, Some("2026-08-13".into())).await;
    // Saturday, Sunday and the holiday are no days to be told that one is late.
    for day in ["2026-08-15", "2026-08-16", "2026-08-17"] {
        work_on(&app, day).await;
        assert_eq!(events(&village).await, ["disposition_received"], "{day}");
    }
    work_on(&app, "2026-08-18").await;
    assert_eq!(events(&village).await, ["disposition_received", "overdue"]);
    assert_eq!(events(&head).await, ["overdue_escalated"], "Friday and Tuesday are two working days");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_finished_or_was_given_today_is_not_reminded_of() {
    let (app, clerk, head, village) = office("2026-09-07T09:00:00+07:00").await;
    let letter = incoming(&app, &clerk, "open").await;
    let given = dispose(&head, &letter, &village, Some("2026-09-08".into())).await;
    work_on(&app, "2026-09-07").await;
    assert_eq!(events(&village).await, ["disposition_received"], "who got it today knows when it is due");
    let report = serde_json::json!({"report": "Selesai", "done": true});
    village.post(&format!("{given}/follow-ups"), report).await.expect(201);
    for day in ["2026-09-08", "2026-09-09", "2026-09-10", "2026-09-14"] {
        work_on(&app, day).await;
    }
    assert_eq!(events(&village).await, ["disposition_received"]);
    assert_eq!(events(&head).await, ["disposition_done"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn several_servers_remind_once() {
    let (app, clerk, head, village) = office("2026-09-07T09:00:00+07:00").await;
    let letter = incoming(&app, &clerk, "open").await;
    dispose(&head, &letter, &village, Some("2026-09-08".into())).await;
    app.clock.set("2026-09-10T09:00:00+07:00");
    let servers = (0..3).map(|_| app.shared.worker.clone());
    let running = servers.map(|server| tokio::spawn(async move { server.once().await.unwrap() }));
    futures_util::future::join_all(running.collect::<Vec<_>>()).await;
    assert_eq!(events(&village).await, ["disposition_received", "overdue"]);
    assert_eq!(events(&head).await, ["overdue_escalated"]);
}
