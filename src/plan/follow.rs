//! What follows from an act besides what it is for: conditions that it breaks, and what the platform does meanwhile.

use super::{Broken, Effect, Situation, Task};
use crate::outcome::{AutomaticOutcome, ConditionOutcome, FactPath, Outcome, ReasonId, ReasonKind};
use crate::program::{ConditionId, Program};
use crate::truth::Truth;

/// Conditions that held before a task and hold no longer, and those that must wait the longer for it, or nobody
/// knows how long.
pub(super) fn broken(program: &Program, before: &Situation, task: &Task, after: &Outcome) -> Vec<Broken> {
    let held = |id: ConditionId| {
        let mut conditions = before.outcome.conditions.iter();
        conditions.any(|condition| condition.condition == id && condition.truth == Truth::True)
    };
    let counts = task.written(program).is_some_and(|fix| !fix.counts_as.is_empty());
    let mut broken = Vec::new();
    for condition in after.conditions.iter().filter(|condition| condition.truth != Truth::True) {
        let id = condition.condition;
        let until = condition.requires.iter().filter_map(|require| require.by_waiting).max();
        let other = id != task.condition && !condition.contested;
        let longer = until.is_some() || condition.truth == Truth::Unknown;
        if held(id) || other && counts && longer && looks_at(after, condition, &task.effects) {
            broken.push(Broken { condition: id, truth: condition.truth, until });
        }
    }
    broken
}

/// Does a condition not hold because of a fact that was changed?
fn looks_at(outcome: &Outcome, condition: &ConditionOutcome, effects: &[Effect]) -> bool {
    rests_on(outcome, condition.requires.iter().map(|require| require.reason).collect(), effects)
}

/// Do reasons rest on a fact that was changed?
pub(super) fn rests_on(outcome: &Outcome, reasons: Vec<ReasonId>, effects: &[Effect]) -> bool {
    let mut open = reasons;
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

/// Does the platform end the account before the acts are done?
pub(super) fn is_struck(program: &Program, situations: &[Situation]) -> bool {
    let zone = &program.platform.zone;
    situations.iter().zip(situations.iter().skip(1)).any(|(before, after)| {
        let (from, until) = (before.outcome.moment.instant(zone), after.outcome.moment.instant(zone));
        let ends = |strike: &AutomaticOutcome| {
            let rule = program.automatics.get(strike.automatic);
            let when = strike.strikes.map_or(i64::MAX, |strikes| strikes.instant);
            let certain = rule.is_some_and(|rule| rule.certain && rule.ends_account() && !rule.is_contested());
            certain && from < when && when <= until
        };
        before.outcome.automatics.iter().any(ends)
    })
}
