//! The one evaluator: a program, the facts of an account, and a moment give a truth, or a truth with its end.
//!
//! It is generic over its [`Answer`](crate::truth::Answer): truth alone for speed, truth with its end for the solver. It never reads a clock
//! and keeps nothing between evaluations. Read it in this order: [`At`] (the moment), [`Frame`] (the facts),
//! `formula.rs`, `relation.rs`, `term.rs`, `count.rs`, `condition.rs`, `solve.rs`, which finds the first moment of a
//! truth, and `prepared.rs` with `look.rs`, which prepare what is asked of many accounts at one moment.

mod condition;
mod count;
mod formula;
mod frame;
mod look;
mod prepared;
mod relation;
mod solve;
mod term;

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use crate::facts::Facts;
use crate::moment::{self, Day};
use crate::program::{Base, Field, Place, Program, SpanId};
use crate::source;
use crate::value::Value;

pub use condition::in_force;
pub use frame::{Frame, MAX_LOOPS, Row};
pub use solve::{first, point};
pub use term::{Reading, Scalar};

/// A program at a moment: what depends on the moment alone is computed once.
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
    /// For each span of the program, computed when it is first asked for.
    cuts: Vec<Cell<Option<Cut>>>,
    failure: Cell<Option<(Failure, source::Span)>>,
    kept: Rc<Kept>,
    /// The conditions in force, prepared when they are first asked for without ends.
    prepared: OnceCell<prepared::Prepared>,
}

/// What all moments of one evaluation have in common. The solver visits one or two for every element of a list, and
/// the calendar is slow.
#[derive(Debug, Default)]
struct Kept {
    /// How many steps an evaluation may take.
    most_steps: u64,
    /// How many steps are left, for all programs together.
    steps: Rc<Cell<u64>>,
    /// For a span and the day of an event, the seconds at which event plus span is reached, and passed.
    ends: RefCell<HashMap<(moment::Span, i32), (i64, i64)>>,
    /// For a span and the day of a moment.
    cuts: RefCell<HashMap<(moment::Span, i32), Cut>>,
}

/// Why nothing that was computed counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// A number grew too large.
    Overflow,
    /// The lists are too long for what a rule asks of them.
    TooManySteps,
}

/// How many elements of lists and parts of chains one evaluation looks at. A list of 200,000 entries takes an eighth of
/// it; loops in loops over such a list would take days.
const MOST_STEPS: u64 = 100_000_000;

/// For one span N on civil days: the last day t with t+N on or before today, and with t+N before today.
#[derive(Clone, Copy, Debug)]
struct Cut {
    reached: i32,
    passed: i32,
}

impl<'p> At<'p> {
    /// Prepares a program for a moment.
    pub fn new(base: &'p Base, program: &'p Program, now: i64) -> Self {
        At::limited(base, program, now, MOST_STEPS)
    }

    /// The same, with another number of steps that an evaluation may take.
    pub fn limited(base: &'p Base, program: &'p Program, now: i64, most_steps: u64) -> Self {
        let steps = Rc::new(Cell::new(most_steps));
        At::with(base, program, now, Rc::new(Kept { most_steps, steps, ..Kept::default() }))
    }

    fn with(base: &'p Base, program: &'p Program, now: i64, kept: Rc<Kept>) -> Self {
        let day = program.platform.zone.day_of(now);
        let cuts = vec![Cell::new(None); program.spans.len()];
        At { base, program, now, day, cuts, failure: Cell::new(None), kept, prepared: OnceCell::new() }
    }

    /// All facts of an account, outside any loop, seen from this moment. What went wrong with another account, and the
    /// steps it took, count no more.
    pub fn frame<'v>(&self, facts: &'v Facts) -> Frame<'v> {
        self.failure.set(None);
        self.kept.steps.set(self.kept.most_steps);
        Frame::seen_from(facts, &self.program.platform.zone, self.day, self.now)
    }

    /// The same program at another moment.
    pub fn moved(&self, now: i64) -> At<'p> {
        At::with(self.base, self.program, now, Rc::clone(&self.kept))
    }

    /// Another platform's program at this moment.
    fn beside(&self, program: &'p Program) -> At<'p> {
        let (most_steps, steps) = (self.kept.most_steps, Rc::clone(&self.kept.steps));
        let kept = Kept { most_steps, steps, ..Kept::default() };
        At::with(self.base, program, self.now, Rc::new(kept))
    }

    /// The first second of a day in the platform's zone.
    pub fn start_of(&self, day: i32) -> i64 {
        self.program.platform.zone.start_of(Day(day))
    }

    /// What went wrong and where, if something did: then nothing that was computed counts.
    pub fn failure(&self) -> Option<(Failure, source::Span)> {
        self.failure.get()
    }

    fn failed(&self, failure: Failure, span: source::Span) {
        self.failure.set(Some((failure, span)));
    }

    /// Takes what went wrong at another moment, or by another platform's rules, over to this one.
    fn failed_like(&self, other: &At<'_>) {
        if let Some((failure, span)) = other.failure() {
            self.failed(failure, span);
        }
    }

    /// Takes note of so many steps. If there are no more, the evaluation fails there, and need not go on.
    fn spend(&self, steps: usize, span: source::Span) {
        let left = self.kept.steps.get().saturating_sub(u64::try_from(steps).unwrap_or(u64::MAX));
        self.kept.steps.set(left);
        if left == 0 {
            self.failed(Failure::TooManySteps, span);
        }
    }

    fn is_spent(&self) -> bool {
        self.kept.steps.get() == 0
    }

    fn cut(&self, id: SpanId) -> Cut {
        let Some(cell) = self.cuts.get(id.0 as usize) else { return Cut { reached: i32::MIN, passed: i32::MIN } };
        cell.get().unwrap_or_else(|| {
            let span = self.program[id];
            let cut =
                *self.kept.cuts.borrow_mut().entry((span, self.day.0)).or_insert_with(|| Cut::new(span, self.day));
            cell.set(Some(cut));
            cut
        })
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
