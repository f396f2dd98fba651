//! Where uploaded files are kept.
use super::var;
use hyper::Uri;
use secrecy::SecretString;
use std::net::IpAddr;
use std::path::PathBuf;

/// Where uploaded files are kept.
#[derive(Debug, Clone)]
pub enum StorageConfig {
    /// In a folder of the installation.
    Local,
    /// In a bucket of an S3-compatible store, which several servers may share.
    S3(S3Config),
}

/// A bucket of an S3-compatible store.
#[derive(Debug, Clone)]
pub struct S3Config {
    /// Base address of the store without a trailing slash, such as `https://s3.example.go.id`.
    pub endpoint: String,
    /// Name of the bucket, which must exist.
    pub bucket: String,
    /// Region that requests are signed for.
    pub region: String,
    /// Name of the key that requests are signed with.
    pub access_key: String,
    /// Its secret.
    pub secret_key: SecretString,
    /// Whether the bucket stands in the path of an address (`true`) or in the name of its host.
    pub path_style: bool,
    /// Certificates in PEM that are trusted besides the public ones, for a store within the office's own network.
    pub ca_file: Option<PathBuf>,
}

type Read<'a> = &'a dyn Fn(&str) -> Option<String>;

impl StorageConfig {
    pub(super) fn from_env() -> Result<Self, String> {
        Self::read(&var)
    }

    fn read(get: Read<'_>) -> Result<Self, String> {
        match get("PAMONG_STORAGE").as_deref() {
            None | Some("local") => Ok(Self::Local),
            Some("s3") => S3Config::read(get).map(Self::S3),
            Some(other) => Err(format!("PAMONG_STORAGE: '{other}' is neither local nor s3")),
        }
    }
}

impl S3Config {
    fn read(get: Read<'_>) -> Result<Self, String> {
        let needed =
            |name: &str| get(name).ok_or_else(|| format!("{name} is needed where PAMONG_STORAGE is s3"));
        let endpoint = needed("PAMONG_S3_ENDPOINT")?.trim_end_matches('/').to_owned();
        check_endpoint(&endpoint, flag(get, "PAMONG_S3_ALLOW_HTTP", false)?)?;
        let bucket = needed("PAMONG_S3_BUCKET")?;
        let plain = bucket.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c));
        if !plain || !(3..=63).contains(&bucket.len()) {
            return Err(format!(
                "PAMONG_S3_BUCKET: '{bucket}' is no name of a bucket (3 to 63 of a-z, 0-9, - and .)"
            ));
        }
        let file = needed("PAMONG_S3_SECRET_KEY_FILE")?;
        let secret =
            std::fs::read_to_string(&file).map_err(|e| format!("PAMONG_S3_SECRET_KEY_FILE: {file}: {e}"))?;
        if secret.trim().is_empty() {
            return Err(format!("PAMONG_S3_SECRET_KEY_FILE: {file} is empty"));
        }
        Ok(Self {
            endpoint,
            bucket,
            region: get("PAMONG_S3_REGION").unwrap_or_else(|| "us-east-1".into()),
            access_key: needed("PAMONG_S3_ACCESS_KEY")?,
            secret_key: SecretString::from(secret.trim().to_owned()),
            path_style: flag(get, "PAMONG_S3_PATH_STYLE", true)?,
            ca_file: get("PAMONG_S3_CA_FILE").map(PathBuf::from),
        })
    }
}

fn flag(get: Read<'_>, name: &str, default: bool) -> Result<bool, String> {
    match get(name).as_deref() {
        None => Ok(default),
        Some("true") => Ok(true),
        Some("false") => Ok(false),
        Some(other) => Err(format!("{name}: '{other}' is neither true nor false")),
    }
}

