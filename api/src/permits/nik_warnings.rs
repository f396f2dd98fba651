//! Where the applicant's NIK and the form differ. Legal reasons exist for each difference, so none refuses anything.
use super::form::{APPLICANT_NIK, Answers};
use super::nik;
use chrono::NaiveDate;
use pamong_db::text_enum;
use serde::Serialize;
use utoipa::ToSchema;

text_enum! {
    /// Which part of the NIK differs from the form.
    pub enum NikWarningCode {
        /// Registered first in another district than that of the urban village on the form.
        Region = "nik_region",
        /// Another birth date.
        BirthDate = "nik_birth_date",
        /// The other sex.
        Sex = "nik_sex",
    }
}

/// A difference between the NIK and an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct NikWarning {
    /// What differs.
    pub code: NikWarningCode,
    /// The answer that it differs from.
    pub pointer: &'static str,
}

/// Compares the applicant's NIK with the answers beside it, as of the day of the submission.
pub fn warnings(answers: &Answers, submitted_on: NaiveDate) -> Vec<NikWarning> {
    let answer = |key: &str| answers.get(key).and_then(|value| value.as_str());
    let Some(nik) = answer(APPLICANT_NIK).and_then(|text| nik::parse(text, submitted_on).ok()) else {
        return Vec::new();
    };
    let district = |code: &str| code.chars().filter(char::is_ascii_digit).take(6).collect::<String>();
    let mut found = Vec::new();
    let mut warn = |differs: bool, code, pointer| {
        if differs {
            found.push(NikWarning { code, pointer });
        }
    };
    let other_district = answer("village_code").is_some_and(|code| district(code) != nik.region);
    let other_date = answer("birth_date").is_some_and(|date| date != nik.birth_date.to_string());
    let other_sex = answer("sex").is_some_and(|sex| sex != nik.sex.as_str());
    warn(other_district, NikWarningCode::Region, "/form_data/village_code");
    warn(other_date, NikWarningCode::BirthDate, "/form_data/birth_date");
    warn(other_sex, NikWarningCode::Sex, "/form_data/sex");
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn codes(answers: Value) -> Vec<&'static str> {
        let day = NaiveDate::from_ymd_opt(2022, 2, 10).unwrap();
        warnings(answers.as_object().unwrap(), day).iter().map(|w| w.code.as_str()).collect()
    }

    #[test]
    fn differences_are_named_and_agreement_is_silent() {
        let nik = "1571014508689001";
        let same =
            json!({"nik": nik, "village_code": "15.71.01.1001", "birth_date": "1968-08-05", "sex": "P"});
        assert!(codes(same).is_empty());
        let other =
            json!({"nik": nik, "village_code": "15.71.02.1002", "birth_date": "1968-05-08", "sex": "L"});
        assert_eq!(codes(other), ["nik_region", "nik_birth_date", "nik_sex"]);
        assert!(codes(json!({"nik": nik})).is_empty());
        assert!(codes(json!({"sex": "L"})).is_empty());
    }
}
