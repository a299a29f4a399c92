//! The finished folder is a function of what goes in.

use std::collections::BTreeMap;

use site::{Profile, Shrinkers};
use tests::finished::{self, NO_CODE};
use tests::tree::{self, Tree};

fn journal() -> Tree {
    finished::sources("sites/journal").unwrap()
}

/// The finished folder of sources that are written in this order.
fn assembled<'a>(sources: impl IntoIterator<Item = (&'a String, &'a Vec<u8>)>) -> Tree {
    assembled_as(&Profile::Debug, sources)
}

/// The same as readers get it.
fn released(sources: &Tree) -> Tree {
    let cache = tempfile::tempdir().unwrap();
    assembled_as(
        &Profile::Release { shrinkers: Shrinkers::default(), cache: cache.path().to_owned() },
        sources,
    )
}

fn assembled_as<'a>(profile: &Profile, sources: impl IntoIterator<Item = (&'a String, &'a Vec<u8>)>) -> Tree {
    let folder = tempfile::tempdir().unwrap();
    finished::finish(sources, &NO_CODE, profile, folder.path()).unwrap_or_else(|why| panic!("{why}"));
    tree::read(folder.path()).unwrap()
}

/// What runs in the browser.
fn code(tree: &Tree) -> BTreeMap<&str, &[u8]> {
    let code = tree.iter().filter(|(name, _)| name.ends_with(".wasm") || name.ends_with(".js"));
    code.map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect()
}

fn names(tree: &Tree) -> Vec<&String> {
    tree.keys().collect()
}

#[test]
fn the_same_sources_make_the_same_bytes() {
    let sources = journal();
    let one = assembled(&sources);
    // Written the other way round, for file systems that list names in the order of their making.
    let other = assembled(sources.iter().rev());
    assert_eq!(names(&one), names(&other));
    for (name, bytes) in &one {
        assert!(*bytes == other[name], "{name} has other bytes the second time");
    }
    assert!(one.contains_key("posts/first/index.html"), "{:?}", names(&one));
}

#[test]
fn two_builds_in_different_folders_are_the_same_to_the_byte() {
    let mut sources = journal();
    let settings = b"compress = true\nhosts = [\"azure\", \"caddy\", \"cloudflare-pages\", \"firebase\", \"github-pages\", \
                     \"nginx\", \"s3\", \"vercel\"]\n";
    sources.entry("blog.toml".to_owned()).or_default().extend(settings);
    let build = |below: &str| {
        let place = tempfile::tempdir().unwrap();
        let [dist, target] = ["dist", "target"].map(|name| place.path().join(below).join(name));
        let release = Profile::Release { shrinkers: Shrinkers::default(), cache: target.clone() };
        finished::finish(&sources, &NO_CODE, &release, &dist).unwrap_or_else(|why| panic!("{why}"));
        // With what goes beside it: settings of servers, checksums.
        let beside = ["hosts", "release"].map(|name| tree::read(&target.join(name)).unwrap());
        (tree::read(&dist).unwrap(), beside)
    };
    let (one, other) = (build("a"), build("another/longer/path of it"));
    assert!(one.0.len() > 80 && one.1.iter().all(|tree| !tree.is_empty()), "{:?}", names(&one.0));
    for (name, bytes) in &one.0 {
        assert!(other.0.get(name) == Some(bytes), "{name} has other bytes in another folder");
    }
    assert!(one == other);
}

#[test]
fn drafts_leave_no_trace() {
    let sources = journal();
    let with = assembled(&sources);
    let without = sources.iter().filter(|(_, text)| !String::from_utf8_lossy(text).contains("draft = true"));
    let without = assembled(without);
    assert_eq!(names(&with), names(&without));
    assert!(with == without, "a draft changes what is published");
}

#[test]
fn code_does_not_depend_on_the_posts() {
    let sources = journal();
    let before = assembled(&sources);
    let compiled = [NO_CODE.wasm, NO_CODE.glue];
    assert_eq!(code(&before).values().filter(|bytes| compiled.contains(*bytes)).count(), 2);

    let mut with_another = sources.clone();
    let post = "+++\ntitle = \"Another\"\ndate = \"2030-01-01\"\ntags = [\"new\"]\n+++\n\nA twelfth post.\n";
    with_another.insert("posts/another.md".to_owned(), post.into());
    let mut with_a_word = sources.clone();
    let first = String::from_utf8(sources["posts/first.md"].clone()).unwrap();
    with_a_word.insert("posts/first.md".to_owned(), first.replace("A rule,", "A line,").into());

    for (what, changed) in [("another post", with_another), ("another word", with_a_word)] {
        let after = assembled(&changed);
        assert_ne!(names(&before), names(&after), "{what} is published under no other name");
        assert_eq!(code(&before), code(&after), "{what} changes code");
    }
}

