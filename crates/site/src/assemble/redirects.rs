use content::Address;
use pulldown_cmark_escape::escape_html;
use url::Url;

use super::output::{AssembleError, Output};
use crate::{Project, Redirect};

/// A page at every old address, which leads on at once. It is no page of the blog: no list, map or search names it, and
/// devices do not keep it.
pub(super) fn place(project: &Project, output: &mut Output) -> Result<(), AssembleError> {
    for redirect in project.redirects() {
        output.write(&redirect.file, page(project, &redirect)?.as_bytes())?;
    }
    Ok(())
}

fn page(project: &Project, redirect: &Redirect) -> Result<String, AssembleError> {
    let blog = &project.config.blog;
    let whole = Url::parse(&blog.url)
        .and_then(|base| base.join(&Address::Article(redirect.slug.clone()).below_base()))
        .map_err(|error| AssembleError::BaseUrl { url: blog.url.clone(), error })?;
    let [to, title, language] = [redirect.to.as_str(), &redirect.title, &blog.language].map(escaped);
    Ok(format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={to}\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <link rel=\"canonical\" href=\"{}\">\n<title>{title}</title>\n</head>\n<body>\n<p><a href=\"{to}\">{title}</a></p>\n\
         </body>\n</html>\n",
        escaped(whole.as_str())
    ))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Writing to a String cannot fail.
    let _ = escape_html(&mut out, text);
    out
}
