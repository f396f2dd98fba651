//! An office on paper: its letterhead, and the official who signs for it.
use super::store;
use crate::agencies::{self, AgencyKind};
use crate::error::{Error, Result};
use crate::identity::model::AssignmentKind;
use chrono::NaiveDate;
use pamong_db::{Conn, Id};
use pamong_render::paper::{Capacity, Letterhead, Signature};

/// The names that an office's papers carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// The city, as in `Kota Jambi`.
    pub city: String,
    /// The sub-district of an urban village.
    pub parent: Option<String>,
    /// The office.
    pub name: String,
    /// What it is.
    pub kind: AgencyKind,
}

impl Office {
    /// The office with this id.
    pub fn load(c: &mut Conn, agency: Id) -> Result<Self> {
        let city = agencies::store::city(c)?.ok_or_else(|| Error::internal("no city"))?.name;
        let found = agencies::store::find(c, agency)?.ok_or_else(Error::not_found)?;
        let parent = match (found.kind, found.parent_id) {
            (AgencyKind::UrbanVillage, Some(parent)) => agencies::store::find(c, parent)?.map(|p| p.name),
            _ => None,
        };
        Ok(Self { city, parent, name: found.name, kind: found.kind })
    }

    /// Head of its papers. The city's own papers carry its name alone.
    pub fn letterhead(&self) -> Letterhead {
        Letterhead {
            city: self.city.clone(),
            parent: self.parent.clone(),
            agency: if self.name == self.city { String::new() } else { self.name.clone() },
            ..Letterhead::default()
        }
    }

    /// Where its papers are dated.
    pub fn place(&self) -> String {
        self.city.trim_start_matches("Kota ").into()
    }

    /// Who speaks for it: `Lurah Simpang IV Sipin`, `Camat Telanaipura`, `Kepala Dinas Sosial`.
    pub fn head(&self) -> String {
        match self.kind {
            AgencyKind::UrbanVillage => self.name.replacen("Kelurahan", "Lurah", 1),
            AgencyKind::SubDistrict => self.name.replacen("Kecamatan", "Camat", 1),
            _ => format!("Kepala {}", self.name),
        }
    }
}

/// The block of whoever heads an agency on `day`; a title without a name where nobody does.
pub fn signature_of_head(c: &mut Conn, agency: Id, day: NaiveDate) -> Result<Signature> {
    match store::head_of(c, agency)? {
        Some((position, _)) => signature_of(c, position, None, day),
        None => Ok(Signature { title: Office::load(c, agency)?.head(), ..Signature::default() }),
    }
}

/// The block of the official who holds a position on `day`, or of the person who then signed in it.
pub fn signature_of(c: &mut Conn, position: Id, user: Option<Id>, day: NaiveDate) -> Result<Signature> {
    let title = store::title_of(c, position)?;
    let Some((name, nip, kind)) = store::holder(c, position, user, day)? else {
        return Ok(Signature { title, ..Signature::default() });
    };
    Ok(Signature { title, name, nip, acting: capacity(kind), ..Signature::default() })
}

const fn capacity(kind: AssignmentKind) -> Capacity {
    match kind {
        AssignmentKind::Definitive => Capacity::Own,
        AssignmentKind::Acting => Capacity::Acting,
        AssignmentKind::DailyActing => Capacity::Daily,
        AssignmentKind::Caretaker => Capacity::Interim,
    }
}
