//! Examples, tests, and the values of facts.

use pest::iterators::Pair;

use super::super::ast;
use super::super::cursor::{Cursor, Lowered};
use super::super::grammar::Rule;
use super::{Lower, Seen};
use crate::source::Span;

impl Lower<'_> {
    /// `example NAME { … }`
    pub(super) fn example(&mut self, mut cursor: Cursor<'_>, span: Span) -> Lowered<ast::Example> {
        cursor.expect(Rule::EXAMPLE)?;
        let name = self.name(&mut cursor)?;
        let mut facts = Vec::new();
        self.assignments(&mut cursor, &mut facts)?;
        Ok(ast::Example { name, facts, span })
    }

    /// `{ fact: VALUE … }`
    fn assignments(&mut self, cursor: &mut Cursor<'_>, facts: &mut Vec<(ast::Path, ast::Value)>) -> Lowered<()> {
        cursor.expect(Rule::LBRACE)?;
        while let Some(pair) = cursor.accept_any(&[Rule::assignment, Rule::COMMA]) {
            if pair.as_rule() == Rule::assignment {
                let mut inner = Cursor::new(pair);
                let fact = self.path(inner.expect(Rule::fact)?);
                inner.expect(Rule::COLON)?;
                facts.push((fact, self.value(inner.any()?)?));
            }
        }
        cursor.expect(Rule::RBRACE)?;
        Ok(())
    }

    /// `test "…" { … }`
    pub(super) fn test(&mut self, mut cursor: Cursor<'_>, span: Span) -> Lowered<ast::Test> {
        cursor.expect(Rule::TEST)?;
        let name = self.string(&cursor.expect(Rule::string)?);
        let (mut seen, mut on, mut given, mut expects) = (Seen::default(), None, None, Vec::new());
        while let Some(pair) = cursor.next() {
            match pair.as_rule() {
                Rule::on => self.once_date(&mut seen, &pair, &mut on)?,
                Rule::given => {
                    let facts = self.given(&pair)?;
                    self.once(&mut seen, &pair, &mut given, facts);
                }
                Rule::expect => {
                    let span = self.span(&pair);
                    expects.push(ast::Expect { kind: self.expected(pair)?, span });
                }
                _ => {}
            }
        }
        Ok(ast::Test { name, on, given, expects, span })
    }

    fn given(&mut self, pair: &Pair<'_, Rule>) -> Lowered<ast::Given> {
        let mut cursor = Cursor::new(pair.clone());
        cursor.expect(Rule::GIVEN)?;
        let mut given = ast::Given { example: None, facts: Vec::new(), without: Vec::new(), span: self.span(pair) };
        match cursor.accept(Rule::name) {
            Some(name) => given.example = Some(self.name_of(&name)),
            None => self.assignments(&mut cursor, &mut given.facts)?,
        }
        while let Some(pair) = cursor.next() {
            match pair.as_rule() {
                Rule::but => {
                    let mut inner = Cursor::new(pair);
                    inner.expect(Rule::BUT)?;
                    self.assignments(&mut inner, &mut given.facts)?;
                }
                _ => given.without.extend(self.fact_paths(Cursor::new(pair))),
            }
        }
        Ok(given)
    }

    /// All facts that are left.
    fn fact_paths(&self, mut cursor: Cursor<'_>) -> Vec<ast::Path> {
        let mut facts = Vec::new();
        while let Some(pair) = cursor.next() {
            if pair.as_rule() == Rule::fact {
                facts.push(self.path(pair));
            }
        }
        facts
    }

    fn expected(&mut self, pair: Pair<'_, Rule>) -> Lowered<ast::ExpectKind> {
        let mut cursor = Cursor::new(pair);
        cursor.expect(Rule::EXPECT)?;
        let first = cursor.any()?;
        Ok(match first.as_rule() {
            Rule::FAILING => ast::ExpectKind::Failing(self.names(cursor)),
            Rule::UNKNOWN => ast::ExpectKind::Unknown(self.names(cursor)),
            Rule::SHOWS => ast::ExpectKind::Shows(self.names(cursor)),
            Rule::NOT => ast::ExpectKind::NotShows(self.names(cursor)),
            Rule::ASKS => ast::ExpectKind::Asks(self.fact_paths(cursor)),
            Rule::EARLIEST => ast::ExpectKind::Earliest(self.date(&cursor.expect(Rule::date)?)),
            Rule::AUTOMATIC => {
                let name = self.name(&mut cursor)?;
                ast::ExpectKind::Automatic(name, self.keyword_date(&cursor.expect(Rule::on)?)?)
            }
            _ => ast::ExpectKind::Verdict(self.name_of(&first)),
        })
    }

    /// A value of a fact.
    pub(super) fn value(&mut self, pair: Pair<'_, Rule>) -> Lowered<ast::Value> {
        let span = self.span(&pair);
        let kind = match pair.as_rule() {
            Rule::NONE => ast::ValueKind::None,
            Rule::name => ast::ValueKind::Word(pair.as_str().to_owned()),
            Rule::number => ast::ValueKind::Number(self.digits(&pair)),
            Rule::string => ast::ValueKind::Text(self.string(&pair).value),
            Rule::day => ast::ValueKind::Date(pair.as_str().to_owned()),
            Rule::that_day => ast::ValueKind::ThatDay,
            Rule::amount => {
                let (digits, unit) = self.amount(pair)?;
                ast::ValueKind::Amount(digits, unit)
            }
            Rule::list => self.list(Cursor::new(pair))?,
            Rule::record => ast::ValueKind::Record(self.record(Cursor::new(pair))?),
            _ => return Err(self.gap(span)),
        };
        Ok(ast::Value { kind, span })
    }

    /// `5 CNY`
    pub(in super::super) fn amount(&mut self, pair: Pair<'_, Rule>) -> Lowered<(String, ast::Name)> {
        let mut cursor = Cursor::new(pair);
        let digits = self.digits(&cursor.expect(Rule::number)?);
        Ok((digits, self.name(&mut cursor)?))
    }

    fn list(&mut self, mut cursor: Cursor<'_>) -> Lowered<ast::ValueKind> {
        let (mut elements, mut incomplete) = (Vec::new(), false);
        while let Some(pair) = cursor.next() {
            match pair.as_rule() {
                Rule::LBRACKET | Rule::RBRACKET | Rule::COMMA | Rule::OTHERS => {}
                Rule::MAYBE => incomplete = true,
                _ => elements.push(self.value(pair)?),
            }
        }
        Ok(ast::ValueKind::List { elements, incomplete })
    }

    fn record(&mut self, mut cursor: Cursor<'_>) -> Lowered<Vec<(ast::Name, ast::Value)>> {
        let mut entries = Vec::new();
        while let Some(pair) = cursor.next() {
            if pair.as_rule() == Rule::entry {
                let mut inner = Cursor::new(pair);
                let name = self.name(&mut inner)?;
                inner.expect(Rule::COLON)?;
                entries.push((name, self.value(inner.any()?)?));
            }
        }
        Ok(entries)
    }
}
