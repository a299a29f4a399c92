//! Advice about a text that is in order: nothing here stops a build, unless `blog.toml` says so.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use content::markdown::Outlined;
use content::{Slug, Targets};

use super::{Fault, Text, problem};
use crate::problem::Problem;

/// Lists and search results show about this much of a title, in characters.
const LONG_TITLE: usize = 100;

/// Lists show about three lines of a summary; a longer one was meant to be text.
const LONG_SUMMARY: usize = 300;

/// A column is at most 37rem wide and an enlarged picture fills a window: more pixels than this across, no screen that
/// is common shows.
const WIDEST: u32 = 2560;

/// What a post's author should know about its headings, images, title and summary.
pub(super) fn of(text: &Text, targets: &Targets) -> Vec<Problem> {
    let mut found = Vec::new();
    let front_matter = &text.front_matter;
    if let Some(count) = longer(front_matter.title.as_deref(), LONG_TITLE) {
        found.push((front_matter.title_line, Fault::LongTitle { count }));
    }
    // One that was made of the first paragraph has no line, and is cut to its length.
    if let (Some(count), Some(line)) =
        (longer(Some(&front_matter.summary), LONG_SUMMARY), front_matter.summary_line)
    {
        found.push((Some(line), Fault::LongSummary { count }));
    }
    let mut before = None;
    for item in &text.destinations.outline {
        match item {
            Outlined::Heading { level, text: words, offset } => {
                if let Some(before) = before
                    && *level > before + 1
                {
                    let (words, level) = (words.clone(), *level);
                    let fault = Fault::SkippedHeadingLevel { words, level, expected: before + 1 };
                    found.push((Some(text.line(*offset)), fault));
                }
                before = Some(*level);
            }
            Outlined::Image { alt, destination, offset } => {
                let line = Some(text.line(*offset));
                let destination = destination.clone();
                let size = targets.get(&destination).and_then(|target| target.size);
                if let Some((width, _)) = size
                    && width > WIDEST
                    && !destination.to_lowercase().ends_with(".svg")
                {
                    let destination = destination.clone();
                    found.push((line, Fault::LargeImage { destination, width, widest: WIDEST }));
                }
                if alt.is_empty() {
                    found.push((line, Fault::MissingAlternativeText { destination }));
                }
            }
        }
    }
    found.into_iter().map(|(line, fault)| problem(&text.file, line, &fault).warning()).collect()
}

fn longer(text: Option<&str>, limit: usize) -> Option<usize> {
    text.map(|text| text.chars().count()).filter(|count| *count > limit)
}

/// Every tag that one post alone has and that resembles another: most likely the same was meant. Of two that are used
/// once, the later one is told.
pub(super) fn similar_tags(texts: &[Arc<Text>]) -> Vec<Problem> {
    let mut uses: BTreeMap<Slug, Vec<(&Text, &str)>> = BTreeMap::new();
    for text in texts {
        for tag in &text.front_matter.tags {
            if let Some(slug) = Slug::from_text(tag) {
                uses.entry(slug).or_default().push((text, tag));
            }
        }
    }
    let mut neighbours: BTreeMap<String, Vec<&Slug>> = BTreeMap::new();
    for slug in uses.keys() {
        for key in keys(slug) {
            neighbours.entry(key).or_default().push(slug);
        }
    }
    let mut told: BTreeSet<&Slug> = BTreeSet::new();
    let mut problems = Vec::new();
    for (slug, users) in &uses {
        let [(text, tag)] = users[..] else { continue };
        let near: BTreeSet<_> = keys(slug).iter().flat_map(|key| &neighbours[key]).copied().collect();
        let others = near.into_iter().filter(|other| *other != slug && !told.contains(other));
        // One that is used more often is the more likely one.
        let mut similar: Vec<_> = others
            .filter(|other| resemble(slug.as_str(), other.as_str()))
            .map(|other| (other, &uses[other]))
            .collect();
        similar.sort_by_key(|(_, users)| std::cmp::Reverse(users.len()));
        let Some((_, [(_, other), ..])) = similar.first().map(|(slug, users)| (slug, users.as_slice()))
        else {
            continue;
        };
        told.insert(slug);
        let fault = Fault::SimilarTag { tag: tag.to_owned(), other: (*other).to_owned() };
        problems.push(problem(&text.file, text.front_matter.tags_line, &fault).warning());
    }
    problems
}

/// Tags that differ by one letter have a key in common: themselves, or what is left without one letter. So a blog of
/// thousands of tags is not compared each with each. Longer ones than this differ in words, not in letters.
fn keys(slug: &Slug) -> Vec<String> {
    const LONGEST: usize = 40;
    let bare = bare(slug.as_str());
    let mut keys = Vec::new();
    if bare.chars().count() <= LONGEST {
        let without = |(at, c): (usize, char)| bare[..at].to_owned() + &bare[at + c.len_utf8()..];
        keys.extend(bare.char_indices().map(without));
    }
    keys.push(bare);
    keys
}

fn bare(tag: &str) -> String {
    tag.replace('-', "")
}

/// Whether two tags differ by a plural, by hyphens, or by one letter. Short ones such as `css` and `rss` are different
/// words.
fn resemble(one: &str, other: &str) -> bool {
    let (one, other) = (bare(one), bare(other));
    let plural = |a: &str, b: &str| a.strip_suffix('s') == Some(b) && b.chars().count() >= 3;
    let shorter = one.chars().count().min(other.chars().count());
    let slips = usize::from(shorter >= 5);
    one == other
        || plural(&one, &other)
        || plural(&other, &one)
        || strsim::damerau_levenshtein(&one, &other) <= slips
}

#[cfg(test)]
mod tests {
    use super::resemble;

    #[test]
    fn tags_resemble_by_a_plural_a_hyphen_or_a_slip() {
        for (one, other) in [
            ("test", "tests"),
            ("front-end", "frontend"),
            ("reliability", "relaibility"),
            ("kubernetes", "kubernets"),
            ("obsevability", "observability"),
        ] {
            assert!(resemble(one, other), "{one} {other}");
        }
        for (one, other) in
            [("css", "rss"), ("ai", "api"), ("go", "gos"), ("rest", "test"), ("azure", "cloud")]
        {
            assert!(!resemble(one, other), "{one} {other}");
        }
    }
}
