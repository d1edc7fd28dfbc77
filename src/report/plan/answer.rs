//! The answer of a plan: when deletion can be asked for, when the account is gone, and what that depends on.

use super::days::is_settled;
use crate::messages::{Plan as Says, Report};
use crate::outcome::{Outcome, TimeLine};
use crate::plan::Plan;
use crate::program::{Hedge, Stage, Verdict, WaitKind};
use crate::report::account::course;
use crate::report::phrase::Wording;
use crate::timeline;

impl Wording<'_> {
    /// When deletion can be asked for, when the account is gone, and what that depends on.
    pub(super) fn planned_answer(&self, plan: &Plan, end: &Outcome) -> Vec<String> {
        let say = |message: Says| message.text(self.language);
        let outcome = self.judged.outcome;
        let mut answer: Vec<String> = course::beside_answer(self).into_iter().collect();
        if outcome.verdict == Verdict::NotOffered && plan.request.is_some() {
            answer.push(Report::NotOfferedLine { platform: self.platform() }.text(self.language));
            answer.extend(self.offered_from());
        }
        match outcome.verdict {
            Verdict::Impossible => return vec![say(Says::Never)],
            Verdict::Pending => return vec![self.answer_line()],
            Verdict::NotOffered if plan.request.is_none() => {
                return vec![say(Says::NotOffered { platform: self.platform() })];
            }
            _ if plan.tasks.is_empty() && plan.pauses.is_empty() && !is_settled(plan) => {
                answer.push(say(match end.questions.len() {
                    0 => Says::NoPlanOtherRules,
                    1 => Says::NoPlanYetOne,
                    count => Says::NoPlanYet { count },
                }));
                return answer;
            }
            _ if plan.request.is_none() && self.withheld_by().is_some() => return vec![self.answer_line()],
            _ => answer.push(say(self.first_day(plan))),
        }
        if plan.request.is_some() && plan.is_dated() {
            answer.extend(plan.time_lines.first().and_then(|line| self.gone(line)));
        }
        match end.questions.len() {
            0 => {}
            1 => answer.push(say(Says::IfAnswer)),
            count => answer.push(say(Says::IfAnswers { count })),
        }
        if !end.open_points.is_empty() {
            answer.push(say(Says::OnlyPlatform { platform: self.platform() }));
        }
        answer
    }

    fn first_day(&self, plan: &Plan) -> Says {
        let platform = self.platform();
        let tasks = self.task_numbers(&(1..=plan.tasks.len()).collect::<Vec<_>>());
        let later = plan.request.filter(|point| point.day > self.judged.day());
        match (plan.request, tasks, later) {
            (None, Some(tasks), _) => match self.judged.outcome.not_before.filter(|_| !plan.is_dated()) {
                Some(point) => Says::NotBefore { tasks, day: self.promised_day(point) },
                None => Says::NoDay { tasks },
            },
            (None, None, _) => Says::NoDayAtAll,
            (Some(point), Some(tasks), _) if !plan.is_dated() => {
                Says::NotBefore { tasks, day: self.promised_day(point) }
            }
            (Some(_), Some(tasks), None) => Says::AskAfter { tasks, platform, now: self.now() },
            (Some(_), Some(tasks), Some(point)) => {
                Says::AskAfterFrom { tasks, platform, day: self.promised_day(point) }
            }
            (Some(_), None, None) => Says::AskNow { platform, now: self.now() },
            (Some(_), None, Some(point)) => {
                Says::AskFrom { platform, day: self.promised_day(point), wait: self.days_left(point) }
            }
        }
    }

    /// When the account is gone, as far as that is published.
    fn gone(&self, line: &TimeLine) -> Option<String> {
        let program = self.judged.program;
        let procedure = &program[line.procedure];
        if !procedure.stages.iter().any(|stage| matches!(stage, Stage::Final(_))) {
            return None;
        }
        let message = match line.over {
            _ if line.waits.is_empty() => Says::FinalAtOnce,
            None => Says::FinalUnknown,
            Some(over) => {
                let day = self.full_day(over.day(&program.platform.zone));
                if let Some(text) = self.last_act(line) {
                    return Some(Says::FinalAfterYou { day, text: self.ended(&text) }.text(self.language));
                }
                let waits = || timeline::waits(procedure).map(|(_, wait)| wait);
                let at_most = waits().any(|wait| matches!(wait.kind, WaitKind::For { at_most: true, .. }));
                match waits().any(|wait| wait.hedge != Hedge::Always) {
                    true => Says::FinalAbout { day },
                    false if at_most => Says::FinalBy { day },
                    false => Says::FinalOn { day },
                }
            }
        };
        Some(message.text(self.language))
    }

    /// `1 to 3`, `第 1 至 3 条`
    pub(super) fn task_numbers(&self, numbers: &[usize]) -> Option<String> {
        let (&first, &last) = (numbers.first()?, numbers.last()?);
        let message = match numbers.len() {
            1 => Says::Task { number: first },
            2 => Says::TaskPair { first, last },
            _ => Says::Tasks { first, last },
        };
        Some(message.text(self.language))
    }
}
