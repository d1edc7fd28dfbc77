//! What fails: headed by what to do, with what was found and what is needed below.

use std::collections::BTreeSet;

use super::elements::Patience;
use crate::messages::{Phrase, Report};
use crate::outcome::{ConditionOutcome, Mend, Point, ReasonId, RequireOutcome, Way};
use crate::program::{Actor, Fix, RemedyId, Verdict};
use crate::report::layout::{Item, ItemLine, Mark};
use crate::report::phrase::Wording;
use crate::report::view::safe;
use crate::truth::Truth;

/// What somebody has to do about an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum Kind {
    Do,
    DoOrWait,
    Wait,
    /// The platform acts.
    Platform,
    /// Somebody else acts.
    Others,
    Never,
    Question,
    Open,
    /// A stage of a request that was made.
    Stage,
    /// What is not met while a request is under way.
    Meanwhile,
}

/// An item and what it asks for.
pub(in crate::report) struct Task {
    pub kind: Kind,
    pub item: Item,
}

/// What fails. Of an account that can never be deleted, only what nothing mends.
pub(in crate::report) fn failing(words: &Wording<'_>) -> Vec<Task> {
    let outcome = words.judged.outcome;
    let never = outcome.verdict == Verdict::Impossible;
    let hopeless = |require: &&RequireOutcome| require.mend >= Some(Mend::Unpublished);
    let mut tasks = Vec::new();
    for condition in outcome.conditions.iter().filter(|condition| condition.truth == Truth::False) {
        let failing = condition.requires.iter().filter(|require| require.truth == Truth::False);
        tasks.extend(
            failing.filter(|require| !never || hopeless(require)).map(|require| words.task(condition, require)),
        );
    }
    tasks
}

/// The ways of a require, sorted.
struct Ways<'a> {
    acts: Vec<(&'a Fix, &'a [ReasonId])>,
    /// Texts that go with waiting: “Change nothing before {earliest}”.
    patience: Vec<(&'a Fix, &'a [ReasonId])>,
    wait: Option<Point>,
    nothing: Option<RemedyId>,
}

impl<'a> Wording<'a> {
    /// A failing require as an item.
    pub(super) fn task(&self, condition: &ConditionOutcome, require: &RequireOutcome) -> Task {
        let ways = self.ways(require);
        let (kind, head) = self.task_head(condition, require, &ways);
        let right = self.who_and_when(kind, &ways);
        let finding = self.finding(require.reason, true);
        let mut lines = vec![ItemLine::Head { text: head, right }];
        // Where the head says what to leave alone, the lines need not.
        let texts: &[_] = if self.is_patient(kind, &ways) { &[] } else { &ways.patience };
        let patience = Patience { texts, or_act: !ways.acts.is_empty() };
        lines.extend(self.finding_lines(&finding, patience));
        Task { kind, item: Item { mark: Mark::Fails, number: None, lines } }
    }

    /// What to do about a failing require.
    pub(in crate::report) fn what_to_do(&self, condition: &ConditionOutcome, require: &RequireOutcome) -> String {
        self.task_head(condition, require, &self.ways(require)).1
    }

    fn ways<'r>(&'r self, require: &'r RequireOutcome) -> Ways<'r> {
        let mut ways = Ways { acts: Vec::new(), patience: Vec::new(), wait: None, nothing: None };
        let program = self.judged.program;
        for way in &require.ways {
            match way {
                Way::Act { remedy, fix, reasons } => {
                    let Some(written) = program[*remedy].fixes.get(*fix) else { continue };
                    let entry = (written, reasons.as_slice());
                    if self.names_earliest(&written.text) {
                        ways.patience.push(entry);
                    } else {
                        ways.acts.push(entry);
                    }
                }
                Way::Wait { until, .. } => ways.wait = Some(*until),
                Way::Nothing { remedy, .. } => ways.nothing = Some(*remedy),
            }
        }
        ways
    }

    fn task_head(&self, condition: &ConditionOutcome, require: &RequireOutcome, ways: &Ways<'_>) -> (Kind, String) {
        let say = |message: Report| message.text(self.language);
        if ways.acts.is_empty() {
            if let Some(until) = ways.wait {
                return (Kind::Wait, self.patience(ways, until));
            }
            let nothing = ways.nothing.and_then(|remedy| self.judged.program[remedy].no_fix.as_ref());
            return (
                Kind::Never,
                match nothing {
                    Some(text) => self.text_of(text),
                    None => say(Report::NotMet { title: self.title(condition) }),
                },
            );
        }
        let act = self.chosen_acts(&ways.acts);
        match (require.by_waiting, ways.wait) {
            (Some(_), _) => (Kind::DoOrWait, say(Report::OrWait { act })),
            (None, Some(_)) if self.is_later(require.not_before) => (Kind::Do, say(Report::AndWait { act })),
            (None, _) => {
                let by = ways.acts.iter().map(|(fix, _)| fix.by).min_by_key(|by| match by {
                    Actor::You => 0,
                    Actor::Platform => 1,
                    Actor::Others => 2,
                });
                (
                    match by {
                        Some(Actor::Platform) => Kind::Platform,
                        Some(Actor::Others) => Kind::Others,
                        Some(Actor::You) | None => Kind::Do,
                    },
                    act,
                )
            }
        }
    }

