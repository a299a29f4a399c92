use serde::{Deserialize, Serialize};

/// How long a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Words; in scripts that write none apart, two characters count as one.
    pub words: u32,
}

/// Words a minute of an adult who reads non-fiction silently: 238 (Brysbaert 2019, a meta-analysis of 190
/// studies). Technical prose is slower; we take 220.
const WORDS_A_MINUTE: u32 = 220;

impl Reading {
    /// Counts the prose of an article; code and formulas should not be part of it.
    #[must_use]
    pub fn of(prose: &str) -> Self {
        let mut words = 0;
        let mut ideographs: u32 = 0;
        let mut inside = false;
        for c in prose.chars() {
            let ideograph = is_ideograph(c);
            ideographs += u32::from(ideograph);
            // What joins letters inside of a word does not end it: don't, zero-downtime, 99.9, a zero-width joiner.
            let joins =
                inside && matches!(c, '\'' | '\u{2019}' | '-' | '.' | ',' | '_' | '\u{200c}' | '\u{200d}');
            let letter = c.is_alphanumeric() && !ideograph;
            words += u32::from(letter && !inside);
            inside = letter || joins;
        }
        Self { words: words + ideographs.div_ceil(2) }
    }

    /// Whole minutes, at least one.
    #[must_use]
    pub fn minutes(self) -> u32 {
        self.words.div_ceil(WORDS_A_MINUTE).max(1)
    }
}

/// A reading time on its way: readers see minutes, and so a corrected sentence changes no list.
pub(crate) mod as_minutes {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Reading, WORDS_A_MINUTE};

    pub(crate) fn serialize<S: Serializer>(reading: &Reading, to: S) -> Result<S::Ok, S::Error> {
        reading.minutes().serialize(to)
    }

    pub(crate) fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<Reading, D::Error> {
        let minutes = u32::deserialize(from)?;
        Ok(Reading { words: minutes.saturating_mul(WORDS_A_MINUTE) })
    }
}

/// Han, kana, and the Thai to Khmer range, which are written without spaces. Hangul has spaces.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3134f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_words_as_a_person_does() {
        for (text, words) in [
            ("", 0),
            ("One word's zero-downtime, isn't it?", 5),
            ("99.9 % of 1,000 requests", 4),
            ("snake_case and a/b", 4),
            ("می‌خواهم بروم", 2),
            ("你好世界", 2),
            ("— … !", 0),
        ] {
            assert_eq!(Reading::of(text).words, words, "{text}");
        }
    }

    #[test]
    fn minutes_round_up_and_start_at_one() {
        assert_eq!([0, 1, 220, 221].map(|words| Reading { words }.minutes()), [1, 1, 1, 2]);
    }
}
