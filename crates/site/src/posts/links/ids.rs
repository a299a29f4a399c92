/// Every `id` of a rendered text, also of raw HTML.
pub(in crate::posts) fn ids(html: &str) -> Vec<String> {
    let mut ids = Vec::new();
    for tag in html.split('<').skip(1) {
        let tag = tag.split_once('>').map_or(tag, |(tag, _)| tag);
        if let Some((_, rest)) = tag.split_once(" id=\"")
            && let Some((id, _)) = rest.split_once('"')
        {
            ids.push(id.replace("&quot;", "\"").replace("&amp;", "&"));
        }
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_ids_in_written_html() {
        assert_eq!(ids("<h2 id=\"a\">x</h2> id=\"no\" <a class=\"b\" id=\"c&amp;d\">"), ["a", "c&d"]);
    }
}
