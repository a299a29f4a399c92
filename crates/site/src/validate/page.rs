use super::code;
use super::elements;
use super::facts::Facts;
use super::fault::Fault;
use super::markup::{self, Element, Visitor};
use super::policy::Policy;
use super::reference;

/// How much is asked of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Demands {
    /// All of it: a page that the build made.
    Whole,
    /// That its references lead somewhere: a page from `public/` is the author's own.
    References,
}

/// Looks at the page at a path.
pub(super) fn look(html: &str, path: &str, demands: Demands, facts: &mut Facts) {
    let mut page = Page {
        path,
        demands,
        facts,
        inside: Vec::new(),
        titles: 0,
        title: String::new(),
        headings: 0,
        language: false,
        described: false,
        canonical: false,
        listed: true,
        policy: Policy::default(),
    };
    markup::read(html, &mut page);
    if demands == Demands::Whole {
        page.conclude();
    }
}

struct Page<'p> {
    path: &'p str,
    demands: Demands,
    facts: &'p mut Facts,
    /// Open elements that change what their content means.
    inside: Vec<&'static str>,
    titles: usize,
    title: String,
    headings: usize,
    language: bool,
    described: bool,
    canonical: bool,
    listed: bool,
    policy: Policy,
}

/// The elements that [`Page::inside`] tells of.
const CONTEXTS: [&str; 6] = ["main", "svg", "math", "title", "style", "script"];

impl Page<'_> {
    fn is_inside(&self, name: &str) -> bool {
        self.inside.contains(&name)
    }

    fn conclude(self) {
        let report = self.facts;
        match self.titles {
            0 => report.fault(Fault::NoTitle),
            1 if self.title.trim().is_empty() => report.fault(Fault::NoTitle),
            1 => {}
            count => report.fault(Fault::Titles { count }),
        }
        match self.headings {
            0 => report.fault(Fault::NoHeading),
            1 => {}
            count => report.fault_at(Fault::Headings { count }, "<h1"),
        }
        if !self.described {
            report.fault(Fault::NoDescription);
        }
        if !self.canonical && self.listed && self.path != "404.html" {
            report.fault(Fault::NoCanonical);
        }
        if !self.language {
            report.fault(Fault::NoLanguage);
        }
    }

    fn note(&mut self, element: &Element<'_>) {
        let says = |name: &str| element.get(name).is_some_and(|value| !value.trim().is_empty());
        match element.name {
            "html" => self.language = says("lang"),
            "title" if !self.is_inside("svg") => self.titles += 1,
            "h1" => self.headings += 1,
            "meta" if element.get("name") == Some("description") => self.described |= says("content"),
            "meta" if element.get("name") == Some("robots") => {
                self.listed &= !element.get("content").unwrap_or_default().contains("noindex");
            }
            "img" => self.image(element),
            name if !elements::exists(name) && !self.is_inside("svg") && !self.is_inside("math") => {
                let fault = Fault::UnknownElement { element: name.to_owned() };
                self.facts.fault_at(fault, &format!("<{name}"));
            }
            _ => {}
        }
        if let Some(id) = element.get("id")
            && !self.facts.ids.insert(id.to_owned())
        {
            self.facts.fault_at(Fault::DuplicateId { id: id.to_owned() }, &format!("id=\"{id}\""));
        }
    }

    fn image(&mut self, element: &Element<'_>) {
        let source = element.get("src").unwrap_or_default();
        let image = || source.to_owned();
        if element.get("alt").is_none() {
            self.facts.fault_at(Fault::NoAlt { image: image() }, source);
        }
        // One from another site is a fault already.
        let own = !source.contains("://");
        if own && (element.get("width").is_none() || element.get("height").is_none()) {
            self.facts.fault_at(Fault::NoSize { image: image() }, source);
        }
    }

    fn follow(&mut self, element: &Element<'_>) {
        let mut leads = Vec::new();
        reference::each(element, |role, reference| leads.push((role, reference.to_owned())));
        let canonical = element.name == "link" && element.has_word("rel", "canonical");
        self.canonical |= canonical;
        // A page that only leads on names the other by intent.
        let is_own = canonical && self.demands == Demands::Whole;
        self.facts.element(leads, element.get("integrity"), is_own);
    }
}

impl Visitor for Page<'_> {
    fn open(&mut self, element: &Element<'_>) {
        if self.demands == Demands::Whole {
            self.note(element);
            self.policy.open(element, self.inside.contains(&"main"), self.facts);
        } else if let Some(id) = element.get("id") {
            self.facts.ids.insert(id.to_owned());
        }
        // The way to name a place before there were ids; old texts have it.
        if element.name == "a"
            && let Some(name) = element.get("name")
        {
            self.facts.ids.insert(name.to_owned());
        }
        self.follow(element);
        self.inside.extend(CONTEXTS.iter().find(|name| **name == element.name));
    }

    fn close(&mut self, name: &str) {
        if let Some(at) = self.inside.iter().rposition(|open| *open == name) {
            self.inside.truncate(at);
        }
        self.policy.close(name, self.facts);
    }

    fn text(&mut self, text: &str) {
        self.policy.text(text);
        match self.inside.last() {
            Some(&"title") if !self.is_inside("svg") => self.title.push_str(text),
            Some(&"style") => code::sheet(text, self.facts),
            _ => {}
        }
    }
}
