use content::{Base, Blog, Slug};

use super::*;

fn config(url: &str, base: &str) -> Config {
    let blog = Blog { url: url.to_owned(), ..Blog::default() };
    let base = Base::new(base).unwrap();
    Config {
        blog,
        base,
        hosts: Host::ALL.iter().map(|(_, host)| *host).filter(|host| *host != Host::Netlify).collect(),
        ..Config::default()
    }
}

const PATHS: [&str; 8] = [
    "app/app.0123456789abcdef.wasm",
    "content/a.0123456789abcdef.bin",
    "feed.xml",
    "index.html",
    "posts/a/b.0123456789abcdef.png",
    "search/b.0123456789abcdef.bin",
    "search/index.bin",
    "sw.js",
];

/// Writes everything; the files by their names.
fn written(config: &Config, redirects: &[(&str, &str)]) -> std::collections::BTreeMap<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let dist = folder.path().join("dist");
    let mut output = Output::new(&dist);
    PATHS.iter().for_each(|path| output.write(path, b"").unwrap());
    let redirect = |(from, to): &(&str, &str)| Redirect {
        from: (*from).to_owned(),
        to: (*to).to_owned(),
        file: String::new(),
        slug: Slug::new("a").unwrap(),
        title: String::new(),
        post: std::path::PathBuf::new(),
    };
    let redirects: Vec<_> = redirects.iter().map(redirect).collect();
    place(config, "default-src 'none'", &redirects, &mut output, &folder.path().join("beside")).unwrap();
    let read = |path: std::path::PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        std::fs::read_to_string(&path).ok().map(|text| (name, text))
    };
    let files = ["dist", "beside"].map(|name| std::fs::read_dir(folder.path().join(name)));
    files.into_iter().flatten().flatten().filter_map(|entry| read(entry.unwrap().path())).collect()
}

#[test]
fn every_host_keeps_hashed_files_and_asks_again_for_others() {
    let files = written(&config("https://a.example/", "/"), &[("/old/", "/posts/a/")]);
    for name in [
        "Caddyfile",
        "_headers",
        "firebase.json",
        "nginx.conf",
        "s3.sh",
        "staticwebapp.config.json",
        "vercel.json",
    ] {
        let text = &files[name];
        for part in [
            "public, max-age=31536000, immutable",
            "no-cache",
            "frame-ancestors 'none'",
            "nosniff",
            "application/atom+xml",
        ] {
            assert!(text.contains(part), "{name} lacks {part}\n{text}");
        }
        if name.ends_with(".json") {
            serde_json::from_str::<serde_json::Value>(text).unwrap();
        }
        let place = if name == "_headers" { &files["_redirects"] } else { text };
        assert!(place.contains("old/") && place.contains("/posts/a/"), "{name}");
    }
    assert_eq!(files["CNAME"], "a.example\n");
    assert_eq!(files[".nojekyll"], "");
}

fn is_feed(line: &str) -> bool {
    [".xml", "feed.json"].iter().any(|end| line.ends_with(end))
}

#[test]
fn a_rule_of_cloudflare_is_for_a_kind_of_files() {
    let files = written(&config("https://a.example/b/", "/b/"), &[]);
    let rules: Vec<_> =
        files["_headers"].lines().filter(|line| line.starts_with('/') && !is_feed(line)).collect();
    assert_eq!(
        rules,
        [
            "/b/*",
            "/b/app/*.wasm",
            "/b/content/*.bin",
            "/b/posts/*.png",
            "/b/search/*.bin",
            "/b/search/index.bin"
        ]
    );
    assert!(
        files["_headers"].contains("/b/search/index.bin\n  ! Cache-Control\n  Cache-Control: no-cache\n")
    );
    assert!(!files.contains_key("_redirects") && !files.contains_key("CNAME"));
}

#[test]
fn rules_of_netlify_never_speak_of_one_file_twice() {
    let mut config = config("https://a.example/", "/");
    config.hosts = vec![Host::Netlify];
    let files = written(&config, &[]);
    let rules: Vec<_> =
        files["_headers"].lines().filter(|line| line.starts_with('/') && !is_feed(line)).collect();
    assert_eq!(
        rules,
        ["/*", "/app/*", "/content/*", "/posts/a/b.0123456789abcdef.png", "/search/b.0123456789abcdef.bin"]
    );
}

#[test]
fn no_redirect_breaks_out_of_its_line() {
    let redirects =
        [("/a\n/*", "/b"), ("/a", "https://evil.example"), ("//evil.example", "/"), ("/a';rm", "/b")];
    let files = written(&config("https://a.example/", "/"), &redirects);
    assert!(!files.contains_key("_redirects"));
    assert!(files.values().all(|text| !text.contains("evil") && !text.contains("';rm")));
}
