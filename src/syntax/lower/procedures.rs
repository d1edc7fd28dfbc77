//! Procedures and their stages.

use pest::iterators::Pair;

use super::super::ast;
use super::super::cursor::{Cursor, Lowered};
use super::super::grammar::Rule;
use super::{Lower, Seen};
use crate::source::Span;

impl Lower<'_> {
    /// `procedure NAME { … }`
    pub(super) fn procedure(&mut self, mut cursor: Cursor<'_>, span: Span) -> Lowered<ast::Procedure> {
        cursor.expect(Rule::PROCEDURE)?;
        let name = self.name(&mut cursor)?;
        let (mut head, mut seen, mut stages) = (ast::Head::default(), Seen::default(), Vec::new());
        cursor.expect(Rule::LBRACE)?;
        while let Some(pair) = cursor.next() {
            if pair.as_rule() != Rule::RBRACE && !self.head_entry(&mut head, &mut seen, &pair)? {
                stages.push(self.stage(pair)?);
            }
        }
        Ok(ast::Procedure { name, head, stages, span })
    }

    fn stage(&mut self, pair: Pair<'_, Rule>) -> Lowered<ast::Stage> {
        let span = self.span(&pair);
        let rule = pair.as_rule();
        let mut cursor = Cursor::new(pair);
        cursor.any()?;
        Ok(match rule {
            Rule::way => {
                let client = self.name(&mut cursor)?;
                ast::Stage::Path(ast::PathStage { client, entry: self.text_stage(cursor, span)? })
            }
            Rule::step => ast::Stage::Step(self.step(cursor, span)?),
            Rule::request => ast::Stage::Request(self.path(cursor.expect(Rule::fact)?)),
            Rule::wait => ast::Stage::Wait(Box::new(self.wait(cursor, span)?)),
            Rule::r#final => ast::Stage::Final(self.text_stage(cursor, span)?),
            Rule::afterwards => {
                let time = self.time_span(cursor.any()?)?;
                ast::Stage::Afterwards(time, self.text_stage(cursor, span)?)
            }
            _ => return Err(self.gap(span)),
        })
    }

    fn text_stage(&mut self, mut cursor: Cursor<'_>, span: Span) -> Lowered<ast::TextStage> {
        let text = self.text(&mut cursor)?;
        let (mut head, mut seen) = (ast::Head::default(), Seen::default());
        while let Some(pair) = cursor.next() {
            self.head_entry(&mut head, &mut seen, &pair)?;
        }
        let ast::Head { cites, from, until, .. } = head;
        Ok(ast::TextStage { text, from, until, cites, span })
    }

    fn step(&mut self, mut cursor: Cursor<'_>, span: Span) -> Lowered<ast::StepStage> {
        let hedge = hedge(&mut cursor);
        let text = self.text(&mut cursor)?;
        let (mut head, mut seen) = (ast::Head::default(), Seen::default());
        let (mut by, mut otherwise) = (None, Vec::new());
        while let Some(pair) = cursor.next() {
            match pair.as_rule() {
                Rule::by => self.once_actor(&mut seen, &pair, &mut by)?,
                Rule::otherwise => otherwise.push(self.keyword_text(&pair)?),
                _ => {
                    self.head_entry(&mut head, &mut seen, &pair)?;
                }
            }
        }
        let ast::Head { cites, from, until, when, .. } = head;
        let entry = ast::TextStage { text, from, until, cites, span };
        Ok(ast::StepStage { hedge, by, when, otherwise, entry })
    }

    fn wait(&mut self, mut cursor: Cursor<'_>, span: Span) -> Lowered<ast::WaitStage> {
        let name = self.name(&mut cursor)?;
        let hedge = hedge(&mut cursor);
        let mut wait = ast::WaitStage {
            name,
            hedge,
            until: self.wait_kind(cursor.any()?)?,
            cancels: Vec::new(),
            stalls: Vec::new(),
            texts: Vec::new(),
            says: None,
            claims: Vec::new(),
            cites: Vec::new(),
            span,
        };
        let mut seen = Seen::default();
        while let Some(pair) = cursor.next() {
            match pair.as_rule() {
                Rule::cancel => wait.cancels.push(self.event(pair)?),
                Rule::stall => wait.stalls.push(self.event(pair)?),
                Rule::aside_text => wait.texts.push(self.keyword_text(&pair)?),
                Rule::claim => wait.claims.push(self.claim(pair)?),
                Rule::cite => self.cite(pair, &mut wait.cites)?,
                Rule::says => {
                    let text = self.keyword_text(&pair)?;
                    self.once(&mut seen, &pair, &mut wait.says, text);
                }
                _ => {}
            }
        }
        Ok(wait)
    }

    fn wait_kind(&mut self, pair: Pair<'_, Rule>) -> Lowered<ast::WaitKind> {
        let rule = pair.as_rule();
        let mut cursor = Cursor::new(pair);
        if rule == Rule::wait_for {
            cursor.expect(Rule::FOR)?;
            let at_most = cursor.accept(Rule::AT).is_some();
            cursor.skip(&[Rule::MOST]);
            let span = self.time_span(cursor.any()?)?;
            let after = match cursor.accept(Rule::AFTER) {
                None => None,
                Some(_) => Some(self.expression(cursor.expect(Rule::expression)?)?),
            };
            return Ok(ast::WaitKind::For { at_most, span, after });
        }
        cursor.expect(Rule::UNTIL)?;
        let fact = self.path(cursor.expect(Rule::fact)?);
        cursor.expect(Rule::BY)?;
        let by = self.actor(cursor.any()?)?;
        let within = match cursor.accept(Rule::WITHIN) {
            None => None,
            Some(_) => Some(self.time_span(cursor.any()?)?),
        };
        Ok(ast::WaitKind::Until { fact, by, within })
    }

    /// `cancel when E TEXT`, `stall when E TEXT`
    fn event(&mut self, pair: Pair<'_, Rule>) -> Lowered<(ast::Expr, ast::Text)> {
        let mut cursor = Cursor::new(pair);
        cursor.skip(&[Rule::CANCEL, Rule::STALL, Rule::WHEN]);
        let when = self.expression(cursor.expect(Rule::expression)?)?;
        Ok((when, self.text(&mut cursor)?))
    }
}

fn hedge(cursor: &mut Cursor<'_>) -> ast::Hedge {
    match cursor.accept_any(&[Rule::USUALLY, Rule::SOMETIMES]).map(|word| word.as_rule()) {
        Some(Rule::USUALLY) => ast::Hedge::Usually,
        Some(_) => ast::Hedge::Sometimes,
        None => ast::Hedge::Always,
    }
}
