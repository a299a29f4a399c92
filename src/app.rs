//! Providers, router and the outlet in which screens appear.

use content::{Address, Base};
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use leptos_router::location::{BrowserUrl, LocationProvider, Url};

use crate::browser::finder::Finder;
use crate::browser::{Boot, FirstView, History, document, head, intent, links};
use crate::library::{Library, fetch_with};
use crate::screen::Screen;

/// Takes over the page that it finds. A page without the app's settings is left alone: it stays a document with
/// ordinary links.
pub fn start() {
    let Some((boot, first_view)) = Boot::read().zip(FirstView::find()) else { return };
    let main = first_view.main();
    // `mount_to` appends: the nodes of the first view are not touched.
    mount_to(main, move || view! { <App boot first_view /> }).forget();
    document::say_ready();
}

/// The app, for a `main` that already shows its first view.
#[component]
pub fn App(
    /// The page's settings.
    boot: Boot,
    /// What the page shows already.
    first_view: FirstView,
) -> impl IntoView {
    let fetch = fetch_with(crate::browser::fetch);
    let library = StoredValue::new_local(Library::new(boot.base.clone(), boot.app, fetch));
    let first_view = StoredValue::new_local(first_view);
    provide_context(boot.base.clone());
    provide_context(boot.text);
    // Both listen to events before the router does.
    links::sort_out(boot.base.clone());
    intent::foresee(boot.base.clone(), move |address| {
        let library = library.get_value();
        // What fails here is tried again, and shown, after the click.
        spawn_local(async move { drop(library.screen(&address).await) });
    });
    let finder = Finder::start(boot.base.clone(), boot.text, library.get_value());
    let finder = StoredValue::new_local(finder);
    let history = StoredValue::new_local(History::start());
    // The router's side to the browser is all that is needed of it: which view belongs to an address is for `Screen`.
    // It takes a base without its slash at the end, and none for the root.
    let location = BrowserUrl::new().ok()?;
    location.init(Some(boot.base.as_str().trim_end_matches('/').to_owned().into()));
    Some(view! { <Outlet base=boot.base location library first_view history finder /> })
}

/// Shows what the address says, once it is loaded: until then, the screen before stays, so that a fast network
/// never shows a loading state. `Transition` would do that much, but it gives no hook at the moment of the change,
/// where title, focus, address and scroll position have to change as well, before the next paint.
#[component]
fn Outlet(
    base: Base,
    location: BrowserUrl,
    library: StoredValue<Library, LocalStorage>,
    first_view: StoredValue<FirstView, LocalStorage>,
    history: StoredValue<History, LocalStorage>,
    finder: StoredValue<Finder, LocalStorage>,
) -> impl IntoView {
    let url = location.as_url().clone();
    let path = Memo::new(move |_| url.with(|url| Url::unescape(url.path())));
    let shown: RwSignal<Option<Screen>> = RwSignal::new(None);
    let latest = StoredValue::new(0_u32);

    let fits = first_view.with_value(|view| view.fits(&base, &path.get_untracked()));
    let go = move |path: &String| {
        let ticket = latest.get_value() + 1;
        latest.set_value(ticket);
        let address = base.strip(path).and_then(Address::parse);
        let (library, location, base) = (library.get_value(), location.clone(), base.clone());
        let starting = !fits && ticket == 1;
        document::say_busy(true);
        spawn_local(async move {
            let screen = match &address {
                Some(address) => match library.screen(address).await {
                    Ok(screen) => screen,
                    Err(failure) => Screen::Failed(address.clone(), failure),
                },
                None => Screen::NotFound,
            };
            // A document that has just been loaded is all that the server has: leaving it would never end.
            let leaves = !starting
                && match &screen {
                    // Not one of our pages, or newer than our catalogue: the server knows.
                    Screen::NotFound => true,
                    Screen::Failed(_, failure) => library.is_superseded(*failure).await,
                    _ => false,
                };
            if latest.get_value() != ticket {
                return; // the reader has gone on meanwhile
            }
            document::say_busy(false);
            if leaves {
                document::leave_for(&location.as_url().get_untracked());
                return;
            }
            let catalogue = library.catalogue().await.ok();
            let head = catalogue.as_ref().map(|catalogue| screen.head(&catalogue.blog));
            history.with_value(History::leave);
            first_view.with_value(FirstView::remove);
            shown.set(Some(screen));
            tick().await; // the screen is in the document now, and not yet painted
            let arrived = document::address_of(&location.as_url().get_untracked());
            let at_fragment = history.with_value(|history| history.arrive(&arrived));
            // After that: a title belongs to the entry that is current when it is set.
            if let Some((head, catalogue)) = head.zip(catalogue) {
                head::apply(&head, &catalogue.blog);
            }
            document::mark_current(address.map(|address| address.href(&base)).as_deref());
            if !starting && !at_fragment {
                document::focus_heading();
            }
            finder.with_value(Finder::arrive);
        });
    };
    if fits {
        finder.with_value(Finder::arrive);
    } else {
        go(&path.get_untracked());
    }
    Effect::watch(move || path.get(), move |path, _, _| go(path), false);

    move || shown.with(|screen| screen.as_ref().map(Screen::view))
}
