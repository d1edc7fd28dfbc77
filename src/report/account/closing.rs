//! The last lines, always the same: what follows, what is lost, what it rests on, the next command.

use super::Answers;
use super::command::command;
use super::notes::Told;
use super::request::Story;
use super::tasks::{Kind, Task};
use crate::messages::Report;
use crate::messages::words::Plural;
use crate::outcome::Way;
use crate::program::{Actor, NoteKind, Verdict};
use crate::report::layout::Page;
use crate::report::phrase::{Wording, joined, small_first};
use crate::truth::Truth;

/// So many losses are named: all, but for lists without end.
const LOSSES_NAMED: usize = 31;
/// So many texts of other notes.
const NOTES_NAMED: usize = 4;

/// What is lost, a line each: for somebody who may go ahead at once.
pub(super) fn lost(words: &Wording<'_>, page: &mut Page) {
    let texts = words.loss_lines();
    if !texts.is_empty() {
        page.blank();
        page.paragraph(&Report::YouLoseHead.text(words.language));
        page.bullets(&texts);
        page.blank();
    }
}

/// What somebody who may go ahead has to know.
pub(super) fn before(words: &Wording<'_>, page: &mut Page) {
    let paths = words.paths();
    paths.iter().for_each(|path| page.paragraph(path));
    listed(words, NoteKind::Advice, &Report::BeforeYouApply, page);
    cautions(words, page);
}

/// What to take care of.
pub(super) fn cautions(words: &Wording<'_>, page: &mut Page) {
    listed(words, NoteKind::Caution, &Report::TakeCare, page);
}

fn listed(words: &Wording<'_>, kind: NoteKind, heading: &Report, page: &mut Page) {
    let texts = shortened(words, words.notes(kind).into_iter().map(|told| told.text).collect());
    if !texts.is_empty() {
        page.blank();
        page.paragraph(&heading.text(words.language));
        page.bullets(&texts);
    }
}

fn shortened(words: &Wording<'_>, mut texts: Vec<String>) -> Vec<String> {
    if texts.len() > NOTES_NAMED + 1 {
        let count = texts.len() - NOTES_NAMED;
        texts.truncate(NOTES_NAMED);
        texts.push(Report::MoreItems { count }.text(words.language));
    }
    texts
}

/// What is left to somebody whose account cannot be deleted.
pub(super) fn left(words: &Wording<'_>, page: &mut Page) {
    let mut texts = words.notes_in_brief(NoteKind::Alternative);
    texts.truncate(NOTES_NAMED);
    texts.extend(words.notes_in_brief(NoteKind::Right));
    let mut texts = shortened(words, texts);
    // To let an account sleep may be to lose it.
    texts.extend(words.dangers());
    if texts.is_empty() {
        return;
    }
    page.blank();
    page.paragraph(&Report::WhatIsLeft.text(words.language));
    page.bullets(&texts);
}

/// What follows once the items are settled.
pub(super) fn afterwards(words: &Wording<'_>, tasks: &[Task]) -> Option<String> {
    let outcome = words.judged.outcome;
    match outcome.verdict {
        Verdict::Blocked => words.after(tasks),
        Verdict::Waiting => words.sooner(tasks),
        Verdict::Undetermined if tasks.iter().any(|task| task.kind == Kind::Open) => {
            Some(Report::ThenTheRest { platform: words.platform() }.text(words.language))
        }
        _ => None,
    }
}

