//! `a and b and c`, `a or b or c`; a mixture is reported with both ways to read it.

use super::super::ast;
use super::super::cursor::{Cursor, Lowered};
use super::super::grammar::Rule;
use super::super::lower::Lower;
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Syntax;
use crate::source::Span;

/// A longer chain is not written out twice in a help.
const SHOWN: usize = 160;

/// A chain as written: its operands, and the connectives between them (`or` is true).
struct Chain {
    operands: Vec<ast::Expr>,
    connectives: Vec<(bool, Span)>,
    span: Span,
}

impl Lower<'_> {
    /// All that is left of an expression.
    pub(super) fn chain(&mut self, cursor: &mut Cursor<'_>) -> Lowered<ast::Expr> {
        let first = self.operand(cursor)?;
        if cursor.peek().is_none() {
            return Ok(first);
        }
        let mut chain = Chain { span: first.span, operands: vec![first], connectives: Vec::new() };
        while let Some(word) = cursor.accept_any(&[Rule::AND, Rule::OR]) {
            chain.connectives.push((word.as_rule() == Rule::OR, self.token(&word)));
            let operand = self.operand(cursor)?;
            chain.span = chain.span.to(operand.span);
            chain.operands.push(operand);
        }
        self.check_mixture(&chain);
        let start = chain.span;
        chain.tree().ok_or(self.gap(start))
    }

    fn check_mixture(&mut self, chain: &Chain) {
        let first_of = |or| chain.connectives.iter().find(|connective| connective.0 == or).map(|found| found.1);
        let (Some(and), Some(or)) = (first_of(false), first_of(true)) else { return };
        let (first, second) = if and.start < or.start { (and, or) } else { (or, and) };
        let word = |span: Span| self.written(span).to_owned();
        let mut report = Diagnostic::error(Code::MixedAndOr, first, Syntax::MixedAndOr.into())
            .saying(Syntax::Connective { word: word(first) }.into())
            .label(second, Syntax::Connective { word: word(second) }.into());
        let (tight_and, tight_or) = (self.grouped(chain, false), self.grouped(chain, true));
        let whole = chain.span;
        report = match tight_and.len() <= SHOWN {
            true => report.help(Syntax::Groupings { one: tight_and.clone(), other: tight_or.clone() }.into()),
            false => report.help(Syntax::Parentheses.into()),
        };
        self.diagnostics.push(report.fix(whole, tight_and).fix(whole, tight_or));
    }

    /// The chain as written, with parentheses around its groups of `or` or of `and`.
    fn grouped(&self, chain: &Chain, or: bool) -> String {
        let mut written = String::new();
        let operator = |index: Option<usize>| index.and_then(|at| chain.connectives.get(at)).map(|found| found.0);
        for (index, operand) in chain.operands.iter().enumerate() {
            let before = operator(index.checked_sub(1));
            let after = operator(Some(index));
            if let Some(connective) = before {
                written.push_str(if connective { " or " } else { " and " });
            }
            if before != Some(or) && after == Some(or) {
                written.push('(');
            }
            written.push_str(self.written(operand.span));
            if before == Some(or) && after != Some(or) {
                written.push(')');
            }
        }
        written
    }

    /// The text of a place, as it stands in the file.
    pub(super) fn written(&self, span: Span) -> &str {
        self.source.get(span.range()).unwrap_or("")
    }
}

impl Chain {
    /// The tree; in a mixture `and` binds more tightly, so that what is inside can still be checked.
    fn tree(self) -> Option<ast::Expr> {
        let mut groups: Vec<Vec<ast::Expr>> = Vec::new();
        let mut connectives = self.connectives.iter();
        for operand in self.operands {
            let continues = groups.last().is_some() && connectives.next().is_some_and(|connective| !connective.0);
            match groups.last_mut() {
                Some(group) if continues => group.push(operand),
                _ => groups.push(vec![operand]),
            }
        }
        let operands = groups.into_iter().filter_map(|group| join(group, ast::ExprKind::And)).collect();
        join(operands, ast::ExprKind::Or)
    }
}

/// One operand alone, or all of them in one node.
fn join(mut operands: Vec<ast::Expr>, kind: fn(Vec<ast::Expr>) -> ast::ExprKind) -> Option<ast::Expr> {
    let last = operands.pop()?;
    let Some(first) = operands.first() else { return Some(last) };
    let span = first.span.to(last.span);
    operands.push(last);
    Some(ast::Expr { kind: kind(operands), span })
}
