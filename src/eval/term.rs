//! Terms: values computed from facts. A value that is only partly known is a range.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::frame::Frame;
use super::{At, Failure};
use crate::moment;
use crate::program::{Aggregate, AggregateKind, DefinitionValue, Place, Sign, TermId, TermKind};
use crate::source::Span;
use crate::truth::{Answer, FOREVER, Lasting, Truth};
use crate::value::Value;

/// One known value, cheap to copy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scalar<'v> {
    /// Yes or no.
    YesNo(bool),
    /// A whole number.
    Whole(i64),
    /// A decimal, money or amount.
    Decimal(Decimal),
    /// The position of a word.
    Choice(u16),
    /// A civil day.
    Date(i32),
    /// An instant.
    Time(i64),
    /// Text.
    Text(&'v str),
    /// A span of time.
    Span(moment::Span),
}

impl<'v> Scalar<'v> {
    /// The scalar of a value that is known and no list.
    #[inline]
    pub fn of(value: &'v Value) -> Option<Scalar<'v>> {
        Some(match value {
            Value::YesNo(value) => Scalar::YesNo(*value),
            Value::Whole(value) => Scalar::Whole(*value),
            Value::Decimal(value) => Scalar::Decimal(*value),
            Value::Choice(value) => Scalar::Choice(*value),
            Value::Date(value) => Scalar::Date(*value),
            Value::Time(value) => Scalar::Time(*value),
            Value::Text(value) => Scalar::Text(value),
            Value::Unknown | Value::None | Value::List(_) => return None,
        })
    }

    /// The value of it; a span of time is no value.
    pub fn value(self) -> Value {
        match self {
            Scalar::YesNo(value) => Value::YesNo(value),
            Scalar::Whole(value) => Value::Whole(value),
            Scalar::Decimal(value) => Value::Decimal(value),
            Scalar::Choice(value) => Value::Choice(value),
            Scalar::Date(value) => Value::Date(value),
            Scalar::Time(value) => Value::Time(value),
            Scalar::Text(value) => Value::Text(value.into()),
            Scalar::Span(_) => Value::Unknown,
        }
    }

    /// The order of two values of one type; `None` for different types.
    #[inline]
    pub fn compare(self, other: Scalar<'_>) -> Option<Ordering> {
        Some(match (self, other) {
            (Scalar::Choice(one), Scalar::Choice(other)) => one.cmp(&other),
            (Scalar::YesNo(one), Scalar::YesNo(other)) => one.cmp(&other),
            (Scalar::Date(one), Scalar::Date(other)) => one.cmp(&other),
            (Scalar::Time(one), Scalar::Time(other)) => one.cmp(&other),
            (Scalar::Decimal(one), Scalar::Decimal(other)) => one.cmp(&other),
            (Scalar::Whole(one), Scalar::Whole(other)) => one.cmp(&other),
            (Scalar::Whole(one), Scalar::Decimal(other)) => Decimal::from(one).cmp(&other),
            (Scalar::Decimal(one), Scalar::Whole(other)) => one.cmp(&Decimal::from(other)),
            (Scalar::Text(one), Scalar::Text(other)) => one.cmp(other),
            _ => return None,
        })
    }
}

/// What is known of a value.
#[derive(Clone, Copy, Debug)]
pub enum Reading<'v> {
    /// It is this.
    Known(Scalar<'v>),
    /// It is none.
    None,
    /// Nothing.
    Unknown,
    /// It lies between these, both included. The latest of nothing lies below everything, at both ends.
    Between {
        /// At least.
        low: End<'v>,
        /// At most.
        high: End<'v>,
    },
}

/// An end of the range in which a value lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum End<'v> {
    /// Below every value.
    Below,
    /// A value.
    At(Scalar<'v>),
    /// Above every value.
    Above,
}

impl<'v> End<'v> {
    /// The order of two ends of one type; `None` for different types.
    #[inline]
    pub fn compare(self, other: End<'_>) -> Option<Ordering> {
        match (self, other) {
            (End::At(one), End::At(other)) => one.compare(other),
            (End::Below, End::Below) | (End::Above, End::Above) => Some(Ordering::Equal),
            (End::Below, _) | (_, End::Above) => Some(Ordering::Less),
            (End::Above, _) | (_, End::Below) => Some(Ordering::Greater),
        }
    }

