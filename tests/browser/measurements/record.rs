//! What a measurement leaves to `cargo blog bench`, which tells it for blogs of several sizes.

use std::env;
use std::fs;
use std::path::PathBuf;

use site::bench::{Figure, Samples, Unit};

/// The figures of one topic. Every run adds a value to each.
pub struct Record {
    topic: &'static str,
    posts: usize,
    rows: Vec<(String, Unit, Samples)>,
}

impl Record {
    pub fn new(topic: &'static str, posts: usize) -> Self {
        Self { topic, posts, rows: Vec::new() }
    }

    /// What one more run says.
    pub fn add(&mut self, name: &str, unit: Unit, value: f64) {
        if let Some((_, _, samples)) = self.rows.iter_mut().find(|(known, ..)| known == name) {
            samples.add(value);
        } else {
            let mut samples = Samples::default();
            samples.add(value);
            self.rows.push((name.to_owned(), unit, samples));
        }
    }

    fn figures(&self) -> Vec<Figure> {
        let figure = |(name, unit, samples): &(String, Unit, Samples)| {
            samples.figure(self.topic, name, *unit, self.posts)
        };
        self.rows.iter().filter_map(figure).collect()
    }

    /// Shows the figures, and writes them to the file `BLOG_MEASURED`.
    pub fn leave(&self) {
        let figures = self.figures();
        println!("\n{}, {} posts: median (middle half)", self.topic, self.posts);
        for figure in &figures {
            println!("  {:<44} {}", figure.label(), figure.shown());
        }
        if let Some(file) = env::var_os("BLOG_MEASURED").map(PathBuf::from) {
            fs::write(&file, serde_json::to_vec(&figures).unwrap()).unwrap();
        }
    }
}

#[test]
fn every_run_counts_and_figures_keep_their_order() {
    let mut record = Record::new("view", 11);
    for value in [3.0, 1.0, 2.0] {
        record.add("paint", Unit::Milliseconds, value);
        record.add("bytes", Unit::Kilobytes, 1e3 * value);
    }
    let figures: Vec<_> = record.figures().iter().map(|f| (f.label(), f.median, f.runs)).collect();
    assert_eq!(figures, [("paint, ms".to_owned(), 2.0, 3), ("bytes, kB".to_owned(), 2_000.0, 3)]);
}
