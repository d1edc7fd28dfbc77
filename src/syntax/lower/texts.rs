//! Names, numbers, dates, strings with their escapes and holes, texts in two languages, citations.

use pest::iterators::Pair;
use pest::unicode::{XID_CONTINUE, XID_START};

use super::super::ast;
use super::super::cursor::{Cursor, Lowered};
use super::super::grammar::Rule;
use super::super::habits;
use super::Lower;
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::{Broken, Syntax};
use crate::source::{Span, Spanned};

impl Lower<'_> {
    /// The name that comes next.
    pub(in super::super) fn name(&mut self, cursor: &mut Cursor<'_>) -> Lowered<ast::Name> {
        Ok(self.name_of(&cursor.expect(Rule::name)?))
    }

    /// A pair as a name.
    pub(in super::super) fn name_of(&self, pair: &Pair<'_, Rule>) -> ast::Name {
        ast::Name { text: pair.as_str().to_owned(), span: self.token(pair) }
    }

    /// All names that are left.
    pub(super) fn names(&self, mut cursor: Cursor<'_>) -> Vec<ast::Name> {
        let mut names = Vec::new();
        while let Some(pair) = cursor.next() {
            if pair.as_rule() == Rule::name {
                names.push(self.name_of(&pair));
            }
        }
        names
    }

    /// A path, a fact or a word.
    pub(in super::super) fn path(&self, pair: Pair<'_, Rule>) -> ast::Path {
        let span = self.token(&pair);
        ast::Path { segments: self.names(Cursor::new(pair)), span }
    }

    /// The place of a pair that holds no blanks.
    pub(in super::super) fn token(&self, pair: &Pair<'_, Rule>) -> Span {
        let span = pair.as_span();
        self.place(span.start(), span.end())
    }

    /// The number that comes next, as a whole number.
    pub(super) fn whole(&mut self, cursor: &mut Cursor<'_>) -> Lowered<Spanned<u64>> {
        let pair = cursor.expect(Rule::number)?;
        let digits = self.digits(&pair);
        let span = self.token(&pair);
        Ok(Spanned::new(self.whole_of(&digits, span), span))
    }

    /// Digits that are well formed, as a whole number; reports what is none.
    pub(in super::super) fn whole_of(&mut self, digits: &str, span: Span) -> u64 {
        digits.replace('_', "").parse().unwrap_or_else(|_| {
            if well_formed(digits) {
                let message = if digits.contains('.') { Syntax::WholeNumber } else { Syntax::NumberTooLarge };
                self.diagnostics.push(Diagnostic::error(Code::BadNumber, span, message.into()));
            }
            0
        })
    }

    /// A number as written; reports a malformed one.
    pub(in super::super) fn digits(&mut self, pair: &Pair<'_, Rule>) -> String {
        let written = pair.as_str();
        if !well_formed(written) {
            self.report_number(written, self.token(pair));
        }
        written.to_owned()
    }

    fn report_number(&mut self, written: &str, span: Span) {
        let digits = written.trim_end_matches(|c: char| c != '_' && XID_CONTINUE(c) && !c.is_ascii_digit());
        let unit = written.strip_prefix(digits).unwrap_or("");
        let glued = !unit.is_empty() && well_formed(digits);
        let meant = match habits::iso_date(written) {
            Some(date) => Some((Code::BadDate, date)),
            None => glued.then(|| (Code::BadNumber, format!("{digits} {}", habits::unit_of(unit)))),
        };
        let number = written.to_owned();
        self.diagnostics.push(match meant {
            Some((code, right)) => {
                let message = Broken::IsWritten { wrong: number, right: right.clone() };
                let report = Diagnostic::error(code, span, message.into());
                report.saying(Broken::Write { right: right.clone() }.into()).fix(span, right)
            }
            None => Diagnostic::error(Code::BadNumber, span, Syntax::BadNumber { number }.into())
                .help(Syntax::BadNumberHelp.into()),
        });
    }

    /// A date token.
    pub(super) fn date(&self, pair: &Pair<'_, Rule>) -> ast::Date {
        ast::Date { text: pair.as_str().to_owned(), span: self.token(pair) }
    }

    /// `from 2017-08`: the date of a pair that begins with its word.
    pub(super) fn keyword_date(&mut self, pair: &Pair<'_, Rule>) -> Lowered<ast::Date> {
        let mut cursor = Cursor::new(pair.clone());
        cursor.any()?;
        Ok(self.date(&cursor.expect(Rule::date)?))
    }

    /// `through NAME`, `overtaken by NAME`: the name at the end.
    pub(super) fn keyword_name(&mut self, pair: &Pair<'_, Rule>) -> Lowered<ast::Name> {
        let mut cursor = Cursor::new(pair.clone());
        cursor.any()?;
        cursor.skip(&[Rule::BY]);
        self.name(&mut cursor)
    }

    /// `title TEXT`: the text of a pair that begins with its words.
    pub(super) fn keyword_text(&mut self, pair: &Pair<'_, Rule>) -> Lowered<ast::Text> {
        let mut cursor = Cursor::new(pair.clone());
        cursor.any()?;
        self.text(&mut cursor)
    }

    /// `timezone "…"`
    pub(super) fn keyword_string(&mut self, pair: &Pair<'_, Rule>) -> Lowered<Spanned<String>> {
        let mut cursor = Cursor::new(pair.clone());
        cursor.any()?;
        Ok(self.string(&cursor.expect(Rule::string)?))
    }

    /// All strings of a pair.
    pub(super) fn strings(&mut self, pair: Pair<'_, Rule>) -> Vec<Spanned<String>> {
        let mut cursor = Cursor::new(pair);
        let mut strings = Vec::new();
        while let Some(pair) = cursor.next() {
            if pair.as_rule() == Rule::string {
                strings.push(self.string(&pair));
            }
        }
        strings
    }

    /// The text in two languages that comes next.
    pub(super) fn text(&mut self, cursor: &mut Cursor<'_>) -> Lowered<ast::Text> {
        let pair = cursor.expect(Rule::text)?;
        let mut text = ast::Text { zh: None, en: None, span: self.span(&pair) };
        let mut inner = Cursor::new(pair);
        while let Some(language) = inner.next() {
            let template = self.template(&inner.expect(Rule::string)?);
            let slot = if language.as_rule() == Rule::ZH { &mut text.zh } else { &mut text.en };
            match slot {
                None => *slot = Some(template),
                Some(first) => {
                    let (word, place) = (language.as_str().to_owned(), self.token(&language).to(template.span));
                    self.diagnostics.push(
                        Diagnostic::error(Code::DuplicateEntry, place, Syntax::DuplicateEntry { word }.into())
                            .saying(Syntax::Second.into())
                            .label(first.span, Syntax::First.into()),
                    );
                }
            }
        }
        Ok(text)
    }

    /// A string without holes.
    pub(in super::super) fn string(&mut self, pair: &Pair<'_, Rule>) -> Spanned<String> {
        let mut words = String::new();
        let (mut at, mut rest) = inside(pair);
        while let Some(found) = rest.find('\\') {
            words.push_str(rest.get(..found).unwrap_or(""));
            let escape = rest.get(found..).unwrap_or("");
            let width = self.escape(at + found, escape, &mut words);
            at += found + width;
            rest = escape.get(width..).unwrap_or("");
        }
        words.push_str(rest);
        Spanned::new(words, self.token(pair))
    }

    /// A string with its holes.
    pub(super) fn template(&mut self, pair: &Pair<'_, Rule>) -> ast::Template {
        let mut parts = Vec::new();
        let mut words = String::new();
        let (mut at, mut rest) = inside(pair);
        while let Some(found) = rest.find(['\\', '{', '}']) {
            words.push_str(rest.get(..found).unwrap_or(""));
            at += found;
            let special = rest.get(found..).unwrap_or("");
            let width = match special.as_bytes().first() {
                Some(b'\\') => self.escape(at, special, &mut words),
                Some(b'{') => {
                    let (width, hole) = self.hole(at, special);
                    if let Some(path) = hole {
                        if !words.is_empty() {
                            parts.push(ast::TemplatePart::Words(std::mem::take(&mut words)));
                        }
                        parts.push(ast::TemplatePart::Hole(path));
                    }
                    width
                }
                _ => {
                    self.report_hole(at, at + 1, Syntax::HoleNotOpened);
                    1
                }
            };
            at += width;
            rest = special.get(width..).unwrap_or("");
        }
        words.push_str(rest);
        if !words.is_empty() {
            parts.push(ast::TemplatePart::Words(words));
        }
        ast::Template { parts, span: self.token(pair) }
    }

    /// `{app.name}` at the head of `rest`, which stands at byte `at`: how wide it is, and its path.
    fn hole(&mut self, at: usize, rest: &str) -> (usize, Option<ast::Path>) {
        let Some(close) = rest.find('}') else {
            self.report_hole(at, at + rest.len(), Syntax::HoleNotClosed);
            return (rest.len(), None);
        };
        let (width, written) = (close + 1, rest.get(1..close).unwrap_or(""));
        let mut segments = Vec::new();
        let mut start = at + 1;
        for name in written.split('.') {
            let end = start + name.len();
            segments.push(ast::Name { text: name.to_owned(), span: self.place(start, end) });
            start = end + 1;
        }
        if segments.iter().all(|name| is_name(&name.text)) {
            return (width, Some(ast::Path { segments, span: self.place(at + 1, at + close) }));
        }
        self.report_hole(at, at + width, Syntax::BadHole);
        (width, None)
    }

    fn report_hole(&mut self, start: usize, end: usize, message: Syntax) {
        let span = self.place(start, end);
        self.diagnostics.push(Diagnostic::error(Code::BadHole, span, message.into()).help(Syntax::BadHoleHelp.into()));
    }

    /// The escape at the head of `rest`, which stands at byte `at`: adds what it means, and says how wide it is.
    fn escape(&mut self, at: usize, rest: &str, words: &mut String) -> usize {
        let Some(escaped) = rest.chars().nth(1) else { return rest.len() };
        let width = 1 + escaped.len_utf8();
        words.push(match escaped {
            'n' => '\n',
            '"' | '\\' | '{' | '}' => escaped,
            unknown => {
                let escape = format!("\\{unknown}");
                let report =
                    Diagnostic::error(Code::BadEscape, self.place(at, at + width), Syntax::BadEscape { escape }.into());
                self.diagnostics.push(report.help(Syntax::BadEscapeHelp.into()));
                unknown
            }
        });
        width
    }

    /// `cite press line 27, guide`: adds its citations.
    pub(in super::super) fn cite(&mut self, pair: Pair<'_, Rule>, cites: &mut Vec<ast::Cite>) -> Lowered<()> {
        let mut cursor = Cursor::new(pair);
        while let Some(pair) = cursor.next() {
            if pair.as_rule() == Rule::citation {
                cites.push(self.citation(pair)?);
            }
        }
        Ok(())
    }

    fn citation(&mut self, pair: Pair<'_, Rule>) -> Lowered<ast::Cite> {
        let mut cursor = Cursor::new(pair);
        let source = self.name(&mut cursor)?;
        let mut span = source.span;
        let by_article = cursor.peek() == Some(Rule::ARTICLE);
        let place = match cursor.accept_any(&[Rule::LINE, Rule::LINES, Rule::ARTICLE]) {
            None => None,
            Some(_) => {
                let first = self.whole(&mut cursor)?;
                let second = match cursor.accept_any(&[Rule::TO, Rule::PARAGRAPH]) {
                    None => None,
                    Some(_) => Some(self.whole(&mut cursor)?),
                };
                span = span.to(second.as_ref().map_or(first.span, |second| second.span));
                Some(match by_article {
                    true => ast::CitePlace::Article(first, second),
                    false => ast::CitePlace::Lines(first, second),
                })
            }
        };
        let note = match cursor.accept(Rule::remark) {
            None => None,
            Some(remark) => Some(self.keyword_text(&remark)?),
        };
        Ok(ast::Cite { source, place, note, span })
    }
}

/// Where the inside of a string begins, and the inside.
fn inside<'i>(pair: &Pair<'i, Rule>) -> (usize, &'i str) {
    let written = pair.as_str();
    let inside = written.get(1..written.len().saturating_sub(1)).unwrap_or("");
    (pair.as_span().start() + 1, inside)
}

/// A name as the grammar has it.
fn is_name(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(|c| c == '_' || XID_START(c)) && characters.all(XID_CONTINUE)
}

/// Digits, single `_` between digits, one point between digits.
fn well_formed(number: &str) -> bool {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    [whole, fraction]
        .iter()
        .all(|part| part.split('_').all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit())))
}
