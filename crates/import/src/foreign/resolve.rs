use super::tag::{Tag, named, quoted};

/// What a tag stands for, where it stands for an address, a link or an image, and a word for the report.
pub(super) fn resolve(tag: &Tag<'_>) -> Option<(&'static str, String)> {
    address(tag)
        .map(|address| ("address tags", address.replace(' ', "%20")))
        .or_else(|| link(tag).map(|link| ("link tags", link)))
        .or_else(|| image(tag).map(|image| ("image tags", image)))
}

/// `{{ "/a/" | url }}`, `{{ site.baseurl }}`, `{% link a.md %}`, `{% post_url a %}`, `{{< ref "a.md" >}}`. Files are named
/// from the source's root; [`crate::links`] leads them to their posts.
fn address(tag: &Tag<'_>) -> Option<String> {
    let arguments = tag.arguments();
    if tag.is_shortcode() {
        let name = matches!(tag.name(), "ref" | "relref");
        let path = quoted(arguments).first().copied().or_else(|| arguments.split_whitespace().next());
        return path.filter(|_| name).map(str::to_owned);
    }
    if tag.is_statement() {
        return match tag.name() {
            "link" => Some(format!("/{}", arguments.trim_start_matches('/'))),
            "post_url" | "post_path" if !arguments.is_empty() => Some(format!("/_posts/{arguments}.md")),
            _ => None,
        };
    }
    if ["site.baseurl", "site.url", "site.BaseURL", ".Site.BaseURL", "config.base_url"].contains(&tag.inner) {
        return Some(String::new());
    }
    let (text, filter) = tag.inner.split_once('|')?;
    let filters = ["url", "relative_url", "absolute_url", "prepend", "uri_escape", "htmlBaseUrl"];
    let filter = filter.trim().split([':', ' ', '|']).next()?;
    let [path] = quoted(text)[..] else { return None };
    (filters.contains(&filter) && text.trim().len() == path.len() + 2).then(|| path.to_owned())
}

/// Hexo's `{% post_link name title %}`.
fn link(tag: &Tag<'_>) -> Option<String> {
    if !tag.is_statement() || tag.name() != "post_link" {
        return None;
    }
    let (name, title) = tag.arguments().split_once(' ')?;
    let title = title.trim().trim_matches(['"', '\'']);
    Some(format!("[{}](/_posts/{name}.md)", label(title)))
}

/// Eleventy's `{% image "src" "alt" %}`, Hugo's `{{< figure src="…" >}}`, Hexo's `{% asset_img name title %}`.
fn image(tag: &Tag<'_>) -> Option<String> {
    let arguments = tag.arguments();
    let (src, alt, title) = match (tag.name(), tag.is_statement(), tag.is_shortcode()) {
        ("image", true, _) => {
            let texts = quoted(arguments);
            (*texts.first()?, texts.get(1).copied().unwrap_or_default(), None)
        }
        ("asset_img", true, _) => {
            let (src, rest) = arguments.split_once(' ').unwrap_or((arguments, ""));
            (src, quoted(rest).first().copied().unwrap_or(rest).trim(), None)
        }
        ("figure", _, true) => {
            let alt = named(arguments, "alt").or_else(|| named(arguments, "caption")).unwrap_or_default();
            (named(arguments, "src")?, alt, named(arguments, "caption").or_else(|| named(arguments, "title")))
        }
        _ => return None,
    };
    let title = title.map_or_else(String::new, |title| format!(" \"{}\"", title.replace('"', "\\\"")));
    (!src.is_empty()).then(|| format!("![{}](<{src}>{title})", label(alt)))
}

fn label(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.replace('[', "\\[").replace(']', "\\]")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolved(text: &str) -> Option<String> {
        resolve(&Tag::read(text).unwrap()).map(|(_, text)| text)
    }

    #[test]
    fn what_stands_for_an_address_becomes_one() {
        for (tag, wanted) in [
            ("{{ \"/a b/\" | url }}", "/a%20b/"),
            ("{{ '/a' | relative_url }}", "/a"),
            ("{{ \"/a\" | prepend: site.baseurl }}", "/a"),
            ("{{site.baseurl}}", ""),
            ("{% link _posts/a.md %}", "/_posts/a.md"),
            ("{% post_url 2020-01-01-a %}", "/_posts/2020-01-01-a.md"),
            ("{{< ref \"a.md#b\" >}}", "a.md#b"),
            ("{{% relref a %}}", "a"),
            ("{% post_link a \"The [A]\" %}", "[The \\[A\\]](/_posts/a.md)"),
            ("{% image \"./a.png\" \"An A\" %}", "![An A](<./a.png>)"),
            ("{{< figure src=\"/a.png\" caption=\"C\" >}}", "![C](</a.png> \"C\")"),
            ("{% asset_img a.png An A %}", "![An A](<a.png>)"),
        ] {
            assert_eq!(resolved(tag).as_deref(), Some(wanted), "{tag}");
        }
        for tag in [
            "{{ site.repository }}",
            "{{ page.image | url }}",
            "{% include a.md %}",
            "{{ a(b=\"c\") }}",
            "{{< youtube a >}}",
        ] {
            assert_eq!(resolved(tag), None, "{tag}");
        }
    }
}
