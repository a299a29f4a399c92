use serde::{Deserialize, Serialize};

use super::markup::Element;

/// What a page names something for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Role {
    /// A reader goes there.
    Link,
    /// A form is sent there.
    Form,
    Image,
    Media,
    /// A document within the document.
    Frame,
    Script,
    Stylesheet,
    Preload,
    Icon,
    Manifest,
    /// The same in another form, as a feed.
    Alternate,
    /// The page's own address, for search engines.
    Canonical,
    /// Any other page or site that it belongs to, as the next one.
    Related,
    /// What is shown where the page is shared.
    Share,
    /// What the app fetches.
    Data,
}

impl Role {
    /// As in "the image x does not exist".
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Form => "form's address",
            Self::Image => "image",
            Self::Media => "file",
            Self::Frame => "frame",
            Self::Script => "script",
            Self::Stylesheet => "stylesheet",
            Self::Preload => "preloaded file",
            Self::Icon => "icon",
            Self::Manifest => "manifest",
            Self::Alternate => "alternate form",
            Self::Canonical => "canonical address",
            Self::Related => "related address",
            Self::Share => "shared address",
            Self::Data => "data file",
        }
    }

    /// Whether a browser fetches it with the page, so that the policy decides from where it may come.
    pub(crate) fn is_fetched(self) -> bool {
        !matches!(
            self,
            Self::Link | Self::Form | Self::Alternate | Self::Canonical | Self::Related | Self::Share
        )
    }

    /// Whether a reader gets there.
    pub(crate) fn is_followed(self) -> bool {
        matches!(self, Self::Link | Self::Form)
    }

    /// Whether others read it, who know nothing of the page's address.
    pub(crate) fn is_absolute(self) -> bool {
        matches!(self, Self::Canonical | Self::Share)
    }
}

/// Every reference of a start tag.
pub(crate) fn each(element: &Element<'_>, mut found: impl FnMut(Role, &str)) {
    let mut one = |role, name| {
        if let Some(reference) = element.get(name) {
            found(role, reference);
        }
    };
    match element.name {
        "a" | "area" => {
            one(Role::Link, "href");
            one(Role::Link, "xlink:href");
        }
        "form" => one(Role::Form, "action"),
        "button" => one(Role::Form, "formaction"),
        "img" => one(Role::Image, "src"),
        "input" => one(Role::Image, "src"),
        "image" | "use" | "feimage" => {
            one(Role::Image, "href");
            one(Role::Image, "xlink:href");
        }
        "source" | "audio" | "track" => one(Role::Media, "src"),
        "object" => one(Role::Frame, "data"),
        "video" => {
            one(Role::Media, "src");
            one(Role::Image, "poster");
        }
        "iframe" | "embed" => one(Role::Frame, "src"),
        "script" => one(Role::Script, "src"),
        "link" => one(of_link(element), "href"),
        "meta" => {
            if let Some(role) = of_meta(element) {
                one(role, "content");
            }
        }
        _ => {}
    }
    for name in ["srcset", "imagesrcset"] {
        element
            .get(name)
            .into_iter()
            .flat_map(candidates)
            .for_each(|candidate| found(Role::Image, candidate));
    }
}

fn of_link(element: &Element<'_>) -> Role {
    let rel = |word| element.has_word("rel", word);
    if rel("stylesheet") {
        Role::Stylesheet
    } else if ["preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch"].into_iter().any(rel) {
        Role::Preload
    } else if ["icon", "apple-touch-icon", "mask-icon"].into_iter().any(rel) {
        Role::Icon
    } else if rel("manifest") {
        Role::Manifest
    } else if rel("alternate") {
        Role::Alternate
    } else if rel("canonical") {
        Role::Canonical
    } else {
        Role::Related
    }
}

fn of_meta(element: &Element<'_>) -> Option<Role> {
    let name = element.get("property").or_else(|| element.get("name"))?;
    matches!(name, "og:image" | "og:image:secure_url" | "og:url" | "twitter:image").then_some(Role::Share)
}

/// The addresses of a `srcset`. They are told from what follows by blanks: commas may stand in them.
fn candidates(srcset: &str) -> impl Iterator<Item = &str> {
    let mut rest = srcset;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            return None;
        }
        let (address, after) =
            rest.split_at(rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len()));
        let bare = address.trim_end_matches(',');
        rest = if bare.len() < address.len() {
            after
        } else {
            after.split_once(',').map_or("", |(_, after)| after)
        };
        Some(bare)
    })
}

#[cfg(test)]
mod tests {
    use super::candidates;

    #[test]
    fn commas_may_stand_in_addresses() {
        for (srcset, addresses) in [
            ("a.png", vec!["a.png"]),
            (" a.png 1x, b.png 2x", vec!["a.png", "b.png"]),
            ("a.png, b.png 2x,c.png 100w", vec!["a.png", "b.png", "c.png"]),
            ("/w,1/a.png 1x", vec!["/w,1/a.png"]),
            ("", vec![]),
        ] {
            assert_eq!(candidates(srcset).collect::<Vec<_>>(), addresses, "{srcset}");
        }
    }
}
