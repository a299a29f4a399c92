//! Settings for the hosts that `blog.toml` names: what each of them reads, and nothing for the others.
//!
//! `rules` says once what holds on every host; each other file writes it in one host's words. Settings that hosts read
//! from the finished folder are written into it. Those of web servers lie in its folder `hosts/` only until a server
//! is told of them, so no reader finds them: they go to `target/`.

mod azure;
mod caddy;
mod firebase;
mod github;
mod headers;
mod nginx;
pub(crate) mod rules;
mod s3;
mod vercel;

use std::path::Path;

use rules::Rules;

use super::output::{AssembleError, Output};
use crate::{Config, Redirect};

/// A host for which settings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// Azure Static Web Apps.
    Azure,
    /// The web server Caddy.
    Caddy,
    /// Cloudflare Pages.
    Cloudflare,
    /// Firebase Hosting.
    Firebase,
    /// GitHub Pages.
    GitHub,
    /// Netlify.
    Netlify,
    /// The web server nginx.
    Nginx,
    /// S3 with CloudFront.
    S3,
    /// Vercel.
    Vercel,
}

impl Host {
    /// By the names in `blog.toml`.
    pub(crate) const ALL: [(&'static str, Self); 9] = [
        ("azure", Self::Azure),
        ("caddy", Self::Caddy),
        ("cloudflare-pages", Self::Cloudflare),
        ("firebase", Self::Firebase),
        ("github-pages", Self::GitHub),
        ("netlify", Self::Netlify),
        ("nginx", Self::Nginx),
        ("s3", Self::S3),
        ("vercel", Self::Vercel),
    ];
}

/// Writes the settings, of all that was written before. `policy` is that of the pages; `beside` is a folder for what
/// is not served.
pub(super) fn place(
    config: &Config,
    policy: &str,
    redirects: &[Redirect],
    output: &mut Output,
    beside: &Path,
) -> Result<(), AssembleError> {
    let paths = output.paths();
    let rules = Rules::new(config, policy, redirects, &paths);
    for host in &config.hosts {
        let files = match host {
            Host::Azure => vec![("staticwebapp.config.json", azure::write(&rules))],
            Host::Cloudflare => headers::cloudflare(&rules),
            Host::Firebase => vec![("firebase.json", firebase::write(&rules))],
            Host::GitHub => github::files(config),
            Host::Netlify => headers::netlify(&rules),
            Host::Vercel => vec![("vercel.json", vercel::write(&rules))],
            Host::Caddy => {
                aside(&beside.join("Caddyfile"), &caddy::write(&rules))?;
                continue;
            }
            Host::Nginx => {
                aside(&beside.join("nginx.conf"), &nginx::write(&rules))?;
                continue;
            }
            Host::S3 => {
                aside(&beside.join("s3.sh"), &s3::write(&rules))?;
                continue;
            }
        };
        for (path, text) in files {
            // An author's own, from public/, stays.
            output.write_once(path, text.as_bytes())?;
        }
    }
    Ok(())
}

fn aside(file: &Path, text: &str) -> Result<(), AssembleError> {
    let write = || {
        std::fs::create_dir_all(file.parent().unwrap_or(file))?;
        std::fs::write(file, text)
    };
    write().map_err(|error| AssembleError::Io { what: "write", path: file.to_owned(), error })
}

#[cfg(test)]
mod tests;
