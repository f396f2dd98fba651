//! What each service's paper says. `{head}` is the official, `{office}` the office; other blanks are answers of the form.

/// What a paper is, by its name; each kind closes in words of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// Surat keterangan: states a fact.
    Statement,
    /// Surat pengantar: sends the bearer to another office.
    Introduction,
    /// Rekomendasi: advises the office that decides.
    Recommendation,
    /// Izin: allows something.
    Permit,
    /// Dispensasi: sets a rule aside for one case.
    Dispensation,
    /// Legalisasi or pengesahan: confirms a paper that is there.
    Confirmation,
    /// Registrasi: enters a paper that is there in the register.
    Registration,
    /// Pendampingan: helps with the paper of another office.
    Assistance,
}

impl Output {
    /// The kind of the paper with this name.
    pub fn of(name: &str) -> Self {
        let begins = |word: &str| name.starts_with(word);
        match name {
            _ if begins("Surat Pengantar") => Self::Introduction,
            _ if begins("Rekomendasi") => Self::Recommendation,
            _ if begins("Izin") => Self::Permit,
            _ if begins("Surat Dispensasi") => Self::Dispensation,
            _ if begins("Legalisasi") || begins("Pengesahan") => Self::Confirmation,
            _ if begins("Registrasi") => Self::Registration,
            _ if begins("Pendampingan") => Self::Assistance,
            _ => Self::Statement,
        }
    }

    /// What the paper is for, and on what terms.
    pub const fn terms(self) -> &'static str {
        match self {
            Self::Statement => {
                "Surat keterangan ini dibuat atas permintaan yang bersangkutan untuk keperluan: {purpose}."
            }
            Self::Introduction => "Surat pengantar ini diberikan untuk keperluan: {purpose}.",
            Self::Recommendation => {
                "Rekomendasi ini diberikan untuk keperluan: {purpose}. Rekomendasi ini bukan izin; pemohon tetap wajib \
                 mengurus izin pada instansi yang berwenang, mematuhi peraturan perundang-undangan, serta menjaga \
                 ketertiban, keamanan, dan kebersihan lingkungan."
            }
            Self::Permit => {
                "Izin ini diberikan untuk keperluan: {purpose}. Pemegang izin wajib mematuhi peraturan \
                 perundang-undangan serta menjaga ketertiban, keamanan, dan kebersihan lingkungan. Izin ini dapat \
                 dicabut apabila ketentuan tersebut dilanggar atau keterangan pemohon ternyata tidak benar."
            }
            Self::Dispensation => "Dispensasi ini diberikan untuk keperluan: {purpose}.",
            Self::Confirmation => {
                "Hal ini dilakukan untuk keperluan: {purpose}. Kebenaran isi dokumen tetap menjadi tanggung jawab \
                 pemohon dan pejabat yang menerbitkannya."
            }
            Self::Registration => {
                "Registrasi ini dilakukan untuk keperluan: {purpose}. Registrasi tidak mengubah isi dokumen dan bukan \
                 bukti hak baru."
            }
            Self::Assistance => {
                "Pendampingan ini diberikan untuk keperluan: {purpose}. Nomor Induk Berusaha diterbitkan oleh sistem \
                 OSS; lembar ini bukan izin."
            }
        }
    }

    /// The last sentence.
    pub const fn closing(self) -> &'static str {
        match self {
            Self::Statement => {
                "Demikian surat keterangan ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya."
            }
            Self::Introduction => {
                "Demikian surat pengantar ini dibuat untuk dipergunakan sebagaimana mestinya. Kepada pihak yang \
                 berkepentingan dimohon bantuan seperlunya."
            }
            Self::Recommendation => {
                "Demikian rekomendasi ini diberikan untuk dipergunakan sebagaimana mestinya."
            }
            Self::Permit => "Demikian izin ini diberikan untuk dipergunakan sebagaimana mestinya.",
            Self::Dispensation => {
                "Demikian dispensasi ini diberikan untuk dipergunakan sebagaimana mestinya."
            }
            Self::Confirmation | Self::Registration => {
                "Demikian untuk diketahui dan dipergunakan sebagaimana mestinya."
            }
            Self::Assistance => "Demikian lembar pendampingan ini dibuat sebagai bukti pelayanan.",
        }
    }

    /// What a paper of this kind says where its service has no sentence of its own.
    const fn plain(self) -> &'static str {
        match self {
            Self::Statement => {
                "{head} menerangkan bahwa orang yang namanya tersebut di atas telah mengajukan permohonan \
                 {service} dan keterangan yang tercantum di atas sesuai dengan berkas yang diperiksa."
            }
            Self::Introduction => {
                "{head} memberikan pengantar kepada orang yang namanya tersebut di atas dalam urusan {service}."
            }
            Self::Recommendation => {
                "{head} memberikan rekomendasi kepada pemohon yang namanya tersebut di atas: {service}."
            }
            Self::Permit | Self::Dispensation => {
                "{head} memberikan {service} kepada pemohon yang namanya tersebut di atas."
            }
            Self::Confirmation | Self::Registration => {
                "{head} menyatakan bahwa {service} telah dilakukan atas permohonan orang yang namanya tersebut di atas."
            }
            Self::Assistance => {
                "{office} telah memberikan {service} kepada pemohon yang namanya tersebut di atas."
            }
        }
    }
}

