//! Loops: `every`, `no`, `some`, and `count of`, `sum of`, `latest of`, … Each has an element that is always named.

use crate::check::checker::{Checker, LoopInfo};
use crate::check::env::{Arms, Element, Env, Known, Places};
use crate::check::formulas::{Condition, turned};
use crate::check::names::NameKind;
use crate::check::relations::has_size;
use crate::check::terms::Operand;
use crate::check::types::{Ty, words_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Check;
use crate::program::{
    Aggregate, AggregateKind, FormulaId, FormulaKind, LayoutId, Loop, Place, Quantifier, TermKind, Type,
};
use crate::source::Span;
use crate::syntax::ast::{self, Expr};

/// How deep loops may nest.
const LOOPS: u8 = 8;

impl Checker<'_> {
    /// `every x in xs: E`, `no x in xs where E`, `some x in xs where E`
    pub(super) fn quantified(&mut self, quantified: &ast::Quantified, span: Span, env: &mut Env) -> Condition {
        let Some((list, layout)) = self.list(&quantified.list, env) else {
            self.lost_elements.insert(quantified.element.text.clone());
            return self.wrong_condition(span);
        };
        if !self.enter_loop(&quantified.element, layout, env) {
            return self.wrong_condition(span);
        }
        let arms = env.arms;
        if quantified.quantifier == Quantifier::No {
            env.arms = turned(arms);
        }
        let body = quantified.body.as_ref().map(|body| self.body(body, &quantified.element, env));
        env.arms = arms;
        let element = env.elements.pop();
        let known = body.as_ref().map(|body| body.known.clone()).unwrap_or_default();
        let kind = FormulaKind::Loop(Loop {
            quantifier: quantified.quantifier,
            list,
            layout,
            level: env.depth(),
            element: quantified.element.text.clone(),
            body: body.map(|body| body.id),
        });
        let id = self.push_formula(kind, span);
        if let Some(element) = element {
            self.loops.insert(id, LoopInfo { element, known });
        }
        // Nothing flows out: a list that may have others makes the loop unknown, not false.
        Condition { id, known: Known::default() }
    }

    /// The element becomes known, unless its name is taken or loops nest too deep.
    fn enter_loop(&mut self, name: &ast::Name, layout: LayoutId, env: &mut Env) -> bool {
        self.loop_count += 1;
        if env.depth() >= LOOPS {
            let message = Check::LoopsTooDeep { limit: u64::from(LOOPS) }.into();
            self.report(Diagnostic::error(Code::TooDeep, name.span, message));
            return false;
        }
        self.check_name(name, NameKind::Bare);
        self.no_shadowing(name, env);
        let account_of = self.layouts.get(layout.0 as usize).and_then(|names| names.account_of);
        let text = name.text.clone();
        env.elements.push(Element { name: text, span: name.span, layout, account_of, mentions: 0 });
        true
    }

    /// An element hides no other element, no fact and no definition.
    fn no_shadowing(&mut self, name: &ast::Name, env: &Env) {
        let outer = env.element(&name.text).map(|(_, element)| element.span);
        let home = self.layouts.get(env.home.layout.0 as usize).and_then(|names| names.members.get(&name.text));
        let fact = self.layouts.first().and_then(|names| names.members.get(&name.text));
        let hidden = outer.or(home.or(fact).filter(|entry| self.can_see(env.file, entry.file)).map(|entry| entry.span));
        if let Some(hidden) = hidden {
            let message = Check::Shadowing { name: name.text.clone() }.into();
            let found = Diagnostic::error(Code::Shadowing, name.span, message).label(hidden, Check::HiddenHere.into());
            return self.report(found.help(Check::ShadowingHelp.into()));
        }
        let others: Vec<(String, Span)> =
            env.elements.iter().map(|element| (element.name.clone(), element.span)).collect();
        self.check_element_lookalike(name, &others);
    }

    /// The body of a loop, every part of which speaks of the element.
    fn body(&mut self, body: &Expr, element: &ast::Name, env: &mut Env) -> Condition {
        let outer = env.body_of.replace((element.text.clone(), element.span));
        let (errors, mentions) = (self.found.errors(), env.innermost_mentions());
        let read = self.condition(body, env);
        self.part_mentions(body.span, errors, mentions, env);
        env.body_of = outer;
        read
    }

    /// `count of (x in xs where E)`, `sum of (x.amount for x in xs where E)`, …
    pub(super) fn aggregate(&mut self, aggregate: &ast::Aggregate, span: Span, env: &mut Env) -> Operand {
        let Some((list, layout)) = self.list(&aggregate.list, env) else {
            self.lost_elements.insert(aggregate.element.text.clone());
            return self.wrong_value(span);
        };
        if !self.enter_loop(&aggregate.element, layout, env) {
            return self.wrong_value(span);
        }
        let (arms, body_of) = (env.arms, env.body_of.take());
        env.arms = Arms::Bare;
        let filter = aggregate.filter.as_ref().map(|filter| self.body(filter, &aggregate.element, env));
        let assumed = filter.as_ref().map(|filter| env.assume(&filter.known.if_true)).unwrap_or_default();
        let value = aggregate.value.as_ref().map(|value| self.aggregated(aggregate.kind, value, env));
        env.forget(assumed);
        (env.arms, env.body_of) = (arms, body_of);
        env.elements.pop();
        let ty = match (&value, aggregate.kind) {
            (_, AggregateKind::Count) => Ty::Fact(Type::Whole),
            (Some(value), _) => value.ty.clone(),
            (None, _) => Ty::Wrong,
        };
        let made =
            made(aggregate, value.map(|value| value.id), list, layout, (env.depth(), filter.map(|filter| filter.id)));
        self.value(TermKind::Aggregate(made), ty, span)
    }

    /// What is taken of each element: it must speak of the element, and have a size or a date.
    fn aggregated(&mut self, kind: AggregateKind, value: &Expr, env: &mut Env) -> Operand {
        let (errors, mentions) = (self.found.errors(), env.innermost_mentions());
        let read = self.term(value, env);
        let read = self.settled(read);
        if read.ty == Ty::Wrong {
            return read;
        }
        let fits = match kind {
            AggregateKind::Count => true,
            AggregateKind::Sum | AggregateKind::Largest | AggregateKind::Smallest => has_size(&read.ty),
            AggregateKind::Latest | AggregateKind::Earliest => {
                matches!(read.ty, Ty::Fact(Type::Date | Type::Time))
            }
        };
        if !fits {
            let words = words_of(&read.ty, &self.program);
            let message = match kind {
                AggregateKind::Sum => Check::NoSum { kind: words },
                AggregateKind::Largest | AggregateKind::Smallest | AggregateKind::Count => {
                    Check::NoLargest { kind: words }
                }
                AggregateKind::Latest | AggregateKind::Earliest => Check::NoLatest { kind: words },
            };
            let found = Diagnostic::error(Code::WrongType, read.span, message.into());
            let found = self.declared_as(found, &read);
            self.report(found);
            return self.wrong_value(value.span);
        }
        if self.found.errors() == errors && mentions == env.innermost_mentions() {
            let element = env.elements.last().map(|element| (element.name.clone(), element.span));
            let (name, span) = element.unwrap_or((String::new(), value.span));
            let message = Check::ElementNotMentioned { element: name.clone() }.into();
            let found = Diagnostic::error(Code::ElementNotMentioned, value.span, message);
            self.report(found.label(span, Check::ElementHere { element: name }.into()));
        }
        read
    }

    /// What the entries behind a condition can speak of: the elements of its loops, as long as one holds the next.
    /// `outermost` alone, if a text is given per element of one loop.
    pub(super) fn enter_loops(&mut self, test: FormulaId, outermost: bool, env: &mut Env) -> Inner {
        let mut inner = Inner { entered: 0, assumed: Vec::new() };
        let mut id = test;
        while let FormulaKind::Loop(loop_) = &self.program[id].kind {
            let (quantifier, body) = (loop_.quantifier, loop_.body);
            let Some(info) = self.loops.get(&id) else { break };
            let known: &Places = match (quantifier, outermost) {
                // A remedy speaks of the elements that fail, a text of those that match.
                (Quantifier::Every, _) | (Quantifier::Some, false) => &info.known.if_false,
                (Quantifier::No, _) | (Quantifier::Some, true) => &info.known.if_true,
            };
            env.elements.push(info.element.clone());
            inner.entered += 1;
            inner.assumed.extend(env.assume(known));
            match body {
                Some(body) if !outermost => id = body,
                _ => break,
            }
        }
        inner
    }

    /// Undoes [`Checker::enter_loops`].
    pub(super) fn leave_loops(&mut self, inner: Inner, env: &mut Env) {
        env.forget(inner.assumed);
        for _ in 0..inner.entered {
            env.elements.pop();
        }
    }
}

/// What was entered to read the entries behind a condition.
pub(super) struct Inner {
    entered: usize,
    assumed: Vec<Place>,
}

fn made(
    aggregate: &ast::Aggregate,
    value: Option<crate::program::TermId>,
    list: Place,
    layout: LayoutId,
    (level, filter): (u8, Option<FormulaId>),
) -> Aggregate {
    Aggregate { kind: aggregate.kind, value, list, layout, level, element: aggregate.element.text.clone(), filter }
}
