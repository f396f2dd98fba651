//! Keys of signers and of the installation.
mod authority;
mod model;
pub mod routes;
mod service;
pub mod store;
mod vault;

pub use authority::{OpenKeys, published_root};
pub use model::{KeyStatus, SignerKey, SigningKeyView};
pub use service::{active_key, signer_account};
pub use vault::Accounts;
