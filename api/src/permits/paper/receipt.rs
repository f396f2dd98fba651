//! The receipt of an application (tanda terima).
use crate::documents::office::Office;
use crate::documents::words;
use crate::error::Result;
use crate::identity;
use crate::permits::applications::model::{PermitApplication, PermitDocument};
use crate::permits::applications::service::Case;
use crate::permits::applications::store;
use crate::permits::catalogue::PermitService;
use crate::permits::tracking;
use pamong_db::Conn;
use pamong_render::paper::{Field, Receipt, ReceiptFormat};

/// What the applicant takes home.
pub fn receipt(c: &mut Conn, application: PermitApplication, format: ReceiptFormat) -> Result<Receipt> {
    let documents = store::documents(c, application.id)?;
    let case = Case::load(c, application)?;
    let application = &case.application;
    let office = Office::load(c, application.agency_id)?;
    let officer = match application.created_by_user_id {
        Some(user) => identity::store::find_user(c, user)?.map(|user| user.name),
        None => None,
    };
    Ok(Receipt {
        letterhead: office.letterhead(),
        format,
        title: "Tanda Terima Permohonan".into(),
        number: format!("{}/{}", application.register_number, application.register_year),
        fields: fields(application, &case.service),
        documents: received(&documents, &case.service)?,
        notes: vec![
            "Ikuti perkembangan permohonan pada halaman lacak dengan kode di atas.".into(),
            "Simpan tanda terima ini dan tunjukkan saat mengambil hasil layanan.".into(),
        ],
        place: office.place(),
        date: Some(application.submitted_on),
        officer: officer.unwrap_or_else(|| "diajukan secara daring".into()),
    })
}

fn fields(application: &PermitApplication, service: &PermitService) -> Vec<Field> {
    let fee = service.fee_idr.map(|fee| if fee == 0 { "gratis".into() } else { words::rupiah(fee) });
    let days = u32::try_from(service.service_days).unwrap_or_default();
    let all = [
        ("Kode lacak", Some(tracking::grouped(&application.tracking_code))),
        ("Pemohon", Some(application.applicant_name.clone())),
        ("NIK", application.nik_masked.clone()),
        ("Layanan", Some(service.name_id.clone())),
        ("Tanggal diajukan", Some(words::date(application.submitted_on))),
        ("Waktu layanan", Some(format!("{days} ({}) hari kerja", words::spelled(days)))),
        ("Selesai paling lambat", Some(words::date(application.due_date))),
        ("Biaya", fee),
    ];
    all.into_iter().filter_map(|(label, value)| Some(Field::new(label, value?))).collect()
}

/// Papers by the requirement that they meet; of several for the same one, each is named once.
fn received(documents: &[PermitDocument], service: &PermitService) -> Result<Vec<String>> {
    let requirements = service.requirements()?;
    let mut names: Vec<String> = Vec::new();
    for document in documents {
        let requirement = usize::try_from(document.requirement_index).ok().and_then(|i| requirements.get(i));
        let Some(requirement) = requirement else { continue };
        let how = if document.original_seen { " (asli diperlihatkan)" } else { "" };
        let name = format!("{}{how}", requirement.name_id);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Ok(names)
}
