//! How old the answers are that a report rests on.

use std::collections::BTreeSet;

use super::command::command;
use crate::messages::{Phrase, Report};
use crate::moment::Day;
use crate::report::layout::Page;
use crate::report::phrase::{Wording, small_first};

/// Answers are told to be old when they are of more than so many days before the moment.
const FRESH_DAYS: i64 = 3;

/// The day and age of old answers: one line if all are of one day, else a line for each day.
pub(super) fn lines(accounts: &[&Wording<'_>], page: &mut Page) {
    let mut days: Vec<(Day, Vec<&Wording<'_>>)> = Vec::new();
    for &words in accounts {
        let Some(day) = words.judged.facts.as_of else { continue };
        match days.iter_mut().find(|(known, _)| *known == day) {
            Some((_, group)) => group.push(words),
            None => days.push((day, vec![words])),
        }
    }
    for (day, group) in &days {
        // One file is answered at a time.
        let files: BTreeSet<Option<&str>> = group.iter().map(|words| words.judged.file).collect();
        let ask = if files.len() == 1 { command(files.into_iter(), "ask", "") } else { None };
        let Some(first) = group.first() else { continue };
        let Some(text) = first.age_of_answers(*day, ask) else { continue };
        page.paragraph(&match days.len() {
            1 => text,
            _ => {
                let names: Vec<String> = group.iter().map(|words| words.whose_account()).collect();
                let platform = names.join(&first.say(Phrase::Comma));
                Report::OfPlatform { platform, text: small_first(&text) }.text(first.language)
            }
        });
    }
}

impl Wording<'_> {
    /// `Your answers are of 1 Nov 2025, 12 months old`, if they are old.
    fn age_of_answers(&self, of: Day, command: Option<String>) -> Option<String> {
        if -self.days_until(of) <= FRESH_DAYS {
            return None;
        }
        let (day, age) = (self.dated_day(of), self.age_in_units(of));
        let told = match self.is_today() {
            true => Report::OldAnswers { day, age },
            false => Report::EarlierAnswers { day, age },
        }
        .text(self.language);
        Some(match command {
            Some(command) => Report::AnswerAnew { told, command }.text(self.language),
            None => Report::AnswersAsTheyWere { told }.text(self.language),
        })
    }
}
