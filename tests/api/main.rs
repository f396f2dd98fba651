//! Tests through HTTP and on the source text, in one program.
mod house;
mod schema_sync;
