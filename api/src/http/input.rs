//! Request bodies: size, content type, syntax and rules are checked before a handler runs.
use super::gate::pass_gate;
use super::idempotency::Idempotency;
use super::state::AppState;
use crate::error::{Code, Error, FieldError, Violations};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use futures_util::StreamExt;
use futures_util::future::LocalBoxFuture;
use serde::de::{DeserializeOwned, IgnoredAny};

/// Rules of a request body that need nothing but the body.
pub trait Validate {
    /// Notes every field that breaks a rule.
    fn validate(&self, violations: &mut Violations);

    /// Reads the body. A body whose shape depends on one of its fields reads that field first.
    fn read(body: &[u8]) -> Result<Self, Error>
    where
        Self: DeserializeOwned,
    {
        read_json(body)
    }
}

/// A JSON body that was read and passed its own rules, with the request's idempotency key.
#[derive(Debug)]
pub struct Input<T> {
    /// The body.
    pub value: T,
    /// Key and fingerprint of the request.
    pub idempotency: Idempotency,
}

/// A JSON body that may be left out: a request with neither body nor content type means the default.
#[derive(Debug)]
pub struct OptionalInput<T> {
    /// The body.
    pub value: T,
    /// Key and fingerprint of the request.
    pub idempotency: Idempotency,
}

/// A command without a body: `{}` or nothing.
#[derive(Debug)]
pub struct Command {
    /// Key and fingerprint of the request.
    pub idempotency: Idempotency,
}

impl<T: DeserializeOwned + Validate + 'static> FromRequest for Input<T> {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self, Error>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (req, payload) = (req.clone(), payload.take());
        Box::pin(async move {
            let input = Self::of(&req, payload).await;
            if input.is_err() {
                pass_gate(&req).await;
            }
            input
        })
    }
}

impl<T: DeserializeOwned + Validate> Input<T> {
    async fn of(req: &HttpRequest, payload: Payload) -> Result<Self, Error> {
        let json = req.headers().get("content-type").and_then(|v| v.to_str().ok()).unwrap_or_default();
        if !json.starts_with("application/json") {
            return Err(Error::Code(Code::UnsupportedMediaType, Some("application/json".into())));
        }
        let body = read(req, payload).await?;
        let value = T::read(&body)?;
        let mut violations = Violations::default();
        value.validate(&mut violations);
        violations.finish()?;
        Ok(Self { value, idempotency: Idempotency::of(req, &body)? })
    }
}

impl<T: DeserializeOwned + Validate + Default + 'static> FromRequest for OptionalInput<T> {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self, Error>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (req, payload) = (req.clone(), payload.take());
        Box::pin(async move {
            let input = Self::of(&req, payload).await;
            if input.is_err() {
                pass_gate(&req).await;
            }
            input
        })
    }
}

impl<T: DeserializeOwned + Validate + Default> OptionalInput<T> {
    async fn of(req: &HttpRequest, payload: Payload) -> Result<Self, Error> {
        if req.headers().contains_key("content-type") {
            let Input { value, idempotency } = Input::of(req, payload).await?;
            return Ok(Self { value, idempotency });
        }
        let Command { idempotency } = Command::of(req, payload).await?;
        Ok(Self { value: T::default(), idempotency })
    }
}

impl FromRequest for Command {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self, Error>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (req, payload) = (req.clone(), payload.take());
        Box::pin(async move {
            let command = Self::of(&req, payload).await;
            if command.is_err() {
                pass_gate(&req).await;
            }
            command
        })
    }
}

impl Command {
    async fn of(req: &HttpRequest, payload: Payload) -> Result<Self, Error> {
        let body = read(req, payload).await?;
        if !matches!(body.trim_ascii(), b"" | b"{}") {
            return Err(Error::field("", Code::UnknownField));
        }
        Ok(Self { idempotency: Idempotency::of(req, &body)? })
    }
}

async fn read(req: &HttpRequest, mut payload: Payload) -> Result<Vec<u8>, Error> {
    let limit = req.app_data::<web::Data<AppState>>().map_or(0, |app| app.config.limits.json_bytes);
    let mut body = Vec::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|e| Error::Code(Code::Malformed, Some(e.to_string())))?;
        if body.len() + chunk.len() > limit {
            return Err(Error::Code(Code::PayloadTooLarge, Some(format!("{} KiB", limit / 1024))));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// Reads JSON; what is wrong with it is told by field.
pub fn read_json<T: DeserializeOwned>(body: &[u8]) -> Result<T, Error> {
    // Syntax first: a field that is not known must not hide that the rest cannot be read.
    serde_json::from_slice::<IgnoredAny>(body)
        .map_err(|e| Error::Code(Code::Malformed, Some(e.to_string())))?;
    let mut reader = serde_json::Deserializer::from_slice(body);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|e| describe(&e))?;
    reader.end().map_err(|e| Error::Code(Code::Malformed, Some(e.to_string())))?;
    Ok(value)
}

/// Well-formed JSON of the wrong shape is an invalid field (422).
fn describe(error: &serde_path_to_error::Error<serde_json::Error>) -> Error {
    let text = error.inner().to_string();
    let path = error.path().to_string();
    let mut pointer = String::new();
    if path != "." {
        for part in path.replace('[', ".").replace(']', "").split('.').filter(|p| !p.is_empty() && *p != "?")
        {
            pointer.push('/');
            pointer.push_str(part);
        }
    }
    let quoted = text.split('`').nth(1).unwrap_or_default();
    let (name, code) = if text.starts_with("missing field") {
        (Some(quoted), Code::Required)
    } else if text.starts_with("unknown field") {
        (None, Code::UnknownField)
    } else if text.starts_with("unknown variant") {
        (None, Code::InvalidChoice)
    } else {
        (None, Code::InvalidFormat)
    };
    if let Some(name) = name {
        pointer = format!("{pointer}/{name}");
    }
    Error::Invalid(vec![FieldError { pointer, code, arg: None }])
}

/// Query strings that cannot be read are malformed requests.
pub fn query_config() -> web::QueryConfig {
    web::QueryConfig::default()
        .error_handler(|e, _req| Error::Code(Code::Malformed, Some(e.to_string())).into())
}

/// An id in the path that cannot be read names nothing.
pub fn path_config() -> web::PathConfig {
    web::PathConfig::default().error_handler(|_e, _req| Error::not_found().into())
}
