use std::sync::Arc;

use content::text::Language;
use content::{Address, Catalogue};
use fieldnotes::components::{SiteFooter, SiteHeader};
use fieldnotes::library;
use fieldnotes::screen::Screen;
use leptos::prelude::*;

use super::bundle::Bundle;
use super::output::{AssembleError, Output};
use super::page::{Shell, escaped};
use crate::Project;

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
        let body = body(project, page, current, screen);
        let document = shell.document(&screen.head(&project.config.blog), &body);
        output.write(file, document.as_bytes())
    };
    write("404.html", "404", None, &Screen::NotFound)?;
    // A blog that keeps nothing has no page about it.
    let kept = project.config.offline.then_some(Address::Offline);
    for address in listed.iter().chain(&kept).chain([&Address::Search]) {
        // Only addresses of lists that have articles were made.
        let Some(screen) = Screen::list(address, &catalogue) else { continue };
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
    Ok(listed)
}

/// The addresses of all lists.
fn lists(catalogue: &Catalogue) -> Vec<Address> {
    let pages = u32::try_from(catalogue.pages()).unwrap_or(u32::MAX);
    let mut lists: Vec<_> = (1..=pages).map(Address::page).collect();
    lists.extend([Address::Archive, Address::Tags]);
    lists.extend(catalogue.tags().into_iter().map(|tag| Address::Tag(tag.slug)));
    lists.extend(catalogue.all_series().into_iter().map(Address::Series));
    lists
}

/// Everything in `body`. `data-page` tells the app which address the document was made for.
fn body(project: &Project, page: &str, current: Option<&Address>, screen: &Screen) -> String {
    let config = &project.config;
    let owner = Owner::new();
    owner.with(|| {
        let language = Language::of(&config.blog.language);
        let frame = language.frame();
        provide_context(config.base.clone());
        provide_context(language.text());
        let header = view! { <SiteHeader blog=config.blog.clone() frame current=current.cloned() /> };
        let footer = view! { <SiteFooter blog=config.blog.clone() frame links=config.links.clone() offline=config.offline /> };
        let [header, main, footer] = [header.into_any(), screen.view(), footer.into_any()].map(html);
        let page = escaped(page);
        format!(
            "<a class=\"skip\" href=\"#app.main\">{}</a>\n{header}\n\
             <main id=\"app.main\" data-page=\"{page}\">{main}</main>\n{footer}\n",
            frame.skip
        )
    })
}

/// A view as text. Leptos marks places between texts with comments that its own hydration looks for. Nothing here is
/// hydrated, and to HTML they are errors ("incorrectly opened comment").
fn html(view: AnyView) -> String {
    view.to_html().replace("<!>", "")
}
