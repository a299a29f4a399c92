//! What a reader does with mouse, keyboard and the browser's buttons.

use fantoccini::Locator;
use fantoccini::actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction};
use fantoccini::elements::Element;
use serde_json::json;

use super::Tab;
use crate::driver::wait;

impl Tab {
    /// Clicks what a selector finds first, with a mouse.
    pub fn click(&self, selector: &str) {
        wait(self.find(selector).click()).unwrap_or_else(|error| panic!("{selector}: {error}"));
    }

    /// Clicks the first link to a path of the host.
    pub fn click_to(&self, path: &str) {
        self.click(&format!("a[href=\"{path}\"]"));
    }

    /// Clicks with a button of the mouse (0 left, 1 middle) while a key is held down.
    pub fn click_with(&self, selector: &str, button: u64, held: Option<char>) {
        let client = self.session.client();
        if let Some(value) = held {
            let down = KeyActions::new("keys".to_owned()).then(KeyAction::Down { value });
            wait(client.perform_actions(down)).unwrap();
        }
        let element = self.find(selector);
        self.js_with::<()>("arguments[0].scrollIntoView({ block: 'center' })", vec![json!(element)]);
        let mouse = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 })
            .then(PointerAction::Down { button })
            .then(PointerAction::Up { button });
        wait(client.perform_actions(mouse)).unwrap();
        wait(client.release_actions()).unwrap();
    }

    /// Presses keys, one after the other.
    pub fn press(&self, keys: impl IntoIterator<Item = char>) {
        let keys = keys.into_iter().fold(KeyActions::new("keys".to_owned()), |actions, value| {
            actions.then(KeyAction::Down { value }).then(KeyAction::Up { value })
        });
        wait(self.session.client().perform_actions(keys)).unwrap();
    }

    /// The browser's back button.
    pub fn back(&self) {
        wait(self.session.client().back()).unwrap();
    }

    /// The browser's forward button.
    pub fn forward(&self) {
        wait(self.session.client().forward()).unwrap();
    }

    /// The browser's reload button.
    pub fn reload(&self) {
        wait(self.session.client().refresh()).unwrap();
    }

    /// Follows the first link to a path without scrolling to it first.
    pub fn follow(&self, path: &str) {
        let script = "document.querySelector(`a[href=\"${arguments[0]}\"]`).click()";
        self.js_with::<()>(script, vec![json!(path)]);
    }

    /// Follows a link to a path, which need not be on the page.
    pub fn go_by_link(&self, path: &str) {
        let script = "const link = Object.assign(document.createElement('a'), { href: arguments[0] });
            document.body.append(link);
            link.click();
            link.remove()";
        self.js_with::<()>(script, vec![json!(path)]);
    }

    fn find(&self, selector: &str) -> Element {
        let found = wait(self.session.client().find(Locator::Css(selector)));
        found.unwrap_or_else(|error| panic!("{selector}: {error}"))
    }
}
