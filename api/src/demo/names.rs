//! Invented names of people.
use super::chance::Chance;

const GIVEN: &[&str] = &[
    "Ahmad", "Budi", "Citra", "Dewi", "Eko", "Fitri", "Gunawan", "Hendra", "Indah", "Joko", "Kartika",
    "Lestari", "Muhammad", "Nurul", "Oktavia", "Putri", "Rahmat", "Siti", "Taufik", "Umi", "Vina", "Wahyu",
    "Yusuf", "Zainab", "Agus", "Bayu", "Desi", "Edi", "Fajar", "Hasan", "Ismail", "Kurnia", "Lukman", "Maya",
    "Novita", "Ratna",
];
const MIDDLE: &[&str] = &[
    "Adi", "Ayu", "Bagus", "Dwi", "Fadli", "Hadi", "Ilham", "Jaya", "Kusuma", "Maulana", "Nugraha",
    "Permata", "Rizki", "Sri", "Tri", "Wulan", "Yuda", "Zaki",
];
const FAMILY: &[&str] = &[
    "Saputra",
    "Pratama",
    "Wijaya",
    "Hidayat",
    "Ramadhan",
    "Siregar",
    "Nasution",
    "Harahap",
    "Simanjuntak",
    "Lubis",
    "Santoso",
    "Utami",
    "Anggraini",
    "Handayani",
    "Syahputra",
    "Firmansyah",
    "Kurniawan",
    "Setiawan",
    "Marlina",
    "Rosdiana",
    "Effendi",
    "Yulianti",
    "Mahendra",
    "Pasaribu",
    "Gultom",
    "Zulkifli",
    "Amelia",
    "Fauzi",
    "Iskandar",
];

/// A full name.
pub fn person(chance: &mut Chance) -> String {
    let given = chance.pick(GIVEN, "Ahmad");
    let family = chance.pick(FAMILY, "Saputra");
    if chance.happens(0.5) {
        format!("{given} {} {family}", chance.pick(MIDDLE, "Adi"))
    } else {
        format!("{given} {family}")
    }
}
