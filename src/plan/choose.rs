//! Which of several courses: the one by which a day can be promised, the soonest, with the fewest acts.
//!
//! Every combination of the ways at the beginning is walked, then the best is bettered step by step: another way,
//! another act first, one put off or left out. Whether there is a better course yet, nobody knows; see
//! `docs/decisions.md` for how often small ones miss it.

use super::course::{Course, Part, Pick, Planning, Walked, failing, picks, size};
use super::walk::walk;
use super::{Instead, Situation, moment_of};
use crate::diagnostic::Diagnostic;
use crate::moment::Moment;
use crate::outcome::Outcome;
use crate::program::Program;

/// So many combinations of ways are walked; with more, one require after the other is decided.
const MOST_COMBINED: usize = 48;

/// So much work a plan may be: a walk is as many steps as it has tasks, and each step looks at all that are left.
/// A plan of six acts may take two hundred and forty walks.
pub(super) const MOST_WORK: usize = 240 * 49;

/// So many other ways are told of in any case.
const FEWEST_OTHERS: usize = 6;

/// How many values of the account one unit of work may look at; more of them make it dearer.
const VALUES: usize = 200;

/// A require that can be mended in several ways.
struct Decision {
    part: Part,
    options: Vec<Pick>,
}

/// The best course, with what the other ways would cost.
pub(super) fn best(planning: &Planning<'_>, first: &Situation) -> Result<Walked, Box<Diagnostic>> {
    let decisions = decisions(planning.program, &first.outcome);
    let facts = &first.facts;
    let easiest = walk(planning, facts, &Course::default())?;
    let mut left = planning.work / size(facts).div_ceil(VALUES).max(1);
    let mut search =
        Search { planning, first, course: Course::default(), walked: easiest, seen: vec![Course::default()] };
    for course in combinations(&decisions) {
        search.take(course, &mut left)?;
    }
    while search.better(&mut left)? {}
    let Search { course, mut walked, .. } = search;
    // What the other ways cost is worth as much again; with more of them, the last are not told.
    let others = planning.work / work(&walked) / size(facts).div_ceil(VALUES).max(1);
    let mut left = others.max(FEWEST_OTHERS);
    for decision in &decisions {
        let ways = decision.options.len().saturating_sub(1);
        if left >= ways {
            other_ways(planning, first, decision, &course, &mut walked)?;
        }
        left = left.saturating_sub(ways);
    }
    Ok(walked)
}

/// How much work a walk was.
fn work(walked: &Walked) -> usize {
    walked.tasks.len().saturating_add(1).saturating_pow(2)
}

struct Search<'s> {
    planning: &'s Planning<'s>,
    first: &'s Situation,
    /// The best course so far, and what it comes to.
    course: Course,
    walked: Walked,
    /// What was walked.
    seen: Vec<Course>,
}

