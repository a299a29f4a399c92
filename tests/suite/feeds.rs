//! Feeds and maps, read back as strictly as a program can read them: with every post of other blogs that the optional
//! folder `../shared/corpora` has, and with texts that were made to break them. To add such a text, add it to
//! [`blog::HOSTILE`].

mod addresses;
mod blog;
mod read;

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::time::Instant;

use content::markdown::{references, relink};
use content::{Address, Slug};
use site::{feeds, maps};

use self::blog::{Post, Sample};
use tests::visible;

use crate::corpora::posts;

/// Checks every feed of a blog; returns how many articles they hold in all.
fn check(sample: &Sample) -> usize {
    let published = sample.published();
    let style = "style/feed.0000000000000000.css";
    let mut articles = 0;
    let mut texts = HashMap::new();
    for file in feeds::files(&published, style) {
        let file = file.unwrap();
        let feed = read::feed(&file.path, &file.text);
        assert_eq!(feed.itself, sample.address(&file.path), "{}: its own address", file.path);
        if file.path.ends_with(".xml") {
            let style = format!("<?xml-stylesheet type=\"text/css\" href=\"/blog/{style}\"?>");
            assert!(file.text.lines().nth(1) == Some(&style), "{}: no style sheet", file.path);
        }
        articles += feed.articles.len();
        let newest = feed.articles.iter().map(|article| article.updated.clone()).max();
        assert_eq!(feed.updated, newest, "{}: the feed changes with its articles", file.path);
        let mut ids = HashSet::new();
        for article in feed.articles {
            let at = format!("{}, {}", file.path, article.url);
            assert_eq!(article.id, article.url, "{at}: its id is its address");
            assert!(ids.insert(article.id), "{at}: its id stands twice");
            let entry = &sample.catalogue.posts[sample.at(&article.url)];
            assert_eq!(article.title.trim(), entry.title.replace('\u{1}', ""), "{at}");
            assert_eq!(article.published, format!("{}T00:00:00Z", entry.date), "{at}");
            match texts.entry(article.url) {
                Entry::Occupied(text) => {
                    assert!(*text.get() == article.html, "{at}: another feed has another text")
                }
                Entry::Vacant(text) => {
                    addresses::check(&article.html, &at);
                    let forbidden = article.html.chars().find(|&c| forbidden_in_xml(c));
                    assert_eq!(forbidden, None, "{at}: a character that XML cannot hold");
                    text.insert(article.html);
                }
            }
        }
    }
    articles
}

fn forbidden_in_xml(c: char) -> bool {
    c < ' ' && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}')
}

#[test]
fn every_feed_holds_every_post_of_other_blogs() {
    let Some(posts) = posts::all("feeds") else { return };
    let start = Instant::now();
    let count = posts.len();
    // As tags, the nine blogs that they are from.
    let post = |post: posts::Post| {
        let tag = post.name.split('/').next().unwrap_or_default().to_owned();
        Post { title: post.name, markdown: post.markdown, tags: vec![tag] }
    };
    let sample = Sample::new(posts.into_iter().map(post), usize::MAX);
    assert_eq!(check(&sample), 6 * count, "each stands in three feeds of the blog and three of its tag");
    println!("{count} posts in {} feeds, checked in {:?}", 3 * (1 + 9), start.elapsed());
}

#[test]
fn every_feed_holds_hostile_texts() {
    let sample = Sample::hostile(usize::MAX);
    assert_eq!(check(&sample), 3 * (blog::HOSTILE.len() + sample.tagged("c")));
}

/// A reader of the feed sees the words that a reader of the page sees.
#[test]
fn no_word_is_lost_on_the_way() {
    let Some(posts) = posts::all("feeds: words") else { return };
    let post = |post: posts::Post| Post { title: post.name, markdown: post.markdown, tags: vec![] };
    let sample = Sample::new(posts.into_iter().map(post), usize::MAX);
    let published = sample.published();
    let file = feeds::files(&published, "feed.css").next().unwrap().unwrap();
    let mut compared = 0;
    for article in read::feed(&file.path, &file.text).articles {
        let page = sample.page(sample.at(&article.url));
        if ["<script", "<style", "<title"].iter().any(|tag| page.contains(tag)) {
            continue;
        }
        assert_eq!(visible::text(&article.html), visible::text(&page), "{}", article.title);
        compared += 1;
    }
    assert!(compared >= 900, "only {compared} articles are without scripts");
}

#[test]
fn feeds_hold_the_newest_articles_only() {
    let sample = Sample::hostile(3);
    let published = sample.published();
    let newest: Vec<_> = sample.catalogue.posts.iter().take(3).map(|entry| entry.title.clone()).collect();
    for file in feeds::files(&published, "feed.css").take(3) {
        let file = file.unwrap();
        let feed = read::feed(&file.path, &file.text);
        let titles: Vec<_> = feed.articles.into_iter().map(|article| article.title).collect();
        assert_eq!(titles, newest, "{}", file.path);
    }
}

