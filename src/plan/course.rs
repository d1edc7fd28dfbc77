//! What a course through all acts is told beforehand: which way to take, what to do first, what to put off, what to
//! leave.

use std::collections::{BTreeMap, BTreeSet};

use super::{Pause, Situation, Task, moment_of};
use crate::moment::Moment;
use crate::outcome::{Point, RequireOutcome, Way};
use crate::program::{Actor, Base, ConditionId, Fix, Program, RemedyId};

/// What is planned for.
#[derive(Clone, Copy)]
pub(super) struct Planning<'a> {
    pub base: &'a Base,
    pub program: &'a Program,
    pub moment: Moment,
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
    /// For comparing: can a day be promised, which, and how many acts does it take?
    pub fn cost(&self, program: &Program) -> (bool, i64, usize, usize) {
        let undated = self.tasks.iter().filter(|task| task.done.is_none()).count();
        let zone = &program.platform.zone;
        let request = self.request.map_or(i64::MAX, |point| moment_of(point).instant(zone));
        (undated > 0 || self.request.is_none(), request, undated, self.tasks.len())
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
