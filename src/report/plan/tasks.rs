//! The checklist: acts in their order with days, consequences and other ways; then what is left to wait for.

use super::sheet::{Entry, EntryKind, Sheet};
use super::{Planned, Plans};
use crate::messages::{Language, Plan as Says, Report};
use crate::outcome::{ConditionOutcome, Way};
use crate::plan::{Instead, Pause, Task};
use crate::program::{Actor, ConditionId};
use crate::report::account::tasks::small;
use crate::report::layout::{ItemLine, keep};
use crate::report::phrase::Wording;
use crate::truth::Truth;

impl<'a> Plans<'a> {
    /// Adds the checklist of a plan.
    pub(super) fn tasks(&self, planned: &Planned<'a>, language: Language, sheet: &mut Sheet) {
        let plan = planned.plan;
        let words = self.wording(planned, &plan.first, language);
        let numbers = numbers(planned);
        let (mut own, mut others, mut waits) = (Vec::new(), Vec::new(), Vec::new());
        for (index, (task, situation)) in plan.tasks.iter().zip(&plan.situations).enumerate() {
            let now = self.wording(planned, situation, language);
            let after =
                plan.situations.get(index.saturating_add(1)).map(|after| self.wording(planned, after, language));
            let mut entry = words.task_entry(task, (index, &numbers), &now, after.as_ref());
            let reason = now.require_reason(task.condition, task.require);
            let changed = reason.map_or_else(Vec::new, |reason| plan.changed_by(index, reason));
            words.once_done(&changed, &numbers, &mut entry);
            entry.details.extend(self.through(task, &words).map(line));
            match task.by(planned.program) {
                Actor::You => own.push(entry),
                Actor::Platform | Actor::Others => others.push(entry),
            }
        }
        if let Some(last) = plan.situations.last() {
            let last = self.wording(planned, last, language);
            let count = plan.tasks.len();
            for (index, pause) in plan.pauses.iter().enumerate() {
                let number = count.saturating_add(index).saturating_add(1);
                let Some(mut entry) = words.pause_entry(pause, &last, number) else { continue };
                let reason = last.require_reason(pause.condition, pause.require);
                let changed = reason.map_or_else(Vec::new, |reason| plan.changed_by(count, reason));
                words.once_done(&changed, &numbers, &mut entry);
                waits.push(entry);
            }
        }
        let platform = words.platform();
        if others.is_empty() {
            own.append(&mut waits);
        }
        sheet.section(Says::Before { platform }.text(language), own);
        sheet.section(Says::OthersDo.text(language), others);
        sheet.section(Says::WhatToWaitFor.text(language), waits);
    }
}

/// The number of each task on the page: the person's own come first.
pub(super) fn numbers(planned: &Planned<'_>) -> Vec<usize> {
    let own = |task: &Task| task.by(planned.program) == Actor::You;
    let count = planned.plan.tasks.iter().filter(|task| own(task)).count();
    let (mut mine, mut theirs) = (0usize, count);
    let next = |task: &Task| {
        let counter = if own(task) { &mut mine } else { &mut theirs };
        *counter = counter.saturating_add(1);
        *counter
    };
    planned.plan.tasks.iter().map(next).collect()
}

/// The numbers of the tasks at some positions, in order.
pub(super) fn numbered(positions: &[usize], numbers: &[usize]) -> Vec<usize> {
    let mut found: Vec<usize> = positions.iter().filter_map(|&position| numbers.get(position)).copied().collect();
    found.sort_unstable();
    found
}

impl Plans<'_> {
    /// Where the platform is told of by whose procedure an act is done.
    fn through(&self, task: &Task, words: &Wording<'_>) -> Option<String> {
        let program = words.judged.program;
        let uses = &program[task.written(program)?.through?];
        let platform = words.other_platform(&uses.platform);
        let above = self.plans.iter().any(|planned| planned.program.platform.id == uses.platform);
        let known = self.base.platform(&uses.platform).is_some();
        let command = keep(&format!("adieu ask {}", uses.platform));
        let message = match (above, known) {
            (true, _) => Says::ThroughAbove { platform },
            (false, true) => Says::ThroughOwn { platform, command },
            (false, false) => return None,
        };
        Some(message.text(words.language))
    }
}

