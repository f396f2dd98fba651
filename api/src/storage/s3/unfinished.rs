//! Uploads in parts that were begun and never ended, such as by a server that lost its power: the store keeps and bills
//! their parts, but lists them apart from its objects.
use super::Bucket;
use crate::error::{Error, Result};
use crate::storage::failure::{broken, unavailable};
use crate::storage::incoming::INCOMING;
use chrono::{DateTime, Utc};
use hyper::Request;
use object_store::aws::AwsAuthorizer;
use object_store::client::HttpRequestBody;
use object_store::multipart::MultipartStore;
use object_store::path::Path;
use serde::Deserialize;

/// A part of a file that never arrived whole.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Unfinished {
    key: String,
    upload_id: String,
    /// When it was begun.
    pub initiated: DateTime<Utc>,
}

#[derive(Deserialize)]
struct ListMultipartUploadsResult {
    #[serde(default, rename = "Upload")]
    uploads: Vec<Unfinished>,
}

impl Bucket {
    /// Up to a thousand of them, the oldest first; the next sweep finds what is left.
    pub async fn unfinished(&self) -> Result<Vec<Unfinished>> {
        let address = format!("{}?prefix={INCOMING}%2F&uploads=", self.url);
        let mut request = Request::get(address).body(HttpRequestBody::empty()).map_err(Error::internal)?;
        AwsAuthorizer::new(&self.credential, "s3", &self.region)
            .try_authorize(&mut request, None)
            .map_err(broken)?;
        let answer = self.http.execute(request).await.map_err(|e| unavailable(&e.to_string()))?;
        let status = answer.status();
        let body = answer.into_body().bytes().await.map_err(|e| unavailable(&e.to_string()))?;
        if !status.is_success() {
            return Err(unavailable(&format!("uploads in parts are not listed: {status}")));
        }
        let listed: ListMultipartUploadsResult =
            quick_xml::de::from_reader(body.as_ref()).map_err(|e| unavailable(&e.to_string()))?;
        Ok(listed.uploads)
    }

    /// Removes the parts of an upload that nobody continues.
    pub async fn abandon(&self, upload: &Unfinished) -> Result<()> {
        let place = Path::parse(&upload.key).map_err(Error::internal)?;
        match self.store.abort_multipart(&place, &upload.upload_id).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(e) => Err(broken(e)),
        }
    }
}
