//! Atoms: `term is …`.

use std::cmp::Ordering;

use super::At;
use super::frame::Frame;
use super::term::{End, Reading, Scalar};
use crate::moment::{self, Day};
use crate::program::{Atom, Carry, Comparison, Relation, SpanId, TermId, TimeSpan};
use crate::truth::{Answer, FOREVER, Truth};
use crate::value::Value;

impl<'p> At<'p> {
    pub(super) fn atom<'v, A: Answer>(&self, frame: &mut Frame<'v>, atom: &Atom) -> A
    where
        'p: 'v,
    {
        if let Relation::Includes(list, value) = &atom.relation {
            let truth = includes(frame.value(*list), value);
            return A::new(if atom.negated { !truth } else { truth }, || FOREVER);
        }
        let (reading, until) = self.term(frame, atom.subject);
        let answer: A = match reading {
            Reading::Known(scalar) => self.related(frame, atom, End::At(scalar)),
            Reading::None => self.none(atom),
            Reading::Unknown => A::new(Truth::Unknown, || FOREVER),
            Reading::Between { low, high } => self.between(frame, atom, low, high),
        };
        if until == FOREVER {
            return answer;
        }
        A::new(answer.truth(), || {
            let until = self.count_until(frame, atom, answer.truth()).unwrap_or(until);
            answer.until().min(until)
        })
    }

    /// The truth of an atom if its subject were this value.
    pub fn atom_of<'v>(&self, frame: &mut Frame<'v>, atom: &Atom, value: &'v Value) -> Truth
    where
        'p: 'v,
    {
        match (value, Scalar::of(value)) {
            (Value::None, _) => self.none(atom),
            (_, Some(scalar)) => self.related(frame, atom, End::At(scalar)),
            (_, None) => Truth::Unknown,
        }
    }

    /// What none makes of an atom: only a carried phrase, or `is none` itself, says what it means.
    fn none<A: Answer>(&self, atom: &Atom) -> A {
        let truth = match (atom.carry, &atom.relation) {
            (Some(Carry::NoneOr), _) => Truth::True,
            (Some(Carry::NotNoneAnd), _) => Truth::False,
            (None, Relation::None) => Truth::from(!atom.negated),
            (None, _) => Truth::Unknown,
        };
        A::new(truth, || FOREVER)
    }

    /// A value between two ends decides a relation if both ends decide it alike.
    pub(super) fn between<'v, A: Answer>(&self, frame: &mut Frame<'v>, atom: &Atom, low: End<'v>, high: End<'v>) -> A
    where
        'p: 'v,
    {
        let low_end: A = self.related(frame, atom, low);
        let high_end: A = self.related(frame, atom, high);
        let monotone = matches!(atom.relation, Relation::None | Relation::Compare(..) | Relation::Ago(..));
        let outside = !monotone && self.lies_outside(frame, atom, low, high);
        let truth = match () {
            () if (monotone || low == high) && low_end.truth() == high_end.truth() => low_end.truth(),
            () if outside => Truth::from(atom.negated),
            () => Truth::Unknown,
        };
        A::new(truth, || low_end.until().min(high_end.until()))
    }

    /// Does every value that an equality or `within` accepts lie outside the range?
    fn lies_outside<'v>(&self, frame: &mut Frame<'v>, atom: &Atom, low: End<'v>, high: End<'v>) -> bool
    where
        'p: 'v,
    {
        let outside = |least: End<'_>, most: End<'_>| {
            most.compare(low) == Some(Ordering::Less) || least.compare(high) == Some(Ordering::Greater)
        };
        let is_outside = |value: Scalar<'_>| outside(End::At(value), End::At(value));
        match &atom.relation {
            Relation::Equal(term) => {
                self.term(frame, *term).0.range().is_some_and(|(least, most)| outside(least, most))
            }
            Relation::OneOf(values) => values.iter().all(|value| Scalar::of(value).is_some_and(is_outside)),
            Relation::Within(span, term) => {
                self.window(frame, *span, *term).is_some_and(|(least, most)| outside(End::At(least), End::At(most)))
            }
            Relation::None | Relation::Compare(..) | Relation::Ago(..) | Relation::Includes(..) => false,
        }
    }

    /// The relation of one value, `not` included.
    fn related<'v, A: Answer>(&self, frame: &mut Frame<'v>, atom: &Atom, subject: End<'v>) -> A
    where
        'p: 'v,
    {
        let answer: A = match &atom.relation {
            Relation::None => A::new(Truth::False, || FOREVER),
            Relation::Equal(term) => self.compared(frame, *term, subject, |order| order == Ordering::Equal),
            Relation::Compare(comparison, term) => {
                let accepts = |order: Ordering| accepts(*comparison, order);
                self.compared(frame, *term, subject, accepts)
            }
            Relation::OneOf(values) => one_of(values, subject),
            Relation::Within(span, term) => self.within(frame, *span, *term, subject),
            Relation::Ago(comparison, TimeSpan::Known(span)) => self.ago(*comparison, *span, subject),
            Relation::Ago(comparison, TimeSpan::Computed(term)) => {
                self.ago_computed(frame, *comparison, *term, subject)
            }
            Relation::Ago(comparison, TimeSpan::Unpublished) => A::new(ago_unknown(*comparison, subject), || FOREVER),
            Relation::Includes(..) => A::new(Truth::Unknown, || FOREVER),
        };
        if atom.negated { A::new(!answer.truth(), || answer.until()) } else { answer }
    }

    fn compared<'v, A: Answer>(
        &self,
        frame: &mut Frame<'v>,
        term: TermId,
        subject: End<'v>,
        accepts: impl Fn(Ordering) -> bool,
    ) -> A
    where
        'p: 'v,
    {
        let (reading, until) = self.term(frame, term);
        let truth = match (subject, reading) {
            // Nothing at all lies below, or above, whatever it is compared with.
            (End::Below, _) => accepts(Ordering::Less).into(),
            (End::Above, _) => accepts(Ordering::Greater).into(),
            (End::At(value), Reading::Known(other)) => {
                value.compare(other).map_or(Truth::Unknown, |order| accepts(order).into())
            }
            (End::At(_), Reading::Between { low, high }) => match (subject.compare(low), subject.compare(high)) {
                (Some(one), Some(other)) if one == other => accepts(one).into(),
                // It may also be equal to what lies in between.
                (Some(one), Some(other))
                    if accepts(one) == accepts(other) && accepts(one) == accepts(Ordering::Equal) =>
                {
                    accepts(one).into()
                }
                _ => Truth::Unknown,
            },
            (End::At(_), Reading::None | Reading::Unknown) => Truth::Unknown,
        };
        A::new(truth, || until)
    }

    fn within<'v, A: Answer>(&self, frame: &mut Frame<'v>, span: TimeSpan, term: TermId, subject: End<'v>) -> A
    where
        'p: 'v,
    {
        let End::At(scalar) = subject else { return A::new(Truth::False, || FOREVER) };
        // What is not known yet may come to be: a day that lies ahead, a span that hangs on one.
        let until = self.term(frame, term).1.min(match span {
            TimeSpan::Computed(span) => self.term(frame, span).1,
            TimeSpan::Known(_) | TimeSpan::Unpublished => FOREVER,
        });
        let Some((first, last)) = self.window(frame, span, term) else {
            return A::new(Truth::Unknown, || until);
        };
        let truth = match (scalar.compare(first), scalar.compare(last)) {
            (Some(from), Some(to)) => (from != Ordering::Less && to != Ordering::Greater).into(),
            _ => Truth::Unknown,
        };
        A::new(truth, || until)
    }

    /// First and last value of `within SPAN after TERM`.
    fn window<'v>(&self, frame: &mut Frame<'v>, span: TimeSpan, term: TermId) -> Option<(Scalar<'v>, Scalar<'v>)>
    where
        'p: 'v,
    {
        let span = self.span(frame, span)?;
        match self.term(frame, term).0 {
            Reading::Known(Scalar::Date(day)) => {
                let last = Day(day).plus(span).map_or(i32::MAX, |day| day.0);
                Some((Scalar::Date(day), Scalar::Date(last)))
            }
            Reading::Known(Scalar::Time(time)) => {
                let last = self.program.platform.zone.plus(time, span).unwrap_or(FOREVER);
                Some((Scalar::Time(time), Scalar::Time(last)))
            }
            _ => None,
        }
    }

    /// The span of time of a phrase, if it is known.
    pub fn span<'v>(&self, frame: &mut Frame<'v>, span: TimeSpan) -> Option<moment::Span>
    where
        'p: 'v,
    {
        match span {
            TimeSpan::Known(id) => Some(self.program[id]),
            TimeSpan::Unpublished => None,
            TimeSpan::Computed(term) => match self.term(frame, term).0 {
                Reading::Known(Scalar::Span(span)) => Some(span),
                _ => None,
            },
        }
    }

    /// `… is at least SPAN ago` and its kin, by cut-off days computed once per moment.
    fn ago<A: Answer>(&self, comparison: Comparison, id: SpanId, subject: End<'_>) -> A {
        if let End::At(Scalar::Date(day)) = subject {
            let cut = self.cut(id);
            let truth = looks_back(comparison, day <= cut.reached, day <= cut.passed);
            return A::new(truth.into(), || self.turns(comparison, self.program[id], Scalar::Date(day)));
        }
        self.ago_span(comparison, self.program[id], subject)
    }

    fn ago_computed<'v, A: Answer>(
        &self,
        frame: &mut Frame<'v>,
        comparison: Comparison,
        term: TermId,
        subject: End<'v>,
    ) -> A
    where
        'p: 'v,
    {
        let (reading, until) = self.term(frame, term);
        match reading {
            Reading::Known(Scalar::Span(span)) => {
                let answer: A = self.ago_span(comparison, span, subject);
                A::new(answer.truth(), || answer.until().min(until))
            }
            _ => A::new(ago_unknown(comparison, subject), || until),
        }
    }

    fn ago_span<A: Answer>(&self, comparison: Comparison, span: moment::Span, subject: End<'_>) -> A {
        let End::At(scalar) = subject else { return A::new(ago_unknown(comparison, subject), || FOREVER) };
        let (reached, passed) = self.thresholds(span, scalar);
        let truth = looks_back(comparison, self.now >= reached, self.now >= passed);
        A::new(truth.into(), || self.turns(comparison, span, scalar))
    }

    /// The second at which `ago` changes: none if it already has.
    fn turns(&self, comparison: Comparison, span: moment::Span, scalar: Scalar<'_>) -> i64 {
        let (reached, passed) = self.thresholds(span, scalar);
        let turn = match comparison {
            Comparison::AtLeast | Comparison::LessThan => reached,
            Comparison::MoreThan | Comparison::AtMost => passed,
        };
        if turn > self.now { turn } else { FOREVER }
    }

    /// The first second at or after event plus span, and the first after it.
    fn thresholds(&self, span: moment::Span, scalar: Scalar<'_>) -> (i64, i64) {
        match scalar {
            Scalar::Date(day) => {
                *self.kept.ends.borrow_mut().entry((span, day)).or_insert_with(|| self.ends_of(span, Day(day)))
            }
            Scalar::Time(time) => match self.program.platform.zone.plus(time, span) {
                Some(end) => (end, end.saturating_add(1)),
                None => (FOREVER, FOREVER),
            },
            _ => (FOREVER, FOREVER),
        }
    }

    fn ends_of(&self, span: moment::Span, day: Day) -> (i64, i64) {
        match day.plus(span) {
            Some(end) => (self.start_of(end.0), self.start_of(end.plus_days(1).0)),
            None => (FOREVER, FOREVER),
        }
    }
}

