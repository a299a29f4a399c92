use serde::{Deserialize, Serialize};

/// The author's lines behind those of the clean text: a tag over several lines may have become one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Lines {
    /// By round, the last one first: behind which line how many went.
    lost: Vec<Vec<(u32, u32)>>,
}

impl Lines {
    /// Lines that went in one more round, by the line of the text that came of it, ascending.
    pub(super) fn lose(&mut self, mut lost: Vec<(u32, u32)>) {
        lost.retain(|(_, count)| *count > 0);
        if !lost.is_empty() {
            self.lost.insert(0, lost);
        }
    }

    /// The author's line.
    pub(crate) fn original(&self, line: u32) -> u32 {
        self.lost.iter().fold(line, |line, round| {
            let before = round.iter().take_while(|(at, _)| *at < line);
            line + before.map(|(_, count)| count).sum::<u32>()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_as_the_author_wrote_them() {
        let mut lines = Lines::default();
        lines.lose(vec![(2, 3), (4, 0), (5, 1)]);
        let of = |lines: &Lines| [1, 2, 3, 5, 6].map(|line| lines.original(line));
        assert_eq!(of(&lines), [1, 2, 6, 8, 10]);
        lines.lose(vec![(1, 1)]);
        assert_eq!(of(&lines), [1, 6, 7, 10, 11]);
    }
}
