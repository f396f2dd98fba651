//! Fields of a change that tell "absent" from "null".
use serde::de::{Deserialize, Deserializer};

/// For `#[serde(default, deserialize_with)]` on an `Option<Option<T>>`: absent is `None`, null is `Some(None)`.
pub fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(from).map(Some)
}
