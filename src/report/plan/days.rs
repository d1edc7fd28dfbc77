//! The days of a plan that belong into a calendar.

use std::collections::HashMap;

use super::{Planned, Plans};
use crate::messages::{Language, Plan as Says};
use crate::moment::Day;
use crate::outcome::{TimeLine, WaitOutcome};
use crate::plan::Plan;
use crate::program::{Actor, Stage, Verdict, Wait, WaitKind};
use crate::report::account::request::Story;
use crate::report::phrase::Wording;
use crate::timeline;

/// A day, or several in a row.
#[derive(Debug)]
pub(super) struct Due {
    /// The same for the same thing, whenever the plan is made.
    pub key: String,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    pub text: String,
}

/// All days of one plan.
pub(super) fn days(plans: &Plans<'_>, planned: &Planned<'_>, language: Language) -> Vec<Due> {
    let plan = planned.plan;
    let words = plans.wording(planned, &plan.first, language);
    let mut days = Vec::new();
    let mut over = None;
    if let Some(request) = &plan.first.outcome.request
        && plan.first.outcome.verdict == Verdict::Pending
    {
        if !Story::new(&words).is_some_and(|story| story.is_hidden()) {
            words.days_of_request(&request.time_line, &mut days);
            over = request.time_line.over;
        }
    } else {
        plans.days_of_tasks(planned, &words, &mut days);
        // As long as an answer may change it, no day is put down for the request itself.
        if plan.is_dated() && is_settled(plan) {
            for line in &plan.time_lines {
                let day = words.day_of(line.requested);
                days.push(Due {
                    key: String::from("ask"),
                    from: day,
                    until: day,
                    text: Says::CalendarAsk.text(language),
                });
                words.days_of_request(line, &mut days);
                over = over.or(line.over);
            }
        }
    }
    let over = over.map(|over| words.day_of(over));
    for (rule, outcome) in words.acts_by_itself() {
        let Some(strikes) = outcome.strikes.filter(|&strikes| !words.is_there(strikes)) else { continue };
        if over.is_none_or(|over| strikes.day < over) && plan.first.outcome.verdict != Verdict::Pending {
            let key = format!("automatic-{}", rule.head.name);
            days.push(Due { key, from: strikes.day, until: strikes.day, text: words.automatic_act(rule) });
        }
    }
    let made = words.judged.day();
    days.retain(|due| due.until >= made);
    days.iter_mut().for_each(|due| due.from = due.from.max(made));
    days.sort_by_key(|due| due.from);
    name_apart(&mut days);
    days
}

/// What is there twice, such as an act that must be done again, gets keys of its own.
fn name_apart(days: &mut [Due]) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for due in days {
        let count = seen.entry(due.key.clone()).or_insert(0);
        *count = count.saturating_add(1);
        if *count > 1 {
            due.key = format!("{}-{count}", due.key);
        }
    }
}

/// Is nothing open that answers decide?
pub(super) fn is_settled(plan: &Plan) -> bool {
    let end = plan.end.as_ref().or(plan.situations.last().map(|situation| &situation.outcome));
    end.is_none_or(|end| end.questions.is_empty() && end.verdict != Verdict::Undetermined)
}

impl<'a> Plans<'a> {
    fn days_of_tasks(&self, planned: &Planned<'a>, words: &Wording<'a>, days: &mut Vec<Due>) {
        let plan = planned.plan;
        for (task, situation) in plan.tasks.iter().zip(&plan.situations) {
            let (Some(done), Some(fix)) = (task.done, task.written(planned.program)) else { continue };
            if fix.by == Actor::You {
                let now = self.wording(planned, situation, words.language);
                let key = format!("{}-{}-{}", planned.program[task.condition].head.name, task.require, task.fix);
                let text = now.text_for(&fix.text, &task.reasons);
                days.push(Due { key, from: words.day_of(task.from), until: words.day_of(done), text });
            }
        }
        let Some(last) = plan.situations.last() else { return };
        let last = self.wording(planned, last, words.language);
        for pause in &plan.pauses {
            let Some(text) = words.pause_text(pause, &last) else { continue };
            let key = format!("{}-{}-wait", planned.program[pause.condition].head.name, pause.require);
            let (from, until) = (words.judged.day(), pause.until.day.plus_days(-1));
            days.push(Due { key, from, until: until.max(from), text });
        }
    }
}

impl Wording<'_> {
    /// What is to be left alone, and done, between a request and its end.
    fn days_of_request(&self, line: &TimeLine, days: &mut Vec<Due>) {
        let procedure = &self.judged.program[line.procedure];
        for ((_, wait), outcome) in timeline::waits(procedure).zip(&line.waits) {
            days.extend(self.day_of_wait(wait, outcome));
        }
        let ends = procedure.stages.iter().any(|stage| matches!(stage, Stage::Final(_)));
        let by_you = self.last_act(line).is_some();
        if let Some(over) = line.over.filter(|_| ends && !by_you && !line.waits.is_empty()) {
            let day = self.day_of(over);
            let text = Says::CalendarFinal.text(self.language);
            days.push(Due { key: String::from("final"), from: day, until: day, text });
        }
    }

    fn day_of_wait(&self, wait: &Wait, outcome: &WaitOutcome) -> Option<Due> {
        let from = self.day_of(outcome.from?);
        if let WaitKind::Until { by: Actor::You, .. } = wait.kind {
            let key = format!("{}-act", wait.name);
            return Some(Due { key, from, until: from, text: self.awaited(wait) });
        }
        let (_, text) = wait.cancels.first()?;
        let (from, until) = (from.plus_days(1), self.day_of(outcome.until?).plus_days(-1));
        let key = format!("{}-wait", wait.name);
        (from <= until).then(|| Due { key, from, until, text: self.text_of(text) })
    }

    /// The act of the person that ends a time line, if it is one that does.
    pub(super) fn last_act(&self, line: &TimeLine) -> Option<String> {
        let (_, wait) = timeline::waits(&self.judged.program[line.procedure]).last()?;
        matches!(wait.kind, WaitKind::Until { by: Actor::You, .. }).then(|| self.awaited(wait))
    }

    /// What is waited for, in the words of the rules.
    fn awaited(&self, wait: &Wait) -> String {
        match (wait.texts.first(), &wait.kind) {
            (Some(text), _) => self.text_of(text),
            (None, WaitKind::Until { fact, .. }) => self.label(&self.frame_in(&[], &[]), *fact),
            (None, WaitKind::For { .. }) => wait.name.clone(),
        }
    }
}
