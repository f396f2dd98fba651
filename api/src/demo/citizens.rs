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
            _ => choice(property, chance).unwrap_or_else(|| json!(words(key, &name))),
        };
        filled.insert(key.clone(), value);
    }
    filled
}

/// What somebody writes into a field of free text. It depends on the field and the person alone, so that another
/// wording never changes who works how.
fn words(field: &str, person: &str) -> &'static str {
    let choices = WORDS.iter().find(|(fields, _)| fields.iter().any(|part| field.contains(part)));
    let (_, choices) = choices.unwrap_or(&(&[], PURPOSES));
    let place = person.bytes().map(usize::from).sum::<usize>() % choices.len();
    choices.get(place).copied().unwrap_or_default()
}

const PURPOSES: &[&str] = &[
    "Melamar pekerjaan",
    "Mendaftar sekolah anak",
    "Mengurus kartu BPJS Kesehatan",
    "Membuka rekening bank",
    "Mengajukan kredit usaha",
    "Mengurus administrasi kependudukan",
];

/// Parts of field names, and what people write there.
const WORDS: &[(&[&str], &[&str])] = &[
    (
        &["birth_place", "regency"],
        &["Jambi", "Muara Bulian", "Kuala Tungkal", "Sungai Penuh", "Padang", "Palembang"],
    ),
    (
        &["occupation"],
        &["Pedagang", "Buruh harian", "Guru", "Ibu rumah tangga", "Wiraswasta", "Sopir", "Karyawan swasta"],
    ),
    (
        &["address", "location", "road", "_at", "detour", "event_place"],
        &[
            "Jl. Slamet Riyadi No. 7",
            "Jl. Kapten Pattimura No. 45",
            "Lorong Sehati No. 12",
            "Jl. H. Agus Salim No. 3",
            "Perumahan Griya Kembar Blok C/9",
        ],
    ),
    (&["bound_"], &["Tanah milik Ahmad", "Jalan lingkungan", "Parit", "Tanah milik Siti Zainab"]),
    (&["business", "kbli"], &["Warung kelontong", "Kedai kopi", "Bengkel sepeda motor", "Jahit pakaian"]),
    (&["event_time"], &["08.00-15.00 WIB", "19.30-22.00 WIB"]),
    (&["event_type"], &["Resepsi pernikahan", "Pengajian akbar"]),
    (&["entertainment"], &["Organ tunggal", "Kompangan"]),
    (
        &["institution", "school", "org"],
        &["SMP Negeri 7 Kota Jambi", "SMA Negeri 1 Kota Jambi", "Universitas Jambi"],
    ),
    (&["cause"], &["Sakit", "Usia lanjut"]),
    (&["relation"], &["Anak kandung", "Istri", "Saudara kandung"]),
    (&["lost_item"], &["KTP elektronik", "Buku tabungan", "STNK sepeda motor"]),
    (&["province"], &["Jambi", "Sumatera Selatan", "Sumatera Barat"]),
    (&["district", "dest_village"], &["Telanaipura", "Kota Baru", "Jelutung", "Pasar Jambi"]),
    (&["deed", "number", "nib", "npwpd", "land_title"], &["470/118/2021", "145/27/2020", "593/64/2019"]),
    (&["topic", "title"], &["Pelayanan publik di kelurahan", "Peningkatan usaha mikro"]),
    (&["reason"], &["Pindah tempat kerja", "Data lama keliru", "Mengikuti keluarga"]),
];

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
