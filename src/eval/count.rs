//! How long the comparison of a count stays decided, without looking at every day on which the count changes.
//!
//! A count of 500 changes 500 times before it is none, and its comparison with none once. So each element that may
//! change is given its day, after which it may count or not; the comparison stays as it is while every count that is
//! then possible decides it alike.

use super::At;
use super::frame::Frame;
use super::term::{End, Scalar};
use crate::program::{Aggregate, AggregateKind, Atom, DefinitionValue, TermId, TermKind};
use crate::truth::{FOREVER, Lasting, Truth};
use crate::value::Value;

/// How many elements count: surely, and at most.
#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    surely: i64,
    at_most: i64,
}

/// A second from which an element may count or not, and what it adds to the range until then.
#[derive(Clone, Copy, Debug)]
struct Change {
    at: i64,
    fewer: i64,
    more: i64,
}

impl<'p> At<'p> {
    /// The second from which a comparison whose subject is a count may have another truth than this one.
    pub(super) fn count_until<'v>(&self, frame: &mut Frame<'v>, atom: &Atom, truth: Truth) -> Option<i64>
    where
        'p: 'v,
    {
        let aggregate = self.count_of(atom.subject)?;
        if truth == Truth::Unknown {
            return None;
        }
        let Value::List(list) = frame.value(aggregate.list) else { return None };
        self.spend(list.len(), self.program[atom.subject].span);
        let (mut now, mut changes) = (Counted::default(), Vec::new());
        for index in 0..list.len() {
            let (counted, until) = match self.element(frame, aggregate.level, aggregate.layout, list, index) {
                Ok(()) => self.counts(frame, aggregate),
                Err(appears) => (Truth::False, appears),
            };
            now.surely += i64::from(counted == Truth::True);
            now.at_most += i64::from(counted != Truth::False);
            if until < FOREVER {
                let (fewer, more) = (i64::from(counted == Truth::True), i64::from(counted == Truth::False));
                changes.push(Change { at: until, fewer, more });
            }
        }
        changes.sort_unstable_by_key(|change| change.at);
        let ranges: Vec<(i64, Counted)> = changes
            .iter()
            .scan(now, |range, change| {
                range.surely -= change.fewer;
                range.at_most += change.more;
                Some((change.at, *range))
            })
            .collect();
        // Each range holds those before it, so what a later one decides, all before it decide too.
        let kept = ranges.partition_point(|&(_, range)| {
            let (low, high) = (End::At(Scalar::Whole(range.surely)), End::At(Scalar::Whole(range.at_most)));
            let high = if list.incomplete { End::Above } else { high };
            self.between::<Truth>(frame, atom, low, high) == truth
        });
        Some(ranges.get(kept).map_or(FOREVER, |&(at, _)| at))
    }

    fn counts<'v>(&self, frame: &mut Frame<'v>, aggregate: &Aggregate) -> (Truth, i64)
    where
        'p: 'v,
    {
        let Some(filter) = aggregate.filter else { return (Truth::True, FOREVER) };
        let answer: Lasting = self.formula(frame, filter);
        (answer.truth, answer.until)
    }

    fn count_of(&self, term: TermId) -> Option<&'p Aggregate> {
        match &self.program[term].kind {
            TermKind::Aggregate(aggregate) if aggregate.kind == AggregateKind::Count => Some(aggregate),
            TermKind::Defined(definition) => match self.program[*definition].value {
                DefinitionValue::Term(term) => self.count_of(term),
                DefinitionValue::Formula(_) => None,
            },
            _ => None,
        }
    }
}
