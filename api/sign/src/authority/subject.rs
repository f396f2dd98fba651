//! Who a certificate names. Personal numbers are never part of it: a certificate is public.
use crate::error::{Error, Result};
use der::asn1::{ObjectIdentifier, PrintableStringRef, SetOfVec, Utf8StringRef};
use der::{Any, Tag, Tagged as _};
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::name::{Name, RdnSequence, RelativeDistinguishedName};

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const COUNTRY: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.6");
const ORGANISATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");
const UNIT: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.11");

/// The longest CN, O and OU that X.520 allows, in characters.
const LONGEST: usize = 64;

/// The names in a certificate: a person or an agency, never a number that identifies a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// CN: the person with titles, or the agency of a seal.
    pub common_name: String,
    /// OU: the agency, or what the authority has to say about itself.
    pub unit: String,
    /// O: the city or regency.
    pub organisation: String,
}

impl Subject {
    /// The X.501 name, from the country down to the CN. What is longer than 64 characters is shortened
    /// with "…": the full name stands in the letter itself.
    pub(crate) fn to_name(&self) -> Result<Name> {
        let mut parts = vec![part(COUNTRY, Any::from(PrintableStringRef::new("ID")?))?];
        for (oid, value) in
            [(ORGANISATION, &self.organisation), (UNIT, &self.unit), (COMMON_NAME, &self.common_name)]
        {
            parts.push(part(oid, Any::from(Utf8StringRef::new(&fit(value)?)?))?);
        }
        Ok(RdnSequence(parts))
    }

    /// Reads the names of any certificate; absent parts are empty.
    pub fn from_name(name: &Name) -> Self {
        let find = |oid: ObjectIdentifier| {
            name.0
                .iter()
                .flat_map(|rdn| rdn.0.iter())
                .find(|part| part.oid == oid)
                .map_or_else(String::new, |p| text(&p.value))
        };
        Self { common_name: find(COMMON_NAME), unit: find(UNIT), organisation: find(ORGANISATION) }
    }
}

fn part(oid: ObjectIdentifier, value: Any) -> Result<RelativeDistinguishedName> {
    Ok(RelativeDistinguishedName(SetOfVec::try_from(vec![AttributeTypeAndValue { oid, value }])?))
}

fn fit(value: &str) -> Result<String> {
    let value = value.trim();
    if value.is_empty() || value.chars().any(char::is_control) {
        return Err(Error::Value("a name in a certificate is empty or has control characters"));
    }
    if looks_like_a_personal_number(value) {
        return Err(Error::Value("a personal number does not belong in a certificate"));
    }
    if value.chars().count() <= LONGEST {
        return Ok(value.to_owned());
    }
    Ok(value.chars().take(LONGEST - 1).chain(['…']).collect())
}

/// NIK (16 digits) and NIP (18) alike, also where they are written in groups.
fn looks_like_a_personal_number(value: &str) -> bool {
    let mut run = 0;
    for c in value.chars() {
        run = match c {
            '0'..='9' => run + 1,
            ' ' | '-' | '.' => run,
            _ => 0,
        };
        if run >= 16 {
            return true;
        }
    }
    false
}

/// The text of any of the string types that a name may use; only BMPString is not close to UTF-8.
fn text(value: &Any) -> String {
    if value.tag() == Tag::BmpString {
        let units: Vec<u16> =
            value.value().as_chunks::<2>().0.iter().map(|c| u16::from_be_bytes(*c)).collect();
        return String::from_utf16_lossy(&units);
    }
    String::from_utf8_lossy(value.value()).into_owned()
}
