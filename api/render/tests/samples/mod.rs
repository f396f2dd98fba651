//! One sample of each paper, used by the tests and the contact sheet.
#![allow(dead_code, reason = "each test file uses a part of it")]
use chrono::{DateTime, NaiveDate};
use pamong_render::paper::{
    Addressee, AgendaBook, AgendaRow, ArchiveList, ArchiveMinutes, ArchiveRow, Arms, Assignee, Attachment,
    AttendanceList, Attendee, Capacity, Certificate, Consignment, DispositionSheet, EvaluationReport, Field,
    Follower, Form, Instruction, Letter, Letterhead, Party, Receipt, ReceiptFormat, ReceiptSlip,
    ReceiptSlips, Section, Signature, Travel,
};
use pamong_render::{FormVersion, Paper, PaperSize, RenderOptions, RichText, TemplateTexts, Verification};

/// Code and name of every kind of letter.
pub const KINDS: [(&str, &str); 19] = [
    ("SD", "Surat Dinas"),
    ("UND", "Surat Undangan"),
    ("ND", "Nota Dinas"),
    ("SE", "Surat Edaran"),
    ("ST", "Surat Tugas"),
    ("SPT", "Surat Perintah Tugas"),
    ("SPPD", "Surat Perintah Perjalanan Dinas"),
    ("SK", "Surat Keterangan"),
    ("SPG", "Surat Pengantar"),
    ("BA", "Berita Acara"),
    ("LAP", "Laporan"),
    ("TS", "Telaahan Staf"),
    ("NOT", "Notula"),
    ("REK", "Rekomendasi"),
    ("PENG", "Pengumuman"),
    ("TEG", "Surat Teguran"),
    ("MEMO", "Memo"),
    ("INS", "Instruksi"),
    ("SKU", "Surat Kuasa"),
];

fn words(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|t| (*t).to_owned()).collect()
}

pub fn options() -> RenderOptions {
    RenderOptions {
        paper_size: PaperSize::A4,
        form: FormVersion::Y2023,
        watermark: None,
        verification: Some(Verification {
            qr: None,
            url: "HTTPS://LAYANAN.CONTOH.GO.ID/V/7QK49M2XTB6P".to_owned(),
            code: "7QK4-9M2X-TB6P".to_owned(),
        }),
        signature_note: words(&["Ditandatangani secara elektronik"]),
        texts: TemplateTexts::default(),
        document_id: "contoh-1".to_owned(),
        created: DateTime::parse_from_rfc3339("2026-11-24T09:30:00+07:00").unwrap(),
    }
}

fn date() -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2026, 11, 24)
}