    /// The one that `wins` over the other.
    fn better(self, other: End<'v>, wins: Ordering) -> End<'v> {
        if other.compare(self) == Some(wins) { other } else { self }
    }

    fn value(self) -> Option<Scalar<'v>> {
        match self {
            End::At(value) => Some(value),
            End::Below | End::Above => None,
        }
    }
}

impl<'v> Reading<'v> {
    /// The range in which a value lies that is known at least so far.
    pub(super) fn range(self) -> Option<(End<'v>, End<'v>)> {
        match self {
            Reading::Known(value) => Some((End::At(value), End::At(value))),
            Reading::Between { low, high } => Some((low, high)),
            Reading::None | Reading::Unknown => None,
        }
    }
}

impl<'p> At<'p> {
    /// What is known of a term, and up to when.
    #[inline]
    pub fn term<'v>(&self, frame: &mut Frame<'v>, id: TermId) -> (Reading<'v>, i64)
    where
        'p: 'v,
    {
        let program = self.program;
        match &program[id].kind {
            TermKind::Fact(place) => self.fact(frame, *place),
            TermKind::Constant(value) => (Scalar::of(value).map_or(Reading::Unknown, Reading::Known), FOREVER),
            TermKind::Span(span) => (Reading::Known(Scalar::Span(program[*span])), FOREVER),
            TermKind::Sum(parts) => self.sum(frame, parts, program[id].span),
            TermKind::Aggregate(aggregate) => self.aggregate(frame, aggregate, program[id].span),
            TermKind::If(test, then, otherwise) => {
                let test: Lasting = self.formula(frame, *test);
                let (reading, until) = match test.truth {
                    Truth::True => self.term(frame, *then),
                    Truth::False => self.term(frame, *otherwise),
                    Truth::Unknown => self.either(frame, *then, *otherwise),
                };
                (reading, until.min(test.until))
            }
            TermKind::Defined(definition) => match program[*definition].value {
                DefinitionValue::Term(term) => self.term(frame, term),
                DefinitionValue::Formula(_) => (Reading::Unknown, FOREVER),
            },
            TermKind::Unpublished => (Reading::Unknown, FOREVER),
        }
    }

    #[inline]
    fn fact<'v>(&self, frame: &Frame<'v>, place: Place) -> (Reading<'v>, i64)
    where
        'p: 'v,
    {
        let value = frame.value(place);
        match value {
            Value::YesNo(true) if self.field(frame, place).is_some_and(|field| field.judged) => {
                (Reading::Unknown, FOREVER)
            }
            Value::None => (Reading::None, FOREVER),
            Value::Date(_) | Value::Time(_) if frame.rewinding => self.event(frame, place, value),
            _ => (Scalar::of(value).map_or(Reading::Unknown, Reading::Known), FOREVER),
        }
    }

    /// An event after the moment has not happened yet, unless its fact may lie ahead.
    fn event<'v>(&self, frame: &Frame<'v>, place: Place, value: &'v Value) -> (Reading<'v>, i64)
    where
        'p: 'v,
    {
        let known = (Scalar::of(value).map_or(Reading::Unknown, Reading::Known), FOREVER);
        let (Some(until), Some(field)) = (self.not_yet(value), self.field(frame, place)) else { return known };
        match () {
            () if field.may_lie_ahead => known,
            () if field.optional => (Reading::None, until),
            () => (Reading::Unknown, until),
        }
    }

