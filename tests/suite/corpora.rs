//! The 916 Markdown files of nine other blogs, rendered and compared with an independent implementation.
//!
//! The words that a reader sees must be the same, in the same order: what one implementation takes for markup and
//! the other for text would show. A file whose words differ is listed in `tests/deviations/corpora.txt`, below its
//! reason. The files themselves are read from the optional folder `../shared/corpora`.

pub mod posts;

use std::collections::{BTreeMap, HashSet};

use content::markdown::{Place, Rendered, render};
use content::{Base, Body};
use tests::{reference, visible};

use crate::{deviations, diff};

/// A text as an article.
fn article(markdown: &str) -> Rendered {
    let base = Base::root();
    render(&Body { markdown: markdown.to_owned(), ..Body::default() }, &Place::article(&base))
}

/// The first id that stands twice in a piece of HTML.
fn repeated_id(html: &str) -> Option<String> {
    let mut seen = HashSet::new();
    visible::ids(html).into_iter().find(|id| !seen.insert(id.clone()))
}

#[test]
fn posts_have_the_words_that_another_implementation_finds() {
    let Some(posts) = posts::all("corpora: words") else { return };
    let mut deviating = BTreeMap::new();
    let mut words = 0;
    for post in &posts {
        let expected = visible::text(&reference::html(&post.markdown));
        let found = visible::text(&article(&post.markdown).html);
        words += found.split(' ').count();
        if expected != found {
            deviating.insert(post.name.clone(), diff::words(&expected, &found));
        }
    }
    println!("{} of {} files have equal words, {words} in all", posts.len() - deviating.len(), posts.len());
    assert!(words > 700_000, "the files have {words} words: were the texts cut off with their front matter?");
    if let Err(report) = deviations::check("corpora", &deviating) {
        panic!("\n{report}");
    }
}

/// What may not stand in a text goes before anything is made of it: tags, never words. Tags that nobody knows are
/// shown as text, so there may be more words afterwards.
#[test]
fn posts_keep_their_words_when_they_are_cleaned() {
    let Some(posts) = posts::all("corpora: cleaned") else { return };
    let mut changed = 0;
    for post in &posts {
        let clean = site::sanitized(&post.markdown);
        assert_eq!(clean, site::sanitized(&clean), "{}: cleaned twice, a text differs", post.name);
        changed += usize::from(clean != post.markdown);
        let before = visible::text(&visible::without_code(&article(&post.markdown).html));
        let after = visible::text(&article(&clean).html);
        let mut rest = after.chars().filter(|c| c.is_alphanumeric());
        let lost = before.chars().filter(|c| c.is_alphanumeric()).find(|c| !rest.any(|other| other == *c));
        assert_eq!(lost, None, "{}: {}", post.name, diff::words(&before, &after));
    }
    println!("{changed} of {} texts were cleaned", posts.len());
}

#[test]
fn posts_render_the_same_twice_with_every_id_once() {
    let Some(posts) = posts::all("corpora: ids") else { return };
    for post in &posts {
        let rendered = article(&post.markdown);
        assert_eq!(rendered, article(&post.markdown), "{}: two renderings differ", post.name);
        assert_eq!(repeated_id(&rendered.html), None, "{}: an id stands twice", post.name);
        for heading in &rendered.contents {
            let start = format!("<h{} id=\"{}\"", heading.level, heading.id);
            assert!(rendered.html.contains(&start), "{}: {heading:?} of the contents is missing", post.name);
        }
    }
}

/// No author of these posts wrote a formula: each that is found is a price or code that lost its dollar signs.
#[test]
fn posts_have_prices_and_no_formulas() {
    let Some(posts) = posts::all("corpora: prices") else { return };
    for post in &posts {
        let html = article(&post.markdown).html;
        let formula = html.find("class=\"math").map(|at| html[at..].lines().next());
        assert_eq!(formula, None, "{}: mend crates/content/src/markdown/math.rs", post.name);
    }
}

/// Cut anywhere, a text is still Markdown: open fences, half links, notes without their definitions. Inside of quotes
/// and lists all of it nests.
#[test]
fn posts_cut_short_or_nested_render_with_every_id_once() {
    let Some(posts) = posts::all("corpora: cuts") else { return };
    for post in posts.iter().filter(|post| !post.markdown.is_empty()).step_by(17) {
        for cut in 0..12 {
            let end = post.markdown.floor_char_boundary(post.markdown.len() * cut / 12);
            let text = &post.markdown[..end];
            let nested = text.replace('\n', ["\n> ", "\n  ", "\n    ", "\n> - "][cut % 4]);
            for markdown in [text.to_owned(), format!("- {nested}"), format!("[^n]: {nested}\n\n{text}[^n]")]
            {
                let id = repeated_id(&article(&markdown).html);
                assert_eq!(id, None, "{}, first {end} bytes: an id stands twice in\n{markdown}", post.name);
            }
        }
    }
}
