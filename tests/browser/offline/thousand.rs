//! A blog of a thousand articles: a first visit keeps what the policy says and no more.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;
use site::{Profile, Shrinkers};
use tests::finished;
use tests::tree;

use super::interrupted::{assert_all_there, give_up_the_rest, keep_everything, wait_asked};
use super::large::{sizes, wait_state};
use super::visit_release;
use crate::server::{Fault, Request};
use crate::site::code;

const ARTICLES: usize = 1_000;

/// Finished around the compiled app of `BLOG_DIST`; share images of an earlier run are used again.
fn finish(folder: &Path) {
    let mut sources = finished::sources("sites/journal").unwrap();
    sources.retain(|name, _| !name.starts_with("posts/"));
    sources.entry("blog.toml".to_owned()).or_default().extend(b"offline_limit = 1\n");
    let mut seed = 1_u64;
    for number in 0..ARTICLES {
        // Words that do not compress, so that the blog is far beyond the limit.
        let mut words = String::new();
        for _ in 0..120 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            words += &format!(" {:x}", seed >> 24);
        }
        let (year, month, day) = (2000 + number / 336, number / 28 % 12 + 1, number % 28 + 1);
        let text = format!(
            "+++\ntitle = \"Note {number:04}\"\ndate = \"{year}-{month:02}-{day:02}\"\n\
             tags = [\"t{}\"]\n+++\n\nThis is note {number}.{words}\n",
            number % 20
        );
        sources.insert(format!("posts/note-{number:04}.md"), text.into_bytes());
    }
    let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join("thousand-cache");
    let profile = Profile::Release { shrinkers: Shrinkers::default(), cache };
    code(|code| finished::finish(&sources, code, &profile, folder)).unwrap_or_else(|why| panic!("{why}"));
}

/// As the page writes it.
fn megabytes(bytes: usize) -> String {
    let text = format!("{:.1}", f64::from(u32::try_from(bytes).unwrap()) / 1e6);
    format!("{} MB", text.trim_end_matches(".0"))
}

#[test]
fn of_a_thousand_articles_the_newest_fifty_are_kept_and_every_list() {
    visit_and_keep_everything(10);
}

#[test]
#[ignore = "takes about five minutes"]
fn of_a_thousand_articles_all_are_kept_whichever_pack_is_interrupted() {
    visit_and_keep_everything(1);
}

/// Interrupts the keeping of everything at every so many packs.
fn visit_and_keep_everything(step: usize) {
    let folder = tempfile::tempdir().unwrap();
    let start = std::time::Instant::now();
    finish(folder.path());
    eprintln!("{ARTICLES} articles finished in {:.1} s", start.elapsed().as_secs_f64());
    let files = tree::read(folder.path()).unwrap();
    let list = files.iter().find(|(name, _)| name.starts_with("offline/list.")).unwrap().1;
    eprintln!("the list has {} bytes", list.len());
    let list: Value = serde_json::from_slice(list).unwrap();
    let all: BTreeMap<String, usize> = list["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| {
            (file[0].as_str().unwrap().to_owned(), usize::try_from(file[2].as_u64().unwrap()).unwrap())
        })
        .collect();
    visit_release(folder.path().to_owned(), "/", |tab, site| {
        let article = |path: &str| {
            let rest = path.strip_prefix("posts/").or_else(|| path.strip_prefix("content/"))?;
            Some(rest.split(['/', '.']).next().unwrap().to_owned()).filter(|slug| slug.starts_with("note-"))
        };
        let newest: BTreeSet<_> = site.articles()[..50].iter().map(|entry| entry.slug.to_string()).collect();
        // The policy, said again: all but what belongs to an article that is not among the newest.
        let expected: BTreeSet<_> = all
            .keys()
            .filter(|path| article(path).is_none_or(|slug| newest.contains(&slug)))
            .cloned()
            .collect();
        let start = std::time::Instant::now();
        tab.open_ready("/");
        tab.wait_offline_ready();
        eprintln!(
            "ready after {:.1} s, {} requests",
            start.elapsed().as_secs_f64(),
            site.server.requests().len()
        );
        let keys = "const done = arguments[0];
            caches.keys().then((names) => caches.open(names.find((name) => !name.endsWith(':'))))
                .then((cache) => cache.keys())
                .then((keys) => done(keys.map(({ url }) => decodeURIComponent(new URL(url).pathname.slice(1)))))";
        let mut kept: BTreeSet<String> = tab.js_later::<Vec<String>>(keys, Vec::new()).into_iter().collect();
        assert!(kept.remove("offline/list") && kept.remove("offline/complete"));
        assert_eq!(kept, expected);
        assert_eq!(tab.damaged(), [""; 0]);
        let lists = site.routes().iter().filter(|route| !route.starts_with("/posts/")).count();
        assert_eq!(kept.iter().filter(|path| path.is_empty() || path.ends_with('/')).count(), lists + 50);

        tab.click_to("/offline/");
        let (here, total): (usize, usize) = (kept.iter().map(|path| all[path]).sum(), all.values().sum());
        wait_state(
            tab,
            &format!("50 of 1,000 articles are on this device: {} of {}.", megabytes(here), megabytes(total)),
        );
        let shown: BTreeMap<String, String> = tab
            .js("return Object.fromEntries([...document.querySelectorAll('.kept [data-kept]')]
                .map((span) => [span.dataset.kept, span.textContent]))");
        assert_eq!(shown.len(), ARTICLES);
        for (slug, shown) in &shown {
            let sizes =
                all.iter().filter(|(path, _)| article(path).as_ref() == Some(slug)).map(|(_, size)| size);
            let expected = if newest.contains(slug) { megabytes(sizes.sum()) } else { "not kept".to_owned() };
            assert_eq!(*shown, expected, "{slug}");
        }

        // The reader wants all of it. At every pack the network goes away, or the browser ends the worker.
        let asked = |request: &Request| request.path.contains("/offline/") && request.ends_with(".txt");
        let newest = format!("50 of 1,000 articles are on this device: {}", megabytes(here));
        let before = site.server.count(asked);
        keep_everything(tab);
        assert_all_there(tab, "no interruption");
        let packs = site.server.count(asked) - before;
        assert!(packs > 1, "{packs} packs");
        let mut cases = 0;
        for nth in (1..=packs).step_by(step) {
            for what in ["the server stops", "the worker ends"] {
                let case = format!("{what} at pack {nth}");
                give_up_the_rest(tab, &newest);
                let before = site.server.count(asked);
                site.server.fault_once(nth, Fault::Hold, asked);
                let start = std::time::Instant::now();
                keep_everything(tab);
                wait_asked(site, asked, before + nth);
                if what == "the worker ends" {
                    tab.end_workers();
                } else {
                    site.server.stop();
                    tab.settle();
                    site.server.start_again();
                }
                site.server.mend();
                assert_all_there(tab, &case);
                eprintln!("{case}: {:.1} s", start.elapsed().as_secs_f64());
                assert_eq!(sizes(tab), [total; 2].map(|size| u64::try_from(size).unwrap()).into(), "{case}");
                cases += 1;
            }
        }
        eprintln!("all {total} bytes in {packs} packs, {cases} interruptions");
    });
}
