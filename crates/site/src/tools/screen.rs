use std::io::Write;

use site::Style;

/// Where a command tells what it does. A terminal has one line that changes in place; a pipe has not.
pub(crate) struct Screen<'a> {
    out: &'a mut dyn Write,
    terminal: bool,
    style: Style,
}

const CLEAR_LINE: &str = "\r\x1b[2K";

impl<'a> Screen<'a> {
    /// Writes to `out`, without colours; `terminal` says whether a line there can be written over.
    pub(crate) fn new(out: &'a mut dyn Write, terminal: bool) -> Self {
        Self { out, terminal, style: Style::Plain }
    }

    /// The same in this style.
    pub(crate) fn styled(self, style: Style) -> Self {
        Self { style, ..self }
    }

    /// How problems are shown here.
    pub(crate) fn style(&self) -> Style {
        self.style
    }

    /// Lines that stay, with their ends; nothing when there are none.
    pub(crate) fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.line(text.trim_end_matches('\n'));
            self.line("");
        }
    }

    /// Whether [`Self::status`] shows anything.
    pub(crate) fn is_terminal(&self) -> bool {
        self.terminal
    }

    /// A line that stays.
    pub(crate) fn line(&mut self, text: &str) {
        let clear = if self.terminal { CLEAR_LINE } else { "" };
        // Nobody listens any more: that is no reason to stop the work.
        let _ = writeln!(self.out, "{clear}{text}");
    }

    /// What is going on right now, until the next line replaces it.
    pub(crate) fn status(&mut self, text: &str) {
        if self.terminal {
            let _ = write!(self.out, "{CLEAR_LINE}{text}");
            let _ = self.out.flush();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_for_terminals() {
        let shown = |terminal| {
            let mut out = Vec::new();
            let mut screen = Screen::new(&mut out, terminal);
            screen.status("working");
            screen.line("done");
            String::from_utf8(out).unwrap()
        };
        assert_eq!(shown(false), "done\n");
        assert_eq!(shown(true), "\r\x1b[2Kworking\r\x1b[2Kdone\n");
    }
}
