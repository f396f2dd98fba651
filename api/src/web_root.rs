//! Health, the API's description, and the built SPA.
use crate::error::{Code, Error, Result};
use crate::http::AppState;
use crate::identity::Tokens;
use crate::storage::Blobs;
use actix_files::NamedFile;
use actix_web::http::header::{CACHE_CONTROL, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use bytes::Bytes;
use std::path::PathBuf;
use std::sync::OnceLock;
use utoipa::openapi::OpenApi;

/// Where the description of the API is read by programs.
pub const OPENAPI_JSON: &str = "/openapi.json";

/// The folder of the built SPA and the description of the API.
#[derive(Clone)]
pub struct WebRoot {
    /// Folder with `index.html` and the public pages.
    pub folder: PathBuf,
}

/// Routes outside `/api/v1`.
pub fn routes(cfg: &mut web::ServiceConfig, root: Option<WebRoot>) {
    cfg.route("/healthz", web::get().to(healthz))
        .route("/readyz", web::get().to(readyz))
        .route("/openapi.yaml", web::get().to(openapi_yaml))
        .route(OPENAPI_JSON, web::get().to(openapi_json))
        .route("/.well-known/jwks.json", web::get().to(jwks));
    if let Some(root) = root {
        cfg.app_data(web::Data::new(root))
            .route("/layanan", web::get().to(public_page))
            .route("/layanan/{code}", web::get().to(public_page))
            .route("/ajukan/{code}", web::get().to(public_page))
            .route("/lacak", web::get().to(public_page))
            .route("/kuitansi", web::get().to(public_page))
            .route("/lapor", web::get().to(public_page))
            .route("/statistik", web::get().to(public_page))
            .route("/antrean", web::get().to(public_page))
            .route("/periksa", web::get().to(public_page))
            .route("/{path:.*}", web::get().to(page));
    }
}

async fn healthz() -> HttpResponse {
    HttpResponse::Ok().body("ok")
}

/// Ready means that the database answers, and the store of files where it is elsewhere.
async fn readyz(app: web::Data<AppState>, blobs: web::Data<Blobs>) -> Result<HttpResponse> {
    let not_ready = |e: Error| {
        log::warn!("not ready: {e}");
        Error::from(Code::Unavailable)
    };
    app.db.read(|c| pamong_db::schema_version(c).map_err(Error::from)).await.map_err(not_ready)?;
    blobs.probe().await.map_err(not_ready)?;
    Ok(HttpResponse::Ok().body("ready"))
}

async fn openapi_yaml() -> Result<HttpResponse> {
    static WRITTEN: OnceLock<Bytes> = OnceLock::new();
    description(&WRITTEN, "application/yaml", |spec| spec.to_yaml().map_err(Error::internal))
}

async fn openapi_json() -> Result<HttpResponse> {
    static WRITTEN: OnceLock<Bytes> = OnceLock::new();
    description(&WRITTEN, "application/json", |spec| spec.to_json().map_err(Error::internal))
}

/// The API's description: written when it is first asked for, once for all workers, for it is large.
fn description(
    written: &'static OnceLock<Bytes>,
    content_type: &str,
    write: impl FnOnce(OpenApi) -> Result<String>,
) -> Result<HttpResponse> {
    let body = if let Some(body) = written.get() {
        body.clone()
    } else {
        let body = Bytes::from(write(crate::app::openapi())?);
        written.get_or_init(|| body).clone()
    };
    Ok(HttpResponse::Ok().content_type(content_type).body(body))
}

async fn jwks(tokens: web::Data<Tokens>) -> HttpResponse {
    HttpResponse::Ok().json(tokens.jwks())
}

/// The small pages for citizens: the first path segment names the file.
async fn public_page(req: HttpRequest, root: web::Data<WebRoot>) -> Result<NamedFile> {
    let name = req.path().trim_start_matches('/').split('/').next().unwrap_or_default();
    open(&root, &format!("{name}.html"))
}

/// A built file, or the SPA's first page for every path that is a page of the SPA.
async fn page(req: HttpRequest, path: web::Path<String>, root: web::Data<WebRoot>) -> Result<HttpResponse> {
    if path.starts_with("api/") {
        return Err(Error::not_found());
    }
    let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    let hashed = path.starts_with("assets/") || path.starts_with("publik/");
    let file = open(&root, if is_file { &path } else { "index.html" })?;
    let mut response = file.into_response(&req);
    let cache = if hashed { "public, max-age=31536000, immutable" } else { "no-cache" };
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(cache));
    Ok(response)
}

fn open(root: &WebRoot, path: &str) -> Result<NamedFile> {
    let plain = !path.split('/').any(|part| part.is_empty() || part.starts_with('.'));
    if !plain {
        return Err(Error::not_found());
    }
    NamedFile::open(root.folder.join(path)).map_err(|e| {
        log::debug!("{path}: {e}");
        Error::not_found()
    })
}
