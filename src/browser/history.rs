use std::cell::RefCell;
use std::rc::Rc;

use leptos::ev;
use leptos::prelude::{document, location, window, window_event_listener, window_event_listener_untyped};
use web_sys::js_sys::{Array, JSON};
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{ScrollBehavior, ScrollRestoration, ScrollToOptions, Storage};

/// How far each page of this tab's history was scrolled. The browser would restore that itself, but before the app
/// has put the page there. Every entry carries its place in the history as its state; the offsets are kept here, and
/// in the session's storage while another document is shown.
///
/// New entries are made here as well, not by the router: it compares addresses with a list of its own that is wrong
/// after some steps back and forward, and then leaves the address as it was.
#[derive(Clone, Default)]
pub struct History(Rc<RefCell<Trail>>);

#[derive(Default)]
struct Trail {
    /// By place in the history. A list of the browser's, that the browser writes down and reads: the code for numbers
    /// with fractions would cost readers 10 kB.
    offsets: Array,
    /// The place of the current entry.
    at: u32,
    /// The place of the entry that is on the screen: another one, or none, while the current is being loaded.
    shown: Option<u32>,
    /// The address of the current entry.
    address: String,
    /// How the reader came to this document; to one that is restored, when it does not say.
    began: Option<Arrival>,
}

const KEY: &str = "fieldnotes.offsets";

/// How the reader came to what is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// To the beginning of a page that is new in this history.
    New,
    /// To a place within it.
    Fragment,
    /// Back, forward, or to the same page loaded anew: the place where they were is restored.
    Known,
}

impl History {
    /// Finds out where in the tab's history this document is.
    #[must_use]
    pub fn start() -> Self {
        let mut trail = Trail { address: here(), ..Trail::default() };
        let before = trail.load();
        match place() {
            Some(at) => {
                trail.at = at;
                // An entry that the app made: the browser left its offset to us.
                if restoration() == ScrollRestoration::Manual && offset() == 0.0 {
                    scroll_to(trail.known());
                }
            }
            None => {
                let at_place = trail.address.contains('#');
                trail.began = Some(if at_place { Arrival::Fragment } else { Arrival::New });
                trail.add_entry(before.unwrap_or_default());
            }
        }
        trail.shown = Some(trail.at);
        if document().ready_state() == "complete" {
            restore_by(ScrollRestoration::Manual);
        }
        let history = Self(Rc::new(RefCell::new(trail)));
        history.listen();
        history
    }

    fn listen(&self) {
        let Self(trail) = self;
        let on = |what: fn(&mut Trail)| {
            let trail = Rc::clone(trail);
            move || what(&mut trail.borrow_mut())
        };
        let [moved, hidden] = [on(Trail::moved), on(Trail::hidden)];
        // The app lives as long as the document: nothing is ever removed.
        let _ = window_event_listener(ev::popstate, move |_| moved());
        let _ = window_event_listener_untyped("pagehide", move |_| hidden());
        // It comes after the load event, when the browser has restored what it had to.
        let _ = window_event_listener_untyped("pageshow", |_| restore_by(ScrollRestoration::Manual));
    }

    /// How the reader came to the document's first view.
    #[must_use]
    pub fn began(&self) -> Arrival {
        self.0.borrow().began.unwrap_or(Arrival::Known)
    }

    /// The page on the screen is about to make room.
    pub fn leave(&self) {
        self.0.borrow_mut().remember();
    }

