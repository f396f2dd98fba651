//! Headers that every response carries.
use actix_web::middleware::DefaultHeaders;

const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; \
    form-action 'self'; frame-ancestors 'none'; frame-src 'self' blob:";

/// Content security policy and its companions. `DefaultHeaders` only adds what a handler has not set itself.
pub fn security_headers() -> DefaultHeaders {
    DefaultHeaders::new()
        .add(("Content-Security-Policy", POLICY))
        .add(("X-Content-Type-Options", "nosniff"))
        .add(("Referrer-Policy", "same-origin"))
        .add(("Cross-Origin-Opener-Policy", "same-origin"))
        .add(("Strict-Transport-Security", "max-age=31536000; includeSubDomains"))
        .add(("Cache-Control", "no-store"))
}
