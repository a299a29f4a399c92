use std::collections::HashMap;

use content::search::{Group, LEVELS, Posting, bucket};

use super::stems::Stems;
use super::words::{Term, Words};

/// From which worth on a posting has the next level.
const STEPS: [f32; 7] = [0.7, 1.3, 2.0, 3.0, 4.5, 6.5, 9.0];
const _: () = assert!(STEPS.len() + 1 == LEVELS as usize);

/// A group of more sections keeps the strongest: a word that stands everywhere tells nothing, and would fill the index.
const MOST: usize = 1_500;

/// All words of all articles.
pub(super) struct Terms {
    stems: Stems,
    groups: Vec<Group>,
    /// By the beginning that decides about the file, and the stem.
    by_stem: HashMap<(String, String), usize>,
    by_word: HashMap<String, usize>,
    /// Those that were added.
    articles: u32,
    sections: u32,
    /// The current section: what its groups are worth, apart from its text, and how often they stand there.
    worth: HashMap<usize, (f32, f32)>,
}

impl Terms {
    pub(super) fn new(language: &str) -> Self {
        Self {
            stems: Stems::new(language),
            groups: Vec::new(),
            by_stem: HashMap::new(),
            by_word: HashMap::new(),
            articles: 0,
            sections: 0,
            worth: HashMap::new(),
        }
    }

    /// Adds the words of the next article.
    pub(super) fn add(&mut self, words: &Words) {
        for (section, words) in (0..).zip(&words.sections) {
            let long = long(words.length);
            for term in &words.terms {
                let group = self.group(term);
                let (worth, often) = self.worth.entry(group).or_default();
                *worth = worth.max(term.worth);
                *often += term.count as f32;
            }
            for (group, (fields, text)) in self.worth.drain() {
                let worth = fields + text / long;
                let level = STEPS.iter().take_while(|step| worth >= **step).count();
                let level = u8::try_from(level).unwrap_or_default();
                self.groups[group].postings.push(Posting { article: self.articles, section, level });
            }
            self.sections += 1;
        }
        self.articles += 1;
    }

    fn group(&mut self, Term { word, is_word, .. }: &Term) -> usize {
        if let Some(group) = self.by_word.get(word) {
            return *group;
        }
        let stem = if *is_word { self.stems.of(word) } else { word.clone() };
        let new = self.groups.len();
        let group = *self.by_stem.entry((bucket(word).to_owned(), stem)).or_insert(new);
        if group == new {
            self.groups.push(Group::default());
        }
        self.groups[group].words.push(word.clone());
        self.by_word.insert(word.clone(), group);
        group
    }

    /// The groups in the order of their first words, and the number of sections.
    pub(super) fn finish(self) -> (Vec<Group>, u32) {
        let Self { mut groups, sections, .. } = self;
        for group in &mut groups {
            group.words.sort_unstable();
            group.sections = u32::try_from(group.postings.len()).unwrap_or(u32::MAX);
            // Of filters every article is needed.
            let is_word = group.words.first().is_some_and(|word| !word.starts_with(['#', '@']));
            if is_word && group.postings.len() > MOST {
                group.cut = true;
                group.postings.sort_by_key(|posting| std::cmp::Reverse(posting.level));
                group.postings.truncate(MOST);
                group.postings.sort_unstable();
            }
        }
        groups.sort_unstable_by(|a, b| a.words.cmp(&b.words));
        (groups, sections)
    }
}

/// By how much a word in a long text is worth less than in a short one. In steps, so that a word more or less in a
/// section leaves what the index says of the others as it is.
fn long(words: u32) -> f32 {
    match words {
        0..32 => 0.7,
        32..64 => 0.8,
        64..128 => 1.0,
        128..256 => 1.4,
        256..512 => 2.0,
        _ => 3.0,
    }
}
