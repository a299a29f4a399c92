use crate::numbers::Numbers;

const CONSONANTS: &[u8; 16] = b"bcdfhjlmnprstvwy";
const VOWELS: &[u8; 4] = b"aeiu";

/// Two letters each, so no two words are the same.
const SYLLABLES: usize = CONSONANTS.len() * VOWELS.len();

/// Words that any post may use: a power of two, by the octaves below.
const OCTAVES: u32 = 12;

/// Words that a post is the first to use.
const NEW: usize = 8;

/// The word of a rank: the more frequent, the shorter.
pub(crate) fn word(rank: usize) -> String {
    let mut word = String::new();
    let mut rest = rank;
    loop {
        let at = rest % SYLLABLES;
        word.extend([CONSONANTS[at / VOWELS.len()], VOWELS[at % VOWELS.len()]].map(char::from));
        // Without the step, a zero in front would make two ranks alike.
        match rest / SYLLABLES {
            0 => return word,
            more => rest = more - 1,
        }
    }
}

/// The words of one post, one after the other.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    number: usize,
    pub(crate) numbers: Numbers,
}

impl Words {
    /// Those of a post, for a purpose.
    pub(crate) fn of(purpose: u64, number: usize) -> Self {
        Self { number, numbers: Numbers::of(purpose, number) }
    }

    /// A word as it stands in a dictionary. Each octave of ranks is met as often as any other, as in languages (Zipf).
    pub(crate) fn bare(&mut self) -> String {
        let own = self.number * NEW;
        let first = 1 << OCTAVES;
        let rank = match self.numbers.below(40) {
            0 => first + own + self.numbers.below(NEW),
            1 => first + self.numbers.below(own + NEW),
            _ => {
                let octave = 1 << self.numbers.below(OCTAVES as usize);
                octave + self.numbers.below(octave)
            }
        };
        word(rank)
    }

    /// A word in one of its forms.
    pub(crate) fn next(&mut self) -> String {
        let bare = self.bare();
        if bare.len() < 4 {
            return bare;
        }
        match self.numbers.below(16) {
            0 | 1 => bare + "s",
            2 => bare + "ing",
            3 => bare + "ed",
            _ => bare,
        }
    }

    /// Words with spaces between them.
    pub(crate) fn some(&mut self, count: usize) -> String {
        (0..count).map(|_| self.next()).collect::<Vec<_>>().join(" ")
    }

    /// The same, as a title begins.
    pub(crate) fn titled(&mut self, count: usize) -> String {
        capital(&self.some(count))
    }

    /// A name that no language has for itself.
    pub(crate) fn name(&mut self) -> String {
        format!("{}_{}", self.bare(), word(SYLLABLES + self.numbers.below(1000)))
    }

    /// A sentence.
    pub(crate) fn sentence(&mut self) -> String {
        let (before, after) = (self.numbers.between(4, 8), self.numbers.between(4, 8));
        let comma = if self.numbers.below(2) == 0 { "," } else { "" };
        format!("{}{comma} {}.", self.titled(before), self.some(after))
    }

    /// Sentences, with something emphasised, something strong and a piece of code.
    pub(crate) fn paragraph(&mut self, sentences: usize) -> String {
        let mut all: Vec<_> = (0..sentences).map(|_| self.sentence()).collect();
        let marked = format!(
            "{} *{}* {} **{}** {} `{}` {}.",
            self.titled(2),
            self.some(2),
            self.some(2),
            self.some(1),
            self.some(2),
            self.name(),
            self.some(2)
        );
        all.insert(sentences / 2, marked);
        all.join(" ")
    }
}

pub(crate) fn capital(text: &str) -> String {
    let (first, rest) = text.split_at(text.len().min(1));
    first.to_uppercase() + rest
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_ranks_are_the_same_word_and_frequent_ones_are_short() {
        let all: BTreeSet<_> = (0..300_000).map(word).collect();
        assert_eq!(all.len(), 300_000);
        assert_eq!([0, 63, 64, 64 + 64 * 64].map(|rank| word(rank).len()), [2, 2, 4, 6]);
    }

    #[test]
    fn few_words_are_used_often_and_every_post_brings_new_ones() {
        let used = |number| {
            let mut words = Words::of(1, number);
            (0..2000).map(|_| words.bare()).collect::<Vec<_>>()
        };
        let words = used(500);
        let short = words.iter().filter(|word| word.len() == 2).count();
        assert!((800..1200).contains(&short), "{short} of 2,000");
        let before: BTreeSet<_> = (0..500).flat_map(used).collect();
        let new: BTreeSet<_> = words.iter().filter(|word| !before.contains(*word)).collect();
        assert_eq!(new.len(), NEW);
    }

    #[test]
    fn a_sentence_is_one() {
        let sentence = Words::of(1, 3).sentence();
        assert!(
            sentence.ends_with('.') && sentence.starts_with(|c: char| c.is_ascii_uppercase()),
            "{sentence}"
        );
        assert!((8..=16).contains(&sentence.split(' ').count()), "{sentence}");
    }
}