    /// The page of this address stands in the document now: makes an entry for it, when it is a new one, and scrolls
    /// to where the reader was, to the address's fragment, or to the top.
    pub fn arrive(&self, address: &str) -> Arrival {
        let new = here() != address;
        {
            let mut trail = self.0.borrow_mut();
            restore_by(ScrollRestoration::Manual);
            if new {
                let at = trail.at + 1;
                let state = trail.enter(at, address);
                if let Ok(history) = window().history() {
                    let _ = history.push_state_with_url(&state, "", Some(address)); // our own origin
                }
            }
            trail.shown = Some(trail.at);
        }
        match address.split_once('#').filter(|(_, fragment)| new && !fragment.is_empty()) {
            // The browser goes there itself: then it also knows the target, for style and keyboard.
            Some((_, fragment)) => {
                let _ = location().replace(&format!("#{fragment}")); // a fragment is always allowed
                Arrival::Fragment
            }
            None => {
                scroll_to(self.0.borrow().known());
                if new { Arrival::New } else { Arrival::Known }
            }
        }
    }
}

impl Trail {
    fn known(&self) -> f64 {
        self.offsets.get(self.at).as_f64().unwrap_or_default()
    }

    /// Notes how far what is on the screen is scrolled.
    fn remember(&mut self) {
        if let Some(shown) = self.shown.take() {
            self.offsets.set(shown, offset().into());
        }
    }

    /// Goes to a new entry; what was ahead of it is gone. Its state.
    fn enter(&mut self, at: u32, address: &str) -> JsValue {
        self.offsets.set_length(at + 1);
        self.at = at;
        address.clone_into(&mut self.address);
        at.into()
    }

    /// The same for an entry that the browser has made.
    fn add_entry(&mut self, at: u32) {
        let state = self.enter(at, &here());
        if let Ok(history) = window().history() {
            let _ = history.replace_state(&state, "");
        }
    }

    /// Back or forward in history, or to a place within the page.
    fn moved(&mut self) {
        self.remember();
        let address = here();
        let same_page = page(&address) == page(&self.address);
        match place() {
            Some(at) => {
                self.at = at;
                self.address = address;
                if same_page {
                    scroll_to(self.known());
                }
            }
            // The browser made it; for the address that it had, in place of the one before.
            None if address == self.address => self.add_entry(self.at),
            None => self.add_entry(self.at + 1),
        }
        if same_page {
            self.shown = Some(self.at);
        }
    }

    /// Another document comes. When this entry is loaded again, the page is complete: the browser can restore it.
    fn hidden(&mut self) {
        let shown = self.shown;
        self.remember();
        self.shown = shown;
        restore_by(ScrollRestoration::Auto);
        if let (Some(storage), Some(offsets)) = (storage(), JSON::stringify(&self.offsets).ok()) {
            let _ = storage.set_item(KEY, &String::from(offsets));
        }
    }

    /// Reads what a document before this one has kept; the place after those.
    fn load(&mut self) -> Option<u32> {
        let kept = storage()?.get_item(KEY).ok()??;
        self.offsets = JSON::parse(&kept).ok()?.dyn_into().ok()?;
        Some(self.offsets.length())
    }
}

/// The address bar, without the origin.
pub(super) fn here() -> String {
    let location = location();
    [location.pathname(), location.search(), location.hash()].into_iter().filter_map(Result::ok).collect()
}

/// An address without its fragment.
fn page(address: &str) -> &str {
    address.split_once('#').map_or(address, |(page, _)| page)
}

/// The place that the current entry carries.
fn place() -> Option<u32> {
    let place = window().history().ok()?.state().ok()?.as_f64()?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it was a place when it was written"
    )]
    Some(place as u32)
}

fn restoration() -> ScrollRestoration {
    window().history().and_then(|history| history.scroll_restoration()).unwrap_or(ScrollRestoration::Auto)
}

fn restore_by(whom: ScrollRestoration) {
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(whom);
    }
}

/// Nobody may keep anything where the reader has switched storage off.
fn storage() -> Option<Storage> {
    window().session_storage().ok()?
}

fn offset() -> f64 {
    window().scroll_y().unwrap_or_default()
}

/// At once, whatever the style sheet says about smoothness.
fn scroll_to(y: f64) {
    let options = ScrollToOptions::new();
    options.set_top(y);
    options.set_behavior(ScrollBehavior::Instant);
    window().scroll_to_with_scroll_to_options(&options);
}
