//! None is a value of optional facts only, and whoever uses one says what none means.

use crate::check::checker::Checker;
use crate::check::env::Env;
use crate::check::terms::Operand;
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Check;
use crate::source::Span;
use crate::syntax::ast;

impl Checker<'_> {
    /// May the value be none here?
    pub(super) fn may_be_none(&self, operand: &Operand, env: &Env) -> bool {
        operand.optional.is_some_and(|place| !env.assumed.contains(&place))
    }

    /// Left of `is`: both ways to say it are proposed, because they differ.
    pub(super) fn subject_may_be_none(&mut self, subject: &Operand, is: &ast::Is, relation: &str) {
        let name = self.library.sources.text(subject.span).to_owned();
        let found = Diagnostic::error(Code::NoneNotSaid, subject.span, Check::NoneNotSaid { name }.into());
        let found = found.saying(Check::NoneRepairs { relation: relation.to_owned() }.into());
        let found = match subject.declared {
            Some(declared) => found.label(declared, Check::NoneHere.into()),
            None => found,
        };
        let place = self.after_is(is).before();
        self.report(found.fix(place, "none or ").fix(place, "not none and "));
    }

    /// The phrase right of `is`, `not` included.
    pub(super) fn after_is(&self, is: &ast::Is) -> Span {
        if !is.negated {
            return is.relation_span;
        }
        let between = Span { start: is.subject.span.end, end: is.relation_span.start, ..is.relation_span };
        let text = self.library.sources.text(between);
        let not = text.rfind("not").and_then(|at| u32::try_from(at).ok());
        not.map_or(is.relation_span, |at| Span { start: between.start.saturating_add(at), ..is.relation_span })
    }

    /// Anywhere else there is no short way: the sentence has to say it before.
    pub(super) fn value_may_be_none(&mut self, operand: &Operand) {
        let name = self.library.sources.text(operand.span).to_owned();
        let message = Check::NoneNotSaid { name: name.clone() }.into();
        let found = Diagnostic::error(Code::NoneNotSaid, operand.span, message);
        let found = match operand.declared {
            Some(declared) => found.label(declared, Check::NoneHere.into()),
            None => found,
        };
        self.report(found.help(Check::NoneBefore { name }.into()));
    }

    /// Reports a comparison with none of what never is.
    pub(super) fn never_none(&mut self, operand: &Operand, place: Span) {
        let name = self.library.sources.text(operand.span).to_owned();
        let found = Diagnostic::error(Code::NeverNone, place, Check::NeverNone { name }.into());
        self.report(match operand.declared {
            Some(declared) => found.label(declared, Check::NotOptionalHere.into()),
            None => found,
        });
    }
}
