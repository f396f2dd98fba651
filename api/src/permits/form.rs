//! Answers to a service's form: checked against its JSON Schema, with personal numbers taken out before they are stored.
use super::{condition, nik};
use crate::documents::papers::printable;
use crate::error::{Code, Error, Result, Violations, below, is_plain};
use crate::secrets::{Place, Secrets, holds_number};
use chrono::NaiveDate;
use jsonschema::Validator;
use jsonschema::error::ValidationErrorKind as Kind;
use pamong_db::Id;
use serde_json::{Map, Value};

/// Answers by the key of their field.
pub type Answers = Map<String, Value>;

/// The field that holds the applicant's own number.
pub const APPLICANT_NIK: &str = "nik";

/// Trims texts and drops empty answers, so that "left empty" and "left out" are the same.
pub fn tidy(answers: &Answers) -> Answers {
    answers.iter().filter_map(|(key, value)| Some((key.clone(), tidy_value(value)?))).collect()
}

fn tidy_value(value: &Value) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::String(text) => {
            let text = text.trim();
            (!text.is_empty()).then(|| text.into())
        }
        Value::Array(values) => {
            let values: Vec<Value> = values.iter().filter_map(tidy_value).collect();
            (!values.is_empty()).then_some(Value::Array(values))
        }
        Value::Object(group) => {
            let group = tidy(group);
            (!group.is_empty()).then_some(Value::Object(group))
        }
        other => Some(other.clone()),
    }
}

/// Checks answers to one form, on one day.
pub struct Checker {
    schema: Value,
    /// Made once where what is asked for does not depend on the answers.
    validator: Option<Validator>,
    today: NaiveDate,
}

impl Checker {
    /// For the form as it is offered on this day.
    pub fn new(schema: Value, today: NaiveDate) -> Result<Self> {
        let conditional = properties(&schema).any(|(_, property)| property.get("x-when").is_some());
        let validator = if conditional { None } else { Some(validator(&schema, today)?) };
        Ok(Self { schema, validator, today })
    }

    /// Notes everything that is wrong with tidied answers, below `/form_data`.
    pub fn check(&self, answers: &Answers, violations: &mut Violations) -> Result<()> {
        if let Some(validator) = &self.validator {
            note(validator, answers, self.today, violations);
        } else {
            let asked = condition::narrowed(&self.schema, answers);
            note(&validator(&asked, self.today)?, answers, self.today, violations);
        }
        check_texts(&self.schema, answers, violations);
        check_dates(&self.schema, answers, self.today, violations);
        Ok(())
    }
}

/// Patterns are read by an engine whose time grows with the text alone.
fn validator(schema: &Value, today: NaiveDate) -> Result<Validator> {
    jsonschema::draft202012::options()
        .should_validate_formats(true)
        .with_pattern_options(jsonschema::PatternOptions::regex())
        .with_format("nik", move |text: &str| nik::parse(text, today).is_ok())
        .with_format("kk", nik::is_sixteen_digits)
        .with_format("phone", is_phone)
        .with_format("npwp", is_npwp)
        .with_format("urban_village", |_: &str| true)
        .build(schema)
        .map_err(|e| Error::internal(format!("form schema: {e}")))
}

fn note(validator: &Validator, answers: &Answers, today: NaiveDate, violations: &mut Violations) {
    let instance = Value::Object(answers.clone());
    for error in validator.iter_errors(&instance) {
        let pointer = format!("/form_data{}", error.instance_path().as_str());
        match error.kind() {
            Kind::Required { property } => {
                violations.add(below(&pointer, property.as_str().unwrap_or_default()), Code::Required);
            }
            Kind::AdditionalProperties { unexpected } => {
                for key in unexpected {
                    violations.add(below(&pointer, key), Code::UnknownField);
                }
            }
            Kind::Enum { .. } | Kind::Constant { .. } => violations.add(pointer, Code::InvalidChoice),
            Kind::MaxLength { limit } => violations.add_with(pointer, Code::TooLong, limit),
            Kind::MaxItems { limit } => violations.add_with(pointer, Code::TooMany, limit),
            Kind::MinLength { .. } | Kind::MinItems { .. } => violations.add(pointer, Code::Required),
            Kind::Minimum { limit } => violations.add_with(pointer, Code::OutOfRange, format!("≥ {limit}")),
            Kind::Maximum { limit } => violations.add_with(pointer, Code::OutOfRange, format!("≤ {limit}")),
            Kind::Format { format } => violations.add(pointer, format_code(format, error.instance(), today)),
            _ => violations.add(pointer, Code::InvalidFormat),
        }
    }
}

