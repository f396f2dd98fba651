//! AWS Signature Version 4, computed anew from the request as it arrived.
use super::{ACCESS_KEY, REGION, SECRET_KEY};
use actix_web::{HttpRequest, web};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// Query parameters in their order.
pub type Query = Vec<(String, String)>;

pub fn query(request: &HttpRequest) -> Query {
    web::Query::<Query>::from_query(request.query_string()).unwrap().into_inner()
}

/// Whether the request and its body were signed with the secret key.
pub fn fits(request: &HttpRequest, body: &[u8]) -> bool {
    let header = |name: &str| {
        let values = request.headers().get_all(name).filter_map(|v| v.to_str().ok());
        values.map(str::trim).collect::<Vec<_>>().join(",")
    };
    let authorization = header("authorization");
    let Some(fields) = authorization.strip_prefix("AWS4-HMAC-SHA256 ") else { return false };
    let field = |name: &str| {
        let found = fields.split(',').find_map(|f| f.trim().strip_prefix(name)?.strip_prefix('='));
        found.unwrap_or_default().to_owned()
    };
    let (date, digest, signed) = (header("x-amz-date"), hex(&Sha256::digest(body)), field("SignedHeaders"));
    let scope = format!("{}/{REGION}/s3/aws4_request", date.get(..8).unwrap_or_default());
    if header("x-amz-content-sha256") != digest || field("Credential") != format!("{ACCESS_KEY}/{scope}") {
        return false;
    }
    for needed in ["host", "x-amz-content-sha256", "x-amz-date"] {
        if !signed.split(';').any(|name| name == needed) {
            return false;
        }
    }
    let mut pairs: Vec<String> =
        query(request).iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    pairs.sort();
    let headers: String = signed.split(';').map(|name| format!("{name}:{}\n", header(name))).collect();
    let canonical = format!(
        "{}\n{}\n{}\n{headers}\n{signed}\n{digest}",
        request.method(),
        request.uri().path(),
        pairs.join("&")
    );
    let text = format!("AWS4-HMAC-SHA256\n{date}\n{scope}\n{}", hex(&Sha256::digest(canonical)));
    let key = scope
        .split('/')
        .fold(format!("AWS4{SECRET_KEY}").into_bytes(), |key, part| mac(&key, part.as_bytes()));
    hex(&mac(&key, text.as_bytes())) == field("Signature")
}

fn mac(key: &[u8], text: &[u8]) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
    mac.update(text);
    mac.finalize().into_bytes().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn encode(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
