//! What a course through all acts is told beforehand: which way to take, what to do first, what to put off, what to
//! leave.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::{Pause, Situation, Task, moment_of};
use crate::facts::Facts;
use crate::moment::Moment;
use crate::outcome::{Outcome, Point, RequireOutcome, Way};
use crate::program::{Actor, Base, ConditionId, Fix, Program, RemedyId, UsesId};
use crate::truth::Truth;
use crate::value::Value;

/// What is planned for.
#[derive(Clone, Copy)]
pub(super) struct Planning<'a> {
    pub base: &'a Base,
    pub program: &'a Program,
    pub moment: Moment,
    /// How much work the plan may be.
    pub work: usize,
    /// What was found out about acts by another platform's procedure: every walk asks the same.
    pub through: &'a Through,
}

/// When another platform's account is gone, by its facts and the moment at which that is begun.
#[derive(Debug, Default)]
pub(super) struct Through(RefCell<Vec<Passage>>);

/// Whose account, its facts, the moment at which that is begun, and when it is gone.
type Passage = (UsesId, Facts, Moment, Option<Moment>);

impl Through {
    /// What is known already, or found out now.
    pub fn end(
        &self,
        uses: UsesId,
        facts: Facts,
        from: Moment,
        find: impl FnOnce(&Facts) -> Option<Moment>,
    ) -> Option<Moment> {
        let known =
            self.0.borrow().iter().find(|known| (known.0, known.2) == (uses, from) && known.1 == facts).map(|it| it.3);
        known.unwrap_or_else(|| {
            let end = find(&facts);
            self.0.borrow_mut().push((uses, facts, from, end));
            end
        })
    }
}

/// A require of a condition.
pub(super) type Part = (ConditionId, usize);

/// A way to mend a require.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Pick {
    /// This fix of this remedy.
    Act(RemedyId, usize),
    /// Let time pass.
    Wait,
}

/// What a walk is told. What it is not told of, it takes as it comes: the easiest way, at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Course {
    /// The way to take first for a require.
    pub first: BTreeMap<Part, Pick>,
    /// Requires that are seen to before all others, in this order.
    pub front: Vec<Part>,
    /// Nothing is done for a require before then.
    pub hold: BTreeMap<Part, Moment>,
    /// Nothing is done for these.
    pub skip: BTreeSet<Part>,
    /// Look again when what fails has passed, even if waiting on would do.
    pub eager: bool,
}

/// What a course costs, the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cost {
    open: bool,
    request: i64,
    left: usize,
    undated: usize,
    tasks: usize,
    begun: i64,
}

/// What a walk came to.
#[derive(Clone)]
pub(super) struct Walked {
    pub situations: Vec<Situation>,
    pub tasks: Vec<Task>,
    pub pauses: Vec<Pause>,
    /// The first day, if one can be promised.
    pub request: Option<Point>,
}

impl Walked {
    /// For comparing, the less the better: can a day be promised, and which; what is left that no waiting mends; how
    /// many acts does it take, and how long are they put off?
    pub fn cost(&self, program: &Program) -> Cost {
        let zone = &program.platform.zone;
        let undated = self.tasks.iter().filter(|task| task.done.is_none()).count();
        let left = self
            .situations
            .last()
            .map_or(0, |last| failing(&last.outcome).filter(|(_, require)| require.by_waiting.is_none()).count());
        let begun = self.tasks.iter().map(|task| task.from.instant(zone));
        Cost {
            open: undated > 0 || self.request.is_none(),
            request: self.request.map_or(i64::MAX, |point| moment_of(point).instant(zone)),
            left,
            undated,
            tasks: self.tasks.len(),
            begun: begun.fold(0, i64::saturating_add),
        }
    }

    /// The first day, if every act on the way to it has its own.
    pub fn promise(&self) -> Option<Point> {
        self.request.filter(|_| self.tasks.iter().all(|task| task.done.is_some()))
    }
}

/// The ways of a failing require that can be taken, the easiest first.
pub(super) fn picks<'o>(program: &Program, require: &'o RequireOutcome) -> Vec<(Pick, &'o Way)> {
    let pick = |way: &'o Way| match way {
        Way::Act { remedy, fix, .. } => {
            let is_act = written(program, *remedy, *fix).is_some_and(|fix| !fix.text.names_earliest());
            is_act.then_some((Pick::Act(*remedy, *fix), way))
        }
        Way::Wait { .. } => require.by_waiting.map(|_| (Pick::Wait, way)),
        Way::Nothing { .. } => None,
    };
    let mut picks: Vec<_> = require.ways.iter().filter_map(pick).collect();
    picks.sort_by_key(|&(pick, _)| effort(program, pick));
    picks
}

/// A fix.
pub(super) fn written(program: &Program, remedy: RemedyId, fix: usize) -> Option<&Fix> {
    program[remedy].fixes.get(fix)
}

/// The person's own acts first, then waiting, then what others must do.
fn effort(program: &Program, pick: Pick) -> u8 {
    match pick {
        Pick::Act(remedy, fix) => match written(program, remedy, fix).map(|fix| fix.by) {
            Some(Actor::You) => 0,
            _ => 2,
        },
        Pick::Wait => 1,
    }
}

/// So many acts are compared with one another, to find which must come first. Long lists make each comparison dear.
pub(super) fn compared(facts: &Facts) -> usize {
    if size(facts) > 10_000 { 3 } else { 12 }
}

/// How many values facts have, one list deep.
pub(super) fn size(facts: &Facts) -> usize {
    let of = |value: &Value| match value {
        Value::List(list) => list.cells.len(),
        _ => 1,
    };
    facts.account.iter().chain(&facts.me).map(of).sum()
}

/// The requires that fail.
pub(super) fn failing(outcome: &Outcome) -> impl Iterator<Item = (Part, &RequireOutcome)> {
    let conditions = outcome.conditions.iter().filter(|condition| condition.truth == Truth::False);
    conditions.flat_map(|condition| {
        let requires = condition.requires.iter().filter(|require| require.truth == Truth::False);
        requires.map(|require| ((condition.condition, require.require), require))
    })
}
