//! Spans of time: literals, definitions, `an unpublished time`, and whether they fit what they are counted from.

use crate::check::checker::Checker;
use crate::check::definitions::Value as Defined;
use crate::check::env::Env;
use crate::check::paths::Meaning;
use crate::check::terms::Operand;
use crate::check::types::{Ty, words_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Check;
use crate::moment;
use crate::program::{SpanId, TimeSpan, Type};
use crate::source::Span;
use crate::syntax::ast::{SpanExpr, SpanKind, SpanLiteral, SpanUnit};

impl Checker<'_> {
    /// A span of time; `against` is the event it is counted from, if that is known.
    pub(super) fn time_span(&mut self, span: &SpanExpr, against: Option<&Operand>, env: &mut Env) -> Option<TimeSpan> {
        match &span.kind {
            SpanKind::Unpublished => Some(TimeSpan::Unpublished),
            SpanKind::Literal(literal) => {
                let id = self.span_of(literal, span.span)?;
                let fits = self.hours_fit(literal.unit == SpanUnit::Hours, span.span, against);
                fits.then_some(TimeSpan::Known(id))
            }
            SpanKind::Path(path) => self.computed_span(path, span.span, against, env),
        }
    }

    fn computed_span(
        &mut self,
        path: &crate::syntax::ast::Path,
        span: Span,
        against: Option<&Operand>,
        env: &mut Env,
    ) -> Option<TimeSpan> {
        let name = self.library.sources.text(span).to_owned();
        let wrong = match self.path(path, env)? {
            Meaning::Definition(def, level) => match self.use_definition(def, level, span, env) {
                Defined::Term(operand) => match operand.ty {
                    Ty::Span { hours } => {
                        return self.hours_fit(hours, span, against).then_some(TimeSpan::Computed(operand.id));
                    }
                    Ty::Unpublished => return Some(TimeSpan::Unpublished),
                    Ty::Wrong => return None,
                    _ => operand,
                },
                Defined::Wrong | Defined::Formula(_) => {
                    self.not_a_span(span, name);
                    return None;
                }
            },
            Meaning::Field(..) | Meaning::Group | Meaning::Element => {
                self.not_a_span(span, name);
                return None;
            }
        };
        let found = Diagnostic::error(Code::WrongType, span, Check::NotASpan { name }.into());
        let found = self.declared_as(found, &wrong);
        self.report(found);
        None
    }

    fn not_a_span(&mut self, span: Span, name: String) {
        let found = Diagnostic::error(Code::WrongType, span, Check::NotASpan { name }.into());
        self.report(found.help(Check::NotASpanHelp.into()));
    }

    /// A civil day has no hours.
    fn hours_fit(&mut self, hours: bool, span: Span, against: Option<&Operand>) -> bool {
        let Some(event) = against.filter(|event| hours && event.ty == Ty::Fact(Type::Date)) else { return true };
        let kind = words_of(&event.ty, &self.program);
        let found = Diagnostic::error(Code::SpanDoesNotFit, span, Check::HoursOnDate.into());
        let found = match event.declared {
            Some(declared) => found.label(declared, Check::Kind { kind }.into()),
            None => found.label(event.span, Check::Kind { kind }.into()),
        };
        self.report(found.help(Check::HoursOnDateHelp.into()));
        false
    }

    /// A span literal, kept once.
    pub(super) fn span_of(&mut self, literal: &SpanLiteral, place: Span) -> Option<SpanId> {
        let Some(span) = measured(literal) else {
            let message = Check::Overflow { text: self.library.sources.text(place).to_owned() }.into();
            let found = Diagnostic::error(Code::Overflow, place, message);
            self.report(found.help(Check::SpanOverflowHelp.into()));
            return None;
        };
        let next = SpanId(self.program.spans.len() as u32);
        let id = *self.spans.entry(span).or_insert(next);
        if id == next {
            self.program.spans.push(span);
        }
        Some(id)
    }
}

/// The longest span that is counted, in years: longer than the calendar.
const YEARS: u64 = 20_000;

/// A span in the units that the calendar knows.
fn measured(literal: &SpanLiteral) -> Option<moment::Span> {
    let (factor, per_year) = match literal.unit {
        SpanUnit::Hours => (3600, 365 * 24),
        SpanUnit::Days => (1, 365),
        SpanUnit::Weeks => (7, 52),
        SpanUnit::Months => (1, 12),
        SpanUnit::Years => (12, 1),
    };
    let count = Some(literal.count).filter(|&count| count <= YEARS * per_year)?.checked_mul(factor)?;
    let small = u32::try_from(count).ok();
    match literal.unit {
        SpanUnit::Hours => Some(moment::Span { months: 0, days: 0, seconds: count }),
        SpanUnit::Days | SpanUnit::Weeks => small.map(moment::Span::days),
        SpanUnit::Months | SpanUnit::Years => small.map(moment::Span::months),
    }
}
