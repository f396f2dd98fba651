//! Chance that repeats itself: one stream of numbers from a seed, the same on every platform.
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A stream of chance.
#[derive(Clone)]
pub struct Chance(ChaCha8Rng);

impl Chance {
    /// A stream for a seed and a purpose, so that changing one part of the simulation leaves the others alone.
    pub fn new(seed: u64, purpose: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed ^ purpose.wrapping_mul(0x9E37_79B9_7F4A_7C15)))
    }

    /// True with probability `p`.
    pub fn happens(&mut self, p: f64) -> bool {
        self.0.random_range(0.0..1.0) < p
    }

    /// Evenly between `low` and `high`.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        self.0.random_range(low..high)
    }

    /// A whole number from `low` to `high`, both included.
    pub fn whole(&mut self, low: u32, high: u32) -> u32 {
        self.0.random_range(low..=high)
    }

    /// Bell-shaped around `mean`, kept within three deviations: the mean of twelve even draws.
    pub fn around(&mut self, mean: f64, deviation: f64) -> f64 {
        let sum: f64 = (0..12).map(|_| self.between(0.0, 1.0)).sum();
        mean + deviation * (sum - 6.0).clamp(-3.0, 3.0)
    }

    /// How many of something with an average of `rate` fall into one day (Knuth's method for a Poisson count).
    pub fn count(&mut self, rate: f64) -> u32 {
        let floor = (-rate).exp();
        let mut product = self.between(0.0, 1.0);
        let mut count = 0;
        while product > floor {
            product *= self.between(0.0, 1.0);
            count += 1;
        }
        count
    }

    /// One of the choices; the default where there are none.
    pub fn pick<'a, T: ?Sized>(&mut self, choices: &[&'a T], default: &'a T) -> &'a T {
        let last = u32::try_from(choices.len()).unwrap_or(0).saturating_sub(1);
        let at = usize::try_from(self.whole(0, last)).unwrap_or(0);
        choices.get(at).copied().unwrap_or(default)
    }

    /// Index below `len` (0 where `len` is 0).
    pub fn index(&mut self, len: usize) -> usize {
        let last = u32::try_from(len).unwrap_or(u32::MAX).saturating_sub(1);
        usize::try_from(self.whole(0, last)).unwrap_or(0)
    }

    /// Random bits for a seed of another stream.
    pub fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }
}

#[cfg(test)]
mod tests {
    use super::Chance;

    #[test]
    fn the_same_seed_gives_the_same_stream_and_another_seed_another() {
        let draw =
            |seed| (0..50).map(|_| 0).scan(Chance::new(seed, 1), |c, _| Some(c.bits())).collect::<Vec<_>>();
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
    }

    #[test]
    fn counts_average_to_their_rate() {
        let mut chance = Chance::new(3, 9);
        let total: u32 = (0..20_000).map(|_| chance.count(1.5)).sum();
        assert!((29_000..31_000).contains(&total), "{total}");
    }
}
