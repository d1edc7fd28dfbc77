//! What a promise comes to when acts do more to the facts than mend what they are for: a new password mends one
//! condition, and starts the two weeks of another.

use super::{first_day, gather};
use crate::acts;
use crate::diagnostic::Diagnostic;
use crate::eval::At;
use crate::facts::Facts;
use crate::moment::Moment;
use crate::outcome::{ConditionOutcome, Point, RequireOutcome, Way};
use crate::program::{Actor, Fix, Program, RemedyId, Verdict};
use crate::truth::Truth;

/// Acts may break what other acts have mended: so often they are done anew.
const MOST_ROUNDS: usize = 3;

/// An act, and what it is for.
type Act = (crate::program::ConditionId, usize, RemedyId, usize);

/// A moment, and the verdict then.
pub(super) type Promised = Option<(Point, Verdict)>;

/// The first moment at which nothing fails, and the verdict then, were every act done at the moment: asked only if an
/// act counts as something else besides. Nothing if it cannot be told what
/// the acts do; no moment if there is none.
pub(super) fn promise(
    at: &At<'_>,
    facts: &Facts,
    moment: Moment,
    conditions: &[ConditionOutcome],
) -> Option<Result<Promised, Box<Diagnostic>>> {
    let program = at.program;
    let chosen = acts_of(program, conditions);
    let counts = |act: &Act| written(program, act).is_some_and(|fix| !fix.counts_as.is_empty());
    if !chosen.iter().any(counts) {
        return None;
    }
    let mut facts = facts.clone();
    let mut pending = chosen;
    for _ in 0..MOST_ROUNDS {
        for act in &pending {
            do_it(at, &mut facts, moment, act)?;
        }
        let day = moment.day(&program.platform.zone);
        facts.as_of = Some(facts.as_of.map_or(day, |as_of| as_of.max(day)));
        let now = At::new(at.base, program, at.now);
        pending = acts_of(program, &gather::judge(&now, &now.frame(&facts)).conditions);
        if pending.is_empty() {
            break;
        }
    }
    let first = match first_day(at.base, program, &facts, moment) {
        Ok(first) => first,
        Err(diagnostic) => return Some(Err(diagnostic)),
    };
    let then = |first: Point| (first, super::verdict_at(at.base, program, &facts, super::kept_at(at, first)));
    Some(Ok(first.map(then)))
}

/// For each failing require that only an act mends, the one to do: the person's own, one without side effects first.
fn acts_of(program: &Program, conditions: &[ConditionOutcome]) -> Vec<Act> {
    let failing = conditions.iter().filter(|condition| condition.truth == Truth::False);
    let requires =
        failing.flat_map(|condition| condition.requires.iter().map(|require| (condition.condition, require)));
    let requires = requires.filter(|(_, require)| require.truth == Truth::False && require.by_waiting.is_none());
    requires
        .filter_map(|(id, require)| act_of(program, require).map(|(remedy, fix)| (id, require.require, remedy, fix)))
        .collect()
}

fn act_of(program: &Program, require: &RequireOutcome) -> Option<(RemedyId, usize)> {
    let acts = require.ways.iter().filter_map(|way| match way {
        Way::Act { remedy, fix, .. } => {
            let written = program[*remedy].fixes.get(*fix)?;
            let effort = (written.by != Actor::You, !written.counts_as.is_empty());
            (!written.text.names_earliest()).then_some((effort, (*remedy, *fix)))
        }
        Way::Wait { .. } | Way::Nothing { .. } => None,
    });
    acts.min_by_key(|&(effort, _)| effort).map(|(_, act)| act)
}

fn written<'p>(program: &'p Program, &(_, _, remedy, fix): &Act) -> Option<&'p Fix> {
    program[remedy].fixes.get(fix)
}

/// Does an act to the facts; nothing if it cannot be told what it does.
fn do_it(at: &At<'_>, facts: &mut Facts, moment: Moment, &(condition, require, remedy, fix): &Act) -> Option<()> {
    let require = at.program[condition].requires.get(require)?;
    let now = At::new(at.base, at.program, at.now);
    let done = acts::done(&now, facts, require, (remedy, fix), moment);
    done.effects.iter().for_each(|effect| effect.apply(at.program, facts));
    done.mends.then_some(())
}