    fn either<'v>(&self, frame: &mut Frame<'v>, then: TermId, otherwise: TermId) -> (Reading<'v>, i64)
    where
        'p: 'v,
    {
        let ((one, one_until), (other, other_until)) = (self.term(frame, then), self.term(frame, otherwise));
        let until = one_until.min(other_until);
        let reading = match (one, other) {
            (Reading::Known(one), Reading::Known(other)) if one == other => Reading::Known(one),
            (Reading::None, Reading::None) => Reading::None,
            _ => match one.range().zip(other.range()) {
                Some(((low, high), (other_low, other_high))) => Reading::Between {
                    low: low.better(other_low, Ordering::Less),
                    high: high.better(other_high, Ordering::Greater),
                },
                None => Reading::Unknown,
            },
        };
        (reading, until)
    }

    fn sum<'v>(&self, frame: &mut Frame<'v>, parts: &[(Sign, TermId)], span: Span) -> (Reading<'v>, i64)
    where
        'p: 'v,
    {
        self.spend(parts.len(), span);
        let mut total = Total::new();
        let mut until = FOREVER;
        for &(sign, part) in parts {
            let (reading, part_until) = self.term(frame, part);
            until = until.min(part_until);
            total.add(reading, sign);
        }
        (self.totalled(total, span), until)
    }

    fn totalled<'v>(&self, total: Total, span: Span) -> Reading<'v>
    where
        'p: 'v,
    {
        if total.overflowed {
            self.failed(Failure::Overflow, span);
        }
        match (total.unknown || total.overflowed, total.low, total.high) {
            (true, ..) => Reading::Unknown,
            (_, Some(low), Some(high)) if low == high => Reading::Known(low),
            (_, low, high) => {
                Reading::Between { low: low.map_or(End::Below, End::At), high: high.map_or(End::Above, End::At) }
            }
        }
    }

    fn aggregate<'v>(&self, frame: &mut Frame<'v>, aggregate: &Aggregate, span: Span) -> (Reading<'v>, i64)
    where
        'p: 'v,
    {
        let list = match frame.value(aggregate.list) {
            Value::List(list) => list,
            Value::None => return (empty(aggregate.kind), FOREVER),
            _ => return (unknown_list(aggregate.kind), FOREVER),
        };
        self.spend(list.len(), span);
        if self.is_spent() {
            return (Reading::Unknown, FOREVER);
        }
        let mut gathered = Gathered::new(aggregate.kind);
        let mut until = FOREVER;
        for index in 0..list.len() {
            if let Err(appears) = self.element(frame, aggregate.level, aggregate.layout, list, index) {
                until = until.min(appears);
                continue;
            }
            let counts = match aggregate.filter {
                Some(filter) => self.formula(frame, filter),
                None => Lasting::new(Truth::True, || FOREVER),
            };
            until = until.min(counts.until);
            if counts.truth == Truth::False {
                continue;
            }
            let (value, value_until) = match aggregate.value {
                Some(value) => self.term(frame, value),
                None => (Reading::Known(Scalar::Whole(1)), FOREVER),
            };
            until = until.min(value_until);
            gathered.take(value, counts.truth == Truth::True);
        }
        if list.incomplete {
            gathered.incomplete();
        }
        (self.gathered(gathered, span), until)
    }

    fn gathered<'v>(&self, gathered: Gathered<'v>, span: Span) -> Reading<'v>
    where
        'p: 'v,
    {
        match gathered.kind {
            AggregateKind::Count | AggregateKind::Sum => self.totalled(gathered.total, span),
            AggregateKind::Latest | AggregateKind::Largest => extreme(gathered, Ordering::Greater),
            AggregateKind::Earliest | AggregateKind::Smallest => extreme(gathered, Ordering::Less),
        }
    }
}

/// A sum whose parts are known or ranges.
#[derive(Clone, Copy, Debug)]
struct Total {
    low: Option<Scalar<'static>>,
    high: Option<Scalar<'static>>,
    unknown: bool,
    overflowed: bool,
}

impl Total {
    fn new() -> Self {
        let zero = Some(Scalar::Whole(0));
        Total { low: zero, high: zero, unknown: false, overflowed: false }
    }

    fn add(&mut self, reading: Reading<'_>, sign: Sign) {
        let Some((low, high)) = reading.range() else {
            self.unknown = true;
            return;
        };
        let (low, high) = (low.value(), high.value());
        let (low, high) = if sign == Sign::Minus { (high, low) } else { (low, high) };
        self.low = self.end(self.low, low, sign);
        self.high = self.end(self.high, high, sign);
    }

    fn end(&mut self, total: Option<Scalar<'static>>, part: Option<Scalar<'_>>, sign: Sign) -> Option<Scalar<'static>> {
        let (total, part) = (total?, part?);
        let sum = plus(total, part, sign);
        self.overflowed |= sum.is_none();
        sum
    }
}

/// Exact, or `None` if the sum is too large. Zero, untyped, goes with every number.
fn plus(total: Scalar<'static>, part: Scalar<'_>, sign: Sign) -> Option<Scalar<'static>> {
    match (total, part) {
        (Scalar::Whole(total), Scalar::Whole(part)) => match sign {
            Sign::Plus => total.checked_add(part),
            Sign::Minus => total.checked_sub(part),
        }
        .map(Scalar::Whole),
        (total, part) => {
            let (total, part) = (decimal(total)?, decimal(part)?);
            match sign {
                Sign::Plus => total.checked_add(part),
                Sign::Minus => total.checked_sub(part),
            }
            .filter(|sum| exact(*sum, total, part))
            .map(Scalar::Decimal)
        }
    }
}

