//! How citizens are reached, and whether they show with a code that a contact is theirs.
use super::var;
use secrecy::SecretString;

/// What the public form asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CitizenCodes {
    /// No codes.
    #[default]
    Off,
    /// Who wants may show that the contact is theirs.
    Offered,
    /// A contact that can be reached must be shown to be the applicant's.
    Required,
}

/// A gateway that passes short messages on, such as by SMS.
#[derive(Debug, Clone)]
pub struct MessageWebhook {
    /// Where messages are posted to.
    pub url: String,
    /// The bearer token by which the gateway knows this installation.
    pub secret: SecretString,
}

/// How citizens are reached.
#[derive(Debug, Clone, Default)]
pub struct MessageConfig {
    /// Reaches telephones; none: telephones are not reached. Mail goes by the installation's mail server.
    pub webhook: Option<MessageWebhook>,
    /// What the public form asks for.
    pub codes: CitizenCodes,
}

type Read<'a> = &'a dyn Fn(&str) -> Option<String>;

impl MessageConfig {
    /// `mail` tells whether there is a mail server.
    pub(super) fn from_env(mail: bool) -> Result<Self, String> {
        Self::read(&var, mail)
    }

    fn read(get: Read<'_>, mail: bool) -> Result<Self, String> {
        let webhook = match get("PAMONG_MESSAGE_WEBHOOK") {
            None => None,
            Some(url) => Some(MessageWebhook { url, secret: secret(get)? }),
        };
        let reachable = mail || webhook.is_some();
        let codes = match get("PAMONG_CITIZEN_CODES").as_deref() {
            None if reachable => CitizenCodes::Required,
            None | Some("off") => CitizenCodes::Off,
            Some("offered" | "required") if !reachable => {
                return Err(
                    "PAMONG_CITIZEN_CODES: codes need PAMONG_MESSAGE_WEBHOOK or PAMONG_SMTP_URL".into()
                );
            }
            Some("offered") => CitizenCodes::Offered,
            Some("required") => CitizenCodes::Required,
            Some(other) => {
                return Err(format!("PAMONG_CITIZEN_CODES: '{other}' is none of off, offered and required"));
            }
        };
        Ok(Self { webhook, codes })
    }
}

/// The gateway's token, from the environment or from a file.
fn secret(get: Read<'_>) -> Result<SecretString, String> {
    let text = match (get("PAMONG_MESSAGE_WEBHOOK_SECRET"), get("PAMONG_MESSAGE_WEBHOOK_SECRET_FILE")) {
        (Some(secret), _) => secret,
        (None, Some(file)) => std::fs::read_to_string(&file)
            .map_err(|e| format!("PAMONG_MESSAGE_WEBHOOK_SECRET_FILE: {file}: {e}"))?,
        (None, None) => String::new(),
    };
    let text = text.trim();
    // It becomes a header.
    if text.is_empty() || !text.chars().all(|c| c.is_ascii_graphic()) {
        return Err(
            "PAMONG_MESSAGE_WEBHOOK_SECRET, or a file named by PAMONG_MESSAGE_WEBHOOK_SECRET_FILE, must hold \
             the gateway's token: letters, digits and signs without spaces"
                .into(),
        );
    }
    Ok(SecretString::from(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(set: &[(&str, &str)], mail: bool) -> Result<MessageConfig, String> {
        let get = |name: &str| set.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned());
        MessageConfig::read(&get, mail)
    }

    #[test]
    fn who_can_be_reached_is_asked_unless_the_installation_says_otherwise() {
        let gateway =
            [("PAMONG_MESSAGE_WEBHOOK", "https://sms.example"), ("PAMONG_MESSAGE_WEBHOOK_SECRET", "x")];
        assert_eq!(read(&[], false).unwrap().codes, CitizenCodes::Off);
        assert_eq!(read(&[], true).unwrap().codes, CitizenCodes::Required);
        assert_eq!(read(&gateway, false).unwrap().codes, CitizenCodes::Required);
        assert_eq!(read(&[("PAMONG_CITIZEN_CODES", "off")], true).unwrap().codes, CitizenCodes::Off);
        assert_eq!(read(&[("PAMONG_CITIZEN_CODES", "offered")], true).unwrap().codes, CitizenCodes::Offered);
    }

    #[test]
    fn what_cannot_work_is_told_at_the_start() {
        for (set, named) in [
            (vec![("PAMONG_CITIZEN_CODES", "required")], "PAMONG_CITIZEN_CODES"),
            (vec![("PAMONG_CITIZEN_CODES", "ya")], "PAMONG_CITIZEN_CODES"),
            (vec![("PAMONG_MESSAGE_WEBHOOK", "https://sms.example")], "PAMONG_MESSAGE_WEBHOOK_SECRET"),
            (
                vec![
                    ("PAMONG_MESSAGE_WEBHOOK", "https://sms.example"),
                    ("PAMONG_MESSAGE_WEBHOOK_SECRET", "a b"),
                ],
                "PAMONG_MESSAGE_WEBHOOK_SECRET",
            ),
        ] {
            let refused = read(&set, false).unwrap_err();
            assert!(refused.contains(named), "{set:?}: {refused}");
        }
    }
}
