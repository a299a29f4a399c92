//! Which articles are near each other, and what an edit changes of that: the names of related articles stand in each
//! article's file.

use std::collections::{BTreeMap, HashMap};
use std::time::Instant;

use content::Slug;

use super::edits::generated;
use super::judged::{others, own};
use super::{Post, corpus, corpus_in_series};

type Related = HashMap<Slug, Vec<Slug>>;

/// As few words as tell them apart.
fn notes(texts: &[(&str, &str)]) -> Vec<Post> {
    texts.iter().map(|(slug, text)| Post::new(slug, &slug.to_uppercase(), text)).collect()
}

fn related(posts: &[Post]) -> Related {
    corpus(posts, "en").related()
}

/// The articles that have other related articles than before, without those that are new.
fn changed(before: &Related, after: &Related) -> usize {
    before.iter().filter(|(slug, related)| after.get(*slug) != Some(related)).count()
}

/// A sentence is corrected; a post is added.
fn edits(posts: &mut Vec<Post>) -> [usize; 2] {
    let before = related(posts);
    let edited = &mut posts[3];
    edited.markdown += "\n\nA sentence that corrects another.\n";
    let after = related(posts);
    let mut newest = posts[0].clone();
    newest.slug = Slug::new("the-newest").unwrap();
    posts.push(newest);
    [changed(&before, &after), changed(&after, &related(posts))]
}

/// Three about bread, two about databases, one about nothing that another is about.
fn blog() -> Vec<Post> {
    notes(&[
        ("starter", "Sourdough starter wants flour, water, warm kitchens."),
        ("crumb", "Open crumb: more water, longer rise, flour that bears it."),
        ("oven", "Ovens decide crusts: steam first, dry heat later, say bakers of sourdough flour."),
        ("index", "An index makes queries fast, inserts slow: measure what your database does."),
        ("vacuum", "A database keeps dead rows until vacuumed; every index keeps them, queries read them."),
        ("walk", "Along the river, past the mill, back over the hill before dark."),
    ])
}

fn near(related: &Related, slug: &str) -> Vec<String> {
    related[&Slug::new(slug).unwrap()].iter().map(ToString::to_string).collect()
}

#[test]
fn articles_about_the_same_are_related_and_others_are_not() {
    let related = related(&blog());
    assert_eq!(near(&related, "starter"), ["oven", "crumb"]);
    assert_eq!(near(&related, "index"), ["vacuum"]);
    assert_eq!(near(&related, "vacuum"), ["index"]);
    assert_eq!(near(&related, "walk"), [""; 0]);
}

#[test]
fn a_tag_that_few_have_brings_articles_near() {
    let mut posts = blog();
    for at in [3, 5] {
        posts[at].tags = vec!["Outdoors".to_owned()];
    }
    assert_eq!(near(&related(&posts), "walk"), ["index"]);
}

#[test]
fn three_at_most_and_of_equal_ones_the_newer() {
    let names = ["a", "b", "c", "d", "e"];
    let mut posts = blog();
    posts.extend(notes(&names.map(|name| (name, "Kites and their tails, in wind from the sea."))));
    let related = related(&posts);
    assert_eq!(near(&related, "a"), ["e", "d", "c"]);
    assert_eq!(near(&related, "e"), ["d", "c", "b"]);
}

#[test]
fn parts_of_a_series_are_listed_anyway() {
    let posts = blog();
    let series = |post: &Post| matches!(post.slug.as_str(), "starter" | "oven").then_some("Bread");
    let related = corpus_in_series(&posts, "en", series).related();
    assert_eq!(near(&related, "starter"), ["crumb"]);
    assert_eq!(near(&related, "crumb").len(), 2);
}

#[test]
fn an_edit_changes_what_is_near_few_others() {
    let mut posts = generated(200);
    let [edited, added] = edits(&mut posts);
    println!("200 articles: a corrected sentence changes {edited} others, a new article {added}");
    assert!(edited <= 2, "a corrected sentence changes the files of {edited} others");
    assert!(added <= 20, "a new article changes the files of {added} others");
    // Real articles are nearer each other.
    let mut posts = others("rust-blog/content");
    if !posts.is_empty() {
        let [edited, added] = edits(&mut posts);
        println!("rust-blog: a corrected sentence changes {edited} others, a copy of an article {added}");
        assert!(edited <= 2, "a corrected sentence changes the files of {edited} others");
        assert!(added <= 12, "a new article changes the files of {added} others");
    }
}

#[test]
#[ignore = "a measurement"]
fn of_real_blogs() {
    for (name, posts) in [("own", own()), ("rust-blog", others("rust-blog/content"))] {
        let related = related(&posts);
        let sorted: BTreeMap<_, _> = related.iter().collect();
        let with = sorted.values().filter(|related| !related.is_empty()).count();
        println!("{name}: {with} of {} have related articles", sorted.len());
        for (slug, related) in sorted {
            let names: Vec<_> = related.iter().map(Slug::as_str).collect();
            println!("  {slug}: {}", names.join(", "));
        }
    }
}

#[test]
#[ignore = "a measurement"]
fn of_ten_thousand_articles() {
    for count in [1_000, 10_000] {
        let mut posts = generated(count);
        let corpus = corpus(&posts, "en");
        let began = Instant::now();
        let related = corpus.related();
        let took = began.elapsed().as_secs_f64() * 1000.0;
        drop(corpus);
        let with = related.values().filter(|related| !related.is_empty()).count();
        println!("{count} articles: {:.3} ms an article; {with} have some", took / count as f64);
        let [edited, added] = edits(&mut posts);
        println!("{count} articles: a corrected sentence changes {edited} others, a new article {added}");
    }
}
