//! Colours for code: the highlighter runs here, once, and no reader's browser has one.

mod languages;
mod scopes;
#[cfg(test)]
mod tests;

use content::markdown::{CodeBlock, Fence};
use content::{Run, Token};
use syntect::parsing::{ParseState, ScopeStack, SyntaxSet};

use self::languages::{Grammar, Language};
use self::scopes::Scopes;

use crate::nearest::nearest;

/// The runs of a code block; none where there is nothing to colour.
#[must_use]
pub fn runs(block: &CodeBlock<'_>) -> Vec<Run> {
    let fence = Fence::read(&block.info);
    let text = &block.text;
    match languages::find(fence.language) {
        Language::Plain | Language::Unknown => Vec::new(),
        Language::Session => Painter::default().session(text),
        // The signs of a difference are no part of the language.
        Language::Known(grammar) if fence.diff && fence.language != "diff" => {
            Painter::default().lines(text, grammar, |line| usize::from(line.starts_with(['+', '-', ' '])))
        }
        Language::Known(grammar) => Painter::default().lines(text, grammar, |_| 0),
    }
}

/// Whether a word behind a fence names no language; and then which may have been meant.
pub(crate) fn unknown(language: &str) -> Option<Option<&'static str>> {
    let unknown = matches!(languages::find(language), Language::Unknown);
    unknown.then(|| nearest(&language.to_ascii_lowercase(), languages::words()))
}

/// Puts runs together.
#[derive(Default)]
struct Painter {
    runs: Vec<(usize, Token)>,
    scopes: Scopes,
}

impl Painter {
    /// Colours a text; `skip` says how much of the beginning of a line is none of it.
    fn lines(mut self, text: &str, grammar: Grammar, skip: impl Fn(&str) -> usize) -> Vec<Run> {
        let mut state = State::new(grammar);
        for line in text.split_inclusive('\n') {
            let (before, line) = line.split_at(skip(line));
            self.add(before.len(), Token::Plain);
            self.line(line, &mut state);
        }
        self.finished()
    }

    /// Colours what was typed, which a prompt tells apart, and leaves plain what the machine said.
    fn session(mut self, text: &str) -> Vec<Run> {
        let Language::Known(grammar) = languages::find("bash") else { return Vec::new() };
        let mut state = None;
        for line in text.split_inclusive('\n') {
            let prompt = ["$ ", "# ", "> "].into_iter().find(|prompt| line.starts_with(prompt));
            match prompt {
                // A command may go on over lines behind a second prompt.
                Some(prompt) => {
                    self.add(prompt.len(), Token::Comment);
                    let state: &mut State = match &mut state {
                        Some(state) if prompt == "> " => state,
                        state => state.insert(State::new(grammar)),
                    };
                    self.line(&line[prompt.len()..], state);
                }
                None => {
                    state = None;
                    self.add(line.len(), Token::Plain);
                }
            }
        }
        self.finished()
    }

    fn line(&mut self, line: &str, state: &mut State) {
        // A grammar that fails leaves the rest of its line plain: colours are no reason to stop a build.
        let changes = state.parse.parse_line(line, state.set).unwrap_or_default();
        let mut from = 0;
        for (at, change) in changes {
            self.paint(&line[from..at], &state.scopes);
            from = at;
            let _ = state.scopes.apply(&change);
        }
        self.paint(&line[from..], &state.scopes);
    }

    fn paint(&mut self, text: &str, scopes: &ScopeStack) {
        let token = self.scopes.token(scopes.as_slice(), text);
        // Blanks have no colour, and so end no run.
        let before = self.runs.last().filter(|_| text.trim().is_empty());
        self.add(text.len(), before.map_or(token, |(_, token)| *token));
    }

    fn add(&mut self, length: usize, token: Token) {
        match self.runs.last_mut() {
            _ if length == 0 => {}
            Some((last, same)) if *same == token => *last += length,
            _ => self.runs.push((length, token)),
        }
    }

    fn finished(mut self) -> Vec<Run> {
        self.runs.pop_if(|(_, token)| *token == Token::Plain);
        let runs: Option<Vec<_>> = self.runs.iter().map(|&(length, token)| Run::new(length, token)).collect();
        runs.unwrap_or_default()
    }
}

/// How far a grammar has come.
struct State {
    parse: ParseState,
    scopes: ScopeStack,
    set: &'static SyntaxSet,
}

impl State {
    fn new(grammar: Grammar) -> Self {
        Self { parse: ParseState::new(grammar.syntax), scopes: ScopeStack::new(), set: grammar.set }
    }
}
