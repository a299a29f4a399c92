//! A build over an earlier one writes what a first build would write, whatever is left of the earlier one; and it takes
//! over what would be the same again.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Instant, SystemTime};

use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};
use site::{Before, Drafts, Profile, Project, Shrinkers, Summary, assemble_over};
use tests::finished::{self, NO_CODE};
use tests::invented;
use tests::tree::{self, Tree};

/// A blog on somebody's disk, with what its builds leave.
struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn of(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Builds as Trunk does: in a folder within the finished one, whose content goes when the build has succeeded.
    fn build(&self, sources: &Tree) -> Tree {
        self.put(sources);
        self.build_what_is_there();
        self.finished()
    }

    fn put(&self, sources: &Tree) {
        let root = self.of("root");
        let _ = fs::remove_dir_all(&root);
        for (name, bytes) in sources {
            tree::write(&root, name, bytes).unwrap();
        }
    }

    fn build_what_is_there(&self) -> Summary {
        let [root, dist, kept] = ["root", "dist", "kept"].map(|name| self.of(name));
        let staging = dist.join(".stage");
        finished::compiled(&NO_CODE, &staging).unwrap();
        let now = "2100-01-01T00:00:00Z".parse().unwrap();
        let project = Project::load_with(&root, Drafts::LeaveOut, now, &kept).unwrap();
        let profile = Profile::Release { shrinkers: Shrinkers::default(), cache: kept.clone() };
        let before = Before { folder: dist.clone(), kept };
        let summary = assemble_over(&project, &staging, &profile, Some(&before), &Arc::default()).unwrap();
        for entry in fs::read_dir(&dist).unwrap().map(Result::unwrap) {
            match entry.path() {
                path if path == staging => {}
                path if path.is_dir() => fs::remove_dir_all(path).unwrap(),
                path => fs::remove_file(path).unwrap(),
            }
        }
        for entry in fs::read_dir(&staging).unwrap().map(Result::unwrap) {
            fs::rename(entry.path(), dist.join(entry.file_name())).unwrap();
        }
        fs::remove_dir(&staging).unwrap();
        summary
    }

    /// All that a build is there to write, with what goes beside it.
    fn finished(&self) -> Tree {
        let mut tree = tree::read(&self.of("dist")).unwrap();
        let beside = tree::read(&self.of("kept/release")).unwrap();
        tree.extend(beside.into_iter().map(|(name, bytes)| (format!("../{name}"), bytes)));
        tree
    }

    /// When each finished file was written.
    fn written(&self) -> BTreeMap<String, SystemTime> {
        let dist = self.of("dist");
        let written = |name: &String| fs::metadata(dist.join(name)).unwrap().modified().unwrap();
        tree::read(&dist).unwrap().into_keys().map(|name| (name.clone(), written(&name))).collect()
    }
}

fn sources() -> Tree {
    let mut sources = finished::sources("showcase").unwrap();
    sources.entry("blog.toml".to_owned()).or_default().extend(b"compress = true\n");
    sources
}

/// A first build of the same sources.
fn first(sources: &Tree) -> Tree {
    Place::new().build(sources)
}

fn assert_same(what: &str, is: &Tree, should: &Tree) {
    let names = |tree: &Tree| tree.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(is), names(should), "{what}");
    for (name, bytes) in is {
        assert!(*bytes == should[name], "{what}: {name} has other bytes than after a first build");
    }
}

fn replaced(sources: &Tree, file: &str, from: &str, to: &str) -> Tree {
    let mut sources = sources.clone();
    let text = String::from_utf8(sources[file].clone()).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    sources.insert(file.to_owned(), text.replacen(from, to, 1).into());
    sources
}

/// A post of the blog to which no other leads.
const POST: &str = "posts/note-02.md";

#[test]
fn every_edit_makes_what_a_first_build_would() {
    let whole = sources();
    let mut added = whole.clone();
    added.insert(
        "posts/one-more.md".to_owned(),
        "+++\ntitle = \"One more\"\ndate = 2031-01-01\ntags = [\"new\"]\n+++\n\nA text.\n".into(),
    );
    let place = Place::new();
    place.build(&whole);
    for (what, edited) in [
        ("nothing", whole.clone()),
        ("a word", replaced(&whole, POST, "\n+++\n\n", "\n+++\n\nA word. ")),
        ("a title", replaced(&whole, POST, "title = \"", "title = \"Not ")),
        ("a date", replaced(&whole, POST, "date = ", "updated = 2090-01-01\ndate = ")),
        ("a post", added),
        ("a post less", whole.clone()),
        ("the blog's name", replaced(&whole, "blog.toml", "title = \"", "title = \"Not ")),
        ("the style", replaced(&whole, "style/prose.css", "{", "{ orphans: 3;")),
    ] {
        assert_same(what, &place.build(&edited), &first(&edited));
    }
}

