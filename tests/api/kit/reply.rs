//! An answer, and what tests say about it.
use pamong::error::Code;
use reqwest::header::HeaderMap;
use serde_json::Value;

/// The answer to a request.
#[derive(Debug, Clone)]
pub struct Reply {
    /// Method and path, for messages.
    pub request: String,
    pub status: u16,
    pub headers: HeaderMap,
    /// The JSON body; null where the body is empty or not JSON.
    pub body: Value,
    pub bytes: Vec<u8>,
}

impl Reply {
    pub(super) async fn read(request: String, response: reqwest::Response) -> reqwest::Result<Self> {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = response.bytes().await?.to_vec();
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Ok(Self { request, status, headers, body, bytes })
    }

    /// Asserts the status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}: {}", self.request, self.text());
        self
    }

    /// Asserts an error answer with this code: its status, its content type and its request id.
    #[track_caller]
    pub fn problem(self, code: &str) -> Self {
        self.is_problem();
        assert_eq!(self.body["code"], code, "{}: {}", self.request, self.body);
        self
    }

    /// Asserts an error answer as RFC 9457 and the API conventions want it, whatever its code.
    #[track_caller]
    pub fn is_problem(&self) {
        let shown = format!("{}: {} {}", self.request, self.status, self.text());
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{shown}");
        let code = Code::ALL.iter().find(|code| self.body["code"] == code.as_str());
        let code = code.unwrap_or_else(|| panic!("unknown code. {shown}"));
        assert_eq!(self.status, code.status(), "the status of another code. {shown}");
        assert_eq!(self.body["status"], self.status, "{shown}");
        let id = self.body["request_id"].as_str().unwrap_or_default();
        assert!(!id.is_empty(), "no request_id. {shown}");
        assert_eq!(self.header("x-request-id"), Some(id), "{shown}");
        for text in ["type", "title", "detail"] {
            assert!(self.body[text].as_str().is_some_and(|t| !t.is_empty()), "no {text}. {shown}");
        }
        assert!(!self.body["detail"].as_str().unwrap().contains("{}"), "unfinished detail. {shown}");
        assert!(self.body["errors"].is_array(), "{shown}");
    }

    /// Asserts that this field was refused for this reason (422), perhaps among others.
    #[track_caller]
    pub fn field_error(self, pointer: &str, code: &str) -> Self {
        let reply = self.problem("invalid");
        let errors = reply.body["errors"].as_array().unwrap();
        assert!(
            errors.iter().any(|e| e["pointer"] == pointer && e["code"] == code),
            "{}: no {code} at {pointer} in {}",
            reply.request,
            reply.body["errors"]
        );
        reply
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|v| v.to_str().ok())
    }

    /// `id` of the body.
    #[track_caller]
    pub fn id(&self) -> String {
        self.text_at("id")
    }

    /// A text field of the body.
    #[track_caller]
    pub fn text_at(&self, field: &str) -> String {
        let text = self.body[field].as_str();
        text.unwrap_or_else(|| panic!("{}: no {field} in {}", self.request, self.text())).into()
    }

    /// `items` of a list.
    #[track_caller]
    pub fn items(&self) -> &[Value] {
        self.body["items"].as_array().unwrap_or_else(|| panic!("{}: no list: {}", self.request, self.text()))
    }

    /// The ids of a list's items.
    #[track_caller]
    pub fn ids(&self) -> Vec<String> {
        self.items().iter().map(|item| item["id"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// The version in the `ETag`, for `If-Match`.
    #[track_caller]
    pub fn etag(&self) -> String {
        self.header("etag").unwrap_or_else(|| panic!("{}: no ETag", self.request)).into()
    }

    /// The body as text, cut where it is long.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).chars().take(2000).collect()
    }
}