impl Wording<'_> {
    fn after(&self, tasks: &[Task]) -> Option<String> {
        let outcome = self.judged.outcome;
        let then = outcome.then.filter(|_| self.withheld_by().is_none())?;
        let failing = |task: &&Task| !matches!(task.kind, Kind::Question | Kind::Open);
        let numbers: Vec<usize> = tasks.iter().filter(failing).filter_map(|task| task.item.number).collect();
        let after = match self.numbers(&numbers) {
            Some(numbers) => Report::After { numbers },
            None => Report::AfterIt,
        }
        .text(self.language);
        let later = outcome.not_before.filter(|point| point.day > self.judged.day());
        let message = match (then, later) {
            (Verdict::Deletable, None) => Report::AfterwardsApply { after, now: self.now() },
            (Verdict::Deletable, Some(point)) => Report::AfterwardsApplyFrom { after, day: self.promised_day(point) },
            (then, None) => Report::AfterwardsThen { after, then: self.then(then, tasks) },
            (then, Some(point)) => {
                Report::AfterwardsThenFrom { after, day: self.promised_day(point), then: self.then(then, tasks) }
            }
        };
        Some(message.text(self.language))
    }

    /// `1 and 2`, `1 to 4`
    pub(super) fn numbers(&self, numbers: &[usize]) -> Option<String> {
        let (first, last) = (numbers.first()?, numbers.last()?);
        if numbers.len() > 2 {
            return Some(Report::FromTo { first: *first, last: *last }.text(self.language));
        }
        Some(self.listed(&numbers.iter().map(ToString::to_string).collect::<Vec<_>>()))
    }

    /// What would be quicker than waiting.
    fn sooner(&self, tasks: &[Task]) -> Option<String> {
        let outcome = self.judged.outcome;
        let not_before = outcome.not_before?;
        if outcome.by_waiting.is_some_and(|by_waiting| not_before.day >= by_waiting.day) {
            return None;
        }
        let program = self.judged.program;
        let failing = outcome.conditions.iter().filter(|condition| condition.truth == Truth::False);
        let mut acts: Vec<String> = Vec::new();
        for require in failing.flat_map(|condition| &condition.requires) {
            let chosen: Vec<_> = require
                .ways
                .iter()
                .filter_map(|way| match way {
                    Way::Act { remedy, fix, reasons } => Some((program[*remedy].fixes.get(*fix)?, reasons.as_slice())),
                    Way::Wait { .. } | Way::Nothing { .. } => None,
                })
                .filter(|(fix, _)| fix.by == Actor::You && !self.names_earliest(&fix.text))
                .collect();
            if !chosen.is_empty() && require.by_waiting.is_none_or(|point| point > not_before) {
                acts.push(self.chosen_acts(&chosen));
            }
        }
        if acts.is_empty() {
            return None;
        }
        let acts = joined(&acts.iter().map(|act| super::tasks::small(act)).collect::<Vec<_>>(), self.language);
        let day = (not_before.day > self.judged.day()).then(|| self.promised_day(not_before));
        let message = match (self.once_mended()?, day) {
            (Verdict::Deletable, Some(day)) => Report::Sooner { acts, day },
            (Verdict::Deletable, None) => Report::SoonerNow { acts, now: self.now() },
            (then, Some(day)) => Report::SoonerThen { acts, day, then: self.then(then, tasks) },
            (then, None) => Report::SoonerThenNow { acts, then: self.then(then, tasks) },
        };
        Some(message.text(self.language))
    }

    /// The verdict once everything that fails is mended: that of waiting, unless an act leaves something unknown.
    fn once_mended(&self) -> Option<Verdict> {
        let outcome = self.judged.outcome;
        let mut requires = outcome.conditions.iter().flat_map(|condition| &condition.requires);
        match outcome.then? {
            Verdict::Deletable if requires.any(|require| !require.leftovers.is_empty()) => Some(Verdict::Undetermined),
            then => Some(then),
        }
    }

    /// What is lost, as sentences.
    pub(super) fn losses(&self, for_good_too: bool) -> Vec<String> {
        let told = self.notes(NoteKind::Loss);
        let group = |wanted: &dyn Fn(&Told) -> bool| {
            let texts: Vec<String> =
                told.iter().filter(|told| wanted(told)).map(|told| small_first(&told.text)).collect();
            self.some_of(texts)
        };
        let sure = |told: &Told| told.truth == Truth::True;
        let for_good = group(&|told| sure(told) && !told.recoverable);
        let for_now = group(&|told| sure(told) && told.recoverable);
        let maybe = group(&|told| !sure(told));
        [
            for_good.filter(|_| for_good_too).map(|losses| Report::YouLose { losses }),
            for_now.map(|losses| Report::YouLoseForNow { losses }),
            maybe.map(|losses| Report::YouMayLose { losses }),
        ]
        .into_iter()
        .flatten()
        .map(|message| message.text(self.language))
        .collect()
    }

    /// What is lost for good, a line each.
    pub(in crate::report) fn loss_lines(&self) -> Vec<String> {
        let told = self.notes(NoteKind::Loss);
        let sure = |told: &&Told| told.truth == Truth::True && !told.recoverable;
        told.iter().filter(sure).map(|told| told.text.clone()).collect()
    }

    fn some_of(&self, mut texts: Vec<String>) -> Option<String> {
        if texts.len() > LOSSES_NAMED + 1 {
            let count = texts.len() - LOSSES_NAMED;
            texts.truncate(LOSSES_NAMED);
            texts.push(Report::AndMoreTitles { count }.text(self.language));
        }
        (!texts.is_empty()).then(|| joined(&texts, self.language))
    }

    /// From when deletion was offered, if it was not yet.
    pub(in crate::report) fn offered_from(&self) -> Option<String> {
        let day = self.judged.day();
        let starts = self.judged.program.procedures.iter().filter_map(|procedure| procedure.head.window.from);
        let next = starts.filter(|from| from.first > day).min_by_key(|from| from.first)?;
        Some(Report::OfferedFrom { day: self.period(next) }.text(self.language))
    }

    /// How many conditions were not needed for a “never”.
    pub(super) fn not_needed(&self, shown: usize) -> Option<String> {
        let count = self.judged.outcome.conditions.len().checked_sub(shown).filter(|&count| count > 0)?;
        Some(Report::NotNeeded { count, s: Plural(count) }.text(self.language))
    }
}

