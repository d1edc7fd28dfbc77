//! What would mend a part, computed from its dates and its `fix` entries.

use crate::eval::{self, At, Frame};
use crate::outcome::{Mend, Point};
use crate::program::{
    Actor, DefinitionValue, FormulaId, FormulaKind, Loop, Quantifier, Remedy, Template, TemplatePart,
};
use crate::truth::{Lasting, Truth};
use crate::value::Value;

/// What would mend a formula whose truth is not as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mending {
    /// The easiest way.
    pub mend: Mend,
    /// The first second at which waiting alone mends it.
    pub waiting: Option<i64>,
    /// The first second at which it can be mended if every act is done at once.
    pub not_before: Option<i64>,
    /// Does an act bring `not_before` about, and not waiting alone?
    pub acts: bool,
}

impl Mending {
    const NEVER: Mending = Mending { mend: Mend::Never, waiting: None, not_before: None, acts: false };

    /// One of the two is enough.
    fn either(self, other: Mending) -> Mending {
        let not_before = match (self.not_before, other.not_before) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        let acts = self.acts || other.acts;
        Mending { mend: self.mend.min(other.mend), waiting: None, not_before, acts }
    }

    /// Both are needed.
    fn both(self, other: Mending) -> Mending {
        let not_before = self.not_before.zip(other.not_before).map(|(one, other)| one.max(other));
        let acts = self.acts || other.acts;
        Mending { mend: self.mend.max(other.mend), waiting: None, not_before, acts }
    }
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
    // Parts that would pass one after the other need not pass together: only the whole formula's own date counts,
    // unless acts are the sooner way.
    let parts = match parts.mend {
        Mend::At(_) => {
            Mending { mend: Mend::Never, not_before: parts.not_before.filter(|_| parts.acts), ..Mending::NEVER }
        }
        Mend::Act | Mend::Others | Mend::Unpublished | Mend::Never => parts,
    };
    let dated = match waiting {
        Some(instant) => Mending { mend: Mend::At(instant), waiting, not_before: waiting, acts: false },
        None => Mending::NEVER,
    };
    let remedy = at.program[formula].remedy.map(|id| &at.program[id]);
    let acted = remedy.map_or(Mending::NEVER, |remedy| by_act(at, frame, remedy, waiting.is_some()));
    Mending { waiting, ..dated.either(parts).either(acted) }
}

/// The acts that a remedy offers. What only says what to leave alone until `{earliest}` goes with waiting: it brings
/// nothing about by itself.
fn by_act<'v, 'p: 'v>(at: &At<'p>, frame: &mut Frame<'v>, remedy: &Remedy, waits: bool) -> Mending {
    let mut mending = Mending::NEVER;
    for fix in &remedy.fixes {
        if waits && names_earliest(&fix.text) {
            continue;
        }
        let offered = fix.when.map_or(Truth::True, |when| at.formula(frame, when));
        if offered == Truth::False {
            continue;
        }
        let mend = match fix.by {
            Actor::You => Mend::Act,
            Actor::Platform | Actor::Others => Mend::Others,
        };
        mending = mending.either(Mending { mend, waiting: None, not_before: Some(at.now), acts: true });
    }
    mending
}

fn names_earliest(text: &Template) -> bool {
    text.zh.iter().chain(&text.en).any(|part| matches!(part, TemplatePart::Earliest))
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
