//! How long a key takes, until what answers is painted, with the index loaded.

use std::path::Path;

use serde::Deserialize;
use serde_json::json;
use site::Profile;
use tests::finished::{self, Code};
use tests::{invented, tree};

use super::figures::Figures;
use super::network::{Conditions, runs};
use crate::site::{Site, dist};
use crate::tab::Tab;
use crate::visit::{run, visit};

const QUESTIONS: [&str; 4] = ["contract", "error budgets", "deploy python", "migratoin"];

#[test]
#[ignore = "a measurement"]
fn from_a_key_to_the_results() {
    visit(|tab, site| measure(tab, site));
}

#[test]
#[ignore = "a measurement"]
fn from_a_key_to_the_results_of_a_thousand_articles() {
    let folder = tempfile::tempdir().unwrap();
    finish(folder.path());
    let site = Site::serve_with_worker(folder.path().to_owned(), "/");
    site.server.change(|files| files.put("sw.js", b"// keeps nothing".to_vec()));
    run(&Tab::open_browser(&site.server.origin()), &site, measure);
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
    let compiled = tree::read(&dist().join("app")).unwrap();
    let file = |end: &str| {
        compiled.iter().find(|(name, _)| name.starts_with("app.") && name.ends_with(end)).unwrap().1
    };
    let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join("search-cache");
    let profile = Profile::Release { wasm_opt: None, cache };
    finished::finish(&sources, &Code { wasm: file(".wasm"), glue: file(".js") }, &profile, folder)
        .unwrap_or_else(|why| panic!("{why}"));
}

/// What one key tells.
#[derive(Debug, Deserialize)]
struct Key {
    list: f64,
    longest: f64,
    requests: f64,
}

fn measure(tab: &Tab, site: &Site) {
    let [mut first, mut later, mut longest] = [(); 3].map(|()| Figures::default());
    let slow = Conditions { bits: None, latency: 0, ..Conditions::SLOW };
    slow.apply(tab);
    let mut requests: f64 = 0.0;
    for _ in 0..runs() {
        for question in QUESTIONS {
            tab.open_ready("/search/");
            tab.wait_for("the field", "return document.activeElement.matches('[data-search]')");
            tab.settle();
            // The first time, shards and texts are fetched and read; the second time, they are there.
            for figures in [&mut first, &mut later] {
                for key in tab.js_later::<Vec<Key>>(TYPE, vec![json!(question)]) {
                    figures.add(key.list);
                    longest.add(key.longest);
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
    println!("  longest task after a key       {longest}, at most {:.0}", longest.most());
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
                go({ list, longest, requests: performance.getEntriesByType('resource').length - before });
            }));
        });
        observer.observe(results, { childList: true, subtree: true });
        field.value = value;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    (async () => {
        const keys = [];
        // One letter before, so that there is a list to change.
        for (let end = 1; end <= text.length; end++) keys.push(await key(text.slice(0, end)));
        done(keys);
    })()";
