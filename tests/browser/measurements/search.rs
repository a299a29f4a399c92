//! How long a key takes, until what answers is painted, with the index loaded.

use std::path::Path;

use serde::Deserialize;
use serde_json::json;
use site::{Profile, Shrinkers};
use tests::{finished, invented};

use super::network::{Conditions, runs};
use super::record::Record;
use crate::site::{Site, code};
use crate::tab::Tab;
use crate::visit::{run, visit};
use site::bench::{Samples, Unit};

const QUESTIONS: [&str; 4] = ["contract", "error budgets", "deploy python", "migratoin"];

#[test]
#[ignore = "a measurement"]
fn from_a_key_to_the_results() {
    visit(measure);
}

#[test]
#[ignore = "a measurement"]
fn from_a_key_to_the_results_of_a_thousand_articles() {
    let folder = tempfile::tempdir().unwrap();
    finish(folder.path());
    let site = Site::serve_with_worker(folder.path().to_owned(), "/");
    site.server.change(|files| files.put("sw.js", b"// keeps nothing".to_vec()));
    let tab = Tab::open_browser(&site.server.origin());
    tab.expect_console("favicon.ico");
    run(&tab, &site, measure);
}

fn finish(folder: &Path) {
    let mut sources = finished::sources("sites/journal").unwrap();
    sources.retain(|name, _| !name.starts_with("posts/"));
    for (number, post) in invented::posts(1_000).into_iter().enumerate() {
        let (year, month, day) = (2000 + number / 336, number / 28 % 12 + 1, number % 28 + 1);
        let head = format!("title = {:?}\ndate = \"{year}-{month:02}-{day:02}\"", post.title);
        let text = format!("+++\n{head}\n+++\n\n{}", post.markdown);
        sources.insert(format!("posts/{}.md", post.slug), text.into_bytes());
    }
    let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join("search-cache");
    let profile = Profile::Release { shrinkers: Shrinkers::default(), cache };
    code(|code| finished::finish(&sources, code, &profile, folder)).unwrap_or_else(|why| panic!("{why}"));
}

/// On a weak line, letter by letter, words that stand in titles: of the newest article, of the oldest, and of the one
/// between. Compressed, as hosts send it.
#[test]
#[ignore = "a measurement"]
fn from_opening_to_results() {
    visit(|tab, site| {
        let articles = site.articles();
        let mut record = Record::new("search", articles.len());
        let longest = |title: &str| {
            let words = title.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase);
            words.max_by_key(|word| word.len()).expect("titles have words")
        };
        let questions = [0, articles.len() / 2, articles.len() - 1].map(|at| longest(&articles[at].title));
        for question in &questions {
            ask(tab, question);
            let paths: Vec<String> = tab
                .js("return performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname)");
            site.server.change(|files| {
                paths
                    .iter()
                    .filter_map(|path| path.strip_prefix(&site.base))
                    .for_each(|file| files.compress(file));
            });
        }
        Conditions::SLOW.apply(tab);
        for _ in 0..runs() {
            for question in &questions {
                tab.open_nothing();
                tab.forget_files();
                let [first, again] = ask(tab, question);
                record.add("bytes of a word's results", Unit::Kilobytes, tab.js(SEARCHED));
                for (name, keys) in [("what a key needs is fetched", first), ("the index is there", again)] {
                    let keys_of = |value: fn(&Key) -> f64| keys.iter().map(value).fold(0.0, f64::max);
                    record.add(
                        &format!("longest task, {name}"),
                        Unit::Milliseconds,
                        keys_of(|key| key.longest),
                    );
                    for key in keys {
                        record.add(&format!("key to results, {name}"), Unit::Milliseconds, key.list);
                    }
                }
            }
        }
        record.leave();
    });
}

/// Types a word twice on a fresh page.
fn ask(tab: &Tab, question: &str) -> [Vec<Key>; 2] {
    tab.open_ready("/search/");
    tab.wait_for("the field", "return document.activeElement.matches('[data-search]')");
    tab.settle();
    [(); 2].map(|()| tab.js_later(TYPE, vec![json!(question)]))
}

/// Bytes of all that the search has fetched. The app and the catalogue are not counted.
const SEARCHED: &str = "return performance.getEntriesByType('resource')
    .filter(({ name }) => /\\/search\\/./.test(name))
    .reduce((sum, file) => sum + file.encodedBodySize, 0)";

/// What one key tells.
#[derive(Debug, Deserialize)]
struct Key {
    typed: String,
    list: f64,
    longest: f64,
    requests: f64,
}

fn measure(tab: &Tab, site: &Site) {
    let [mut first, mut later] = [(); 2].map(|()| Samples::default());
    let mut longest: Vec<(f64, String)> = Vec::new();
    let slow = Conditions { bits: None, latency: 0, ..Conditions::SLOW };
    slow.apply(tab);
    let mut requests: f64 = 0.0;
    for _ in 0..runs() {
        for question in QUESTIONS {
            tab.open_ready("/search/");
            tab.wait_for("the field", "return document.activeElement.matches('[data-search]')");
            tab.settle();
            // The first time, shards and texts are fetched and read; the second time, they are there.
            for (time, figures) in ["first", "again"].into_iter().zip([&mut first, &mut later]) {
                for key in tab.js_later::<Vec<Key>>(TYPE, vec![json!(question)]) {
                    figures.add(key.list);
                    if key.longest > 0.0 {
                        longest.push((key.longest, format!("{} {time}", key.typed)));
                    }
                    requests = requests.max(key.requests);
                }
            }
        }
    }
    println!(
        "\n{} articles, {slow:?}, {} runs each, in milliseconds: median (middle half)",
        site.articles().len(),
        runs()
    );
    println!("from a key to the painted results");
    println!("  what a key needs is fetched    {first}");
    println!("  the index is there             {later}");
    println!("  tasks of more than 50 ms       {longest:?}");
    println!("  requests after a key           at most {requests:.0}");
}

/// Types letter by letter, each after a pause; the time until the list has changed and was painted: two animation frames.
const TYPE: &str = "const [text, done] = arguments;
    const field = document.querySelector('main [data-search]');
    const results = document.querySelector('main .results');
    let longest = 0;
    new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    }).observe({ type: 'longtask' });
    const wait = (time) => new Promise((go) => setTimeout(go, time));
    const key = (value) => new Promise((go) => {
        const start = performance.now();
        const before = performance.getEntriesByType('resource').length;
        longest = 0;
        const observer = new MutationObserver(() => {
            observer.disconnect();
            requestAnimationFrame(() => requestAnimationFrame(async () => {
                const list = performance.now() - start;
                await wait(600);
                go({ typed: value, list, longest, requests: performance.getEntriesByType('resource').length - before });
            }));
        });
        observer.observe(results, { childList: true, subtree: true });
        field.value = value;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    (async () => {
        const keys = [];
        for (let end = 1; end <= text.length; end++) keys.push(await key(text.slice(0, end)));
        done(keys);
    })()";
