//! What a tab holds after a long visit.

use serde::Deserialize;
use serde_json::json;
use site::bench::Unit;

use super::record::Record;

use crate::tab::Tab;
use crate::visit::visit;

/// After so many articles it is measured.
const STATIONS: [usize; 3] = [50, 250, 500];

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Heap {
    used_size: f64,
}

#[test]
#[ignore = "a measurement"]
fn of_a_long_visit() {
    visit(|tab, site| {
        let mut record = Record::new("memory of a tab", site.articles().len());
        tab.open_ready(&site.base);
        tab.settle();
        hold(tab, &mut record, "after the start");
        let mut articles = site.articles().iter().cycle();
        let mut visited = 0;
        for station in STATIONS {
            for entry in articles.by_ref().take(station - visited) {
                tab.go_by_link(&site.path_of(entry));
                tab.wait_heading(&entry.title);
            }
            visited = station;
            tab.settle();
            hold(tab, &mut record, &format!("after {station} articles"));
        }
        record.leave();
    });
}

/// JavaScript's heap after it has been cleared up, and the memory of the app's code, which never shrinks.
fn hold(tab: &Tab, record: &mut Record, when: &str) {
    for _ in 0..2 {
        tab.dev_tools("HeapProfiler.collectGarbage", json!({}));
    }
    let heap: Heap = serde_json::from_value(tab.dev_tools("Runtime.getHeapUsage", json!({}))).unwrap();
    let wasm: f64 = tab.js_later(WASM, Vec::new());
    record.add(&format!("{when}: scripts"), Unit::Megabytes, heap.used_size);
    record.add(&format!("{when}: wasm"), Unit::Megabytes, wasm);
    record.add(
        &format!("{when}: nodes"),
        Unit::Count,
        tab.js("return document.querySelectorAll('*').length"),
    );
}

/// The glue gives what it has started to whoever asks it to start again.
const WASM: &str = "const done = arguments[0];
    const glue = performance.getEntriesByType('resource').find(({ name }) => /\\/app\\/app\\.[^/]*js$/.test(name));
    import(glue.name).then((app) => app.default()).then((app) => done(app.memory.buffer.byteLength))";
