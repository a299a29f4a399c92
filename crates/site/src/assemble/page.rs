use content::{Base, Element, PageHead, Resource, direction};
use pulldown_cmark_escape::escape_html;

use super::app::{App, Profile};
use super::output::AssembleError;
use super::{feeds, manifest, policy};
use crate::memo::{Key, Memo};
use crate::{Project, live};

/// The document around every view: Trunk's `index.html` with the parts that are the same on all pages filled in.
#[derive(Debug)]
pub(super) struct Shell {
    before_head: String,
    policy: String,
    first_paint: String,
    after_head: String,
    after_body: String,
    key: Key,
}

/// What every page names or holds.
pub(super) struct Parts<'a> {
    pub(super) app: &'a App,
    pub(super) style: &'a str,
    pub(super) late: &'a Resource,
}

/// Where the head of a page goes in `index.html`.
const HEAD: &str = "<!-- fieldnotes: head -->";
/// Where its body goes.
const BODY: &str = "<!-- fieldnotes: body -->";

/// The token `--paper` of `style/tokens.css`, for the browser's own surfaces around the page.
const PAPER: [(&str, &str); 2] = [("light", "#fbfbf8"), ("dark", "#16191c")];

/// Runs before the first paint, so it stands in the page. As short as it can be.
const SETTINGS: &str = include_str!("settings.js");

impl Shell {
    pub(super) fn new(
        html: &str,
        parts: &Parts<'_>,
        profile: &Profile,
        project: &Project,
    ) -> Result<Self, AssembleError> {
        let config = &project.config;
        let html = without_trunks_link(html);
        let (before, rest) = html.split_once(HEAD).ok_or(AssembleError::Shell { marker: HEAD })?;
        let (between, after) = rest.split_once(BODY).ok_or(AssembleError::Shell { marker: BODY })?;
        let language = &config.blog.language;
        let root = format!("<html lang=\"{}\" dir=\"{}\">", escaped(language), direction(language));
        let script = script(SETTINGS);
        let mut policy = policy::of(parts.style, &script, &config.embed);
        if *profile == Profile::Live {
            policy += policy::LIVE;
        }
        let meta = match profile {
            // The policy comes before all that it governs.
            Profile::Release { .. } | Profile::Live => {
                format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n", escaped(&policy))
            }
            // While the author writes, Trunk adds a script of its own, which reloads the page.
            Profile::Debug => String::new(),
        };
        let style = parts.style;
        let mut shell = Self {
            before_head: before.replacen("<html>", &root, 1) + &meta,
            policy,
            first_paint: format!("<style>{style}</style>\n<script>{script}</script>\n"),
            after_head: common_head(parts, project) + between.trim_start(),
            after_body: start(parts.app, &config.base) + &live(profile, &config.base) + after,
            key: Key::default(),
        };
        let around = format!("{shell:?} {:?} {}", config.links, config.offline);
        shell.key = Memo::key("shell", &[around.as_bytes()]);
        Ok(shell)
    }

    /// One whole document.
    pub(super) fn document(&self, head: &PageHead, body: &str) -> String {
        let Self { before_head, first_paint, after_head, after_body, .. } = self;
        let mut html = String::with_capacity(before_head.len() + after_head.len() + body.len() + 8192);
        html.push_str(before_head);
        if let Some(image) = first_image(body) {
            html += &format!("<link rel=\"preload\" as=\"image\" {image}>\n");
        }
        html.push_str(first_paint);
        html += &format!("<title>{}</title>\n", escaped(&head.title));
        head.elements.iter().for_each(|element| write(&mut html, element));
        html.push_str(after_head);
        html.push_str(body);
        html.push_str(after_body);
        html
    }

    /// Stands for all that is the same on every page, within its body too.
    pub(super) fn key(&self) -> &Key {
        &self.key
    }

    /// What every page may run and fetch.
    pub(super) fn policy(&self) -> &str {
        &self.policy
    }
}

/// The image on the first screen, which the renderer writes without `loading`, as the attributes of a link that asks for
/// it. Chromium looks ahead for images only as far as a page's policy is known; asked for behind it, the image is seen
/// 40 ms earlier on a weak line, as early as on a page without a policy.
fn first_image(body: &str) -> Option<String> {
    let (before, image) = body.split_once("<img src=\"")?;
    let (address, attributes) = image.split_once('"')?;
    let (attributes, _) = attributes.split_once('>')?;
    let is_ours = attributes.ends_with(" decoding=\"async\" /");
    if !is_ours || attributes.contains(" loading=\"lazy\"") {
        return None;
    }
    // A browser that does not know the type asks for nothing here.
    Some(match choices(before) {
        Some((srcset, sizes)) => {
            format!("type=\"image/webp\" imagesrcset=\"{srcset}\" imagesizes=\"{sizes}\"")
        }
        None => format!("href=\"{address}\""),
    })
}

/// What stands in the `source` that ends a piece of HTML.
fn choices(before: &str) -> Option<(&str, &str)> {
    let (_, choices) = before.strip_suffix("\" />")?.rsplit_once("<source type=\"image/webp\" srcset=\"")?;
    choices.split_once("\" sizes=\"")
}

fn write(html: &mut String, element: &Element) {
    html.push('<');
    html.push_str(&element.name);
    for (name, value) in &element.attributes {
        html.push_str(&format!(" {name}=\"{}\"", escaped(value)));
    }
    html.push('>');
    if element.name == "script" {
        // Raw text: nothing in it is escaped, and its writer lets no `<` in.
        html.push_str(&element.text);
        html.push_str("</script>");
    }
    html.push('\n');
}

