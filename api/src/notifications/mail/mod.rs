//! Mail: one for a notification where the person wants it at once, or one that sums up a working day.
//!
//! Mail is sent by a job, never in a transaction. A job that was done has sent its mail once; where a server ended between
//! the sending and its record, the mail goes out again with the same Message-ID, by which mail programs drop the double.
//! Only subjects of open letters leave the system, never a text.
mod digest;
mod parcel;
mod sender;
mod single;
mod words;

pub use digest::{Digest, Digests};
pub use parcel::{Enclosure, Parcel, Refusal, is_address};
pub use sender::Mailer;
pub use single::Single;

/// Kind of the job that mails one notification.
pub const SINGLE: &str = "notification.mail";
/// Kind of the job that mails one person's digest.
pub const DIGEST: &str = "notification.digest";
/// Kind of the recurring job that finds out who gets a digest.
pub const DIGESTS: &str = "notification.digests";