impl Search<'_> {
    /// Keeps a course if it is better than all before.
    fn take(&mut self, course: Course, left: &mut usize) -> Result<bool, Box<Diagnostic>> {
        if *left == 0 || self.seen.contains(&course) {
            return Ok(false);
        }
        self.seen.push(course.clone());
        *left = left.saturating_sub(work(&self.walked));
        let walked = walk(self.planning, &self.first.facts, &course)?;
        let program = self.planning.program;
        let better = walked.cost(program) < self.walked.cost(program);
        if better {
            (self.course, self.walked) = (course, walked);
        }
        Ok(better)
    }

    /// Tries every course that differs in one thing, and stays with the first that is better.
    fn better(&mut self, left: &mut usize) -> Result<bool, Box<Diagnostic>> {
        for course in self.neighbours() {
            if self.take(course, left)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn neighbours(&self) -> Vec<Course> {
        let program = self.planning.program;
        let mut courses = Vec::new();
        let mut vary = |change: &dyn Fn(&mut Course)| {
            let mut course = self.course.clone();
            change(&mut course);
            courses.push(course);
        };
        let mut parts: Vec<Part> = Vec::new();
        for task in &self.walked.tasks {
            let part = (task.condition, task.require);
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        for situation in &self.walked.situations {
            for decision in decisions(program, &situation.outcome) {
                for &option in &decision.options {
                    vary(&|course| {
                        course.first.insert(decision.part, option);
                    });
                }
            }
        }
        for &part in &parts {
            vary(&|course| {
                course.skip.insert(part);
            });
            vary(&|course| {
                course.front.retain(|other| *other != part);
                course.front.insert(0, part);
            });
        }
        vary(&|course| course.eager = !course.eager);
        for (part, moment) in self.delays() {
            vary(&|course| {
                course.hold.insert(part, moment);
            });
        }
        courses
    }

    /// Acts that could be put off: begun, or done, when something else passes.
    fn delays(&self) -> Vec<(Part, Moment)> {
        let program = self.planning.program;
        let zone = &program.platform.zone;
        let Walked { situations, tasks, pauses, request } = &self.walked;
        let pauses = pauses.iter().map(|pause| moment_of(pause.until));
        let ends = tasks.iter().filter_map(|task| task.done);
        let situations = situations.iter().chain([self.first]);
        let passing = situations.flat_map(|situation| failing(&situation.outcome));
        let passing = passing.filter_map(|(_, require)| require.by_waiting.map(moment_of));
        let mut moments: Vec<Moment> =
            request.map(moment_of).into_iter().chain(pauses).chain(ends).chain(passing).collect();
        moments.sort_by_key(|moment| moment.instant(zone));
        moments.dedup();
        let mut delays = Vec::new();
        for task in tasks {
            let Some(done) = task.done else { continue };
            let takes = done.day(zone).0.saturating_sub(task.from.day(zone).0);
            let mut begins = vec![self.planning.moment, Moment::Day(task.from.day(zone).plus_days(-1))];
            for &moment in &moments {
                begins.push(moment);
                if let Moment::Day(day) = moment {
                    begins.push(Moment::Day(day.plus_days(takes.saturating_neg())));
                }
            }
            let part = (task.condition, task.require);
            let now = self.planning.moment.instant(zone);
            delays.extend(begins.into_iter().filter(|begin| begin.instant(zone) >= now).map(|begin| (part, begin)));
        }
        delays
    }
}

/// The failing requires that can be mended in several ways.
fn decisions(program: &Program, outcome: &Outcome) -> Vec<Decision> {
    let decision = |(part, require)| {
        let options: Vec<Pick> = picks(program, require).into_iter().map(|(pick, _)| pick).collect();
        (options.len() > 1).then_some(Decision { part, options })
    };
    failing(outcome).filter_map(decision).collect()
}

/// Every combination of options, if there are few; else none.
fn combinations(decisions: &[Decision]) -> Vec<Course> {
    let all = decisions.iter().map(|decision| decision.options.len()).try_fold(1usize, usize::checked_mul);
    if all.is_none_or(|all| all > MOST_COMBINED) {
        return Vec::new();
    }
    let mut courses = vec![Course::default()];
    for decision in decisions {
        let with = |course: &Course, option: Pick| {
            let mut course = course.clone();
            course.first.insert(decision.part, option);
            course
        };
        courses = courses
            .iter()
            .flat_map(|course| decision.options.iter().map(move |&option| with(course, option)))
            .collect();
    }
    courses
}

/// What the ways cost that were not taken, told where the one stands that was.
fn other_ways(
    planning: &Planning<'_>,
    first: &Situation,
    decision: &Decision,
    course: &Course,
    walked: &mut Walked,
) -> Result<(), Box<Diagnostic>> {
    let Some((_, require)) = failing(&first.outcome).find(|(part, _)| *part == decision.part) else { return Ok(()) };
    let of_part = |condition, require| (condition, require) == decision.part;
    let taken: Vec<_> = walked.tasks.iter().filter(|task| of_part(task.condition, task.require)).collect();
    let mut instead = Vec::new();
    for (pick, way) in picks(planning.program, require) {
        let is_taken = match pick {
            Pick::Act(remedy, fix) => taken.iter().any(|task| (task.remedy, task.fix) == (remedy, fix)),
            Pick::Wait => taken.is_empty(),
        };
        if !is_taken {
            let mut other = course.clone();
            other.first.insert(decision.part, pick);
            other.skip.remove(&decision.part);
            let request = walk(planning, &first.facts, &other)?.promise();
            instead.push(Instead { way: way.clone(), request });
        }
    }
    match walked.tasks.iter_mut().find(|task| of_part(task.condition, task.require)) {
        Some(task) => task.instead = instead,
        None => {
            if let Some(pause) = walked.pauses.iter_mut().find(|pause| of_part(pause.condition, pause.require)) {
                pause.instead = instead;
            }
        }
    }
    Ok(())
}
