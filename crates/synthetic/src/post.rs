use std::fmt::Write;

use crate::code;
use crate::numbers::Numbers;
use crate::words::{Words, capital, word};

/// How many tags there are.
pub const TAGS: usize = 40;

/// What numbers are drawn for: no two draw the same.
mod purpose {
    pub(super) const SLUG: u64 = 1;
    pub(super) const TITLE: u64 = 2;
    pub(super) const TEXT: u64 = 3;
    pub(super) const TAGS: u64 = 4;
}

/// A post that nobody wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// Its part of the address; the name of its file is this with `.md`.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// The day it was published: `1990-01-28`. One is published each day.
    pub date: String,
    /// A sentence about it.
    pub summary: String,
    /// One to three of [`TAGS`].
    pub tags: Vec<String>,
    /// Its text.
    pub markdown: String,
}

impl Post {
    /// The bytes of its file.
    #[must_use]
    pub fn file(&self) -> String {
        let Self { title, date, summary, tags, markdown, .. } = self;
        let tags = tags.iter().map(|tag| format!("\"{tag}\"")).collect::<Vec<_>>().join(", ");
        format!(
            "+++\ntitle = \"{title}\"\ndate = \"{date}\"\nsummary = \"{summary}\"\ntags = [{tags}]\n+++\n\n{markdown}"
        )
    }
}

/// One of the [`TAGS`].
#[must_use]
pub fn tag(number: usize) -> String {
    word(1000 + 37 * (number % TAGS))
}

/// The post of a number; 0 is the oldest.
#[must_use]
pub fn post(number: usize) -> Post {
    let mut words = Words::of(purpose::TITLE, number);
    let title = words.numbers.between(4, 6);
    Post {
        slug: slug(number),
        title: words.titled(title),
        date: date(number),
        summary: words.sentence(),
        tags: tags(number),
        markdown: text(number),
    }
}

/// The same after its author has worked on it: the last sentence says how often, and nothing else is changed.
#[must_use]
pub fn edited(number: usize, times: usize) -> Post {
    let mut post = post(number);
    // Writing to a String cannot fail.
    let _ = writeln!(post.markdown, "\nThis was looked at again, for the time {times}.");
    post
}

fn slug(number: usize) -> String {
    let mut words = Words::of(purpose::SLUG, number);
    format!("{}-{}-{number:05}", words.bare(), words.bare())
}

/// Months of 28 days: no calendar is needed. After 35 years it begins again, for no post is to lie in the future.
fn date(number: usize) -> String {
    let day = number % (35 * 12 * 28);
    format!("{}-{:02}-{:02}", 1990 + day / (12 * 28), day / 28 % 12 + 1, day % 28 + 1)
}

fn tags(number: usize) -> Vec<String> {
    let mut numbers = Numbers::of(purpose::TAGS, number);
    let mut tags = vec![tag(number)];
    // Some tags have far more articles than others.
    for _ in 0..numbers.below(3) {
        let most = numbers.between(1, TAGS);
        let another = tag(numbers.below(most));
        if !tags.contains(&another) {
            tags.push(another);
        }
    }
    tags
}

fn text(number: usize) -> String {
    let words = &mut Words::of(purpose::TEXT, number);
    let [rust, python, javascript, shell] = code::blocks(words);
    let [bullets, steps] = [list(words, "-", 5), list(words, "1.", 4)];
    let mut blocks = vec![words.paragraph(4), words.paragraph(2)];
    section(words, &mut blocks, [bullets, rust]);
    section(words, &mut blocks, [python]);
    section(words, &mut blocks, [steps, javascript]);
    blocks.push(format!("### {}", words.titled(2)));
    blocks.push(words.paragraph(3));
    section(words, &mut blocks, [shell]);
    blocks.push(format!("> {}", words.sentence()));
    if number.is_multiple_of(3) {
        blocks.push(table(words));
    }
    section(words, &mut blocks, []);
    if number.is_multiple_of(5) {
        blocks.extend(formulas(words));
    }
    let last = match number.checked_sub(1) {
        Some(before) => {
            format!("{} [{}]({}.md) {}.", words.titled(3), words.some(2), slug(before), words.some(3))
        }
        None => words.sentence(),
    };
    blocks.push(last);
    blocks.join("\n\n") + "\n"
}

fn section<const N: usize>(words: &mut Words, blocks: &mut Vec<String>, more: [String; N]) {
    blocks.push(format!("## {}", words.titled(3)));
    blocks.push(words.paragraph(4));
    blocks.extend(more);
    blocks.push(words.paragraph(1));
}

