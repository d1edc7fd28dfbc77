//! What would mend a part, computed from its dates and its `fix` entries.

use crate::eval::{self, At, Frame};
use crate::outcome::{Mend, Point};
use crate::program::{Actor, DefinitionValue, FormulaId, FormulaKind, Loop, Quantifier, Remedy};
use crate::truth::{Lasting, Truth};
use crate::value::Value;

/// What would mend a formula whose truth is not as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mending {
    /// The first second at which waiting alone mends it.
    pub waiting: Option<i64>,
    /// Whose acts mend it, with waiting where no act does.
    acts: Option<Mend>,
    /// The first second at which it can be mended if every act is done at once.
    pub not_before: Option<i64>,
}

impl Mending {
    const NEVER: Mending = Mending { waiting: None, acts: None, not_before: None };

    /// The easiest way.
    pub fn mend(self) -> Mend {
        let waiting = self.waiting.map_or(Mend::Never, Mend::At);
        self.acts.map_or(waiting, |acts| waiting.min(acts))
    }

    /// One of the two is enough.
    fn either(self, other: Mending) -> Mending {
        Mending {
            waiting: earlier(self.waiting, other.waiting),
            acts: self.acts.into_iter().chain(other.acts).min(),
            not_before: earlier(self.not_before, other.not_before),
        }
    }

    /// Both are needed.
    fn both(self, other: Mending) -> Mending {
        let acts = match (self.acts, other.acts) {
            (Some(one), Some(other)) => Some(one.max(other)),
            (Some(one), None) => other.waiting.map(|_| one),
            (None, Some(other)) => self.waiting.map(|_| other),
            (None, None) => None,
        };
        Mending {
            waiting: self.waiting.zip(other.waiting).map(|(one, other)| one.max(other)),
            acts,
            not_before: self.not_before.zip(other.not_before).map(|(one, other)| one.max(other)),
        }
    }
}

fn earlier(one: Option<i64>, other: Option<i64>) -> Option<i64> {
    one.into_iter().chain(other).min()
}

/// What would make a formula something else than `bad`, which it is now.
pub fn of<'v, 'p: 'v>(at: &At<'p>, frame: &Frame<'v>, formula: FormulaId, bad: Truth) -> Mending {
    let mut frame = frame.clone();
    of_formula(at, &mut frame, formula, bad)
}

/// The promise that a formula is no longer `bad` from an instant on.
pub fn promised<'v, 'p: 'v>(at: &At<'p>, frame: &Frame<'v>, formula: FormulaId, bad: Truth, instant: i64) -> Point {
    let mut frame = frame.clone();
    eval::point(at, instant, |truth| truth != bad, |at| at.formula(&mut frame, formula))
}

fn of_formula<'v, 'p: 'v>(at: &At<'p>, frame: &mut Frame<'v>, formula: FormulaId, bad: Truth) -> Mending {
    let parts = structure(at, frame, formula, bad);
    let waiting = eval::first(at, |truth| truth != bad, |at| at.formula::<Lasting>(frame, formula));
    let dated = Mending { waiting, acts: None, not_before: waiting };
    // Parts that would pass one after the other need not pass together: only the whole formula's own date counts.
    let parts = match parts.acts {
        Some(_) => Mending { waiting: None, ..parts },
        None => Mending::NEVER,
    };
    let remedy = at.program[formula].remedy.map(|id| &at.program[id]);
    let acted = remedy.map_or(Mending::NEVER, |remedy| by_act(at, frame, remedy));
    dated.either(parts).either(acted)
}

/// The acts that a remedy offers.
fn by_act<'v, 'p: 'v>(at: &At<'p>, frame: &mut Frame<'v>, remedy: &Remedy) -> Mending {
    let mut mending = Mending::NEVER;
    for fix in remedy.fixes.iter().filter(|fix| !fix.text.names_earliest()) {
        let offered = fix.when.map_or(Truth::True, |when| at.formula(frame, when));
        if offered == Truth::False {
            continue;
        }
        let acts = match fix.by {
            Actor::You => Mend::Act,
            Actor::Platform | Actor::Others => Mend::Others,
        };
        mending = mending.either(Mending { waiting: None, acts: Some(acts), not_before: Some(at.now) });
    }
    mending
}

/// What the parts of a formula would need, whoever mends them.
fn structure<'v, 'p: 'v>(at: &At<'p>, frame: &mut Frame<'v>, formula: FormulaId, bad: Truth) -> Mending {
    match &at.program[formula].kind {
        FormulaKind::All(parts) => over(at, frame, parts, bad, bad == Truth::False),
        FormulaKind::Any(parts) => over(at, frame, parts, bad, bad == Truth::True),
        FormulaKind::Not(part) => of_formula(at, frame, *part, !bad),
        FormulaKind::If(test, then, otherwise) => match at.formula::<Truth>(frame, *test) {
            Truth::True => of_formula(at, frame, *then, bad),
            Truth::False => of_formula(at, frame, *otherwise, bad),
            Truth::Unknown => Mending::NEVER,
        },
        FormulaKind::Loop(each) => of_loop(at, frame, each, bad),
        FormulaKind::Defined(definition) => match at.program[*definition].value {
            DefinitionValue::Formula(body) => of_formula(at, frame, body, bad),
            DefinitionValue::Term(_) => Mending::NEVER,
        },
        FormulaKind::Atom(_) | FormulaKind::Unpublished | FormulaKind::Account(_) => Mending::NEVER,
    }
}

/// The parts that are `bad`: all of them must be mended, or one of them.
fn over<'v, 'p: 'v>(at: &At<'p>, frame: &mut Frame<'v>, parts: &[FormulaId], bad: Truth, all: bool) -> Mending {
    let mut gathered = Gathered::new(all);
    for &part in parts {
        if at.formula::<Truth>(frame, part) == bad {
            gathered.take(of_formula(at, frame, part, bad));
        }
    }
    gathered.finish()
}

fn of_loop<'v, 'p: 'v>(at: &At<'p>, frame: &mut Frame<'v>, each: &Loop, bad: Truth) -> Mending {
    let Value::List(list) = frame.value(each.list) else { return Mending::NEVER };
    let Some(body) = each.body else { return Mending::NEVER };
    let bad_body = if each.quantifier == Quantifier::No { !bad } else { bad };
    let all = match each.quantifier {
        Quantifier::Every | Quantifier::No => bad == Truth::False,
        Quantifier::Some => bad == Truth::True,
    };
    let mut gathered = Gathered::new(all);
    for index in 0..list.len() {
        let there = at.element(frame, each.level, each.layout, list, index).is_ok();
        if there && at.formula::<Truth>(frame, body) == bad_body {
            gathered.take(of_formula(at, frame, body, bad_body));
        }
    }
    gathered.finish()
}

/// Gathers what several parts need.
struct Gathered {
    all: bool,
    mending: Option<Mending>,
}

impl Gathered {
    fn new(all: bool) -> Self {
        Gathered { all, mending: None }
    }

    fn take(&mut self, part: Mending) {
        self.mending = Some(match self.mending {
            None => part,
            Some(before) if self.all => before.both(part),
            Some(before) => before.either(part),
        });
    }

    fn finish(self) -> Mending {
        self.mending.unwrap_or(Mending::NEVER)
    }
}