#[test]
fn feeds_are_announced_where_they_lie() {
    let sample = Sample::hostile(3);
    let paths: Vec<_> =
        feeds::files(&sample.published(), "feed.css").map(|file| file.unwrap().path).collect();
    let slug = Slug::from_text("C++").unwrap();
    let blog = &sample.catalogue.blog;
    let announced =
        feeds::discovery(blog, None).into_iter().chain(feeds::discovery(blog, Some(("C++", &slug))));
    let announced: Vec<_> = announced.map(|alternate| (alternate.path, alternate.title)).collect();
    assert_eq!(announced[0], ("feed.xml".to_owned(), "Tëst & <blog> (Atom)".to_owned()));
    assert_eq!(announced[5], ("tags/c/feed.json".to_owned(), "Tëst & <blog>: C++ (JSON Feed)".to_owned()));
    for (path, _) in announced {
        assert!(paths.contains(&path), "{path} is not among {paths:?}");
    }
}

#[test]
fn an_empty_blog_has_feeds_and_maps() {
    let sample = Sample::new([], 20);
    assert_eq!(check(&sample), 0);
    assert!(maps::llms(&sample.published()).text.contains("## Articles"));
}

#[test]
fn the_sitemap_names_pages_with_their_last_change() {
    let sample = Sample::hostile(20);
    let published = sample.published();
    let slug = sample.catalogue.posts[0].slug.clone();
    let pages = [
        Address::Home,
        Address::Article(slug.clone()),
        Address::Tag(Slug::new("c").unwrap()),
        Address::Archive,
    ];
    let files = maps::sitemap(&published, &pages, maps::MOST);
    let [file] = files.as_slice() else { panic!("{} files", files.len()) };
    let expected = [
        ("https://blog.example/blog/".to_owned(), sample.newest(|_| true)),
        (sample.address(&format!("posts/{slug}/")), sample.newest(|entry| entry.slug == slug)),
        ("https://blog.example/blog/tags/c/".to_owned(), sample.newest(|entry| !entry.tags.is_empty())),
        ("https://blog.example/blog/archive/".to_owned(), sample.newest(|_| true)),
    ];
    assert_eq!(file.path, "sitemap.xml");
    assert_eq!(read::sitemap(&file.text, "urlset", "url"), expected);
}

#[test]
fn a_page_of_older_articles_changes_with_those_alone() {
    let post = |number| Post { title: format!("Day {number}"), markdown: "Text".to_owned(), tags: vec![] };
    let sample = Sample::new((0..35).map(post), 20);
    let files = maps::sitemap(&sample.published(), &[Address::page(2)], maps::MOST);
    let listed: Vec<_> = sample.catalogue.page(2).iter().map(|entry| entry.slug.clone()).collect();
    let date = sample.newest(|entry| listed.contains(&entry.slug));
    assert_ne!(date, sample.newest(|_| true));
    let page = ("https://blog.example/blog/page/2/".to_owned(), date);
    assert_eq!(read::sitemap(&files[0].text, "urlset", "url"), [page]);
}

#[test]
fn a_long_sitemap_is_split_below_an_index() {
    let sample = Sample::hostile(20);
    let published = sample.published();
    let pages = [Address::Home, Address::Archive, Address::Tags, Address::Search, Address::Offline];
    let files = maps::sitemap(&published, &pages, 2);
    let paths: Vec<_> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]);
    let index = read::sitemap(&files[3].text, "sitemapindex", "sitemap");
    let mut found = Vec::new();
    for ((address, date), file) in index.iter().zip(&files) {
        assert_eq!((address, date), (&sample.address(&file.path), &sample.newest(|_| true)));
        found.extend(read::sitemap(&file.text, "urlset", "url").into_iter().map(|(address, _)| address));
    }
    let all: Vec<_> = pages.iter().map(|page| sample.address(&page.below_base())).collect();
    assert_eq!(found, all);
    assert_eq!(maps::sitemap(&published, &pages, 5).len(), 1, "five fit into five");
}

#[test]
fn robots_and_models_find_their_way() {
    let sample = Sample::hostile(20);
    let published = sample.published();
    let robots = maps::robots(&published);
    assert_eq!(robots.path, "robots.txt");
    assert_eq!(robots.text, "User-agent: *\nDisallow:\n\nSitemap: https://blog.example/blog/sitemap.xml\n");
    let llms = maps::llms(&published).text;
    assert!(
        llms.starts_with("# Tëst \\& \\<blog>\n\n> About & all\n\n".replace("About &", "About \\&").as_str()),
        "{llms}"
    );
    let links: Vec<_> = references(&llms).into_iter().map(|link| link.destination).collect();
    let sources: Vec<_> = maps::sources(&published).map(|file| sample.address(&file.path)).collect();
    assert_eq!(links[..sources.len()], sources);
    assert_eq!(links.len(), sources.len() + 3);
}

/// Every destination of a post can be led elsewhere in its Markdown: the parser finds the new ones where the old ones were.
#[test]
fn destinations_are_found_in_markdown() {
    let Some(posts) = posts::all("feeds: destinations") else { return };
    let mut found = 0;
    for post in posts {
        let old = references(&post.markdown);
        let text = relink(&post.markdown, |_| Some("https://blog.example/there".to_owned()));
        let kept: Vec<_> = references(&text)
            .into_iter()
            .map(|link| link.destination)
            .filter(|destination| destination != "https://blog.example/there")
            .collect();
        assert_eq!(kept, Vec::<String>::new(), "{}", post.name);
        found += old.len();
    }
    println!("{found} destinations");
}
