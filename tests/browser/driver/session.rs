use std::env;
use std::path::Path;
use std::sync::{Arc, Condvar, LazyLock, Mutex, PoisonError};

use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};
use tokio::runtime::{Builder, Runtime};

use super::chromedriver::{Chromedriver, variable};
use super::command::Command;

/// A browser with a profile of its own. It ends when dropped, also when a test fails.
pub struct Session {
    client: Option<Client>,
    driver: Option<Arc<Chromedriver>>,
    _permit: Permit,
}

static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap());

/// Waits for a future: the tests read from top to bottom, one step after the other.
pub fn wait<T>(future: impl Future<Output = T>) -> T {
    RUNTIME.block_on(future)
}

impl Session {
    /// Opens a browser, with a profile that stays when it is given one.
    pub fn start(profile: Option<&Path>) -> Self {
        let permit = Permit::take();
        let driver = Chromedriver::shared();
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let connecting = async { builder.capabilities(capabilities(profile)).connect(&driver.url()).await };
        let client = wait(connecting).unwrap_or_else(|error| panic!("no browser: {error}"));
        Self { client: Some(client), driver: Some(driver), _permit: permit }
    }

    /// The standard's commands.
    pub fn client(&self) -> &Client {
        self.client.as_ref().expect("until it is dropped")
    }

    /// Sends a command of the DevTools protocol.
    pub fn dev_tools(&self, name: &str, parameters: Value) -> Result<Value, CmdError> {
        wait(self.client().issue_cmd(Command::DevTools { name: name.to_owned(), parameters }))
    }

    /// What the console has shown since it was last asked, with its level in front.
    pub fn console(&self) -> Vec<String> {
        let lines = wait(self.client().issue_cmd(Command::Console)).unwrap_or_default();
        let line = |line: &Value| {
            format!("{} {}", line["level"].as_str().unwrap_or("?"), line["message"].as_str().unwrap_or("?"))
        };
        lines.as_array().into_iter().flatten().map(line).collect()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            let _ = wait(client.close());
        }
        self.driver = None;
    }
}

/// `BLOG_BROWSER_VISIBLE=1` shows the browser. The rest keeps it from making requests of its own; without the sandbox,
/// because containers often forbid what it is built on, and all that it opens is the tests' own pages.
fn capabilities(profile: Option<&Path>) -> Map<String, Value> {
    let mut arguments = vec![
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--window-size=1200,800",
        "--lang=en",
    ];
    if env::var_os("BLOG_BROWSER_VISIBLE").is_none() {
        arguments.push("--headless");
    }
    let profile = profile.map(|folder| format!("--user-data-dir={}", folder.display()));
    arguments.extend(profile.as_deref());
    let capabilities = json!({
        "browserName": "chrome",
        // The load event would wait for files that a test holds back.
        "pageLoadStrategy": "eager",
        // Milliseconds. The half minute of the standard has been too short for a machine with other things to do.
        "timeouts": { "script": 120_000 },
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": { "binary": variable("BLOG_CHROMIUM"), "args": arguments },
    });
    match capabilities {
        Value::Object(map) => map,
        _ => unreachable!("it is written as an object"),
    }
}

/// How many browsers may run at the same time. More of them on a few cores only get in each other's way.
const AT_ONCE: usize = 2;

static RUNNING: Mutex<usize> = Mutex::new(0);
static ENDED: Condvar = Condvar::new();

/// The right to run a browser.
pub struct Permit;

impl Permit {
    /// Waits until it may.
    pub fn take() -> Self {
        let running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        let mut running =
            ENDED.wait_while(running, |running| *running >= AT_ONCE).unwrap_or_else(PoisonError::into_inner);
        *running += 1;
        Self
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        *RUNNING.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        ENDED.notify_one();
    }
}
