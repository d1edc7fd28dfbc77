//! One way through all acts: do one, ask the rules again, and so on until no act helps any more.

use std::collections::{BTreeMap, HashSet};

use super::{Effect, Pause, Situation, Task, moment_of};
use crate::acts::{self, Done};
use crate::diagnostic::Diagnostic;
use crate::eval::At;
use crate::facts::Facts;
use crate::moment::Moment;
use crate::outcome::{
    AutomaticOutcome, ConditionOutcome, FactPath, Outcome, Point, ReasonId, ReasonKind, RequireOutcome, Way,
};
use crate::program::{Actor, Base, ConditionId, Fix, Program, RemedyId};
use crate::timeline;
use crate::truth::Truth;
use crate::verdict::{evaluate, first_day};

/// No plan has more acts: rules have a few dozen fixes, and each is done once.
const MOST_TASKS: usize = 64;

/// So many acts are compared with one another to find which must come first.
const MOST_COMPARED: usize = 12;

/// What is planned for.
#[derive(Clone, Copy)]
pub(super) struct Planning<'a> {
    pub base: &'a Base,
    pub program: &'a Program,
    pub moment: Moment,
}

/// A require of a condition.
pub(super) type Part = (ConditionId, usize);

/// Which way to take first for a require: a position among its ways. What is not named here takes the easiest.
pub(super) type Choice = BTreeMap<Part, usize>;

/// What a walk came to.
pub(super) struct Walked {
    pub situations: Vec<Situation>,
    pub tasks: Vec<Task>,
    pub pauses: Vec<Pause>,
    /// The first day, if one can be promised.
    pub request: Option<Point>,
}

/// An act that could be done next.
#[derive(Clone, Copy)]
struct Candidate<'o> {
    part: Part,
    remedy: RemedyId,
    fix: usize,
    reasons: &'o [ReasonId],
}

/// A fix, and one that must be done before it.
type Order = ((RemedyId, usize), (RemedyId, usize));

/// A walk under way.
struct Walk<'a> {
    planning: Planning<'a>,
    situations: Vec<Situation>,
    tasks: Vec<Task>,
    /// What was done for which require.
    tried: HashSet<(Part, RemedyId, usize)>,
    /// Requires of which nobody can tell how the facts look once they are mended.
    assumed: HashSet<Part>,
    /// How many tasks were done when a fix was first on offer.
    offered: BTreeMap<(RemedyId, usize), usize>,
    orders: Vec<Order>,
    now: Moment,
}

/// Walks until no act is left that is wanted.
pub(super) fn walk(planning: &Planning<'_>, facts: &Facts, choice: &Choice) -> Result<Walked, Box<Diagnostic>> {
    let mut walk = Walk {
        planning: *planning,
        situations: Vec::new(),
        tasks: Vec::new(),
        tried: HashSet::new(),
        assumed: HashSet::new(),
        offered: BTreeMap::new(),
        orders: Vec::new(),
        now: planning.moment,
    };
    let mut facts = facts.clone();
    loop {
        let outcome = evaluate(planning.base, planning.program, &facts, walk.now)?;
        walk.note_what_broke(&outcome);
        let next = walk.next(&facts, &outcome, choice);
        let situation = Situation { outcome, facts };
        let Some((task, after, part)) = next.and_then(|next| walk.perform(&situation, &next)) else {
            walk.situations.push(situation);
            return walk.finish();
        };
        walk.tried.insert((part, task.remedy, task.fix));
        walk.situations.push(situation);
        walk.tasks.push(task);
        facts = after;
    }
}

/// An act that was chosen, as it can be performed.
struct Chosen {
    part: Part,
    remedy: RemedyId,
    fix: usize,
    reasons: Vec<ReasonId>,
}

impl<'a> Walk<'a> {
    /// Conditions that held before the last task and hold no longer, or that look at what the task counts as.
    fn note_what_broke(&mut self, outcome: &Outcome) {
        let (Some(before), Some(task)) = (self.situations.last(), self.tasks.last_mut()) else { return };
        let held = |id: ConditionId| {
            let mut conditions = before.outcome.conditions.iter();
            conditions.any(|condition| condition.condition == id && condition.truth == Truth::True)
        };
        let counts = task.written(self.planning.program).is_some_and(|fix| !fix.counts_as.is_empty());
        for condition in outcome.conditions.iter().filter(|condition| condition.truth != Truth::True) {
            let id = condition.condition;
            let other = id != task.condition && !condition.contested;
            if held(id) || other && counts && looks_at(outcome, condition, &task.effects) {
                let until = condition.requires.iter().filter_map(|require| require.by_waiting).max();
                task.breaks.push((id, until));
            }
        }
    }

