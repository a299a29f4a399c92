use std::hash::{BuildHasher, RandomState};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::json;

use crate::Problems;
use crate::assemble::edition::Edition;
use crate::problem::slashed;

/// What is shown right now, and to whom changes are told. An edition is whole when it comes here: whoever asks gets all of
/// one, or all of the next.
pub(super) struct Newest {
    /// Another one for each server: pages of one before, whose code was another, load themselves anew.
    server: String,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    edition: Option<Arc<Edition>>,
    problems: Problems,
    pages: Vec<Sender<Arc<str>>>,
}

/// What an open page should do.
pub(super) enum Change {
    /// Look at its text again; `Some` only where it is at this path, and then this is its document.
    Text(Option<(String, String)>),
    /// Load itself anew: what stands around the text is another.
    Frame,
}

impl Newest {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        // The standard library's only source of chance; a process that replaces itself keeps its number.
        let server = RandomState::new().hash_one(0).to_string();
        Self { server, state: Mutex::default() }
    }

    pub(super) fn edition(&self) -> Option<Arc<Edition>> {
        self.state().edition.clone()
    }

    pub(super) fn problems(&self) -> Problems {
        self.state().problems.clone()
    }

    /// Puts an edition in the place of the one before, and tells all open pages.
    pub(super) fn show(&self, edition: Arc<Edition>, change: &Change) {
        let mut state = self.state();
        state.edition = Some(edition);
        state.tell(&match change {
            Change::Text(None) => message("text", &json!({})),
            Change::Text(Some((path, html))) => message("text", &json!({ "path": path, "html": html })),
            Change::Frame => message("frame", &json!({})),
        });
    }

    /// Says what is wrong now.
    pub(super) fn complain(&self, problems: Problems) {
        let mut state = self.state();
        state.tell(&message("problems", &as_json(&problems)));
        state.problems = problems;
    }

    /// From now on, the messages for a page. The first says which server this is, and what is wrong.
    pub(super) fn listen(&self) -> Receiver<Arc<str>> {
        let (page, messages) = mpsc::channel();
        let mut state = self.state();
        let hello = json!({ "server": self.server, "problems": as_json(&state.problems) });
        let _ = page.send(message("hello", &hello).into());
        state.pages.push(page);
        messages
    }

    /// No page is told anything any more.
    pub(super) fn close(&self) {
        self.state().pages.clear();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Whoever panicked had not begun to change it.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn tell(&mut self, message: &str) {
        let message: Arc<str> = message.into();
        self.pages.retain(|page| page.send(Arc::clone(&message)).is_ok());
    }
}

/// In the form of Server-Sent Events (HTML, 9.2.5). JSON has no line ends.
fn message(event: &str, data: &serde_json::Value) -> String {
    format!("event: {event}\ndata: {data}\n\n")
}

fn as_json(problems: &Problems) -> serde_json::Value {
    let problems = problems.iter().map(|problem| {
        json!({ "file": slashed(&problem.file), "line": problem.line, "what": problem.what, "remedy": problem.remedy })
    });
    problems.collect()
}
