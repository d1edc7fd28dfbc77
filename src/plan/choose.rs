//! Which of several ways: the plan whose request is possible soonest, then the one with the fewest acts.

use super::Instead;
use super::walk::{Choice, Part, Planning, Walked, instant_of, walk};
use crate::diagnostic::Diagnostic;
use crate::facts::Facts;
use crate::outcome::{Outcome, Way};
use crate::truth::Truth;

/// So many combinations of ways are walked; with more, one require after the other is decided.
const MOST_WALKS: usize = 48;

/// A require that can be mended in several ways: positions among its ways.
struct Decision {
    part: Part,
    options: Vec<usize>,
}

/// The best way through, with what the other ways would cost.
pub(super) fn best(planning: &Planning<'_>, facts: &Facts, outcome: &Outcome) -> Result<Walked, Box<Diagnostic>> {
    let decisions = decisions(planning, outcome);
    let all = decisions.iter().map(|decision| decision.options.len()).try_fold(1usize, usize::checked_mul);
    let choices = match all {
        Some(count) if count <= MOST_WALKS => every(&decisions),
        _ => vec![Choice::new()],
    };
    let mut search = Search { planning, facts, best: None };
    for choice in choices {
        search.take(choice)?;
    }
    if all.is_none_or(|count| count > MOST_WALKS) {
        for decision in &decisions {
            for &option in &decision.options {
                let mut choice = search.best.as_ref().map_or_else(Choice::new, |(_, choice, _)| choice.clone());
                choice.insert(decision.part, option);
                search.take(choice)?;
            }
        }
    }
    let Some((_, choice, mut walked)) = search.best else { return walk(planning, facts, &Choice::new()) };
    for decision in &decisions {
        other_ways(planning, facts, outcome, decision, &choice, &mut walked)?;
    }
    Ok(walked)
}

struct Search<'s> {
    planning: &'s Planning<'s>,
    facts: &'s Facts,
    /// When its request is possible, tasks without an end, and all tasks.
    best: Option<((i64, usize, usize), Choice, Walked)>,
}

impl Search<'_> {
    /// Keeps a way if it is better than all before.
    fn take(&mut self, choice: Choice) -> Result<(), Box<Diagnostic>> {
        let walked = walk(self.planning, self.facts, &choice)?;
        let undated = walked.tasks.iter().filter(|task| task.done.is_none()).count();
        let cost = (instant_of(self.planning.program, walked.request), undated, walked.tasks.len());
        if self.best.as_ref().is_none_or(|(least, ..)| cost < *least) {
            self.best = Some((cost, choice, walked));
        }
        Ok(())
    }
}

/// The failing requires that can be mended in several ways.
fn decisions(planning: &Planning<'_>, outcome: &Outcome) -> Vec<Decision> {
    let mut decisions = Vec::new();
    for condition in outcome.conditions.iter().filter(|condition| condition.truth == Truth::False) {
        for require in condition.requires.iter().filter(|require| require.truth == Truth::False) {
            let is_option = |way: &Way| match way {
                Way::Act { remedy, fix, .. } => {
                    planning.program[*remedy].fixes.get(*fix).is_some_and(|fix| !fix.text.names_earliest())
                }
                Way::Wait { .. } => require.by_waiting.is_some(),
                Way::Nothing { .. } => false,
            };
            let options: Vec<usize> =
                require.ways.iter().enumerate().filter(|(_, way)| is_option(way)).map(|(index, _)| index).collect();
            if options.len() > 1 {
                decisions.push(Decision { part: (condition.condition, require.require), options });
            }
        }
    }
    decisions
}

/// Every combination of options.
fn every(decisions: &[Decision]) -> Vec<Choice> {
    let mut choices = vec![Choice::new()];
    for decision in decisions {
        let with = |choice: &Choice, option: usize| {
            let mut choice = choice.clone();
            choice.insert(decision.part, option);
            choice
        };
        choices = choices
            .iter()
            .flat_map(|choice| decision.options.iter().map(move |&option| with(choice, option)))
            .collect();
    }
    choices
}

/// What the ways cost that were not taken, told where the one stands that was.
fn other_ways(
    planning: &Planning<'_>,
    facts: &Facts,
    outcome: &Outcome,
    decision: &Decision,
    choice: &Choice,
    walked: &mut Walked,
) -> Result<(), Box<Diagnostic>> {
    let (id, position) = decision.part;
    let condition = outcome.conditions.iter().find(|condition| condition.condition == id);
    let require = condition.and_then(|condition| condition.requires.iter().find(|require| require.require == position));
    let Some(require) = require else { return Ok(()) };
    let taken: Vec<_> = walked.tasks.iter().filter(|task| (task.condition, task.require) == decision.part).collect();
    let mut instead = Vec::new();
    for &option in &decision.options {
        let Some(way) = require.ways.get(option) else { continue };
        let is_taken = match way {
            Way::Act { remedy, fix, .. } => taken.iter().any(|task| (task.remedy, task.fix) == (*remedy, *fix)),
            Way::Wait { .. } => taken.is_empty(),
            Way::Nothing { .. } => true,
        };
        if !is_taken {
            let mut other = choice.clone();
            other.insert(decision.part, option);
            let walked = walk(planning, facts, &other)?;
            let request = walked.request.filter(|_| walked.tasks.iter().all(|task| task.done.is_some()));
            instead.push(Instead { way: way.clone(), request });
        }
    }
    let is_it = |part: Part| part == decision.part;
    match walked.tasks.iter_mut().find(|task| is_it((task.condition, task.require))) {
        Some(task) => task.instead = instead,
        None => {
            if let Some(pause) = walked.pauses.iter_mut().find(|pause| is_it((pause.condition, pause.require))) {
                pause.instead = instead;
            }
        }
    }
    Ok(())
}