    /// The act to do next.
    fn next(&mut self, facts: &Facts, outcome: &Outcome, choice: &Choice) -> Option<Chosen> {
        if self.tasks.len() >= MOST_TASKS {
            return None;
        }
        let candidates = self.candidates(outcome, choice);
        for candidate in &candidates {
            self.offered.entry((candidate.remedy, candidate.fix)).or_insert(self.tasks.len());
        }
        let compared = candidates.get(..candidates.len().min(MOST_COMPARED)).unwrap_or_default();
        let free =
            |candidate: &&Candidate<'_>| !compared.iter().any(|other| self.must_come_first(facts, other, candidate));
        let next = *compared.iter().find(free).or(compared.first())?;
        for later in compared.iter().filter(|later| later.part != next.part) {
            if self.must_come_first(facts, &next, later) {
                self.orders.push(((later.remedy, later.fix), (next.remedy, next.fix)));
            }
        }
        Some(Chosen { part: next.part, remedy: next.remedy, fix: next.fix, reasons: next.reasons.to_vec() })
    }

    /// For each failing require the act to take first, if one is to be taken.
    fn candidates<'o>(&self, outcome: &'o Outcome, choice: &Choice) -> Vec<Candidate<'o>> {
        let failing = outcome.conditions.iter().filter(|condition| condition.truth == Truth::False);
        let requires = failing.flat_map(|condition| {
            let id = condition.condition;
            condition.requires.iter().map(move |require| ((id, require.require), require))
        });
        let requires = requires.filter(|(part, require)| require.truth == Truth::False && !self.assumed.contains(part));
        requires.filter_map(|(part, require)| self.candidate(part, require, choice.get(&part))).collect()
    }

    fn candidate<'o>(&self, part: Part, require: &'o RequireOutcome, first: Option<&usize>) -> Option<Candidate<'o>> {
        let mut ways: Vec<(usize, &Way)> = require.ways.iter().enumerate().collect();
        ways.sort_by_key(|&(index, way)| (first != Some(&index), effort(self.planning.program, way)));
        for (_, way) in ways {
            match way {
                Way::Act { remedy, fix, reasons } => {
                    let act =
                        written(self.planning.program, *remedy, *fix).is_some_and(|fix| !fix.text.names_earliest());
                    if act && !self.tried.contains(&(part, *remedy, *fix)) {
                        return Some(Candidate { part, remedy: *remedy, fix: *fix, reasons });
                    }
                }
                Way::Wait { .. } if require.by_waiting.is_some() => return None,
                Way::Wait { .. } | Way::Nothing { .. } => {}
            }
        }
        None
    }

    /// Would doing `first` after `then` break again what `then` has mended?
    fn must_come_first(&self, facts: &Facts, first: &Candidate<'_>, then: &Candidate<'_>) -> bool {
        if first.part == then.part {
            return false;
        }
        let mended = self.done(facts, then);
        let undone = self.done(&mended, first);
        let holds = |facts: &Facts| {
            let Planning { base, program, .. } = self.planning;
            let at = At::new(base, program, self.now.instant(&program.platform.zone));
            let require = program[then.part.0].requires.get(then.part.1);
            require.is_some_and(|require| at.require::<Truth>(&mut at.frame(facts), require) != Truth::False)
        };
        holds(&mended) && !holds(&undone)
    }

    /// The facts once an act is done.
    fn done(&self, facts: &Facts, candidate: &Candidate<'_>) -> Facts {
        let mut after = facts.clone();
        let done = self.what_is_done(facts, candidate.part, (candidate.remedy, candidate.fix), self.now);
        for effect in &done.effects {
            effect.apply(self.planning.program, &mut after);
        }
        after
    }

    fn what_is_done(&self, facts: &Facts, part: Part, fix: (RemedyId, usize), on: Moment) -> Done {
        let Planning { base, program, .. } = self.planning;
        let at = At::new(base, program, timeline::later(program, self.now, on).instant(&program.platform.zone));
        match program[part.0].requires.get(part.1) {
            Some(require) => acts::done(&at, facts, require, fix, on),
            None => Done::default(),
        }
    }

    /// Does an act: the task, and the facts afterwards.
    fn perform(&mut self, situation: &Situation, chosen: &Chosen) -> Option<(Task, Facts, Part)> {
        let program = self.planning.program;
        let fix = written(program, chosen.remedy, chosen.fix)?;
        let key = (chosen.remedy, chosen.fix);
        let mut after = self.before(key);
        let (from, done, on, what) = loop {
            let (from, known) = self.earliest(&after);
            let done = if known { self.end_of(situation, fix, from) } else { None };
            let on = done.unwrap_or(from);
            let what = self.what_is_done(&situation.facts, chosen.part, key, on);
            match self.overtaken(on, &what.effects).filter(|position| !after.contains(position)) {
                Some(position) => after.push(position),
                None => break (from, done, on, what),
            }
        };
        after.sort_unstable();
        let mut facts = situation.facts.clone();
        for effect in &what.effects {
            effect.apply(program, &mut facts);
        }
        let day = on.day(&program.platform.zone);
        // Without one, events may lie ahead.
        facts.as_of = facts.as_of.map(|as_of| as_of.max(day));
        if !what.mends {
            self.assumed.insert(chosen.part);
        }
        self.now = timeline::later(program, self.now, on);
        let task = Task {
            condition: chosen.part.0,
            require: chosen.part.1,
            remedy: chosen.remedy,
            fix: chosen.fix,
            reasons: chosen.reasons.clone(),
            from,
            done,
            after,
            effects: what.effects,
            breaks: Vec::new(),
            instead: Vec::new(),
        };
        Some((task, facts, chosen.part))
    }

    /// The tasks that must be done before a fix.
    fn before(&self, key: (RemedyId, usize)) -> Vec<usize> {
        // It was not on offer before the task just before it was done.
        let offered = self.offered.get(&key).copied();
        let before = |&(position, task): &(usize, &Task)| {
            self.orders.contains(&(key, (task.remedy, task.fix))) || offered == Some(position.saturating_add(1))
        };
        self.tasks.iter().enumerate().filter(before).map(|(position, _)| position).collect()
    }

    /// When an act can begin that comes after some tasks, and whether that can be told.
    fn earliest(&self, after: &[usize]) -> (Moment, bool) {
        let before = after.iter().filter_map(|&position| self.tasks.get(position));
        before.fold((self.planning.moment, true), |(from, known), task| {
            let done = task.done.unwrap_or(task.from);
            (timeline::later(self.planning.program, from, done), known && task.done.is_some())
        })
    }

    /// A task that changes the same facts, and is done only later: what it leaves would be the last word.
    fn overtaken(&self, on: Moment, effects: &[Effect]) -> Option<usize> {
        let zone = &self.planning.program.platform.zone;
        self.tasks.iter().position(|task| {
            let done = task.done.unwrap_or(task.from);
            let same = |one: &Effect| effects.iter().any(|other| one.touches(other));
            done.instant(zone) > on.instant(zone) && task.effects.iter().any(same)
        })
    }

    /// When an act is done that is begun then; `None` if nobody can tell.
    fn end_of(&self, situation: &Situation, fix: &Fix, from: Moment) -> Option<Moment> {
        let Planning { base, program, .. } = self.planning;
        if let Some(uses) = fix.through {
            let own = program[uses].platform.as_str();
            let other = base.platform(own)?;
            let at = At::new(base, program, self.now.instant(&program.platform.zone));
            let account = situation.facts.others.get(uses.0 as usize)?.clone()?;
            let me = at.me_of(&at.frame(&situation.facts), uses);
            let facts = Facts { account, me, others: vec![None; other.uses.len()], as_of: situation.facts.as_of };
            let plan = super::plan(base, other, &facts, from).ok()?;
            return plan.time_lines.first().and_then(|line| line.over).filter(|_| plan.is_dated());
        }
        match (fix.takes, fix.by) {
            (Some(span), _) => {
                let at = At::new(base, program, self.now.instant(&program.platform.zone));
                let span = at.span(&mut at.frame(&situation.facts), span)?;
                match timeline::plus(program, from, span) {
                    Some(end) => Some(end),
                    // Hours from a day on are counted from its end: that is never too early.
                    None => {
                        let zone = &program.platform.zone;
                        zone.plus(from.instant(zone), span).map(|end| Moment::Day(zone.day_of(end)))
                    }
                }
            }
            (None, Actor::You) => Some(from),
            (None, Actor::Platform | Actor::Others) => None,
        }
    }

    /// What is left to wait for, and the first day.
    fn finish(self) -> Result<Walked, Box<Diagnostic>> {
        let Planning { base, program, .. } = self.planning;
        let (mut pauses, mut request) = (Vec::new(), None);
        if let Some(last) = self.situations.last() {
            for condition in last.outcome.conditions.iter().filter(|condition| condition.truth == Truth::False) {
                for require in &condition.requires {
                    if let Some(until) = require.by_waiting.filter(|_| require.truth == Truth::False) {
                        pauses.push(Pause {
                            condition: condition.condition,
                            require: require.require,
                            until,
                            instead: Vec::new(),
                        });
                    }
                }
            }
            if self.assumed.is_empty() && !self.is_struck() {
                request = first_day(base, program, &last.facts, self.now)?;
            }
        }
        Ok(Walked { situations: self.situations, tasks: self.tasks, pauses, request })
    }
}

