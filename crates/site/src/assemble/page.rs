use content::{Base, Resource};
use fieldnotes::head::Head;
use pulldown_cmark_escape::escape_html;

use super::app::App;
use super::output::AssembleError;
use crate::Project;

/// The document around every view: Trunk's `index.html` with the parts that are the same on all pages filled in.
pub(super) struct Shell {
    before_head: String,
    before_body: String,
    after_body: String,
    base: Base,
    base_url: String,
}

/// The files that every page names.
pub(super) struct Parts<'a> {
    pub(super) app: App,
    pub(super) style: Resource,
    pub(super) catalogue: &'a Resource,
}

/// Where the head of a page goes in `index.html`.
const HEAD: &str = "<!-- fieldnotes: head -->";
/// Where its body goes.
const BODY: &str = "<!-- fieldnotes: body -->";

impl Shell {
    pub(super) fn new(html: String, parts: &Parts<'_>, project: &Project) -> Result<Self, AssembleError> {
        let config = &project.config;
        let (before, rest) = html.split_once(HEAD).ok_or(AssembleError::Shell { marker: HEAD })?;
        let (between, after) = rest.split_once(BODY).ok_or(AssembleError::Shell { marker: BODY })?;
        let head = common_head(parts, &config.base);
        let language = attribute(&config.blog.language);
        Ok(Self {
            before_head: before.replacen("<html>", &format!("<html lang=\"{language}\">"), 1),
            before_body: format!("{head}{between}"),
            after_body: after.to_owned(),
            base: config.base.clone(),
            base_url: config.base_url.clone(),
        })
    }

    /// One whole document.
    pub(super) fn document(&self, head: &Head, body: &str) -> String {
        let Self { before_head, before_body, after_body, .. } = self;
        let own = self.own_head(head);
        format!("{before_head}{own}{before_body}{body}{after_body}")
    }

    fn own_head(&self, head: &Head) -> String {
        let mut html = format!("<title>{}</title>\n", text(&head.title));
        html += &format!("<meta name=\"description\" content=\"{}\">\n", attribute(&head.description));
        match &head.address {
            Some(address) => {
                let canonical = format!("{}{}", self.base_url, address.below_base());
                html += &format!("<link rel=\"canonical\" href=\"{}\">\n", attribute(&canonical));
            }
            None => html += "<meta name=\"robots\" content=\"noindex\">\n",
        }
        html
    }

    /// The path below which the pages will lie.
    pub(super) fn base(&self) -> &Base {
        &self.base
    }
}

/// What the app and the style need, on every page the same. The app's files are fetched at low priority: the text
/// does not wait for them.
fn common_head(parts: &Parts<'_>, base: &Base) -> String {
    let Parts { app, style, catalogue } = parts;
    let href = |resource: &Resource| attribute(&base.join(&resource.path));
    let mut html = format!("<link rel=\"stylesheet\" href=\"{}\">\n", href(style));
    html += &format!(
        "<meta name=\"fieldnotes\" data-base=\"{}\" data-catalogue=\"{}\" data-integrity=\"{}\">\n",
        attribute(base.as_str()),
        attribute(&catalogue.path),
        attribute(&catalogue.integrity),
    );
    html += &format!("<link rel=\"modulepreload\" href=\"{}\" fetchpriority=\"low\">\n", href(&app.glue));
    html += &format!(
        "<link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"{}\" fetchpriority=\"low\">\n",
        href(&app.wasm)
    );
    html + &format!("<script type=\"module\" src=\"{}\" fetchpriority=\"low\"></script>\n", href(&app.start))
}

fn text(text: &str) -> String {
    attribute(text)
}

/// Safe between double quotes, and as text.
pub(super) fn attribute(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    // Writing to a String cannot fail.
    let _ = escape_html(&mut html, text);
    html
}
