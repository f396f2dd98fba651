//! The staff of every office: positions, people, and the few accounts that may sign in.
use super::behaviour::Behaviour;
use super::chance::Chance;
use super::names;
use crate::agencies::{AgencyKind, AgencyRef};
use crate::error::{Error, Result};
use crate::http::Moment;
use crate::identity::users::{service as users, store as user_store};
use crate::identity::{Me, password, store as identity};
use pamong_db::{Conn, Id};
use serde::Serialize;
use std::collections::BTreeMap;

/// A post of an office: role, title, user name prefix.
type Post = (&'static str, &'static str, &'static str);

const VILLAGE: &[Post] = &[
    ("urban_village_head", "Lurah", "lurah"),
    ("secretary", "Sekretaris", "seklur"),
    ("section_head", "Kepala Seksi Pemerintahan dan Pelayanan", "kasi"),
    ("registry_clerk", "Petugas Tata Usaha", "tu"),
    ("counter_officer", "Petugas Loket", "loket"),
    ("staff", "Staf", "staf"),
];
const SUB_DISTRICT: &[Post] = &[
    ("sub_district_head", "Camat", "camat"),
    ("secretary", "Sekretaris", "sekcam"),
    ("section_head", "Kepala Seksi Pelayanan", "kasi"),
    ("registry_clerk", "Petugas Tata Usaha", "tu"),
    ("counter_officer", "Petugas Loket", "loket"),
    ("field_officer", "Tim Teknis Lapangan", "teknis"),
    ("cashier", "Kasir", "kasir"),
    ("staff", "Staf", "staf"),
];
const OFFICE: &[Post] = &[
    ("agency_head", "Kepala", "kepala"),
    ("secretary", "Sekretaris", "sekretaris"),
    ("section_head", "Kepala Bidang", "kabid"),
    ("registry_clerk", "Petugas Tata Usaha", "tu"),
    ("staff", "Staf", "staf"),
];
const CITY: &[Post] = &[
    ("administrator", "Administrator", "admin"),
    ("mayor", "Wali Kota", "walikota"),
    ("registry_clerk", "Petugas Tata Usaha Wali Kota", "tu"),
    ("secretary", "Sekretaris Pribadi", "sespri"),
    ("staff", "Staf Wali Kota", "staf"),
];
/// Posts of the communication office that work for the whole city and so belong to it.
const CITY_WIDE: &[Post] = &[
    ("evaluator", "Evaluator Diskominfo", "evaluator"),
    ("evaluator", "Evaluator Diskominfo", "evaluator2"),
];

/// An office with its people and its way of working.
pub struct Office {
    /// The agency.
    pub agency: AgencyRef,
    /// How it works.
    pub behaviour: Behaviour,
    people: BTreeMap<&'static str, Me>,
}

/// An account that may sign in.
#[derive(Debug, Clone, Serialize)]
pub struct Account {
    /// Role.
    pub role: String,
    /// Agency code.
    pub agency: String,
    /// Agency name.
    pub agency_name: String,
    /// User name.
    pub username: String,
    /// Password, made for this installation.
    pub password: String,
}

impl Office {
    /// The person in a role, at a moment.
    pub fn person(&self, role: &str, at: Moment) -> Result<Me> {
        let me = self.people.get(role).or_else(|| self.people.get("secretary"));
        let me = me.ok_or_else(|| Error::internal(format!("{} has no {role}", self.agency.code)))?;
        Ok(me.later(at))
    }

    /// The head of the office, at a moment.
    pub fn head(&self, at: Moment) -> Result<Me> {
        let roles = ["agency_head", "urban_village_head", "sub_district_head", "mayor"];
        let role = roles.into_iter().find(|role| self.people.contains_key(role));
        self.person(role.unwrap_or("agency_head"), at)
    }

    /// Whether citizens are served here.
    pub fn has_counter(&self) -> bool {
        matches!(self.agency.kind, AgencyKind::UrbanVillage | AgencyKind::SubDistrict)
    }
}

/// The title with the office that it belongs to: `Lurah Simpang IV Sipin`, `Kepala Dinas Sosial`, `Inspektur`.
fn title_at(title: &str, agency: &AgencyRef) -> String {
    let name = agency.name.as_str();
    match (agency.kind, title) {
        (AgencyKind::City, "Wali Kota") => format!("{title} Jambi"),
        (AgencyKind::City, _) => title.into(),
        (AgencyKind::UrbanVillage, "Lurah") => name.replacen("Kelurahan", title, 1),
        (AgencyKind::SubDistrict, "Camat") => name.replacen("Kecamatan", title, 1),
        (_, "Kepala") if name.starts_with("Sekretariat") => name.replacen("Sekretariat", "Sekretaris", 1),
        (_, "Kepala") if name == "Inspektorat" => "Inspektur".into(),
        (AgencyKind::Hospital, "Kepala") => format!("Direktur {name}"),
        _ => format!("{title} {name}"),
    }
}

/// Makes the staff of an office.
pub fn staff(tx: &mut Conn, agency: &AgencyRef, chance: &mut Chance, at: Moment) -> Result<Office> {
    let posts: Vec<Post> = match agency.kind {
        AgencyKind::UrbanVillage => VILLAGE.to_vec(),
        AgencyKind::SubDistrict => SUB_DISTRICT.to_vec(),
        AgencyKind::City => [CITY, CITY_WIDE].concat(),
        _ => OFFICE.to_vec(),
    };
    let behaviour = Behaviour::draw(agency.kind, chance);
    let mut people = BTreeMap::new();
    for (role, title, prefix) in posts {
        let head = matches!(role, "agency_head" | "urban_village_head" | "sub_district_head" | "mayor");
        let title = title_at(title, agency);
        let position = users::add_position(tx, agency.id, role, &title, head, at)?;
        let nip = format!(
            "19{:02}{:02}{:02}{:010}",
            chance.whole(66, 96),
            chance.whole(1, 12),
            chance.whole(1, 28),
            chance.whole(0, 999_999_999)
        );
        let user =
            users::add_user(tx, &format!("{prefix}.{}", agency.code), &names::person(chance), Some(nip), at)?;
        users::install(tx, position, user.id, at)?;
        let me = identity::load_me(tx, user.id, position, Id::new(), at)?;
        people.entry(role).or_insert(me.ok_or_else(|| Error::internal("a person without a position"))?);
    }
    Ok(Office { agency: agency.clone(), behaviour, people })
}

/// Gives a password to some people: one of each role at the city, at the communication office, at the first sub-district
/// and at its first urban village, and at a second urban village to see that each keeps to itself.
pub fn accounts(tx: &mut Conn, offices: &[Office], codes: &[&str], at: Moment) -> Result<Vec<Account>> {
    let mut accounts = Vec::new();
    for office in offices.iter().filter(|o| codes.contains(&o.agency.code.as_str())) {
        for (role, me) in &office.people {
            let plain = password::generate();
            user_store::set_password(tx, me.user_id, &password::hash(&plain)?, false, at.now)?;
            let user = identity::find_user(tx, me.user_id)?.ok_or_else(Error::not_found)?;
            accounts.push(Account {
                role: (*role).into(),
                agency: office.agency.code.clone(),
                agency_name: office.agency.name.clone(),
                username: user.username,
                password: plain,
            });
        }
    }
    Ok(accounts)
}
