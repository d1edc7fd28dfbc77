//! Values: literals, facts, sums, aggregates, `if … then … else …`.

use crate::check::checker::Checker;
use crate::check::definitions::Value as Defined;
use crate::check::env::Env;
use crate::check::paths::Meaning;
use crate::check::relations::has_size;
use crate::check::types::{Ty, words_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Check;
use crate::program::{DefinitionValue, Place, Sign, Term, TermId, TermKind, TermType, Type};
use crate::source::Span;
use crate::syntax::ast::{self, Expr, ExprKind};
use crate::value::Value;

/// A value that was read.
#[derive(Clone, Debug)]
pub(super) struct Operand {
    /// Where it stands in the program.
    pub(super) id: TermId,
    /// Its type.
    pub(super) ty: Ty,
    /// Where it is written.
    pub(super) span: Span,
    /// Where the fact or definition is declared, if it is one.
    pub(super) declared: Option<Span>,
    /// If it is an optional fact: its place.
    pub(super) optional: Option<Place>,
}

impl Checker<'_> {
    /// Reads an expression that must be a value, and is never none.
    pub(super) fn term(&mut self, expr: &Expr, env: &mut Env) -> Operand {
        let operand = self.operand(expr, env);
        if self.may_be_none(&operand, env) {
            self.value_may_be_none(&operand);
        }
        operand
    }

    /// Reads an expression that must be a value; the caller sees to it that none is spoken of.
    pub(super) fn operand(&mut self, expr: &Expr, env: &mut Env) -> Operand {
        match &expr.kind {
            ExprKind::Literal(literal) => self.literal(literal, expr.span, env),
            ExprKind::Path(path) => self.path_operand(path, env),
            ExprKind::Sum(parts) => self.sum(parts, expr.span, env),
            ExprKind::Aggregate(aggregate) => self.aggregate(aggregate, expr.span, env),
            ExprKind::If { branches, otherwise } => self.value_if(branches, otherwise, expr.span, env),
            ExprKind::Quantified(_)
            | ExprKind::Or(_)
            | ExprKind::And(_)
            | ExprKind::Not(_)
            | ExprKind::Is(_)
            | ExprKind::Includes(..)
            | ExprKind::SomethingUnpublished
            | ExprKind::Block(_) => {
                let message = Check::ConditionNoValue.into();
                self.report(Diagnostic::error(Code::NotACondition, expr.span, message));
                self.wrong_value(expr.span)
            }
        }
    }

    /// Stands for a value that is wrong, when that was said.
    pub(super) fn wrong_value(&mut self, span: Span) -> Operand {
        self.value(TermKind::Constant(Value::Unknown), Ty::Wrong, span)
    }

    /// A value that is no fact.
    pub(super) fn value(&mut self, kind: TermKind, ty: Ty, span: Span) -> Operand {
        let id = self.push_typed(kind, &ty, span);
        Operand { id, ty, span, declared: None, optional: None }
    }

    /// Adds a value of a type to the program.
    pub(super) fn push_typed(&mut self, kind: TermKind, ty: &Ty, span: Span) -> TermId {
        self.push_term(Term { kind, kind_of: type_of(ty), span })
    }

    fn path_operand(&mut self, path: &ast::Path, env: &mut Env) -> Operand {
        let span = path.span;
        let name = self.library.sources.text(span).to_owned();
        match self.path(path, env) {
            None => self.wrong_value(span),
            Some(Meaning::Field(place, layout)) => {
                let wrong = self.is_wrong(layout, place.slot);
                let Some(field) = self.field(layout, place.slot) else { return self.wrong_value(span) };
                let (declared, optional) = (Some(field.span), field.optional.then_some(place));
                if wrong {
                    self.found.fail();
                    return Operand { optional, ..self.wrong_value(span) };
                }
                let ty = Ty::Fact(field.kind.clone());
                let id = self.push_typed(TermKind::Fact(place), &ty, span);
                Operand { id, ty, span, declared, optional }
            }
            Some(Meaning::Definition(def, level)) => match self.use_definition(def, level, span, env) {
                Defined::Term(operand) => operand,
                Defined::Wrong => self.wrong_value(span),
                Defined::Formula(_) => {
                    let found = Diagnostic::error(Code::NotACondition, span, Check::DefinitionNoValue { name }.into());
                    let declared = self.definition_name(def).map(|(_, declared)| declared);
                    self.report(match declared {
                        Some(declared) => found.label(declared, Check::DefinedHere.into()),
                        None => found,
                    });
                    self.wrong_value(span)
                }
            },
            Some(Meaning::Group) => self.no_value(span, Check::GroupNoValue { name }),
            Some(Meaning::Element) => self.no_value(span, Check::RecordNoValue { name }),
        }
    }

    fn no_value(&mut self, span: Span, message: Check) -> Operand {
        self.report(Diagnostic::error(Code::WrongType, span, message.into()));
        self.wrong_value(span)
    }

    /// `a + b - c`: all of one type that has a size.
    fn sum(&mut self, parts: &[(Sign, Expr)], span: Span, env: &mut Env) -> Operand {
        let mut terms: Vec<(Sign, TermId)> = Vec::with_capacity(parts.len());
        let mut whole: Option<Operand> = None;
        let mut loose: Vec<Operand> = Vec::new();
        for (sign, part) in parts {
            let part = self.term(part, env);
            if !self.can_be_added(&part) {
                return self.wrong_value(span);
            }
            terms.push((*sign, part.id));
            match whole {
                Some(ref first) => {
                    if self.agree_on(first, &part, Check::added).is_none() {
                        return self.wrong_value(span);
                    }
                    if is_loose(&first.ty) && !is_loose(&part.ty) {
                        loose.extend(whole.replace(part));
                    } else if is_wider(&part.ty, &first.ty) {
                        whole = Some(part);
                    }
                }
                None => whole = Some(part),
            }
        }
        let ty = whole.map_or(Ty::Wrong, |whole| whole.ty);
        for (_, id) in &terms {
            self.coerce(*id, &ty);
        }
        self.value(TermKind::Sum(terms), ty, span)
    }

    /// Dates and spans of time are never added up: a span is counted once, from an event.
    fn can_be_added(&mut self, part: &Operand) -> bool {
        let (code, message, help) = match &part.ty {
            Ty::Span { .. } => (Code::SpanDoesNotFit, Check::SpansNotAdded, Check::SpansNotAddedHelp),
            Ty::Fact(Type::Date | Type::Time) => (Code::WrongType, Check::DatesNotAdded, Check::DatesNotAddedHelp),
            ty if has_size(ty) => return true,
            ty => {
                let kind = words_of(ty, &self.program);
                let found = Diagnostic::error(Code::WrongType, part.span, Check::NotAdded { kind }.into());
                let found = self.declared_as(found, part);
                self.report(found);
                return false;
            }
        };
        let found = Diagnostic::error(code, part.span, message.into()).help(help.into());
        let found = self.declared_as(found, part);
        self.report(found);
        false
    }

    /// `if E then V else if … else V`: all values of one type.
    fn value_if(&mut self, branches: &[(Expr, Expr)], otherwise: &Expr, span: Span, env: &mut Env) -> Operand {
        if self.too_many_branches(branches.len(), span) {
            return self.wrong_value(span);
        }
        let mut read = Vec::new();
        let mut excluded = Vec::new();
        for (test, value) in branches {
            let test = self.test_of_if(test, env);
            let assumed = env.assume(&test.known.if_true);
            let value = self.term(value, env);
            env.forget(assumed);
            excluded.extend(env.assume(&test.known.if_false));
            read.push((test, value));
        }
        let mut result = self.term(otherwise, env);
        env.forget(excluded);
        for (test, value) in read.into_iter().rev() {
            let Some(ty) = self.agree_on(&value, &result, Check::branches) else { return self.wrong_value(span) };
            let kind = TermKind::If(test.id, value.id, result.id);
            let id = self.push_typed(kind, &ty, value.span.to(result.span));
            result = Operand { id, ty, span, declared: None, optional: None };
        }
        if let Some(term) = self.program.terms.get_mut(result.id.0 as usize) {
            term.span = span;
        }
        result
    }

    /// How deep a value nests, with the definitions it uses.
    pub(super) fn depth_of_term(&self, kind: &TermKind) -> u32 {
        let inner = match kind {
            TermKind::Constant(_) | TermKind::Span(_) | TermKind::Fact(_) | TermKind::Unpublished => 0,
            TermKind::Sum(parts) => parts.iter().map(|&(_, part)| self.term_depth(part)).max().unwrap_or(0),
            TermKind::Aggregate(aggregate) => {
                let value = aggregate.value.map_or(0, |value| self.term_depth(value));
                aggregate.filter.map_or(0, |filter| self.formula_depth(filter)).max(value)
            }
            TermKind::If(test, then, otherwise) => {
                self.formula_depth(*test).max(self.term_depth(*then)).max(self.term_depth(*otherwise))
            }
            TermKind::Defined(definition) => {
                match self.program.definitions.get(definition.0 as usize).map(|definition| definition.value) {
                    Some(DefinitionValue::Formula(id)) => self.formula_depth(id),
                    Some(DefinitionValue::Term(id)) => self.term_depth(id),
                    None => 0,
                }
            }
        };
        inner.saturating_add(1)
    }
}

/// Is its unit still open?
pub(super) fn is_loose(ty: &Ty) -> bool {
    matches!(ty, Ty::Zero | Ty::Digits | Ty::Unpublished)
}

/// A number is more than a bare zero: `0 + 1` fits no currency.
fn is_wider(ty: &Ty, than: &Ty) -> bool {
    matches!((ty, than), (Ty::Digits, Ty::Zero) | (Ty::Zero | Ty::Digits, Ty::Unpublished))
}

/// The type in the program; open ones are settled when it is known what they are compared with.
pub(super) fn type_of(ty: &Ty) -> TermType {
    match ty {
        Ty::Wrong | Ty::Zero | Ty::Digits | Ty::Unpublished => TermType::Fact(Type::Whole),
        Ty::Span { .. } => TermType::Span,
        Ty::Fact(kind) => TermType::Fact(kind.clone()),
    }
}
