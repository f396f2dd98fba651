//! What an administrator says about a mailbox.
use super::model::{MailSecurity, RuleRow};
use crate::error::{Code, Violations};
use crate::http::Validate;
use crate::letters::model::{SecurityLevel, Urgency};
use pamong_db::Id;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Rules that one mailbox may have.
const MAX_RULES: usize = 50;

/// A rule: which messages it fits, and how they are registered. The first that fits counts; without one a message becomes
/// an open letter of normal urgency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailboxRule {
    /// Address of the sender, or a domain (`dinkes.go.id`), which means everyone there and below; absent: anyone.
    #[schema(max_length = 200)]
    pub sender: Option<String>,
    /// Words that all stand in the subject; absent: any subject.
    #[schema(max_length = 200)]
    pub subject: Option<String>,
    /// Whether such messages are not registered but wait for somebody to decide.
    #[serde(default)]
    pub quarantine: bool,
    /// Code of the letter's kind.
    #[schema(max_length = 20)]
    pub kind: Option<String>,
    /// Archive classification.
    #[schema(max_length = 30)]
    pub classification_code: Option<String>,
    /// Urgency.
    pub urgency: Option<Urgency>,
    /// Secrecy.
    pub security_level: Option<SecurityLevel>,
}

impl MailboxRule {
    /// The row of this rule at its place.
    pub fn row(&self, mailbox_id: Id, pos: i32) -> RuleRow {
        RuleRow {
            mailbox_id,
            pos,
            sender: self.sender.as_deref().map(|sender| sender.trim().to_lowercase()),
            subject: self.subject.clone(),
            quarantine: self.quarantine,
            kind_code: self.kind.clone(),
            classification_code: self.classification_code.clone(),
            urgency: self.urgency,
            security_level: self.security_level,
        }
    }
}

impl From<RuleRow> for MailboxRule {
    fn from(row: RuleRow) -> Self {
        Self {
            sender: row.sender,
            subject: row.subject,
            quarantine: row.quarantine,
            kind: row.kind_code,
            classification_code: row.classification_code,
            urgency: row.urgency,
            security_level: row.security_level,
        }
    }
}

/// A mailbox to be read.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMailboxAccount {
    /// The agency whose letters come in there; one of the caller's scope.
    pub agency_id: Id,
    /// What the office calls it.
    #[schema(max_length = 100)]
    pub name: String,
    /// Host name of the mail server.
    #[schema(max_length = 200)]
    pub host: String,
    /// Its port, usually 993.
    pub port: u16,
    /// How the connection is protected.
    pub security: MailSecurity,
    /// Name of the account there.
    #[schema(max_length = 200)]
    pub username: String,
    /// Its password; it is kept encrypted and never shown.
    #[schema(max_length = 200, format = Password)]
    pub password: String,
    /// The folder that is read.
    #[serde(default = "inbox")]
    #[schema(default = "INBOX", max_length = 100)]
    pub folder: String,
    /// The person in whose name letters are registered; absent: who holds the position now.
    pub user_id: Option<Id>,
    /// The position in which that person registers; at the agency, with the right to register letters.
    pub position_id: Id,
    /// Rules in their order.
    #[serde(default)]
    #[schema(max_items = 50)]
    pub rules: Vec<MailboxRule>,
}

fn inbox() -> String {
    "INBOX".into()
}

/// A change of a mailbox; what is absent stays. Another server or user needs the password anew, so that nobody learns it by
/// sending it elsewhere.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailboxAccountPatch {
    /// What the office calls it.
    #[schema(max_length = 100)]
    pub name: Option<String>,
    /// Host name of the mail server.
    #[schema(max_length = 200)]
    pub host: Option<String>,
    /// Its port.
    pub port: Option<u16>,
    /// How the connection is protected.
    pub security: Option<MailSecurity>,
    /// Name of the account there.
    #[schema(max_length = 200)]
    pub username: Option<String>,
    /// Its password.
    #[schema(max_length = 200, format = Password)]
    pub password: Option<String>,
    /// The folder that is read; another one is read from its beginning.
    #[schema(max_length = 100)]
    pub folder: Option<String>,
    /// Whether it is read; `false` pauses it.
    pub active: Option<bool>,
    /// The person in whose name letters are registered; absent beside another position: who holds that now.
    pub user_id: Option<Id>,
    /// The position in which that person registers.
    pub position_id: Option<Id>,
    /// Rules in their order, as a whole.
    #[schema(max_items = 50)]
    pub rules: Option<Vec<MailboxRule>>,
}

/// Text that goes to the server in one line.
fn one_line(v: &mut Violations, pointer: &str, text: Option<&str>, longest: usize) {
    let Some(text) = text else { return };
    if text.chars().any(char::is_control) {
        v.add(pointer, Code::InvalidFormat);
    } else {
        v.text(pointer, text, longest);
    }
}

/// The rules that both inputs share.
fn account(
    v: &mut Violations,
    host: Option<&str>,
    user: Option<&str>,
    pass: Option<&str>,
    folder: Option<&str>,
) {
    one_line(v, "/host", host, 200);
    let named = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':');
    if host.is_some_and(|host| !host.chars().all(named)) {
        v.add("/host", Code::InvalidFormat);
    }
    one_line(v, "/username", user, 200);
    one_line(v, "/password", pass, 200);
    one_line(v, "/folder", folder, 100);
    // Other names would have to be written in a form of UTF-7 that only IMAP knows.
    if folder.is_some_and(|folder| !folder.is_ascii() || folder.contains('&')) {
        v.add("/folder", Code::InvalidFormat);
    }
}

fn rules(v: &mut Violations, rules: &[MailboxRule]) {
    if rules.len() > MAX_RULES {
        v.add_with("/rules", Code::TooMany, MAX_RULES);
    }
    for (i, rule) in rules.iter().enumerate() {
        v.optional_text(&format!("/rules/{i}/sender"), rule.sender.as_deref(), 200);
        v.optional_text(&format!("/rules/{i}/subject"), rule.subject.as_deref(), 200);
        v.optional_text(&format!("/rules/{i}/kind"), rule.kind.as_deref(), 20);
        let code = rule.classification_code.as_deref();
        v.optional_text(&format!("/rules/{i}/classification_code"), code, 30);
    }
}

impl Validate for NewMailboxAccount {
    fn validate(&self, v: &mut Violations) {
        v.text("/name", &self.name, 100);
        account(v, Some(&self.host), Some(&self.username), Some(&self.password), Some(&self.folder));
        rules(v, &self.rules);
    }
}

impl Validate for MailboxAccountPatch {
    fn validate(&self, v: &mut Violations) {
        v.optional_text("/name", self.name.as_deref(), 100);
        account(
            v,
            self.host.as_deref(),
            self.username.as_deref(),
            self.password.as_deref(),
            self.folder.as_deref(),
        );
        rules(v, self.rules.as_deref().unwrap_or_default());
        let elsewhere = self.host.is_some() || self.port.is_some() || self.security.is_some();
        if (elsewhere || self.username.is_some()) && self.password.is_none() {
            v.add("/password", Code::Required);
        }
    }
}
