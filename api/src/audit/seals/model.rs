//! Seals, and what they are computed from.
use crate::error::{Error, Result};
use diesel::prelude::*;
use pamong_db::schema::ledger_seals;
use pamong_db::{Id, MultiBackend, Ts};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use utoipa::ToSchema;

/// The seal of one fact.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, Serialize, Deserialize)]
#[diesel(table_name = ledger_seals, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
#[serde(deny_unknown_fields)]
pub struct Seal {
    /// The agency whose chain it is.
    pub agency_id: Id,
    /// Its place in the chain, from 1 without a gap.
    pub seq: i64,
    /// The fact.
    pub fact_id: Id,
    /// SHA-256, lower-case hex, of the hash before it, a line feed and the fact's canonical JSON.
    pub hash: String,
    /// When it was sealed.
    pub sealed_at: Ts,
}

/// What a look at the whole chain of an agency showed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = LedgerProof)]
pub struct Proof {
    /// The agency.
    pub agency_id: Id,
    /// Seals that were looked at.
    pub seals: i64,
    /// Hash of the last of them: it stands for every fact before it. 64 zeros where there is none.
    pub hash: String,
    /// Facts that are not sealed yet.
    pub unsealed: i64,
    /// Whether every seal fits its fact and the seal before it.
    pub intact: bool,
    /// The first place at which they do not.
    pub broken_at: Option<i64>,
}

/// What stands before the first seal.
pub fn first() -> String {
    "0".repeat(64)
}

/// The hash of the seal that follows `before`, for a fact as JSON.
pub fn link(before: &str, fact: &Value) -> Result<String> {
    let mut text = format!("{before}\n");
    canonical(fact, &mut text)?;
    let mut hash = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        write!(hash, "{byte:02x}").map_err(Error::internal)?;
    }
    Ok(hash)
}

/// JSON without spaces, names in the order of their bytes, whole numbers without a point: the databases keep neither the
/// order of names nor the way in which a number was written.
pub fn canonical(value: &Value, out: &mut String) -> Result<()> {
    let text = |value: &Value| serde_json::to_string(value).map_err(Error::internal);
    match value {
        Value::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                canonical(item, out)?;
            }
            out.push(']');
        }
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_unstable_by_key(|(name, _)| *name);
            out.push('{');
            for (i, (name, item)) in fields.into_iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                out.push_str(&serde_json::to_string(name).map_err(Error::internal)?);
                out.push(':');
                canonical(item, out)?;
            }
            out.push('}');
        }
        Value::Number(number) => match number.as_f64().filter(|_| number.is_f64()) {
            Some(float) => write!(out, "{float}").map_err(Error::internal)?,
            None => out.push_str(&text(value)?),
        },
        plain => out.push_str(&text(plain)?),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_same_fact_has_one_canonical_text() {
        let mut text = String::new();
        let fact = json!({"b": [1, 2.0, 2.5, null], "a": {"z": "é\"\n", "y": true}});
        canonical(&fact, &mut text).unwrap();
        assert_eq!(text, r#"{"a":{"y":true,"z":"é\"\n"},"b":[1,2,2.5,null]}"#);
    }

    #[test]
    fn a_seal_depends_on_the_fact_and_on_the_seal_before_it() {
        let (fact, other) = (json!({"action": "letter.read"}), json!({"action": "letter.close"}));
        let one = link(&first(), &fact).unwrap();
        assert_eq!(one.len(), 64);
        assert_eq!(one, link(&first(), &fact).unwrap());
        assert_ne!(one, link(&first(), &other).unwrap());
        assert_ne!(one, link(&one, &fact).unwrap());
    }
}
