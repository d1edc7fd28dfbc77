//! One course through all acts: do one, ask the rules again, and so on until no act helps any more.

use std::collections::{BTreeMap, HashSet};

use super::course::{Course, Part, Pick, Planning, Through, Walked, compared, failing, picks, written};
use super::{Effect, Pause, Situation, Task, follow, moment_of};
use crate::acts::{self, Done};
use crate::diagnostic::Diagnostic;
use crate::eval::{self, At};
use crate::facts::Facts;
use crate::moment::Moment;
use crate::outcome::{Outcome, ReasonId, RequireOutcome, Way};
use crate::program::{Actor, Fix, RemedyId, Verdict};
use crate::timeline;
use crate::truth::{Lasting, Truth};
use crate::verdict::{evaluate, first_day};

/// No plan has more acts: rules have a few dozen fixes, and each is done once.
const MOST_TASKS: usize = 64;

/// So often is the same act done: what was done too early may have to be done again.
const MOST_TRIES: usize = 3;

/// So often does a course wait for something before it acts again.
const MOST_PAUSES: usize = 4;

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
    course: &'a Course,
    /// So many acts are compared with one another to find which must come first.
    compared: usize,
    situations: Vec<Situation>,
    tasks: Vec<Task>,
    /// What was done for which require: how often, and up to when the last time.
    tried: BTreeMap<(Part, RemedyId, usize), (usize, Moment)>,
    /// Requires of which nobody can tell how the facts look once they are mended.
    assumed: HashSet<Part>,
    /// How many tasks were done when a fix was first on offer; nothing if time put it there.
    offered: BTreeMap<(RemedyId, usize), Option<usize>>,
    orders: Vec<Order>,
    /// Before which nothing begins.
    floor: Moment,
    now: Moment,
    /// How things stood before the pause under way, while nothing has been done since.
    paused: Option<(Situation, Moment)>,
    pauses: usize,
}

/// Walks until no act is left that is wanted.
pub(super) fn walk(planning: &Planning<'_>, facts: &Facts, course: &Course) -> Result<Walked, Box<Diagnostic>> {
    let mut walk = Walk {
        planning: *planning,
        course,
        compared: compared(facts),
        situations: Vec::new(),
        tasks: Vec::new(),
        tried: BTreeMap::new(),
        assumed: HashSet::new(),
        offered: BTreeMap::new(),
        orders: Vec::new(),
        floor: planning.moment,
        now: planning.moment,
        paused: None,
        pauses: 0,
    };
    let mut facts = facts.clone();
    loop {
        let outcome = evaluate(planning.base, planning.program, &facts, walk.now)?;
        walk.note_what_broke(&outcome);
        let next = walk.next(&facts, &outcome);
        let situation = Situation { outcome, facts };
        if let Some((task, after, part)) = next.and_then(|next| walk.perform(&situation, &next)) {
            let tried = walk.tried.entry((part, task.remedy, task.fix)).or_insert((0, walk.now));
            *tried = (tried.0.saturating_add(1), task.done.unwrap_or(task.from));
            walk.paused = None;
            walk.situations.push(situation);
            walk.tasks.push(task);
            facts = after;
        } else if let Some(until) = walk.pause(&situation)? {
            facts = situation.facts.clone();
            walk.begin_pause(situation, until);
        } else {
            return walk.finish(situation);
        }
    }
}

/// An act that was chosen, as it can be performed.
struct Chosen {
    part: Part,
    remedy: RemedyId,
    fix: usize,
    reasons: Vec<ReasonId>,
}

/// An act with its days.
struct Timed {
    from: Moment,
    done: Option<Moment>,
    /// When its effects are counted, whether or not it can be told when it is done.
    on: Moment,
    what: Done,
    after: Vec<usize>,
}

