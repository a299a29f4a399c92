use super::varint::{push, take};

/// How strongly a section is about a word: so many steps.
pub const LEVELS: u8 = 8;

/// Words of one stem, and where they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Folded.
    pub words: Vec<String>,
    /// How many sections have one of them.
    pub sections: u32,
    /// Whether only the strongest are listed below: the words stand almost everywhere.
    pub cut: bool,
    /// Ordered by article and section.
    pub postings: Vec<Posting>,
}

/// A section that has a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posting {
    /// Its article: counted from the oldest, so that a new one changes no number.
    pub article: u32,
    /// Which one of its sections; 0 is the article itself, with what stands before its first heading.
    pub section: u32,
    /// Below [`LEVELS`].
    pub level: u8,
}

/// Writes groups as bytes. First all words, ordered, each without the letters that it shares with the one before and
/// with its group's number; then the postings of the groups, whose numbers follow the words.
#[must_use]
pub fn write(groups: &[Group]) -> Vec<u8> {
    let mut words: Vec<(&str, usize)> = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        words.extend(group.words.iter().map(|word| (word.as_str(), at)));
    }
    words.sort_unstable();
    let mut bytes = Vec::new();
    push(&mut bytes, narrow(words.len()));
    let mut order: Vec<usize> = Vec::new();
    let mut before = "";
    for (word, group) in words {
        let shared = shared(before, word);
        push(&mut bytes, narrow(shared));
        push(&mut bytes, narrow(word.len() - shared));
        bytes.extend_from_slice(&word.as_bytes()[shared..]);
        // A new group, or one of those before: how far back.
        match order.iter().rev().position(|known| *known == group) {
            Some(back) => push(&mut bytes, narrow(back + 1)),
            None => {
                push(&mut bytes, 0);
                order.push(group);
            }
        }
        before = word;
    }
    for group in order {
        let postings = postings(&groups[group]);
        push(&mut bytes, narrow(postings.len()));
        bytes.extend(postings);
    }
    bytes
}

fn postings(group: &Group) -> Vec<u8> {
    let mut bytes = Vec::new();
    push(&mut bytes, group.sections << 1 | u32::from(group.cut));
    let mut before = 0;
    for of_article in group.postings.chunk_by(|a, b| a.article == b.article) {
        let [first, ..] = of_article else { continue };
        push(&mut bytes, first.article - before);
        before = first.article;
        for (left, posting) in (0..of_article.len()).rev().zip(of_article) {
            let more = u32::from(left > 0);
            push(&mut bytes, posting.section << 4 | u32::from(posting.level % LEVELS) << 1 | more);
        }
    }
    bytes
}

/// Letters at the beginning of both, in bytes.
fn shared(one: &str, other: &str) -> usize {
    let same = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    other.floor_char_boundary(same)
}

/// Nothing here has four billion of anything.
fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A file of words that begin alike. Kept as it came: a scan of all its words takes less than making a map of them.
#[derive(Clone, Debug, Default)]
pub struct Shard {
    bytes: Vec<u8>,
    words: usize,
    /// Where the words begin.
    first: usize,
    /// Where the postings of each group lie.
    groups: Vec<(usize, usize)>,
}

impl Shard {
    /// Finds its way in the bytes.
    #[must_use]
    pub fn read(bytes: Vec<u8>) -> Self {
        let mut rest = bytes.as_slice();
        let words = take(&mut rest) as usize;
        let first = bytes.len() - rest.len();
        let mut count = 0;
        for _ in 0..words {
            take(&mut rest);
            let length = take(&mut rest) as usize;
            rest = rest.get(length..).unwrap_or_default();
            count += usize::from(take(&mut rest) == 0);
        }
        let mut groups = Vec::with_capacity(count);
        for _ in 0..count {
            let length = take(&mut rest) as usize;
            let start = bytes.len() - rest.len();
            groups.push((start, start + length));
            rest = rest.get(length..).unwrap_or_default();
        }
        Self { words, first, groups, bytes }
    }

    /// Tells all words in their order, each with the number of its group.
    pub fn each_word(&self, mut tell: impl FnMut(&str, usize)) {
        let mut rest = self.bytes.get(self.first..).unwrap_or_default();
        let mut word = Vec::new();
        let mut known = 0;
        for _ in 0..self.words {
            word.truncate(take(&mut rest) as usize);
            let length = take(&mut rest) as usize;
            let (end, after) = rest.split_at_checked(length).unwrap_or_default();
            word.extend_from_slice(end);
            rest = after;
            let back = take(&mut rest) as usize;
            known += usize::from(back == 0);
            let group = known.saturating_sub(back.max(1));
            tell(std::str::from_utf8(&word).unwrap_or_default(), group);
        }
    }

    /// Where the words of a group stand.
    #[must_use]
    pub fn postings(&self, group: usize) -> Postings<'_> {
        let range = self.groups.get(group).map_or(0..0, |(start, end)| *start..*end);
        let mut rest = self.bytes.get(range).unwrap_or_default();
        let head = take(&mut rest);
        Postings { rest, sections: head >> 1, cut: head & 1 == 1, article: 0, within: false }
    }
}

/// The postings of one group, in order.
#[derive(Clone, Copy, Debug)]
pub struct Postings<'a> {
    rest: &'a [u8],
    /// As in [`Group`].
    pub sections: u32,
    /// As in [`Group`].
    pub cut: bool,
    article: u32,
    within: bool,
}

impl Iterator for Postings<'_> {
    type Item = Posting;

    fn next(&mut self) -> Option<Posting> {
        if self.rest.is_empty() {
            return None;
        }
        if !self.within {
            self.article += take(&mut self.rest);
        }
        let entry = take(&mut self.rest);
        self.within = entry & 1 == 1;
        let level = (entry >> 1).to_le_bytes()[0] % LEVELS;
        Some(Posting { article: self.article, section: entry >> 4, level })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_postings_go_there_and_back() {
        let posting = |article, section, level| Posting { article, section, level };
        let group = |words: &[&str], postings: &[Posting], cut| Group {
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            sections: 300,
            cut,
            postings: postings.to_vec(),
        };
        let groups = [
            group(&["deploy", "deploys", "deployment"], &[posting(0, 0, 7), posting(0, 9, 1)], false),
            group(&["deplete"], &[posting(3, 1, 2), posting(300, 0, 0)], true),
            group(&["größe", "grösse"], &[posting(2, 200, 5)], false),
        ];
        let shard = Shard::read(write(&groups));
        let mut seen = Vec::new();
        shard.each_word(|word, group| seen.push((word.to_owned(), group)));
        let expected =
            [("deplete", 0), ("deploy", 1), ("deployment", 1), ("deploys", 1), ("grösse", 2), ("größe", 2)];
        assert_eq!(seen, expected.map(|(word, group)| (word.to_owned(), group)));
        for (number, group) in [(0, &groups[1]), (1, &groups[0]), (2, &groups[2])] {
            let postings = shard.postings(number);
            assert_eq!((postings.sections, postings.cut), (300, group.cut));
            assert_eq!(postings.collect::<Vec<_>>(), group.postings);
        }
        assert_eq!(shard.postings(3).count(), 0);
    }

    #[test]
    fn bytes_that_are_no_shard_are_an_empty_one_or_end_somewhere() {
        for bytes in [&[][..], &[200, 1], &[3, 0, 250, 1, 1]] {
            let shard = Shard::read(bytes.to_vec());
            shard.each_word(|_, _| {});
            assert_eq!(shard.postings(0).count(), 0);
        }
    }
}
