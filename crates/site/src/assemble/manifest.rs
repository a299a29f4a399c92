use content::{Address, Text, direction};
use serde_json::{Value, json};

use super::output::{AssembleError, Output};
use crate::Project;

/// Where it lies; every page names it.
pub(super) const PATH: &str = "manifest.webmanifest";

/// Icons that an author may have in `public/`: file, sizes, media type, purpose.
const ICONS: [(&str, &str, &str, &str); 4] = [
    ("favicon.svg", "any", "image/svg+xml", "any"),
    ("icon-192.png", "192x192", "image/png", "any"),
    ("icon-512.png", "512x512", "image/png", "any"),
    ("icon-maskable-512.png", "512x512", "image/png", "maskable"),
];

/// What systems show before they install it, when an author has it in `public/`: file, sizes, form factor.
pub(super) const SCREENSHOTS: [(&str, &str, &str); 2] =
    [("screenshot-wide.png", "1280x800", "wide"), ("screenshot-narrow.png", "720x1280", "narrow")];

/// Writes what a system needs to install the blog as an app, unless the author has an own one in `public/`.
pub(super) fn place(project: &Project, output: &mut Output) -> Result<(), AssembleError> {
    let text = serde_json::to_vec_pretty(&manifest(project)).map_err(AssembleError::Json)?;
    output.write_once(PATH, &text)
}

fn manifest(project: &Project) -> Value {
    let (blog, base) = (&project.config.blog, &project.config.base);
    let text = Text::of(&blog.language);
    let public = project.root.join("public");
    let icons: Vec<_> = ICONS
        .iter()
        .filter(|(file, ..)| public.join(file).is_file())
        .map(|(file, sizes, media_type, purpose)| {
            json!({ "src": file, "sizes": sizes, "type": media_type, "purpose": purpose })
        })
        .collect();
    let screenshots: Vec<_> = SCREENSHOTS
        .iter()
        .filter(|(file, ..)| public.join(file).is_file())
        .map(|(file, sizes, form)| {
            json!({ "src": file, "sizes": sizes, "type": "image/png", "form_factor": form,
                    "label": blog.title })
        })
        .collect();
    let shortcut = |name: &str, address: Address| json!({ "name": name, "url": address.below_base() });
    json!({
        "name": blog.title,
        "description": blog.tagline,
        "lang": blog.language,
        "dir": direction(&blog.language),
        "id": base.as_str(),
        // From here on relative to this file.
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        // Those of the light theme: paper.
        "background_color": "#fbfbf8",
        "theme_color": "#fbfbf8",
        "icons": icons,
        "screenshots": screenshots,
        "shortcuts": [shortcut(text.archive, Address::Archive), shortcut(text.tags, Address::Tags)],
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::Drafts;

    #[test]
    fn an_app_is_the_blog_below_its_base_with_the_icons_that_are_there() {
        let root = tempfile::tempdir().unwrap();
        let config = "title = \"T\"\ntagline = \"t\"\nauthor = \"A\"\nlanguage = \"fa\"\n\
                      base_url = \"https://example.org/blog/\"\n";
        fs::write(root.path().join("blog.toml"), config).unwrap();
        fs::create_dir(root.path().join("posts")).unwrap();
        let post = "+++\ntitle = \"P\"\ndate = \"2024-02-05\"\n+++\n\nText.\n";
        fs::write(root.path().join("posts/p.md"), post).unwrap();
        fs::create_dir(root.path().join("public")).unwrap();
        fs::write(root.path().join("public/icon-maskable-512.png"), "").unwrap();
        fs::write(root.path().join("public/screenshot-narrow.png"), "").unwrap();
        let manifest = manifest(&Project::load(root.path(), Drafts::LeaveOut).unwrap());
        let members = ["id", "start_url", "scope"].map(|member| &manifest[member]);
        assert_eq!(members, ["/blog/", "./", "./"]);
        assert_eq!((&manifest["name"], &manifest["dir"]), (&json!("T"), &json!("rtl")));
        let icon = json!({ "src": "icon-maskable-512.png", "sizes": "512x512", "type": "image/png",
                           "purpose": "maskable" });
        assert_eq!(manifest["icons"], json!([icon]));
        let screenshot = json!({ "src": "screenshot-narrow.png", "sizes": "720x1280", "type": "image/png",
                                 "form_factor": "narrow", "label": "T" });
        assert_eq!(manifest["screenshots"], json!([screenshot]));
    }
}