/// Did the sum keep every digit? Decimals round in silence when their digits do not fit. A zero adds nothing, though it
/// may have more digits behind its point.
fn exact(sum: Decimal, one: Decimal, other: Decimal) -> bool {
    sum.scale() >= one.scale().max(other.scale()) || one.is_zero() || other.is_zero()
}

fn decimal(scalar: Scalar<'_>) -> Option<Decimal> {
    match scalar {
        Scalar::Whole(value) => Some(Decimal::from(value)),
        Scalar::Decimal(value) => Some(value),
        _ => None,
    }
}

/// What an aggregate has seen so far.
#[derive(Clone, Copy, Debug)]
struct Gathered<'v> {
    kind: AggregateKind,
    total: Total,
    /// The extreme of the elements that surely count.
    sure: Option<Scalar<'v>>,
    /// The extreme of all that may count.
    possible: Option<Scalar<'v>>,
    /// A value that counts, or may, is unknown, or there may be others.
    open: bool,
}

impl<'v> Gathered<'v> {
    fn new(kind: AggregateKind) -> Self {
        Gathered { kind, total: Total::new(), sure: None, possible: None, open: false }
    }

    fn take(&mut self, reading: Reading<'v>, surely: bool) {
        match self.kind {
            AggregateKind::Count if surely => self.total.add(reading, Sign::Plus),
            AggregateKind::Count => {
                let (none, one) = (End::At(Scalar::Whole(0)), End::At(Scalar::Whole(1)));
                self.total.add(Reading::Between { low: none, high: one }, Sign::Plus);
            }
            AggregateKind::Sum if surely => self.total.add(reading, Sign::Plus),
            AggregateKind::Sum => self.total.unknown = true,
            AggregateKind::Latest | AggregateKind::Largest => self.compete(reading, surely, Ordering::Greater),
            AggregateKind::Earliest | AggregateKind::Smallest => self.compete(reading, surely, Ordering::Less),
        }
    }

    fn compete(&mut self, reading: Reading<'v>, surely: bool, wins: Ordering) {
        let value = match reading {
            Reading::Known(value) => value,
            Reading::None => return,
            Reading::Unknown | Reading::Between { .. } => {
                self.open = true;
                return;
            }
        };
        let better = |best: Option<Scalar<'v>>| match best {
            Some(best) if value.compare(best) != Some(wins) => Some(best),
            _ => Some(value),
        };
        self.possible = better(self.possible);
        if surely {
            self.sure = better(self.sure);
        }
    }

    fn incomplete(&mut self) {
        self.open = true;
        match self.kind {
            AggregateKind::Count => self.total.high = None,
            AggregateKind::Sum => self.total.unknown = true,
            AggregateKind::Latest | AggregateKind::Earliest | AggregateKind::Largest | AggregateKind::Smallest => {}
        }
    }
}

/// The latest, largest (`wins` greater), earliest or smallest of what counts.
fn extreme<'v>(gathered: Gathered<'v>, wins: Ordering) -> Reading<'v> {
    let Gathered { sure, possible, open, .. } = gathered;
    if let (Some(sure), false) = (sure, open || sure != possible) {
        return Reading::Known(sure);
    }
    // What surely counts bounds it on one side; what may count, on the other, unless that is open. Nothing at all is
    // beaten by everything: no element is at least anything, every one is at most anything.
    let (lost, won) = if wins == Ordering::Greater { (End::Below, End::Above) } else { (End::Above, End::Below) };
    let near = sure.map_or(lost, End::At);
    let far = if open { won } else { possible.map_or(lost, End::At) };
    let (low, high) = if wins == Ordering::Greater { (near, far) } else { (far, near) };
    Reading::Between { low, high }
}

fn empty<'v>(kind: AggregateKind) -> Reading<'v> {
    match kind {
        AggregateKind::Count | AggregateKind::Sum => Reading::Known(Scalar::Whole(0)),
        AggregateKind::Latest | AggregateKind::Largest => Reading::Between { low: End::Below, high: End::Below },
        AggregateKind::Earliest | AggregateKind::Smallest => Reading::Between { low: End::Above, high: End::Above },
    }
}

fn unknown_list<'v>(kind: AggregateKind) -> Reading<'v> {
    match kind {
        AggregateKind::Count => Reading::Between { low: End::At(Scalar::Whole(0)), high: End::Above },
        AggregateKind::Sum
        | AggregateKind::Latest
        | AggregateKind::Earliest
        | AggregateKind::Largest
        | AggregateKind::Smallest => Reading::Unknown,
    }
}