impl Wording<'_> {
    /// One act. `now` has the words for the situation it is planned in, `after` for the one it leads to.
    fn task_entry(
        &self,
        task: &Task,
        (index, numbers): (usize, &[usize]),
        now: &Wording<'_>,
        after: Option<&Wording<'_>>,
    ) -> Entry {
        let say = |message: Says| message.text(self.language);
        let program = self.judged.program;
        let text = task.written(program).map(|fix| now.text_for(&fix.text, &task.reasons)).unwrap_or_default();
        let mut details =
            now.require_reason(task.condition, task.require).map_or_else(Vec::new, |reason| now.found_lines(reason));
        let mut more = Vec::new();
        let before = numbered(&task.after, numbers);
        more.extend(self.task_numbers(&before).map(|tasks| say(Says::FirstDo { tasks })));
        for broken in &task.breaks {
            let title = after.map(|words| words.condition_title(broken.condition)).unwrap_or_default();
            more.push(say(match (broken.until, broken.truth) {
                (Some(until), _) => Says::Breaks { title, day: self.point(until) },
                (None, Truth::Unknown) => Says::BreaksOpenly { title },
                (None, Truth::False | Truth::True) => Says::BreaksFully { title },
            }));
        }
        more.extend(task.instead.iter().filter_map(|instead| self.other_way(instead)));
        details.extend(more.into_iter().map(line));
        let number = numbers.get(index).copied().unwrap_or_default();
        Entry { kind: EntryKind::Check(Some(number)), text, right: Some(self.when(task)), details }
    }

    /// What an entry says of the facts is so only once earlier tasks are done.
    fn once_done(&self, tasks: &[usize], numbers: &[usize], entry: &mut Entry) {
        let Some(tasks) = self.task_numbers(&numbered(tasks, numbers)) else { return };
        if let Some(ItemLine::Text { text, .. }) = entry.details.first_mut() {
            *text = Says::OnceDone { tasks, text: text.clone() }.text(self.language);
        }
    }

    /// When an act is done, or by whom.
    fn when(&self, task: &Task) -> String {
        let say = |message: Says| message.text(self.language);
        let who = match task.by(self.judged.program) {
            Actor::You => None,
            Actor::Platform => Some(Says::ByPlatform { platform: self.platform() }),
            Actor::Others => Some(Says::ByOthers),
        };
        let today = self.judged.day();
        match (task.done.map(|done| self.day_of(done)), who) {
            (Some(day), _) if day == today => self.now(),
            (Some(day), _) if self.day_of(task.from) < day => say(Says::Until { day: self.coming_day(day) }),
            (Some(day), _) => self.coming_day(day),
            (None, Some(who)) => say(who),
            (None, None) => say(Says::NotSaidHowLong),
        }
    }

    /// Until when to wait, or what to leave alone.
    pub(super) fn pause_text(&self, pause: &Pause, last: &Wording<'_>) -> Option<String> {
        let condition = last.condition_outcome(pause.condition)?;
        let require = condition.requires.iter().find(|require| require.require == pause.require)?;
        Some(match require.ways.as_slice() {
            // Where an act would do as well, waiting is what is planned.
            ways if ways.iter().any(|way| self.is_act(way)) => {
                Report::WaitUntil { day: self.point(pause.until) }.text(self.language)
            }
            _ => last.what_to_do(condition, require),
        })
    }

    /// What passes by waiting.
    fn pause_entry(&self, pause: &Pause, last: &Wording<'_>, number: usize) -> Option<Entry> {
        let condition = last.condition_outcome(pause.condition)?;
        let require = condition.requires.iter().find(|require| require.require == pause.require)?;
        let text = self.pause_text(pause, last)?;
        let mut details = last.found_lines(require.reason);
        details.extend(pause.instead.iter().filter_map(|instead| self.other_way(instead)).map(line));
        let right = Some(self.point(pause.until));
        Some(Entry { kind: EntryKind::Check(Some(number)), text, right, details })
    }

    fn is_act(&self, way: &Way) -> bool {
        match way {
            Way::Act { remedy, fix, .. } => {
                let fix = self.judged.program[*remedy].fixes.get(*fix);
                fix.is_some_and(|fix| !self.names_earliest(&fix.text))
            }
            Way::Wait { .. } | Way::Nothing { .. } => false,
        }
    }

    /// A way that was not taken, and what it comes to.
    fn other_way(&self, instead: &Instead) -> Option<String> {
        let day = instead.request.map(|point| self.point(point));
        let message = match &instead.way {
            Way::Act { remedy, fix, reasons } => {
                let fix = self.judged.program[*remedy].fixes.get(*fix)?;
                let act = small(&self.briefly().text_for(&fix.text, reasons));
                match day {
                    Some(day) => Says::OrAct { act, day },
                    None => Says::OrActOpen { act },
                }
            }
            Way::Wait { .. } => Says::OrWait { day: day? },
            Way::Nothing { .. } => return None,
        };
        Some(message.text(self.language))
    }

    fn condition_outcome(&self, id: ConditionId) -> Option<&ConditionOutcome> {
        self.judged.outcome.conditions.iter().find(|condition| condition.condition == id)
    }

    fn require_reason(&self, id: ConditionId, require: usize) -> Option<crate::outcome::ReasonId> {
        let condition = self.condition_outcome(id)?;
        condition.requires.iter().find(|outcome| outcome.require == require).map(|outcome| outcome.reason)
    }

    fn condition_title(&self, id: ConditionId) -> String {
        self.condition_outcome(id).map(|condition| self.title(condition)).unwrap_or_default()
    }
}

fn line(text: String) -> ItemLine {
    ItemLine::Text { text, right: None }
}
