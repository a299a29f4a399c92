use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use content::Slug;
use jiff::Timestamp;

use super::News;
use super::batch::Batch;
use super::kind::Kind;
use super::newest::{Change, Newest};
use super::sources::Sources;
use super::watch::Watch;
use crate::assemble::edition::{Answer, Code, Compiled, Edition, Frame, Parts, Related, Store};
use crate::posts::{Landing, Loaded, Rules};
use crate::project::day;
use crate::warnings::weigh;
use crate::{AssembleError, Config, Post, Problem, Problems, config};

/// What there is to do.
pub(super) enum Task {
    /// Files were saved, renamed or removed. `open` where more of them may be written.
    Saved {
        /// By their paths below the blog's folder.
        files: BTreeSet<(PathBuf, Kind)>,
        /// Whether they are still written.
        open: bool,
    },
    /// Anything may have changed.
    Lost,
    /// The app is there, or is not; and who waits until that is served.
    Compiled(Result<Code, Box<Problem>>, Sender<()>),
    /// The articles near each article have been found.
    Related(Related),
    /// Nothing any more.
    End,
}

/// What is wrong for a moment is a file that is half written, or half a change of two files. It is told when it stays.
const GRACE: Duration = Duration::from_millis(250);

/// Reads what was saved, and makes the next edition of it.
pub(super) struct Desk {
    root: PathBuf,
    /// The moment at which posts are looked at; without one, every date has come.
    now: Option<Timestamp>,
    sources: Sources,
    config: Option<Config>,
    compiled: Option<Arc<Compiled>>,
    frame: Option<Arc<Frame>>,
    store: Arc<Store>,
    /// Each post as it was without a problem.
    good: BTreeMap<PathBuf, Arc<Post>>,
    /// What the newest edition was made of: posts, and what stands above lists.
    shown: Vec<Arc<Post>>,
    landed: String,
    related: Arc<Related>,
    /// For whom these were looked for.
    related_of: BTreeSet<Slug>,
    /// Why there is no app, or not the one of these sources.
    uncompiled: Option<Problem>,
    warned: Problems,
    /// What is wrong, and when it will be told.
    wrong: Option<(Problems, Instant)>,
    newest: Arc<Newest>,
    news: Sender<News>,
    /// For what is done beside.
    tasks: Sender<Task>,
}

impl Desk {
    pub(super) fn new(
        root: &Path,
        now: Option<Timestamp>,
        watch: Watch,
        newest: Arc<Newest>,
        news: Sender<News>,
        tasks: Sender<Task>,
    ) -> Self {
        Self {
            root: root.to_owned(),
            now,
            sources: Sources::new(root, watch),
            config: None,
            compiled: None,
            frame: None,
            store: Arc::default(),
            good: BTreeMap::new(),
            shown: Vec::new(),
            landed: String::new(),
            related: Arc::default(),
            related_of: BTreeSet::new(),
            uncompiled: None,
            warned: Problems::default(),
            wrong: None,
            newest,
            news,
            tasks,
        }
    }

    /// Does what there is to do, until it is told to end.
    pub(super) fn work(mut self, tasks: &Receiver<Task>) {
        // While the app is compiled, the posts are read.
        self.look();
        let mut batch = Batch::default();
        loop {
            let now = Instant::now();
            let told = self.wrong.as_ref().map(|(_, at)| *at);
            let due = [told, batch.due].into_iter().flatten().min();
            let task = match due {
                Some(due) => tasks.recv_timeout(due.saturating_duration_since(now)),
                None => tasks.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match task {
                Ok(Task::Saved { files, open }) => batch.add(files, open),
                Ok(Task::Lost) => batch.lose(),
                Ok(Task::Compiled(code, done)) => {
                    self.compile(code);
                    let _ = done.send(());
                }
                Ok(Task::Related(related)) => {
                    self.related = Arc::new(related);
                    // Makes the next edition of the same posts.
                    self.shown.clear();
                    self.look();
                }
                Ok(Task::End) | Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) if batch.is_due() => self.read(std::mem::take(&mut batch)),
                Err(RecvTimeoutError::Timeout) => self.tell(),
            }
        }
    }

