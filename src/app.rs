//! The app: what it is made of, and what happens when the address changes.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use content::{Address, Base, Text};
use futures::FutureExt;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::location::{BrowserUrl, LocationProvider, Url};

use crate::browser::finder::Finder;
use crate::browser::{Arrival, Boot, History, Outlet, document, fetch, head, intent, keys, links, reading};
use crate::library::{Failure, Library, fetch_with};
use crate::screen::Screen;

/// Takes over the page that it finds. A page without the app's settings is left alone: it stays a document with
/// ordinary links.
pub fn start() {
    let Some((boot, outlet)) = Boot::read().zip(Outlet::find()) else { return };
    // Leptos drives the signals. There is no view of its own for it to keep: a screen never changes once it is shown,
    // and comes into the document as the HTML that the build writes as well.
    mount_to(outlet.element(), move || run(boot, outlet)).forget();
}

/// The start in three tasks, between which the browser answers the reader. As one it took a slow processor (CPU/4) 255 ms,
/// a third of it for compiling what is called for the first time.
fn run(boot: Boot, outlet: Outlet) {
    let Boot { base, app, blog, text } = boot;
    provide_context(base.clone());
    provide_context(text);
    let owner = Owner::current().unwrap_or_default();
    // All listen to events before the router does.
    reading::start(text);
    keys::listen(text);
    links::sort_out(base.clone());
    let library = Library::new(base.clone(), app, text, fetch_with(fetch));
    foresee(&base, &library, &outlet);
    then(move || {
        let Some(app) = owner.clone().with(|| route(base, blog, text, owner, library, outlet)) else {
            return;
        };
        then(move || {
            app.begin();
            document::say_ready();
        });
    });
}

fn then(task: impl FnOnce() + 'static) {
    set_timeout(task, Duration::ZERO);
}

/// Fetches what the reader is about to open. Before that, learns where the texts lie to which the first view leads: then a
/// click on one takes one round trip and not two.
fn foresee(base: &Base, library: &Library, outlet: &Outlet) {
    if let Some(here) = outlet.address() {
        let library = library.clone();
        intent::at_first_sign(move || {
            let (library, here) = (library.clone(), here.clone());
            // What fails here is tried again after the click.
            spawn_local(async move { drop(library.page(&here).await) });
        });
    }
    let library = library.clone();
    intent::foresee(base.clone(), move |address| {
        let library = library.clone();
        // What fails here is tried again, and shown, after the click.
        spawn_local(async move { drop(library.screen(&address).await) });
    });
}

/// From here on, links lead to screens.
fn route(
    base: Base,
    blog: String,
    text: &'static Text,
    owner: Owner,
    library: Library,
    outlet: Outlet,
) -> Option<Rc<App>> {
    // The router's side to the browser is all that is needed of it: which screen belongs to an address is for `Screen`.
    let location = BrowserUrl::new().ok()?;
    let finder = Finder::start(base.clone(), text, library.clone());
    let history = History::start();
    // It takes a base without its slash at the end, and none for the root.
    location.init(Some(base.as_str().trim_end_matches('/').to_owned().into()));
    let url = location.as_url().clone();
    let path = move || url.with(|url| Url::unescape(url.path()));
    let app =
        App { base, blog, text, owner, location, library, outlet, history, finder, latest: Cell::default() };
    let app = Rc::new(app);
    let followed = Rc::clone(&app);
    let changed = move |path: &String, before: Option<&String>, _| {
        if before != Some(path) {
            spawn_local(Rc::clone(&followed).go(path.clone(), false));
        }
    };
    Effect::watch(path, changed, false);
    Some(app)
}

struct App {
    base: Base,
    /// The blog's title.
    blog: String,
    text: &'static Text,
    /// What views are rendered in.
    owner: Owner,
    location: BrowserUrl,
    library: Library,
    outlet: Outlet,
    history: History,
    finder: Finder,
    /// The number of the latest change: what was loaded for one before comes too late.
    latest: Cell<u32>,
}

impl App {
    /// Makes the first view what later ones are; a document that does not fit its address gets the screen that does.
    fn begin(self: Rc<Self>) {
        // The reader may have gone on already.
        if self.latest.get() > 0 {
            return;
        }
        let here = Url::unescape(self.location.as_url().get_untracked().path());
        if self.outlet.fits(&self.base, &here) {
            self.finder.arrive();
            reading::arrive(self.history.began(), self.text);
        } else {
            spawn_local(self.go(here, true));
        }
    }

    /// What an address shows; says that it is being loaded, when it is not there. What is there must not say so: the whole page
    /// would be styled anew for a mark that nobody sees, a tenth of the time that a prepared click takes.
    async fn load(&self, address: &Address) -> Result<Screen, Failure> {
        let mut loading = Box::pin(self.library.screen(address));
        if let Some(screen) = loading.as_mut().now_or_never() {
            return screen;
        }
        document::say_busy(true);
        loading.await
    }

    /// Shows what the address says, once it is loaded: until then, the screen before stays, so that a fast network never
    /// shows a loading state. `starting` is a document that does not fit its own address.
    async fn go(self: Rc<Self>, path: String, starting: bool) {
        let ticket = self.latest.get() + 1;
        self.latest.set(ticket);
        let address = self.base.strip(&path).and_then(Address::parse);
        let screen = match &address {
            Some(address) => match self.load(address).await {
                Ok(screen) => screen,
                Err(failure) => Screen::Failed(address.clone(), failure),
            },
            None => Screen::NotFound,
        };
        // A document that has just been loaded is all that the server has: leaving it would never end.
        let leaves = !starting
            && match &screen {
                // Not one of our pages, or of those that the host has for the app: it knows what to show.
                Screen::NotFound => true,
                Screen::Failed(address, failure) => self.library.is_superseded(address, *failure).await,
                Screen::Page(..) => false,
            };
        if self.latest.get() != ticket {
            return; // the reader has gone on meanwhile
        }
        document::say_busy(false);
        if leaves {
            document::leave_for(&self.location.as_url().get_untracked());
            return;
        }
        // From here to the end nothing waits: all of it is there at the next paint.
        let html = self.owner.with(|| screen.html());
        reading::leave();
        self.history.leave();
        self.outlet.show(&html);
        let arrived = document::address_of(&self.location.as_url().get_untracked());
        reading::reveal(&arrived); // before the page is scrolled: it makes it longer
        let arrival = self.history.arrive(&arrived);
        // After that: a title belongs to the entry that is current when it is set.
        head::apply(&screen.head(&self.blog, self.text));
        document::mark_current(address.map(|address| address.href(&self.base)).as_deref());
        if !starting && arrival != Arrival::Fragment {
            document::focus_heading();
        }
        self.finder.arrive();
        reading::arrive(arrival, self.text);
    }
}
