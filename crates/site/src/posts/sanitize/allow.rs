//! What may stand in a text. The lists are those of a well-kept sanitizer, ammonia, with what an article needs beyond
//! them and without what this blog has no use for.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::Builder;

/// Elements beyond ammonia's. None of them changes how a browser reads what follows.
const MORE: [&str; 14] = [
    "address", "audio", "big", "font", "meter", "nobr", "picture", "progress", "rb", "section", "source",
    "tfoot", "track", "video",
];
/// Those of ammonia's that need a `name`, which no text may give.
const LESS: [&str; 2] = ["area", "map"];

static ELEMENTS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let mut elements = Builder::default().clone_tags();
    elements.extend(MORE);
    elements.retain(|name| !LESS.contains(name));
    elements
});

static ATTRIBUTES: LazyLock<HashMap<&str, HashSet<&str>>> =
    LazyLock::new(|| Builder::default().clone_tag_attributes());

/// Whether an element may stand in a text.
pub(super) fn element(name: &str) -> bool {
    ELEMENTS.contains(name)
}

/// Whether an element of the list may have the attribute, whatever its value.
pub(super) fn attribute(element: &str, name: &str) -> bool {
    let everywhere = ["class", "dir", "hidden", "id", "lang", "role", "title", "translate"];
    everywhere.contains(&name)
        || name.strip_prefix("aria-").is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_lowercase()))
        || ATTRIBUTES.get(element).is_some_and(|names| names.contains(name))
        || own(element).contains(&name)
}

/// Attributes beyond ammonia's.
fn own(element: &str) -> &'static [&'static str] {
    match element {
        "a" => &["download", "rel", "target", "type"],
        "audio" => &["controls", "loop", "muted", "preload", "src"],
        "data" => &["value"],
        "details" => &["open"],
        "div" | "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => &["align"],
        "font" => &["color"],
        "img" => &["decoding", "loading", "sizes", "srcset"],
        "li" => &["value"],
        "meter" | "progress" => &["high", "low", "max", "min", "optimum", "value"],
        "ol" => &["reversed", "start", "type"],
        "source" => &["height", "media", "sizes", "src", "srcset", "type", "width"],
        "td" | "th" => &["abbr", "scope", "width"],
        "time" => &["datetime"],
        "track" => &["default", "kind", "label", "src", "srclang"],
        "video" => {
            &["controls", "height", "loop", "muted", "playsinline", "poster", "preload", "src", "width"]
        }
        _ => &[],
    }
}

/// What is left out with all that stands in it: no reader was meant to read it.
pub(super) fn goes_with_content(name: &str) -> bool {
    matches!(
        name,
        "applet" | "iframe" | "noembed" | "noframes" | "object" | "script" | "style" | "svg" | "template"
    )
}

/// Void elements have no end tag (HTML 13.1.2).
pub(super) fn is_void(name: &str) -> bool {
    matches!(name, "br" | "col" | "hr" | "img" | "source" | "track" | "wbr")
}

/// The scheme that a browser finds in an address, in lower case: it skips controls and blanks before it, and line
/// ends and tabs within (URL Standard, "basic URL parser").
pub(super) fn scheme(address: &str) -> Option<String> {
    let address = address.trim_start_matches(|c: char| c <= ' ');
    let mut scheme = String::new();
    for c in address.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')) {
        match c {
            ':' if !scheme.is_empty() => return Some(scheme),
            c if c.is_ascii_alphabetic() => scheme.push(c.to_ascii_lowercase()),
            '0'..='9' | '+' | '-' | '.' if !scheme.is_empty() => scheme.push(c),
            _ => return None,
        }
    }
    None
}

/// Whether a reader may be led there. A drive of Windows is no scheme; such a path is told to its author as an error.
pub(super) fn may_link(address: &str) -> bool {
    scheme(address)
        .is_none_or(|scheme| scheme.len() == 1 || ["http", "https", "mailto", "tel"].contains(&&*scheme))
}

/// Whether it may be fetched with the page, as far as its scheme says.
pub(super) fn may_fetch(address: &str) -> bool {
    scheme(address).is_none_or(|scheme| scheme.len() == 1 || ["http", "https"].contains(&&*scheme))
}

/// Names by which scripts find things: `window.location`, `document.body`. An element with such an id could stand in
/// for them. Ids with a dot are the blog's own.
pub(super) fn may_identify(id: &str) -> bool {
    !id.is_empty() && !id.contains(char::is_whitespace) && !of_the_blog(id) && !GLOBALS.contains(&id)
}

fn of_the_blog(id: &str) -> bool {
    ["app.", "fn.", "fnref."].into_iter().any(|start| id.starts_with(start))
}

const GLOBALS: [&str; 94] = [
    "addEventListener",
    "adoptNode",
    "alert",
    "anchors",
    "applets",
    "attributes",
    "body",
    "caches",
    "childNodes",
    "children",
    "cloneNode",
    "console",
    "contains",
    "cookie",
    "createElement",
    "crypto",
    "currentScript",
    "customElements",
    "dataset",
    "defaultView",
    "document",
    "documentElement",
    "domain",
    "embeds",
    "event",
    "fetch",
    "firstChild",
    "firstElementChild",
    "forms",
    "frames",
    "getAttribute",
    "getElementById",
    "getElementsByClassName",
    "getElementsByName",
    "getElementsByTagName",
    "globalThis",
    "hasAttribute",
    "hasChildNodes",
    "head",
    "history",
    "images",
    "implementation",
    "importNode",
    "indexedDB",
    "innerHTML",
    "innerText",
    "insertBefore",
    "lastChild",
    "length",
    "links",
    "localStorage",
    "location",
    "matches",
    "namespaceURI",
    "navigation",
    "navigator",
    "nextSibling",
    "nodeName",
    "nodeType",
    "nodeValue",
    "normalize",
    "opener",
    "outerHTML",
    "ownerDocument",
    "parent",
    "parentNode",
    "performance",
    "plugins",
    "postMessage",
    "querySelector",
    "querySelectorAll",
    "readyState",
    "referrer",
    "removeAttribute",
    "removeAttributeNode",
    "removeChild",
    "removeEventListener",
    "requestIdleCallback",
    "scheduler",
    "screen",
    "scripts",
    "self",
    "sessionStorage",
    "setAttribute",
    "setTimeout",
    "status",
    "styleSheets",
    "submit",
    "tagName",
    "textContent",
    "trustedTypes",
    "visualViewport",
    "window",
    "write",
];