#[test]
fn what_would_be_the_same_is_taken_over() {
    let whole = sources();
    let place = Place::new();
    place.build(&whole);
    let before = place.written();
    place.build(&whole);
    let new = |before: &BTreeMap<String, SystemTime>| {
        let written = place.written();
        written
            .into_iter()
            .filter(|(name, time)| before.get(name) != Some(time))
            .map(|(name, _)| name)
            .collect::<Vec<_>>()
    };
    assert_eq!(new(&before), [""; 0], "nothing was written anew");
    place.build(&replaced(&whole, POST, "\n+++\n\n", "\n+++\n\nAnother word. "));
    let new = new(&before);
    let pages: Vec<_> =
        new.iter().filter(|name| name.starts_with("posts/") && name.ends_with("/index.html")).collect();
    assert_eq!(pages, ["posts/note-02/index.html"], "of the articles' pages the edited one alone");
}

#[test]
fn what_is_left_may_be_damaged_touched_or_gone() {
    let whole = sources();
    let place = Place::new();
    let should = place.build(&whole);
    let flip = |path: &Path| {
        let mut bytes = fs::read(path).unwrap();
        for at in (0..bytes.len()).step_by(701) {
            bytes[at] ^= 0x20;
        }
        fs::write(path, bytes).unwrap();
    };
    for name in ["kept/posts.memo", "kept/files.memo", "dist/index.html", "dist/sitemap.xml"] {
        flip(&place.of(name));
        assert_same(name, &place.build(&whole), &should);
    }
    for name in ["kept/posts.memo", "kept/files.memo"] {
        let bytes = fs::read(place.of(name)).unwrap();
        fs::write(place.of(name), &bytes[..bytes.len() / 2]).unwrap();
        assert_same(name, &place.build(&whole), &should);
        fs::remove_file(place.of(name)).unwrap();
        assert_same(name, &place.build(&whole), &should);
    }
    fs::remove_dir_all(place.of("dist/posts")).unwrap();
    assert_same("dist/posts", &place.build(&whole), &should);
}

#[test]
fn a_build_that_fails_leaves_the_finished_folder_as_it_was() {
    let whole = sources();
    let place = Place::new();
    let should = place.build(&whole);
    let broken = replaced(&whole, POST, "\n+++\n\n", "\n+++\n\n<a href=\"/nowhere/\">x</a> ");
    let failed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| place.build(&broken)));
    assert!(failed.is_err());
    let _ = fs::remove_dir_all(place.of("dist/.stage"));
    assert_same("after a failure", &place.finished(), &should);
    assert_same("after the next build", &place.build(&whole), &should);
}

/// As of a photograph: soft colours and a grain, other ones for each number.
fn photograph(number: usize, width: u32, height: u32) -> Vec<u8> {
    let mut grain = u32::try_from(number).unwrap() + 1;
    let shift = grain * 37 % 200;
    let image = RgbImage::from_fn(width, height, |x, y| {
        grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let noise = grain >> 28;
        let colour = |part: u32| u8::try_from((part + shift) % 230 + noise).unwrap();
        Rgb([colour(x * 200 / width), colour(y * 200 / height), colour((x + y) * 100 / (width + height))])
    });
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90).encode_image(&image).unwrap();
    bytes
}

/// A blog of so many posts, of which some show a photograph of this size.
fn illustrated(posts: usize, photographs: usize, (width, height): (u32, u32)) -> Tree {
    let mut sources = finished::sources("sites/journal").unwrap();
    sources.retain(|name, _| !name.starts_with("posts/"));
    for (number, post) in invented::posts(posts).into_iter().enumerate() {
        let invented::Post { slug, title, markdown } = post;
        let shown = if number < photographs { "![A photograph](photo.jpg)\n\n" } else { "" };
        let text = format!("+++\ntitle = \"{title}\"\ndate = 2024-01-01\n+++\n\n{shown}{markdown}");
        sources.insert(format!("posts/{slug}/index.md"), text.into());
        if number < photographs {
            sources.insert(format!("posts/{slug}/photo.jpg"), photograph(number, width, height));
        }
    }
    sources
}

#[test]
fn of_a_thousand_posts_with_three_hundred_images_none_is_made_again() {
    let sources = illustrated(1000, 300, (64, 48));
    let place = Place::new();
    place.put(&sources);
    assert_eq!(place.build_what_is_there().new_pictures, 300);
    let before = place.written();
    let copies = before.keys().filter(|name| name.ends_with(".webp")).count();
    assert!(copies >= 300, "{copies} copies");
    assert_eq!(place.build_what_is_there().new_pictures, 0);
    assert_eq!(place.written(), before, "nothing is written anew");
    let text = place.of("root/posts/post-00000/index.md");
    fs::write(&text, fs::read_to_string(&text).unwrap() + "\nA word.\n").unwrap();
    assert_eq!(place.build_what_is_there().new_pictures, 0, "a text has no other image");
    fs::write(place.of("root/posts/post-00000/photo.jpg"), photograph(1000, 64, 48)).unwrap();
    assert_eq!(place.build_what_is_there().new_pictures, 1);
}

#[test]
#[ignore = "a measurement"]
fn how_long_a_thousand_posts_with_three_hundred_photographs_take() {
    let place = Place::new();
    place.put(&illustrated(1000, 300, (1600, 1200)));
    for build in ["first", "second", "third"] {
        let start = Instant::now();
        let summary = place.build_what_is_there();
        println!("{build}: {:?}, {} images made smaller", start.elapsed(), summary.new_pictures);
    }
}
