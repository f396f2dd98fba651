//! Visits as they are stored and shown.
use crate::agencies::AgencyRef;
use crate::storage::FileRef;
use diesel::prelude::*;
use pamong_db::schema::{permit_visit_photos, permit_visits};
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::Serialize;
use utoipa::ToSchema;

text_enum! {
    /// What came of a visit.
    pub enum VisitOutcome {
        /// Nothing stands against the application.
        Fine = "fine",
        /// Something does; whoever decides weighs it.
        Objection = "objection",
    }
}

/// A visit as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = permit_visits, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Visit {
    /// Id, given on the phone.
    pub id: Id,
    /// The application.
    pub application_id: Id,
    /// Key of the stage at which it stood when the report arrived.
    pub stage: String,
    /// When it was made, by the phone's clock.
    pub visited_at: Ts,
    /// What came of it.
    pub outcome: VisitOutcome,
    /// What was found; null once it was erased.
    pub findings: Option<String>,
    /// The office of whoever made it.
    pub agency_id: Id,
    /// Who made it.
    pub user_id: Id,
    /// Name of that person then.
    pub user_name: String,
    /// Position of that person then.
    pub position_id: Id,
    /// When the report arrived.
    pub created_at: Ts,
}

/// A photo of a visit as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = permit_visit_photos, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct VisitPhoto {
    /// Id.
    pub id: Id,
    /// The visit.
    pub visit_id: Id,
    /// Its application.
    pub application_id: Id,
    /// Place in the list.
    pub pos: i32,
    /// The upload that holds the bytes; null once it was erased.
    pub upload_id: Option<Id>,
    /// When it was taken, by the phone's clock.
    pub taken_at: Ts,
    /// Degrees north, in millionths.
    pub latitude_e6: Option<i32>,
    /// Degrees east, in millionths.
    pub longitude_e6: Option<i32>,
    /// How far off the place may be, in metres.
    pub accuracy_m: Option<i32>,
    /// What it shows.
    pub caption: Option<String>,
    /// Size of the file.
    pub size_bytes: Option<i64>,
    /// SHA-256 of the file in hex.
    pub sha256: Option<String>,
}

impl VisitPhoto {
    /// The file; none once it was erased.
    pub fn file(self) -> Option<FileRef> {
        Some(FileRef {
            sha256: self.sha256?,
            file_name: format!("foto-kunjungan-{}.jpg", self.pos + 1),
            media_type: "image/jpeg".to_owned(),
            size_bytes: self.size_bytes?,
        })
    }
}

/// A photo of a visit; its bytes are at `/permit-applications/{application}/visits/{visit}/photos/{id}`.
#[derive(Debug, Serialize, ToSchema)]
pub struct VisitPhotoView {
    /// Id.
    pub id: Id,
    /// When it was taken, by the phone's clock.
    pub taken_at: Ts,
    /// Degrees north; null where the phone did not tell.
    pub latitude: Option<f64>,
    /// Degrees east; null where the phone did not tell.
    pub longitude: Option<f64>,
    /// How far off the place may be, in metres.
    pub accuracy_m: Option<i32>,
    /// What it shows.
    pub caption: Option<String>,
    /// Size of the file; null once it was erased.
    pub size_bytes: Option<i64>,
    /// SHA-256 of the file in hex; null once it was erased.
    pub sha256: Option<String>,
}

impl From<VisitPhoto> for VisitPhotoView {
    fn from(photo: VisitPhoto) -> Self {
        let degrees = |e6: i32| f64::from(e6) / 1e6;
        Self {
            id: photo.id,
            taken_at: photo.taken_at,
            latitude: photo.latitude_e6.map(degrees),
            longitude: photo.longitude_e6.map(degrees),
            accuracy_m: photo.accuracy_m,
            caption: photo.caption,
            size_bytes: photo.size_bytes,
            sha256: photo.sha256,
        }
    }
}

/// A visit as staff see it.
#[derive(Debug, Serialize, ToSchema)]
pub struct PermitVisitView {
    /// Id, given on the phone.
    pub id: Id,
    /// The application.
    pub application_id: Id,
    /// When it was made, by the phone's clock.
    pub visited_at: Ts,
    /// What came of it.
    pub outcome: VisitOutcome,
    /// What was found; null once it was erased.
    pub findings: Option<String>,
    /// Who made it.
    pub by: String,
    /// The office of whoever made it.
    pub agency: AgencyRef,
    /// When the report arrived.
    pub reported_at: Ts,
    /// Photos in the order in which they were sent.
    pub photos: Vec<VisitPhotoView>,
}
