//! What surveys say, for the offices that they are about.
use super::store;
use crate::agencies::{self, AgencyRef};
use crate::error::{Error, Result};
use crate::http::PageArgs;
use crate::identity::Me;
use crate::permits::applications::model::PermitChannel;
use crate::permits::catalogue::{self, PermitServiceRef};
use crate::permits::voice::statistics::snapshot::{Snapshot, View};
use crate::satisfaction::{Element, SHOWN_FROM, Tally};
use chrono::Datelike;
use pamong_db::{Conn, Id, Ts};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// An element of the survey.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ElementResult {
    /// Which one.
    pub element: Element,
    /// Mean of the answers (NRR), 1 to 4.
    pub mean: f64,
    /// A ninth of it (NRR tertimbang).
    pub weighted: f64,
}

/// What the surveys of one's own scope say.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SurveyResults {
    /// Cases that ended in this year.
    pub year: i32,
    /// Years that can be asked for.
    pub years: Vec<i32>,
    /// All offices and services that were asked for together.
    pub total: View,
    /// The nine elements; empty below 5 answers.
    pub elements: Vec<ElementResult>,
    /// How many answered on the public pages.
    pub online: u32,
    /// How many answered at the counter, with an officer.
    pub counter: u32,
    /// The offices.
    pub offices: Vec<View>,
    /// The services.
    pub services: Vec<View>,
}

/// The results of a scope from the numbers of a year.
pub fn of(snapshot: &Snapshot, me: &Me, agency: Option<Id>, service: Option<&str>) -> SurveyResults {
    let mine = |a: Id, s: Option<&str>| {
        me.scope.covers(a) && agency.is_none_or(|id| id == a) && service.is_none_or(|code| s == Some(code))
    };
    let (total, figures) = snapshot.total(&mine);
    SurveyResults {
        year: snapshot.year,
        years: snapshot.years.clone(),
        total,
        elements: elements(&figures.tally),
        online: figures.online,
        counter: figures.tally.respondents().saturating_sub(figures.online),
        offices: snapshot.by_office(&mine),
        services: snapshot.by_service(&mine),
    }
}

fn elements(tally: &Tally) -> Vec<ElementResult> {
    if tally.respondents() < SHOWN_FROM {
        return Vec::new();
    }
    let result = |element: &Element| {
        Some(ElementResult {
            element: *element,
            mean: tally.mean(*element)?,
            weighted: tally.weighted(*element)?,
        })
    };
    Element::ALL.iter().filter_map(result).collect()
}

/// What somebody wanted to say besides. Only the month is told, so that a remark does not lead to a person.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SurveyRemark {
    /// Id.
    pub id: Id,
    /// The office.
    pub agency: AgencyRef,
    /// The service.
    pub service: PermitServiceRef,
    /// From which side.
    pub channel: PermitChannel,
    /// Month of the answer: `YYYY-MM`.
    pub month: String,
    /// The remark.
    pub remark: String,
    /// When it was answered; orders the list and is not told.
    #[serde(skip)]
    pub created_at: Ts,
}

/// A page of remarks of one's own scope, newest first.
pub fn remarks(c: &mut Conn, me: &Me, page: &PageArgs) -> Result<Vec<SurveyRemark>> {
    let found = store::with_remark(c, &me.scope.agency_ids, page)?;
    let offices: Vec<Id> = found.iter().map(|survey| survey.agency_id).collect();
    let services: Vec<Id> = found.iter().map(|survey| survey.service_id).collect();
    let offices: BTreeMap<Id, AgencyRef> =
        agencies::store::refs(c, &offices)?.into_iter().map(|agency| (agency.id, agency)).collect();
    let services: BTreeMap<Id, PermitServiceRef> =
        catalogue::store::refs(c, &services)?.into_iter().map(|service| (service.id, service)).collect();
    let lost = || Error::internal("a survey without its office or service");
    let zone = me.at.zone;
    let view = |survey: super::model::Survey| {
        let day = survey.created_at.0.with_timezone(&zone).date_naive();
        Ok(SurveyRemark {
            id: survey.id,
            agency: offices.get(&survey.agency_id).cloned().ok_or_else(lost)?,
            service: services.get(&survey.service_id).cloned().ok_or_else(lost)?,
            channel: survey.channel,
            month: format!("{:04}-{:02}", day.year(), day.month()),
            remark: survey.remark.unwrap_or_default(),
            created_at: survey.created_at,
        })
    };
    found.into_iter().map(view).collect()
}
