//! The first two lines: the verdict, and the answer as a sentence.

use super::request::Story;
use super::tasks::{Kind, Task};
use crate::messages::words::{Plural, Things};
use crate::messages::{Language, Phrase, Report};
use crate::outcome::{ConditionOutcome, Point};
use crate::program::Verdict;
use crate::report::layout::Page;
use crate::report::phrase::{Wording, verdict_word};
use crate::report::style::Tone;
use crate::truth::Truth;

/// The colour of a verdict.
pub(super) fn tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::NotOffered | Verdict::Impossible | Verdict::Blocked => Tone::Bad,
        Verdict::Pending | Verdict::Waiting | Verdict::Undetermined | Verdict::PlatformDecides => Tone::Doubtful,
        Verdict::Deletable => Tone::Good,
    }
}

impl Wording<'_> {
    /// The verdict as the first word of a report.
    pub(super) fn head_word(&self, verdict: Verdict) -> String {
        let word = verdict_word(verdict).text(self.language);
        match self.language {
            Language::En => word.to_uppercase(),
            Language::Zh => Report::HeadWord { verdict: word }.text(self.language),
        }
    }

    pub(super) fn headline(&self, page: &mut Page) {
        let verdict = self.judged.outcome.verdict;
        let rest = Report::HeadRest { platform: self.platform(), day: self.asked() }.text(self.language);
        page.headline(tone(verdict), &self.head_word(verdict), &rest);
    }

    /// The answer as a sentence.
    pub(super) fn answer(&self, tasks: &[Task]) -> String {
        let outcome = self.judged.outcome;
        let platform = self.platform();
        let message = match outcome.verdict {
            Verdict::NotOffered => Report::NotOfferedLine { platform },
            Verdict::Pending => match Story::new(self) {
                Some(story) => return story.answer(),
                None => Report::PendingLine { platform },
            },
            Verdict::Impossible => Report::ImpossibleLine,
            Verdict::Blocked => Report::BlockedLine { tasks: self.counted(tasks), hold: self.hold() },
            Verdict::Waiting => self.waiting(tasks),
            Verdict::Undetermined => Report::UndeterminedLine {
                decides: self.decides(outcome.questions.len(), !outcome.open_points.is_empty()),
                hold: self.hold(),
            },
            Verdict::PlatformDecides => Report::PlatformDecidesLine { hold: self.hold(), platform },
            Verdict::Deletable => match self.counts() {
                (_, 0) => Report::DeletableNoConditions { basis: self.by_basis() },
                (_, count) => Report::DeletableLine { basis: self.by_basis(), count },
            },
        };
        let answer = message.text(self.language);
        match self.withheld() {
            Some(second) => self.say(Phrase::TwoSentences { first: answer, second }),
            None => answer,
        }
    }

    /// The answer as a sentence, for readers that have no items before them.
    pub fn answer_line(&self) -> String {
        let mut items = super::one::gathered(self);
        super::one::number(&mut items);
        self.answer(&items)
    }

    /// The conditions that count, which hold and which there are: those of disputed pages alone decide nothing.
    fn counts(&self) -> (usize, usize) {
        let program = self.judged.program;
        let counts = |outcome: &&ConditionOutcome| !program.is_contested(&program[outcome.condition]);
        let conditions = self.judged.outcome.conditions.iter();
        let holding = conditions.clone().filter(|outcome| self.counts_and_holds(outcome)).count();
        (holding, conditions.filter(counts).count())
    }

    /// Does a condition hold, and does it count?
    pub(super) fn counts_and_holds(&self, outcome: &ConditionOutcome) -> bool {
        let program = self.judged.program;
        outcome.truth == Truth::True && !program.is_contested(&program[outcome.condition])
    }

    fn hold(&self) -> String {
        let (holding, total) = self.counts();
        Report::Hold { holding, total }.text(self.language)
    }

    fn decides(&self, questions: usize, open: bool) -> String {
        let platform = self.platform();
        match questions {
            0 => Report::RulesDecide,
            1 if open => Report::AnswerThenPlatform { platform },
            count if open => Report::AnswersThenPlatform { count, platform },
            1 => Report::AnswerDecides,
            count => Report::AnswersDecide { count },
        }
        .text(self.language)
    }

    fn waiting(&self, tasks: &[Task]) -> Report {
        let outcome = self.judged.outcome;
        let Some(point) = outcome.by_waiting else {
            return Report::BlockedLine { tasks: self.counted(tasks), hold: self.hold() };
        };
        let (day, wait) = (self.promised_day(point), self.days_left(point));
        match outcome.then {
            Some(Verdict::Deletable) | None => Report::WaitingDeletable { day, wait },
            Some(then) => Report::WaitingNotBefore { day, wait, then: self.then(then, tasks) },
        }
    }

    /// `Tue 8 Dec 2026`
    pub(in crate::report) fn promised_day(&self, point: Point) -> String {
        if point.whole_day { self.full_day(point.day) } else { self.point(point) }
    }

    /// `18 days`
    pub(in crate::report) fn days_left(&self, point: Point) -> String {
        let days = u64::try_from(self.days_until(point.day)).unwrap_or(0);
        self.units(days, "days")
    }

    /// What remains when nothing fails any more.
    pub(super) fn then(&self, verdict: Verdict, tasks: &[Task]) -> String {
        let asked = tasks.iter().filter(|task| task.kind == Kind::Question);
        let asked: Vec<usize> = asked.filter_map(|task| task.item.number).collect();
        let numbers = self.numbers(&asked).unwrap_or_default();
        match (verdict, asked.len()) {
            (Verdict::Deletable, _) => Report::YouCanApply,
            (Verdict::PlatformDecides, _) => Report::PlatformThenDecides { platform: self.platform() },
            (_, 0) => match self.judged.outcome.questions.len() {
                0 => Report::OtherRulesDecide,
                1 => Report::TheAnswerDecides,
                _ => Report::TheAnswersDecide,
            },
            (_, 1) => Report::QuestionDecides { numbers },
            (_, _) => Report::QuestionsDecide { numbers },
        }
        .text(self.language)
    }

    /// `1 thing to do, 2 to wait for, 1 question`
    pub(super) fn counted(&self, tasks: &[Task]) -> String {
        let mut parts: Vec<String> = Vec::new();
        for kind in [Kind::Do, Kind::DoOrWait, Kind::Wait, Kind::Platform, Kind::Others, Kind::Never] {
            let count = tasks.iter().filter(|task| task.kind == kind).count();
            if count > 0 {
                let things = Things { count, first: parts.is_empty() };
                let message = match kind {
                    Kind::DoOrWait => Report::ToDoOrWait { count, things },
                    Kind::Wait => Report::ToWait { count, things },
                    Kind::Platform => Report::ForOthers { count, things, who: self.platform() },
                    Kind::Others => Report::ForOthers { count, things, who: Report::Others.text(self.language) },
                    Kind::Do | Kind::Never | Kind::Question | Kind::Open | Kind::Stage | Kind::Meanwhile => {
                        Report::ToDo { count, things }
                    }
                };
                parts.push(message.text(self.language));
            }
        }
        let questions = tasks.iter().filter(|task| task.kind == Kind::Question).count();
        if questions > 0 {
            parts.push(Report::Questions { count: questions, s: Plural(questions) }.text(self.language));
        }
        parts.join(&self.say(Phrase::CommaBetween))
    }
}
