//! Every list of a finished blog is a page of its own that a reader gets to, with something in it. That every page is
//! reached by links from the home page is checked by each build (`crates/site/src/validate/reach.rs`).

use std::collections::BTreeSet;

use content::Address;
use site::{Profile, Shrinkers};
use tests::catalogue::catalogue;
use tests::finished::{self, NO_CODE};
use tests::tree::{self, Tree};

fn released(sources: &Tree) -> Tree {
    let (folder, cache) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let release = Profile::Release { shrinkers: Shrinkers::default(), cache: cache.path().to_owned() };
    finished::finish(sources, &NO_CODE, &release, folder.path()).unwrap_or_else(|why| panic!("{why}"));
    tree::read(folder.path()).unwrap()
}

/// What stands in a page's `main`.
fn main_of<'a>(tree: &'a Tree, page: &str) -> &'a str {
    let html = std::str::from_utf8(tree.get(page).unwrap_or_else(|| panic!("there is no {page}"))).unwrap();
    html.split_once("<main").unwrap().1.split_once("</main>").unwrap().0
}

/// Every list without an entry in it, by its page.
fn empty_lists(tree: &Tree) -> Vec<&str> {
    let pages = tree.keys().filter(|name| name.ends_with(".html"));
    let is_empty = |page: &&String| {
        let html = main_of(tree, page);
        ["ol", "ul"].iter().any(|list| {
            html.split(&format!("<{list}")).skip(1).any(|rest| {
                rest.split_once('>')
                    .is_some_and(|(_, inside)| inside.trim_start().starts_with(&format!("</{list}>")))
            })
        })
    };
    pages.filter(is_empty).map(String::as_str).collect()
}

#[test]
fn every_list_is_a_page_with_articles_and_there_are_no_others() {
    for fixture in ["showcase", "sites/journal"] {
        let tree = released(&finished::sources(fixture).unwrap());
        let catalogue = catalogue(tree.keys().map(String::as_str), |path| tree[path].clone());
        let mut lists: Vec<_> = (1..=catalogue.pages()).map(Address::page).collect();
        lists.extend(catalogue.tags().into_iter().map(|tag| Address::Tag(tag.slug)));
        lists.extend(catalogue.all_series().into_iter().map(Address::Series));
        let lists: BTreeSet<_> = lists.iter().map(|list| list.below_base() + "index.html").collect();
        for list in &lists {
            let html = main_of(&tree, list);
            assert!(html.contains("<h1>") && html.contains("<article class=\"entry\">"), "{list}: {html}");
        }
        let is_list = |name: &&String| {
            name.ends_with("/index.html")
                && ["page/", "tags/", "series/"].iter().any(|folder| name.starts_with(folder))
                && *name != "tags/index.html"
        };
        let found: BTreeSet<_> =
            tree.keys().filter(is_list).cloned().chain(["index.html".to_owned()]).collect();
        assert_eq!(found, lists);
        assert_eq!(empty_lists(&tree), [""; 0]);
    }
}

#[test]
fn every_year_is_a_place_in_the_archive_with_a_way_to_it() {
    let tree = released(&finished::sources("showcase").unwrap());
    let catalogue = catalogue(tree.keys().map(String::as_str), |path| tree[path].clone());
    let html = main_of(&tree, "archive/index.html");
    assert!(catalogue.years().len() > 2);
    for (year, entries) in catalogue.years() {
        assert!(html.contains(&format!("<a href=\"#{year}\">{year}</a>")), "{html}");
        let (_, rest) = html.split_once(&format!("<h2 id=\"{year}\">")).unwrap();
        let of_year = rest.split("<h2").next().unwrap();
        assert_eq!(of_year.matches("<time ").count(), entries.len());
    }
}

#[test]
fn a_blog_without_tags_or_without_posts_says_so() {
    let mut sources = finished::sources("sites/journal").unwrap();
    sources.retain(|name, _| !name.starts_with("posts/"));
    let post = "+++\ntitle = \"One\"\ndate = \"2025-01-01\"\n+++\n\nText.\n";
    sources.insert("posts/one.md".to_owned(), post.into());
    let tree = released(&sources);
    assert_eq!(empty_lists(&tree), [""; 0]);
    assert!(main_of(&tree, "tags/index.html").contains("<p>Nothing is here yet.</p>"));
    // A draft is enough to have the folder.
    let draft = post.replace("+++\n\n", "draft = true\n+++\n\n");
    sources.insert("posts/one.md".to_owned(), draft.into());
    let tree = released(&sources);
    assert_eq!(empty_lists(&tree), [""; 0]);
    for page in ["index.html", "archive/index.html", "tags/index.html"] {
        assert!(main_of(&tree, page).contains("<p>Nothing is here yet.</p>"), "{page}");
    }
}

#[test]
fn the_first_part_of_a_series_leads_to_it() {
    let mut sources = finished::sources("sites/journal").unwrap();
    sources.retain(|name, _| !name.starts_with("posts/"));
    let post = "+++\ntitle = \"One\"\ndate = \"2025-01-01\"\nseries = \"Small steps\"\n+++\n\nText.\n";
    sources.insert("posts/one.md".to_owned(), post.into());
    let tree = released(&sources);
    let html = main_of(&tree, "posts/one/index.html");
    assert!(html.contains("<a href=\"/series/small-steps/\">Small steps</a>"), "{html}");
    assert!(!html.contains("class=\"parts\""), "one part is no list of parts");
}
