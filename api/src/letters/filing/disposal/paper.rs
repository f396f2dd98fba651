//! List and minutes on paper.
//!
//! Minutes name their number, day and place, who did it and who received the archives, what it rests on, the witnesses,
//! and the list of archives as their annex. That a destruction needs a written permission, minutes with the list, and
//! witnesses is PP 28/2012 and Peraturan Kepala ANRI 37/2016; the wording is the product's own.
use super::model::{DisposalKind, DisposalPerson, DisposalStatus, ListRow};
use super::store;
use super::view::{self, DisposalFolder, DisposalKept, DisposalList};
use crate::documents::office::{self, Office};
use crate::documents::templates::texts_at;
use crate::documents::{papers, words};
use crate::error::{Code, Error, Result};
use crate::identity::Me;
use crate::letters::filing::folders::store as folders;
use crate::letters::filing::retention::FinalDisposition;
use chrono::{Datelike, NaiveDate};
use pamong_db::{Conn, Id, Ts};
use pamong_render::paper::{ArchiveList, ArchiveMinutes, ArchiveRow, Field, Party, Signature};
use pamong_render::{Paper, PaperSize, RenderOptions, RichText};
use std::collections::BTreeMap;

/// What stands across a paper that does not count yet.
const DRAFT: &str = "KONSEP";
/// What is filled in by hand on the minutes of an approved list.
const NAME: &str = "(nama)";
const POSITION: &str = "(jabatan)";

/// What a kind of list is called on paper.
struct Wording {
    list: &'static str,
    minutes: &'static str,
    annex: &'static str,
    done: &'static str,
    giver: &'static str,
    receiver: &'static str,
}

const fn wording(kind: DisposalKind) -> Wording {
    match kind {
        DisposalKind::Transfer => Wording {
            list: "Daftar Arsip Inaktif yang Dipindahkan",
            minutes: "Berita Acara Pemindahan Arsip Inaktif",
            annex: "Daftar Arsip yang Dipindahkan",
            done: "memindahkan arsip inaktif",
            giver: "Yang memindahkan,",
            receiver: "Yang menerima,",
        },
        DisposalKind::HandOver => Wording {
            list: "Daftar Arsip Statis yang Diserahkan",
            minutes: "Berita Acara Penyerahan Arsip Statis",
            annex: "Daftar Arsip yang Diserahkan",
            done: "menyerahkan arsip statis",
            giver: "Yang menyerahkan,",
            receiver: "Yang menerima,",
        },
        DisposalKind::Destruction => Wording {
            list: "Daftar Arsip Usul Musnah",
            minutes: "Berita Acara Pemusnahan Arsip",
            annex: "Daftar Arsip yang Dimusnahkan",
            done: "memusnahkan arsip",
            giver: "Yang memusnahkan,",
            receiver: "",
        },
    }
}

