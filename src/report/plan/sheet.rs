//! The sections of one plan, in words. Every way to write a plan lays out this one sheet.

use super::{Planned, Plans};
use crate::messages::{Language, Phrase, Plan as Says, Report};
use crate::moment::{Day, Moment};
use crate::outcome::{AutomaticOutcome, Outcome, TimeLine};
use crate::plan::Plan;
use crate::program::{Automatic, Hedge, NoteKind, Stage, Verdict, WaitKind};
use crate::report::account::open;
use crate::report::layout::ItemLine;
use crate::report::phrase::{Wording, sentence};
use crate::timeline;
use crate::truth::Truth;

/// A plan in words.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// The platform.
    pub platform: String,
    /// The day it was made.
    pub made: String,
    /// The answer, a sentence each.
    pub answer: Vec<String>,
    pub sections: Vec<Section>,
    /// What it rests on.
    pub basis: Option<String>,
    /// Days for a calendar.
    pub days: Vec<(Day, String)>,
    /// Are answers missing?
    pub asks: bool,
    /// Does anything fail?
    pub has_reasons: bool,
}

/// A heading and what stands below it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Section {
    pub heading: String,
    pub entries: Vec<Entry>,
    /// It is the same for several platforms.
    pub shared: bool,
}

/// One thing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::report) struct Entry {
    pub kind: EntryKind,
    pub text: String,
    /// Who and when.
    pub right: Option<String>,
    /// More about it: lines of text, and rows about elements.
    pub details: Vec<ItemLine>,
}

/// How an entry is marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::report) enum EntryKind {
    /// To be ticked off, with its number if it has one.
    Check(Option<usize>),
    /// An open question.
    Question,
    /// One of several, in no order.
    #[default]
    Bullet,
    /// On or about a day, which stands before it.
    Dated(String),
}

impl Entry {
    pub(super) fn bullet(text: String) -> Entry {
        Entry { text, ..Entry::default() }
    }

    /// One more line of text.
    pub(super) fn detail(&mut self, text: String) {
        self.details.push(ItemLine::Text { text, right: None });
    }

    /// It and what is said of it, in one piece.
    pub(in crate::report) fn in_one_piece(&self, language: Language) -> String {
        let text = match &self.right {
            Some(right) => Phrase::Bracketed { text: self.text.clone(), inner: right.clone() }.text(language),
            None => self.text.clone(),
        };
        if self.details.is_empty() {
            return text;
        }
        let texts = std::iter::once(text).chain(self.detail_texts(language));
        let texts: Vec<String> = texts.map(|text| sentence(&text, language)).collect();
        texts.join(&Report::BetweenSentences.text(language))
    }

    /// Its day, and everything else in one piece.
    pub(in crate::report) fn dated_row(&self, language: Language) -> Vec<String> {
        let day = match &self.kind {
            EntryKind::Dated(day) => day.clone(),
            EntryKind::Check(_) | EntryKind::Question | EntryKind::Bullet => String::new(),
        };
        vec![day, self.in_one_piece(language)]
    }

    /// What is said of it, each line as one text.
    pub(super) fn detail_texts(&self, language: Language) -> Vec<String> {
        let text = |line: &ItemLine| match line {
            ItemLine::Head { text, .. } | ItemLine::Text { text, .. } => text.clone(),
            ItemLine::Row { name, text } if text.is_empty() => name.clone(),
            ItemLine::Row { name, text } => {
                Phrase::LabelValue { label: name.clone(), value: text.clone() }.text(language)
            }
        };
        self.details.iter().map(text).collect()
    }
}

/// Puts plans into words. What several have in common, such as the law, stands in the last one only.
pub(super) fn sheets(plans: &Plans<'_>, language: Language) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> = plans.plans.iter().filter_map(|planned| sheet(plans, planned, language)).collect();
    let mut later: Vec<Section> = Vec::new();
    for sheet in sheets.iter_mut().rev() {
        sheet.sections.retain(|section| !section.shared || !later.contains(section));
        later.extend(sheet.sections.iter().filter(|section| section.shared).cloned());
    }
    sheets
}

