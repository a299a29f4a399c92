//! Posts of any number, for what shows only in a large blog: paragraphs of this blog's own, mixed, with invented words, as
//! a vocabulary grows with every post in truth.

use std::path::Path;

use site::{Drafts, Project};

/// A post that nobody wrote.
#[derive(Clone, Debug)]
pub struct Post {
    /// Its part of the address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Its text.
    pub markdown: String,
}

const SYLLABLES: [&str; 18] = [
    "ba", "con", "der", "el", "fra", "gi", "hom", "in", "ka", "lor", "mi", "no", "pre", "ru", "sti", "ta",
    "un", "ver",
];

/// The same for the same number. None without this blog's posts.
#[must_use]
pub fn posts(count: usize) -> Vec<Post> {
    let repository = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let Ok(project) = Project::load(repository, Drafts::LeaveOut) else { return Vec::new() };
    let mut own: Vec<_> = project.posts.iter().collect();
    own.sort_by(|a, b| a.slug.cmp(&b.slug));
    // What names no other file.
    let plain = |text: &&str| text.len() > 80 && !text.contains(['[', '<', '|', '`', '!', '#', '$', '{']);
    let paragraphs: Vec<&str> =
        own.iter().flat_map(|post| post.markdown.split("\n\n")).filter(plain).collect();
    let mut random = Random(7);
    (0..count).map(|number| post(number, &paragraphs, &mut random)).collect()
}

fn post(number: usize, paragraphs: &[&str], random: &mut Random) -> Post {
    let mut markdown = String::new();
    for section in 0..8 {
        let words = random.words();
        if section > 0 {
            markdown += &format!("## About {words}\n\n");
        }
        let [one, other] = [(); 2].map(|()| random.one_of(paragraphs));
        markdown += &format!("{one}\n\n{other}\n\nAlso {words}.\n\n");
    }
    let subject: Vec<_> = random.one_of(paragraphs).split_whitespace().take(4).collect();
    let title = format!("{} {number}", subject.join(" ").replace(['*', '_', '"', '\\'], ""));
    Post { slug: format!("post-{number:05}"), title, markdown }
}

/// Numbers that look like chance, and are the same each time.
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % most.max(1)
    }

    fn one_of<'a>(&mut self, texts: &[&'a str]) -> &'a str {
        texts.get(self.below(texts.len())).copied().unwrap_or_default()
    }

    fn words(&mut self) -> String {
        let mut words = Vec::new();
        for _ in 0..4 {
            let syllables = 2 + self.below(3);
            words.push((0..syllables).map(|_| self.one_of(&SYLLABLES)).collect::<String>());
        }
        words.join(" ")
    }
}