#[test]
fn pages_change_with_what_they_show_and_with_nothing_else() {
    let sources = journal();
    let before = released(&sources);
    let mut changed = sources.clone();
    let first = String::from_utf8(sources["posts/first.md"].clone()).unwrap();
    changed.insert("posts/first.md".to_owned(), first.replace("A rule,", "A line,").into());
    let after = released(&changed);
    let is_page = |name: &&String| name.ends_with(".html");
    let differ: Vec<_> =
        after.keys().filter(is_page).filter(|name| before.get(*name) != after.get(*name)).collect();
    assert_eq!(differ, ["posts/first/index.html"]);
}

#[test]
fn the_worker_knows_every_page_and_its_packs_hold_what_its_list_says() {
    let tree = released(&journal());
    let (list_name, list) = tree.iter().find(|(name, _)| name.starts_with("offline/list.")).unwrap();
    let worker = String::from_utf8(tree["sw.js"].clone()).unwrap();
    assert!(worker.contains(list_name.as_str()), "the worker does not know {list_name}");
    let list: serde_json::Value = serde_json::from_slice(list).unwrap();
    let files = list["files"].as_array().unwrap();
    assert_eq!(list["kept"], files.len(), "a small blog is kept whole");
    let file_of = |address: &str| match address {
        "" => "index.html".to_owned(),
        folder if folder.ends_with('/') => format!("{folder}index.html"),
        file => file.to_owned(),
    };
    let kept: Vec<_> = files.iter().map(|file| file_of(file[0].as_str().unwrap())).collect();
    for name in tree
        .keys()
        .filter(|name| name.ends_with(".html") || name.ends_with("index.bin") || name.starts_with("content/"))
    {
        assert!(kept.contains(name), "{name} is not kept");
    }
    assert!(
        !kept.iter().any(|name| name.ends_with(".xml") || name.ends_with(".md") || name.contains("/share."))
    );
    for (name, file) in kept.iter().zip(files) {
        assert_eq!(file[2], tree[name].len(), "{name}");
    }
    let packs = list["packs"].as_array().unwrap();
    assert!(!packs.is_empty());
    for pack in packs {
        let [first, count] = [1, 2].map(|at| usize::try_from(pack[at].as_u64().unwrap()).unwrap());
        let bytes: Vec<u8> = kept[first..first + count].iter().flat_map(|name| tree[name].clone()).collect();
        assert!(bytes == tree[pack[0].as_str().unwrap()], "{pack}");
    }
    // While the author writes, nothing is kept; what an earlier worker kept goes.
    let debug = assembled(&journal());
    assert!(!debug.keys().any(|name| name.starts_with("offline/list.") || name.starts_with("app/offline.")));
    assert!(String::from_utf8_lossy(&debug["sw.js"]).contains("registration.unregister()"));
}

#[test]
fn a_blog_that_keeps_nothing_does_not_speak_of_it() {
    let speaks = |tree: &Tree| {
        let pages = tree.iter().filter(|(name, _)| name.ends_with(".html"));
        pages.filter(|(_, page)| String::from_utf8_lossy(page).contains("offline/")).count()
    };
    let mut sources = journal();
    let with = released(&sources);
    assert_eq!(speaks(&with), names(&with).iter().filter(|name| name.ends_with(".html")).count());
    sources.entry("blog.toml".to_owned()).or_default().extend(b"offline = false\n");
    let without = released(&sources);
    assert_eq!(speaks(&without), 0);
    assert!(!without.keys().any(|name| name.starts_with("offline/")), "{:?}", names(&without));
    assert_eq!(with["sitemap.xml"], without["sitemap.xml"]);
}

#[test]
fn copies_lie_beside_the_files_and_change_nothing_else() {
    let mut sources = journal();
    let plain = released(&sources);
    sources.entry("blog.toml".to_owned()).or_default().extend(b"compress = true\n");
    let compressed = released(&sources);
    let is_copy = |name: &str| name.ends_with(".br") || name.ends_with(".gz");
    let without: Tree = compressed.clone().into_iter().filter(|(name, _)| !is_copy(name)).collect();
    // The worker's list and with it the release's name are among these bytes.
    assert_eq!(names(&without), names(&plain));
    assert!(without == plain, "copies change a file");
    for name in ["index.html", "posts/first/index.html", "sitemap.xml", "sw.js"] {
        let [file, br, gz] = ["", ".br", ".gz"].map(|end| compressed[&format!("{name}{end}")].len());
        assert!(br < gz && gz < file, "{name}: {br}, {gz}, {file}");
    }
    assert!(!compressed.keys().any(|name| name.ends_with(".png.br")));
    assert!(released(&sources) == compressed, "copies have other bytes the second time");
}

