//! What one more answer changed: what there is to do now, what holds now, in the words of the rules.

use super::tasks::{Kind, Task, small};
use crate::messages::Interview;
use crate::outcome::{ConditionOutcome, OpenPoint, RequestState, RequireOutcome};
use crate::program::{ConditionId, FormulaId, Template, Wait};
use crate::report::layout::{ItemLine, Mark};
use crate::report::phrase::{Wording, small_first};
use crate::timeline;
use crate::truth::Truth;

/// A line about what an answer changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Is it good news?
    pub mark: Mark,
    /// In words.
    pub text: String,
}

/// What is different, in the order of the rules: what fails first, and never anything twice.
pub fn changes(before: &Wording<'_>, after: &Wording<'_>) -> Vec<Change> {
    let mut changes: Vec<Change> = request(after).into_iter().collect();
    changes.retain(|change| request(before).as_ref() != Some(change));
    for condition in &after.judged.outcome.conditions {
        let earlier = before.judged.outcome.conditions.iter().find(|one| one.condition == condition.condition);
        match condition.truth {
            Truth::False => changes.extend(failing(before, earlier, after, condition)),
            Truth::True if earlier.is_some_and(|earlier| earlier.truth != Truth::True) => {
                changes.extend(after.counts_and_holds(condition).then(|| holds(after, condition)));
            }
            Truth::Unknown if was_asked(before, condition.condition) && is_open(after, condition.condition) => {
                let (platform, title) = (after.platform(), after.title(condition));
                let text = Interview::OnlyThePlatform { platform, title }.text(after.language);
                changes.push(Change { mark: Mark::Open, text: ended(after, &text) });
            }
            Truth::True | Truth::Unknown => {}
        }
    }
    changes.sort_by_key(|change| change.mark != Mark::Fails);
    changes.dedup();
    changes
}

/// How a request stands.
fn request(words: &Wording<'_>) -> Option<Change> {
    let request = words.judged.outcome.request.as_ref()?;
    let program = words.judged.program;
    let waits: Vec<&Wait> = timeline::waits(&program[request.time_line.procedure]).map(|(_, wait)| wait).collect();
    let event = |wait: usize, events: fn(&Wait) -> &[(FormulaId, Template)], event: usize| {
        let (_, text) = events(waits.get(wait)?).get(event)?;
        Some(small_first(&words.text_of(text)))
    };
    let message = match &request.state {
        RequestState::Waiting { .. } => match request.time_line.over {
            Some(over) => Interview::UnderWayUntil { day: words.coming_day(over.day(&program.platform.zone)) },
            None => Interview::UnderWay,
        },
        RequestState::Stalled { wait, stall, .. } => {
            Interview::HeldUp { text: event(*wait, |wait| &wait.stalls, *stall)? }
        }
        RequestState::Cancelled { wait, cancel, .. } => {
            Interview::Withdrawn { text: event(*wait, |wait| &wait.cancels, *cancel)? }
        }
        RequestState::Over => Interview::ShouldBeThrough,
    };
    Some(Change { mark: Mark::Open, text: ended(words, &message.text(words.language)) })
}

fn holds(words: &Wording<'_>, condition: &ConditionOutcome) -> Change {
    Change { mark: Mark::Holds, text: ended(words, &words.title(condition)) }
}

/// What fails, but for what failed in the same words before.
fn failing<'w>(
    before: &'w Wording<'_>,
    earlier: Option<&'w ConditionOutcome>,
    after: &'w Wording<'_>,
    condition: &'w ConditionOutcome,
) -> impl Iterator<Item = Change> + 'w {
    let fails = |require: &&RequireOutcome| require.truth == Truth::False;
    let told: Vec<Change> = earlier
        .filter(|earlier| earlier.truth == Truth::False)
        .map(|earlier| earlier.requires.iter().filter(fails).map(|require| told(before, earlier, require)).collect())
        .unwrap_or_default();
    condition
        .requires
        .iter()
        .filter(fails)
        .map(move |require| self::told(after, condition, require))
        .filter(move |change| !told.contains(change))
}

fn told(words: &Wording<'_>, condition: &ConditionOutcome, require: &RequireOutcome) -> Change {
    let Task { kind, item } = words.task(condition, require);
    let head = item.lines.into_iter().find_map(|line| match line {
        ItemLine::Head { text, right } => Some((text, right)),
        _ => None,
    });
    let (text, right) = head.unwrap_or_default();
    let message = match (kind, right, require.by_waiting) {
        (Kind::Wait, Some(day), _) => Interview::ToWaitFor { day },
        (Kind::Never, ..) => Interview::Never { text },
        (Kind::DoOrWait, _, Some(until)) => Interview::ToDoOrWait { act: small(&text), day: words.point(until) },
        _ => Interview::ToDo { act: small(&text) },
    };
    Change { mark: Mark::Fails, text: ended(words, &message.text(words.language)) }
}

/// Was something to be asked about it?
fn was_asked(words: &Wording<'_>, id: ConditionId) -> bool {
    words.judged.outcome.questions.iter().any(|question| question.conditions.contains(&id))
}

/// Is something of it left to the platform, and nothing to be asked?
fn is_open(words: &Wording<'_>, id: ConditionId) -> bool {
    let is_point = |point: &OpenPoint| matches!(point, OpenPoint::Unpublished { condition, .. } if *condition == id);
    words.judged.outcome.open_points.iter().any(is_point) && !was_asked(words, id)
}

fn ended(words: &Wording<'_>, text: &str) -> String {
    words.ended(text)
}