fn format_code(format: &str, instance: &Value, today: NaiveDate) -> Code {
    match format {
        "nik" => {
            let read = nik::parse(instance.as_str().unwrap_or_default(), today);
            read.map_or_else(nik::Fault::code, |_| Code::NikFormat)
        }
        "kk" => Code::KkFormat,
        _ => Code::InvalidFormat,
    }
}

/// Control characters are refused: no form needs them and PostgreSQL cannot store all of them. So is what the service's
/// paper cannot show, and a personal number in a field that stays readable.
fn check_texts(schema: &Value, answers: &Answers, violations: &mut Violations) {
    fn is_clean(value: &Value) -> bool {
        match value {
            Value::String(text) => is_plain(text),
            Value::Array(values) => values.iter().all(is_clean),
            Value::Object(group) => group.values().all(is_clean),
            _ => true,
        }
    }
    fn texts<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
        match value {
            Value::String(text) => found.push(text),
            Value::Array(values) => values.iter().for_each(|value| texts(value, found)),
            Value::Object(group) => group.values().for_each(|value| texts(value, found)),
            _ => {}
        }
    }
    let personal = personal_fields(schema);
    for (key, value) in answers {
        let pointer = below("/form_data", key);
        if !is_clean(value) {
            violations.add(pointer, Code::InvalidFormat);
            continue;
        }
        let readable = !personal.contains(key);
        let mut found = Vec::new();
        texts(value, &mut found);
        for text in found {
            if readable && holds_number(text) {
                violations.add(pointer.clone(), Code::PersonalNumber);
            }
            printable(violations, &pointer, &text.replace('\t', " "));
        }
        if readable && value.as_i64().is_some_and(|number| holds_number(&number.to_string())) {
            violations.add(pointer, Code::PersonalNumber);
        }
    }
}

fn check_dates(schema: &Value, answers: &Answers, today: NaiveDate, violations: &mut Violations) {
    for (key, property) in properties(schema) {
        let date = answers.get(key).and_then(Value::as_str).and_then(|text| text.parse::<NaiveDate>().ok());
        if property.get("x-not-future").is_some() && date.is_some_and(|date| date > today) {
            violations.add(below("/form_data", key), Code::DateInFuture);
        }
    }
}

/// Fields of a form.
pub fn properties(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    schema.get("properties").and_then(Value::as_object).into_iter().flatten()
}

/// An Indonesian number: `08…`, `62…` or `+62…`.
pub fn is_phone(text: &str) -> bool {
    let rest =
        text.strip_prefix("+62").or_else(|| text.strip_prefix("62")).or_else(|| text.strip_prefix('0'));
    rest.is_some_and(|rest| (7..=13).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_digit()))
}

/// Fifteen digits, or sixteen since 2024, with the usual dots and dashes.
fn is_npwp(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (15..=16).contains(&digits) && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'))
}

/// Answers as they are stored: readable ones with masks, and the numbers themselves encrypted.
#[derive(Debug)]
pub struct Protected {
    /// All answers, personal numbers masked.
    pub answers: Value,
    /// Ciphertext by field.
    pub sealed: Vec<(String, String)>,
    /// The applicant's masked NIK.
    pub nik_masked: Option<String>,
    /// Keyed fingerprint of the applicant's NIK.
    pub nik_index: Option<String>,
}

/// Takes the personal numbers out of checked answers.
pub fn protect(
    secrets: &Secrets,
    application: Id,
    schema: &Value,
    mut answers: Answers,
) -> Result<Protected> {
    let mut sealed = Vec::new();
    let (mut nik_masked, mut nik_index) = (None, None);
    for key in personal_fields(schema) {
        let Some(Value::String(number)) = answers.get_mut(&key) else { continue };
        sealed.push((key.clone(), secrets.seal(&place(application, &key), number)?));
        if key == APPLICANT_NIK {
            nik_masked = Some(mask(number));
            nik_index = Some(secrets.index(number));
        }
        *number = mask(number);
    }
    Ok(Protected { answers: Value::Object(answers), sealed, nik_masked, nik_index })
}

/// Puts the encrypted numbers back where their masks stand.
pub fn unseal(
    secrets: &Secrets,
    application: Id,
    stored: &Value,
    sealed: &[(String, String)],
) -> Result<Answers> {
    let mut answers = stored.as_object().cloned().unwrap_or_default();
    for (key, ciphertext) in sealed {
        answers.insert(key.clone(), open(secrets, application, key, ciphertext)?.into());
    }
    Ok(answers)
}

/// One encrypted number.
pub fn open(secrets: &Secrets, application: Id, field: &str, ciphertext: &str) -> Result<String> {
    secrets.open(&place(application, field), ciphertext)
}

