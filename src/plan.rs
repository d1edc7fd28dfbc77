//! What to do, in order, until the account may be deleted: acts with their days, what each costs, and the time line of
//! the request that follows.
//!
//! A plan is found by doing it: an act is done to a copy of the facts, the rules are asked again, and so on until
//! nothing that an act can mend is left; then the first day is the evaluator's. So a planned day is as true as any
//! other: do the acts on their days, ask again on that day, and the promised verdict comes out.
//!
//! Read it in this order: [`Plan`], [`plan`]; [`acts`](crate::acts) (what an act does to the facts), `course.rs` and
//! `walk.rs` (one course through all acts), `follow.rs` (what an act breaks), `choose.rs` (which of several courses).

mod choose;
mod course;
mod follow;
mod walk;

use crate::diagnostic::Diagnostic;
use crate::eval::At;
use crate::facts::Facts;
use crate::moment::Moment;
use crate::outcome::{Outcome, Point, TimeLine, Way};
use crate::program::{
    Actor, Base, ConditionId, Fix, Place, Procedure, ProcedureId, Program, RemedyId, Scope, Stage, Type, Verdict,
    WaitKind,
};
use crate::timeline::{self, Awaited};
use crate::truth::Truth;
use crate::value::Value;
use crate::verdict::evaluate;

use course::{Planning, Through};

pub use crate::acts::Effect;

/// What to do about one account, in order.
#[derive(Clone, Debug)]
pub struct Plan {
    /// How things stand at the moment.
    pub first: Situation,
    /// How things stand when each task in turn is planned, then after the last. There is one more than there are tasks.
    pub situations: Vec<Situation>,
    /// The acts in their order. The reasons of each are those of the situation at its own position.
    pub tasks: Vec<Task>,
    /// What is left to wait for once every task is done: in the last situation.
    pub pauses: Vec<Pause>,
    /// The first moment at which nothing fails any more, every task done; `None` if no moment can be promised.
    pub request: Option<Point>,
    /// How things stand then.
    pub end: Option<Outcome>,
    /// The waits of each procedure in force then, were deletion asked for at once.
    pub time_lines: Vec<TimeLine>,
}

impl Plan {
    /// How things stand at the moment.
    pub fn outcome(&self) -> Option<&Outcome> {
        Some(&self.first.outcome)
    }

    /// The facts once every task is done.
    pub fn after(&self) -> Option<&Facts> {
        self.situations.last().map(|situation| &situation.facts)
    }

    /// The tasks that have changed what a reason of a situation rests on: positions in [`Plan::tasks`].
    pub fn changed_by(&self, situation: usize, reason: crate::outcome::ReasonId) -> Vec<usize> {
        let Some(outcome) = self.situations.get(situation).map(|situation| &situation.outcome) else {
            return Vec::new();
        };
        let before = self.tasks.iter().enumerate().take(situation);
        before.filter(|(_, task)| follow::rests_on(outcome, vec![reason], &task.effects)).map(|(at, _)| at).collect()
    }

    /// Can it be told of each task when it is done? If not, the request is not possible before it is.
    pub fn is_dated(&self) -> bool {
        self.tasks.iter().all(|task| task.done.is_some())
    }
}

/// How things stood when a task was planned.
#[derive(Clone, Debug)]
pub struct Situation {
    /// What the rules said.
    pub outcome: Outcome,
    /// Of these facts.
    pub facts: Facts,
}

/// One act.
#[derive(Clone, Debug)]
pub struct Task {
    /// The condition it mends.
    pub condition: ConditionId,
    /// Which of its requires.
    pub require: usize,
    /// Where the fix stands.
    pub remedy: RemedyId,
    /// Which fix of it.
    pub fix: usize,
    /// What it mends: one reason per element.
    pub reasons: Vec<crate::outcome::ReasonId>,
    /// When it can be begun.
    pub from: Moment,
    /// When it is done; `None` if nobody can tell.
    pub done: Option<Moment>,
    /// The tasks that must be done before: positions in [`Plan::tasks`].
    pub after: Vec<usize>,
    /// What it changes.
    pub effects: Vec<Effect>,
    /// Conditions that hold no longer because of it, or only later.
    pub breaks: Vec<Broken>,
    /// Other ways to mend the same, and when the request would be possible then.
    pub instead: Vec<Instead>,
}

/// A condition that an act breaks besides.
#[derive(Clone, Copy, Debug)]
pub struct Broken {
    /// Which.
    pub condition: ConditionId,
    /// False: it does not hold then; unknown: nobody can tell.
    pub truth: Truth,
    /// When it holds again by waiting.
    pub until: Option<Point>,
}

/// A failing require that passes by waiting.
#[derive(Clone, Debug)]
pub struct Pause {
    /// The condition.
    pub condition: ConditionId,
    /// Which of its requires.
    pub require: usize,
    /// Until then.
    pub until: Point,
    /// Ways to mend it sooner, and when the request would be possible then.
    pub instead: Vec<Instead>,
}

/// Another way.
#[derive(Clone, Debug)]
pub struct Instead {
    /// Which: its reasons are those of the first situation.
    pub way: Way,
    /// When the request would be possible; `None` if no moment can be promised.
    pub request: Option<Point>,
}

impl Task {
    /// The fix that it does.
    pub fn written<'p>(&self, program: &'p Program) -> Option<&'p Fix> {
        program[self.remedy].fixes.get(self.fix)
    }

    /// Who acts.
    pub fn by(&self, program: &Program) -> Actor {
        self.written(program).map_or(Actor::You, |fix| fix.by)
    }
}

