//! What a browser or a reader has a say in.

use super::visit_with_worker;
use crate::site::Site;
use crate::tab::Tab;

fn kept_caches(tab: &Tab) -> usize {
    tab.js_later("caches.keys().then((names) => arguments[0](names.length))", Vec::new())
}

#[test]
fn a_reader_who_saves_data_is_asked_first() {
    asked_first("{ saveData: true }");
}

#[test]
fn a_reader_who_pays_by_the_byte_is_asked_first() {
    asked_first("{ saveData: false, type: 'cellular' }");
}

fn asked_first(connection: &str) {
    visit_with_worker(|tab, site| {
        tab.before_every_page(&format!(
            "Object.defineProperty(navigator, 'connection', {{ value: {connection} }})"
        ));
        tab.open_ready(&site.base);
        let entry = &site.articles()[0];
        tab.click_to(&site.path_of(entry));
        tab.wait_heading(&entry.title);
        tab.click_to("/offline/");
        tab.wait_heading("Reading offline");
        tab.wait_for(
            "the offer",
            "return document.querySelector('.controls button')?.textContent === 'Keep this blog on the device'",
        );
        tab.settle();
        let asked = |site: &Site| {
            site.server
                .count(|request| request.ends_with("/sw.js") || request.path.starts_with("/offline/list."))
        };
        assert_eq!((asked(site), kept_caches(tab)), (0, 0));
        tab.click(".controls button");
        tab.wait_offline_ready();
        assert_eq!(tab.damaged(), [""; 0]);
    });
}

#[test]
fn storage_that_stays_is_asked_for_when_a_reader_comes_back() {
    visit_with_worker(|tab, site| {
        let stub = "StorageManager.prototype.persist = async () => {
                localStorage.asked = 1 + Number(localStorage.asked ?? 0);
                return true;
            }";
        let asked = |tab: &Tab| tab.js::<u32>("return Number(localStorage.asked ?? 0)");
        tab.before_every_page(stub);
        tab.open_ready(&site.base);
        tab.wait_offline_ready();
        let entry = &site.articles()[0];
        tab.click_to(&site.path_of(entry));
        tab.wait_heading(&entry.title);
        tab.reload();
        tab.wait_ready();
        tab.wait_offline_ready();
        tab.settle();
        assert_eq!(asked(tab), 0, "on the first visit");
        tab.open_another();
        tab.before_every_page(stub);
        tab.open_ready(&site.base);
        tab.wait_for("the question", "return localStorage.asked === '1'");
    });
}
