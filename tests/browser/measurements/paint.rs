//! When a page is painted, compared with a bare page that has nothing but the same text, style and images.

use content::Entry;
use serde::Deserialize;
use serde_json::{Value, json};

use super::network::{Conditions, runs};
use super::record::Record;
use crate::site::Site;
use crate::tab::Tab;
use crate::visit::visit;
use site::bench::{Samples, Unit};

#[test]
#[ignore = "a measurement"]
fn first_and_largest_paint_on_a_weak_line_compared_with_a_bare_page() {
    measure(Conditions::SLOW);
}

#[test]
#[ignore = "a measurement"]
fn first_and_largest_paint_on_this_machine_compared_with_a_bare_page() {
    measure(Conditions::FAST);
}

/// The newest article, which every blog has.
#[test]
#[ignore = "a measurement"]
fn first_view_of_an_article() {
    visit(|tab, site| {
        let path = site.path_of(&site.articles()[0]);
        let bare_path = prepare(tab, site, &path);
        Conditions::SLOW.apply(tab);
        load(tab, &path, true);
        let mut record = Record::new("first view of an article", site.articles().len());
        for run in 0..runs() {
            let before = (run % 2 == 0).then(|| load(tab, &path, true));
            let bare = load(tab, &bare_path, false);
            let ours = before.unwrap_or_else(|| load(tab, &path, true));
            ours.compare(&bare, &mut record);
        }
        record.leave();
    });
}

/// What one load of a page tells.
#[derive(Debug, Deserialize)]
struct Load {
    first: f64,
    largest: f64,
    /// What was painted largest: the name of its element.
    element: String,
    ready: Option<f64>,
    shifts: f64,
    blocked: f64,
    requests_before: f64,
    requests: f64,
    bytes_before: f64,
    bytes: f64,
}

impl Load {
    /// Each figure, and how many times that of the bare page it is: the machine is as busy for one as for the other only
    /// when they are neighbours.
    fn compare(&self, bare: &Self, record: &mut Record) {
        use Unit::{Count, Kilobytes, Milliseconds, Times};
        for (name, unit, ours, bare) in [
            ("first paint", Milliseconds, self.first, bare.first),
            ("largest paint", Milliseconds, self.largest, bare.largest),
            ("bytes before the first paint", Kilobytes, self.bytes_before, bare.bytes_before),
            ("bytes in all", Kilobytes, self.bytes, bare.bytes),
            ("requests before the first paint", Count, self.requests_before, bare.requests_before),
            ("requests in all", Count, self.requests, bare.requests),
        ] {
            record.add(name, unit, ours);
            if bare > 0.0 {
                record.add(&format!("{name}, to a bare page"), Times, ours / bare);
            }
        }
        record.add("blocked", Milliseconds, self.blocked);
        record.add("blocked on a bare page", Milliseconds, bare.blocked);
        record.add("layout shift", Count, self.shifts);
        if let Some(ready) = self.ready {
            record.add("until the app runs", Milliseconds, ready);
        }
    }
}

/// What all loads of a page tell.
#[derive(Default)]
struct Loads {
    first: Samples,
    largest: Samples,
    ready: Samples,
    shifts: Samples,
    blocked: Samples,
    requests_before: Samples,
    requests: Samples,
    bytes_before: Samples,
    bytes: Samples,
    element: String,
}

impl Loads {
    fn add(&mut self, load: Load) {
        for (figures, value) in [
            (&mut self.first, load.first),
            (&mut self.largest, load.largest),
            (&mut self.shifts, load.shifts),
            (&mut self.blocked, load.blocked),
            (&mut self.requests_before, load.requests_before),
            (&mut self.requests, load.requests),
            (&mut self.bytes_before, load.bytes_before),
            (&mut self.bytes, load.bytes),
        ] {
            figures.add(value);
        }
        load.ready.into_iter().for_each(|ready| self.ready.add(ready));
        self.element = load.element;
    }

    fn print(&self, what: &str) {
        println!("  {what:<5} first {:<18} largest {:<18} ({})", self.first, self.largest, self.element);
        println!(
            "        ready {:<18} blocked {:<18} shifts {}",
            self.ready,
            self.blocked,
            self.shifts.median()
        );
        println!(
            "        requests {} before the first paint, {} in all; bytes {:.0} before, {:.0} in all",
            self.requests_before.median(),
            self.requests.median(),
            self.bytes_before.median(),
            self.bytes.median(),
        );
    }
}

fn measure(conditions: Conditions) {
    visit(|tab, site| {
        let pages = pages(site);
        for (_, path) in &pages {
            put_bare(site, path);
        }
        compress_app(tab, site);
        tab.dev_tools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WHEN_READY }));
        // A tablet, upright: a diagram behind the first paragraphs is on the first screen, and the largest thing there.
        let screen = json!({ "width": 820, "height": 1180, "deviceScaleFactor": 1, "mobile": false });
        tab.dev_tools("Emulation.setDeviceMetricsOverride", screen);
        conditions.apply(tab);
        println!("\n{conditions:?}, {} runs each, in milliseconds: median (middle half)", runs());
        for (what, path) in &pages {
            let (mut ours, mut bare) = (Loads::default(), Loads::default());
            let bare_path = format!("{}bare{path}", site.base);
            load(tab, path, true); // the first one fills what no cache is emptied of
            let [mut first, mut largest] = [(); 2].map(|()| Samples::default());
            for run in 0..runs() {
                // Which goes first changes, so that neither gains by it.
                let before = (run % 2 == 0).then(|| load(tab, path, true));
                let other = load(tab, &bare_path, false);
                let one = before.unwrap_or_else(|| load(tab, path, true));
                first.add(100.0 * one.first / other.first);
                largest.add(100.0 * one.largest / other.largest);
                ours.add(one);
                bare.add(other);
            }
            println!("{what}: {path}");
            ours.print("ours");
            bare.print("bare");
            let of = [ours.first.ratio_to(&bare.first), ours.largest.ratio_to(&bare.largest)];
            println!("  ratio of the medians: first {:.2}, largest {:.2}", of[0], of[1]);
            // The machine is as busy for one as for the other only when they are neighbours.
            println!("  ratio of neighbours in percent: first {first}, largest {largest}");
        }
    });
}

