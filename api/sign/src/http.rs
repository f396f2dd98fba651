//! The one way out to the network: no redirects, no proxies of the environment, limits on time and size.
use std::time::Duration;
use ureq::Agent;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

/// How the clients reach a service.
#[derive(Clone, Debug)]
pub struct HttpLimits {
    /// To find the host and connect.
    pub connect: Duration,
    /// For the whole exchange.
    pub total: Duration,
    /// The largest answer, in bytes.
    pub answer: u64,
    /// Certificates (DER) that the service's TLS certificate must lead to; Mozilla's list where it is
    /// empty. Services inside an office's network often have a certificate of their own.
    pub tls_roots: Vec<Vec<u8>>,
    /// Allows `http:` to other hosts than this one. Only for networks that are protected otherwise.
    pub allow_plain_http: bool,
}

impl Default for HttpLimits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            total: Duration::from_mins(1),
            answer: 64 << 20,
            tls_roots: Vec::new(),
            allow_plain_http: false,
        }
    }
}

impl HttpLimits {
    /// A client within these limits; a status that tells of a failure is an answer like any other.
    pub fn agent(&self) -> Agent {
        let mut tls = TlsConfig::builder();
        if !self.tls_roots.is_empty() {
            let roots: Vec<_> =
                self.tls_roots.iter().map(|der| Certificate::from_der(der).to_owned()).collect();
            tls = tls.root_certs(RootCerts::from(roots));
        }
        Agent::config_builder()
            .timeout_connect(Some(self.connect))
            .timeout_resolve(Some(self.connect))
            .timeout_global(Some(self.total))
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            // A passphrase must not pass through a proxy that someone set in the environment.
            .proxy(None)
            // No connection is used twice: what a service sends too much is nobody's answer.
            .max_idle_connections(0)
            .max_idle_connections_per_host(0)
            .tls_config(tls.build())
            .user_agent("pamong")
            .build()
            .into()
    }

    /// Whether the address may be called: `https:`, or `http:` on this host or where it is allowed.
    pub fn permits(&self, url: &str) -> bool {
        let lower = url.to_ascii_lowercase();
        if lower.starts_with("https://") {
            return true;
        }
        let Some(rest) = lower.strip_prefix("http://") else { return false };
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        // With user info in front, the host would not be where it is looked for.
        let host = authority.rsplit_once(':').map_or(authority, |(host, _)| host);
        !authority.contains('@')
            && (self.allow_plain_http || ["localhost", "127.0.0.1", "[::1]"].contains(&host))
    }
}