impl Walk<'_> {
    /// Does the platform end the account before the acts are done?
    fn is_struck(&self) -> bool {
        let Planning { program, .. } = self.planning;
        let zone = &program.platform.zone;
        self.situations.iter().zip(self.situations.iter().skip(1)).any(|(before, after)| {
            let (from, until) = (before.outcome.moment.instant(zone), after.outcome.moment.instant(zone));
            let ends = |strike: &AutomaticOutcome| {
                let rule = program.automatics.get(strike.automatic);
                let when = strike.strikes.map_or(i64::MAX, |strikes| strikes.instant);
                rule.is_some_and(|rule| rule.certain && rule.ends_account()) && from < when && when <= until
            };
            before.outcome.automatics.iter().any(ends)
        })
    }
}

/// Does a condition not hold because of a fact that was changed?
fn looks_at(outcome: &Outcome, condition: &ConditionOutcome, effects: &[Effect]) -> bool {
    let mut open: Vec<ReasonId> = condition.requires.iter().map(|require| require.reason).collect();
    while let Some(id) = open.pop() {
        let Some(reason) = outcome.reason(id) else { continue };
        let fact = match &reason.kind {
            ReasonKind::Atom { fact, .. } | ReasonKind::Unpublished { fact, .. } => fact.as_ref(),
            ReasonKind::Loop { list, .. } => Some(list),
            _ => None,
        };
        let changed = |fact: &FactPath, effect: &Effect| match effect {
            Effect::Becomes { fact: changed, .. } => fact == changed,
            Effect::Gains { list, .. } => fact.scope == list.scope && fact.steps.starts_with(&list.steps),
            Effect::Leaves { .. } | Effect::OtherBecomes { .. } => false,
        };
        if fact.is_some_and(|fact| effects.iter().any(|effect| changed(fact, effect))) {
            return true;
        }
        open.extend(reason.parts.iter().copied());
    }
    false
}

fn written(program: &Program, remedy: RemedyId, fix: usize) -> Option<&Fix> {
    program[remedy].fixes.get(fix)
}

/// The person's own acts first, then waiting, then what others must do.
fn effort(program: &Program, way: &Way) -> u8 {
    match way {
        Way::Act { remedy, fix, .. } => match written(program, *remedy, *fix).map(|fix| fix.by) {
            Some(Actor::You) => 0,
            _ => 2,
        },
        Way::Wait { .. } => 1,
        Way::Nothing { .. } => 3,
    }
}

/// When the plan's request is possible, for comparing plans: the sooner, the better.
pub(super) fn instant_of(program: &Program, request: Option<Point>) -> i64 {
    request.map_or(i64::MAX, |point| moment_of(point).instant(&program.platform.zone))
}
