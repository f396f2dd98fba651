//! A survey as it is stored: one column for each element.
use crate::permits::applications::model::PermitChannel;
use crate::satisfaction::{Answers, Element};
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::surveys;
use pamong_db::{Id, MultiBackend, Ts};

/// A survey.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = surveys, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Survey {
    /// Id.
    pub id: Id,
    /// The case.
    pub application_id: Id,
    /// Its office.
    pub agency_id: Id,
    /// Its service, in the revision of the case.
    pub service_id: Id,
    /// Answered on the public pages, or at the counter with an officer.
    pub channel: PermitChannel,
    /// The answers.
    #[diesel(embed)]
    pub answers: AnswerColumns,
    /// What the person wanted to say besides.
    pub remark: Option<String>,
    /// Day on which the case ended: the survey counts in that day's period.
    pub ended_on: NaiveDate,
    /// Who entered it at the counter.
    pub created_by_user_id: Option<Id>,
    /// When it was answered first.
    pub created_at: Ts,
    /// When it was corrected.
    pub changed_at: Option<Ts>,
    /// Version.
    pub version: i32,
}

/// The nine answers, 1 to 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = surveys, check_for_backend(MultiBackend))]
pub struct AnswerColumns {
    /// Persyaratan.
    pub requirements: i32,
    /// Prosedur.
    pub procedure: i32,
    /// Waktu.
    pub service_time: i32,
    /// Biaya.
    pub fee: i32,
    /// Produk.
    pub product: i32,
    /// Kompetensi.
    pub competence: i32,
    /// Perilaku.
    pub behaviour: i32,
    /// Sarana dan prasarana.
    pub facilities: i32,
    /// Penanganan pengaduan.
    pub complaint_handling: i32,
}

impl AnswerColumns {
    /// The columns of complete answers; none where one is missing.
    pub fn of(answers: &Answers) -> Option<Self> {
        let of = |element| answers.get(&element).copied();
        Some(Self {
            requirements: of(Element::Requirements)?,
            procedure: of(Element::Procedure)?,
            service_time: of(Element::ServiceTime)?,
            fee: of(Element::Fee)?,
            product: of(Element::Product)?,
            competence: of(Element::Competence)?,
            behaviour: of(Element::Behaviour)?,
            facilities: of(Element::Facilities)?,
            complaint_handling: of(Element::ComplaintHandling)?,
        })
    }
}
