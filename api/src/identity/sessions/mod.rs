//! Sessions: a short access token in memory, a rotating refresh token in a cookie that scripts cannot read.
pub mod routes;
pub mod service;
pub mod store;
