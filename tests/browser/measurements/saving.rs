//! How long what an author saves takes to be on the screen.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::json;
use tests::{finished, invented};

use super::network::runs;
use crate::authoring::Desk;
use site::bench::Samples;

#[test]
#[ignore = "a measurement"]
fn from_saving_to_the_changed_text() {
    measure(11);
}

#[test]
#[ignore = "a measurement"]
fn from_saving_to_the_changed_text_among_a_thousand() {
    measure(1_000);
}

fn sources(count: usize) -> BTreeMap<String, Vec<u8>> {
    let mut sources = finished::sources("sites/journal").unwrap();
    sources.retain(|name, _| !name.starts_with("posts/"));
    for (number, post) in invented::posts(count).into_iter().enumerate() {
        let (year, month, day) = (2000 + number / 336, number / 28 % 12 + 1, number % 28 + 1);
        let head = format!("title = {:?}\ndate = \"{year}-{month:02}-{day:02}\"", post.title);
        let text = format!("+++\n{head}\n+++\n\n{}", post.markdown);
        sources.insert(format!("posts/{}.md", post.slug), text.into_bytes());
    }
    sources
}

fn measure(count: usize) {
    let desk = Desk::with(&sources(count));
    let (mut changed, mut painted, mut moved) = (Samples::default(), Samples::default(), 0.0_f64);
    desk.run(|tab| {
        let file = format!("posts/post-{:05}.md", count / 2);
        tab.open_ready(&format!("/posts/post-{:05}/", count / 2));
        tab.scroll_to(900);
        let original = desk.text(&file);
        // In the middle of what is on the screen.
        let words = original.split("Also ").nth(2).and_then(|rest| rest.split('.').next()).unwrap();
        for run in 0..runs() {
            // An author goes on writing when the work on the last saved text is done.
            std::thread::sleep(Duration::from_millis(1_500));
            let new = format!("{words} for the time {run}");
            tab.js_with::<()>(WATCH, vec![json!(new)]);
            let text = original.replace(words, &new);
            let start = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs_f64() * 1_000.0;
            desk.save(&file, &text);
            let [change, paint, offset]: [f64; 3] =
                tab.js_later("window.seen.then(arguments[0])", Vec::new());
            changed.add(change - start);
            painted.add(paint - start);
            moved = moved.max(offset.abs());
        }
    });
    println!("\n{count} articles, {} runs, in milliseconds: median (middle half)", runs());
    println!("from the write to the changed text   {changed}");
    println!("                   ... on the screen {painted}");
    println!("the page moved by at most {moved} px");
}

/// When a text stands in the page, when it has been painted (two animation frames), and how far the page has moved.
const WATCH: &str = "const [text] = arguments;
    const main = document.querySelector('main');
    const block = () => [...main.querySelectorAll('.prose > *')].find((one) => one.getBoundingClientRect().top > 0);
    const before = block();
    const top = before.getBoundingClientRect().top;
    window.seen = new Promise((go) => new MutationObserver((_, observer) => {
        if (!main.textContent.includes(text)) return;
        observer.disconnect();
        const changed = Date.now();
        requestAnimationFrame(() => requestAnimationFrame(() =>
            go([changed, Date.now(), before.getBoundingClientRect().top - top])));
    }).observe(main, { childList: true, subtree: true, characterData: true }))";
