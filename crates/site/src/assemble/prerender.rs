use std::sync::Arc;

use content::text::Language;
use content::{Address, Body, Catalogue, Entry};
use fieldnotes::components::{SiteFooter, SiteHeader};
use fieldnotes::head::Head;
use fieldnotes::library;
use fieldnotes::screen::{Screen, html};
use leptos::prelude::*;

use super::bundle::Bundle;
use super::output::{self, AssembleError, Output};
use super::page::{Shell, escaped};
use super::privacy;
use crate::memo::{Key, Memo};
use crate::{Config, Project};

/// Renders every page with the app's own views, and writes it. Returns the addresses that search engines should list.
pub(super) fn place(
    project: &Project,
    bundle: &Bundle,
    shell: &Shell,
    output: &mut Output,
) -> Result<Vec<Address>, AssembleError> {
    let catalogue = Arc::new(bundle.catalogue.clone());
    let mut listed = lists(&catalogue);
    let output = &*output;
    let document = |page: &str, current: Option<&Address>, screen: &Screen| {
        let body = body(&project.config, page, current, || screen.html());
        shell.document(&screen.head(&project.config.blog), &body)
    };
    let write = |file: &str, page: &str, current: Option<&Address>, screen: &Screen| {
        output.write(file, document(page, current, screen).as_bytes())
    };
    write("404.html", "404", None, &Screen::NotFound)?;
    // A blog that keeps nothing has no page about it.
    let unlisted = project.config.offline.then_some(Address::Offline).into_iter().chain([Address::Search]);
    let addresses: Vec<_> = listed.iter().cloned().chain(unlisted).collect();
    output::each(&addresses, |address| {
        // Only addresses of lists that have articles were made.
        let landing = bundle.landings.iter().find(|(list, _)| list == address);
        let landing =
            landing.map(|(_, landing)| Arc::new(library::landing(&catalogue, landing, shell.base())));
        let Some(screen) = Screen::list(address, &catalogue, landing) else { return Ok(()) };
        let page = address.below_base();
        write(&format!("{page}index.html"), &page, Some(address), &screen)
    })?;
    let articles: Vec<_> = catalogue.posts.iter().zip(&bundle.bodies).collect();
    let articles = output::each(&articles, |(entry, text)| {
        let address = Address::Article(entry.slug.clone());
        let page = address.below_base();
        let key = key(&catalogue, entry, text, shell)?;
        output.make(&format!("{page}index.html"), key, || {
            let article = library::article(&catalogue, entry, text, shell.base());
            let screen = Screen::Article(Arc::new(article));
            Ok(document(&page, Some(&address), &screen).into_bytes())
        })?;
        Ok(address)
    })?;
    listed.extend(articles);
    let document = privacy(&project.config, shell);
    // An author's own, from public/, stays.
    output.write_once(&format!("{}index.html", privacy::PATH), document.as_bytes())?;
    Ok(listed)
}

/// All that an article's page is made of: frame and text, and what it says of other articles. That is what it shows when its
/// text is empty.
fn key(catalogue: &Catalogue, entry: &Entry, text: &Body, shell: &Shell) -> Result<Key, AssembleError> {
    let around = Body { related: text.related.clone(), ..Body::default() };
    let around = format!("{:?}", library::article(catalogue, entry, &around, shell.base()));
    let text = postcard::to_allocvec(text).map_err(AssembleError::Encode)?;
    Ok(Memo::key("page", &[shell.key(), around.as_bytes(), &text]))
}

/// The page that says what the blog stores.
pub(super) fn privacy(config: &Config, shell: &Shell) -> String {
    let title = Language::of(&config.blog.language).frame().privacy.title;
    let body = body(config, privacy::PATH, None, || privacy::main(config));
    shell.document(&Head::unlisted(title, &config.blog), &body)
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