/// What the app needs to know, and what is the same on every page: icons, colours, feeds, the author elsewhere.
fn common_head(parts: &Parts<'_>, project: &Project) -> String {
    let config = &project.config;
    let base = &config.base;
    let mut html = format!(
        "<meta name=\"fieldnotes\" content=\"app\" data-base=\"{}\" data-app=\"{}\" data-blog=\"{}\" data-language=\"{}\">\n",
        escaped(base.as_str()),
        escaped(parts.app.name()),
        escaped(&config.blog.title),
        escaped(&config.blog.language),
    );
    for (scheme, colour) in PAPER {
        html += &format!(
            "<meta name=\"theme-color\" media=\"(prefers-color-scheme: {scheme})\" content=\"{colour}\">\n"
        );
    }
    // For print it is there without scripts; the start script opens it to screens, where until then nothing waits for it.
    html += &format!(
        "<link rel=\"stylesheet\" media=\"print\" href=\"{}\" integrity=\"{}\">\n",
        escaped(&base.join(&parts.late.path)),
        escaped(&parts.late.integrity),
    );
    // Icons that the author has removed from public/ are not named.
    for (file, attributes) in [
        ("favicon.svg", "rel=\"icon\" type=\"image/svg+xml\""),
        ("apple-touch-icon.png", "rel=\"apple-touch-icon\""),
    ] {
        if project.root.join("public").join(file).is_file() {
            html += &format!("<link {attributes} href=\"{}\">\n", escaped(&base.join(file)));
        }
    }
    html += &format!("<link rel=\"manifest\" href=\"{}\">\n", escaped(&base.join(manifest::PATH)));
    for feed in feeds::discovery(&config.blog, None) {
        html += &format!(
            "<link rel=\"alternate\" type=\"{}\" title=\"{}\" href=\"{}\">\n",
            feed.format.media_type(),
            escaped(&feed.title),
            escaped(&base.join(&feed.path)),
        );
    }
    for link in &config.links {
        html += &format!("<link rel=\"me\" href=\"{}\">\n", escaped(link));
    }
    html
}

/// What starts the app: behind the text, at low priority, and few bytes. It asks for the rest when the page has loaded.
fn start(App { start, .. }: &App, base: &Base) -> String {
    format!(
        "<script defer src=\"{}\" integrity=\"{}\" fetchpriority=\"low\"></script>\n",
        escaped(&base.join(&start.path)),
        escaped(&start.integrity),
    )
}

/// What shows changes while the author writes.
fn live(profile: &Profile, base: &Base) -> String {
    match profile {
        Profile::Live => format!("<script defer src=\"{}\"></script>\n", escaped(&base.join(live::SCRIPT))),
        Profile::Debug | Profile::Release { .. } => String::new(),
    }
}

/// Trunk leaves the element that tells it what to compile; no browser needs to know.
fn without_trunks_link(html: &str) -> String {
    let lines = html.split_inclusive('\n').filter(|line| !line.trim_start().starts_with("<link data-trunk"));
    lines.collect()
}

/// The script without its comment lines.
fn script(source: &str) -> String {
    let lines = source.lines().map(str::trim).filter(|line| !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Safe between double quotes, and as text.
pub(super) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    // Writing to a String cannot fail.
    let _ = escape_html(&mut html, text);
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn structured_data_is_written_raw_and_attributes_are_escaped() {
        let mut html = String::new();
        write(&mut html, &Element::json_ld("{\"a\":\"&\\u003c\"}".to_owned()));
        write(&mut html, &Element::meta("description", "\"a\" < b & c"));
        assert_eq!(
            html,
            "<script type=\"application/ld+json\">{\"a\":\"&\\u003c\"}</script>\n\
             <meta name=\"description\" content=\"&quot;a&quot; &lt; b &amp; c\">\n"
        );
    }

    #[test]
    fn the_browsers_surfaces_have_the_colour_of_the_page() {
        let css = std::fs::read_to_string("../../style/tokens.css").unwrap();
        let [(_, light), (_, dark)] = PAPER;
        assert!(css.contains(&format!("--paper: light-dark({light}, {dark});")));
    }

    #[test]
    fn the_image_of_the_first_screen_is_the_first_when_it_is_not_lazy() {
        let picture =
            content::Picture { srcset: "/b.webp 480w, /c.webp 800w".into(), under: "<svg/>".into() };
        let target = content::Target { path: "b.png".into(), picture: Some(picture), ..Default::default() };
        let by_the_renderer = |markdown: &str| {
            let targets = [("b.png".to_owned(), target.clone())].into();
            let body = content::Body { markdown: markdown.to_owned(), targets, ..content::Body::default() };
            content::markdown::render(&body, &content::markdown::Place::article(&Base::root()).on_its_page())
                .html
        };
        assert_eq!(
            first_image(&by_the_renderer("![a > b](a.svg?b&c)")),
            Some("href=\"a.svg?b&amp;c\"".to_owned())
        );
        let picture = first_image(&by_the_renderer("![b](b.png)")).unwrap();
        let choices =
            "type=\"image/webp\" imagesrcset=\"/b.webp 480w, /c.webp 800w\" imagesizes=\"(min-width:";
        assert!(picture.starts_with(choices) && picture.ends_with(",91vw\""), "{picture}");
        assert_eq!(first_image(&by_the_renderer(&format!("{}\n\n![](a.svg)", "x".repeat(5000)))), None);
        assert_eq!(first_image("<p><img src=\"a.svg\" srcset=\"b.svg 2x\"></p>"), None);
        assert_eq!(first_image("<p>No image</p>"), None);
    }

    #[test]
    fn the_settings_script_is_short_and_keeps_its_code() {
        let script = script(SETTINGS);
        assert!(script.starts_with("{") && script.len() < 900, "{script}");
    }
}
