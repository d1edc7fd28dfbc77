//! From pest's flat list of operands, signs and connectives to the tree of an expression.
//!
//! A quantifier's body is everything that follows it in its expression, so `and` and `or` after it belong to the body.

use pest::iterators::Pair;

use super::ast;
use super::cursor::{Cursor, Lowered};
use super::grammar::Rule;
use super::lower::{Lower, Seen};
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::{Broken, Syntax};
use crate::source::Span;

mod chain;
mod relation;

/// How deep expressions may nest.
const DEPTH: usize = 120;

impl Lower<'_> {
    /// A whole expression.
    pub(super) fn expression(&mut self, pair: Pair<'_, Rule>) -> Lowered<ast::Expr> {
        self.chain(&mut Cursor::new(pair))
    }

    /// `not`, quantifiers, and what they are about.
    fn operand(&mut self, cursor: &mut Cursor<'_>) -> Lowered<ast::Expr> {
        let mut negation: Option<Span> = None;
        let mut negated = false;
        while let Some(not) = cursor.accept(Rule::NOT) {
            negation = negation.or(Some(self.token(&not)));
            negated = !negated;
        }
        let inner = match cursor.peek() {
            Some(Rule::quantifier) => self.quantified(cursor)?,
            _ => self.comparison(cursor)?,
        };
        let span = negation.map_or(inner.span, |not| not.to(inner.span));
        Ok(match negated {
            true => ast::Expr { kind: ast::ExprKind::Not(Box::new(inner)), span },
            false => ast::Expr { kind: inner.kind, span },
        })
    }

    /// `every x in xs: E`, with all that follows as its body.
    fn quantified(&mut self, cursor: &mut Cursor<'_>) -> Lowered<ast::Expr> {
        let pair = cursor.expect(Rule::quantifier)?;
        let start = self.span(&pair);
        let mut head = self.element(Cursor::new(pair))?;
        if self.depth >= DEPTH {
            self.report_depth(start);
            while cursor.next().is_some() {}
            return Ok(ast::Expr { kind: ast::ExprKind::Quantified(Box::new(head)), span: start });
        }
        self.depth += 1;
        let body = self.chain(cursor);
        self.depth -= 1;
        let body = body?;
        let span = start.to(body.span);
        head.body = Some(body);
        Ok(ast::Expr { kind: ast::ExprKind::Quantified(Box::new(head)), span })
    }

    fn report_depth(&mut self, span: Span) {
        self.diagnostics.push(Diagnostic::error(Code::TooDeep, span, Syntax::ExpressionTooDeep.into()));
    }

    /// `every x in xs`
    fn element(&mut self, mut cursor: Cursor<'_>) -> Lowered<ast::Quantified> {
        let quantifier = match cursor.any()?.as_rule() {
            Rule::EVERY => ast::Quantifier::Every,
            Rule::NO => ast::Quantifier::No,
            _ => ast::Quantifier::Some,
        };
        let (element, list) = self.element_in(&mut cursor)?;
        Ok(ast::Quantified { quantifier, element, list, body: None })
    }

    /// `x in xs`
    fn element_in(&mut self, cursor: &mut Cursor<'_>) -> Lowered<(ast::Name, ast::Path)> {
        let element = self.name(cursor)?;
        cursor.expect(Rule::IN)?;
        Ok((element, self.path(cursor.expect(Rule::path)?)))
    }

    /// A value, and what is said of it.
    fn comparison(&mut self, cursor: &mut Cursor<'_>) -> Lowered<ast::Expr> {
        let subject = self.sum(cursor)?;
        match cursor.peek() {
            Some(Rule::relation) => {
                let pair = cursor.any()?;
                self.relation(subject, pair)
            }
            Some(Rule::inclusion) => {
                let mut inner = Cursor::new(cursor.any()?);
                inner.expect(Rule::INCLUDES)?;
                let value = self.term(&mut inner)?;
                let span = subject.span.to(value.span);
                Ok(ast::Expr { kind: ast::ExprKind::Includes(Box::new(subject), Box::new(value)), span })
            }
            _ => Ok(subject),
        }
    }

    /// `a + b - c`
    fn sum(&mut self, cursor: &mut Cursor<'_>) -> Lowered<ast::Expr> {
        let first = self.term(cursor)?;
        let mut span = first.span;
        let mut terms = vec![(ast::Sign::Plus, first)];
        while let Some(sign) = cursor.accept_any(&[Rule::PLUS, Rule::MINUS]) {
            let term = self.term(cursor)?;
            span = span.to(term.span);
            terms.push((if sign.as_rule() == Rule::PLUS { ast::Sign::Plus } else { ast::Sign::Minus }, term));
        }
        Ok(match (terms.len(), terms.pop()) {
            (1, Some((_, only))) => only,
            (_, last) => {
                terms.extend(last);
                ast::Expr { kind: ast::ExprKind::Sum(terms), span }
            }
        })
    }

    fn term(&mut self, cursor: &mut Cursor<'_>) -> Lowered<ast::Expr> {
        let pair = cursor.any()?;
        let span = self.span(&pair);
        let kind = match pair.as_rule() {
            Rule::path | Rule::word => ast::ExprKind::Path(self.path(pair)),
            Rule::existence => ast::ExprKind::Quantified(Box::new(self.element(Cursor::new(pair))?)),
            Rule::something => ast::ExprKind::SomethingUnpublished,
            Rule::parenthesis => {
                let mut inner = Cursor::new(pair);
                inner.expect(Rule::LPAREN)?;
                self.expression(inner.expect(Rule::expression)?)?.kind
            }
            Rule::conditional => self.conditional(Cursor::new(pair))?,
            Rule::block => ast::ExprKind::Block(self.block(Cursor::new(pair))?),
            Rule::aggregate => ast::ExprKind::Aggregate(Box::new(self.aggregate(Cursor::new(pair))?)),
            _ => ast::ExprKind::Literal(self.literal(pair)?),
        };
        Ok(ast::Expr { kind, span })
    }

    fn literal(&mut self, pair: Pair<'_, Rule>) -> Lowered<ast::Literal> {
        Ok(match pair.as_rule() {
            Rule::YES => ast::Literal::Yes,
            Rule::NO => ast::Literal::No,
            Rule::NONE => ast::Literal::None,
            Rule::number => ast::Literal::Number(self.digits(&pair)),
            Rule::string => ast::Literal::Text(self.string(&pair).value),
            Rule::day => ast::Literal::Date(pair.as_str().to_owned()),
            Rule::unpublished => ast::Literal::Unpublished,
            Rule::duration => ast::Literal::Span(self.duration(pair)?),
            Rule::amount => {
                let (digits, unit) = self.amount(pair)?;
                ast::Literal::Amount(digits, unit)
            }
            _ => return Err(self.gap(self.span(&pair))),
        })
    }

    /// `14 days`
    fn duration(&mut self, pair: Pair<'_, Rule>) -> Lowered<ast::SpanLiteral> {
        let mut cursor = Cursor::new(pair);
        let number = cursor.expect(Rule::number)?;
        let digits = self.digits(&number);
        let count = self.whole_of(&digits, self.token(&number));
        let unit = cursor.any()?;
        let unit = match unit.as_rule() {
            Rule::HOURS => ast::SpanUnit::Hours,
            Rule::DAYS => ast::SpanUnit::Days,
            Rule::WEEKS => ast::SpanUnit::Weeks,
            Rule::MONTHS => ast::SpanUnit::Months,
            Rule::YEARS => ast::SpanUnit::Years,
            _ => return Err(self.gap(self.span(&unit))),
        };
        Ok(ast::SpanLiteral { count, unit })
    }

    /// A span of time where one is wanted.
    pub(super) fn time_span(&mut self, pair: Pair<'_, Rule>) -> Lowered<ast::SpanExpr> {
        let span = self.span(&pair);
        let kind = match pair.as_rule() {
            Rule::duration => ast::SpanKind::Literal(self.duration(pair)?),
            Rule::unpublished => ast::SpanKind::Unpublished,
            _ => ast::SpanKind::Path(self.path(pair)),
        };
        Ok(ast::SpanExpr { kind, span })
    }

    /// `if E then E else if E then E else E`
    fn conditional(&mut self, mut cursor: Cursor<'_>) -> Lowered<ast::ExprKind> {
        let mut branches = Vec::new();
        loop {
            cursor.skip(&[Rule::ELSE]);
            let Some(_) = cursor.accept(Rule::IF) else { break };
            let condition = self.expression(cursor.expect(Rule::expression)?)?;
            cursor.expect(Rule::THEN)?;
            branches.push((condition, self.expression(cursor.expect(Rule::expression)?)?));
        }
        let otherwise = Box::new(self.expression(cursor.expect(Rule::expression)?)?);
        Ok(ast::ExprKind::If { branches, otherwise })
    }

    /// `sum of (x.amount for x in xs where E)`
    fn aggregate(&mut self, mut cursor: Cursor<'_>) -> Lowered<ast::Aggregate> {
        let word = cursor.any()?;
        let kind = match word.as_rule() {
            Rule::COUNT => ast::AggregateKind::Count,
            Rule::SUM => ast::AggregateKind::Sum,
            Rule::LATEST => ast::AggregateKind::Latest,
            Rule::EARLIEST => ast::AggregateKind::Earliest,
            Rule::LARGEST => ast::AggregateKind::Largest,
            Rule::SMALLEST => ast::AggregateKind::Smallest,
            _ => return Err(self.gap(self.span(&word))),
        };
        cursor.skip(&[Rule::OF, Rule::LPAREN]);
        let value = match kind {
            ast::AggregateKind::Count => None,
            _ => Some(self.sum(&mut cursor)?),
        };
        cursor.skip(&[Rule::FOR]);
        let (element, list) = self.element_in(&mut cursor)?;
        let filter = match cursor.accept(Rule::filter) {
            None => None,
            Some(filter) => {
                let mut inner = Cursor::new(filter);
                inner.expect(Rule::WHERE)?;
                Some(self.expression(inner.expect(Rule::expression)?)?)
            }
        };
        Ok(ast::Aggregate { kind, value, element, list, filter })
    }

    fn block(&mut self, mut cursor: Cursor<'_>) -> Lowered<ast::Block> {
        let any = cursor.any()?.as_rule() == Rule::ANY_OF;
        let mut arms: Vec<ast::Arm> = Vec::new();
        let mut before: Option<(Span, bool)> = None;
        while let Some(pair) = cursor.next() {
            if pair.as_rule() == Rule::arm {
                let arm = self.arm(pair)?;
                let joined = before.is_some_and(|(before, _)| self.on_one_line(before, arm.span));
                if joined && before.is_some_and(|(_, joined)| !joined) {
                    self.report_line(arm.test.span);
                }
                before = Some((arm.span, joined));
                if !joined {
                    arms.push(arm);
                }
            }
        }
        Ok(ast::Block { any, arms })
    }

    fn arm(&mut self, pair: Pair<'_, Rule>) -> Lowered<ast::Arm> {
        let span = self.span(&pair);
        let mut cursor = Cursor::new(pair);
        let test = self.expression(cursor.expect(Rule::expression)?)?;
        let (mut cites, mut remedy, mut seen) = (Vec::new(), ast::Remedy::default(), Seen::default());
        while let Some(pair) = cursor.next() {
            match pair.as_rule() {
                Rule::cite => self.cite(pair, &mut cites)?,
                _ => self.remedy_entry(&mut remedy, &mut seen, pair)?,
            }
        }
        Ok(ast::Arm { test, cites, remedy, span })
    }

    fn on_one_line(&self, before: Span, arm: Span) -> bool {
        !self.written(before.after().to(arm.before())).contains('\n')
    }

    /// Each arm begins on its own line. One that begins with a word of a comparison was meant to be none.
    fn report_line(&mut self, arm: Span) {
        const COMPARING: &[&str] =
            &["none", "not", "within", "after", "before", "at", "more", "less", "than", "least", "most", "ago", "the"];
        let written = self.written(arm);
        let word = written.split(char::is_whitespace).next().unwrap_or("").to_owned();
        // A comma between arms was reported for itself.
        if self.source.get(..arm.start as usize).is_some_and(|before| before.trim_end().ends_with(',')) {
            return;
        }
        self.diagnostics.push(if COMPARING.contains(&word.as_str()) {
            let place = Span { end: arm.start + u32::try_from(word.len()).unwrap_or(0), ..arm };
            Diagnostic::error(Code::Syntax, place, Broken::NotExpected { found: word }.into())
                .saying(Syntax::ArmsOnOneLineHelp.into())
        } else {
            Diagnostic::error(Code::ArmsOnOneLine, arm, Syntax::ArmsOnOneLine.into())
                .saying(Syntax::ArmsOnOneLineHelp.into())
                .fix(arm.before(), "\n")
        });
    }
}
