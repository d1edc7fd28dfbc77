//! A report on several accounts of one person: a line for each, then what each needs.

use super::command::command;
use super::request::Story;
use super::{Answers, age, automatic, closing, course, one};
use crate::messages::words::Plural;
use crate::messages::{Language, Phrase, Report};
use crate::program::Verdict;
use crate::report::judged::Judged;
use crate::report::layout::Page;
use crate::report::phrase::{Wording, small_first};
use crate::truth::Truth;

/// The whole report.
pub(super) fn write<'a>(answers: &Answers<'a>, accounts: &[Judged<'a>], page: &mut Page) {
    let style = *page.style();
    let words: Vec<Wording<'a>> = accounts.iter().map(|judged| answers.wording(judged, &style)).collect();
    let rows: Vec<Vec<String>> = words
        .iter()
        .map(|words| vec![words.head_word(words.judged.outcome.verdict), words.whose_account(), words.in_short()])
        .collect();
    if let Some(first) = words.first() {
        page.heading(&Report::SeveralHead { count: words.len(), day: first.asked() }.text(first.language));
    }
    page.verdicts(
        &rows,
        &words.iter().map(|words| super::verdict::tone(words.judged.outcome.verdict)).collect::<Vec<_>>(),
    );
    let (mut asks, mut reasons) = (false, false);
    for words in &words {
        let mut items = one::gathered(words);
        one::number(&mut items);
        asks |= !words.judged.outcome.questions.is_empty() && !items.is_empty();
        reasons |= words.judged.outcome.conditions.iter().any(|condition| condition.truth != Truth::True);
        let withdrawn = course::beside_answer(words);
        let warned = words.dated_automatics().next().is_some();
        if items.is_empty() && withdrawn.is_none() && !warned {
            continue;
        }
        page.blank();
        page.heading(&words.whose_account());
        words.withheld().iter().chain(&withdrawn).for_each(|text| page.paragraph(text));
        one::show(words, &items, page);
        automatic::warnings(words, page);
        closing::afterwards(words, &items).iter().for_each(|text| page.paragraph(text));
    }
    page.blank();
    last_lines(answers, &words, (asks, reasons), page);
}

fn last_lines(answers: &Answers<'_>, words: &[Wording<'_>], (asks, reasons): (bool, bool), page: &mut Page) {
    for words in words {
        let losses = words.losses(true);
        if !losses.is_empty() && !matches!(words.judged.outcome.verdict, Verdict::Impossible | Verdict::NotOffered) {
            let blank = if words.language == Language::En { " " } else { "" };
            page.paragraph(&words.about(&small_first(&losses.join(blank))));
        }
    }
    bases(words, page);
    age::lines(&words.iter().collect::<Vec<_>>(), page);
    let Some(first) = words.first() else { return };
    closing::commands(answers, &words.iter().collect::<Vec<_>>(), (asks, reasons), page);
    if let Some(command) = first.alone(answers) {
        page.paragraph(&Report::OneAccount { command }.text(first.language));
    }
}

/// What the answers rest on: accounts with the same sources share a line.
fn bases(words: &[Wording<'_>], page: &mut Page) {
    let mut groups: Vec<(String, Vec<&Wording<'_>>)> = Vec::new();
    for words in words {
        let Some(sources) = words.basis_sources() else { continue };
        match groups.iter_mut().find(|(known, _)| *known == sources) {
            Some((_, group)) => group.push(words),
            None => groups.push((sources, vec![words])),
        }
    }
    for (sources, group) in &groups {
        let Some(first) = group.first() else { continue };
        let names: Vec<String> = group.iter().map(|words| words.whose_account()).collect();
        let platform = names.join(&first.say(Phrase::Comma));
        let text = Report::OfPlatform { platform, text: small_first(sources) }.text(first.language);
        let mut old: Vec<String> = group.iter().filter(|words| words.is_old()).map(|words| words.platform()).collect();
        old.dedup();
        page.paragraph(&match old.is_empty() {
            true => text,
            false => {
                let platforms = first.listed(&old);
                let second = Report::MayAllHaveChanged { platforms }.text(first.language);
                first.say(Phrase::TwoSentences { first: text, second })
            }
        });
    }
}

impl Wording<'_> {
    /// The command for a report on this account alone.
    fn alone(&self, answers: &Answers<'_>) -> Option<String> {
        let of_file = answers.accounts.iter().filter(|judged| judged.file == self.judged.file).count();
        let option = if of_file > 1 { format!("-p {}", self.judged.program.platform.id) } else { String::new() };
        command([self.judged.file].into_iter(), "", &option)
    }

    /// A text behind the name of its account.
    fn about(&self, text: &str) -> String {
        Report::OfPlatform { platform: self.whose_account(), text: text.to_owned() }.text(self.language)
    }

    /// The answer in a few words.
    fn in_short(&self) -> String {
        let outcome = self.judged.outcome;
        let open = outcome.open_points.len();
        let message = match (outcome.verdict, outcome.by_waiting) {
            (Verdict::NotOffered, _) => Report::SeveralNotOffered,
            (Verdict::Pending, _) => match Story::new(self) {
                Some(story) => return story.in_short(),
                None => Report::SeveralPending,
            },
            (Verdict::Impossible, _) => Report::SeveralNever,
            (Verdict::Waiting, Some(point)) => match outcome.then {
                Some(Verdict::Deletable) | None => Report::SeveralFrom { day: self.promised_day(point) },
                Some(then) => Report::SeveralNotBefore { day: self.promised_day(point), then: self.then(then, &[]) },
            },
            (Verdict::Undetermined, _) => {
                let (count, platform) = (outcome.questions.len(), self.platform());
                match open {
                    0 => Report::SeveralAnswers { count, s: Plural(count) },
                    _ => Report::SeveralAnswersThen { count, s: Plural(count), platform },
                }
            }
            (Verdict::PlatformDecides, _) => Report::SeveralOpen { count: open, s: Plural(open) },
            (Verdict::Deletable, _) => Report::SeveralYes,
            (Verdict::Blocked | Verdict::Waiting, _) => {
                let mut items = one::gathered(self);
                one::number(&mut items);
                return self.counted(&items);
            }
        };
        message.text(self.language)
    }
}
