//! `account`, `me`, `define`, and the types of facts.

use pest::iterators::Pair;

use super::super::ast;
use super::super::cursor::{Cursor, Lowered};
use super::super::grammar::Rule;
use super::{Lower, Seen};
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Syntax;
use crate::source::Span;

/// How many `list of` and `optional` may stand before one type.
const TYPE_DEPTH: usize = 8;

impl Lower<'_> {
    /// `account { … }`, `me { … }`, or the record of a type.
    pub(super) fn facts(&mut self, mut cursor: Cursor<'_>, span: Span) -> Lowered<ast::Facts> {
        let mut facts = ast::Facts { fields: Vec::new(), defines: Vec::new(), span };
        while let Some(pair) = cursor.next() {
            let span = self.span(&pair);
            match pair.as_rule() {
                Rule::field => facts.fields.push(self.field(Cursor::new(pair), span)?),
                Rule::define => facts.defines.push(self.define(Cursor::new(pair), span)?),
                _ => {}
            }
        }
        Ok(facts)
    }

    /// `define NAME as E`
    pub(super) fn define(&mut self, mut cursor: Cursor<'_>, span: Span) -> Lowered<ast::Define> {
        cursor.expect(Rule::DEFINE)?;
        let name = self.name(&mut cursor)?;
        cursor.expect(Rule::AS)?;
        let value = self.expression(cursor.expect(Rule::expression)?)?;
        let label = match cursor.accept(Rule::label) {
            None => None,
            Some(label) => Some(self.keyword_text(&label)?),
        };
        Ok(ast::Define { name, value, label, span })
    }

    fn field(&mut self, mut cursor: Cursor<'_>, span: Span) -> Lowered<ast::Field> {
        let name = self.name(&mut cursor)?;
        cursor.expect(Rule::COLON)?;
        let mut field = ast::Field {
            name,
            kind: self.fact_type(cursor.expect(Rule::r#type)?)?,
            label: None,
            ask: None,
            whereabouts: None,
            place: None,
            sensitive: None,
            judged: None,
            may_lie_ahead: None,
            asked_first: None,
            span,
        };
        let mut seen = Seen::default();
        while let Some(pair) = cursor.next() {
            self.field_entry(&mut field, &mut seen, pair)?;
        }
        Ok(field)
    }

    fn field_entry(&mut self, field: &mut ast::Field, seen: &mut Seen, pair: Pair<'_, Rule>) -> Lowered<()> {
        let span = self.span(&pair);
        match pair.as_rule() {
            Rule::label => {
                let text = self.keyword_text(&pair)?;
                self.once(seen, &pair, &mut field.label, text);
            }
            Rule::ask => {
                let text = self.keyword_text(&pair)?;
                self.once(seen, &pair, &mut field.ask, text);
            }
            Rule::place => {
                let text = self.keyword_text(&pair)?;
                self.once(seen, &pair, &mut field.place, text);
            }
            Rule::whereabouts => {
                let cited = self.cited_text(&pair)?;
                self.once(seen, &pair, &mut field.whereabouts, cited);
            }
            Rule::sensitive => self.once(seen, &pair, &mut field.sensitive, span),
            Rule::judged => self.once(seen, &pair, &mut field.judged, span),
            Rule::may_lie_ahead => self.once(seen, &pair, &mut field.may_lie_ahead, span),
            Rule::asked_first => self.once(seen, &pair, &mut field.asked_first, span),
            _ => {}
        }
        Ok(())
    }

    /// `where TEXT cite …`, `prevent TEXT cite …`, `text TEXT cite …`
    pub(super) fn cited_text(&mut self, pair: &Pair<'_, Rule>) -> Lowered<(ast::Text, Vec<ast::Cite>)> {
        let mut cursor = Cursor::new(pair.clone());
        cursor.any()?;
        let text = self.text(&mut cursor)?;
        let mut cites = Vec::new();
        while let Some(pair) = cursor.next() {
            self.cite(pair, &mut cites)?;
        }
        Ok((text, cites))
    }

    fn fact_type(&mut self, pair: Pair<'_, Rule>) -> Lowered<ast::Type> {
        let whole = self.span(&pair);
        let mut cursor = Cursor::new(pair);
        let mut wrappers = Vec::new();
        while let Some(word) = cursor.accept_any(&[Rule::LIST, Rule::OPTIONAL]) {
            cursor.skip(&[Rule::OF]);
            wrappers.push((word.as_rule(), self.token(&word)));
        }
        if wrappers.len() > TYPE_DEPTH {
            self.diagnostics.push(Diagnostic::error(Code::TooDeep, whole, Syntax::TypeTooDeep.into()));
            wrappers.truncate(TYPE_DEPTH);
        }
        let mut wrapped = self.base_type(cursor.any()?)?;
        for (rule, span) in wrappers.into_iter().rev() {
            let span = span.to(wrapped.span);
            let inner = Box::new(wrapped);
            let kind = if rule == Rule::LIST { ast::TypeKind::List(inner) } else { ast::TypeKind::Optional(inner) };
            wrapped = ast::Type { kind, span };
        }
        Ok(wrapped)
    }

    fn base_type(&mut self, pair: Pair<'_, Rule>) -> Lowered<ast::Type> {
        let span = self.span(&pair);
        let kind = match pair.as_rule() {
            Rule::yes_or_no => ast::TypeKind::YesOrNo,
            Rule::whole_number => ast::TypeKind::WholeNumber,
            Rule::DECIMAL => ast::TypeKind::Decimal,
            Rule::TEXT => ast::TypeKind::Text,
            Rule::DATE => ast::TypeKind::Date,
            Rule::TIME => ast::TypeKind::Time,
            Rule::money_type => ast::TypeKind::Money(self.last_name(pair)?),
            Rule::amount_type => ast::TypeKind::Amount(self.last_name(pair)?),
            Rule::one_of_type => ast::TypeKind::OneOf(self.choices(Cursor::new(pair))?),
            Rule::record_type => ast::TypeKind::Record(self.facts(Cursor::new(pair), span)?),
            Rule::name => ast::TypeKind::Platform(self.name_of(&pair)),
            _ => return Err(self.gap(span)),
        };
        Ok(ast::Type { kind, span })
    }

    /// `money in CNY`: the name at its end.
    fn last_name(&mut self, pair: Pair<'_, Rule>) -> Lowered<ast::Name> {
        let mut cursor = Cursor::new(pair);
        cursor.skip(&[Rule::MONEY, Rule::AMOUNT, Rule::IN]);
        self.name(&mut cursor)
    }

    fn choices(&mut self, mut cursor: Cursor<'_>) -> Lowered<Vec<ast::Choice>> {
        let mut choices = Vec::new();
        while let Some(pair) = cursor.next() {
            if pair.as_rule() == Rule::choice {
                let mut inner = Cursor::new(pair);
                let name = self.name(&mut inner)?;
                inner.skip(&[Rule::ZH]);
                let zh = inner.accept(Rule::string).map(|string| self.string(&string));
                choices.push(ast::Choice { name, zh });
            }
        }
        Ok(choices)
    }
}