    fn compile(&mut self, code: Result<Code, Box<Problem>>) {
        self.uncompiled = None;
        match code.map(Compiled::new) {
            Ok(Ok(compiled)) => self.compiled = Some(Arc::new(compiled)),
            Ok(Err(error)) => self.uncompiled = Some(of_assembling(&error)),
            Err(problem) => self.uncompiled = Some(*problem),
        }
        self.frame = None;
        self.look();
        // Nobody is in the middle of writing.
        self.tell();
    }

    fn read(&mut self, batch: Batch) {
        let kinds: BTreeSet<_> = batch.files.iter().map(|(_, kind)| *kind).collect();
        let is = |kind| batch.lost || kinds.contains(&kind);
        if is(Kind::Code) {
            let _ = self.news.send(News::Code);
        }
        if is(Kind::Beside) || is(Kind::Public) {
            self.sources.doubt_links();
        }
        if is(Kind::Adopted) {
            self.sources.doubt_adopted();
        }
        if is(Kind::Frame) || is(Kind::Public) {
            self.frame = None;
        }
        if kinds.iter().all(|kind| *kind == Kind::Code) && !batch.lost {
            return;
        }
        if let [(file, Kind::Post)] = batch.files.iter().collect::<Vec<_>>().as_slice() {
            self.show_one(file);
        }
        self.look();
    }

    /// Shows a post before anything else is looked at, where it can have changed nothing but its own page.
    fn show_one(&mut self, file: &Path) {
        let Some(edition) = self.newest.edition().filter(|_| self.frame.is_some()) else { return };
        let Some(post) = self.sources.load_one(file) else { return };
        let Ok(edition) = edition.with(&post) else { return };
        let path = edition.page_of(&post);
        let below = edition.base().strip(&path).unwrap_or_default();
        let Ok(Answer::File { bytes, .. }) = edition.answer(below) else { return };
        let html = String::from_utf8_lossy(&bytes).into_owned();
        self.newest.show(Arc::new(edition), &Change::Text(Some((path, html))));
    }

    /// Looks at everything, and shows what has changed.
    fn look(&mut self) {
        let same_frame = self.frame.is_some();
        let mut problems: Vec<_> = self.uncompiled.iter().cloned().collect();
        if !same_frame {
            match config::load(&self.root) {
                Ok(config) => self.config = Some(config),
                // The settings of before stay, as do the pages.
                Err(wrong) => problems.extend(wrong),
            }
        }
        if let Some(config) = &self.config {
            problems.extend(self.sources.look_in(&config.posts, !same_frame));
        }
        let mut rules = Rules::default();
        if let Some(config) = &self.config {
            rules.embed = &config.embed;
            rules.tags = config.tags.as_deref();
            rules.today = self.now.and_then(|now| day(now, config.timezone.clone()));
        }
        let Loaded { posts, landings, problems: wrong, mut warnings } = self.sources.load(&rules);
        problems.extend(wrong);
        if let Some(config) = &self.config {
            warnings = weigh(warnings, &config.warnings, &mut problems);
        }
        self.warn(warnings);
        let posts = self.at_their_best(posts, &problems);
        if let Err(error) = self.edit(posts, landings, same_frame) {
            problems.push(of_assembling(&error));
        }
        let problems = self.sources.placed(problems);
        let now = self.newest.problems();
        match &self.wrong {
            Some((pending, _)) if *pending == problems => {}
            _ if problems == now => self.wrong = None,
            // What is well again is told at once.
            _ if problems.is_empty() => {
                self.wrong = Some((problems, Instant::now()));
                self.tell();
            }
            _ => self.wrong = Some((problems, Instant::now() + GRACE)),
        }
    }