fn letterhead() -> Letterhead {
    Letterhead {
        city: "Kota Jambi".to_owned(),
        parent: None,
        agency: "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu".to_owned(),
        address: "Jalan Jenderal Basuki Rachmat, Kota Baru, Jambi 36128".to_owned(),
        phone: Some("(0741) 000000".to_owned()),
        email: Some("surat@contoh.go.id".to_owned()),
        website: Some("dpmptsp.contoh.go.id".to_owned()),
        arms: Some(Arms::Svg(r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 120"><path d="M50 2 L96 18 V66 C96 92 72 110 50 118 C28 110 4 92 4 66 V18 Z" fill="#0b6b3a" stroke="#d4a017" stroke-width="5"/></svg>"##.to_owned())),
    }
}

fn signature() -> Signature {
    Signature {
        role: None,
        acting: Capacity::OnBehalf { of: "Wali Kota Jambi".to_owned() },
        title: "Kepala Dinas".to_owned(),
        name: "Dra. Siti Contoh, M.Si.".to_owned(),
        rank: Some("Pembina Utama Muda (IV/c)".to_owned()),
        nip: Some("197001011995032001".to_owned()),
    }
}

fn assignee(name: &str) -> Assignee {
    Assignee {
        name: name.to_owned(),
        nip: Some("198502022010011002".to_owned()),
        rank: Some("Penata (III/c)".to_owned()),
        title: Some("Analis Kebijakan Ahli Muda".to_owned()),
    }
}

fn form(code: &str) -> Form {
    let to = vec![Addressee {
        name: "Sdr. Budi Santoso".to_owned(),
        lines: words(&["Jalan Contoh Nomor 7", "di Jambi"]),
    }];
    match Form::for_kind(code).unwrap() {
        Form::Correspondence { .. } => Form::Correspondence { to, via: None },
        Form::Memo { .. } => Form::Memo { to: words(&["Kepala Dinas"]), from: "Sekretaris".to_owned() },
        Form::Titled { .. } => Form::Titled {
            to: Vec::new(),
            basis: words(&["Peraturan Wali Kota Nomor 12 Tahun 2021"]),
            validity: None,
        },
        Form::Assignment { .. } => Form::Assignment {
            basis: words(&["Surat Sekretaris Daerah Nomor 090/17/SETDA/XI/2026", "DPA Tahun Anggaran 2026"]),
            assignees: vec![
                assignee("Ahmad Fauzi Ramadhan Kusumawardhana Hadiningrat, S.Kom., M.T.I."),
                assignee("Rina Wati, S.E."),
            ],
            tasks: words(&["Melaksanakan verifikasi lapangan", "Melaporkan hasilnya kepada Kepala Dinas"]),
            period: Some("3 (tiga) hari".to_owned()),
        },
        Form::Travel(_) => Form::Travel(Box::new(Travel {
            ordered_by: "Kepala Dinas".to_owned(),
            traveller: assignee("Ahmad Fauzi, S.Kom."),
            cost_level: Some("C".to_owned()),
            purpose: "Konsultasi penerapan surat elektronik".to_owned(),
            transport: Some("Pesawat udara".to_owned()),
            origin: "Jambi".to_owned(),
            destination: "Jakarta".to_owned(),
            duration: Some("3 (tiga) hari".to_owned()),
            departs: date(),
            returns: NaiveDate::from_ymd_opt(2026, 11, 26),
            followers: (1..=12)
                .map(|n| Follower {
                    name: format!("Pengikut Nomor {n}, S.Sos."),
                    born: Some("2 Mei 1988".to_owned()),
                    note: None,
                })
                .collect(),
            budget_agency: Some("DPMPTSP".to_owned()),
            budget_line: Some("5.1.02.04.01.0001".to_owned()),
            remarks: None,
        })),
        Form::Transmittal { .. } => Form::Transmittal {
            to,
            items: vec![Consignment {
                description: "Laporan bulanan".to_owned(),
                quantity: "1 (satu) berkas".to_owned(),
                note: "Untuk diketahui".to_owned(),
            }],
        },
        Form::Record { .. } => Form::Record {
            parties: vec![
                Party {
                    called: "PIHAK KESATU".to_owned(),
                    name: "Dra. Siti Contoh, M.Si.".to_owned(),
                    nip: None,
                    title: "Kepala Dinas".to_owned(),
                },
                Party {
                    called: "PIHAK KEDUA".to_owned(),
                    name: "Joko Susilo".to_owned(),
                    nip: None,
                    title: "Direktur".to_owned(),
                },
            ],
            witnesses: vec![Signature {
                name: "Saksi Satu".to_owned(),
                title: "Camat".to_owned(),
                ..Signature::default()
            }],
        },
    }
}

pub fn letter(code: &str, name: &str) -> Letter {
    Letter {
        letterhead: letterhead(),
        kind_code: code.to_owned(),
        kind_name: name.to_owned(),
        place: "Jambi".to_owned(),
        date: date(),
        number: Some("500.16.7/123/DPMPTSP/XI/2026".to_owned()),
        urgency: "Biasa".to_owned(),
        security: String::new(),
        attachments: vec![Attachment { title: "berita-acara.pdf".to_owned(), sha256: "a3".repeat(32) }],
        subject: "Pemberitahuan Hasil Verifikasi Permohonan Izin".to_owned(),
        form: form(code),
        fields: if code == "UND" {
            vec![
                Field::new("Hari/tanggal", "Senin, 30 November 2026"),
                Field::new("Waktu", "09.00 WIB"),
                Field::new("Tempat", "Ruang Rapat Utama"),
            ]
        } else {
            Vec::new()
        },
        body: RichText::from_plain(if code == "SPPD" {
            ""
        } else {
            "Menindaklanjuti permohonan Saudara tanggal 10 November 2026, bersama ini kami sampaikan bahwa berkas telah diverifikasi oleh tim teknis.\n\n1. Berkas lengkap\n2. Lokasi sesuai"
        }),
        sections: if matches!(code, "SE" | "LAP" | "TS" | "NOT" | "TEG") {
            vec![Section {
                title: "Umum".to_owned(),
                body: RichText::from_plain(
                    "Dalam rangka tertib administrasi, setiap perangkat daerah memakai surat elektronik.",
                ),
            }]
        } else {
            Vec::new()
        },
        closing: Some("Demikian disampaikan, atas perhatian Saudara diucapkan terima kasih.".to_owned()),
        signatures: vec![signature()],
        copies: words(&["Wali Kota Jambi (sebagai laporan)", "Arsip"]),
    }
}

#[allow(clippy::too_many_lines, reason = "a plain list of samples")]
/// Every paper with the name of its file.
pub fn all() -> Vec<(String, Paper)> {
    let mut papers: Vec<(String, Paper)> = KINDS
        .iter()
        .map(|(code, name)| ((*code).to_owned(), Paper::Letter(Box::new(letter(code, name)))))
        .collect();
    let fields =
        vec![Field::new("Nama", "Budi Santoso"), Field::new("Alamat", "Jalan Contoh Nomor 7, Telanaipura")];
    let receipt = |format| {
        Paper::Receipt(Box::new(Receipt {
            letterhead: letterhead(),
            format,
            title: "Tanda Terima".to_owned(),
            number: "REG-2026-000123".to_owned(),
            fields: fields.clone(),
            documents: words(&["Fotokopi KTP-el"]),
            notes: words(&["Simpan tanda terima ini."]),
            place: "Jambi".to_owned(),
            date: date(),
            officer: "Rina Wati".to_owned(),
        }))
    };
    papers.push(("receipt".to_owned(), receipt(ReceiptFormat::Sheet)));
    papers.push(("receipt-80".to_owned(), receipt(ReceiptFormat::Roll80)));
    papers.push((
        "certificate".to_owned(),
        Paper::Certificate(Box::new(Certificate {
            letterhead: letterhead(),
            title: "Izin Reklame".to_owned(),
            number: Some("503/12/2026".to_owned()),
            basis: words(&["Peraturan Daerah Nomor 3 Tahun 2020"]),
            fields: fields.clone(),
            statement: RichText::from_plain("Diberikan izin memasang reklame di tempat tersebut di atas."),
            validity: Some("24 November 2027".to_owned()),
            place: "Jambi".to_owned(),
            date: date(),
            signatures: vec![signature()],
        })),
    ));
    papers.push((
        "disposition".to_owned(),
        Paper::DispositionSheet(Box::new(DispositionSheet {
            letterhead: letterhead(),
            fields: vec![Field::new("Surat dari", "Sekretariat Daerah"), Field::new("Nomor agenda", "45")],
            subject: "Undangan rapat".to_owned(),
            recipients: words(&["Sekretaris", "Kepala Bidang"]),
            instructions: vec![
                Instruction { text: "Untuk ditindaklanjuti".to_owned(), given: true },
                Instruction { text: "Arsipkan".to_owned(), given: false },
            ],
            note: "Segera siapkan bahan".to_owned(),
            place: "Jambi".to_owned(),
            date: date(),
            signatures: vec![signature()],
        })),
    ));
    let slip = |number: u32| ReceiptSlip {
        number: format!("{number}/2026"),
        fields: vec![Field::new("Surat dari", "Sekretariat Daerah"), Field::new("Hal", "Undangan rapat")],
        place: "Jambi".to_owned(),
        date: date(),
        officer: "Rina Wati".to_owned(),
    };
    papers.push((
        "receipt-slips".to_owned(),
        Paper::ReceiptSlips(Box::new(ReceiptSlips {
            letterhead: letterhead(),
            title: "Tanda Terima Surat".to_owned(),
            slips: (1..=5).map(slip).collect(),
        })),
    ));
    papers.push((
        "agenda".to_owned(),
        Paper::AgendaBook(Box::new(AgendaBook {
            letterhead: letterhead(),
            title: "Buku Agenda Surat Masuk".to_owned(),
            period: "November 2026".to_owned(),
            party_label: "Pengirim".to_owned(),
            expedition: false,
            rows: (1..=60)
                .map(|number| AgendaRow {
                    number,
                    entered: date(),
                    letter_number: format!("500.16.7/{number}/SETDA/XI/2026"),
                    letter_date: date(),
                    classification: "500.16.7".to_owned(),
                    party: "Sekretariat Daerah Kota Jambi".to_owned(),
                    subject: "Permintaan data pelayanan perizinan".to_owned(),
                    means: String::new(),
                    receipt: String::new(),
                    note: "-".to_owned(),
                })
                .collect(),
        })),
    ));
    papers.push((
        "attendance".to_owned(),
        Paper::AttendanceList(Box::new(AttendanceList {
            letterhead: letterhead(),
            title: "Daftar Hadir".to_owned(),
            fields: vec![Field::new("Acara", "Rapat koordinasi")],
            attendees: vec![Attendee { name: "Rina Wati".to_owned(), office: "DPMPTSP".to_owned() }],
            blank_rows: 12,
            place: "Jambi".to_owned(),
            date: date(),
            signatures: vec![signature()],
        })),
    ));
    papers.push((
        "evaluation".to_owned(),
        Paper::EvaluationReport(Box::new(EvaluationReport {
            letterhead: letterhead(),
            title: "Laporan Evaluasi".to_owned(),
            period: "Triwulan IV 2026".to_owned(),
            fields: vec![],
            columns: words(&["Peringkat", "Perangkat daerah", "Nilai", "Kategori"]),
            rows: vec![words(&["1", "DPMPTSP", "92,50", "Sangat baik"])],
            categories: vec![Field::new("Sangat baik", "90–100")],
            remarks: RichText::from_plain("Semua perangkat daerah telah dinilai."),
            place: "Jambi".to_owned(),
            date: date(),
            signatures: vec![signature()],
        })),
    ));
    let row = |number: u32| ArchiveRow {
        number,
        classification: "400.12.3".to_owned(),
        description: format!("Perjalanan dinas {number}"),
        period: "2018–2020".to_owned(),
        quantity: "12 naskah".to_owned(),
        fate: "Musnah".to_owned(),
        note: format!("Berkas {number}/2020"),
    };
    papers.push((
        "archive-list".to_owned(),
        Paper::ArchiveList(Box::new(ArchiveList {
            letterhead: letterhead(),
            title: "Daftar Arsip Usul Musnah".to_owned(),
            fields: vec![Field::new("Perangkat daerah", "DPMPTSP")],
            rows: (1..=60).map(row).collect(),
            place: "Jambi".to_owned(),
            date: date(),
            signatures: vec![signature()],
        })),
    ));
    papers.push((
        "archive-minutes".to_owned(),
        Paper::ArchiveMinutes(Box::new(ArchiveMinutes {
            letterhead: letterhead(),
            title: "Berita Acara Pemusnahan Arsip".to_owned(),
            number: Some("000.5.6.2/1/2026".to_owned()),
            opening: "Pada hari ini, Senin, yang bertanda tangan di bawah ini:".to_owned(),
            parties: vec![Party {
                called: String::new(),
                name: "Rina Wati".to_owned(),
                nip: Some("197001012000031001".to_owned()),
                title: "Kepala DPMPTSP".to_owned(),
            }],
            statement: RichText::from_plain("telah memusnahkan arsip dalam daftar terlampir."),
            signatures: vec![signature()],
            witnesses: vec![signature(), signature()],
            annex: "Daftar Arsip yang Dimusnahkan".to_owned(),
            annex_of: "Lampiran Berita Acara Nomor 000.5.6.2/1/2026".to_owned(),
            rows: (1..=60).map(row).collect(),
            remarks: words(&["Semua naskah dimusnahkan."]),
        })),
    ));
    papers
}
