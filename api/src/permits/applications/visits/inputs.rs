//! Reports as they come from phones.
use super::model::{VisitOutcome, VisitPhoto};
use crate::error::{Code, Violations};
use crate::http::Validate;
use crate::secrets::holds_number;
use chrono::Datelike;
use pamong_db::{Id, Ts};
use serde::Deserialize;
use utoipa::ToSchema;

/// Photos of one visit.
const MAX_PHOTOS: usize = 20;
/// Longest findings, in characters.
const FINDINGS: usize = 4000;
/// Longest caption, in characters.
const CAPTION: usize = 200;
/// A place that is further off than this, in metres, is no place in the city.
const FURTHEST_OFF: i32 = 100_000;

/// A photo of a visit: an upload of the caller, a JPEG without the camera's notes (EXIF).
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewVisitPhoto {
    /// The upload.
    pub upload_id: Id,
    /// When it was taken, by the phone's clock.
    pub taken_at: Ts,
    /// Degrees north, -90 to 90, kept to six decimals; with `longitude` or not at all.
    pub latitude: Option<f64>,
    /// Degrees east, -180 to 180, kept to six decimals; with `latitude` or not at all.
    pub longitude: Option<f64>,
    /// How far off the place may be, in metres; only with a place.
    pub accuracy_m: Option<i32>,
    /// What it shows, without a personal number.
    pub caption: Option<String>,
}

impl NewVisitPhoto {
    /// Degrees north, in millionths.
    pub fn latitude_e6(&self) -> Option<i32> {
        self.latitude.and_then(millionths)
    }

    /// Degrees east, in millionths.
    pub fn longitude_e6(&self) -> Option<i32> {
        self.longitude.and_then(millionths)
    }

    /// Whether this is what was kept of it.
    pub fn is(&self, kept: &VisitPhoto) -> bool {
        kept.upload_id == Some(self.upload_id)
            && kept.taken_at == Ts::from_utc(self.taken_at.0)
            && (kept.latitude_e6, kept.longitude_e6) == (self.latitude_e6(), self.longitude_e6())
            && kept.accuracy_m == self.accuracy_m
            && kept.caption.as_deref() == trimmed(self.caption.as_deref())
    }

    fn validate(&self, at: &str, v: &mut Violations) {
        if !(2000..2100).contains(&self.taken_at.0.year()) {
            v.add_with(format!("{at}/taken_at"), Code::OutOfRange, "2000–2099");
        }
        match (self.latitude, self.longitude) {
            (Some(_), None) => v.add(format!("{at}/longitude"), Code::Required),
            (None, Some(_)) => v.add(format!("{at}/latitude"), Code::Required),
            (None, None) if self.accuracy_m.is_some() => v.add(format!("{at}/latitude"), Code::Required),
            (None, None) | (Some(_), Some(_)) => {}
        }
        if self.latitude.is_some_and(|degrees| degrees.abs() > 90.0) {
            v.add_with(format!("{at}/latitude"), Code::OutOfRange, "-90–90");
        }
        if self.longitude.is_some_and(|degrees| degrees.abs() > 180.0) {
            v.add_with(format!("{at}/longitude"), Code::OutOfRange, "-180–180");
        }
        if self.accuracy_m.is_some_and(|metres| !(0..=FURTHEST_OFF).contains(&metres)) {
            v.add_with(format!("{at}/accuracy_m"), Code::OutOfRange, format!("0–{FURTHEST_OFF}"));
        }
        let caption = format!("{at}/caption");
        v.optional_text(&caption, self.caption.as_deref(), CAPTION);
        if self.caption.as_deref().is_some_and(holds_number) {
            v.add(caption, Code::PersonalNumber);
        }
    }
}

/// The report of a visit. The id is made on the phone, before there is a network: the same report sent again is there once.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPermitVisit {
    /// Id of the visit, a random UUID.
    pub id: Id,
    /// When it was made, by the phone's clock; not before the application and not in the future.
    pub visited_at: Ts,
    /// What came of it.
    pub outcome: VisitOutcome,
    /// What was found, without a personal number.
    pub findings: String,
    /// Photos, at most 20.
    #[serde(default)]
    pub photos: Vec<NewVisitPhoto>,
}

impl NewPermitVisit {
    /// The uploads of the photos.
    pub fn upload_ids(&self) -> Vec<Id> {
        self.photos.iter().map(|photo| photo.upload_id).collect()
    }
}

impl Validate for NewPermitVisit {
    fn validate(&self, v: &mut Violations) {
        v.text("/findings", &self.findings, FINDINGS);
        if holds_number(&self.findings) {
            v.add("/findings", Code::PersonalNumber);
        }
        if self.photos.len() > MAX_PHOTOS {
            v.add_with("/photos", Code::TooMany, MAX_PHOTOS);
            return;
        }
        for (i, photo) in self.photos.iter().enumerate() {
            photo.validate(&format!("/photos/{i}"), v);
            if self.photos.iter().take(i).any(|other| other.upload_id == photo.upload_id) {
                v.add(format!("/photos/{i}"), Code::Duplicate);
            }
        }
    }
}

/// Text without space around it.
pub fn trimmed(text: Option<&str>) -> Option<&str> {
    text.map(str::trim)
}

/// Degrees as whole millionths; `Validate` has looked at their range.
fn millionths(degrees: f64) -> Option<i32> {
    format!("{:.0}", degrees * 1e6).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_kept_to_a_tenth_of_a_metre() {
        for (degrees, e6) in [
            (-1.610_123_4, -1_610_123),
            (103.613_12, 103_613_120),
            (-0.000_000_4, 0),
            (0.0, 0),
            (180.0, 180_000_000),
            (-180.0, -180_000_000),
        ] {
            assert_eq!(millionths(degrees), Some(e6), "{degrees}");
        }
    }
}
