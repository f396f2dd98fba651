//! Officers and their work as staff see them.
use super::service::OFFICER;
use super::store::{self, Open};
use crate::agencies::Calendar;
use crate::error::Result;
use crate::identity::Me;
use crate::identity::model::PositionView;
use crate::identity::users::store::{PositionFilter, list_positions};
use chrono::NaiveDate;
use pamong_db::{Conn, Id};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// More rows than an office has positions and holders, and than a page has applications.
const ALL: i64 = 1000;
/// Working days ahead that count as soon.
const SOON: u32 = 2;

/// The officer who looks after an application.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = PermitAssignee)]
pub struct Assignee {
    /// The position.
    pub position_id: Id,
    /// Its title.
    pub position_title: String,
    /// Who holds it today; null where it is vacant.
    pub name: Option<String>,
}

/// Open applications, counted.
#[derive(Debug, Clone, Copy, Default, Serialize, ToSchema)]
#[schema(as = PermitLoad)]
pub struct Load {
    /// All that have not ended.
    pub open: i64,
    /// Late while the office has to act.
    pub late: i64,
    /// Due today or on one of the next two working days.
    pub due_soon: i64,
}

impl Load {
    fn count(&mut self, one: &Open, today: NaiveDate, soon: NaiveDate) {
        self.open += 1;
        if one.stopped_on.is_none() && one.paused_since.is_none() {
            self.late += i64::from(one.due_date < today);
            self.due_soon += i64::from(one.due_date >= today && one.due_date <= soon);
        }
    }
}

/// The work of one officer.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PermitOfficerLoad)]
pub struct OfficerLoad {
    /// The officer.
    #[serde(flatten)]
    pub officer: Assignee,
    /// The officer's applications.
    pub load: Load,
}

/// The work of an office.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PermitWorkload)]
pub struct Workload {
    /// Everyone who may be given applications, those with the most open ones first.
    pub officers: Vec<OfficerLoad>,
    /// What nobody looks after.
    pub nobody: Load,
}

fn assignee(position: PositionView) -> Assignee {
    Assignee {
        position_id: position.id,
        position_title: position.title,
        name: position.holder.map(|holder| holder.name),
    }
}

/// The officers of those of these applications that have one.
pub fn of(c: &mut Conn, today: NaiveDate, applications: &[Id]) -> Result<BTreeMap<Id, Assignee>> {
    let held = store::held(c, applications)?;
    if held.is_empty() {
        return Ok(BTreeMap::new());
    }
    let ids = held.iter().map(|(_, position)| *position).collect();
    let filter = PositionFilter { ids: Some(ids), ..PositionFilter::default() };
    let positions = list_positions(c, None, &filter, today, (None, ALL))?;
    let officers: BTreeMap<Id, Assignee> = positions.into_iter().map(|p| (p.id, assignee(p))).collect();
    let found = held.into_iter().filter_map(|(id, position)| Some((id, officers.get(&position)?.clone())));
    Ok(found.collect())
}

/// The work of the caller's office.
pub fn workload(c: &mut Conn, me: &Me) -> Result<Workload> {
    let (agency, today) = (me.agency.id, me.today());
    let filter =
        PositionFilter { agency_id: Some(agency), permission: Some(OFFICER), ..PositionFilter::default() };
    let positions = list_positions(c, None, &filter, today, (None, ALL))?;
    let soon = Calendar::load(c)?.add_working_days(today, SOON);
    let mut officers: BTreeMap<Id, OfficerLoad> = BTreeMap::new();
    for position in positions {
        officers.insert(position.id, OfficerLoad { officer: assignee(position), load: Load::default() });
    }
    let mut nobody = Load::default();
    for one in store::open(c, agency)? {
        // Whoever is not there any more, or has another role now, looks after nothing.
        let officer = one.position.and_then(|id| officers.get_mut(&id));
        officer.map_or(&mut nobody, |officer| &mut officer.load).count(&one, today, soon);
    }
    let mut officers: Vec<OfficerLoad> = officers.into_values().collect();
    officers.sort_by_key(|one| std::cmp::Reverse((one.load.open, one.load.late)));
    Ok(Workload { officers, nobody })
}
