use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use site::bench::{Figure, Samples, Unit};

use super::blog::Blog;
use super::measured::Built;
use crate::commands::CommandError;
use crate::tools::{Machine, Screen, program_in};

/// Builds of one kind are not repeated beyond this.
const PATIENCE: Duration = Duration::from_secs(240);

/// Stages that are told apart from text, pages and feeds: they are cached for themselves, or a blog may go without.
const IMAGES: [&str; 1] = ["Drawing images for sharing"];
const SEARCH: [&str; 3] = ["Reading words", "Finding related articles", "Writing the index"];
const COPIES: [&str; 1] = ["Compressing"];

/// Compiles this program with the profile `bench`; where it lies then.
pub(super) fn optimised(machine: &Machine) -> Result<PathBuf, CommandError> {
    let mut cargo = machine.command(&machine.cargo, &[]);
    let status = cargo.args(["build", "--profile", "bench", "--package", "site", "--bin", "blog"]).status();
    match status {
        // Cargo puts what the profile makes beside what a release is.
        Ok(status) if status.success() => Ok(program_in(&machine.target().join("release"), "blog")),
        Ok(_) => Err(CommandError::Failed { task: "compiling for the measurement" }),
        Err(error) => Err(CommandError::Start { program: "cargo".to_owned(), error }),
    }
}

/// Builds one blog, as often as it takes.
pub(super) struct Builder<'a> {
    program: &'a Path,
    blog: &'a Blog,
    esbuild: Option<&'a Path>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(program: &'a Path, blog: &'a Blog, esbuild: Option<&'a Path>) -> Self {
        Self { program, blog, esbuild }
    }

    /// Builds once, with all that is left of builds before.
    pub(super) fn build(&self) -> Result<Built, CommandError> {
        self.blog.stage()?;
        let Blog { root, staging, dist, kept, .. } = self.blog;
        let mut command = Command::new(self.program);
        command.arg("measured").args([root, staging, dist, kept]);
        if let Some(esbuild) = self.esbuild {
            command.arg("--esbuild").arg(esbuild);
        }
        let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output();
        let output = output.map_err(|error| CommandError::Start { program: "blog".to_owned(), error })?;
        if !output.status.success() {
            return Err(CommandError::Failed { task: "a measured build" });
        }
        self.blog.publish()?;
        serde_json::from_slice(&output.stdout).map_err(|error| CommandError::Bench {
            why: format!("a measured build said something else: {error}"),
        })
    }

    /// Cold, second, and after one edit; so often each.
    pub(super) fn measure(&self, runs: u16, screen: &mut Screen<'_>) -> Result<Vec<Figure>, CommandError> {
        let posts = self.blog.posts;
        let mut figures = Vec::new();
        for kind in ["cold", "second", "one edit"] {
            screen.line(&format!("{posts} posts: the build, {kind}"));
            let (mut costs, start) = (Costs::default(), Instant::now());
            for run in 0..runs {
                if run > 0 && start.elapsed() > PATIENCE {
                    break;
                }
                match kind {
                    "cold" => self.blog.forget()?,
                    // Each time another text.
                    "one edit" => self.blog.edit(usize::from(run) + 1)?,
                    _ => {}
                }
                costs.add(&self.build()?, posts);
            }
            figures.extend(costs.figures(&format!("build: {kind}"), posts));
        }
        Ok(figures)
    }
}

/// What builds of one kind cost.
#[derive(Default)]
struct Costs {
    /// By name, in the order in which they came first.
    samples: Vec<(String, Unit, Samples)>,
}

impl Costs {
    fn add(&mut self, built: &Built, posts: usize) {
        let of = |names: &[&str]| -> f64 {
            built
                .stages
                .iter()
                .filter(|stage| names.contains(&stage.name.as_str()))
                .map(|stage| stage.cpu)
                .sum()
        };
        let cpu: f64 = built.stages.iter().map(|stage| stage.cpu).sum();
        let wall: f64 = built.stages.iter().map(|stage| stage.wall).sum();
        let [images, search, copies] = [of(&IMAGES), of(&SEARCH), of(&COPIES)];
        let a_post = |cpu: f64| cpu / f64::from(u32::try_from(posts.max(1)).unwrap_or(u32::MAX));
        self.sample("all: wall", Unit::Milliseconds, wall);
        self.sample("all: CPU", Unit::Milliseconds, cpu);
        if let Some(peak) = built.peak {
            self.sample("peak memory", Unit::Megabytes, f64::from(u32::try_from(peak).unwrap_or(u32::MAX)));
        }
        let text = cpu - images - search - copies;
        self.sample("text, pages and feeds: CPU a post", Unit::Milliseconds, a_post(text));
        self.sample("search: CPU a post", Unit::Milliseconds, a_post(search));
        self.sample("share images: CPU a post", Unit::Milliseconds, a_post(images));
        for stage in &built.stages {
            self.sample(&format!("{}: wall", stage.name), Unit::Milliseconds, stage.wall);
            self.sample(&format!("{}: CPU", stage.name), Unit::Milliseconds, stage.cpu);
        }
    }

    fn sample(&mut self, name: &str, unit: Unit, value: f64) {
        match self.samples.iter_mut().find(|(known, ..)| known == name) {
            Some((_, _, samples)) => samples.add(value),
            None => {
                let mut samples = Samples::default();
                samples.add(value);
                self.samples.push((name.to_owned(), unit, samples));
            }
        }
    }

    fn figures(&self, topic: &str, posts: usize) -> Vec<Figure> {
        let figure =
            |(name, unit, samples): &(String, Unit, Samples)| samples.figure(topic, name, *unit, posts);
        self.samples.iter().filter_map(figure).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::measured::Stage;
    use super::*;

    #[test]
    fn search_and_images_are_told_apart() {
        let stage = |name: &str, cpu| Stage { name: name.to_owned(), wall: cpu / 2.0, cpu };
        let stages = vec![
            stage("Reading posts", 100.0),
            stage("Drawing images for sharing", 900.0),
            stage("Reading words", 40.0),
            stage("Writing the index", 10.0),
        ];
        let mut costs = Costs::default();
        costs.add(&Built { stages, peak: Some(50_000_000) }, 100);
        let figures = costs.figures("build: cold", 100);
        let median = |name: &str| figures.iter().find(|figure| figure.name == name).unwrap().median;
        assert_eq!(median("text, pages and feeds: CPU a post"), 1.0);
        assert_eq!(median("search: CPU a post"), 0.5);
        assert_eq!(median("share images: CPU a post"), 9.0);
        assert_eq!([median("all: wall"), median("all: CPU"), median("peak memory")], [525.0, 1050.0, 5e7]);
        assert_eq!(median("Reading words: wall"), 20.0);
    }
}
