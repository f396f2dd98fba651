//! What callers send, and the rules that need nothing but the body.
use crate::error::{Code, Violations};
use crate::http::Validate;
use crate::satisfaction::{ANSWERS, Answers, Element};
use serde::Deserialize;
use utoipa::ToSchema;

/// Longest remark.
const REMARK: usize = 1000;

/// Answers that an officer enters at the counter for the citizen.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSurvey {
    /// 1 (worst) to 4 (best) for each of the nine elements: `requirements`, `procedure`, `service_time`, `fee`, `product`,
    /// `competence`, `behaviour`, `facilities`, `complaint_handling`.
    #[schema(value_type = BTreeMap<String, i32>)]
    pub answers: Answers,
    /// What the citizen wants to say besides, without names and numbers of persons.
    pub remark: Option<String>,
}

/// Answers on the public pages.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPublicSurvey {
    /// The last four digits of the applicant's NIK, where the application has one: whoever found a receipt does not know
    /// them.
    pub nik_last_digits: Option<String>,
    /// 1 (worst) to 4 (best) for each of the nine elements, as at the counter.
    #[schema(value_type = BTreeMap<String, i32>)]
    pub answers: Answers,
    /// What the citizen wants to say besides, without names and numbers of persons.
    pub remark: Option<String>,
}

fn check(answers: &Answers, remark: Option<&str>, violations: &mut Violations) {
    for element in Element::ALL {
        let pointer = format!("/answers/{element}");
        match answers.get(element) {
            None => violations.add(pointer, Code::Required),
            Some(answer) if !ANSWERS.contains(answer) => {
                violations.add_with(pointer, Code::OutOfRange, "1–4");
            }
            Some(_) => {}
        }
    }
    violations.optional_text("/remark", remark, REMARK);
}

impl Validate for NewSurvey {
    fn validate(&self, violations: &mut Violations) {
        check(&self.answers, self.remark.as_deref(), violations);
    }
}

impl Validate for NewPublicSurvey {
    fn validate(&self, violations: &mut Violations) {
        let four = |text: &str| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
        if self.nik_last_digits.as_deref().is_some_and(|text| !four(text)) {
            violations.add("/nik_last_digits", Code::InvalidFormat);
        }
        check(&self.answers, self.remark.as_deref(), violations);
    }
}

impl NewPublicSurvey {
    /// What is the same from either side.
    pub fn content(&self) -> NewSurvey {
        NewSurvey { answers: self.answers.clone(), remark: self.remark.clone() }
    }
}
