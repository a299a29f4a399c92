use content::Date;
use serde_json::Value;

use super::fields::Fields;
use super::files::Site;
use crate::{Format, address};

/// The addresses that a post had: those that its front matter names, and the one that its generator gave it.
pub(super) fn of(
    site: &Site,
    values: &Fields,
    file: &str,
    date: Date,
    name: &str,
    language: Option<&str>,
) -> Vec<String> {
    let mut found = Vec::new();
    let own = values.text(&["url", "permalink", "path", "save_as"]);
    let own = own.filter(|path| !path.contains("{{") && !path.contains("{%") && !path.contains('<'));
    match own {
        Some(path) if path.contains(':') && !path.contains("://") => {
            found.extend(Site::pattern(&path, date, name, &categories(values)));
        }
        Some(path) => found.push(path),
        None => {
            let path = generated(site, values, file, date, name);
            // Hugo and Zola put the other languages below their codes.
            found.extend(path.map(|path| language.map_or(path.clone(), |code| format!("{code}/{path}"))));
        }
    }
    for key in ["aliases", "alias", "redirect_from", "redirects"] {
        match values.value(key) {
            Some(Value::String(path)) => found.push(path),
            Some(Value::Array(paths)) => {
                for path in paths.iter().filter_map(Value::as_str) {
                    // Hugo's relative ones lie beside the page.
                    let beside = site.format == Format::Hugo && !path.starts_with('/');
                    let folder = if beside { section(file) } else { String::new() };
                    found.push(format!("{folder}{path}"));
                }
            }
            _ => {}
        }
    }
    found.iter().filter_map(|path| address::of_url(path)).collect()
}

fn categories(values: &Fields) -> Vec<String> {
    match values.value("categories").or_else(|| values.value("category")) {
        Some(Value::String(text)) => text.split_whitespace().map(str::to_owned).collect(),
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

/// The address that the generator makes of a file's place, its date and its name.
fn generated(site: &Site, values: &Fields, file: &str, date: Date, name: &str) -> Option<String> {
    let slug = values.text(&["slug"]).unwrap_or_else(|| name.to_owned());
    match site.format {
        Format::Jekyll => {
            let pattern = match site.setting("permalink").unwrap_or("date") {
                "date" => "/:categories/:year/:month/:day/:title.html",
                "pretty" => "/:categories/:year/:month/:day/:title/",
                "none" => "/:categories/:title.html",
                pattern => pattern,
            };
            Site::pattern(pattern, date, &slug, &categories(values))
        }
        Format::Hexo => {
            let pattern = site.setting("permalink").unwrap_or(":year/:month/:day/:title/");
            // Hexo's :title is the file's name with its date, unless new_post_name says otherwise; most take it off.
            Site::pattern(pattern, date, &slug, &categories(values))
        }
        Format::Hugo | Format::Zola => {
            let pattern = site.config.get("permalinks").and_then(|all| {
                let section = section(file);
                let first = section.split('/').next().unwrap_or_default().to_owned();
                let of = |all: &Value| all.get(&first).and_then(Value::as_str).map(str::to_owned);
                of(all).or_else(|| all.get("page").and_then(of))
            });
            match pattern {
                Some(pattern) => Site::pattern(&pattern, date, &slug, &[]),
                None => Some(format!(
                    "{}{}/",
                    section(file).to_lowercase(),
                    slug.to_lowercase().replace(' ', "-")
                )),
            }
        }
        Format::Astro => Some(format!("{}{}/", section(file), slug)),
        Format::Pelican => match site.setting("ARTICLE_URL") {
            Some(pattern) => {
                let text = date.to_string();
                let filled = pattern
                    .replace("{slug}", &slug)
                    .replace("{date:%Y}", &text[..4])
                    .replace("{date:%m}", &text[5..7])
                    .replace("{date:%d}", &text[8..]);
                (!filled.contains('{')).then_some(filled)
            }
            None => Some(format!("{}.html", content::Slug::from_text(&slug)?)),
        },
        _ => None,
    }
}

/// The folders between the content and a post: `posts/2024/` for `content/posts/2024/a.md` and for
/// `content/posts/2024/a/index.md`.
fn section(file: &str) -> String {
    let whole = format!("/{file}");
    let below = ["/src/content/", "/src/pages/", "/content/", "/_content/"]
        .iter()
        .find_map(|root| whole.rfind(root).map(|at| &whole[at + root.len()..]))
        .unwrap_or(file);
    let folder = below.rsplit_once('/').map_or("", |(folder, _)| folder);
    let bundle = super::files::stem(file).split('.').next() == Some("index");
    let folder = if bundle { folder.rsplit_once('/').map_or("", |(folder, _)| folder) } else { folder };
    if folder.is_empty() { String::new() } else { format!("{folder}/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_the_folders_above_a_post() {
        assert_eq!(section("content/posts/a.md"), "posts/");
        assert_eq!(section("site/content/posts/2024/a/index.fr.md"), "posts/2024/");
        assert_eq!(section("content/a.md"), "");
    }

    #[test]
    fn patterns_are_filled() {
        let date = Date::parse("2024-04-09").unwrap();
        let filled = |pattern: &str| Site::pattern(pattern, date, "a", &["X".to_owned()]);
        assert_eq!(
            filled("/:categories/:year/:month/:day/:title.html").as_deref(),
            Some("x/2024/04/09/a.html")
        );
        assert_eq!(filled("/:year/:i_month/:slug/").as_deref(), Some("2024/4/a/"));
        assert_eq!(filled("/:hash/"), None);
    }
}
