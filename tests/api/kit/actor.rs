//! People who call the API.
use super::reply::Reply;
use pamong::identity::Tokens;
use pamong_db::{Clock, Id};
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::Value;
use std::sync::Arc;

/// Who a token speaks for.
#[derive(Clone)]
pub struct Identity {
    pub(super) tokens: Arc<Tokens>,
    pub(super) clock: Clock,
    pub user: Id,
    pub position: Id,
    pub session: Id,
}

/// Somebody who calls the API: a person in a position, or anyone (`TestApp::anonymous`).
#[derive(Clone)]
pub struct Actor {
    pub(super) http: reqwest::Client,
    pub(super) base: String,
    pub(super) identity: Option<Identity>,
    /// Headers that every request of this actor carries.
    pub(super) headers: Vec<(String, String)>,
    /// The agency of the position; of nobody, a random id.
    pub agency_id: Id,
    pub agency_code: String,
    /// Name of the person.
    pub name: String,
}

impl Actor {
    /// The person.
    pub fn user_id(&self) -> Id {
        self.identity.as_ref().expect("nobody has no user id").user
    }

    /// The position.
    pub fn position_id(&self) -> Id {
        self.identity.as_ref().expect("nobody has no position").position
    }

    /// The same actor with a header on every request.
    pub fn with(&self, name: &str, value: impl Into<String>) -> Self {
        let mut other = self.clone();
        other.headers.retain(|(n, _)| n != name);
        other.headers.push((name.to_owned(), value.into()));
        other
    }

    /// The same actor, who wants texts in this language (`id` or `en`).
    pub fn lang(&self, lang: &str) -> Self {
        self.with("accept-language", lang)
    }

    /// The same actor, who changes what carried this `ETag`.
    pub fn if_match(&self, etag: impl Into<String>) -> Self {
        self.with("if-match", etag)
    }

    /// The same actor with this `Idempotency-Key`.
    pub fn key(&self, key: impl Into<String>) -> Self {
        self.with("idempotency-key", key)
    }

    /// The same actor with this bearer token.
    pub fn bearer(&self, token: &str) -> Self {
        let mut other = self.with("authorization", format!("Bearer {token}"));
        other.identity = None;
        other
    }

    /// The same actor, who calls the server at this address.
    pub fn towards(&self, base: &str) -> Self {
        Self { base: base.into(), ..self.clone() }
    }

    /// An access token that is valid at the application's present time.
    pub fn token(&self) -> Option<String> {
        let i = self.identity.as_ref()?;
        Some(i.tokens.issue(i.user, i.position, i.session, i.clock.now(), 300).unwrap())
    }

    /// A request to a path below `/api/v1`, or to a full path that starts with `//`.
    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let url = match path.strip_prefix("//") {
            Some(full) => format!("{}/{full}", self.base),
            None => format!("{}/api/v1{path}", self.base),
        };
        let mut request = self.http.request(method, url);
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        match self.token() {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    /// Sends a request that was built by hand.
    pub async fn send(&self, request: reqwest::RequestBuilder) -> Reply {
        self.try_send(request).await.unwrap()
    }

    /// Sends a request that may meet no server.
    pub async fn try_send(&self, request: reqwest::RequestBuilder) -> reqwest::Result<Reply> {
        let request = request.build()?;
        let name = format!("{} {}", request.method(), request.url());
        Reply::read(name, self.http.execute(request).await?).await
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.send(self.request(Method::GET, path)).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Reply {
        self.send(self.request(Method::POST, path).json(&body)).await
    }

    /// A POST without a body.
    pub async fn command(&self, path: &str) -> Reply {
        self.send(self.request(Method::POST, path)).await
    }

    pub async fn patch(&self, path: &str, body: Value) -> Reply {
        self.send(self.request(Method::PATCH, path).json(&body)).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Reply {
        self.send(self.request(Method::PUT, path).json(&body)).await
    }

    /// The same person in another position.
    pub fn in_position(&self, position: Id) -> Self {
        let mut other = self.clone();
        other.identity = other.identity.map(|identity| Identity { position, ..identity });
        other
    }

    pub async fn delete(&self, path: &str) -> Reply {
        self.send(self.request(Method::DELETE, path)).await
    }

    /// Uploads a file.
    pub async fn upload(&self, name: &str, bytes: impl Into<Vec<u8>>) -> Reply {
        self.upload_to("/uploads", name, bytes).await
    }

    /// Uploads a file at another address.
    pub async fn upload_to(&self, path: &str, name: &str, bytes: impl Into<Vec<u8>>) -> Reply {
        let part = Part::bytes(bytes.into()).file_name(name.to_owned());
        self.send(self.request(Method::POST, path).multipart(Form::new().part("file", part))).await
    }

    /// Uploads a small document and returns its upload id.
    pub async fn upload_pdf(&self) -> String {
        self.upload("surat.pdf", super::builders::pdf("Surat")).await.expect(201).id()
    }
}
