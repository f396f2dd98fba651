//! Answers to the form of any service.
use serde_json::{Map, Value, json};

/// Plausible answers to every field of a form.
pub fn answers(schema: &Value, village: &str, day: &str, past: &str) -> Value {
    let properties = schema["properties"].as_object().unwrap();
    let all: Map<String, Value> =
        properties.iter().map(|(key, p)| (key.clone(), answer(key, p, village, (day, past)))).collect();
    Value::Object(all)
}

fn answer(key: &str, property: &Value, village: &str, (day, past): (&str, &str)) -> Value {
    match (property["format"].as_str(), property["type"].as_str()) {
        (Some("nik"), _) if key == "nik" => json!("1571014508680001"),
        (Some("nik"), _) => json!("1571011203900002"),
        (Some("kk"), _) => json!("1571010101200003"),
        (Some("phone"), _) => json!("081234567890"),
        (Some("npwp"), _) => json!("09.254.294.3-407.000"),
        (Some("urban_village"), _) => json!(village),
        (Some("date"), _) if key == "birth_date" => json!("1968-08-05"),
        (Some("date"), _) if property["x-not-future"] == true => json!(past),
        (Some("date"), _) => json!(day),
        (_, Some("integer")) if property["x-unit"] == "IDR" => json!(2_750_000),
        (_, Some("integer")) => json!(2),
        (_, Some("number")) => json!(1250.5),
        (_, Some("array")) => json!(["Rahmad Hidayat", "Nur Aini", "Fitri Handayani"]),
        _ if property["enum"].is_array() => match key {
            "sex" => json!("P"),
            _ => property["enum"].as_array().unwrap().last().unwrap().clone(),
        },
        _ => json!(words(key)),
    }
}

fn words(key: &str) -> &'static str {
    match key {
        "full_name" => "Siti Rahmawati",
        "birth_place" | "child_birth_place" => "Jambi",
        "occupation" => "Pedagang",
        "rt" => "05",
        "purpose" => "Melengkapi persyaratan administrasi",
        "business_name" => "Toko Berkah Jaya",
        "business_type" | "business_activity" => "Perdagangan sembako",
        "business_form" => "Perseorangan",
        "facilities" => "Etalase dan gerobak",
        "org_name" => "Majelis Taklim Nurul Iman",
        "deed_number" | "proof_number" | "death_cert_number" => "AK-1571/24/2026",
        "relation" | "reporter_relation" => "Anak kandung",
        "died_at" => "RSUD Raden Mattaher",
        "cause" => "Sakit",
        "kua_district" => "Telanaipura",
        "lost_item" => "Buku tabungan",
        "lost_at" => "Pasar Angso Duo",
        "change_reason" => "Penambahan anggota keluarga",
        "move_reason" => "Mengikuti suami",
        "dest_village" => "Kelurahan Kebun Bunga",
        "dest_district" => "Kecamatan Sukarami",
        "dest_regency" => "Kota Palembang",
        "dest_province" => "Provinsi Sumatera Selatan",
        "doc_name" => "Ijazah SMA",
        "doc_number" => "DN-10/M-SMA/13/0001234",
        "differing_value" => "Siti Rahmawaty",
        "difference" => "Ejaan huruf terakhir pada nama",
        "school" | "institution" => "Universitas Jambi",
        "topic" => "Pemetaan Usaha Mikro di Tepian Batanghari",
        "bound_north" | "bound_south" => "Jalan lingkungan",
        "bound_east" | "bound_west" => "Tanah milik H. Ibrahim",
        "acquired_from" => "Warisan orang tua",
        "event_type" | "entertainment" => "Resepsi pernikahan",
        "event_time" => "08.00 s.d. 17.00 WIB",
        "reason" => "Calon suami bertugas ke luar daerah",
        "kel_letter_number" => "400.12/21/SPS/2026",
        "proposal_title" => "Renovasi Balai Warga",
        "ad_kind" => "Spanduk",
        "ad_text" => "Pasar Murah Ramadan",
        "kbli" => "47112",
        "nib" => "0220001234567",
        "npwpd" => "P.2.0001234.05.01",
        "land_title" => "SHM 01234",
        "institution_name" => "PAUD Kasih Ibu",
        "road_name" => "Jalan Slamet Riyadi",
        "detour" => "Jalan Prof. M. Yamin",
        key if key.ends_with("address") || key.ends_with("place") || key == "location" => {
            "Jl. Slamet Riyadi No. 12"
        }
        key if key.ends_with("name") || key.starts_with("witness") => "Ahmad Fauzi",
        other => panic!("{other} is a new field: say what is answered"),
    }
}
