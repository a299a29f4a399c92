//! What a search shows, as HTML: results change with every key, and as Leptos' views all of this took 25 kB more of the
//! wasm. Every text comes from the interface's own table, and every name is escaped.

use content::search::Piece;
use content::{Address, Base, Text};
use pulldown_cmark_escape::escape_html;

use super::Hit;

/// An ordinary form, which leads to the page for searching; the app follows what is typed by `data-search`, and fills
/// what is empty here.
#[must_use]
pub fn form(base: &Base, text: &Text, filters: &str) -> String {
    let [action, label, search] =
        [Address::Search.href(base).as_str(), text.search_for, text.search].map(escaped);
    format!(
        "<form action=\"{action}\"><input type=\"search\" name=\"q\" data-search aria-label=\"{label}\" \
         placeholder=\"{label}\" autocomplete=\"off\" autocapitalize=\"off\" spellcheck=\"false\" \
         enterkeyhint=\"search\"><button>{search}</button>{filters}</form>\
         <p class=\"state\" role=\"status\"></p><div class=\"results\"></div>"
    )
}

/// A choice of tags or years: what stands in the address, and its name.
#[must_use]
pub fn filter(name: &str, any: &str, options: &[(String, String)]) -> String {
    if options.is_empty() {
        return String::new();
    }
    let any = escaped(any);
    let mut html = format!("<select name=\"{name}\" aria-label=\"{any}\"><option value=\"\">{any}</option>");
    for (value, name) in options {
        html += &format!("<option value=\"{}\">{}</option>", escaped(value), escaped(name));
    }
    html + "</select>"
}

/// A result, and what is known of its text.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The section.
    pub hit: Hit,
    /// The title of its article, with the words marked.
    pub title: Vec<Piece>,
    /// Its heading, with the words marked.
    pub heading: Option<Vec<Piece>>,
    /// The piece of its text, when that is here.
    pub excerpt: Option<Vec<Piece>>,
}

/// The sections that answer, best first, each a link to its heading; nothing when there are none.
#[must_use]
pub fn results(results: &[Shown], base: &Base, text: &Text) -> String {
    if results.is_empty() {
        return String::new();
    }
    let mut html = "<ol role=\"list\">".to_owned();
    for Shown { hit, title, heading, excerpt } in results {
        let (href, title, date) = (escaped(&base.join(&hit.path())), marked(title), hit.date);
        let heading = heading
            .as_ref()
            .map(|heading| format!(" <span class=\"heading\" dir=\"auto\">{}</span>", marked(heading)));
        html += &format!(
            "<li><a href=\"{href}\"><span class=\"title\" dir=\"auto\">{title}</span>{}</a> <time datetime=\"{date}\">{}</time>\
             <p class=\"excerpt\" dir=\"auto\">{}</p></li>",
            heading.unwrap_or_default(),
            text.day(date),
            excerpt.as_deref().map(marked).unwrap_or_default(),
        );
    }
    html + "</ol>"
}

/// A text with some of its words marked.
#[must_use]
pub fn marked(pieces: &[Piece]) -> String {
    let mut html = String::new();
    for piece in pieces {
        let text = escaped(&piece.text);
        html += &if piece.marked { format!("<mark>{text}</mark>") } else { text };
    }
    html
}

/// A way from anywhere, or something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// A page of the blog: its address, and what it is called.
    Page(String, String),
    /// Something that the app does: its name, and what it is called.
    Action(&'static str, &'static str),
}

/// Ways and things to do, in order; nothing when there are none.
#[must_use]
pub fn ways(ways: &[Way]) -> String {
    if ways.is_empty() {
        return String::new();
    }
    let mut html = "<ul class=\"ways\" role=\"list\">".to_owned();
    for way in ways {
        html += &match way {
            Way::Page(href, name) => format!("<li><a href=\"{}\">{}</a></li>", escaped(href), escaped(name)),
            Way::Action(action, name) => {
                format!(
                    "<li><button type=\"button\" data-action=\"{action}\">{}</button></li>",
                    escaped(name)
                )
            }
        };
    }
    html + "</ul>"
}

/// Safe between double quotes, and as text.
fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    // Writing to a String cannot fail.
    let _ = escape_html(&mut html, text);
    html
}