    fn warn(&mut self, warnings: Vec<Problem>) {
        let warnings = self.sources.placed(warnings);
        if warnings != self.warned {
            self.warned = warnings.clone();
            let _ = self.news.send(News::Warnings(warnings));
        }
    }

    /// Each post once, and one with a problem as it was before, if it was there.
    fn at_their_best(&mut self, posts: Vec<Arc<Post>>, problems: &[Problem]) -> Vec<Arc<Post>> {
        let broken: BTreeSet<&Path> = problems.iter().map(|problem| problem.file.as_path()).collect();
        let mut files: BTreeMap<PathBuf, Arc<Post>> =
            posts.into_iter().map(|post| (post.file.clone(), post)).collect();
        for (file, good) in &self.good {
            if broken.contains(file.as_path()) && self.root.join(file).exists() {
                files.insert(file.clone(), Arc::clone(good));
            }
        }
        let is_good = |file: &Path| !broken.contains(file) || self.good.contains_key(file);
        self.good =
            files.iter().filter(|(file, _)| is_good(file)).map(|(f, p)| (f.clone(), Arc::clone(p))).collect();
        let mut slugs = BTreeSet::new();
        let (good, rest): (Vec<_>, Vec<_>) =
            files.into_values().partition(|post| self.good.contains_key(&post.file));
        good.into_iter().chain(rest).filter(|post| slugs.insert(post.slug.clone())).collect()
    }

    fn edit(
        &mut self,
        posts: Vec<Arc<Post>>,
        landings: Vec<Landing>,
        same_frame: bool,
    ) -> Result<(), AssembleError> {
        let (Some(config), Some(compiled)) = (&self.config, &self.compiled) else { return Ok(()) };
        let frame = match &self.frame {
            Some(frame) => Arc::clone(frame),
            None => Arc::new(Frame::new(&self.root, config.clone(), Arc::clone(compiled))?),
        };
        let same_posts = posts.len() == self.shown.len()
            && posts.iter().zip(&self.shown).all(|(post, shown)| Arc::ptr_eq(post, shown));
        let landed = format!("{landings:?}");
        if same_frame && same_posts && landed == self.landed {
            return Ok(());
        }
        let before = self.newest.edition();
        let parts = Parts { posts: &posts, landings, related: Arc::clone(&self.related) };
        let edition = Edition::new(Arc::clone(&frame), parts, before.as_deref(), Arc::clone(&self.store))?;
        let edition = Arc::new(edition);
        self.find_related(&posts, &edition);
        (self.frame, self.shown, self.landed) = (Some(frame), posts, landed);
        let change = if same_frame { Change::Text(None) } else { Change::Frame };
        self.newest.show(edition, &change);
        Ok(())
    }

    /// Looks for the articles near each article, when one has come or gone: nobody waits for that, as every word of all of
    /// them is read.
    fn find_related(&mut self, posts: &[Arc<Post>], edition: &Arc<Edition>) {
        let slugs: BTreeSet<_> = posts.iter().map(|post| post.slug.clone()).collect();
        if slugs == self.related_of {
            return;
        }
        self.related_of = slugs;
        let (edition, tasks) = (Arc::clone(edition), self.tasks.clone());
        // Where the desk has ended, nobody is there to hear of it.
        thread::spawn(move || drop(tasks.send(Task::Related(edition.find_related()))));
    }

    /// Tells what is wrong.
    fn tell(&mut self) {
        let Some((problems, _)) = self.wrong.take() else { return };
        self.newest.complain(problems.clone());
        let _ = self.news.send(News::Problems(problems));
    }
}

fn of_assembling(error: &AssembleError) -> Problem {
    let said = error.to_string();
    let (what, remedy) = said.split_once('\n').unwrap_or((&said, ""));
    Problem::new("blog.toml", None, "assembling", what, remedy.trim())
}