/// Where an encrypted number is stored.
pub fn place(application: Id, field: &str) -> Place {
    let row = format!("{application}/{field}");
    Place::new("permit_secrets", "ciphertext", &row, row.clone())
}

/// Fields whose answers never stay readable. The tax number (NPWP) of a person is the NIK since 2024 (PMK 112/2022).
pub fn personal_fields(schema: &Value) -> Vec<String> {
    properties(schema)
        .filter(|(_, p)| matches!(p.get("format").and_then(Value::as_str), Some("nik" | "kk" | "npwp")))
        .map(|(key, _)| key.clone())
        .collect()
}

/// The region stays readable. The birth date stands elsewhere on the form, so any digit after it would narrow the serial
/// down; the mask hides them all.
fn mask(number: &str) -> String {
    number.chars().take(6).chain(std::iter::repeat_n('*', 10)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn schema() -> Value {
        json!({
            "type": "object",
            "additionalProperties": false,
            "required": ["nik", "full_name", "birth_date"],
            "properties": {
                "nik": {"type": "string", "format": "nik"},
                "kk_number": {"type": "string", "format": "kk"},
                "full_name": {"type": "string", "minLength": 1, "maxLength": 10},
                "birth_date": {"type": "string", "format": "date", "x-not-future": true},
                "sex": {"type": "string", "enum": ["L", "P"]},
                "phone": {"type": "string", "format": "phone"},
                "income": {"type": "integer", "minimum": 0},
                "heirs": {"type": "array", "items": {"type": "string"}, "maxItems": 2},
            },
        })
    }

    fn faults(answers: Value) -> Vec<String> {
        let answers = tidy(answers.as_object().unwrap());
        let mut violations = Violations::default();
        let checker = Checker::new(schema(), NaiveDate::from_ymd_opt(2022, 2, 10).unwrap()).unwrap();
        checker.check(&answers, &mut violations).unwrap();
        match violations.finish() {
            Err(Error::Invalid(fields)) => {
                let mut texts: Vec<_> = fields.iter().map(|f| format!("{} {}", f.pointer, f.code)).collect();
                texts.sort();
                texts
            }
            _ => Vec::new(),
        }
    }

    #[test]
    fn good_answers_pass() {
        let answers = json!({
            "nik": "1571010508689001", "full_name": " Budi ", "birth_date": "1968-08-05", "sex": "L", "phone": "",
            "income": 0, "heirs": [], "kk_number": null,
        });
        assert!(faults(answers).is_empty());
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let answers = json!({
            "nik": "1571013102999003", "full_name": "Lebih dari sepuluh", "birth_date": "2022-02-11", "sex": "X",
            "phone": "12", "income": -1, "heirs": ["a", "b", "c"], "kk_number": "12", "a/b": 1,
        });
        insta::assert_debug_snapshot!(faults(answers), @r#"
        [
            "/form_data/a~1b unknown_field",
            "/form_data/birth_date date_in_future",
            "/form_data/full_name too_long",
            "/form_data/heirs too_many",
            "/form_data/income out_of_range",
            "/form_data/kk_number kk_format",
            "/form_data/nik nik_date",
            "/form_data/phone invalid_format",
            "/form_data/sex invalid_choice",
        ]
        "#);
        insta::assert_debug_snapshot!(
            faults(json!({"full_name": "  ", "birth_date": "2022-02-30", "nik": 1})), @r#"
        [
            "/form_data/birth_date invalid_format",
            "/form_data/full_name required",
            "/form_data/nik invalid_format",
        ]
        "#);
        assert_eq!(
            faults(json!({"full_name": "a\u{0}b", "birth_date": "2000-01-01", "nik": "1571010101990000"})),
            ["/form_data/full_name invalid_format", "/form_data/nik nik_serial"]
        );
    }

    #[test]
    fn a_stored_number_cannot_be_read_and_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let secrets = Secrets::load_or_create(&folder.path().join("key")).unwrap();
        let answers =
            json!({"nik": "1571010508689001", "kk_number": "1571010101200001", "full_name": "Budi"});
        let answers = answers.as_object().unwrap().clone();
        let id = Id::new();
        let protected = protect(&secrets, id, &schema(), answers.clone()).unwrap();
        let shown = format!("{protected:?}");
        assert!(!shown.contains("0508689001") && !shown.contains("0101200001"), "{shown}");
        assert_eq!(protected.nik_masked.as_deref(), Some("157101**********"));
        let sealed = protected.sealed;
        assert_eq!(unseal(&secrets, id, &protected.answers, &sealed).unwrap(), answers);
        assert!(unseal(&secrets, Id::new(), &protected.answers, &sealed).is_err());
    }
}
