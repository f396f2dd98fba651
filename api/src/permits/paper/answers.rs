//! The answers of a form in the words of a paper.
use crate::documents::words;
use crate::permits::form::Answers;
use chrono::NaiveDate;
use pamong_render::paper::Field;
use serde_json::Value;
use std::collections::BTreeMap;

/// Answers that stand elsewhere on the paper, or that only the office needs.
const NOT_PRINTED: &[&str] = &["phone", "purpose", "rt", "village_code", "birth_date"];

/// An answer as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Answer {
    key: String,
    label: String,
    text: String,
}

/// Answers as they are printed, in the order of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed(Vec<Answer>);

impl Printed {
    /// Reads answers by the form that they were given to; `villages` are the names of the regions in them.
    pub fn read(schema: &Value, answers: &Answers, villages: &BTreeMap<String, String>) -> Self {
        let order = schema.get("x-order").and_then(Value::as_array).into_iter().flatten();
        let read = |key: &str| {
            let property = schema.get("properties")?.get(key)?;
            let text = text(property, answers.get(key)?, villages)?;
            Some(Answer { key: key.into(), label: label(property)?, text })
        };
        let mut all: Vec<Answer> = order.filter_map(Value::as_str).filter_map(read).collect();
        // A paper names the person before the person's number.
        all.sort_by_key(|answer| answer.key != "full_name");
        Self(all)
    }

    /// An answer, where there is one.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|a| a.key == key).map(|a| a.text.as_str())
    }

    /// What the paper lists, without the answers of these keys. Birth place and date are one line, and so is the address
    /// with its neighbourhood and urban village.
    pub fn fields(&self, without: &[&str]) -> Vec<Field> {
        let printed =
            self.0.iter().filter(|a| !NOT_PRINTED.contains(&&*a.key) && !without.contains(&&*a.key));
        printed.map(|a| self.field(a)).collect()
    }

    fn field(&self, answer: &Answer) -> Field {
        match answer.key.as_str() {
            "full_name" => Field::new("Nama", &answer.text),
            "birth_place" => {
                let born = [Some(&*answer.text), self.get("birth_date")];
                Field::new("Tempat, tanggal lahir", born.into_iter().flatten().collect::<Vec<_>>().join(", "))
            }
            "address" => {
                let rt = self.get("rt").map(|rt| {
                    if rt.to_uppercase().starts_with("RT") { rt.to_owned() } else { format!("RT {rt}") }
                });
                let parts = [Some(answer.text.clone()), rt, self.get("village_code").map(Into::into)];
                Field::new("Alamat", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
            }
            _ => Field::new(&answer.label, &answer.text),
        }
    }
}

fn label(property: &Value) -> Option<String> {
    let label = property.pointer("/x-label/id").or_else(|| property.get("title"))?.as_str()?;
    Some(label.replace("(m2)", "(m²)"))
}

/// The answer in words; nothing where it is empty.
fn text(property: &Value, answer: &Value, villages: &BTreeMap<String, String>) -> Option<String> {
    let format = property.get("format").and_then(Value::as_str);
    let text = match answer {
        Value::Null | Value::Bool(_) | Value::Object(_) => return None,
        Value::Array(all) => {
            let one = |value: &Value| match value {
                Value::String(text) => Some(one_line(text)),
                Value::Object(group) => Some(group_text(property.get("items")?, group, villages)),
                _ => None,
            };
            let all: Vec<String> = all.iter().filter_map(one).collect();
            words::listed(&all)
        }
        Value::Number(number) if property.get("x-unit").is_some() => words::rupiah(number.as_i64()?),
        Value::Number(number) => words::number(&number.to_string()),
        Value::String(text) if property.get("enum").is_some() => {
            let word = property.get("x-enum-labels").and_then(|words| words.get(text)?.get("id")?.as_str());
            word.map_or_else(|| text.replace('_', " "), Into::into)
        }
        Value::String(text) => match format {
            Some("date") => text.parse::<NaiveDate>().map_or_else(|_| text.clone(), words::date),
            Some("urban_village") => villages.get(text).unwrap_or(text).clone(),
            _ => one_line(text),
        },
    };
    (!text.is_empty()).then_some(text)
}

/// A group of a form that repeats: its answers with their labels, in the order of the form.
fn group_text(items: &Value, group: &Answers, villages: &BTreeMap<String, String>) -> String {
    let order = items.get("x-order").and_then(Value::as_array).into_iter().flatten();
    let read = |key: &str| {
        let property = items.get("properties")?.get(key)?;
        Some(format!("{}: {}", label(property)?, text(property, group.get(key)?, villages)?))
    };
    let parts: Vec<String> = order.filter_map(Value::as_str).filter_map(read).collect();
    parts.join("; ")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn answers_are_printed_in_words() {
        let schema = json!({
            "x-order": ["full_name", "birth_place", "birth_date", "status", "other", "address", "rt",
                "village_code", "phone", "income", "area", "heirs", "empty"],
            "properties": {
                "full_name": {"title": "Nama Lengkap"}, "birth_place": {"title": "Tempat Lahir"},
                "birth_date": {"title": "Tanggal Lahir", "format": "date"},
                "status": {"title": "Status", "enum": ["cerai_mati"],
                    "x-enum-labels": {"cerai_mati": {"id": "Cerai mati"}}},
                "other": {"title": "Lain", "enum": ["tanpa_label"], "x-enum-labels": {}},
                "address": {"title": "Alamat"}, "rt": {"title": "RT"},
                "village_code": {"title": "Kelurahan", "format": "urban_village"},
                "phone": {"title": "Nomor HP"}, "income": {"title": "Penghasilan", "x-unit": "IDR"},
                "area": {"title": "Luas (m2)"}, "heirs": {"title": "Ahli waris"}, "empty": {"title": "Kosong"},
            },
        });
        let answers = json!({
            "full_name": "Budi\n Santoso", "birth_place": "Jambi", "birth_date": "1968-08-05",
            "status": "cerai_mati", "other": "tanpa_label", "address": "Jl. Merdeka 1", "rt": "05",
            "village_code": "15.71", "phone": "0812", "income": 1_500_000, "area": 120.5, "heirs": ["A", "B"],
            "empty": null,
        });
        let villages = BTreeMap::from([("15.71".to_owned(), "Kelurahan Contoh".to_owned())]);
        let printed = Printed::read(&schema, answers.as_object().unwrap(), &villages);
        let lines: Vec<String> =
            printed.fields(&["heirs"]).iter().map(|f| format!("{}: {}", f.label, f.value)).collect();
        insta::assert_debug_snapshot!(lines, @r#"
        [
            "Nama: Budi Santoso",
            "Tempat, tanggal lahir: Jambi, 5 Agustus 1968",
            "Status: Cerai mati",
            "Lain: tanpa label",
            "Alamat: Jl. Merdeka 1, RT 05, Kelurahan Contoh",
            "Penghasilan: Rp1.500.000",
            "Luas (m²): 120,5",
        ]
        "#);
        assert_eq!(printed.get("heirs"), Some("A dan B"));
    }
}
