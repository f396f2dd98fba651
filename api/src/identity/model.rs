//! Users, positions, assignments, sessions.
use super::permission::Permission;
use crate::agencies::AgencyRef;
use crate::error::{Code, Violations};
use crate::http::Validate;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{position_assignments, positions, refresh_sessions, users};
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

text_enum! {
    /// How a person holds a position.
    pub enum AssignmentKind {
        /// The installed holder.
        Definitive = "definitive",
        /// Plt.: acting while nobody is installed.
        Acting = "acting",
        /// Plh.: acting while the holder is away for a short time.
        DailyActing = "daily_acting",
        /// Pj.: caretaker of a regional head.
        Caretaker = "caretaker",
    }
}

text_enum! {
    /// Language of the interface.
    pub enum Locale {
        /// Bahasa Indonesia.
        Id = "id",
        /// English.
        En = "en",
    }
}

/// A person who may sign in.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize, ToSchema)]
#[diesel(table_name = users, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct User {
    /// Id.
    pub id: Id,
    /// Name for signing in; lower case.
    pub username: String,
    /// Full name.
    pub name: String,
    /// NIP.
    pub civil_servant_number: Option<String>,
    /// Language of the interface.
    pub locale: Locale,
    /// Whether the person may sign in.
    pub active: bool,
    /// Whether the password must be changed before anything else.
    pub must_change_password: bool,
    /// When the record was made.
    pub created_at: Ts,
    /// When it was last changed.
    pub updated_at: Ts,
    /// Version for `If-Match`.
    pub version: i32,
    /// Where mail for the person goes.
    pub email: Option<String>,
}

/// A post in an agency; it carries the rights, whoever holds it.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = positions, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Position {
    /// Id.
    pub id: Id,
    /// Its agency.
    pub agency_id: Id,
    /// Its role.
    pub role_id: Id,
    /// Title.
    pub title: String,
    /// Whether it heads the agency.
    pub is_head: bool,
    /// Whether it is in use.
    pub active: bool,
    /// When the record was made.
    pub created_at: Ts,
    /// When it was last changed.
    pub updated_at: Ts,
    /// Version for `If-Match`.
    pub version: i32,
}

/// A person in a position between two days.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize, ToSchema)]
#[diesel(table_name = position_assignments, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Assignment {
    /// Id.
    pub id: Id,
    /// The position.
    pub position_id: Id,
    /// The person.
    pub user_id: Id,
    /// How the person holds it.
    pub kind: AssignmentKind,
    /// Number of the decree; required unless definitive.
    pub decree_number: Option<String>,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day; null while it lasts.
    pub valid_until: Option<NaiveDate>,
    /// When the record was made.
    pub created_at: Ts,
}

/// One refresh token of a session. Never serialised: it holds the hash of a secret.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = refresh_sessions, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct RefreshSession {
    /// Id.
    pub id: Id,
    /// The session: all tokens that were rotated one from another.
    pub family_id: Id,
    /// The person.
    pub user_id: Id,
    /// The position in which the person works.
    pub position_id: Id,
    /// SHA-256 of the token.
    pub token_hash: String,
    /// When it was given out.
    pub issued_at: Ts,
    /// When it ends unused.
    pub idle_expires_at: Ts,
    /// When the session ends in any case; rotation never moves it.
    pub absolute_expires_at: Ts,
    /// When it was exchanged for the next one.
    pub rotated_at: Option<Ts>,
    /// When the session was ended.
    pub revoked_at: Option<Ts>,
}

/// A position with its agency and holder.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PositionView {
    /// Id.
    pub id: Id,
    /// Title.
    pub title: String,
    /// Whether it heads the agency.
    pub is_head: bool,
    /// Code of its role.
    pub role: String,
    /// Its agency.
    pub agency: AgencyRef,
    /// Who holds it today; null where it is vacant.
    pub holder: Option<Holder>,
}

/// Who holds a position.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Holder {
    /// The person.
    pub user_id: Id,
    /// The person's name.
    pub name: String,
}

/// A role and its rights.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RoleView {
    /// Code.
    pub code: String,
    /// Indonesian name.
    pub name_id: String,
    /// English name.
    pub name_en: String,
    /// Rights.
    pub permissions: Vec<Permission>,
}

