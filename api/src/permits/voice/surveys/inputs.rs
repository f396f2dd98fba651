//! What callers send, and the rules that need nothing but the body.
use crate::error::{Code, Violations};
use crate::http::Validate;
use crate::satisfaction::{ANSWERS, Answers, Element};
use serde::Deserialize;
use utoipa::ToSchema;

/// Longest remark.
const REMARK: usize = 1000;

/// 1 (worst) to 4 (best) for each of the nine elements of PermenPANRB 14/2017; all are asked for.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SurveyAnswers {
    /// Persyaratan.
    pub requirements: Option<i32>,
    /// Prosedur.
    pub procedure: Option<i32>,
    /// Waktu penyelesaian.
    pub service_time: Option<i32>,
    /// Biaya/tarif; 4 where it is free.
    pub fee: Option<i32>,
    /// Produk layanan.
    pub product: Option<i32>,
    /// Kompetensi pelaksana.
    pub competence: Option<i32>,
    /// Perilaku pelaksana.
    pub behaviour: Option<i32>,
    /// Sarana dan prasarana.
    pub facilities: Option<i32>,
    /// Penanganan pengaduan.
    pub complaint_handling: Option<i32>,
}

impl SurveyAnswers {
    /// What was answered, by element.
    pub fn given(&self) -> Answers {
        [
            (Element::Requirements, self.requirements),
            (Element::Procedure, self.procedure),
            (Element::ServiceTime, self.service_time),
            (Element::Fee, self.fee),
            (Element::Product, self.product),
            (Element::Competence, self.competence),
            (Element::Behaviour, self.behaviour),
            (Element::Facilities, self.facilities),
            (Element::ComplaintHandling, self.complaint_handling),
        ]
        .into_iter()
        .filter_map(|(element, answer)| Some((element, answer?)))
        .collect()
    }
}

/// Answers that an officer enters at the counter for the citizen.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSurvey {
    /// The nine answers.
    pub answers: SurveyAnswers,
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
    /// The nine answers.
    pub answers: SurveyAnswers,
    /// What the citizen wants to say besides, without names and numbers of persons.
    pub remark: Option<String>,
}

fn check(answers: &SurveyAnswers, remark: Option<&str>, violations: &mut Violations) {
    let answers = answers.given();
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
        NewSurvey { answers: self.answers, remark: self.remark.clone() }
    }
}