/// An address without a path; files travel in the clear only within this machine or where that was allowed.
fn check_endpoint(endpoint: &str, allow_http: bool) -> Result<(), String> {
    let wrong = |why: &str| Err(format!("PAMONG_S3_ENDPOINT: {why}"));
    if endpoint.contains('@') {
        // Not repeated: what stands before the @ may be a password.
        return wrong("the address must carry no user or password");
    }
    let Ok(uri) = endpoint.parse::<Uri>() else { return wrong(&format!("'{endpoint}' is no address")) };
    let (Some(scheme), Some(host)) = (uri.scheme_str(), uri.host()) else {
        return wrong(&format!("'{endpoint}' must begin with https:// or http://"));
    };
    if uri.path() != "/" || uri.query().is_some() {
        return wrong(&format!("'{endpoint}' must name a host alone, without a path"));
    }
    match scheme {
        "https" => Ok(()),
        "http" if allow_http || is_loopback(host) => Ok(()),
        "http" => wrong(
            "plain http is for this machine alone; use https, or set PAMONG_S3_ALLOW_HTTP=true where the network between is trusted",
        ),
        _ => wrong(&format!("'{endpoint}' must begin with https:// or http://")),
    }
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;
    use secrecy::ExposeSecret;

    fn read(changes: &[(&str, &str)]) -> Result<StorageConfig, String> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secret");
        std::fs::write(&file, "rahasia-bucket\n").unwrap();
        let get = |name: &str| {
            let usual = match name {
                "PAMONG_STORAGE" => Some("s3"),
                "PAMONG_S3_ENDPOINT" => Some("https://s3.example.go.id/"),
                "PAMONG_S3_BUCKET" => Some("pamong-berkas"),
                "PAMONG_S3_ACCESS_KEY" => Some("pamong"),
                "PAMONG_S3_SECRET_KEY_FILE" => file.to_str(),
                _ => None,
            };
            let value = changes.iter().find(|(changed, _)| *changed == name).map(|(_, value)| *value);
            value.or(usual).filter(|value| !value.is_empty()).map(str::to_owned)
        };
        StorageConfig::read(&get)
    }

    #[test]
    fn files_stay_here_unless_a_bucket_is_named() {
        assert!(matches!(read(&[("PAMONG_STORAGE", "")]), Ok(StorageConfig::Local)));
        assert!(matches!(read(&[("PAMONG_STORAGE", "local")]), Ok(StorageConfig::Local)));
        let StorageConfig::S3(s3) = read(&[]).unwrap() else { panic!("not s3") };
        assert_eq!((s3.endpoint.as_str(), s3.region.as_str()), ("https://s3.example.go.id", "us-east-1"));
        assert_eq!(s3.secret_key.expose_secret(), "rahasia-bucket");
        assert!(s3.path_style && s3.ca_file.is_none());
        assert!(!format!("{s3:?}").contains("rahasia"), "{s3:?}");
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        for (name, value) in [
            ("PAMONG_STORAGE", "nfs"),
            ("PAMONG_S3_ENDPOINT", ""),
            ("PAMONG_S3_ENDPOINT", "s3.example.go.id"),
            ("PAMONG_S3_ENDPOINT", "ftp://s3.example.go.id"),
            ("PAMONG_S3_ENDPOINT", "https://s3.example.go.id/bucket"),
            ("PAMONG_S3_ENDPOINT", "https://pamong:rahasia@s3.example.go.id"),
            ("PAMONG_S3_ENDPOINT", "http://10.0.0.5:9000"),
            ("PAMONG_S3_ENDPOINT", "http://127.0.0.1.example.com"),
            ("PAMONG_S3_BUCKET", ""),
            ("PAMONG_S3_BUCKET", "Berkas/../lain"),
            ("PAMONG_S3_ACCESS_KEY", ""),
            ("PAMONG_S3_SECRET_KEY_FILE", ""),
            ("PAMONG_S3_SECRET_KEY_FILE", "/nowhere/secret"),
            ("PAMONG_S3_SECRET_KEY_FILE", "/dev/null"),
            ("PAMONG_S3_PATH_STYLE", "yes"),
            ("PAMONG_S3_ALLOW_HTTP", "1"),
        ] {
            let refused = read(&[(name, value)]).unwrap_err();
            assert!(refused.contains(name), "{name}={value}: {refused}");
            assert!(!refused.contains("rahasia"), "{refused}");
        }
    }

    #[test]
    fn plain_http_reaches_this_machine_or_what_was_allowed() {
        for endpoint in ["http://127.0.0.1:9000", "http://localhost:9000", "http://[::1]:9000"] {
            assert!(read(&[("PAMONG_S3_ENDPOINT", endpoint)]).is_ok(), "{endpoint}");
        }
        let inside = [("PAMONG_S3_ENDPOINT", "http://10.0.0.5:9000"), ("PAMONG_S3_ALLOW_HTTP", "true")];
        assert!(read(&inside).is_ok());
    }
}
