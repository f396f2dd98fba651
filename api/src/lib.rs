//! Pamong: letters, services and evaluation of a city's offices on one ledger.
pub mod agencies;
pub mod app;
pub mod audit;
pub mod config;
pub mod demo;
pub mod documents;
pub mod error;
pub mod evaluations;
pub mod http;
pub mod identity;
pub mod jobs;
pub mod letters;
pub mod notifications;
pub mod packages;
pub mod paper_records;
pub mod permits;
pub mod satisfaction;
pub mod secrets;
pub mod server;
pub mod startup;
pub mod storage;
mod web_root;

#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;
