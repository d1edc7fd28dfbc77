//! From pest's pairs to the tree: one function per rule of the grammar.
//!
//! Reads top-down: items here, then `lower/facts.rs`, `lower/conditions.rs`, `lower/procedures.rs`, `lower/tests.rs`,
//! `lower/texts.rs`; expressions in `expr.rs`. What the grammar lets through and the language does not (a repeated
//! entry, an unknown escape, `and` mixed with `or`) is reported here; the tree is complete all the same.

use pest::iterators::Pair;

use super::ast;
use super::cursor::{Cursor, Gap, Lowered, end};
use super::grammar::Rule;
use super::patch::Origin;
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Syntax;
use crate::source::Span;

mod conditions;
mod facts;
mod procedures;
mod tests;
mod texts;

/// What every lowering function needs.
pub(super) struct Lower<'a> {
    /// The way from the parsed part to its file.
    origin: &'a Origin,
    /// The file as it is written.
    pub(super) source: &'a str,
    /// How many expressions or types surround the current one.
    pub(super) depth: usize,
    /// What was found wrong.
    pub(super) diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Lower<'a> {
    /// For a part of a file that came from `origin`, in a file with the text `source`.
    pub(super) fn new(origin: &'a Origin, source: &'a str, diagnostics: &'a mut Vec<Diagnostic>) -> Self {
        Lower { origin, source, depth: 0, diagnostics }
    }

    /// The items among `pairs`.
    pub(super) fn items(&mut self, mut cursor: Cursor<'_>) -> Vec<ast::Item> {
        let mut items = Vec::new();
        while let Some(pair) = cursor.next() {
            if pair.as_rule() == Rule::EOI {
                continue;
            }
            match self.item(pair) {
                Ok(item) => items.push(item),
                Err(gap) => self.report_gap(gap),
            }
        }
        items
    }

    fn item(&mut self, pair: Pair<'_, Rule>) -> Lowered<ast::Item> {
        let span = self.span(&pair);
        let rule = pair.as_rule();
        let cursor = Cursor::new(pair);
        Ok(match rule {
            Rule::platform => ast::Item::Platform(self.platform(cursor, span)?),
            Rule::include => ast::Item::Include(self.include(cursor)?),
            Rule::uses => {
                let (name, title) = self.named(cursor)?;
                ast::Item::Uses(ast::Uses { name, title, span })
            }
            Rule::unit => {
                let (name, title) = self.named(cursor)?;
                ast::Item::Unit(ast::Unit { name, title, span })
            }
            Rule::source => ast::Item::Source(self.source(cursor, span)?),
            Rule::account => ast::Item::Account(self.facts(cursor, span)?),
            Rule::me => ast::Item::Me(self.facts(cursor, span)?),
            Rule::define => ast::Item::Define(self.define(cursor, span)?),
            Rule::condition => ast::Item::Condition(self.condition(cursor, span)?),
            Rule::note => ast::Item::Note(self.note(cursor, span)?),
            Rule::automatic => ast::Item::Automatic(self.automatic(cursor, span)?),
            Rule::procedure => ast::Item::Procedure(self.procedure(cursor, span)?),
            Rule::version => ast::Item::Version(self.version(cursor, span)?),
            Rule::example => ast::Item::Example(self.example(cursor, span)?),
            Rule::test => ast::Item::Test(self.test(cursor, span)?),
            _ => return Err(self.gap(span)),
        })
    }

    fn include(&mut self, mut cursor: Cursor<'_>) -> Lowered<ast::Name> {
        cursor.expect(Rule::INCLUDE)?;
        self.name(&mut cursor)
    }

    /// `uses NAME { name … }`, `unit NAME { name … }`
    fn named(&mut self, mut cursor: Cursor<'_>) -> Lowered<(ast::Name, Option<ast::Text>)> {
        cursor.skip(&[Rule::USES, Rule::UNIT]);
        let name = self.name(&mut cursor)?;
        let (mut seen, mut title) = (Seen::default(), None);
        while let Some(pair) = cursor.next() {
            if pair.as_rule() == Rule::called {
                let text = self.keyword_text(&pair)?;
                self.once(&mut seen, &pair, &mut title, text);
            }
        }
        Ok((name, title))
    }

    fn platform(&mut self, mut cursor: Cursor<'_>, span: Span) -> Lowered<ast::Platform> {
        cursor.expect(Rule::PLATFORM)?;
        let name = self.name(&mut cursor)?;
        let (mut seen, mut title, mut timezone, mut conditions) = (Seen::default(), None, None, None);
        let mut also_called = Vec::new();
        while let Some(pair) = cursor.next() {
            match pair.as_rule() {
                Rule::called => {
                    let text = self.keyword_text(&pair)?;
                    self.once(&mut seen, &pair, &mut title, text);
                }
                Rule::timezone => {
                    let zone = self.keyword_string(&pair)?;
                    self.once(&mut seen, &pair, &mut timezone, zone);
                }
                Rule::conditions => {
                    let said = self.conditions(&pair)?;
                    self.once(&mut seen, &pair, &mut conditions, said);
                }
                Rule::also_called => also_called.extend(self.strings(pair)),
                _ => {}
            }
        }
        Ok(ast::Platform { name, title, also_called, timezone, conditions, span })
    }

    fn conditions(&mut self, pair: &Pair<'_, Rule>) -> Lowered<ast::Conditions> {
        let span = self.span(pair);
        let mut cursor = Cursor::new(pair.clone());
        cursor.expect(Rule::CONDITIONS)?;
        let complete = cursor.any()?.as_rule() == Rule::COMPLETE;
        let (mut seen, mut says, mut attempt, mut cites) = (Seen::default(), None, None, Vec::new());
        while let Some(pair) = cursor.next() {
            match pair.as_rule() {
                Rule::says => {
                    let text = self.keyword_text(&pair)?;
                    self.once(&mut seen, &pair, &mut says, text);
                }
                Rule::attempt => {
                    let text = self.keyword_text(&pair)?;
                    self.once(&mut seen, &pair, &mut attempt, text);
                }
                _ => self.cite(pair, &mut cites)?,
            }
        }
        Ok(ast::Conditions { complete, says, attempt, cites, span })
    }

    fn source(&mut self, mut cursor: Cursor<'_>, span: Span) -> Lowered<ast::Source> {
        cursor.expect(Rule::SOURCE)?;
        let mut source = ast::Source {
            name: self.name(&mut cursor)?,
            title: None,
            address: None,
            archived: None,
            lines: None,
            seen: None,
            evidence: None,
            overtaken_by: None,
            note: None,
            span,
        };
        let mut seen = Seen::default();
        while let Some(pair) = cursor.next() {
            self.source_entry(&mut source, &mut seen, pair)?;
        }
        Ok(source)
    }

    fn source_entry(&mut self, source: &mut ast::Source, seen: &mut Seen, pair: Pair<'_, Rule>) -> Lowered<()> {
        match pair.as_rule() {
            Rule::title => {
                let text = self.keyword_text(&pair)?;
                self.once(seen, &pair, &mut source.title, text);
            }
            Rule::remark => {
                let text = self.keyword_text(&pair)?;
                self.once(seen, &pair, &mut source.note, text);
            }
            Rule::address => {
                let string = self.keyword_string(&pair)?;
                self.once(seen, &pair, &mut source.address, string);
            }
            Rule::archived => {
                let string = self.keyword_string(&pair)?;
                self.once(seen, &pair, &mut source.archived, string);
            }
            Rule::lines => {
                let mut inner = Cursor::new(pair.clone());
                inner.expect(Rule::LINES)?;
                let number = self.whole(&mut inner)?;
                self.once(seen, &pair, &mut source.lines, number);
            }
            Rule::seen => {
                let date = self.keyword_date(&pair)?;
                self.once(seen, &pair, &mut source.seen, date);
            }
            Rule::evidence => {
                let word = self.keyword_name(&pair)?;
                self.once(seen, &pair, &mut source.evidence, word);
            }
            Rule::overtaken => {
                let other = self.keyword_name(&pair)?;
                self.once(seen, &pair, &mut source.overtaken_by, other);
            }
            _ => {}
        }
        Ok(())
    }
}

