use std::sync::Arc;

use content::text::Language;
use content::{Address, Catalogue};
use fieldnotes::components::{SiteFooter, SiteHeader};
use fieldnotes::head::Head;
use fieldnotes::library;
use fieldnotes::screen::{Screen, html};
use leptos::prelude::*;

use super::bundle::Bundle;
use super::output::{AssembleError, Output};
use super::page::{Shell, escaped};
use super::privacy;
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
    let mut write = |file: &str, page: &str, current: Option<&Address>, screen: &Screen| {
        let body = body(&project.config, page, current, || screen.html());
        let document = shell.document(&screen.head(&project.config.blog), &body);
        output.write(file, document.as_bytes())
    };
    write("404.html", "404", None, &Screen::NotFound)?;
    // A blog that keeps nothing has no page about it.
    let kept = project.config.offline.then_some(Address::Offline);
    for address in listed.iter().chain(&kept).chain([&Address::Search]) {
        // Only addresses of lists that have articles were made.
        let landing = bundle.landings.iter().find(|(list, _)| list == address);
        let landing =
            landing.map(|(_, landing)| Arc::new(library::landing(&catalogue, landing, shell.base())));
        let Some(screen) = Screen::list(address, &catalogue, landing) else { continue };
        let page = address.below_base();
        write(&format!("{page}index.html"), &page, Some(address), &screen)?;
    }
    for (entry, text) in catalogue.posts.iter().zip(&bundle.bodies) {
        let address = Address::Article(entry.slug.clone());
        let page = address.below_base();
        let article = library::article(&catalogue, entry, text, shell.base());
        let screen = Screen::Article(Arc::new(article));
        write(&format!("{page}index.html"), &page, Some(&address), &screen)?;
        listed.push(address);
    }
    let document = privacy(&project.config, shell);
    // An author's own, from public/, stays.
    output.write_once(&format!("{}index.html", privacy::PATH), document.as_bytes())?;
    Ok(listed)
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
