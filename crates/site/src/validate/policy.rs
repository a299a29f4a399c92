use super::facts::Facts;
use super::fault::Fault;
use super::markup::Element;
use crate::hash;

/// What the blog's Content-Security-Policy would silently stop: an author sees it here, or not at all.
#[derive(Debug, Default)]
pub(super) struct Policy {
    /// Of a page that has one; a build for the author has none.
    policy: Option<String>,
    /// The text of the inline style or script that is being read.
    inline: Option<String>,
}

impl Policy {
    /// A start tag.
    pub(super) fn open(&mut self, element: &Element<'_>, in_main: bool, facts: &mut Facts) {
        let name = || element.name.to_owned();
        for (attribute, _) in element.attributes() {
            if attribute == "style" {
                facts.fault_at(Fault::StyleAttribute { element: name() }, "style=");
            } else if attribute.len() > 2 && attribute.starts_with("on") {
                facts.fault_at(Fault::Handler { element: name(), name: attribute.to_owned() }, attribute);
            }
        }
        let inline = match element.name {
            "meta" if element.get("http-equiv").is_some_and(|name| name == "Content-Security-Policy") => {
                self.policy = element.get("content").map(str::to_owned);
                false
            }
            "style" => true,
            // Data blocks run nothing.
            "script" => {
                element.get("src").is_none() && element.get("type").is_none_or(|kind| kind == "module")
            }
            _ => false,
        };
        if inline && in_main {
            facts.fault_at(Fault::InlineCode { element: name() }, &format!("<{}", element.name));
        } else if inline {
            self.inline = Some(String::new());
        }
    }

    /// Text between tags.
    pub(super) fn text(&mut self, text: &str) {
        if let Some(inline) = &mut self.inline {
            inline.push_str(text);
        }
    }

    /// An end tag.
    pub(super) fn close(&mut self, name: &str, facts: &mut Facts) {
        if let (Some(text), Some(policy)) = (self.inline.take(), &self.policy)
            && !policy.contains(&hash::integrity(text.as_bytes()))
        {
            facts.fault(Fault::NotInPolicy { element: name.to_owned() });
        }
    }
}
