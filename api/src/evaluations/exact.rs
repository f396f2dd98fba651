//! Decimals that JSON shows as plain numbers.
use rust_decimal::{Decimal, RoundingStrategy};
use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};

/// A number that is computed exactly and written to JSON with the digits it has, never with a binary remainder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Exact(pub Decimal);

impl Exact {
    /// Rounded half up to so many decimals (scores are never negative, so "away from zero" is "up").
    pub fn rounded(value: Decimal, decimals: u32) -> Self {
        Self(value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero).normalize())
    }

    /// True where the number needs at most so many decimals.
    pub fn fits(self, decimals: u32) -> bool {
        self.0.normalize().scale() <= decimals
    }
}

impl std::fmt::Display for Exact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::iter::Sum for Exact {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        Self(all.map(|x| x.0).sum())
    }
}

impl Serialize for Exact {
    /// The text of the decimal is read as the nearest double, which is written with the same digits again.
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let number: f64 = self.0.normalize().to_string().parse().map_err(serde::ser::Error::custom)?;
        out.serialize_f64(number)
    }
}

struct Reader;

/// Decimals panic when a product leaves their range; nothing here is ever near this limit.
fn in_range<E: serde::de::Error>(value: Decimal) -> Result<Exact, E> {
    if value.abs() <= Decimal::from(1_000_000) { Ok(Exact(value)) } else { Err(E::custom("out of range")) }
}

impl Visitor<'_> for Reader {
    type Value = Exact;
    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a number")
    }
    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Exact, E> {
        value.to_string().parse().map_err(E::custom).and_then(in_range)
    }
    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Exact, E> {
        in_range(value.into())
    }
    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Exact, E> {
        in_range(value.into())
    }
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        input.deserialize_any(Reader)
    }
}

impl utoipa::PartialSchema for Exact {
    fn schema() -> utoipa::openapi::RefOr<Schema> {
        ObjectBuilder::new().schema_type(Type::Number).description(Some("Exact decimal number.")).into()
    }
}

impl utoipa::ToSchema for Exact {
    fn name() -> std::borrow::Cow<'static, str> {
        "Decimal".into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_keeps_the_digits() {
        for text in ["0", "75.01", "0.6", "99.99", "0.3333", "100"] {
            let number = Exact(text.parse().unwrap());
            let json = serde_json::to_string(&number).unwrap();
            assert_eq!(json.trim_end_matches(".0"), text);
            assert_eq!(serde_json::from_str::<Exact>(&json).unwrap(), number);
        }
    }

    #[test]
    fn half_goes_up() {
        let rounded = |text: &str| Exact::rounded(text.parse().unwrap(), 2).to_string();
        assert_eq!(rounded("1.005"), "1.01");
        assert_eq!(rounded("1.0049999"), "1");
        assert_eq!(rounded("37.505"), "37.51");
    }
}
