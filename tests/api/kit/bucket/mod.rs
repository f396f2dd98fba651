//! An S3-compatible store in this process, as far as its documentation describes what the server asks of it: signed
//! requests, objects, parts of at least 5 MiB, copies, lists in pages. It can lose, damage, age and refuse.
mod answers;
mod signature;

use actix_web::dev::ServerHandle;
use actix_web::{App, HttpServer, web};
use chrono::{DateTime, Duration, Utc};
use pamong::config::{S3Config, StorageConfig};
use secrecy::SecretString;
use std::collections::BTreeMap;
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

const NAME: &str = "pamong-berkas";
const ACCESS_KEY: &str = "pamong";
const REGION: &str = "id-jambi-1";
/// What requests must be signed with.
pub const SECRET_KEY: &str = "kunci+rahasia/yang=tidak-boleh-terlihat";

#[derive(Clone)]
struct Object {
    content: Vec<u8>,
    modified: DateTime<Utc>,
}

struct Upload {
    key: String,
    parts: BTreeMap<u32, Vec<u8>>,
    initiated: DateTime<Utc>,
}

#[derive(Default)]
struct State {
    objects: BTreeMap<String, Object>,
    uploads: BTreeMap<String, Upload>,
    calls: Vec<String>,
    refused: usize,
    /// Operation, status, and how often.
    failing: Option<(String, u16, usize)>,
}

type Shared = Arc<Mutex<State>>;

/// A running store with one bucket. It ends when it is dropped.
pub struct Bucket {
    state: Shared,
    handle: ServerHandle,
    endpoint: String,
}

impl Bucket {
    pub async fn start() -> Self {
        let state = Shared::default();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let (ready, started) = tokio::sync::oneshot::channel();
        let shared = web::Data::from(state.clone());
        std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let app = move || {
                    App::new()
                        .app_data(shared.clone())
                        .app_data(web::PayloadConfig::new(32 << 20))
                        .default_service(web::to(answers::answer))
                };
                let server = HttpServer::new(app).workers(1).listen(listener).unwrap().run();
                ready.send(server.handle()).ok();
                server.await.unwrap();
            });
        });
        Self { state, handle: started.await.unwrap(), endpoint }
    }

    /// The configuration of a server that keeps its files here.
    pub fn config(&self) -> S3Config {
        S3Config {
            endpoint: self.endpoint.clone(),
            bucket: NAME.into(),
            region: REGION.into(),
            access_key: ACCESS_KEY.into(),
            secret_key: SecretString::from(SECRET_KEY),
            path_style: true,
            ca_file: None,
        }
    }

    pub fn storage(&self) -> StorageConfig {
        StorageConfig::S3(self.config())
    }

    /// Keys of the objects.
    pub fn keys(&self) -> Vec<String> {
        self.state.lock().unwrap().objects.keys().cloned().collect()
    }

    pub fn content(&self, key: &str) -> Vec<u8> {
        self.state.lock().unwrap().objects[key].content.clone()
    }

    /// Changes an object behind the server's back.
    pub fn damage(&self, key: &str, change: impl FnOnce(&mut Vec<u8>)) {
        change(&mut self.state.lock().unwrap().objects.get_mut(key).unwrap().content);
    }

    pub fn lose(&self, key: &str) {
        self.state.lock().unwrap().objects.remove(key).unwrap();
    }

    /// Uploads in parts that were begun and neither completed nor aborted.
    pub fn unfinished(&self) -> usize {
        self.state.lock().unwrap().uploads.len()
    }

    /// Dates everything that is here now.
    pub fn date(&self, at: DateTime<Utc>) {
        let mut state = self.state.lock().unwrap();
        state.objects.values_mut().for_each(|object| object.modified = at);
        state.uploads.values_mut().for_each(|upload| upload.initiated = at);
    }

    /// Operations since the last call of this, with the size of what they carried.
    pub fn calls(&self) -> Vec<String> {
        std::mem::take(&mut self.state.lock().unwrap().calls)
    }

    /// Requests whose signature was wrong or missing.
    pub fn refused(&self) -> usize {
        self.state.lock().unwrap().refused
    }

    /// Lets the next so many requests of this operation fail.
    pub fn fail(&self, operation: &str, status: u16, times: usize) {
        self.state.lock().unwrap().failing = Some((operation.into(), status, times));
    }

    pub fn heal(&self) {
        self.state.lock().unwrap().failing = None;
    }

    /// Waits until no upload in parts is left, as after a request that was broken off.
    pub async fn settles(&self) {
        for _ in 0..250 {
            if self.unfinished() == 0 {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        panic!("{} uploads in parts are left", self.unfinished());
    }

    /// So long ago that the sweep takes what nobody knows.
    pub fn long_ago(now: DateTime<Utc>) -> DateTime<Utc> {
        now - Duration::hours(25)
    }
}

impl Drop for Bucket {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
    }
}
