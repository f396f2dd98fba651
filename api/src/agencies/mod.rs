//! The tree of agencies with validity dates, and the reference data that the offices share.
pub mod calendar;
pub mod import;
mod model;
mod reference;
pub mod reminding;
mod routes;
pub mod store;

pub use calendar::Calendar;
pub use model::{Agency, AgencyKind, AgencyRef, CalendarDay, CalendarDayKind};
pub use reference::{Classification, DispositionInstruction, LetterKind};
pub use routes::routes;
