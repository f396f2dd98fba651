//! Tests through HTTP and on the source text, in one program.
mod bad_input;
mod demo;
mod durability;
mod evaluations;
mod house;
mod identity;
mod kit;
mod ledger;
mod letters;
mod papers;
mod permits;
mod schema_sync;
mod signing;
mod spec;
mod storage;
mod sweep;
mod visibility;
