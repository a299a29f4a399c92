//! A reader's tab: what can be done in it, and what can be seen.

mod hands;

use std::cell::RefCell;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::driver::{Session, wait};

/// After this long, something that a test waits for counts as never coming. No test measures time with it. It is three
/// times what the worker waits for a host (`worker/how.js`), so that the worker's second try comes in time.
const PATIENCE: Duration = Duration::from_secs(60);

/// Between two looks at what a test waits for.
const PAUSE: Duration = Duration::from_millis(15);

/// The one tab of a browser.
pub struct Tab {
    session: Session,
    origin: String,
    console: RefCell<Vec<String>>,
    expected: RefCell<Vec<&'static str>>,
}

impl Tab {
    /// Opens a browser for this host.
    pub fn open_browser(origin: &str) -> Self {
        Self::open_browser_with(origin, None)
    }

    /// The same, with a profile that stays when the browser is closed.
    pub fn open_browser_with(origin: &str, profile: Option<&Path>) -> Self {
        Self {
            session: Session::start(profile),
            origin: origin.to_owned(),
            console: RefCell::default(),
            expected: RefCell::default(),
        }
    }

    /// Goes to a path by address, until the document is parsed.
    pub fn open(&self, path: &str) {
        wait(self.session.client().goto(&format!("{}{path}", self.origin))).unwrap();
    }

    /// Leaves the host: none of its pages is open.
    pub fn open_nothing(&self) {
        wait(self.session.client().goto("about:blank")).unwrap();
    }

    /// Goes to a path by address, until the app runs.
    pub fn open_ready(&self, path: &str) {
        self.open(path);
        self.wait_ready();
    }

    /// Waits until the app runs.
    pub fn wait_ready(&self) {
        self.wait_for("the app", "return document.documentElement.dataset.app === 'ready'");
    }

    /// Runs a script; what it returns.
    pub fn js<T: DeserializeOwned>(&self, script: &str) -> T {
        self.js_with(script, Vec::new())
    }

    /// Runs a script with `arguments`.
    pub fn js_with<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> T {
        let value = wait(self.session.client().execute(script, arguments));
        let value = value.unwrap_or_else(|error| panic!("{error}\nin the script\n{script}"));
        serde_json::from_value(value).unwrap_or_else(|error| panic!("{error}\nfrom the script\n{script}"))
    }

    /// Runs a script, until it calls the function that is its last argument.
    pub fn js_later<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> T {
        let value = wait(self.session.client().execute_async(script, arguments));
        let value = value.unwrap_or_else(|error| panic!("{error}\nin the script\n{script}"));
        serde_json::from_value(value).unwrap_or_else(|error| panic!("{error}\nfrom the script\n{script}"))
    }

    /// Waits until a script returns something true.
    pub fn wait_for(&self, what: &str, script: &str) {
        self.wait_with(what, script, Vec::new());
    }

    /// The same, with arguments.
    pub fn wait_with(&self, what: &str, script: &str, arguments: Vec<Value>) {
        self.wait_within(PATIENCE, what, script, arguments);
    }

    /// The same, for so long at most.
    pub fn wait_within(&self, patience: Duration, what: &str, script: &str, arguments: Vec<Value>) {
        let start = Instant::now();
        // Between two documents a script has nowhere to run: that is an answer, too.
        while wait(self.session.client().execute(script, arguments.clone())).ok() != Some(json!(true)) {
            assert!(start.elapsed() < patience, "waited in vain for {what}");
            thread::sleep(PAUSE);
        }
    }

    /// Waits until a script calls the function that is its last argument with something true.
    pub fn wait_for_later(&self, what: &str, script: &str) {
        let start = Instant::now();
        while wait(self.session.client().execute_async(script, Vec::new())).ok() != Some(json!(true)) {
            assert!(start.elapsed() < PATIENCE, "waited in vain for {what}");
            thread::sleep(PAUSE);
        }
    }