/// The list of a scope that the caller has, on paper.
pub(super) fn list(c: &mut Conn, me: &Me, id: Id, size: PaperSize) -> Result<(Paper, RenderOptions)> {
    let row = store::find(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
    let (office, rows) = (Office::load(c, row.agency_id)?, rows(c, row.id)?);
    let shown = view::list(c, me, row.clone())?;
    let approved = row.approved_at.map(|at| local(me, at));
    let mut fields = vec![
        Field::new("Perangkat daerah", papers::shown(&office.name)),
        Field::new("Nama daftar", papers::shown(&row.title)),
        Field::new("Jumlah berkas", rows.len().to_string()),
        Field::new("Disiapkan oleh", papers::shown(&shown.prepared_by)),
    ];
    if let (Some(by), Some(day)) = (&shown.approved_by, approved) {
        fields.push(Field::new("Disetujui", papers::shown(&format!("{by}, {}", words::date(day)))));
    }
    let paper = ArchiveList {
        letterhead: office.letterhead(),
        title: wording(row.kind).list.into(),
        fields,
        rows,
        place: office.place(),
        date: approved,
        signatures: vec![Signature { role: Some("Menyetujui,".into()), ..approver(c, me, &row, &shown)? }],
    };
    let mark = match row.status {
        DisposalStatus::Prepared | DisposalStatus::Submitted => Some(DRAFT),
        DisposalStatus::Approved | DisposalStatus::Executed => None,
        DisposalStatus::Cancelled => Some("BATAL"),
    };
    let options = options(c, me, &row, size, (mark, "list"))?;
    Ok((Paper::ArchiveList(Box::new(paper)), options))
}

/// The minutes of a list of the scope that is approved or carried out.
pub(super) fn minutes(c: &mut Conn, me: &Me, id: Id, size: PaperSize) -> Result<(Paper, RenderOptions)> {
    let row = store::find(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
    if !matches!(row.status, DisposalStatus::Approved | DisposalStatus::Executed) {
        return Err(Error::Code(Code::StateConflict, Some(row.status.to_string())));
    }
    let (office, rows) = (Office::load(c, row.agency_id)?, rows(c, row.id)?);
    let shown = view::list(c, me, row.clone())?;
    let (called, executed) = (wording(row.kind), row.executed_at.map(|at| local(me, at)));
    let giver = match (row.executed_position_id, row.executed_by_user_id, executed) {
        (Some(position), user, Some(day)) => office::signature_of(c, position, user, day)?,
        _ => by_hand(shown.executed_by.clone()),
    };
    let giver = Signature { role: Some(called.giver.into()), ..giver };
    let approver = Signature { role: Some("Menyetujui,".into()), ..approver(c, me, &row, &shown)? };
    let (mut parties, mut signatures) = (vec![party("PIHAK KESATU", &giver)], vec![giver]);
    if row.kind == DisposalKind::Destruction {
        signatures.push(approver);
    } else {
        let receiver = row.receiver()?.map_or_else(|| by_hand(None), |person| of_person(&person));
        let receiver = Signature { role: Some(called.receiver.into()), ..receiver };
        parties.push(party("PIHAK KEDUA", &receiver));
        signatures.insert(0, receiver);
        signatures.push(approver);
    }
    let number = row.minutes_number.as_deref().map(papers::shown);
    let of = match (&number, row.minutes_date) {
        (Some(number), Some(day)) => format!("Lampiran Berita Acara Nomor {number}, {}", words::date(day)),
        _ => "Lampiran Berita Acara".to_owned(),
    };
    let paper = ArchiveMinutes {
        letterhead: office.letterhead(),
        title: called.minutes.into(),
        opening: opening(&row, &office),
        statement: RichText::from_plain(&statement(me, &row, &shown, (&office, &rows)).join("\n\n")),
        parties,
        signatures,
        witnesses: witnesses(&row)?,
        annex: called.annex.into(),
        annex_of: of,
        remarks: remarks(&shown),
        rows,
        number,
    };
    let mark = (row.status == DisposalStatus::Approved).then_some(DRAFT);
    let options = options(c, me, &row, size, (mark, "minutes"))?;
    Ok((Paper::ArchiveMinutes(Box::new(paper)), options))
}

fn options(
    c: &mut Conn,
    me: &Me,
    row: &ListRow,
    size: PaperSize,
    (mark, part): (Option<&str>, &str),
) -> Result<RenderOptions> {
    let at = row.executed_at.or(row.approved_at);
    let texts = texts_at(c, at)?;
    let document = format!("{}-{part}-{}", row.id, row.version);
    Ok(papers::options(me, size, mark, document, at.unwrap_or(row.updated_at), texts))
}

fn local(me: &Me, at: Ts) -> NaiveDate {
    at.0.with_timezone(&me.at.zone).date_naive()
}

fn approver(c: &mut Conn, me: &Me, row: &ListRow, shown: &DisposalList) -> Result<Signature> {
    match (row.approved_position_id, row.approved_by_user_id, row.approved_at) {
        (Some(position), user, Some(at)) => office::signature_of(c, position, user, local(me, at)),
        _ => Ok(by_hand(shown.approved_by.clone())),
    }
}

/// A block whose position, and perhaps whose name, is filled in by hand.
fn by_hand(name: Option<String>) -> Signature {
    let name = name.map_or_else(|| NAME.to_owned(), |name| papers::shown(&name));
    Signature { title: POSITION.into(), name, ..Signature::default() }
}

fn of_person(person: &DisposalPerson) -> Signature {
    let position = if person.position.is_empty() { POSITION } else { &person.position };
    Signature { title: papers::shown(position), name: papers::shown(&person.name), ..Signature::default() }
}

fn party(called: &str, who: &Signature) -> Party {
    Party { called: called.into(), name: who.name.clone(), nip: who.nip.clone(), title: who.title.clone() }
}

fn opening(row: &ListRow, office: &Office) -> String {
    let day = row.minutes_date.map_or_else(
        || "(hari), tanggal (tanggal, bulan, dan tahun dengan huruf)".to_owned(),
        words::day_in_words,
    );
    let place = row.place.as_deref().map_or_else(|| office.place(), papers::shown);
    format!("Pada hari ini, {day}, bertempat di {place}, yang bertanda tangan di bawah ini:")
}

fn statement(
    me: &Me,
    row: &ListRow,
    shown: &DisposalList,
    (office, rows): (&Office, &[ArchiveRow]),
) -> Vec<String> {
    let folders = u32::try_from(rows.len()).unwrap_or_default();
    let of = papers::shown(&office.name);
    let approved = match (&shown.approved_by, row.approved_at) {
        (Some(by), Some(at)) => {
            format!(" yang disetujui oleh {} pada tanggal {}", papers::shown(by), words::date(local(me, at)))
        }
        _ => String::new(),
    };
    let permission = match (row.kind, &row.permission_number) {
        (DisposalKind::Destruction, Some(number)) => {
            format!("izin tertulis pemusnahan nomor {} dan ", papers::shown(number))
        }
        (DisposalKind::Destruction, None) => "izin tertulis pemusnahan nomor (nomor) dan ".to_owned(),
        (DisposalKind::Transfer | DisposalKind::HandOver, _) => String::new(),
    };
    let who = match row.kind {
        DisposalKind::Destruction => String::new(),
        DisposalKind::Transfer | DisposalKind::HandOver => {
            " PIHAK KESATU telah menyerahkan dan PIHAK KEDUA telah menerima arsip itu dalam keadaan sesuai dengan \
             daftarnya."
                .to_owned()
        }
    };
    let mut all = vec![format!(
        "berdasarkan {permission}{} \"{}\"{approved}, telah {} milik {of} sebanyak {folders} ({}) berkas, sebagaimana \
         tercantum dalam lampiran yang merupakan bagian tidak terpisahkan dari berita acara ini.{who}",
        wording(row.kind).list,
        papers::shown(&row.title),
        wording(row.kind).done,
        words::spelled(folders),
    )];
    if row.kind == DisposalKind::Destruction {
        all.push(
            "Isi digital naskah dihapus: teks, lampiran, pindaian, dan naskah yang ditandatangani. Catatan register, \
             berkas, daftar arsip, berita acara, dan catatan audit tetap disimpan."
                .to_owned(),
        );
    }
    all.push(
        "Dasar: Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan; Peraturan Pemerintah Nomor 28 Tahun 2012; \
         Peraturan Kepala ANRI Nomor 37 Tahun 2016."
            .to_owned(),
    );
    all.push(
        "Demikian berita acara ini dibuat dengan sebenarnya untuk digunakan sebagaimana mestinya.".to_owned(),
    );
    all
}

fn witnesses(row: &ListRow) -> Result<Vec<Signature>> {
    let mut all: Vec<Signature> = row.witnesses()?.iter().map(of_person).collect();
    if all.is_empty() && row.status == DisposalStatus::Approved && row.kind == DisposalKind::Destruction {
        all = vec![by_hand(None), by_hand(None)];
    }
    for (number, witness) in (1..).zip(&mut all) {
        witness.role = Some(format!("Saksi {number}"));
    }
    Ok(all)
}

fn remarks(shown: &DisposalList) -> Vec<String> {
    let Some(done) = shown.destroyed else { return Vec::new() };
    let mut all =
        vec![format!("Naskah yang isinya dimusnahkan: {}; berkas digital: {}.", done.letters, done.files)];
    if done.kept > 0 {
        all.push(format!(
            "Naskah yang isinya masih disimpan karena dipegang perangkat daerah lain: {}. Isinya dimusnahkan bersama \
             salinan yang terakhir.",
            done.kept
        ));
    }
    all
}

fn rows(c: &mut Conn, list: Id) -> Result<Vec<ArchiveRow>> {
    let items = view::folders(c, list)?.items;
    let ids: Vec<Id> = items.iter().map(|item| item.folder.id).collect();
    let spans = folders::spans(c, &ids)?;
    Ok((1..).zip(items).map(|(number, item)| archive_row(number, &item, &spans)).collect())
}

fn archive_row(
    number: u32,
    item: &DisposalFolder,
    spans: &BTreeMap<Id, (NaiveDate, NaiveDate)>,
) -> ArchiveRow {
    let folder = &item.folder;
    let period = match spans.get(&folder.id) {
        Some((first, last)) if first.year() == last.year() => first.year().to_string(),
        Some((first, last)) => format!("{}–{}", first.year(), last.year()),
        None => folder.year.to_string(),
    };
    let fate = match item.final_disposition {
        FinalDisposition::Destroy => "Musnah",
        FinalDisposition::Permanent => "Permanen",
        FinalDisposition::Review => "Dinilai kembali",
    };
    let mut note = format!("Berkas {}/{}", folder.number, folder.year);
    for kept in &item.kept {
        note = format!("{note}; {}", kept_note(kept));
    }
    ArchiveRow {
        number,
        classification: folder.classification_code.clone(),
        description: papers::shown(&folder.title),
        period,
        quantity: format!("{} naskah", item.letter_count),
        fate: fate.into(),
        note,
    }
}

fn kept_note(kept: &DisposalKept) -> String {
    let offices: Vec<String> = kept.agencies.iter().map(|office| papers::shown(&office.name)).collect();
    format!("isi naskah nomor {} disimpan: dipegang {}", kept.item_number, words::listed(&offices))
}
