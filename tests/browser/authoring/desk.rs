use std::collections::BTreeMap;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::sync::mpsc::Receiver;

use site::live::{Code, Live, News};
use tests::{finished, tree};

use crate::site::dist;
use crate::tab::Tab;

/// An author's folder, served, and a tab that shows it.
pub struct Desk {
    root: tempfile::TempDir,
    pub live: Live,
    pub news: Receiver<News>,
    pub tab: Tab,
}

impl Desk {
    /// The files of a blog; style sheets are this project's, the app is that of `BLOG_DIST`.
    pub fn with(sources: &BTreeMap<String, Vec<u8>>) -> Self {
        let root = tempfile::tempdir().unwrap();
        for (name, bytes) in sources {
            tree::write(root.path(), name, bytes).unwrap();
        }
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let (live, news) = Live::start(root.path(), None, listener).unwrap();
        live.compiled(Ok(code()));
        let tab = Tab::open_browser(&format!("http://{}", live.address()));
        tab.expect_console("favicon.ico");
        Self { root, live, news, tab }
    }

    /// A small blog.
    pub fn small() -> Self {
        Self::with(&finished::sources("sites/journal").unwrap())
    }

    /// Does what a test does; one that fails tells where the tab was. The console must stay empty.
    pub fn run(&self, test: impl FnOnce(&Tab)) {
        if let Err(failure) = catch_unwind(AssertUnwindSafe(|| test(&self.tab))) {
            eprintln!("The tab was at {}; its console:", self.tab.address_if_any());
            self.tab.console().iter().for_each(|line| eprintln!("  {line}"));
            resume_unwind(failure);
        }
        let remarks = self.tab.unexpected_remarks();
        assert!(remarks.is_empty(), "the console should be empty, but shows\n{}", remarks.join("\n"));
    }

    /// A file of the author's.
    pub fn file(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    /// Saves a file as the simplest editors do.
    pub fn save(&self, path: &str, text: &str) {
        fs::write(self.file(path), text).unwrap();
    }

    /// What an author has written so far.
    pub fn text(&self, path: &str) -> String {
        fs::read_to_string(self.file(path)).unwrap()
    }
}

fn code() -> Code {
    let compiled = tree::read(&dist().join("app")).expect("BLOG_DIST holds an app");
    let file = |end: &str| {
        let mut found = compiled.iter().filter(|(name, _)| name.starts_with("app.") && name.ends_with(end));
        found.next().map(|(_, bytes)| bytes.clone()).expect("BLOG_DIST holds an app")
    };
    let shell = concat!(env!("CARGO_MANIFEST_DIR"), "/../index.html");
    Code { shell: fs::read_to_string(shell).unwrap(), wasm: file(".wasm"), glue: file(".js") }
}