/// With event ⊕ span reached, and passed.
fn looks_back(comparison: Comparison, reached: bool, passed: bool) -> bool {
    match comparison {
        Comparison::AtLeast => reached,
        Comparison::LessThan => !reached,
        Comparison::MoreThan => passed,
        Comparison::AtMost => !passed,
    }
}

/// An unknown span decides nothing, but for what is as long ago as can be, or never yet.
fn ago_unknown(comparison: Comparison, subject: End<'_>) -> Truth {
    match subject {
        End::At(_) => Truth::Unknown,
        End::Below => looks_back(comparison, true, true).into(),
        End::Above => looks_back(comparison, false, false).into(),
    }
}

fn accepts(comparison: Comparison, order: Ordering) -> bool {
    match comparison {
        Comparison::AtLeast => order != Ordering::Less,
        Comparison::AtMost => order != Ordering::Greater,
        Comparison::MoreThan => order == Ordering::Greater,
        Comparison::LessThan => order == Ordering::Less,
    }
}

fn one_of<A: Answer>(values: &[Value], subject: End<'_>) -> A {
    let truth = match subject {
        End::Below | End::Above => Truth::False,
        End::At(scalar) => values
            .iter()
            .any(|value| Scalar::of(value).is_some_and(|value| value.compare(scalar) == Some(Ordering::Equal)))
            .into(),
    };
    A::new(truth, || FOREVER)
}

/// `xs includes V`: a list of words has one field an element.
fn includes(list: &Value, wanted: &Value) -> Truth {
    match list {
        Value::List(list) if list.cells.contains(wanted) => Truth::True,
        Value::List(list) if list.incomplete || list.cells.iter().any(Value::is_unknown) => Truth::Unknown,
        Value::List(_) | Value::None => Truth::False,
        _ => Truth::Unknown,
    }
}
