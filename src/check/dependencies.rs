//! Which definitions an expression uses, found before any of them is read.

use crate::check::checker::Checker;
use crate::check::env::{Element, Env};
use crate::check::paths::Meaning;
use crate::program::Type;
use crate::source::Span;
use crate::syntax::ast::{self, Expr, ExprKind, Relation, SpanKind};

/// A walk over one expression.
struct Walk<'c, 'a> {
    checker: &'c Checker<'a>,
    env: Env,
    used: Vec<(usize, Span)>,
}

impl Checker<'_> {
    /// The definitions that an expression uses, with the places.
    pub(super) fn definitions_used(&self, expr: &Expr, env: Env) -> Vec<(usize, Span)> {
        let mut walk = Walk { checker: self, env, used: Vec::new() };
        walk.expr(expr);
        walk.used
    }
}

impl Walk<'_, '_> {
    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Quantified(quantified) => {
                self.within(&quantified.element, &quantified.list, |walk| walk.all(&quantified.body));
            }
            ExprKind::Aggregate(aggregate) => self.within(&aggregate.element, &aggregate.list, |walk| {
                walk.all(&aggregate.filter);
                walk.all(&aggregate.value);
            }),
            ExprKind::If { branches, otherwise } => {
                for (condition, value) in branches {
                    self.expr(condition);
                    self.expr(value);
                }
                self.expr(otherwise);
            }
            ExprKind::Or(parts) | ExprKind::And(parts) => self.all(parts),
            ExprKind::Not(inner) => self.expr(inner),
            ExprKind::Is(is) => {
                self.expr(&is.subject);
                self.relation(&is.relation);
            }
            ExprKind::Includes(list, value) => {
                self.expr(list);
                self.expr(value);
            }
            ExprKind::Block(block) => block.arms.iter().for_each(|arm| self.expr(&arm.test)),
            ExprKind::Sum(parts) => parts.iter().for_each(|(_, part)| self.expr(part)),
            ExprKind::Path(path) => self.path(path),
            ExprKind::SomethingUnpublished | ExprKind::Literal(_) => {}
        }
    }

    fn all<'e>(&mut self, parts: impl IntoIterator<Item = &'e Expr>) {
        parts.into_iter().for_each(|part| self.expr(part));
    }

    fn relation(&mut self, relation: &Relation) {
        match relation {
            Relation::None | Relation::Deletable | Relation::Deleted => {}
            Relation::Equal(value)
            | Relation::SameAs(value)
            | Relation::Compare(_, value)
            | Relation::Before(value)
            | Relation::After(value) => self.expr(value),
            Relation::OneOf(values) => self.all(values),
            Relation::Within(span, from) => {
                self.span(span);
                self.expr(from);
            }
            Relation::Ago(_, span) => self.span(span),
        }
    }

    fn span(&mut self, span: &ast::SpanExpr) {
        match &span.kind {
            SpanKind::Path(path) => self.path(path),
            SpanKind::Literal(_) | SpanKind::Unpublished => {}
        }
    }

    fn path(&mut self, path: &ast::Path) {
        if let Some(Meaning::Definition(def, _)) = self.checker.meaning(path, &self.env) {
            self.used.push((def, path.span));
        }
    }

    fn within(&mut self, name: &ast::Name, list: &ast::Path, look: impl FnOnce(&mut Self)) {
        let elements = match self.checker.meaning(list, &self.env) {
            Some(Meaning::Field(place, layout)) => self.checker.field(layout, place.slot),
            _ => None,
        };
        // Without a list nothing of its elements is known, and nothing of them can be a definition.
        let Some(Type::List(layout)) = elements.map(|field| &field.kind) else { return look(self) };
        self.env.elements.push(Element {
            name: name.text.clone(),
            span: name.span,
            layout: *layout,
            account_of: None,
            mentions: 0,
        });
        look(self);
        self.env.elements.pop();
    }
}