impl Lower<'_> {
    /// Bytes of the parsed part as a place in the file.
    pub(super) fn place(&self, start: usize, end: usize) -> Span {
        self.origin.span(start..end)
    }

    /// The place of a pair, without trailing blanks.
    pub(super) fn span(&self, pair: &Pair<'_, Rule>) -> Span {
        self.place(pair.as_span().start(), end(pair))
    }

    /// A gap at a place.
    pub(super) fn gap(&self, span: Span) -> Gap {
        Gap { at: (span.start as usize).saturating_sub(self.place(0, 0).start as usize) }
    }

    /// Reports that the grammar and the lowering disagree.
    pub(super) fn report_gap(&mut self, gap: Gap) {
        let span = self.place(gap.at, gap.at);
        self.diagnostics.push(Diagnostic::error(Code::Syntax, span, Syntax::NotUnderstood.into()));
    }

    /// Fills an entry that may stand once; reports a second one and keeps the first.
    pub(super) fn once<T>(&mut self, seen: &mut Seen, pair: &Pair<'_, Rule>, slot: &mut Option<T>, value: T) {
        let rule = pair.as_rule();
        let span = self.span(pair);
        match seen.entries.iter().find(|entry| entry.0 == rule) {
            Some(&(_, first)) => self.report_duplicate(pair, span, first),
            None => {
                seen.entries.push((rule, span));
                *slot = Some(value);
            }
        }
    }

    fn report_duplicate(&mut self, pair: &Pair<'_, Rule>, second: Span, first: Span) {
        let word = pair.as_str().split(|c: char| c.is_whitespace()).next().unwrap_or("").to_owned();
        self.diagnostics.push(
            Diagnostic::error(Code::DuplicateEntry, second, Syntax::DuplicateEntry { word }.into())
                .saying(Syntax::Second.into())
                .label(first, Syntax::First.into())
                .help(Syntax::DuplicateEntryHelp.into()),
        );
    }
}

/// Which entries of an item were read already.
#[derive(Default)]
pub(super) struct Seen {
    entries: Vec<(Rule, Span)>,
}
