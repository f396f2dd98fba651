//! The attendance list of an interview visit or a mentoring, to be filled in by hand.
use super::report::evaluator;
use crate::documents::office::{self, Office};
use crate::documents::templates::texts_at;
use crate::documents::{papers, words};
use crate::error::{Error, Result};
use crate::evaluations::periods::store as periods;
use crate::evaluations::visibility::Visible;
use crate::identity::Me;
use pamong_db::{Conn, Id};
use pamong_render::paper::{AttendanceList, Field, Signature};
use pamong_render::{Paper, PaperSize, RenderOptions};

/// Rows for those who come.
const ROWS: u16 = 15;
/// A line to write on.
const BLANK: &str = "................................................";

/// The list for a visit to an agency, or for any where none is named.
pub fn attendance(
    c: &mut Conn,
    me: &Me,
    id: Id,
    agency: Option<Id>,
    size: PaperSize,
) -> Result<(Paper, RenderOptions)> {
    let period = periods::find(c, id)?.ok_or_else(Error::not_found)?;
    if agency.is_some_and(|agency| !Visible::to(me).covers(agency)) {
        return Err(Error::not_found());
    }
    let visited = agency.map(|agency| Office::load(c, agency)).transpose()?;
    let evaluator = evaluator(c, me, &period)?;
    let office = Office::load(c, evaluator)?;
    let own = office::signature_of(c, me.position_id, Some(me.user_id), me.today())?;
    let mut signatures = vec![Signature { role: Some("Petugas evaluasi,".into()), ..own }];
    if let Some(agency) = agency {
        let head = office::signature_of_head(c, agency, me.today())?;
        signatures.push(Signature { role: Some("Mengetahui,".into()), ..head });
    }
    let days = words::period(period.date_from, period.date_until);
    let paper = AttendanceList {
        letterhead: office.letterhead(),
        title: "Daftar Hadir".into(),
        fields: vec![
            Field::new("Kegiatan", "Wawancara/pendampingan evaluasi pemakaian SIPADEK dan SIPATEN"),
            Field::new("Periode evaluasi", papers::shown(&format!("{} ({days})", period.name))),
            Field::new("Instansi", visited.map_or_else(|| BLANK.into(), |office| office.name)),
            Field::new("Hari, tanggal", BLANK),
            Field::new("Waktu", BLANK),
            Field::new("Tempat", BLANK),
        ],
        attendees: Vec::new(),
        blank_rows: ROWS,
        place: office.place(),
        date: None,
        signatures,
    };
    let whose = agency.map_or_else(|| "any".into(), |agency| agency.to_string());
    let document = format!("{id}-attendance-{whose}");
    let options = papers::options(me, size, None, document, me.now(), texts_at(c, None)?);
    Ok((Paper::AttendanceList(Box::new(paper)), options))
}
