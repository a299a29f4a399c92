//! How long a click takes, until the new page is painted.

use serde_json::json;

use super::network::{Conditions, runs};
use super::record::Record;
use crate::offline::visit_with_worker;
use crate::site::Site;
use crate::tab::Tab;
use crate::visit::visit;
use site::bench::{Samples, Unit};

#[test]
#[ignore = "a measurement"]
fn from_a_click_to_the_painted_heading() {
    visit(|tab, site| {
        let [mut first, mut later, mut prefetched, mut again] = [(); 4].map(|()| Samples::default());
        Conditions::SLOW.apply(tab);
        for run in 0..runs() as usize {
            let mut entries = site.articles().iter().cycle().skip(run);
            let mut next = |prepared| click(tab, site, &entries.next().expect("articles").title, prepared);
            tab.open_nothing();
            tab.forget_files();
            tab.open_ready(&site.base);
            first.add(next(false));
            // Which goes first changes, so that neither gains by it.
            for ahead in [run % 2 == 0, run % 2 != 0] {
                if ahead { &mut prefetched } else { &mut later }.add(next(ahead));
            }
            let mut entries = site.articles().iter().cycle().skip(run);
            again.add(click(tab, site, &entries.next().expect("articles").title, false));
        }
        println!("\n{:?}, {} runs each, in milliseconds: median (middle half)", Conditions::SLOW, runs());
        println!("from a click on the index to the painted heading of an article");
        println!("  first click of a visit, unprepared  {first}");
        println!("  later click, unprepared             {later}");
        println!("  later click, prefetched             {prefetched}");
        println!("  an article read before              {again}");
    });
}

/// The newest articles, which stand on the index and are kept on the device, whatever the number of all.
const NEWEST: usize = 9;

#[test]
#[ignore = "a measurement"]
fn from_a_click_to_another_article() {
    let mut record = None;
    visit(|tab, site| {
        let record = record.insert(Record::new("click to another article", site.articles().len()));
        Conditions::SLOW.apply(tab);
        for run in 0..runs() as usize {
            let mut entries = site.articles().iter().take(NEWEST).cycle().skip(run);
            let mut next = |prepared| click(tab, site, &entries.next().expect("articles").title, prepared);
            tab.open_nothing();
            tab.forget_files();
            tab.open_ready(&site.base);
            record.add("first of a visit", Unit::Milliseconds, next(false));
            // Which goes first changes, so that neither gains by it.
            for ahead in [run % 2 == 0, run % 2 != 0] {
                record.add(
                    if ahead { "prefetched" } else { "not prefetched" },
                    Unit::Milliseconds,
                    next(ahead),
                );
            }
        }
    });
    let mut record = record.expect("what was measured");
    visit_with_worker(|tab, site| {
        tab.open_ready(&site.base);
        tab.wait_offline_ready();
        site.server.stop();
        Conditions { bits: None, latency: 0, ..Conditions::SLOW }.apply(tab);
        for run in 0..runs() as usize {
            let mut entries = site.articles().iter().take(NEWEST).cycle().skip(run);
            let mut next = || click(tab, site, &entries.next().expect("articles").title, false);
            tab.open_ready(&site.base);
            record.add("first of a visit, offline", Unit::Milliseconds, next());
            record.add("offline", Unit::Milliseconds, next());
        }
    });
    record.leave();
}

/// Clicks a link on the index to an article; the time until its heading is painted. Goes back to the index.
fn click(tab: &Tab, site: &Site, title: &str, prepared: bool) -> f64 {
    let entry = site.articles().iter().find(|entry| entry.title == title).expect("an article");
    let time = tab.js_later(CLICK, vec![json!(site.path_of(entry)), json!(title), json!(prepared)]);
    tab.back();
    tab.wait_heading(&site.catalogue.blog.tagline);
    tab.settle();
    time
}

/// Painted: two animation frames after the heading has changed. A second before the click, the pointer is on the link.
const CLICK: &str = "const [path, title, prepared, done] = arguments;
    const link = document.querySelector(`main a[href=\"${path}\"]`);
    if (prepared) link.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    setTimeout(() => {
        const start = performance.now();
        const observer = new MutationObserver(() => {
            if (document.querySelector('main h1')?.textContent !== title) return;
            observer.disconnect();
            requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
        });
        observer.observe(document.querySelector('main'), { childList: true, subtree: true, characterData: true });
        link.click();
    }, 1000)";
