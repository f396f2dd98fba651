//! How the letters of a list divide: what a filter would leave, before it is set.
use super::model::Traits;
use pamong_db::Id;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// One value of a filter, and how many letters it would leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FacetCount {
    /// The value, as the filter takes it.
    pub value: String,
    /// A name for people, where the value is an id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Letters.
    pub count: i64,
}

/// How the letters of the list divide; the most frequent value first.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct LetterFacets {
    /// Whether only the newest 10,000 letters (of a search: the newest 1,000) were counted.
    pub partial: bool,
    /// By direction.
    pub direction: Vec<FacetCount>,
    /// By state.
    pub status: Vec<FacetCount>,
    /// By urgency.
    pub urgency: Vec<FacetCount>,
    /// By letter kind.
    pub kind: Vec<FacetCount>,
    /// By agency.
    pub agency_id: Vec<FacetCount>,
    /// By agenda year.
    pub year: Vec<FacetCount>,
    /// By main group of the archive classification.
    pub classification: Vec<FacetCount>,
}

impl LetterFacets {
    /// Counts letters; agencies get their names from `agency_name`.
    pub fn of(letters: &[Traits], partial: bool, agency_name: impl Fn(Id) -> Option<String>) -> Self {
        let named =
            |(id, count): (Id, i64)| FacetCount { value: id.to_string(), label: agency_name(id), count };
        Self {
            partial,
            direction: plain(letters.iter().map(|l| l.direction.as_str())),
            status: plain(letters.iter().map(|l| l.status.as_str())),
            urgency: plain(letters.iter().map(|l| l.urgency.as_str())),
            kind: plain(letters.iter().map(|l| l.kind_code.as_str())),
            agency_id: counted(letters.iter().map(|l| l.agency_id)).into_iter().map(named).collect(),
            year: plain(letters.iter().map(|l| l.register_year)),
            classification: plain(
                letters.iter().filter_map(|l| main_group(l.classification_code.as_deref())),
            ),
        }
    }
}

/// `400.12.3` belongs to `400`.
fn main_group(code: Option<&str>) -> Option<&str> {
    code.and_then(|code| code.split('.').next()).filter(|group| !group.is_empty())
}

/// How often each value occurs, the most frequent first and equals in their own order.
fn counted<T: Ord + Copy>(values: impl Iterator<Item = T>) -> Vec<(T, i64)> {
    let mut counts = BTreeMap::<T, i64>::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    let mut counts: Vec<(T, i64)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

fn plain<T: Ord + Copy + ToString>(values: impl Iterator<Item = T>) -> Vec<FacetCount> {
    let facet = |(value, count): (T, i64)| FacetCount { value: value.to_string(), label: None, count };
    counted(values).into_iter().map(facet).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_value_comes_first_and_equals_keep_their_order() {
        let found = counted(["b", "c", "a", "c", "b", "d"].into_iter());
        assert_eq!(found, [("b", 2), ("c", 2), ("a", 1), ("d", 1)]);
    }

    #[test]
    fn an_archive_code_belongs_to_its_main_group() {
        assert_eq!(main_group(Some("400.12.3")), Some("400"));
        assert_eq!(main_group(Some("470")), Some("470"));
        assert_eq!(main_group(Some("")), None);
        assert_eq!(main_group(None), None);
    }
}