    /// Waits until the heading of the shown view is this.
    pub fn wait_heading(&self, heading: &str) {
        let script = "return document.querySelector('main h1')?.textContent === arguments[0] \
                      && !('busy' in document.documentElement.dataset)";
        self.wait_with(&format!("the heading '{heading}'"), script, vec![json!(heading)]);
    }

    /// Waits until the address, without its origin, is this.
    pub fn wait_address(&self, address: &str) {
        let script = "const here = location.pathname + location.search + location.hash;
            return decodeURI(here) === decodeURI(arguments[0])";
        self.wait_with(&format!("the address '{address}'"), script, vec![json!(address)]);
    }

    /// Waits for what may follow a change by itself: two frames, and the tasks that they started.
    pub fn settle(&self) {
        let script = "const done = arguments[0];
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(null), 100)))";
        self.js_later(script, Vec::new())
    }

    /// Waits until so many tabs are open.
    pub fn wait_tabs(&self, count: usize) {
        let start = Instant::now();
        while self.tabs() != count {
            assert!(start.elapsed() < PATIENCE, "waited in vain for {count} tabs");
            thread::sleep(PAUSE);
        }
    }

    /// How many tabs are open.
    pub fn tabs(&self) -> usize {
        wait(self.session.client().windows()).unwrap().len()
    }

    /// Opens another tab, which is in front from now on.
    pub fn open_another(&self) {
        let client = self.session.client();
        let tab = wait(client.new_window(true)).unwrap().handle;
        wait(client.switch_to_window(tab)).unwrap();
    }

    /// Brings a tab to the front, by the order in which they were opened.
    pub fn switch_to(&self, number: usize) {
        let client = self.session.client();
        let tab = wait(client.windows()).unwrap().swap_remove(number);
        wait(client.switch_to_window(tab)).unwrap();
    }

    /// The address without its origin.
    pub fn address(&self) -> String {
        self.js("return location.pathname + location.search + location.hash")
    }

    /// The whole address, for a report.
    pub fn address_if_any(&self) -> String {
        wait(self.session.client().current_url()).map_or_else(|error| error.to_string(), Into::into)
    }

    /// The heading of what is shown.
    pub fn heading(&self) -> String {
        self.js("return document.querySelector('main h1').textContent")
    }

    /// How far the page is scrolled.
    pub fn scrolled(&self) -> f64 {
        self.js("return scrollY")
    }

    /// Scrolls, and waits until the browser has told everybody.
    pub fn scroll_to(&self, y: u32) {
        self.js_with::<()>("scrollTo({ top: arguments[0], behavior: 'instant' })", vec![json!(y)]);
        self.settle();
    }

    /// Marks the document: a full page load loses the mark.
    pub fn mark_document(&self) {
        self.js("window.markedByTest = true")
    }

    /// Whether this is still the marked document.
    pub fn is_marked_document(&self) -> bool {
        self.js("return window.markedByTest === true")
    }

    /// A command of the DevTools protocol; what it answers.
    pub fn dev_tools(&self, name: &str, parameters: Value) -> Value {
        self.session.dev_tools(name, parameters).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Pages that are opened from now on run none of their scripts. The tests' own still run.
    pub fn switch_scripts_off(&self) {
        self.dev_tools("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    }

    /// Empties the browser's cache: what it keeps is not asked for again.
    pub fn forget_files(&self) {
        self.dev_tools("Network.clearBrowserCache", json!({}));
    }

    /// Lets a remark that contains this text stand in the console.
    pub fn expect_console(&self, part: &'static str) {
        self.expected.borrow_mut().push(part);
    }

    /// All that the console has shown.
    pub fn console(&self) -> Vec<String> {
        self.console.borrow_mut().extend(self.session.console());
        self.console.borrow().clone()
    }

    /// Warnings and errors that nobody expected.
    pub fn unexpected_remarks(&self) -> Vec<String> {
        let mut remarks = self.console();
        let expected = self.expected.borrow();
        remarks.retain(|line| line.starts_with("WARNING") || line.starts_with("SEVERE"));
        remarks.retain(|line| !expected.iter().any(|part| line.contains(part)));
        remarks
    }
}
