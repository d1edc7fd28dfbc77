//! The one evaluator: a program, the facts of an account, and a moment give a truth, or a truth with its end.
//!
//! It is generic over its [`Answer`](crate::truth::Answer): truth alone for speed, truth with its end for the solver. It never reads a clock
//! and keeps nothing between evaluations. Read it in this order: [`At`] (the moment), [`Frame`] (the facts),
//! `formula.rs`, `relation.rs`, `term.rs`, `condition.rs`, `solve.rs`, which finds the first moment of a truth, and
//! `plan.rs` with `look.rs`, which prepare what is asked of many accounts at one moment.

mod condition;
mod formula;
mod frame;
mod look;
mod plan;
mod relation;
mod solve;
mod term;

use std::cell::{Cell, OnceCell};

use crate::facts::Facts;
use crate::moment::{self, Day};
use crate::program::{Base, Field, Place, Program, SpanId};
use crate::source;
use crate::value::Value;

pub use condition::in_force;
pub use frame::{Frame, MAX_LOOPS, Row};
pub use solve::{first, point};
pub use term::{Reading, Scalar};

/// A program at a moment: everything that depends on the moment alone, computed once.
#[derive(Debug)]
pub struct At<'p> {
    /// All platforms, for rules that refer to others.
    pub base: &'p Base,
    /// The platform's rules.
    pub program: &'p Program,
    /// Seconds since 1970.
    pub now: i64,
    /// The civil day of `now` in the platform's zone.
    pub day: Day,
    cuts: Vec<Cut>,
    plan: OnceCell<plan::Plan>,
    overflow: Cell<Option<source::Span>>,
}

/// For one span N on civil days: the last day t with t+N on or before today, and with t+N before today.
#[derive(Clone, Copy, Debug)]
struct Cut {
    reached: i32,
    passed: i32,
}

impl<'p> At<'p> {
    /// Prepares a program for a moment.
    pub fn new(base: &'p Base, program: &'p Program, now: i64) -> Self {
        let day = program.platform.zone.day_of(now);
        let cuts = program.spans.iter().map(|&span| Cut::new(span, day)).collect();
        At { base, program, now, day, cuts, plan: OnceCell::new(), overflow: Cell::new(None) }
    }

    /// All facts of an account, outside any loop, seen from this moment.
    pub fn frame<'v>(&self, facts: &'v Facts) -> Frame<'v> {
        Frame::seen_from(facts, &self.program.platform.zone, self.day, self.now)
    }

    /// The same program at another moment.
    pub fn moved(&self, now: i64) -> At<'p> {
        At::new(self.base, self.program, now)
    }

    /// The first second of a day in the platform's zone.
    pub fn start_of(&self, day: i32) -> i64 {
        self.program.platform.zone.start_of(Day(day))
    }

    /// Where a number grew too large, if one did: then nothing that was computed counts.
    pub fn overflow(&self) -> Option<source::Span> {
        self.overflow.get()
    }

    fn overflowed(&self, span: source::Span) {
        self.overflow.set(Some(span));
    }

    fn cut(&self, id: SpanId) -> Cut {
        self.cuts.get(id.0 as usize).copied().unwrap_or(Cut { reached: i32::MIN, passed: i32::MIN })
    }

    /// Is an event so far in the future of this moment that it has not happened yet? Then the second it does.
    fn not_yet(&self, value: &Value) -> Option<i64> {
        match *value {
            Value::Date(day) if day > self.day.0 => Some(self.start_of(day)),
            Value::Time(time) if time > self.now => Some(time),
            _ => None,
        }
    }

    /// The declaration of the fact at a place.
    pub fn field(&self, frame: &Frame<'_>, place: Place) -> Option<&'p Field> {
        self.program.layout(frame.layout(place.scope)).fields.get(usize::from(place.slot))
    }
}

impl Cut {
    fn new(span: moment::Span, today: Day) -> Cut {
        Cut { reached: last_day(span, today), passed: last_day(span, today.plus_days(-1)) }
    }
}

/// The last day t with t+span on or before `today`: adding a span never turns the order of days around.
fn last_day(span: moment::Span, today: Day) -> i32 {
    if span.seconds != 0 {
        // Hours are never counted from a day: the span belongs to times.
        return i32::MIN;
    }
    let reaches = |day: i32| Day(day).plus(span).is_some_and(|end| end <= today);
    let months = i64::from(span.months) * 30;
    let guess = i64::from(today.0) - i64::from(span.days) - months;
    let Ok(mut day) = i32::try_from(guess) else { return i32::MIN };
    // At most half a day a month off, and a few at month ends: the steps below are few, and exact.
    let mut step = 1i32.max(i32::try_from(span.months / 24).unwrap_or(i32::MAX).saturating_mul(16));
    while step >= 1 {
        while reaches(day.saturating_add(step)) && day < i32::MAX - step {
            day += step;
        }
        while !reaches(day) {
            if Day(day).year_month_day().is_none() {
                return i32::MIN;
            }
            day = day.saturating_sub(step);
        }
        step /= 2;
    }
    day
}