impl Walk<'_> {
    fn note_what_broke(&mut self, outcome: &Outcome) {
        // After a pause, time has changed more than the task.
        if let (Some(before), Some(task), None) = (self.situations.last(), self.tasks.last_mut(), &self.paused) {
            task.breaks = follow::broken(self.planning.program, before, task, outcome);
        }
    }

    /// The act to do next.
    fn next(&mut self, facts: &Facts, outcome: &Outcome) -> Option<Chosen> {
        if self.tasks.len() >= MOST_TASKS {
            return None;
        }
        let candidates = self.candidates(outcome);
        let opened = self.paused.is_none().then_some(self.tasks.len());
        for candidate in &candidates {
            self.offered.entry((candidate.remedy, candidate.fix)).or_insert(opened);
        }
        let compared = candidates.get(..candidates.len().min(self.compared)).unwrap_or_default();
        let free =
            |candidate: &&Candidate<'_>| !compared.iter().any(|other| self.must_come_first(facts, other, candidate));
        let in_front = candidates.first().filter(|first| self.course.front.contains(&first.part));
        let next = *in_front.or_else(|| compared.iter().find(free)).or(compared.first())?;
        for later in compared.iter().filter(|later| later.part != next.part) {
            if self.must_come_first(facts, &next, later) {
                self.orders.push(((later.remedy, later.fix), (next.remedy, next.fix)));
            }
        }
        Some(Chosen { part: next.part, remedy: next.remedy, fix: next.fix, reasons: next.reasons.to_vec() })
    }

    /// For each failing require the act to take first, if one is to be taken. What is put off comes last.
    fn candidates<'o>(&self, outcome: &'o Outcome) -> Vec<Candidate<'o>> {
        let mut candidates: Vec<Candidate<'o>> = failing(outcome)
            .filter(|(part, _)| !self.assumed.contains(part) && !self.course.skip.contains(part))
            .filter_map(|(part, require)| self.candidate(part, require))
            .collect();
        let zone = &self.planning.program.platform.zone;
        let front = |part: &Part| self.course.front.iter().position(|other| other == part).unwrap_or(usize::MAX);
        let held = |part: &Part| self.course.hold.get(part).map_or(i64::MIN, |hold| hold.instant(zone));
        candidates.sort_by_key(|candidate| (front(&candidate.part), held(&candidate.part)));
        candidates
    }

    fn candidate<'o>(&self, part: Part, require: &'o RequireOutcome) -> Option<Candidate<'o>> {
        let mut picks = picks(self.planning.program, require);
        let first = self.course.first.get(&part);
        picks.sort_by_key(|(pick, _)| first != Some(pick));
        for (pick, way) in picks {
            match (pick, way) {
                (Pick::Act(remedy, fix), Way::Act { reasons, .. }) => {
                    if self.may_try(&(part, remedy, fix)) {
                        return Some(Candidate { part, remedy, fix, reasons });
                    }
                }
                _ => return None,
            }
        }
        None
    }

    /// Was an act not done yet, or so long ago that it may help again?
    fn may_try(&self, act: &(Part, RemedyId, usize)) -> bool {
        let zone = &self.planning.program.platform.zone;
        self.tried
            .get(act)
            .is_none_or(|&(times, done)| times < MOST_TRIES && self.now.instant(zone) > done.instant(zone))
    }

    /// Would doing `first` after `then` break again what `then` has mended?
    fn must_come_first(&self, facts: &Facts, first: &Candidate<'_>, then: &Candidate<'_>) -> bool {
        let Planning { base, program, .. } = self.planning;
        let counts = written(program, first.remedy, first.fix).is_some_and(|fix| !fix.counts_as.is_empty());
        if first.part == then.part || !counts {
            return false;
        }
        let Some(require) = program[then.part.0].requires.get(then.part.1) else { return false };
        let at = At::new(base, program, self.now.instant(&program.platform.zone));
        let holds = |facts: &Facts| at.require::<Truth>(&mut at.frame(facts), require) != Truth::False;
        let mended = self.done(facts, then);
        holds(&mended) && !holds(&self.done(&mended, first))
    }

    /// The facts once an act is done.
    fn done(&self, facts: &Facts, candidate: &Candidate<'_>) -> Facts {
        let mut after = facts.clone();
        let done = self.what_is_done(facts, candidate.part, (candidate.remedy, candidate.fix), self.now);
        done.effects.iter().for_each(|effect| effect.apply(self.planning.program, &mut after));
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
        let zone = &program.platform.zone;
        let fix = written(program, chosen.remedy, chosen.fix)?;
        let again = self.tried.contains_key(&(chosen.part, chosen.remedy, chosen.fix));
        let floor = if again { self.now } else { self.floor };
        let floor = self.course.hold.get(&chosen.part).copied().filter(|_| !again).unwrap_or(floor);
        let mut timed = self.timed(situation, fix, chosen, floor);
        if !timed.what.mends && self.now.instant(zone) > timed.on.instant(zone) {
            // Done so early it is too old by now.
            timed = self.timed(situation, fix, chosen, self.now);
        }
        let Timed { from, done, on, what, mut after } = timed;
        after.sort_unstable();
        let mut facts = situation.facts.clone();
        for effect in &what.effects {
            effect.apply(program, &mut facts);
        }
        let day = on.day(zone);
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

    /// When an act is done that does not begin before a moment, and what it does then.
    fn timed(&self, situation: &Situation, fix: &Fix, chosen: &Chosen, floor: Moment) -> Timed {
        let key = (chosen.remedy, chosen.fix);
        let mut after = self.before(key);
        loop {
            let (from, known) = self.earliest(floor, &after);
            let done = if known { self.end_of(situation, fix, from) } else { None };
            let on = done.unwrap_or(from);
            let what = self.what_is_done(&situation.facts, chosen.part, key, on);
            match self.overtaken(on, &what.effects).filter(|position| !after.contains(position)) {
                Some(position) => after.push(position),
                None => return Timed { from, done, on, what, after },
            }
        }
    }

    /// The tasks that must be done before a fix.
    fn before(&self, key: (RemedyId, usize)) -> Vec<usize> {
        // It was not on offer before the task just before it was done.
        let offered = self.offered.get(&key).copied();
        let before = |&(position, task): &(usize, &Task)| {
            self.orders.contains(&(key, (task.remedy, task.fix))) || offered == Some(Some(position.saturating_add(1)))
        };
        self.tasks.iter().enumerate().filter(before).map(|(position, _)| position).collect()
    }

    /// When an act can begin that comes after a moment and some tasks, and whether that can be told.
    fn earliest(&self, floor: Moment, after: &[usize]) -> (Moment, bool) {
        let before = after.iter().filter_map(|&position| self.tasks.get(position));
        before.fold((floor, true), |(from, known), task| {
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
            return self.planning.through.end(uses, facts, from, |facts| {
                // Its own plan is worth less work: platforms may lead through one another.
                let (work, through) = (self.planning.work / 8, Through::default());
                let planning = Planning { base, program: other, moment: from, work, through: &through };
                let plan = super::planned(&planning, facts).ok()?;
                plan.time_lines.first().and_then(|line| line.over).filter(|_| plan.is_dated())
            });
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

    /// Until when to wait before looking again, if no day can be promised as things stand, or another may be sooner.
    fn pause(&self, situation: &Situation) -> Result<Option<Moment>, Box<Diagnostic>> {
        let Planning { base, program, .. } = self.planning;
        if self.pauses >= MOST_PAUSES || !self.assumed.is_empty() {
            return Ok(None);
        }
        let promised = first_day(base, program, &situation.facts, self.now)?;
        if promised.is_some() && !self.course.eager {
            return Ok(None);
        }
        let zone = &program.platform.zone;
        let now = self.now.instant(zone);
        let until = if situation.outcome.verdict == Verdict::NotOffered {
            let offered = |at: &At<'_>| {
                let (offered, until) = at.offered();
                Lasting { truth: offered.into(), until }
            };
            let at = At::new(base, program, now);
            let first = eval::first(&at, |truth| truth == Truth::True, offered);
            first.map(|first| moment_of(eval::point(&at, first, |truth| truth == Truth::True, offered)))
        } else {
            let passing: Option<Vec<_>> = failing(&situation.outcome).map(|(_, require)| require.by_waiting).collect();
            passing.and_then(|passing| passing.into_iter().max()).map(moment_of)
        };
        let sooner = |until: &Moment| promised.is_none_or(|promised| until.instant(zone) < promised.instant);
        Ok(until.filter(|until| until.instant(zone) > now).filter(sooner))
    }

    fn begin_pause(&mut self, situation: Situation, until: Moment) {
        let now = self.now;
        self.paused.get_or_insert((situation, now));
        (self.now, self.floor) = (until, until);
        self.pauses = self.pauses.saturating_add(1);
    }

    /// What is left to wait for, and the first day.
    fn finish(mut self, mut last: Situation) -> Result<Walked, Box<Diagnostic>> {
        let Planning { base, program, .. } = self.planning;
        // A pause after which there is nothing to do is plain waiting.
        if let Some((before, now)) = self.paused.take() {
            (last, self.now) = (before, now);
        }
        let waits = failing(&last.outcome).filter_map(|((condition, require), outcome)| {
            Some(Pause { condition, require, until: outcome.by_waiting?, instead: Vec::new() })
        });
        let pauses = waits.collect();
        self.situations.push(last);
        let mut request = None;
        if let Some(last) = self.situations.last().filter(|_| self.assumed.is_empty())
            && !follow::is_struck(program, &self.situations)
        {
            request = first_day(base, program, &last.facts, self.now)?;
        }
        Ok(Walked { situations: self.situations, tasks: self.tasks, pauses, request })
    }
}
