//! What nobody said and matters: the question, what it is for, and the fact's name.

use super::tasks::{Kind, Task};
use crate::messages::{Course, Phrase, Report};
use crate::outcome::{ConditionOutcome, FactStep, Question, ReasonId, ReasonKind};
use crate::program::{ConditionId, Verdict};
use crate::report::layout::{Item, ItemLine, Mark};
use crate::report::phrase::{Wording, capitalised, joined, small_first};
use crate::timeline;
use crate::truth::Truth;

/// The questions, and other platforms whose rules are not here.
pub(in crate::report) fn unknown(words: &Wording<'_>) -> Vec<Task> {
    let outcome = words.judged.outcome;
    let mut tasks: Vec<Task> = outcome.questions.iter().map(|question| words.question(question)).collect();
    for condition in outcome.conditions.iter().filter(|condition| condition.truth == Truth::Unknown) {
        tasks.extend(words.elsewhere(condition));
    }
    tasks
}

impl Wording<'_> {
    fn question(&self, question: &Question) -> Task {
        let needed = match (question.conditions.is_empty(), question.reason) {
            (false, _) => Report::Needed { titles: self.titles_of(&question.conditions) }.text(self.language),
            (true, Some(reason)) if self.only_delays(reason) => Course::DecidesDelay.text(self.language),
            (true, Some(_)) => Course::Decides.text(self.language),
            (true, None) => Course::DecidesDate.text(self.language),
        };
        let needed = match question.incomplete {
            true => {
                let first = Report::MayHoldOthers.text(self.language);
                self.say(Phrase::TwoSentences { first, second: needed })
            }
            false => needed,
        };
        let lines = vec![
            ItemLine::Head { text: self.question_text(question), right: None },
            ItemLine::Text { text: needed, right: Some(self.place(&question.fact)) },
        ];
        Task { kind: Kind::Question, item: Item { mark: Mark::Unknown, number: None, lines } }
    }

    /// Does an unknown reason hold a request up at worst, and never withdraw it?
    fn only_delays(&self, reason: ReasonId) -> bool {
        let outcome = self.judged.outcome;
        let Some(request) = &outcome.request else { return false };
        let procedure = &self.judged.program[request.time_line.procedure];
        let stalls = |formula| {
            timeline::waits(procedure).any(|(_, wait)| wait.stalls.iter().any(|(stall, _)| *stall == formula))
        };
        let of_stall = |&root: &ReasonId| outcome.reason(root).is_some_and(|root| stalls(root.formula));
        let (delays, others): (Vec<ReasonId>, Vec<ReasonId>) = request.unclear.iter().partition(|&root| of_stall(root));
        let below = |roots: &[ReasonId]| self.is_below(reason, roots);
        below(&delays) && !below(&others)
    }

    /// Is a reason one of some others, or a part of one?
    fn is_below(&self, wanted: ReasonId, roots: &[ReasonId]) -> bool {
        let mut open = roots.to_vec();
        while let Some(id) = open.pop() {
            if id == wanted {
                return true;
            }
            open.extend(self.judged.outcome.reason(id).iter().flat_map(|reason| &reason.parts));
        }
        false
    }

    /// The question as the rules ask it; for a field of an element, the element and the field's label.
    pub fn question_text(&self, question: &Question) -> String {
        let Some((_, field, _)) = self.fact_at(&question.fact) else { return question.fact.name() };
        match (&field.ask, question.fact.steps.iter().any(|step| matches!(step, FactStep::Index(_)))) {
            (Some(ask), false) => self.words(ask),
            (_, false) => self.say(Phrase::Asked { label: capitalised(&self.words(&field.label)) }),
            (_, true) => {
                let reason = question.reason.and_then(|reason| self.judged.outcome.reason(reason));
                let frame = reason.map(|reason| self.frame_of_fact(reason, &question.fact));
                let element = frame.unwrap_or_else(|| question.fact.name());
                Report::ElementQuestion { element, label: self.words(&field.label) }.text(self.language)
            }
        }
    }

    /// The titles of conditions as one phrase.
    fn titles_of(&self, conditions: &[ConditionId]) -> String {
        let program = self.judged.program;
        let mut titles: Vec<String> = Vec::new();
        for &id in conditions {
            let head = &program[id].head;
            if let Some(title) = &head.title {
                titles.push(small_first(&self.text_of(title)));
            }
        }
        joined(&titles, self.language)
    }

    /// Other platforms whose rules decide and are not here, or whose account is not known.
    fn elsewhere(&self, condition: &ConditionOutcome) -> Option<Task> {
        if !condition.gates.is_empty() {
            // Whether it applies at all is asked first.
            return None;
        }
        let root = condition.requires.iter().map(|require| require.reason);
        let (platform, verdict) = root.into_iter().find_map(|id| self.other_account(id, 0))?;
        let platform = self.other_platform(&platform);
        let head = match verdict {
            None => Report::OtherRules { platform },
            Some(Verdict::Undetermined) => Report::OtherAccount { platform },
            Some(_) => return None,
        };
        let needed = Report::Needed { titles: small_first(&self.title(condition)) }.text(self.language);
        let lines = vec![
            ItemLine::Head { text: head.text(self.language), right: None },
            ItemLine::Text { text: needed, right: None },
        ];
        Some(Task { kind: Kind::Question, item: Item { mark: Mark::Unknown, number: None, lines } })
    }

    fn other_account(&self, id: ReasonId, depth: usize) -> Option<(String, Option<Verdict>)> {
        let reason = self.judged.outcome.reason(id)?;
        if let ReasonKind::Account { platform, verdict } = &reason.kind {
            return Some((platform.clone(), *verdict));
        }
        // Rules nest far less deep than this; a bound keeps any tree from overflowing the stack.
        if depth > 256 {
            return None;
        }
        reason.parts.iter().find_map(|&part| self.other_account(part, depth + 1))
    }
}
