//! A bucket of an S3-compatible store.
mod http;
mod unfinished;

pub use unfinished::Unfinished;

use super::failure::{broken, unavailable};
use crate::config::S3Config;
use crate::error::Result;
use http::Connector;
use object_store::aws::{AmazonS3, AmazonS3Builder, AwsCredential};
use object_store::client::{HttpClient, HttpConnector};
use object_store::list::{PaginatedListOptions, PaginatedListStore};
use object_store::{BackoffConfig, ClientOptions, RetryConfig};
use secrecy::ExposeSecret;
use std::sync::Arc;
use std::time::Duration;

/// Size of the parts of a file: the least that S3 takes for all but the last.
pub const PART_BYTES: usize = 5 * 1024 * 1024;
/// Seconds in which the store must say that it is there.
const PROBE: Duration = Duration::from_secs(5);

/// The bucket that an installation keeps its files in.
pub struct Bucket {
    store: Arc<AmazonS3>,
    http: HttpClient,
    credential: AwsCredential,
    region: String,
    url: String,
}

impl std::fmt::Debug for Bucket {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Bucket({})", self.url)
    }
}

impl Bucket {
    /// Prepares requests to the bucket; none is sent.
    pub fn open(config: &S3Config) -> Result<Self> {
        let S3Config { endpoint, bucket, region, access_key, .. } = config;
        let (base, url) = match endpoint.split_once("://") {
            Some((scheme, host)) if !config.path_style => {
                let base = format!("{scheme}://{bucket}.{host}");
                (base.clone(), base)
            }
            _ => (endpoint.clone(), format!("{endpoint}/{bucket}")),
        };
        let secret = config.secret_key.expose_secret();
        let connector = Connector::new(config.ca_file.as_deref())?;
        let http = connector.connect(&ClientOptions::default()).map_err(broken)?;
        let store = AmazonS3Builder::new()
            .with_endpoint(base)
            .with_bucket_name(bucket)
            .with_region(region)
            .with_access_key_id(access_key)
            .with_secret_access_key(secret)
            .with_virtual_hosted_style_request(!config.path_style)
            // not every store knows how to delete many objects at once
            .with_disable_bulk_delete(true)
            .with_retry(patience())
            .with_http_connector(connector)
            .build()
            .map_err(broken)?;
        let credential =
            AwsCredential { key_id: access_key.clone(), secret_key: secret.to_owned(), token: None };
        Ok(Self { store: Arc::new(store), http, credential, region: region.clone(), url })
    }

    /// The objects in it.
    pub fn store(&self) -> Arc<AmazonS3> {
        self.store.clone()
    }

    /// Its address.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// An error where the bucket does not answer, does not exist or may not be read with this key.
    pub async fn probe(&self) -> Result<()> {
        let options = PaginatedListOptions { max_keys: Some(1), ..Default::default() };
        match tokio::time::timeout(PROBE, self.store.list_paginated(None, options)).await {
            Ok(Ok(_first)) => Ok(()),
            Ok(Err(e)) => Err(broken(e)),
            Err(_late) => Err(unavailable(&format!("no answer within {} seconds", PROBE.as_secs()))),
        }
    }
}

/// A caller waits meanwhile: what does not work after a few attempts within seconds is an error.
fn patience() -> RetryConfig {
    RetryConfig {
        backoff: BackoffConfig {
            init_backoff: Duration::from_millis(100),
            max_backoff: Duration::from_secs(1),
            base: 2.,
        },
        max_retries: 3,
        retry_timeout: Duration::from_secs(20),
    }
}
