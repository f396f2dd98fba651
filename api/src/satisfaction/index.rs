//! From answers to the index and its class.
use super::{Answers, Element};
use pamong_db::text_enum;
use std::collections::BTreeMap;

text_enum! {
    /// Class of the service's quality (mutu pelayanan) and what the regulation calls it.
    pub enum QualityClass {
        /// Sangat baik: 88.31 to 100.
        A = "a",
        /// Baik: 76.61 to 88.30.
        B = "b",
        /// Kurang baik: 65.00 to 76.60.
        C = "c",
        /// Tidak baik: 25.00 to 64.99.
        D = "d",
    }
}

impl QualityClass {
    /// The class of an index in hundredths. The index is rounded first, so that nothing falls between two classes.
    const fn of(hundredths: u32) -> Self {
        match hundredths {
            8831.. => Self::A,
            7661..=8830 => Self::B,
            6500..=7660 => Self::C,
            _ => Self::D,
        }
    }
}

/// The index of a service unit: 25 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Index {
    hundredths: u32,
}

impl Index {
    /// With two decimals, for showing.
    pub fn value(self) -> f64 {
        f64::from(self.hundredths) / 100.0
    }

    /// Its class.
    pub const fn class(self) -> QualityClass {
        QualityClass::of(self.hundredths)
    }
}

/// Answers of several people, added up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    respondents: u32,
    sums: BTreeMap<Element, u64>,
}

impl Tally {
    /// Sums of each element over so many respondents.
    pub fn new(respondents: u32, sums: BTreeMap<Element, u64>) -> Self {
        Self { respondents, sums }
    }

    /// Adds what one person answered.
    pub fn add(&mut self, answers: &Answers) {
        self.respondents += 1;
        for (element, answer) in answers {
            *self.sums.entry(*element).or_default() += u64::try_from(*answer).unwrap_or(0);
        }
    }

    /// Adds the answers of others.
    pub fn join(&mut self, other: &Self) {
        self.respondents += other.respondents;
        for (element, sum) in &other.sums {
            *self.sums.entry(*element).or_default() += sum;
        }
    }

    /// How many people answered.
    pub const fn respondents(&self) -> u32 {
        self.respondents
    }

    /// Mean of an element (NRR per unsur): the sum of its answers by the number of respondents, with four decimals.
    pub fn mean(&self, element: Element) -> Option<f64> {
        let sum = self.sums.get(&element).copied().unwrap_or(0);
        quotient(sum * 10_000, self.respondents.into()).map(|n| f64::from(n) / 10_000.0)
    }

    /// Weighted mean of an element (NRR tertimbang): a ninth of its mean, with four decimals. The weight is the exact 1/9;
    /// with the printed 0.11 nine best answers would give 99.
    pub fn weighted(&self, element: Element) -> Option<f64> {
        let sum = self.sums.get(&element).copied().unwrap_or(0);
        quotient(sum * 10_000, u64::from(self.respondents) * 9).map(|n| f64::from(n) / 10_000.0)
    }

    /// The index: 25 times the sum of the weighted means, which is 25 × all answers / (9 × respondents), rounded once, half
    /// up, to hundredths. Nothing where nobody answered.
    pub fn index(&self) -> Option<Index> {
        let all: u64 = self.sums.values().sum();
        quotient(all * 2_500, u64::from(self.respondents) * 9).map(|hundredths| Index { hundredths })
    }
}

/// A quotient of whole numbers, rounded half up.
fn quotient(of: u64, by: u64) -> Option<u32> {
    u32::try_from((2 * of + by).checked_div(2 * by)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tally(respondents: u32, sums: [u64; 9]) -> Tally {
        Tally::new(respondents, Element::ALL.iter().copied().zip(sums).collect())
    }

    /// The one worked example with raw sums that could be read: "Rumus perhitungan indeks kepuasan masyarakat (IKM)
    /// berdasarkan Permenpan RB Nomor 14 Tahun 2017", Triwulan III, 29 respondents, published with the repository
    /// rennn9/GASPUL_BACKEND (`rumus_perhitungan_ikm_lengkap.md`). It is an office's calculation by the regulation's
    /// formula, not the annex itself. It gives 91.48 by the exact formula, and 90.56 by a table whose weights were
    /// rounded to 0.11 on the way; the exact one is right.
    #[test]
    fn a_published_example_gives_its_exact_index() {
        let t = tally(29, [105, 101, 100, 116, 102, 105, 106, 105, 115]);
        let index = t.index().unwrap();
        assert_eq!((index.value(), index.class()), (91.48, QualityClass::A));
        let means: Vec<f64> = Element::ALL.iter().map(|e| t.mean(*e).unwrap()).collect();
        assert_eq!(means, [3.6207, 3.4828, 3.4483, 4.0, 3.5172, 3.6207, 3.6552, 3.6207, 3.9655]);
        let rounded_weights: f64 = means.iter().map(|mean| mean * 0.11).sum::<f64>() * 25.0;
        assert_eq!(format!("{rounded_weights:.2}"), "90.56");
    }

    #[test]
    fn the_regulation_s_scale_runs_from_25_to_100() {
        let index = |answer: u64| tally(10, [answer * 10; 9]).index().unwrap();
        assert_eq!((index(1).value(), index(1).class()), (25.0, QualityClass::D));
        assert_eq!((index(4).value(), index(4).class()), (100.0, QualityClass::A));
        assert_eq!(tally(10, [40; 9]).weighted(Element::Fee), Some(0.4444));
        assert_eq!(Tally::default().index(), None);
        assert_eq!(Tally::default().mean(Element::Fee), None);
    }

    /// Both sides of each border: with 10,000 respondents the index moves in steps of 1/3600, so every hundredth is met.
    #[test]
    fn classes_meet_without_a_gap() {
        use QualityClass::{A, B, C, D};
        let class = |all: u64| {
            let t = Tally::new(10_000, BTreeMap::from([(Element::Fee, all)]));
            let index = t.index().unwrap();
            (format!("{:.2}", index.value()), index.class())
        };
        for (all, shown, of) in [
            (317_916, "88.31", A),
            (317_880, "88.30", B),
            // Between the two printed borders: 88.305 goes up, a hair less goes down.
            (317_898, "88.31", A),
            (317_897, "88.30", B),
            (275_796, "76.61", B),
            (275_760, "76.60", C),
            (275_778, "76.61", B),
            (275_777, "76.60", C),
            (234_000, "65.00", C),
            (233_964, "64.99", D),
            (233_982, "65.00", C),
            (233_981, "64.99", D),
        ] {
            assert_eq!(class(all), (shown.into(), of), "{all}");
        }
    }

    proptest! {
        #[test]
        fn people_one_by_one_are_people_at_once(all in prop::collection::vec(prop::array::uniform9(1_i32..=4), 1..60)) {
            let mut one_by_one = Tally::default();
            let mut sums = [0_u64; 9];
            for answers in &all {
                one_by_one.add(&Element::ALL.iter().copied().zip(*answers).collect());
                for (sum, answer) in sums.iter_mut().zip(answers) {
                    *sum += u64::try_from(*answer).unwrap();
                }
            }
            let at_once = tally(u32::try_from(all.len()).unwrap(), sums);
            prop_assert_eq!(&one_by_one, &at_once);
            let index = at_once.index().unwrap().value();
            prop_assert!((25.0..=100.0).contains(&index));
            // The order of the elements does not matter.
            sums.reverse();
            prop_assert_eq!(tally(at_once.respondents(), sums).index(), at_once.index());
        }
    }
}
