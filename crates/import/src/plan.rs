use std::collections::{BTreeMap, BTreeSet};

use content::{Address, Date, Slug};

use crate::links::{Index, Target, rewrite};
use crate::post::Post;
use crate::{File, Format, ImportError, LeftOut, Note, address, feed, folder, page, plain, wordpress, write};

/// Everything that an import would do.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What the source is.
    pub format: Format,
    /// By which sign that was found; `None` when the author said it.
    pub sign: Option<String>,
    /// In the order of the source.
    pub posts: Vec<Planned>,
    /// What becomes no post, in the order of the source.
    pub left_out: Vec<LeftOut>,
}

/// A post with its place in this blog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Its file in the source, or where in the file it stands.
    pub source: String,
    /// Its title.
    pub title: String,
    /// Its day.
    pub date: Date,
    /// Whether it stays a draft.
    pub draft: bool,
    /// Its part of the address.
    pub slug: Slug,
    /// The file to write, from the blog's folder: `posts/a.md`, or `posts/a/index.md` beside its images.
    pub file: String,
    /// What to write into it.
    pub text: String,
    /// The files that come along.
    pub copies: Vec<Copy>,
    /// Addresses that lead to it from now on.
    pub aliases: Vec<String>,
    /// What there is to say about it, in the order of [`crate::Kind`].
    pub notes: Vec<Note>,
    /// Whether its address is taken in this blog: then nothing is written.
    pub kept: bool,
}

/// A file to copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// From the source's folder.
    pub from: String,
    /// From the blog's folder.
    pub to: String,
}

/// Plans an import. `taken` has the posts that this blog has already, by slug, with their files: they stay as they are.
/// `can_lead` knows the addresses from which this blog can lead on: `/2024/a.html`.
///
/// # Errors
/// When the source is nothing that could hold posts. What is wrong with single posts is in the plan.
pub fn plan(
    files: &[File],
    format: Option<Format>,
    taken: &BTreeMap<String, String>,
    can_lead: &dyn Fn(&str) -> bool,
) -> Result<Plan, ImportError> {
    let (found, sign) = match format {
        Some(format) => (format, None),
        None => Format::detect(files).map(|(format, sign)| (format, Some(sign)))?,
    };
    let (posts, mut left_out, urls) = read(files, found)?;
    left_out.sort();
    if posts.is_empty() && left_out.is_empty() {
        return Err(ImportError::NothingThere);
    }
    let posts = place(posts, files, urls, taken, can_lead);
    Ok(Plan { format: found, sign, posts, left_out })
}

type Read = (Vec<Post>, Vec<LeftOut>, Vec<String>);

fn read(files: &[File], format: Format) -> Result<Read, ImportError> {
    let (mut posts, mut left_out) = (Vec::new(), Vec::new());
    match format {
        Format::PlainText | Format::Atom | Format::Rss | Format::WordPress => {
            for file in files.iter().filter(|file| file.bytes.is_some()) {
                let (more, left) = match format {
                    Format::PlainText => plain::read(file),
                    Format::WordPress => wordpress::read(file)?,
                    _ => feed::read(file)?,
                };
                posts.extend(more);
                left_out.extend(left);
            }
        }
        Format::Html => {
            for file in files.iter().filter(|file| crate::format::is_html(&file.path) || files.len() == 1) {
                match page::read(file) {
                    Ok(post) => posts.push(post),
                    Err(left) => left_out.push(left),
                }
            }
        }
        _ => return Ok(folder::read(files, format)),
    }
    Ok((posts, left_out, Vec::new()))
}