/// Plans one account at a moment.
///
/// # Errors
///
/// Those of [`evaluate`].
pub fn plan(base: &Base, program: &Program, facts: &Facts, moment: Moment) -> Result<Plan, Box<Diagnostic>> {
    let through = Through::default();
    planned(&Planning { base, program, moment, work: choose::MOST_WORK, through: &through }, facts)
}

fn planned(planning: &Planning<'_>, facts: &Facts) -> Result<Plan, Box<Diagnostic>> {
    let &Planning { base, program, moment, .. } = planning;
    let first = Situation { outcome: evaluate(base, program, facts, moment)?, facts: facts.clone() };
    if matches!(first.outcome.verdict, Verdict::Pending | Verdict::Impossible) {
        let (tasks, pauses, time_lines) = (Vec::new(), Vec::new(), Vec::new());
        let situations = vec![first.clone()];
        return Ok(Plan { first, situations, tasks, pauses, request: None, end: None, time_lines });
    }
    let walked = choose::best(planning, &first)?;
    let (mut end, mut time_lines) = (None, Vec::new());
    if let (Some(point), Some(last)) = (walked.request, walked.situations.last()) {
        end = Some(evaluate(base, program, &last.facts, moment_of(point))?);
        time_lines = after_request(base, program, &last.facts, point);
    }
    let course::Walked { situations, tasks, pauses, request } = walked;
    Ok(Plan { first, situations, tasks, pauses, request, end, time_lines })
}

/// The order in which accounts are carried out: one whose deletion another's rules ask for comes before it. Positions
/// among `programs`.
pub fn order(programs: &[&Program]) -> Vec<usize> {
    let mut order = Vec::new();
    // Platforms never require one another in a circle: each round finds one at least.
    while order.len() < programs.len() {
        let waits = |program: &Program| {
            let others = programs.iter().enumerate().filter(|(other, _)| !order.contains(other));
            others.into_iter().any(|(_, other)| program.uses.iter().any(|uses| uses.platform == other.platform.id))
        };
        let left = || (0..programs.len()).filter(|index| !order.contains(index));
        let next = left().find(|&index| programs.get(index).is_some_and(|program| !waits(program))).or(left().next());
        match next {
            Some(next) => order.push(next),
            None => break,
        }
    }
    order
}

/// The moment at which somebody who relies on a promise would ask again.
pub fn moment_of(point: Point) -> Moment {
    if point.whole_day { Moment::Day(point.day) } else { Moment::Instant(point.instant) }
}

/// The waits of each procedure in force at a moment, were deletion asked for then.
fn after_request(base: &Base, program: &Program, facts: &Facts, point: Point) -> Vec<TimeLine> {
    let moment = moment_of(point);
    let at = At::new(base, program, moment.instant(&program.platform.zone));
    let in_force = |(index, procedure): (usize, &Procedure)| {
        let id = ProcedureId(u32::try_from(index).ok()?);
        at.applies(&procedure.head).0.then(|| asked(&at, facts, id, procedure, moment))
    };
    program.procedures.iter().enumerate().filter_map(in_force).collect()
}

/// The waits after a request at a moment: the facts then say that it was made, and that others have not acted yet. The
/// person acts as soon as it is possible.
fn asked(at: &At<'_>, facts: &Facts, id: ProcedureId, procedure: &Procedure, moment: Moment) -> TimeLine {
    let zone = &at.program.platform.zone;
    let mut facts = facts.clone();
    facts.as_of = facts.as_of.map(|as_of| as_of.max(moment.day(zone)));
    let mut requested = moment;
    for stage in &procedure.stages {
        match stage {
            Stage::Request(place) => {
                requested = match is_time(at.program, *place) {
                    true => Moment::Instant(moment.instant(zone)),
                    false => Moment::Day(moment.day(zone)),
                };
                happens(at.program, &mut facts, *place, Some(requested));
            }
            Stage::Wait(wait) => {
                if let WaitKind::Until { fact, .. } = wait.kind {
                    happens(at.program, &mut facts, fact, None);
                }
            }
            Stage::Path(..) | Stage::Step(_) | Stage::Final(_) | Stage::Afterwards(..) => {}
        }
    }
    let line = |facts: &Facts| timeline::time_line(at, &mut at.frame(facts), id, requested, Awaited::AtOnce);
    // What the person does then may be what a later wait counts from; each round settles one wait at least.
    let mut found = line(&facts);
    for _ in 0..found.waits.len() {
        let waits = timeline::waits(procedure).map(|(_, wait)| wait).zip(&found.waits);
        for (wait, outcome) in waits.filter(|(_, outcome)| !outcome.awaits) {
            if let (WaitKind::Until { fact, by: Actor::You, .. }, Some(until)) = (&wait.kind, outcome.until) {
                happens(at.program, &mut facts, *fact, Some(until));
                facts.as_of = facts.as_of.map(|as_of| as_of.max(until.day(zone)));
            }
        }
        found = line(&facts);
    }
    found
}

/// Is a fact of the account a time, not a day?
fn is_time(program: &Program, place: Place) -> bool {
    let fields = &program.layout(Program::ACCOUNT).fields;
    fields.get(usize::from(place.slot)).is_some_and(|field| field.kind == Type::Time)
}

/// Says of a day or time of the account that it has come, or has not.
fn happens(program: &Program, facts: &mut Facts, place: Place, when: Option<Moment>) {
    let zone = &program.platform.zone;
    let value = match when {
        None => Value::None,
        Some(when) if is_time(program, place) => Value::Time(when.instant(zone)),
        Some(when) => Value::Date(when.day(zone).0),
    };
    if let (Scope::Account, Some(cell)) = (place.scope, facts.account.get_mut(usize::from(place.slot))) {
        *cell = value;
    }
}