/// The sentence of a service's paper.
pub fn sentence(code: &str, output: Output) -> &'static str {
    SENTENCES.iter().find(|(own, _)| *own == code).map_or(output.plain(), |(_, sentence)| sentence)
}

const SENTENCES: &[(&str, &str)] = &[
    (
        "KEL-SKD",
        "{head} menerangkan bahwa orang yang namanya tersebut di atas benar berdomisili pada alamat tersebut di \
         wilayah {office}[ sejak {stay_since}].",
    ),
    (
        "KEL-SKDU",
        "{head} menerangkan bahwa usaha {business_name} dengan jenis usaha {business_type}, milik orang yang namanya \
         tersebut di atas, benar berkedudukan di {business_address} dalam wilayah {office}.",
    ),
    (
        "KEL-SKDO",
        "{head} menerangkan bahwa {org_name}, yang diketuai oleh {chair_name}[ dan didirikan dengan akta nomor \
         {deed_number}], benar berkedudukan di {org_address} dalam wilayah {office}.",
    ),
    (
        "KEL-SKU",
        "{head} menerangkan bahwa orang yang namanya tersebut di atas benar menjalankan usaha {business_name} dengan \
         jenis usaha {business_type} di {business_address}[ sejak {started_on}], dan usaha itu masih berjalan pada \
         saat surat keterangan ini dibuat.",
    ),
    (
        "KEL-SKTM",
        "{head} menerangkan bahwa {beneficiary_name} (hubungan keluarga dengan pemohon: {relation}) berasal dari \
         keluarga yang tergolong tidak mampu, dengan penghasilan {monthly_income} per bulan. Surat keterangan ini \
         digunakan untuk urusan {used_for}.",
    ),
    (
        "KEL-SKBM",
        "{head} menerangkan bahwa, menurut pernyataan yang bersangkutan di hadapan saksi {witness1} dan {witness2}, \
         orang yang namanya tersebut di atas belum pernah menikah sampai dengan surat keterangan ini dibuat.",
    ),
    (
        "KEL-SKJD",
        "{head} menerangkan bahwa orang yang namanya tersebut di atas berstatus {widowed} karena {status_reason} dari \
         {spouse_name}, sesuai dengan akta nomor {proof_number}, dan belum menikah lagi menurut pernyataannya.",
    ),
    (
        "KEL-SKM",
        "{head} menerangkan bahwa {deceased_name} telah meninggal dunia pada tanggal {died_on} di {died_at}[ karena \
         {cause}], menurut laporan orang yang namanya tersebut di atas (hubungan pelapor: {reporter_relation}).",
    ),
    (
        "KEL-SKL",
        "{head} menerangkan bahwa telah lahir di {child_birth_place} pada tanggal {child_birth_date} seorang anak \
         {child_sex} bernama {child_name}, anak ke-{birth_order}, menurut laporan orang yang namanya tersebut di atas.",
    ),
    (
        "KEL-NIKAH",
        "{head} memberikan pengantar nikah kepada orang yang namanya tersebut di atas, anak dari {father_name} dan \
         {mother_name}, yang akan melangsungkan pernikahan dengan {partner_name} pada tanggal {wedding_date} melalui \
         Kantor Urusan Agama Kecamatan {kua_district}.",
    ),
    (
        "KEL-SKCK",
        "{head} memberikan pengantar kepada orang yang namanya tersebut di atas, warga {office}, untuk mengurus Surat \
         Keterangan Catatan Kepolisian (SKCK) pada Kepolisian Negara Republik Indonesia.",
    ),
    (
        "KEL-HILANG",
        "{head} memberikan pengantar kepada orang yang namanya tersebut di atas untuk melaporkan kehilangan {lost_item} \
         kepada Kepolisian Negara Republik Indonesia. Menurut keterangannya, kehilangan terjadi pada tanggal {lost_on} \
         di {lost_at}.",
    ),
    (
        "KEL-KK",
        "{head} memberikan pengantar kepada orang yang namanya tersebut di atas untuk mengurus penerbitan atau perubahan \
         Kartu Keluarga pada Dinas Kependudukan dan Pencatatan Sipil dengan alasan: {change_reason}.",
    ),
    (
        "KEL-KTP",
        "{head} memberikan pengantar kepada orang yang namanya tersebut di atas untuk mengurus KTP elektronik pada Dinas \
         Kependudukan dan Pencatatan Sipil (jenis permohonan: {request_type}).",
    ),
    (
        "KEL-PINDAH",
        "{head} memberikan pengantar kepada orang yang namanya tersebut di atas, yang akan pindah ke {dest_address}, \
         {dest_village}, {dest_district}, {dest_regency}, {dest_province}, dengan alasan: {move_reason}[. Anggota \
         keluarga yang ikut pindah: {followers}].",
    ),
    (
        "KEL-BEDA",
        "{head} menerangkan bahwa orang yang namanya tersebut di atas dan orang yang tercantum dalam {doc_name} nomor \
         {doc_number} dengan data tertulis “{differing_value}” adalah satu orang yang sama. Perbedaannya: {difference}.",
    ),
    (
        "KEL-PHS",
        "{head} menerangkan bahwa, menurut pernyataan pemohon, orang tua dari {student_name}, yang belajar di {school}, \
         berpenghasilan {father_income} per bulan (ayah) dan {mother_income} per bulan (ibu).",
    ),
    (
        "KEL-WARIS",
        "{head} menerangkan bahwa {deceased_name} telah meninggal dunia pada tanggal {died_on} (akta kematian nomor \
         {death_cert_number}) dan, menurut pernyataan pemohon di hadapan saksi {witness1} dan {witness2}, meninggalkan \
         ahli waris: {heirs}. Surat ini menjadi pengantar kepada Camat untuk pengesahan.",
    ),
    (
        "KEL-TANAH",
        "{head} menerangkan bahwa, menurut pernyataannya, orang yang namanya tersebut di atas menguasai secara fisik \
         sebidang tanah seluas {land_area} m² di {land_address}, yang diperoleh dari {acquired_from} dan berbatasan di \
         sebelah utara dengan {bound_north}, timur dengan {bound_east}, selatan dengan {bound_south}, dan barat dengan \
         {bound_west}. Surat ini bukan bukti hak atas tanah.",
    ),
    (
        "KEL-RAMAI",
        "{head} memberikan pengantar kepada orang yang namanya tersebut di atas untuk mengurus izin keramaian \
         {event_type}[ dengan hiburan {entertainment}] pada tanggal {event_date}, waktu {event_time}, bertempat di \
         {event_place}.",
    ),
    (
        "KEL-PENELITIAN",
        "{head} menerangkan bahwa orang yang namanya tersebut di atas, dari {institution}, melaksanakan kegiatan \
         berjudul “{topic}” di wilayah {office} sejak tanggal {start_date} sampai dengan tanggal {end_date}.",
    ),
    (
        "KEL-LEGAL",
        "{head} menyatakan bahwa salinan {doc_name} sebanyak {copies} rangkap, yang diajukan oleh orang yang namanya \
         tersebut di atas, sesuai dengan aslinya yang diperlihatkan kepada petugas.",
    ),
    (
        "KEC-DISPENSASI",
        "{head} memberikan dispensasi nikah kepada orang yang namanya tersebut di atas untuk melangsungkan akad nikah \
         dengan {partner_name} pada tanggal {wedding_date}, kurang dari sepuluh hari kerja sejak pendaftaran kehendak \
         nikah pada tanggal {kua_registered_on}, dengan alasan: {reason}.",
    ),
    (
        "KEC-WARIS",
        "{head} mengesahkan Surat Keterangan Ahli Waris almarhum/almarhumah {deceased_name} dari kelurahan dengan nomor \
         {kel_letter_number} tanggal {kel_letter_date}, dengan ahli waris: {heirs}.",
    ),
    (
        "KEC-SKTM",
        "{head} melegalisasi Surat Keterangan Tidak Mampu atas nama orang tersebut di atas yang diterbitkan kelurahan \
         dengan nomor {kel_letter_number}.",
    ),
    (
        "KEC-DOMISILI",
        "{head} menerangkan bahwa, berdasarkan surat kelurahan nomor {kel_letter_number}, orang yang namanya tersebut di \
         atas benar berdomisili pada alamat tersebut di wilayah {office}.",
    ),
    (
        "KEC-PINDAH",
        "{head} menyatakan bahwa surat pindah orang yang namanya tersebut di atas ke {dest_address} telah didaftarkan \
         dalam register {office}[. Anggota keluarga yang ikut pindah: {followers}].",
    ),
    (
        "KEC-TANAH",
        "{head} menyatakan bahwa surat penguasaan fisik atas sebidang tanah seluas {land_area} m² di {land_address}, yang \
         berbatasan di sebelah utara dengan {bound_north}, timur dengan {bound_east}, selatan dengan {bound_south}, dan \
         barat dengan {bound_west}, atas nama orang tersebut di atas telah didaftarkan dalam register {office}.",
    ),
    (
        "KEC-LEGAL",
        "{head} menyatakan bahwa salinan {doc_name} sebanyak {copies} rangkap, yang diajukan oleh orang yang namanya \
         tersebut di atas, sesuai dengan aslinya yang diperlihatkan kepada petugas.",
    ),
    (
        "KEC-REKOM-PROPOSAL",
        "{head} memberikan rekomendasi atas proposal “{proposal_title}” yang diajukan oleh {org_name}[ dengan nilai \
         bantuan {amount}], untuk dipertimbangkan oleh pihak yang berwenang.",
    ),
    (
        "KEC-REKOM-PENELITIAN",
        "{head} memberikan rekomendasi kepada orang yang namanya tersebut di atas, dari {institution}, untuk \
         melaksanakan penelitian atau survei berjudul “{topic}” di wilayah {office} sejak tanggal {start_date} sampai \
         dengan tanggal {end_date}.",
    ),
    (
        "KEC-SKBL",
        "{head} menerangkan bahwa, sepanjang catatan {office} dan keterangan kelurahan, orang yang namanya tersebut di \
         atas berkelakuan baik dan bersih lingkungan sampai dengan surat keterangan ini dibuat.",
    ),
    (
        "KEC-RAMAI",
        "{head} memberikan rekomendasi kepada orang yang namanya tersebut di atas untuk menyelenggarakan keramaian \
         {event_type}[ dengan hiburan {entertainment}] pada tanggal {event_date}, waktu {event_time}, bertempat di \
         {event_place}[, dengan perkiraan peserta {attendees} orang].",
    ),
    (
        "KEC-IUMK",
        "{head} memberikan Izin Usaha Mikro dan Kecil kepada orang yang namanya tersebut di atas untuk menjalankan usaha \
         {business_name} ({business_form}) dengan kegiatan {business_activity} di {business_address}, dengan modal usaha \
         {capital}.",
    ),
    (
        "KEC-NIB-PENDAMPINGAN",
        "{office} telah mendampingi orang yang namanya tersebut di atas dalam pengurusan Nomor Induk Berusaha (NIB) \
         melalui sistem OSS untuk usaha {business_name} (KBLI {kbli}) di {business_address}[, dengan hasil NIB {nib}].",
    ),
    (
        "KEC-REKLAME",
        "{head} memberikan rekomendasi kepada orang yang namanya tersebut di atas untuk memasang reklame insidental \
         jenis {ad_kind} berukuran {size_m2} m² dengan tema “{ad_text}” di {location} sejak tanggal {start_date} sampai \
         dengan tanggal {end_date}.",
    ),
    (
        "KEC-IMB",
        "{head} memberikan Izin Mendirikan Bangunan kepada orang yang namanya tersebut di atas untuk rumah tinggal \
         berlantai {floors} dengan luas bangunan {building_area} m² di atas tanah seluas {land_area} m² (bukti tanah \
         nomor {land_title}) di {building_address}.",
    ),
    (
        "KEC-HO",
        "{head} memberikan Izin Gangguan kepada orang yang namanya tersebut di atas untuk usaha {business_name} dengan \
         kegiatan {business_activity} di {business_address}.",
    ),
    (
        "KEC-OPERASIONAL",
        "{head} memberikan rekomendasi izin operasional bagi {institution_name} di {institution_address}, yang dikelola \
         oleh {manager_name}.",
    ),
    (
        "KEC-JALAN",
        "{head} memberikan rekomendasi kepada orang yang namanya tersebut di atas untuk menggunakan atau menutup \
         sementara {road_name} pada tanggal {event_date}, waktu {event_time}[, dengan pengalihan arus melalui {detour}].",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::permits::paper::sentence::keys;
    use serde_json::Value;
    use std::collections::BTreeSet;

    #[test]
    fn every_service_has_a_sentence_of_its_own_whose_blanks_its_form_fills() {
        let services: Vec<Value> = serde_json::from_str(include_str!("../../../data/services.json")).unwrap();
        assert_eq!(services.len(), SENTENCES.len());
        let mut seen = BTreeSet::new();
        for service in &services {
            let code = service["code"].as_str().unwrap();
            let own = SENTENCES.iter().find(|(own, _)| *own == code);
            let (_, sentence) = own.unwrap_or_else(|| panic!("{code} has no sentence"));
            assert!(seen.insert(sentence.replace("{office}", "")) || code.ends_with("LEGAL"), "{code}");
            let fields = service["form_fields"].as_array().unwrap();
            for key in keys(sentence) {
                let field = fields.iter().find(|f| f["key"] == key);
                let known = ["head", "office", "widowed"].contains(&key) || field.is_some();
                assert!(known, "{code}: {{{key}}} is no field of its form");
                let optional = field.is_some_and(|f| f["required"] == false);
                let in_brackets =
                    sentence.split('[').skip(1).any(|part| part.split(']').next().unwrap().contains(key));
                assert!(!optional || in_brackets, "{code}: {{{key}}} may be empty");
            }
        }
    }

    #[test]
    fn kinds_follow_the_name_of_the_paper() {
        let kinds = [
            ("Surat Keterangan Usaha", Output::Statement),
            ("Surat Pernyataan/Keterangan Ahli Waris (pengantar ke Camat)", Output::Statement),
            ("Surat Pengantar SKCK", Output::Introduction),
            ("Rekomendasi Izin Keramaian", Output::Recommendation),
            ("Izin Usaha Mikro dan Kecil (IUMK)", Output::Permit),
            ("Pengesahan Surat Keterangan Ahli Waris", Output::Confirmation),
            ("Registrasi Surat Pindah", Output::Registration),
        ];
        for (name, kind) in kinds {
            assert_eq!(Output::of(name), kind, "{name}");
        }
    }
}