fn list(words: &mut Words, mark: &str, items: usize) -> String {
    let items: Vec<_> = (0..items).map(|_| format!("{mark} {}", words.titled(7))).collect();
    items.join("\n")
}

fn table(words: &mut Words) -> String {
    let row = |first: String, words: &mut Words| {
        format!(
            "| {first} | {} | {} | {} |\n",
            words.some(2),
            words.numbers.below(10_000),
            words.numbers.between(1, 99)
        )
    };
    let head =
        format!("| {} | {} | {} | {} |\n|---|---|--:|--:|\n", word(900), word(901), word(902), word(903));
    (0..6).fold(head, |table, _| {
        let first = capital(&words.next());
        table + &row(first, words)
    })
}

fn formulas(words: &mut Words) -> [String; 2] {
    let [a, b, c] = [(); 3].map(|()| words.numbers.between(2, 99));
    [
        format!("{} $x_{{{a}}} = \\frac{{{b}}}{{1 + e^{{-{c}t}}}}$ {}.", words.titled(4), words.some(5)),
        format!(
            "$$\n\\sum_{{i=1}}^{{{a}}} \\sqrt{{x_i^2 + {b}}} \\le \\int_0^{{\\infty}} \\frac{{\\alpha(t)}}{{{c}}} \\, dt\n$$"
        ),
    ]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::posts;

    /// FNV-1a, for the one sum below.
    fn sum(text: &str) -> u64 {
        text.bytes()
            .fold(0xCBF2_9CE4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
    }

    /// The text outside of code.
    fn prose(markdown: &str) -> String {
        markdown.split("```").step_by(2).collect()
    }

    #[test]
    fn the_bytes_are_the_same_on_every_machine() {
        let all: String = posts(200).map(|post| post.file()).collect();
        assert_eq!(
            format!("{:x}", sum(&all)),
            "9a1a01758bf07617",
            "earlier measurements had other posts: is that meant?"
        );
    }

    #[test]
    fn a_small_blog_is_the_beginning_of_a_large_one() {
        let small: Vec<_> = posts(11).collect();
        let large: Vec<_> = posts(100).take(11).collect();
        assert_eq!(small, large);
        assert_eq!(small[4], post(4));
    }

    #[test]
    fn each_has_about_seven_hundred_words() {
        for post in posts(300) {
            let words = prose(&post.markdown).split_whitespace().count();
            assert!((600..=800).contains(&words), "{} has {words}", post.slug);
        }
    }

    #[test]
    fn each_has_what_it_should() {
        for (number, post) in posts(60).enumerate() {
            let text = &post.markdown;
            for language in ["rust", "python", "javascript", "sh"] {
                assert_eq!(text.matches(&format!("```{language}\n")).count(), 1, "{language} in\n{text}");
            }
            assert_eq!(text.matches("\n## ").count(), 5);
            assert_eq!((text.matches("\n- ").count(), text.matches("\n1. ").count()), (5, 4), "{text}");
            assert_eq!(text.contains("\n|---|"), number % 3 == 0);
            assert_eq!(text.contains("\n$$\n"), number % 5 == 0);
        }
    }

    #[test]
    fn titles_and_slugs_are_of_one_post_alone() {
        let (titles, slugs): (BTreeSet<_>, BTreeSet<_>) =
            posts(10_000).map(|post| (post.title, post.slug)).unzip();
        assert_eq!((titles.len(), slugs.len()), (10_000, 10_000));
    }

    #[test]
    fn forty_tags_are_used_unevenly() {
        let mut uses = std::collections::BTreeMap::<_, usize>::new();
        posts(1000).flat_map(|post| post.tags).for_each(|tag| *uses.entry(tag).or_default() += 1);
        assert_eq!(uses.len(), TAGS);
        assert!(uses.values().max() > uses.values().min().map(|least| least * 3).as_ref(), "{uses:?}");
    }

    #[test]
    fn one_is_published_each_day_and_none_in_the_future() {
        assert_eq!(
            [0, 27, 28, 336, 9_999].map(date),
            ["1990-01-01", "1990-01-28", "1990-02-01", "1991-01-01", "2019-10-04"]
        );
        assert_eq!(date(35 * 12 * 28), "1990-01-01");
    }

    #[test]
    fn an_edit_changes_one_sentence() {
        let (before, after) = (post(7), edited(7, 2));
        assert_eq!(
            after.markdown,
            format!("{}\nThis was looked at again, for the time 2.\n", before.markdown)
        );
        assert_eq!(Post { markdown: before.markdown.clone(), ..after }, before);
    }
}
