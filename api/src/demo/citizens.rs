//! Invented citizens who fill in the forms of services.
use super::chance::Chance;
use super::names;
use serde_json::{Map, Value, json};

/// Answers to a service's form: every property of its JSON Schema gets a value that fits.
/// The citizen lives in the urban village with that code.
pub fn answers(schema: &Value, village: &str, chance: &mut Chance) -> Map<String, Value> {
    let name = names::person(chance);
    let born = (chance.whole(1, 28), chance.whole(1, 12), chance.whole(1960, 2003));
    let woman = chance.happens(0.5);
    let mut filled = Map::new();
    let properties = schema.get("properties").and_then(Value::as_object);
    for (key, property) in properties.into_iter().flatten() {
        let text = |field: &str| property.get(field).and_then(Value::as_str).unwrap_or_default();
        let value = match (text("format"), text("type"), key.as_str()) {
            ("nik", ..) => json!(nik(chance, born, woman)),
            ("kk", ..) => json!(format!("157101{:02}{:02}15{:04}", born.0, born.1, chance.whole(9000, 9999))),
            ("phone", ..) => json!(format!("0812{:08}", chance.whole(10_000_000, 99_999_999))),
            ("npwp", ..) => json!(format!("{:015}", chance.whole(100_000_000, 999_999_999))),
            ("date", _, k) if k.contains("birth") => json!(format!("{}-{:02}-{:02}", born.2, born.1, born.0)),
            ("date", ..) => json!("2022-01-03"),
            ("region" | "urban_village", ..) => json!(village),
            (_, "integer" | "number", _) => json!(chance.whole(1, 9)),
            (_, "array", _) => json!([names::person(chance)]),
            (_, _, "sex") => json!(if woman { "P" } else { "L" }),
            (_, _, k) if k.contains("name") => json!(name),
            (_, _, "rt" | "rw") => json!(format!("{:02}", chance.whole(1, 30))),
            _ => choice(property, chance).unwrap_or_else(|| json!("Keperluan administrasi")),
        };
        filled.insert(key.clone(), value);
    }
    filled
}

fn choice(property: &Value, chance: &mut Chance) -> Option<Value> {
    let choices = property.get("enum")?.as_array()?;
    choices.get(chance.index(choices.len())).cloned()
}

/// A number that follows the rules of the NIK; serials from 9000 on, so that it belongs to nobody.
fn nik(chance: &mut Chance, (day, month, year): (u32, u32, u32), woman: bool) -> String {
    let day = if woman { day + 40 } else { day };
    format!(
        "1571{:02}{day:02}{month:02}{:02}{:04}",
        chance.whole(1, 11),
        year % 100,
        chance.whole(9000, 9999)
    )
}
