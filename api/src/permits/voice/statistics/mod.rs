//! Numbers about services that everybody may read: volume, measured time, satisfaction and complaints.
mod kept;
pub mod promise;
pub mod routes;
pub mod snapshot;
mod store;
mod table;

pub use kept::Statistics;