    /// What to leave alone while waiting, or until when to wait.
    fn patience(&self, ways: &Ways<'_>, until: Point) -> String {
        match ways.patience.as_slice() {
            [(fix, reasons)] if self.all_until(reasons, until) => self.text_for(&fix.text, reasons),
            _ => Report::WaitUntil { day: self.point(until) }.text(self.language),
        }
    }

    /// Does the head of the item say what to leave alone?
    fn is_patient(&self, kind: Kind, ways: &Ways<'_>) -> bool {
        match (kind, ways.wait, ways.patience.as_slice()) {
            (Kind::Wait, Some(until), [(_, reasons)]) => self.all_until(reasons, until),
            _ => false,
        }
    }

    /// Do these reasons all pass on the same day?
    fn all_until(&self, reasons: &[ReasonId], until: Point) -> bool {
        let mut days = reasons.iter().filter_map(|&id| self.judged.outcome.reason(id)?.earliest);
        days.all(|day| day == until)
    }

    /// Acts of which one is enough. Further ones begin with a small letter: they are orders, not names.
    /// What helps with some of the elements only is said to.
    pub(super) fn chosen_acts(&self, acts: &[(&Fix, &[ReasonId])]) -> String {
        let most = acts.iter().map(|(_, reasons)| self.elements_of(reasons)).max().unwrap_or(0);
        let (all, some): (Vec<_>, Vec<_>) = acts.iter().partition(|(_, reasons)| self.elements_of(reasons) == most);
        let of_all = all.len();
        let texts = all.into_iter().chain(some).map(|(fix, reasons)| self.text_for(&fix.text, reasons));
        let joined = texts.enumerate().reduce(|(_, first), (index, text)| {
            let last = small(&text);
            let phrase =
                if index < of_all { Phrase::OrElse { first, last } } else { Phrase::OrForSome { first, last } };
            (index, self.say(phrase))
        });
        joined.map(|(_, act)| act).unwrap_or_default()
    }

    /// Of how many elements some reasons speak.
    fn elements_of(&self, reasons: &[ReasonId]) -> usize {
        let elements = reasons.iter().filter_map(|&id| Some(&self.judged.outcome.reason(id)?.elements));
        elements.collect::<BTreeSet<_>>().len()
    }

    fn is_later(&self, point: Option<Point>) -> bool {
        point.is_some_and(|point| point.day > self.judged.day())
    }

    /// `today`, or words that fit another day.
    pub(in crate::report) fn now(&self) -> String {
        if self.is_today() { Report::Today.text(self.language) } else { Report::Now.text(self.language) }
    }

    fn who_and_when(&self, kind: Kind, ways: &Ways<'_>) -> Option<String> {
        let day = ways.wait.map(|until| self.point(until));
        let others = ways.acts.iter().all(|(fix, _)| fix.by != Actor::You);
        let who = match ways.acts.iter().any(|(fix, _)| fix.by == Actor::Platform) {
            true => self.platform(),
            false => Report::Others.text(self.language),
        };
        let now = self.now();
        let message = match (kind, day) {
            (Kind::Wait, Some(day)) => return Some(day),
            (Kind::Never, _) => Report::NothingMends,
            (Kind::DoOrWait, Some(day)) if others => Report::ByThemOr { who, day },
            (Kind::DoOrWait, Some(day)) => Report::YouNowOr { now, day },
            (_, _) if others => Report::ByThem { who },
            (_, _) => Report::YouNow { now },
        };
        Some(message.text(self.language))
    }

    /// The title of a condition, its name if it has none.
    pub fn title(&self, condition: &ConditionOutcome) -> String {
        let head = &self.judged.program[condition.condition].head;
        head.title.as_ref().map_or_else(|| safe(&head.name).into_owned(), |title| self.text_of(title))
    }
}

/// An order as it stands inside a sentence.
pub(in crate::report) fn small(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next();
    // `WeChat …`, `“Keyboard” …` and Chinese stay as they are.
    let is_word = first.is_some_and(char::is_uppercase) && text.chars().skip(1).take(1).all(char::is_lowercase);
    match first.filter(|_| is_word) {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => text.to_owned(),
    }
}
