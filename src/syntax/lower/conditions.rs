//! Heads, conditions with what mends them, notes, automatic acts, versions.

use pest::iterators::Pair;

use super::super::ast;
use super::super::cursor::{Cursor, Lowered};
use super::super::grammar::Rule;
use super::{Lower, Seen};
use crate::source::{Span, Spanned};

impl Lower<'_> {
    /// An entry of a head; `false` if the pair is something else.
    pub(super) fn head_entry(&mut self, head: &mut ast::Head, seen: &mut Seen, pair: &Pair<'_, Rule>) -> Lowered<bool> {
        match pair.as_rule() {
            Rule::title => {
                let text = self.keyword_text(pair)?;
                self.once(seen, pair, &mut head.title, text);
            }
            Rule::cite => self.cite(pair.clone(), &mut head.cites)?,
            Rule::when => self.once_expression(seen, pair, &mut head.when)?,
            Rule::unless => self.once_expression(seen, pair, &mut head.unless)?,
            Rule::from => self.once_date(seen, pair, &mut head.from)?,
            Rule::until => self.once_date(seen, pair, &mut head.until)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// `when E`, `unless E`, `amount E`
    pub(super) fn once_expression(
        &mut self,
        seen: &mut Seen,
        pair: &Pair<'_, Rule>,
        slot: &mut Option<ast::Expr>,
    ) -> Lowered<()> {
        let mut cursor = Cursor::new(pair.clone());
        cursor.any()?;
        let value = self.expression(cursor.expect(Rule::expression)?)?;
        self.once(seen, pair, slot, value);
        Ok(())
    }

    /// `from D`, `until D`
    pub(super) fn once_date(
        &mut self,
        seen: &mut Seen,
        pair: &Pair<'_, Rule>,
        slot: &mut Option<ast::Date>,
    ) -> Lowered<()> {
        let date = self.keyword_date(pair)?;
        self.once(seen, pair, slot, date);
        Ok(())
    }

    /// `condition NAME { … }`
    pub(super) fn condition(&mut self, mut cursor: Cursor<'_>, span: Span) -> Lowered<ast::Condition> {
        cursor.expect(Rule::CONDITION)?;
        let name = self.name(&mut cursor)?;
        let (mut head, mut seen, mut requires) = (ast::Head::default(), Seen::default(), Vec::new());
        while let Some(pair) = cursor.next() {
            if !self.head_entry(&mut head, &mut seen, &pair)? && pair.as_rule() == Rule::require {
                requires.push(self.require(pair)?);
            }
        }
        Ok(ast::Condition { name, head, requires, span })
    }

    fn require(&mut self, pair: Pair<'_, Rule>) -> Lowered<ast::Require> {
        let span = self.span(&pair);
        let mut cursor = Cursor::new(pair);
        cursor.expect(Rule::REQUIRE)?;
        let test = self.expression(cursor.expect(Rule::expression)?)?;
        let (mut seen, mut when, mut cites) = (Seen::default(), None, Vec::new());
        let mut remedy = ast::Remedy::default();
        while let Some(pair) = cursor.next() {
            match pair.as_rule() {
                Rule::when => self.once_expression(&mut seen, &pair, &mut when)?,
                Rule::cite => self.cite(pair, &mut cites)?,
                _ => self.remedy_entry(&mut remedy, &mut seen, pair)?,
            }
        }
        Ok(ast::Require { test, when, cites, remedy, span })
    }

    /// `fix`, `no fix`, `says`, `claim`, `try`
    pub(in super::super) fn remedy_entry(
        &mut self,
        remedy: &mut ast::Remedy,
        seen: &mut Seen,
        pair: Pair<'_, Rule>,
    ) -> Lowered<()> {
        match pair.as_rule() {
            Rule::fix => remedy.fixes.push(self.fix(pair)?),
            Rule::claim => remedy.claims.push(self.claim(pair)?),
            Rule::no_fix => {
                let no_fix = self.no_fix(&pair)?;
                self.once(seen, &pair, &mut remedy.no_fix, no_fix);
            }
            Rule::says => {
                let text = self.keyword_text(&pair)?;
                self.once(seen, &pair, &mut remedy.says, text);
            }
            Rule::attempt => {
                let text = self.keyword_text(&pair)?;
                self.once(seen, &pair, &mut remedy.attempt, text);
            }
            _ => return Err(self.gap(self.span(&pair))),
        }
        Ok(())
    }

    fn fix(&mut self, pair: Pair<'_, Rule>) -> Lowered<ast::Fix> {
        let span = self.span(&pair);
        let mut cursor = Cursor::new(pair);
        cursor.expect(Rule::FIX)?;
        let text = self.text(&mut cursor)?;
        let mut seen = Seen::default();
        let (mut when, mut by, mut through, mut takes) = (None, None, None, None);
        let (mut counts_as, mut cites) = (Vec::new(), Vec::new());
        while let Some(pair) = cursor.next() {
            match pair.as_rule() {
                Rule::when => self.once_expression(&mut seen, &pair, &mut when)?,
                Rule::by => self.once_actor(&mut seen, &pair, &mut by)?,
                Rule::through => {
                    let name = self.keyword_name(&pair)?;
                    self.once(&mut seen, &pair, &mut through, name);
                }
                Rule::takes => {
                    let mut inner = Cursor::new(pair.clone());
                    inner.expect(Rule::TAKES)?;
                    let time = self.time_span(inner.any()?)?;
                    self.once(&mut seen, &pair, &mut takes, time);
                }
                Rule::counts => counts_as.push(self.counts_as(pair)?),
                _ => self.cite(pair, &mut cites)?,
            }
        }
        Ok(ast::Fix { text, when, by, through, counts_as, takes, cites, span })
    }

    fn no_fix(&mut self, pair: &Pair<'_, Rule>) -> Lowered<ast::NoFix> {
        let mut cursor = Cursor::new(pair.clone());
        cursor.skip(&[Rule::NO, Rule::FIX]);
        let text = self.text(&mut cursor)?;
        let mut cites = Vec::new();
        while let Some(pair) = cursor.next() {
            self.cite(pair, &mut cites)?;
        }
        Ok(ast::NoFix { text, cites, span: self.span(pair) })
    }

    /// `by platform`, `by others`
    pub(super) fn once_actor(
        &mut self,
        seen: &mut Seen,
        pair: &Pair<'_, Rule>,
        slot: &mut Option<Spanned<ast::Actor>>,
    ) -> Lowered<()> {
        let mut cursor = Cursor::new(pair.clone());
        cursor.expect(Rule::BY)?;
        let actor = self.actor(cursor.any()?)?;
        self.once(seen, pair, slot, actor);
        Ok(())
    }

    /// `platform`, `others`, `you`
    pub(super) fn actor(&self, pair: Pair<'_, Rule>) -> Lowered<Spanned<ast::Actor>> {
        let span = self.token(&pair);
        Ok(Spanned::new(
            match pair.as_rule() {
                Rule::PLATFORM => ast::Actor::Platform,
                Rule::OTHERS => ast::Actor::Others,
                Rule::YOU => ast::Actor::You,
                _ => return Err(self.gap(span)),
            },
            span,
        ))
    }

    fn counts_as(&mut self, pair: Pair<'_, Rule>) -> Lowered<ast::CountsAs> {
        let mut cursor = Cursor::new(pair);
        cursor.skip(&[Rule::COUNTS, Rule::AS]);
        let fact = self.path(cursor.expect(Rule::fact)?);
        let gains = cursor.any()?.as_rule() == Rule::GAINS;
        let value = self.value(cursor.any()?)?;
        Ok(if gains { ast::CountsAs::Gains(fact, value) } else { ast::CountsAs::Becomes(fact, value) })
    }

    /// `claim 30 days cite …`
    pub(super) fn claim(&mut self, pair: Pair<'_, Rule>) -> Lowered<ast::Claim> {
        let span = self.span(&pair);
        let mut cursor = Cursor::new(pair);
        cursor.expect(Rule::CLAIM)?;
        let what = match cursor.peek() {
            Some(Rule::text) => ast::ClaimKind::Text(self.text(&mut cursor)?),
            Some(Rule::duration) => ast::ClaimKind::Span(self.time_span(cursor.any()?)?),
            _ => ast::ClaimKind::Value(self.value(cursor.any()?)?),
        };
        let mut cites = Vec::new();
        while let Some(pair) = cursor.next() {
            self.cite(pair, &mut cites)?;
        }
        Ok(ast::Claim { what, cites, span })
    }

    /// `advice NAME { … }` and its kin
    pub(super) fn note(&mut self, mut cursor: Cursor<'_>, span: Span) -> Lowered<ast::Note> {
        let kind = match cursor.any()?.as_rule() {
            Rule::ADVICE => ast::NoteKind::Advice,
            Rule::LOSS => ast::NoteKind::Loss,
            Rule::CAUTION => ast::NoteKind::Caution,
            Rule::ALTERNATIVE => ast::NoteKind::Alternative,
            Rule::RIGHT => ast::NoteKind::Right,
            _ => return Err(self.gap(span)),
        };
        let name = self.name(&mut cursor)?;
        let (mut head, mut seen, mut texts) = (ast::Head::default(), Seen::default(), Vec::new());
        while let Some(pair) = cursor.next() {
            if !self.head_entry(&mut head, &mut seen, &pair)? && pair.as_rule() == Rule::note_text {
                texts.push(self.note_text(pair)?);
            }
        }
        Ok(ast::Note { kind, name, head, texts, span })
    }

    fn note_text(&mut self, pair: Pair<'_, Rule>) -> Lowered<ast::NoteText> {
        let span = self.span(&pair);
        let mut cursor = Cursor::new(pair);
        cursor.expect(Rule::TEXT)?;
        let text = self.text(&mut cursor)?;
        let (mut head, mut seen) = (ast::Head::default(), Seen::default());
        let (mut amount, mut recoverable) = (None, None);
        while let Some(pair) = cursor.next() {
            match pair.as_rule() {
                Rule::worth => self.once_expression(&mut seen, &pair, &mut amount)?,
                Rule::recoverable => {
                    let place = self.span(&pair);
                    self.once(&mut seen, &pair, &mut recoverable, place);
                }
                _ => {
                    self.head_entry(&mut head, &mut seen, &pair)?;
                }
            }
        }
        let ast::Head { title: _, cites, when, unless, from, until } = head;
        Ok(ast::NoteText { text, when, unless, amount, recoverable, from, until, cites, span })
    }

    /// `automatic NAME { … }`
    pub(super) fn automatic(&mut self, mut cursor: Cursor<'_>, span: Span) -> Lowered<ast::Automatic> {
        cursor.expect(Rule::AUTOMATIC)?;
        let name = self.name(&mut cursor)?;
        let (mut head, mut seen, mut said) = (ast::Head::default(), Seen::default(), None);
        let (mut prevents, mut texts) = (Vec::new(), Vec::new());
        while let Some(pair) = cursor.next() {
            if self.head_entry(&mut head, &mut seen, &pair)? {
                continue;
            }
            match pair.as_rule() {
                Rule::prevent => prevents.push(self.cited_text(&pair)?),
                Rule::aside => texts.push(self.cited_text(&pair)?),
                Rule::acts => {
                    let acts = self.acts(pair.clone())?;
                    self.once(&mut seen, &pair, &mut said, acts);
                }
                _ => {}
            }
        }
        let (certain, acts) = said.map_or((None, Vec::new()), |(certain, acts)| (Some(certain), acts));
        Ok(ast::Automatic { name, head, certain, acts, prevents, texts, span })
    }

    fn acts(&mut self, pair: Pair<'_, Rule>) -> Lowered<(Spanned<bool>, Vec<ast::Name>)> {
        let mut cursor = Cursor::new(pair);
        let word = cursor.any()?;
        let certain = Spanned::new(word.as_rule() == Rule::WILL, self.token(&word));
        Ok((certain, self.names(cursor)))
    }

    /// `version NAME from … { … }`
    pub(super) fn version(&mut self, mut cursor: Cursor<'_>, span: Span) -> Lowered<ast::Version> {
        cursor.expect(Rule::VERSION)?;
        let name = self.name(&mut cursor)?;
        let start = cursor.any()?;
        let date = self.keyword_date(&start)?;
        let start = match start.as_rule() {
            Rule::seen => ast::VersionStart::Seen(date),
            _ => ast::VersionStart::From(date),
        };
        let until = match cursor.accept(Rule::until) {
            None => None,
            Some(until) => Some(self.keyword_date(&until)?),
        };
        cursor.expect(Rule::LBRACE)?;
        let mut items = Vec::new();
        while let Some(pair) = cursor.next() {
            if pair.as_rule() != Rule::RBRACE {
                items.push(self.item(pair)?);
            }
        }
        Ok(ast::Version { name, start, until, items, span })
    }
}