/// A new person.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewUser {
    /// Name for signing in: 3 to 60 lower-case letters, digits, dots, dashes or underscores.
    pub username: String,
    /// Full name.
    pub name: String,
    /// NIP.
    pub civil_servant_number: Option<String>,
    /// Where mail for the person goes.
    pub email: Option<String>,
    /// The position that the person holds from today.
    pub position_id: Id,
}

/// Notes an address that mail cannot go to: one `@`, a domain, at most 254 characters (RFC 5321), all of them plain.
pub fn check_email(v: &mut Violations, email: Option<&str>) {
    let Some(email) = email else { return };
    let plain =
        |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '(' | ')' | ',' | ';' | ':' | '\\' | '"');
    let parts = email.split_once('@');
    let named = parts.is_some_and(|(local, domain)| {
        (1..=64).contains(&local.len())
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !email.contains("..")
            && domain.contains('.')
            && domain.split('.').all(|label| {
                !label.is_empty()
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            })
    });
    if email.len() > 254 || !email.chars().all(plain) || !named {
        v.add("/email", Code::InvalidFormat);
    }
}

impl Validate for NewUser {
    fn validate(&self, v: &mut Violations) {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_');
        if !(3..=60).contains(&self.username.len()) || !self.username.chars().all(plain) {
            v.add("/username", Code::InvalidFormat);
        }
        v.text("/name", &self.name, 200);
        v.optional_text("/civil_servant_number", self.civil_servant_number.as_deref(), 30);
        check_email(v, self.email.as_deref());
    }
}

/// Changes of a person; fields that are absent stay as they are.
#[derive(Debug, Clone, Deserialize, AsChangeset, ToSchema)]
#[diesel(table_name = users)]
#[serde(deny_unknown_fields)]
pub struct UserPatch {
    /// Full name.
    pub name: Option<String>,
    /// NIP.
    pub civil_servant_number: Option<String>,
    /// Whether the person may sign in; false also ends all sessions.
    pub active: Option<bool>,
    /// Where mail for the person goes; null takes the address away.
    #[serde(default, deserialize_with = "crate::http::present")]
    #[schema(value_type = Option<String>)]
    pub email: Option<Option<String>>,
}

impl Validate for UserPatch {
    fn validate(&self, v: &mut Violations) {
        v.optional_text("/name", self.name.as_deref(), 200);
        v.optional_text("/civil_servant_number", self.civil_servant_number.as_deref(), 30);
        check_email(v, self.email.as_ref().and_then(|email| email.as_deref()));
    }
}

/// A new position.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPosition {
    /// Its agency.
    pub agency_id: Id,
    /// Title.
    pub title: String,
    /// Code of its role.
    pub role: String,
    /// Whether it heads the agency.
    pub is_head: bool,
}

impl Validate for NewPosition {
    fn validate(&self, v: &mut Violations) {
        v.text("/title", &self.title, 200);
        v.text("/role", &self.role, 60);
    }
}

/// Puts a person into a position.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAssignment {
    /// The position.
    pub position_id: Id,
    /// The person.
    pub user_id: Id,
    /// How the person holds it.
    pub kind: AssignmentKind,
    /// Number of the decree; required unless definitive.
    pub decree_number: Option<String>,
    /// First day.
    #[serde(deserialize_with = "crate::http::day")]
    pub valid_from: NaiveDate,
    /// Last day; required for acting officials: Plt. at most a year, Plh. at most three months.
    #[serde(default, deserialize_with = "crate::http::optional_day")]
    pub valid_until: Option<NaiveDate>,
}

impl Validate for NewAssignment {
    fn validate(&self, v: &mut Violations) {
        v.optional_text("/decree_number", self.decree_number.as_deref(), 100);
        if self.valid_until.is_some_and(|until| until < self.valid_from) {
            v.add("/valid_until", Code::DateOrder);
        }
        let max_months = match self.kind {
            AssignmentKind::Definitive => return,
            AssignmentKind::Acting | AssignmentKind::Caretaker => 12,
            AssignmentKind::DailyActing => 3,
        };
        if self.decree_number.is_none() {
            v.add("/decree_number", Code::Required);
        }
        let limit = self.valid_from.checked_add_months(chrono::Months::new(max_months));
        match self.valid_until {
            None => v.add("/valid_until", Code::Required),
            Some(until) if limit.is_some_and(|limit| until > limit) => {
                v.add_with("/valid_until", Code::OutOfRange, format!("≤ {max_months} bulan/months"));
            }
            Some(_) => {}
        }
    }
}