/// The next commands: on one line if they fit.
pub(super) fn commands(
    answers: &Answers<'_>,
    accounts: &[&Wording<'_>],
    (has_questions, has_reasons): (bool, bool),
    page: &mut Page,
) {
    let Some(first) = accounts.first() else { return };
    let say = |message: Report| message.text(first.language);
    let mut commands = Vec::new();
    if accounts.iter().any(|words| words.is_planned()) {
        commands.extend(answers.command("plan", "").map(|command| say(Report::StepsCommand { command })));
    }
    if has_questions {
        // One file is answered at a time.
        let asked = accounts.iter().filter(|words| !words.judged.outcome.questions.is_empty()).take(1);
        let ask = command(asked.map(|words| words.judged.file), "ask", "");
        commands.extend(ask.map(|command| say(Report::AnswerCommand { command })));
    }
    if has_reasons {
        let why = |command| say(Report::WhyCommand { command });
        let short = why(say(Report::AddWhy));
        let long = answers.command("", "--why").map(why);
        let fits = |why: &String| page.fits_beside(&[commands.as_slice(), std::slice::from_ref(why)].concat());
        // Where only the short form fits beside the others, they show how a command is typed.
        let long = long.filter(|long| commands.is_empty() || fits(long) || !fits(&short));
        commands.push(long.unwrap_or(short));
    }
    if let [only] = accounts
        && only.has_dates()
    {
        let options = format!("--format ics > {}.ics", only.judged.program.platform.id);
        commands.extend(answers.command("plan", &options).map(|command| say(Report::CalendarCommand { command })));
    }
    page.beside(&commands);
}

impl Wording<'_> {
    /// Is there anything that a plan would say beyond this report?
    fn is_planned(&self) -> bool {
        match self.judged.outcome.verdict {
            Verdict::Blocked | Verdict::Waiting | Verdict::PlatformDecides | Verdict::Deletable => true,
            Verdict::NotOffered | Verdict::Pending | Verdict::Impossible | Verdict::Undetermined => false,
        }
    }

    /// Is there a day to come that belongs in a calendar?
    fn has_dates(&self) -> bool {
        let outcome = self.judged.outcome;
        match outcome.verdict {
            Verdict::Waiting => outcome.by_waiting.is_some(),
            Verdict::Pending => {
                let end = Story::new(self).filter(|story| !story.is_hidden()).and_then(|story| story.end());
                end.is_some_and(|end| end.moment.day(&self.judged.program.platform.zone) > self.judged.day())
            }
            _ => false,
        }
    }
}
