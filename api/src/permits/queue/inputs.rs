//! What callers send about the queue.
use super::model::{QueueAction, QueueLine};
use crate::error::{Code, Violations};
use crate::http::Validate;
use serde::Deserialize;
use utoipa::ToSchema;

/// A number that is given out.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewQueueTicket {
    /// What is waited for.
    pub line: QueueLine,
}

/// A counter that calls the next one.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewQueueCall {
    /// The counter, 1 to 99.
    pub desk: i32,
    /// The lines that it serves.
    pub lines: Vec<QueueLine>,
}

/// What is done with a number.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewQueueStep {
    /// What.
    pub action: QueueAction,
    /// The counter that does it, 1 to 99.
    pub desk: i32,
    /// With `hand_over`: the counter that goes on.
    pub to_desk: Option<i32>,
}

fn check_desk(pointer: &str, desk: i32, violations: &mut Violations) {
    if !(1..=99).contains(&desk) {
        violations.add_with(pointer, Code::OutOfRange, "1–99");
    }
}

impl Validate for NewQueueTicket {
    fn validate(&self, _: &mut Violations) {}
}

impl Validate for NewQueueCall {
    fn validate(&self, violations: &mut Violations) {
        check_desk("/desk", self.desk, violations);
        if self.lines.is_empty() {
            violations.add("/lines", Code::Required);
        }
    }
}

impl Validate for NewQueueStep {
    fn validate(&self, violations: &mut Violations) {
        check_desk("/desk", self.desk, violations);
        match (self.action, self.to_desk) {
            (QueueAction::HandOver, None) => violations.add("/to_desk", Code::Required),
            (QueueAction::HandOver, Some(desk)) if desk == self.desk => {
                violations.add("/to_desk", Code::InvalidChoice);
            }
            (QueueAction::HandOver, Some(desk)) => check_desk("/to_desk", desk, violations),
            (_, Some(_)) => violations.add("/to_desk", Code::UnknownField),
            (_, None) => {}
        }
    }
}
