//! A report on one account.

use super::tasks::{Kind, Task};
use super::{Answers, age, automatic, closing, course, open, questions, tasks};
use crate::messages::{Course, Report};
use crate::outcome::ConditionOutcome;
use crate::program::Verdict;
use crate::report::layout::{Item, ItemLine, Mark, Page};
use crate::report::phrase::Wording;
use crate::truth::Truth;

/// So many open points and questions are shown; `--why=all` shows the others.
const MOST_ITEMS: usize = 20;
/// So many conditions that hold are named.
const MOST_HOLDING: usize = 8;

/// The whole report.
pub(super) fn write(answers: &Answers<'_>, words: &Wording<'_>, page: &mut Page) {
    let verdict = words.judged.outcome.verdict;
    let mut items = gathered(words);
    number(&mut items);
    words.headline(page);
    page.paragraph(&words.answer(&items));
    course::beside_answer(words).iter().for_each(|text| page.paragraph(text));
    page.blank();
    show(words, &items, page);
    automatic::warnings(words, page);
    match verdict {
        Verdict::Impossible => closing::left(words, page),
        Verdict::NotOffered => {
            page.blank();
            words.offered_from().iter().for_each(|text| page.paragraph(text));
            closing::left(words, page);
        }
        Verdict::Deletable => {
            closing::lost(words, page);
            closing::before(words, page);
        }
        Verdict::PlatformDecides => {
            holding(words, page);
            page.blank();
            closing::before(words, page);
        }
        Verdict::Pending => closing::cautions(words, page),
        Verdict::Blocked | Verdict::Waiting | Verdict::Undetermined => holding(words, page),
    }
    page.blank();
    closing::afterwards(words, &items).iter().for_each(|text| page.paragraph(text));
    last_lines(answers, words, &items, page);
}

fn last_lines(answers: &Answers<'_>, words: &Wording<'_>, items: &[Task], page: &mut Page) {
    let outcome = words.judged.outcome;
    if !matches!(outcome.verdict, Verdict::Impossible | Verdict::NotOffered) {
        let in_full = outcome.verdict != Verdict::Deletable;
        words.losses(in_full).iter().for_each(|text| page.paragraph(text));
    }
    if outcome.verdict == Verdict::Impossible {
        words.not_needed(items.len()).iter().for_each(|text| page.paragraph(text));
    }
    words.basis().iter().for_each(|text| page.paragraph(text));
    age::lines(&[words], page);
    let asks = items.iter().any(|task| task.kind == Kind::Question) && !outcome.questions.is_empty();
    let reasons = outcome.verdict == Verdict::Pending
        || outcome.verdict != Verdict::NotOffered
            && outcome.conditions.iter().any(|condition| condition.truth != Truth::True);
    closing::commands(answers, &[words], (asks, reasons), page);
}

/// The items in their order: what fails, what is not known, what only the platform knows.
pub(super) fn gathered(words: &Wording<'_>) -> Vec<Task> {
    let verdict = words.judged.outcome.verdict;
    let mut items = match verdict {
        Verdict::NotOffered if !course::is_under_way(words) => return Vec::new(),
        Verdict::NotOffered => return course::stages(words),
        Verdict::Pending => {
            let mut items = course::stages(words);
            items.extend(questions::unknown(words));
            items.extend(course::meanwhile(words));
            return items;
        }
        _ => tasks::failing(words),
    };
    if verdict != Verdict::Impossible {
        items.extend(questions::unknown(words));
        items.extend(open::points(words));
    }
    items
}

/// Numbers the items, if there are several. The stages of a request have days instead.
pub(super) fn number(items: &mut [Task]) {
    let numbered = |task: &&mut Task| !matches!(task.kind, Kind::Stage | Kind::Meanwhile);
    if items.iter_mut().filter(numbered).count() > 1 {
        for (index, task) in items.iter_mut().filter(numbered).enumerate() {
            task.item.number = Some(index + 1);
        }
    }
}

/// The items, up to a bound.
pub(super) fn show(words: &Wording<'_>, items: &[Task], page: &mut Page) {
    for task in items.iter().take(MOST_ITEMS) {
        page.item(&task.item);
    }
    if items.len() > MOST_ITEMS {
        page.paragraph(&Report::MoreItems { count: items.len() - MOST_ITEMS }.text(words.language));
    }
    if items.iter().any(|task| task.kind == Kind::Meanwhile) {
        page.paragraph(&words.course(Course::Meanwhile { platform: words.platform() }));
    }
}

fn holding(words: &Wording<'_>, page: &mut Page) {
    let outcome = words.judged.outcome;
    let holding: Vec<&ConditionOutcome> =
        outcome.conditions.iter().filter(|condition| words.counts_and_holds(condition)).collect();
    let Some(text) = words.holding(&holding, MOST_HOLDING) else { return };
    page.blank();
    let lines = vec![ItemLine::Text { text, right: None }];
    page.item(&Item { mark: Mark::Holds, number: None, lines });
}
