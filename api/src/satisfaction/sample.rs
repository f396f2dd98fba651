//! How many people a survey should reach.

/// The smallest sample for a population (Krejcie and Morgan 1970, whose table the annex of PermenPANRB 14/2017 takes over):
/// χ² = 3.841, half the population of either opinion, 5 % of error. s = 3.841·N·¼ / (0.05²·(N−1) + 3.841·¼), to the nearest.
pub fn needed(population: u32) -> u32 {
    let n = u64::from(population);
    let by = 10 * n.saturating_sub(1) + 3_841;
    u32::try_from((2 * 3_841 * n + by) / (2 * by)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::needed;

    /// Rows of the printed table.
    #[test]
    fn the_formula_gives_the_printed_table() {
        for (population, sample) in [
            (10, 10),
            (15, 14),
            (20, 19),
            (30, 28),
            (50, 44),
            (75, 63),
            (100, 80),
            (150, 108),
            (200, 132),
            (250, 152),
            (300, 169),
            (400, 196),
            (500, 217),
            (750, 254),
            (1000, 278),
            (1500, 306),
            (2000, 322),
            (3000, 341),
            (5000, 357),
            (10_000, 370),
            (50_000, 381),
            (75_000, 382),
        ] {
            assert_eq!(needed(population), sample, "{population}");
        }
        assert_eq!((needed(0), needed(1)), (0, 1));
    }
}