/// One article without an image, the two whose first image comes earliest, and the index.
fn pages(site: &Site) -> Vec<(&'static str, String)> {
    let html = |entry: &Entry| page(site, &site.path_of(entry));
    let image = |entry: &Entry| {
        let html = html(entry);
        let text = html.split_once("<main").map_or("", |(_, main)| main).to_owned();
        text.find("<img")
    };
    let mut with: Vec<_> = site.articles().iter().filter_map(|entry| Some((image(entry)?, entry))).collect();
    with.sort_by_key(|(at, _)| *at);
    let without = site.articles().iter().find(|entry| image(entry).is_none());
    let mut pages = vec![("text", site.path_of(without.expect("an article without an image")))];
    pages.extend(with.iter().take(2).map(|(_, entry)| ("image", site.path_of(entry))));
    pages.push(("index", site.base.clone()));
    pages
}

fn page(site: &Site, path: &str) -> String {
    let (_, html) = site.get(path);
    String::from_utf8(html).expect("pages are UTF-8")
}

/// Puts the bare page beside its own, and sends both compressed.
fn put_bare(site: &Site, path: &str) {
    let html = page(site, path);
    let file = format!("{}index.html", path.strip_prefix(&site.base).expect("below the base"));
    site.server.change(|files| {
        let bare_file = format!("bare/{file}");
        files.put(&bare_file, bare(&html).into_bytes());
        files.compress(&bare_file);
        files.compress(&file);
    });
}

/// Makes a tab and a host ready for an article; the path of its bare page.
fn prepare(tab: &Tab, site: &Site, path: &str) -> String {
    put_bare(site, path);
    compress_app(tab, site);
    tab.dev_tools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WHEN_READY }));
    format!("{}bare{path}", site.base)
}

/// The page without scripts, preloads and what a head says to machines.
fn bare(html: &str) -> String {
    let (head, body) = html.split_once("</head>").expect("a head");
    let between = |start: &str, end: &str| {
        let from = head.find(start).expect(start);
        let length = head[from..].find(end).expect(end) + end.len();
        head[from..from + length].to_owned()
    };
    let start = head.find("<head>").expect("a head");
    let head = [
        &head[..start],
        "<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
        &between("<title>", "</title>"),
        &between("<link rel=\"icon\"", ">"), // else the browser asks for one by itself
        &between("<style>", "</style>"),
    ]
    .concat();
    let body: String = body
        .split_inclusive('\n')
        .filter(|line| !["<script", "<link rel"].iter().any(|start| line.starts_with(start)))
        .collect();
    let html = format!("{head}</head>{body}");
    assert!(!html.contains("<script") && !html.contains("preload"), "the bare page is not bare");
    html
}

/// Files that pages name, and files that those name.
fn compress_app(tab: &Tab, site: &Site) {
    tab.open_ready(&site.base);
    let paths: Vec<String> = tab
        .js("return performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname)");
    site.server.change(|files| {
        paths.iter().filter_map(|path| path.strip_prefix(&site.base)).for_each(|file| files.compress(file));
    });
}

/// A first visit: nothing is in the cache.
fn load(tab: &Tab, path: &str, with_app: bool) -> Load {
    tab.open_nothing();
    tab.forget_files();
    tab.open(path);
    tab.js_later(REPORT, vec![Value::Bool(with_app)])
}

const WHEN_READY: &str = "new MutationObserver(() => { window.readyAt ??= performance.now(); })
    .observe(document, { attributes: true, subtree: true, attributeFilter: ['data-app'] })";

/// Waits until the page has loaded, its app runs and nothing more comes; the load's figures. A blocked moment is what
/// a task takes beyond 50 ms.
const REPORT: &str = "const [withApp, done] = arguments;
    const entries = (type) => new Promise((found) => {
        new PerformanceObserver((list) => found(list.getEntries())).observe({ type, buffered: true });
        setTimeout(() => found([]), 200);
    });
    const sum = (values) => values.reduce((a, b) => a + b, 0);
    const report = async () => {
        const paints = await entries('paint');
        const first = paints.find((paint) => paint.name === 'first-contentful-paint').startTime;
        const largest = (await entries('largest-contentful-paint')).at(-1);
        const files = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
        const before = files.filter((file) => file.responseEnd <= first);
        done({
            first,
            largest: largest.startTime,
            element: largest.element?.localName ?? '?',
            ready: window.readyAt ?? null,
            shifts: sum((await entries('layout-shift')).map((shift) => shift.value)),
            blocked: sum((await entries('longtask')).map((task) => task.duration - 50)),
            requests_before: files.filter((file) => file.startTime <= first).length,
            requests: files.length,
            bytes_before: sum(before.map((file) => file.encodedBodySize)),
            bytes: sum(files.map((file) => file.encodedBodySize)),
        });
    };
    const wait = () => {
        if (document.readyState !== 'complete' || (withApp && window.readyAt === undefined)) {
            setTimeout(wait, 100);
        } else {
            setTimeout(report, 1000);
        }
    };
    wait()";
