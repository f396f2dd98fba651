//! What the letters of the simulation are about.
use super::chance::Chance;
use serde_json::{Value, json};

/// Someone outside the city administration who writes to it: name, and the unit in its letter numbers.
const SENDERS: &[(&str, &str)] = &[
    ("Sekretariat Daerah Provinsi Jambi", "SETDA"),
    ("Badan Kepegawaian Negara Kantor Regional VII", "KR.VII"),
    ("Kantor Pertanahan Kota Jambi", "BPN"),
    ("Kepolisian Resor Kota Jambi", "RESTA"),
    ("Universitas Jambi", "UN21"),
    ("Ketua RT 05", "RT.05"),
    ("Ketua RT 12", "RT.12"),
    ("Badan Pusat Statistik Kota Jambi", "BPS"),
    ("PT PLN (Persero) UP3 Jambi", "PLN"),
    ("Palang Merah Indonesia Kota Jambi", "PMI"),
    ("Forum Komunikasi Pemuda Jambi", "FKPJ"),
    ("Puskesmas Putri Ayu", "PKM"),
];

/// Kind, subject and archive code (Permendagri 78/2012) of a letter.
const MATTERS: &[(&str, &str, &str)] = &[
    ("UND", "Undangan rapat koordinasi penanganan banjir", "360"),
    ("UND", "Undangan musyawarah perencanaan pembangunan", "050"),
    ("UND", "Undangan sosialisasi vaksinasi COVID-19", "440"),
    ("SD", "Permintaan data penerima bantuan sosial", "460"),
    ("SD", "Penyampaian laporan kependudukan bulanan", "470"),
    ("SD", "Permohonan perbaikan drainase lingkungan", "600"),
    ("SD", "Penertiban pedagang kaki lima", "300"),
    ("SD", "Permintaan data aset daerah", "030"),
    ("SE", "Edaran pembatasan kegiatan masyarakat", "440"),
    ("SE", "Edaran penggunaan aplikasi persuratan", "040"),
    ("ST", "Penugasan pendataan warga", "090"),
    ("LAP", "Laporan kegiatan gotong royong", "050"),
    ("REK", "Rekomendasi kegiatan kemasyarakatan", "450"),
];
/// What offices use the application for that keep all else on paper.
const TRAVEL: (&str, &str, &str) = ("SPPD", "Perjalanan dinas dalam daerah", "090");

const NOTES: &[&str] = &[
    "Mohon segera ditindaklanjuti dan dilaporkan hasilnya.",
    "Koordinasikan dengan RT setempat.",
    "Siapkan bahan rapat.",
    "Wakili dan laporkan.",
    "Pelajari, lalu siapkan jawaban.",
];
const REPORTS: &[&str] = &[
    "Sudah dilaksanakan; hasil rapat terlampir dalam notula.",
    "Data sudah dikirim kepada pemohon.",
    "Sudah dikoordinasikan dengan pihak terkait.",
    "Sudah hadir mewakili; tindak lanjut disampaikan lisan.",
];

/// The subject of a letter.
#[derive(Debug, Clone)]
pub struct Matter {
    /// Letter kind.
    pub kind: &'static str,
    /// Subject.
    pub subject: String,
    /// Archive code.
    pub classification: &'static str,
}

/// Draws what a letter is about; an office that keeps to paper uses the application mostly for travel orders.
pub fn matter(chance: &mut Chance, adoption: f64) -> Matter {
    let travel = adoption < 0.5 && chance.happens(0.6);
    let at = chance.index(MATTERS.len());
    let (kind, subject, classification) =
        if travel { TRAVEL } else { MATTERS.get(at).copied().unwrap_or(TRAVEL) };
    Matter { kind, subject: subject.into(), classification }
}

/// A letter from outside as the registry enters it.
pub fn incoming(chance: &mut Chance, today: chrono::NaiveDate) -> Value {
    let at = chance.index(SENDERS.len());
    let (sender, unit) = SENDERS.get(at).copied().unwrap_or(("Warga", "-"));
    let matter = matter(chance, 1.0);
    let age = chrono::Days::new(chance.whole(0, 4).into());
    let written = today.checked_sub_days(age).unwrap_or(today);
    let urgency = if chance.happens(0.15) { "urgent" } else { "normal" };
    json!({
        "direction": "incoming",
        "channel": if chance.happens(0.25) { "email" } else { "paper" },
        "sender_name": sender,
        "letter_number": format!("{}/{}/{unit}/2022", matter.classification, chance.whole(1, 400)),
        "letter_date": written,
        "received_date": today,
        "subject": matter.subject,
        "kind": matter.kind,
        "classification_code": matter.classification,
        "urgency": urgency,
        "security_level": "open",
    })
}

/// Body of a letter.
pub fn body(subject: &str) -> String {
    format!(
        "Dengan hormat,\n\nBerkenaan dengan {}, bersama ini disampaikan untuk mendapat perhatian dan tindak lanjut \
         sebagaimana mestinya.\n\nDemikian disampaikan, atas perhatian dan kerja samanya diucapkan terima kasih.",
        subject.to_lowercase()
    )
}

/// Note of a disposition.
pub fn note(chance: &mut Chance) -> &'static str {
    chance.pick(NOTES, "Untuk ditindaklanjuti.")
}

/// Report on a disposition.
pub fn report(chance: &mut Chance) -> &'static str {
    chance.pick(REPORTS, "Sudah dilaksanakan.")
}
