use content::{Address, Base};
use leptos::prelude::document;
use web_sys::HtmlElement;
use web_sys::wasm_bindgen::JsCast;

/// Where screens appear: the page's one `main`. What it holds when the app starts is the first view. That stays the same
/// until the first navigation; whatever a translator or an extension did to it does not matter, because nobody compares
/// it with anything.
pub struct Outlet {
    main: HtmlElement,
}

impl Outlet {
    /// Finds it; `None` when the page has no `main`.
    #[must_use]
    pub fn find() -> Option<Self> {
        Some(Self { main: document().query_selector("main").ok()??.dyn_into().ok()? })
    }

    /// Whether the document belongs to this path. A host that answers unknown paths with another page, as development
    /// servers do, gives a document that does not; the page for "not found" fits everywhere.
    #[must_use]
    pub fn fits(&self, base: &Base, path: &str) -> bool {
        match self.main.get_attribute("data-page").as_deref() {
            Some("404") => true,
            Some(page) => base.strip(path).and_then(Address::parse) == Address::parse(page),
            None => false,
        }
    }

    /// The address of which the document is a page of the app's.
    #[must_use]
    pub fn address(&self) -> Option<Address> {
        Address::parse(&self.main.get_attribute("data-page")?)
    }

    /// Shows a screen in the place of the one before.
    pub fn show(&self, html: &str) {
        self.main.set_inner_html(html);
        // The style sheet lets what comes now appear softly. It cannot fail: the name is one of an attribute.
        let _ = self.main.set_attribute("data-shown", "");
    }

    /// The element itself.
    #[must_use]
    pub fn element(&self) -> HtmlElement {
        self.main.clone()
    }
}
