//! What stands right of `is`.

use pest::iterators::Pair;

use super::super::ast;
use super::super::cursor::{Cursor, Lowered};
use super::super::grammar::Rule;
use super::super::lower::Lower;
use crate::source::{Span, Spanned};

impl Lower<'_> {
    /// `SUBJECT is …`
    pub(super) fn relation(&mut self, subject: ast::Expr, pair: Pair<'_, Rule>) -> Lowered<ast::Expr> {
        let span = subject.span.to(self.span(&pair));
        let mut cursor = Cursor::new(pair);
        cursor.expect(Rule::IS)?;
        let mut not = cursor.accept(Rule::NOT);
        let mut carry = None;
        let mut relation_span = None;
        let mut relation = None;
        if let Some(none) = cursor.accept(Rule::NONE) {
            let none = self.token(&none);
            match cursor.accept_any(&[Rule::OR, Rule::AND]) {
                Some(word) => {
                    carry = Some(self.carry(not.take().map(|pair| self.token(&pair)), none, self.token(&word)));
                    not = cursor.accept(Rule::NOT);
                }
                None => {
                    relation_span = Some(none);
                    relation = Some(ast::Relation::None);
                }
            }
        }
        let (relation, relation_span) = match (relation, relation_span) {
            (Some(relation), Some(place)) => (relation, place),
            _ => {
                let start = cursor.start().map_or(span, |at| self.place(at, at));
                (self.phrase(&mut cursor)?, start.to(span.after()))
            }
        };
        let is = ast::Is { subject, carry, negated: not.is_some(), relation, relation_span };
        Ok(ast::Expr { kind: ast::ExprKind::Is(Box::new(is)), span })
    }

    /// `none or`, `not none and`
    fn carry(&self, not: Option<Span>, none: Span, word: Span) -> Spanned<ast::Carry> {
        match not {
            None => Spanned::new(ast::Carry::NoneOr, none.to(word)),
            Some(not) => Spanned::new(ast::Carry::NotNoneAnd, not.to(word)),
        }
    }

    fn phrase(&mut self, cursor: &mut Cursor<'_>) -> Lowered<ast::Relation> {
        let comparison = match cursor.peek() {
            Some(Rule::at_least) => ast::Comparison::AtLeast,
            Some(Rule::at_most) => ast::Comparison::AtMost,
            Some(Rule::more_than) => ast::Comparison::MoreThan,
            Some(Rule::less_than) => ast::Comparison::LessThan,
            _ => return self.other_phrase(cursor),
        };
        cursor.any()?;
        if cursor.ends_with(Rule::AGO) {
            return Ok(ast::Relation::Ago(comparison, self.time_span(cursor.any()?)?));
        }
        Ok(ast::Relation::Compare(comparison, self.sum(cursor)?))
    }

    fn other_phrase(&mut self, cursor: &mut Cursor<'_>) -> Lowered<ast::Relation> {
        const WORDS: &[Rule] =
            &[Rule::ONE, Rule::THE, Rule::BEFORE, Rule::AFTER, Rule::WITHIN, Rule::DELETABLE, Rule::DELETED];
        let Some(word) = cursor.accept_any(WORDS) else { return Ok(ast::Relation::Equal(self.sum(cursor)?)) };
        cursor.skip(&[Rule::OF, Rule::SAME, Rule::AS]);
        Ok(match word.as_rule() {
            Rule::ONE => ast::Relation::OneOf(self.values(cursor)?),
            Rule::THE => ast::Relation::SameAs(self.sum(cursor)?),
            Rule::BEFORE => ast::Relation::Before(self.sum(cursor)?),
            Rule::AFTER => ast::Relation::After(self.sum(cursor)?),
            Rule::DELETABLE => ast::Relation::Deletable,
            Rule::DELETED => ast::Relation::Deleted,
            _ => {
                let time = self.time_span(cursor.any()?)?;
                cursor.expect(Rule::AFTER)?;
                ast::Relation::Within(time, self.sum(cursor)?)
            }
        })
    }

    /// `a, b, c`
    fn values(&mut self, cursor: &mut Cursor<'_>) -> Lowered<Vec<ast::Expr>> {
        let mut values = vec![self.term(cursor)?];
        while cursor.accept(Rule::COMMA).is_some() {
            values.push(self.term(cursor)?);
        }
        Ok(values)
    }
}
