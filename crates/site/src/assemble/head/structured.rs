use content::{Address, Blog, Entry};

use super::Head;

/// A view in schema.org's vocabulary, as JSON-LD. Written as text: the shapes are few and fixed, and a tree of JSON
/// values would cost the wasm more than this whole file.
pub(super) fn data(head: &Head, address: &Address, blog: &Blog) -> String {
    let url = format!("{}{}", blog.url, address.below_base());
    match (&head.article, address) {
        (Some(entry), _) => graph(&[article(entry, &url, blog), breadcrumbs(&entry.title, &url, blog)]),
        (None, Address::Home) => graph(&[website(blog)]),
        (None, _) => {
            let title = head.title.strip_suffix(&format!(" · {}", blog.title)).unwrap_or(&head.title);
            graph(&[breadcrumbs(title, &url, blog)])
        }
    }
}

fn graph(nodes: &[String]) -> String {
    format!(r#"{{"@context":"https://schema.org","@graph":[{}]}}"#, nodes.join(","))
}

fn website(blog: &Blog) -> String {
    let Blog { title, tagline, language, url, .. } = blog;
    format!(
        r#"{{"@type":"Blog","@id":{id},"url":{url},"name":{name},"description":{tagline},"inLanguage":{language},"author":{author}}}"#,
        id = text(&format!("{url}#blog")),
        url = text(url),
        name = text(title),
        tagline = text(tagline),
        language = text(language),
        author = author(blog),
    )
}

fn article(entry: &Entry, url: &str, blog: &Blog) -> String {
    let image = entry.share_image.as_ref();
    let image = image
        .map_or_else(String::new, |path| format!(r#","image":{}"#, text(&format!("{}{path}", blog.url))));
    let tags = match entry.tags.as_slice() {
        [] => String::new(),
        tags => format!(r#","keywords":{}"#, text(&tags.join(", "))),
    };
    format!(
        r#"{{"@type":"BlogPosting","@id":{id},"url":{url},"mainEntityOfPage":{url},"headline":{headline},"description":{description},"datePublished":"{published}","dateModified":"{modified}","wordCount":{words},"inLanguage":{language},"author":{author},"isPartOf":{{"@type":"Blog","@id":{blog_id},"name":{name}}}{image}{tags}}}"#,
        id = text(&format!("{url}#article")),
        url = text(url),
        headline = text(&entry.title),
        description = text(&entry.summary),
        published = entry.date,
        modified = entry.updated.unwrap_or(entry.date),
        words = entry.reading.words,
        language = text(entry.language(blog)),
        author = author(blog),
        blog_id = text(&format!("{}#blog", blog.url)),
        name = text(&blog.title),
    )
}

fn author(blog: &Blog) -> String {
    format!(r#"{{"@type":"Person","name":{},"url":{}}}"#, text(&blog.author), text(&blog.url))
}

fn breadcrumbs(title: &str, url: &str, blog: &Blog) -> String {
    let item = |position: u8, name: &str, url: &str| {
        format!(r#"{{"@type":"ListItem","position":{position},"name":{},"item":{}}}"#, text(name), text(url))
    };
    format!(
        r#"{{"@type":"BreadcrumbList","itemListElement":[{},{}]}}"#,
        item(1, &blog.title, &blog.url),
        item(2, title, url)
    )
}

/// A JSON string that may stand inside of a `script` element: `<` could end it (HTML, "restrictions for contents of
/// script elements").
fn text(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            '<' | '\0'..='\x1f' => json.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => json.push(c),
        }
    }
    json.push('"');
    json
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn a_text_is_json_and_cannot_end_its_script() {
        assert_eq!(text("a \"b\" \\ </script>\n"), r#""a \"b\" \\ \u003c/script>\u000a""#);
    }
}
