//! The one error of the application and how it becomes `application/problem+json` (RFC 9457).
mod codes;
mod problem;

pub use codes::Code;
pub use problem::{FieldProblem, Problem, render};

use crate::http::Lang;
use pamong_db::{DbError, TxError};
use serde_json::Value;

/// Why one field of a request was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// JSON pointer into the request body, or `?name` for a query parameter.
    pub pointer: String,
    /// What is wrong with it.
    pub code: Code,
    /// The limit or value that the message names.
    pub arg: Option<String>,
}

/// Everything a request can end in besides success.
#[derive(Debug)]
pub enum Error {
    /// Refused for the reason that the code names; the argument completes its message.
    Code(Code, Option<String>),
    /// Well-formed but invalid: all fields that are wrong, at once (422).
    Invalid(Vec<FieldError>),
    /// The database failed; the cause goes to the log, never into the body.
    Db(DbError),
    /// Something that should not happen; the text goes to the log, never into the body.
    Internal(String),
}

/// Result of a service function or handler.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// The stable code that names this error on the wire.
    pub fn code(&self) -> Code {
        match self {
            Self::Code(code, _) => *code,
            Self::Invalid(_) => Code::Invalid,
            Self::Db(DbError::Pool(_)) => Code::Unavailable,
            Self::Db(e) if e.is_transient() => Code::Unavailable,
            Self::Db(_) | Self::Internal(_) => Code::Internal,
        }
    }

    /// Code and message of this error inside an answer that is itself a success, such as one of several results.
    pub fn told(&self, lang: Lang) -> (Code, String) {
        let (code, arg) = match self {
            Self::Code(code, arg) => (*code, arg.as_deref()),
            Self::Invalid(fields) => match fields.first() {
                Some(field) => (field.code, field.arg.as_deref()),
                None => (Code::Invalid, None),
            },
            Self::Db(_) | Self::Internal(_) => (self.code(), None),
        };
        (code, code.message(lang, arg))
    }

    /// The thing does not exist, or the caller may not know that it does.
    pub fn not_found() -> Self {
        Code::NotFound.into()
    }

    /// One invalid field.
    pub fn field(pointer: &str, code: Code) -> Self {
        Self::Invalid(vec![FieldError { pointer: pointer.into(), code, arg: None }])
    }

    /// A failure outside the caller's control, for the log.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        Self::Internal(cause.to_string())
    }
}

impl From<Code> for Error {
    fn from(code: Code) -> Self {
        Self::Code(code, None)
    }
}

impl From<DbError> for Error {
    fn from(e: DbError) -> Self {
        Self::Db(e)
    }
}

impl TxError for Error {
    fn is_transient(&self) -> bool {
        matches!(self, Self::Db(e) if e.is_transient())
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Code(code, None) => write!(f, "{code}"),
            Self::Code(code, Some(arg)) => write!(f, "{code}: {arg}"),
            Self::Invalid(fields) => {
                f.write_str("invalid:")?;
                fields.iter().try_for_each(|e| write!(f, " {} {}", e.pointer, e.code))
            }
            Self::Db(e) => write!(f, "database: {e}"),
            Self::Internal(e) => f.write_str(e),
        }
    }
}

impl std::error::Error for Error {}

/// The pointer to a key below a place (RFC 6901).
pub fn below(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// Whether a text holds no control characters but ends of lines and tabs: nobody needs others, and PostgreSQL cannot
/// keep all of them.
pub fn is_plain(text: &str) -> bool {
    !text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

/// Collects what is wrong with a request, so that the caller learns all of it at once.
#[derive(Debug, Default)]
pub struct Violations(Vec<FieldError>);

impl Violations {
    /// Notes one field as wrong.
    pub fn add(&mut self, pointer: impl Into<String>, code: Code) {
        self.0.push(FieldError { pointer: pointer.into(), code, arg: None });
    }

    /// Notes one field as wrong; the message names `arg`.
    pub fn add_with(&mut self, pointer: impl Into<String>, code: Code, arg: impl ToString) {
        self.0.push(FieldError { pointer: pointer.into(), code, arg: Some(arg.to_string()) });
    }

    /// Text that must be there and be at most `max` characters.
    pub fn text(&mut self, pointer: &str, value: &str, max: usize) {
        if value.trim().is_empty() {
            self.add(pointer, Code::Required);
        } else if !is_plain(value) {
            self.add(pointer, Code::InvalidFormat);
        } else if value.chars().count() > max {
            self.add_with(pointer, Code::TooLong, max);
        }
    }

    /// Text that may be missing; present, it follows the rules of `text`.
    pub fn optional_text(&mut self, pointer: &str, value: Option<&str>, max: usize) {
        if let Some(value) = value {
            self.text(pointer, value, max);
        }
    }

    /// Data of a form of its own, of which every text and every name must be plain.
    pub fn plain(&mut self, pointer: &str, value: &Value) {
        match value {
            Value::String(text) if !is_plain(text) => self.add(pointer, Code::InvalidFormat),
            Value::Array(values) => {
                for (i, inner) in values.iter().enumerate() {
                    self.plain(&format!("{pointer}/{i}"), inner);
                }
            }
            Value::Object(group) => {
                for (key, inner) in group {
                    if is_plain(key) {
                        self.plain(&below(pointer, key), inner);
                    } else {
                        self.add(pointer, Code::InvalidFormat);
                    }
                }
            }
            _ => {}
        }
    }

    /// Takes over what was noted about a part of the request that stands below `at`.
    pub fn absorb(&mut self, at: &str, inner: Self) {
        let below = inner.0.into_iter().map(|f| FieldError { pointer: format!("{at}{}", f.pointer), ..f });
        self.0.extend(below);
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was noted, in the caller's language, inside an answer that is itself a success.
    pub fn told(&self, lang: Lang) -> Vec<FieldProblem> {
        self.0.iter().map(|field| FieldProblem::of(field, lang)).collect()
    }

    /// Ends the check: an error that lists every violation, if there is one.
    pub fn finish(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::Invalid(self.0)) }
    }
}
