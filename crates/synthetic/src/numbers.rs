/// Numbers that look like chance and follow from the first one: SplitMix64.
#[derive(Clone, Debug)]
pub(crate) struct Numbers(u64);

impl Numbers {
    /// Those that belong to a purpose and a number.
    pub(crate) fn of(purpose: u64, number: usize) -> Self {
        let number = u64::try_from(number).unwrap_or_default();
        Self(purpose.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ number.wrapping_mul(0xD1B5_4A32_D192_ED03))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// The next one, below `most`, which is at least 1.
    pub(crate) fn below(&mut self, most: usize) -> usize {
        // 32 bits of the best: the same wherever `usize` is narrower.
        usize::try_from(self.next() >> 32).unwrap_or_default() % most.max(1)
    }

    /// From `least` to `most`.
    pub(crate) fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }
}

#[test]
fn they_are_the_same_for_the_same_and_spread() {
    let numbers = |purpose, number| -> Vec<_> {
        let mut numbers = Numbers::of(purpose, number);
        (0..8).map(|_| numbers.below(100)).collect()
    };
    assert_eq!(numbers(1, 5), [52, 18, 45, 35, 89, 36, 34, 60]);
    assert_ne!(numbers(1, 5), numbers(1, 6));
    assert_ne!(numbers(1, 5), numbers(2, 5));
}
