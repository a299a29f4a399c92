use url::Url;

use crate::validate::markup::{self, Element, Visitor};
use crate::validate::reference::{self, Role};

/// What a page says.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The path of its blog, with slashes at both ends.
    pub(super) base: Option<String>,
    /// Its Content-Security-Policy.
    pub(super) policy: Option<String>,
    /// Where it leads on to at once: it stands at an old address.
    pub(super) leads_to: Option<String>,
    references: Vec<String>,
}

impl Page {
    pub(super) fn read(html: &[u8]) -> Self {
        let mut page = Self::default();
        markup::read(&String::from_utf8_lossy(html), &mut page);
        page
    }

    /// What it names of its own blog, as paths below the base. `address` is its own.
    pub(super) fn names(&self, address: &Url, home: &Url) -> Vec<String> {
        let below = |reference: &String| {
            let mut url = address.join(reference).ok()?;
            url.set_fragment(None);
            url.set_query(None);
            if url.origin() != home.origin() {
                return None;
            }
            let path = url.path().strip_prefix(home.path())?;
            Some(percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned())
        };
        self.references.iter().filter_map(below).collect()
    }
}

impl Visitor for Page {
    fn open(&mut self, element: &Element<'_>) {
        if element.name == "meta" {
            let content = element.get("content");
            let named =
                |name: &str| element.get("http-equiv").is_some_and(|is| is.eq_ignore_ascii_case(name));
            if element.get("name") == Some("fieldnotes") {
                self.base = element.get("data-base").map(str::to_owned);
            } else if named("content-security-policy") {
                self.policy = content.map(str::to_owned);
            } else if named("refresh") {
                let to = content.and_then(|content| content.split_once("url="));
                self.leads_to = to.map(|(_, to)| to.to_owned());
            }
        }
        reference::each(element, |role, reference| {
            // It names the blog's address, which may be another than the one that is looked at.
            if !matches!(role, Role::Canonical | Role::Share) {
                self.references.push(reference.to_owned());
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_what_lies_below_its_base() {
        let page = Page::read(
            b"<meta name=fieldnotes data-base=/b/><meta http-equiv=Content-Security-Policy content=\"default-src 'none'\">\
              <a href='/b/posts/a/#x'>a</a><a href='/c/'>c</a><a href='https://d.example/b/'>d</a><img src='m%20n.png?1'>",
        );
        let url = |url: &str| Url::parse(url).unwrap();
        let names = page.names(&url("http://a.example/b/tags/"), &url("http://a.example/b/"));
        assert_eq!(names, ["posts/a/", "tags/m n.png"]);
        assert_eq!((page.base.as_deref(), page.policy.as_deref()), (Some("/b/"), Some("default-src 'none'")));
        let redirect = Page::read(b"<meta http-equiv=\"refresh\" content=\"0; url=/b/posts/a/?x&amp;y\">");
        assert_eq!(redirect.leads_to.as_deref(), Some("/b/posts/a/?x&y"));
    }
}