/// Puts a plan into words.
pub(super) fn sheet(plans: &Plans<'_>, planned: &Planned<'_>, language: Language) -> Option<Sheet> {
    let plan = planned.plan;
    let (first, last) = (&plan.first, plan.situations.last()?);
    let words = plans.wording(planned, first, language);
    let end = plan.end.as_ref().unwrap_or(&last.outcome);
    let then = plans.wording_of(planned, last, end, language);
    let mut sheet = Sheet {
        platform: words.platform(),
        made: words.asked(),
        answer: words.planned_answer(plan, end),
        basis: words.basis(),
        asks: !end.questions.is_empty(),
        has_reasons: first.outcome.conditions.iter().any(|condition| condition.truth != Truth::True),
        ..Sheet::default()
    };
    let say = |message: Says| message.text(language);
    let platform = words.platform();
    let open = if first.outcome.verdict == Verdict::Impossible { &[] } else { end.questions.as_slice() };
    sheet.section(
        say(Says::AnswerFirst),
        open.iter().map(|question| Entry {
            kind: EntryKind::Question,
            text: then.question_text(question),
            ..Entry::default()
        }),
    );
    plans.tasks(planned, language, &mut sheet);
    let advice = words.notes(NoteKind::Advice).into_iter();
    let advice: Vec<Entry> =
        advice.map(|told| Entry { kind: EntryKind::Check(None), text: told.text, ..Entry::default() }).collect();
    let lives = first.outcome.verdict != Verdict::Impossible && first.outcome.verdict != Verdict::NotOffered;
    if lives {
        sheet.section(say(Says::Advised { platform: platform.clone() }), advice);
    }
    let cautions = words.notes(NoteKind::Caution).into_iter();
    sheet.section(say(Says::TakeCare), cautions.map(|told| Entry::bullet(told.text)));
    if lives {
        then.how_to_ask(&mut sheet);
        then.after_request(plan, &mut sheet);
        words.losses_in(&mut sheet);
        let open = open::points(&then).into_iter().filter_map(|task| {
            let mut lines = task.item.lines.into_iter();
            let Some(ItemLine::Head { text, .. }) = lines.next() else { return None };
            Some(Entry { text, details: lines.collect(), ..Entry::default() })
        });
        sheet.section(say(Says::OnlyDecides { platform: platform.clone() }), open);
    }
    let warned = words.acts_by_itself().filter(|(_, outcome)| outcome.strikes.is_some() || lives);
    let warned: Vec<Entry> = warned.map(|(rule, outcome)| words.warned(rule, outcome)).collect();
    for (rule, outcome) in words.acts_by_itself() {
        if let Some(strikes) = outcome.strikes.filter(|&strikes| !words.is_there(strikes)) {
            sheet.days.push((strikes.day, words.automatic_act(rule)));
        }
    }
    sheet.section(say(Says::ByItself { platform: platform.clone() }), warned);
    let alternatives = words.notes_in_brief(NoteKind::Alternative);
    sheet.section(say(Says::Instead), alternatives.into_iter().map(Entry::bullet));
    let rights = words.notes_in_brief(NoteKind::Right);
    sheet.section(say(Says::Rights), rights.into_iter().map(Entry::bullet));
    if let Some(rights) = sheet.sections.last_mut().filter(|section| section.heading == say(Says::Rights)) {
        rights.shared = true;
    }
    Some(sheet)
}

impl Sheet {
    /// Adds a section, unless it is empty.
    pub(super) fn section(&mut self, heading: String, entries: impl IntoIterator<Item = Entry>) {
        let entries: Vec<Entry> = entries.into_iter().collect();
        if !entries.is_empty() {
            self.sections.push(Section { heading, entries, shared: false });
        }
    }
}

impl Wording<'_> {
    /// When deletion can be asked for, when the account is gone, and what that depends on.
    fn planned_answer(&self, plan: &Plan, end: &Outcome) -> Vec<String> {
        let say = |message: Says| message.text(self.language);
        let outcome = self.judged.outcome;
        let mut answer = Vec::new();
        match outcome.verdict {
            Verdict::Impossible => return vec![say(Says::Never)],
            Verdict::Pending => {
                let Some(request) = &outcome.request else { return answer };
                let day = self.full_day(request.time_line.requested.day(&self.judged.program.platform.zone));
                answer.push(say(Says::Asked { day }));
                answer.extend(self.gone(&request.time_line));
                return answer;
            }
            Verdict::NotOffered if plan.request.is_none() => {
                return vec![say(Says::NotOffered { platform: self.platform() })];
            }
            _ => answer.push(say(self.first_day(plan))),
        }
        if plan.request.is_some() {
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

    /// What the platform does by itself, with its day.
    fn warned(&self, rule: &Automatic, outcome: &AutomaticOutcome) -> Entry {
        let mut lines = self.warning(rule, outcome.strikes).lines.into_iter();
        match lines.next() {
            Some(ItemLine::Head { text, right }) => Entry { text, right, details: lines.collect(), ..Entry::default() },
            _ => Entry::default(),
        }
    }

    fn losses_in(&self, sheet: &mut Sheet) {
        let told = self.notes(NoteKind::Loss);
        let sure = |told: &crate::report::account::notes::Told| told.truth == Truth::True;
        let groups: [(Says, &dyn Fn(&crate::report::account::notes::Told) -> bool); 3] = [
            (Says::Lost, &|told| sure(told) && !told.recoverable),
            (Says::LostForNow, &|told| sure(told) && told.recoverable),
            (Says::MaybeLost, &|told| !sure(told)),
        ];
        for (heading, wanted) in groups {
            let entries = told.iter().filter(|told| wanted(told)).map(|told| Entry::bullet(told.text.clone()));
            sheet.section(heading.text(self.language), entries);
        }
    }

    /// The civil day of a moment.
    pub(super) fn day_of(&self, moment: Moment) -> Day {
        moment.day(&self.judged.program.platform.zone)
    }
}