/// Gives every post its slug, its file, its links and its old addresses.
fn place(
    mut posts: Vec<Post>,
    files: &[File],
    urls: Vec<String>,
    taken: &BTreeMap<String, String>,
    can_lead: &dyn Fn(&str) -> bool,
) -> Vec<Planned> {
    let slugs = slugs(&mut posts);
    let index = Index::new(&posts, files, urls);
    let mut seen = BTreeMap::new();
    let targets: Vec<_> = posts.iter().map(|post| index.targets(post, &mut seen)).collect();
    for (number, addresses) in seen {
        posts[number].addresses.extend(addresses);
    }
    let in_folder =
        |number: usize| targets[number].iter().any(|(_, _, target)| matches!(target, Target::File(..)));
    let file_of = |number: usize| {
        let slug = &slugs[number];
        if in_folder(number) { format!("posts/{slug}/index.md") } else { format!("posts/{slug}.md") }
    };
    let mut used = BTreeSet::new();
    let mut planned = Vec::new();
    for (number, post) in posts.iter().enumerate() {
        let Some(date) = post.date else { continue };
        let slug = &slugs[number];
        let mut notes = post.notes.clone();
        let file = file_of(number);
        let mut changes: BTreeMap<&str, String> = BTreeMap::new();
        let mut copies: Vec<Copy> = Vec::new();
        let (mut links, mut remote) = (0, 0);
        for (destination, image, target) in &targets[number] {
            match target {
                Target::Post(other, rest) => {
                    links += 1;
                    let up = if in_folder(number) { "../" } else { "" };
                    let other = file_of(*other);
                    let to = other.strip_prefix("posts/").unwrap_or(&other);
                    changes.insert(destination, format!("{up}{to}{rest}"));
                }
                Target::File(from, rest) => {
                    let name = copy(&mut copies, from, slug);
                    changes.insert(destination, format!("{name}{rest}"));
                }
                Target::Nothing if *image => {
                    notes.push(Note::MissingImage { destination: destination.clone() })
                }
                Target::Nothing => notes.push(Note::DeadLink { destination: destination.clone() }),
                Target::Remote => remote += 1,
            }
        }
        if links > 0 {
            notes.push(Note::Links { count: links });
        }
        if remote > 0 {
            notes.push(Note::RemoteImages { count: remote });
        }
        if !copies.is_empty() {
            notes.push(Note::Images { count: copies.len() });
        }
        let aliases = aliases(post, slug, &slugs, can_lead, &mut used, &mut notes);
        if !aliases.is_empty() {
            notes.push(Note::Redirects { addresses: aliases.clone() });
        }
        if let Some(language) = post.language.as_ref().filter(|language| !content::is_language(language)) {
            notes.push(Note::Language { language: language.clone() });
        }
        let kept = taken.get(slug.as_str());
        if let Some(file) = kept {
            notes = vec![Note::Kept { file: file.clone() }];
        }
        notes.sort_by_key(Note::kind);
        let post = Post {
            markdown: rewrite(&post.markdown, |destination| changes.get(destination).cloned()),
            ..post.clone()
        };
        planned.push(Planned {
            text: write::file(&post, date, &aliases),
            source: post.source,
            title: post.title,
            date,
            draft: post.draft,
            slug: slug.clone(),
            file,
            copies,
            aliases,
            notes,
            kept: kept.is_some(),
        });
    }
    planned
}

/// Each post's slug, every one once.
fn slugs(posts: &mut [Post]) -> Vec<Slug> {
    let mut used = BTreeSet::new();
    let mut slugs = Vec::new();
    for post in posts {
        let wish = post.slug();
        let mut slug = wish.clone();
        for number in 2.. {
            if used.insert(slug.clone()) {
                break;
            }
            slug = Slug::from_text(&format!("{wish}-{number}")).unwrap_or_else(|| wish.clone());
        }
        if slug != wish {
            post.notes.push(Note::SameAddress { slug: slug.to_string() });
        } else if slug.as_str() != post.name && post.name != post.title {
            post.notes.push(Note::NewSlug { was: post.name.clone(), slug: slug.to_string() });
        }
        slugs.push(slug);
    }
    slugs
}

/// The name of a file beside the post. Files of one name from two folders get two names.
fn copy(copies: &mut Vec<Copy>, from: &str, slug: &Slug) -> String {
    let to = |name: &str| format!("posts/{slug}/{name}");
    let parts: Vec<_> = from.rsplit('/').collect();
    if let Some(known) = copies.iter().find(|copy| copy.from == from) {
        return known.to.trim_start_matches(&to("")).to_owned();
    }
    let mut name = String::new();
    for count in 1..=parts.len() {
        let whole: Vec<_> = parts[..count].iter().rev().copied().collect();
        // Blanks would need angle brackets in Markdown; hidden files are passed over by the build.
        name = whole.join("-").replace([' ', '(', ')', '<', '>', '#', '?', '%', '&'], "-");
        name = name.trim_start_matches(['.', '_', '-']).to_owned();
        if !name.is_empty() && name != "index.md" && !copies.iter().any(|copy| copy.to == to(&name)) {
            break;
        }
    }
    copies.push(Copy { from: from.to_owned(), to: to(&name) });
    name
}

/// The addresses that lead to a post from now on. One that is a page of this blog, or leads to another post already,
/// cannot.
fn aliases(
    post: &Post,
    slug: &Slug,
    slugs: &[Slug],
    can_lead: &dyn Fn(&str) -> bool,
    used: &mut BTreeSet<String>,
    notes: &mut Vec<Note>,
) -> Vec<String> {
    let own = Address::Article(slug.clone());
    let mut aliases = Vec::new();
    for path in &post.addresses {
        let address = format!("/{path}");
        let page = Address::parse(path);
        if page.as_ref() == Some(&own) || aliases.contains(&address) {
            continue;
        }
        let is_taken = matches!(&page, Some(Address::Article(other)) if slugs.contains(other));
        let bad = is_taken || !can_lead(&address);
        if bad || !used.insert(place_of(path)) {
            notes.push(Note::BadAddress { address });
        } else {
            aliases.push(address);
        }
    }
    aliases
}

/// The file that answers an address: `a/` and `a` are one page.
fn place_of(path: &str) -> String {
    let page = path.ends_with(".html") || path.ends_with(".htm");
    if page && !path.ends_with("/index.html") { path.to_owned() } else { address::folded(path) }
}