/// A blog of so many posts, a day apart: the last of them is tagged, and part of a series.
fn days(posts: usize) -> Tree {
    let mut sources = journal();
    sources.retain(|name, _| !name.starts_with("posts/"));
    for day in 0..posts {
        let (month, day_of_month) = (1 + day / 28, 1 + day % 28);
        let group = match day % 4 {
            0 => "tags = [\"four\"]\nseries = \"Fourths\"\n",
            1 => "tags = [\"other\"]\nseries = \"Others\"\n",
            _ => "",
        };
        let text = format!(
            "+++\ntitle = \"Day {day}\"\ndate = \"2024-{month:02}-{day_of_month:02}\"\n{group}+++\n\nWhat day {day} brought.\n"
        );
        sources.insert(format!("posts/day-{day:02}.md"), text.into());
    }
    sources
}

/// The pages that one has and another has not, or has with other bytes.
fn changed_pages(before: &Tree, after: &Tree) -> Vec<String> {
    let is_page = |name: &&String| name.ends_with("index.html");
    after.keys().filter(is_page).filter(|name| before.get(*name) != after.get(*name)).cloned().collect()
}

#[test]
fn a_post_that_is_added_changes_the_lists_that_it_is_in_and_no_others() {
    let [before, after] = [56, 57].map(|posts| released(&days(posts)));
    // Day 56 is one of the fourths: their series says how many parts it has.
    let of_series = (0..14).map(|part| format!("posts/day-{:02}/index.html", 4 * part));
    let beside = ["posts/day-55/index.html", "posts/day-56/index.html"].map(str::to_owned);
    let lists = ["archive", "offline", "search", "series/fourths", "tags", "tags/four"];
    let lists = lists.map(|list| format!("{list}/index.html"));
    let mut expected: Vec<_> = of_series.chain(beside).chain(lists).collect();
    expected.push("index.html".to_owned());
    expected.sort();
    assert_eq!(changed_pages(&before, &after), expected);
    assert!(before.contains_key("page/2/index.html") && before.contains_key("page/3/index.html"));
}

#[test]
fn a_page_that_is_added_changes_the_way_to_it_alone() {
    let pages =
        |tree: &Tree| tree.keys().filter(|name| name.starts_with("page/") && name.ends_with(".html")).count();
    let [before, after] = [69, 70].map(|posts| released(&days(posts)));
    assert_eq!((pages(&before), pages(&after)), (2, 3));
    let lists = changed_pages(&before, &after).into_iter().filter(|name| name.starts_with("page/"));
    // Page 3 was the one after the home page.
    assert_eq!(lists.collect::<Vec<_>>(), ["page/3/index.html", "page/4/index.html"]);
    assert_eq!(before["page/2/index.html"], after["page/2/index.html"]);
}

#[test]
fn what_stands_above_a_list_changes_its_page_alone() {
    let mut sources = days(12);
    let mut with = |text: &str| {
        sources.insert("posts/_tags/four.md".to_owned(), text.into());
        released(&sources)
    };
    let long = "What every fourth day brought. ".repeat(100);
    let [one, other] = [with("About *fours*."), with(&long)];
    assert_eq!(changed_pages(&one, &other), ["tags/four/index.html"]);
    let page = String::from_utf8_lossy(&one["tags/four/index.html"]);
    assert!(page.contains("<p>About <em>fours</em>.</p>") && page.contains("What day 8 brought."), "{page}");
    let fetched =
        one.iter().filter(|(name, bytes)| name.ends_with(".bin") && other.get(*name) != Some(*bytes));
    assert_eq!(fetched.map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["tags/four/index.bin"]);
    for (name, bytes) in other.iter().filter(|(name, _)| name.starts_with("search/") || name.contains("feed"))
    {
        assert!(!String::from_utf8_lossy(bytes).contains("What every fourth"), "{name} has the text");
    }
}

#[test]
fn a_list_that_only_drafts_make_has_no_page_and_no_text() {
    let mut sources = days(2);
    let draft =
        "+++\ntitle = \"Later\"\ndate = \"2024-02-01\"\ntags = [\"later\"]\ndraft = true\n+++\n\nLater.\n";
    sources.insert("posts/later.md".to_owned(), draft.into());
    sources.insert("posts/_tags/later.md".to_owned(), "About what comes later.\n".into());
    let tree = released(&sources);
    assert!(!tree.keys().any(|name| name.contains("later")), "{:?}", names(&tree));
}
