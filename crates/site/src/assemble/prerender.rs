use std::sync::Arc;

use content::text::Language;
use content::{Address, Body, Catalogue, Entry, Page, Resource, Text};
use fieldnotes::components::{SiteFooter, SiteHeader};
use fieldnotes::screen::{Article, Screen, html};
use leptos::prelude::*;

use super::app::App;
use super::bundle::Bundle;
use super::head::Head;
use super::output::{self, AssembleError, Output};
use super::page::{Shell, escaped};
use super::privacy;
use super::views::Views;
use crate::memo::{Key, Memo};
use crate::{Config, Project};

/// Renders every page with the app's own views, and writes it, with what the app fetches of it beside. Returns the addresses
/// that search engines should list.
pub(super) fn place(
    project: &Project,
    bundle: &Bundle,
    search: &Resource,
    app: &App,
    shell: &Shell,
    output: &mut Output,
) -> Result<Vec<Address>, AssembleError> {
    let Bundle { catalogue, bodies, related, landings } = bundle;
    let config = &project.config;
    let views = Views::new(catalogue, landings, search.clone());
    let mut listed = lists(catalogue);
    let output = &*output;
    output.write("404.html", not_found(config, shell).as_bytes())?;
    // A blog that keeps nothing has no page about it.
    let unlisted = config.offline.then_some(Address::Offline).into_iter().chain([Address::Search]);
    let addresses: Vec<_> = listed.iter().cloned().chain(unlisted).collect();
    output::each(&addresses, |address| {
        // Only addresses of lists that have articles were made.
        let Some(page) = views.list(address) else { return Ok(()) };
        output.write(&Page::path(address), &page.write(app.name()).map_err(AssembleError::Encode)?)?;
        let html = list(page, address, config, shell);
        output.write(&format!("{}index.html", address.below_base()), html.as_bytes())
    })?;
    let articles: Vec<_> = catalogue.posts.iter().zip(bodies).collect();
    let articles = output::each(&articles, |(entry, body)| {
        let address = Address::Article(entry.slug.clone());
        let page = views.article(entry, related.get(&entry.slug).map_or(&[], Vec::as_slice));
        let bytes = page.write(app.name()).map_err(AssembleError::Encode)?;
        output.write(&Page::path(&address), &bytes)?;
        let key = key(&bytes, body, shell)?;
        output.make(&format!("{}index.html", address.below_base()), key, || {
            Ok(article(page, entry, body, config, shell).into_bytes())
        })?;
        Ok(address)
    })?;
    listed.extend(articles);
    let document = privacy(config, shell);
    // An author's own, from public/, stays.
    output.write_once(&format!("{}index.html", privacy::PATH), document.as_bytes())?;
    Ok(listed)
}

/// The document of a list.
pub(super) fn list(page: Page, address: &Address, config: &Config, shell: &Shell) -> String {
    document(page, Article::default(), address, config, shell)
}

/// The document of an article.
pub(super) fn article(page: Page, entry: &Entry, body: &Body, config: &Config, shell: &Shell) -> String {
    let article = Article::render(body, &config.base, Text::of(entry.language(&config.blog)));
    document(page, article, &Address::Article(entry.slug.clone()), config, shell)
}

fn document(page: Page, article: Article, address: &Address, config: &Config, shell: &Shell) -> String {
    let page = Arc::new(page);
    let screen = Screen::Page(Arc::clone(&page), Arc::new(article));
    let body = body(config, &address.below_base(), Some(address), || screen.html());
    shell.document(&page.head, &body)
}

/// The page for addresses that nothing has.
pub(super) fn not_found(config: &Config, shell: &Shell) -> String {
    let head = Head::unlisted(Text::of(&config.blog.language).not_found, &config.blog);
    let body = body(config, "404", None, || Screen::NotFound.html());
    shell.document(&head.written(&config.blog), &body)
}

/// All that an article's page is made of: frame, text, and what stands around that.
fn key(page: &[u8], text: &Body, shell: &Shell) -> Result<Key, AssembleError> {
    let text = postcard::to_allocvec(text).map_err(AssembleError::Encode)?;
    Ok(Memo::key("page", &[shell.key(), page, &text]))
}

/// The page that says what the blog stores.
pub(super) fn privacy(config: &Config, shell: &Shell) -> String {
    let title = Language::of(&config.blog.language).frame().privacy.title;
    let body = body(config, privacy::PATH, None, || privacy::main(config));
    shell.document(&Head::unlisted(title, &config.blog).written(&config.blog), &body)
}

/// The addresses of all lists.
pub(super) fn lists(catalogue: &Catalogue) -> Vec<Address> {
    let mut lists: Vec<_> = (1..=catalogue.pages()).map(Address::page).collect();
    lists.extend([Address::Archive, Address::Tags]);
    lists.extend(catalogue.tags().into_iter().map(|tag| Address::Tag(tag.slug)));
    lists.extend(catalogue.all_series().into_iter().map(Address::Series));
    lists
}

/// Everything in `body`. `data-page` tells the app which address the document was made for.
pub(super) fn body(
    config: &Config,
    page: &str,
    current: Option<&Address>,
    main: impl FnOnce() -> String,
) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let language = Language::of(&config.blog.language);
        let frame = language.frame();
        provide_context(config.base.clone());
        provide_context(language.text());
        let header = view! { <SiteHeader blog=config.blog.clone() frame current=current.cloned() /> };
        let footer = view! { <SiteFooter blog=config.blog.clone() frame links=config.links.clone() offline=config.offline /> };
        let (header, main, footer) = (html(header), main(), html(footer));
        let page = escaped(page);
        format!(
            "<a class=\"skip\" href=\"#app.main\">{}</a>\n{header}\n\
             <main id=\"app.main\" data-page=\"{page}\">{main}</main>\n{footer}\n",
            frame.skip
        )
    })
}
