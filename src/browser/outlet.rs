use std::cell::Cell;
use std::rc::Rc;

use content::{Address, Base};
use leptos::prelude::document;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

/// The nodes that the reader saw before the app started. They stay the same until the first navigation; whatever a
/// translator or an extension did to them does not matter, because nobody compares them with anything.
#[derive(Clone)]
pub struct FirstView {
    main: HtmlElement,
    nodes: Rc<Vec<Node>>,
    gone: Rc<Cell<bool>>,
}

impl FirstView {
    /// Takes note of what `main` holds; `None` when the page has no `main`.
    #[must_use]
    pub fn find() -> Option<Self> {
        let main = document().query_selector("main").ok()??.dyn_into::<HtmlElement>().ok()?;
        let children = main.child_nodes();
        let nodes = (0..children.length()).filter_map(|at| children.item(at)).collect();
        Some(Self { main, nodes: Rc::new(nodes), gone: Rc::default() })
    }

    /// The page's `main`.
    #[must_use]
    pub fn main(&self) -> HtmlElement {
        self.main.clone()
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

    /// Makes room for the first screen that the app renders. Nodes that others put into `main` meanwhile stay.
    pub fn remove(&self) {
        if self.gone.replace(true) {
            return;
        }
        for node in self.nodes.iter() {
            if let Some(parent) = node.parent_node() {
                let _ = parent.remove_child(node); // it is its child: this cannot fail
            }
        }
    }
}
