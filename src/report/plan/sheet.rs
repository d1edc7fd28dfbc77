//! The sections of one plan, in words. Every way to write a plan lays out this one sheet.

use super::days::days;
use super::{Planned, Plans};
use crate::messages::{Language, Phrase, Plan as Says, Report};
use crate::moment::{Day, Moment};
use crate::outcome::AutomaticOutcome;
use crate::plan::Plan;
use crate::program::{Automatic, NoteKind, Verdict};
use crate::report::account::notes::Told;
use crate::report::account::request::Story;
use crate::report::account::tasks::{self, Task};
use crate::report::account::{course, open, questions};
use crate::report::layout::ItemLine;
use crate::report::phrase::{Wording, sentence};
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
    /// Has it days for a calendar?
    pub has_days: bool,
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

    /// An item of a report as an entry.
    fn of_task(task: Task) -> Option<Entry> {
        let mut lines = task.item.lines.into_iter();
        match lines.next() {
            Some(ItemLine::Head { text, right }) => {
                Some(Entry { text, right, details: lines.collect(), ..Entry::default() })
            }
            _ => None,
        }
    }

    /// A stage of a request: its days stand before it.
    fn of_stage(task: Task, then: String) -> Option<Entry> {
        let entry = Entry::of_task(task)?;
        Some(Entry { kind: EntryKind::Dated(entry.right.unwrap_or(then)), right: None, ..entry })
    }

    /// What is said of it, without places in an account file.
    fn without_places(&self) -> Vec<ItemLine> {
        let plain = |line: &ItemLine| match line {
            ItemLine::Text { text, .. } => ItemLine::Text { text: text.clone(), right: None },
            other => other.clone(),
        };
        self.details.iter().map(plain).collect()
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
    let then = then.planned(!plan.tasks.is_empty());
    let mut sheet = Sheet {
        platform: words.whose_account(),
        made: words.asked(),
        answer: words.planned_answer(plan, end),
        basis: words.basis(),
        asks: !end.questions.is_empty(),
        has_days: !days(plans, planned, language).is_empty(),
        has_reasons: first.outcome.conditions.iter().any(|condition| condition.truth != Truth::True),
        ..Sheet::default()
    };
    match first.outcome.verdict {
        Verdict::Pending => {
            then.questions_in(&mut sheet);
            words.course_in(&mut sheet);
            words.losses_in(&mut sheet);
        }
        Verdict::Impossible => words.hopeless_in(&mut sheet),
        Verdict::NotOffered if plan.request.is_none() => {}
        _ => {
            then.questions_in(&mut sheet);
            plans.tasks(planned, language, &mut sheet);
            words.advice_in(&mut sheet);
            then.how_to_ask(&mut sheet);
            then.after_request(plan, &mut sheet);
            words.losses_in(&mut sheet);
            then.open_points_in(&words, &mut sheet);
        }
    }
    words.cautions_in(&mut sheet);
    words.automatics_in(plan, &mut sheet);
    words.what_else_in(&mut sheet);
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
    /// What nobody said and matters, other platforms' conditions included.
    fn questions_in(&self, sheet: &mut Sheet) {
        let questions = questions::unknown(self).into_iter().filter_map(Entry::of_task);
        let questions =
            questions.map(|entry| Entry { kind: EntryKind::Question, right: None, details: Vec::new(), ..entry });
        sheet.section(Says::AnswerFirst.text(self.language), questions);
    }

    /// What nothing mends.
    fn hopeless_in(&self, sheet: &mut Sheet) {
        let failing = tasks::failing(self).into_iter().filter_map(Entry::of_task);
        let plain = failing.map(|entry| Entry { right: None, details: entry.without_places(), ..entry });
        sheet.section(Says::NothingMends.text(self.language), plain);
    }

    /// What the source advises and the platform does not check.
    fn advice_in(&self, sheet: &mut Sheet) {
        let advice = self.notes(NoteKind::Advice).into_iter();
        let entries = advice.map(|told| Entry { kind: EntryKind::Check(None), text: told.text, ..Entry::default() });
        sheet.section(Says::Advised { platform: self.platform() }.text(self.language), entries);
    }

    fn cautions_in(&self, sheet: &mut Sheet) {
        let cautions = self.notes(NoteKind::Caution).into_iter();
        sheet.section(Says::TakeCare.text(self.language), cautions.map(|told| Entry::bullet(told.text)));
    }

    /// The stages of a request that is under way.
    fn course_in(&self, sheet: &mut Sheet) {
        let request = self.judged.outcome.request.as_ref();
        let mut entries: Vec<Entry> = course::stages(self)
            .into_iter()
            .filter_map(|task| Entry::of_stage(task, Says::Then.text(self.language)))
            .collect();
        let story = Story::new(self);
        if let (Some(first), Some(request), Some(story)) = (entries.first_mut(), request, &story) {
            // Beside it stands the place in the account file, which a plan does not tell.
            first.kind = EntryKind::Dated(story.short(request.time_line.requested));
        }
        sheet.section(Says::AfterRequest.text(self.language), entries);
    }

    /// What only the platform decides; what it is about is told as it is now, not as the tasks will leave it.
    fn open_points_in(&self, now: &Wording<'_>, sheet: &mut Sheet) {
        let known: Vec<Entry> = open::points(now).into_iter().filter_map(Entry::of_task).collect();
        let points = open::points(self).into_iter().filter_map(Entry::of_task).map(|mut point| {
            // As long as something fails, a report tells the person's own values only; they come first.
            let own = known.iter().find(|known| known.text == point.text).filter(|_| self.planned);
            let told = point.without_places();
            let mut own = own.map_or_else(Vec::new, |own| own.without_places());
            own.retain(|line| !told.contains(line));
            point.details.splice(0..0, own);
            point
        });
        sheet.section(Says::OnlyDecides { platform: self.platform() }.text(self.language), points);
    }

    /// What the platform does by itself before the account is gone anyway.
    fn automatics_in(&self, plan: &Plan, sheet: &mut Sheet) {
        let over = plan.time_lines.first().and_then(|line| line.over).map(|over| self.day_of(over));
        let matters = |outcome: &AutomaticOutcome| match (outcome.strikes, over) {
            (Some(strikes), Some(over)) => strikes.day < over,
            _ => true,
        };
        let warned = self.acts_by_itself().filter(|(_, outcome)| matters(outcome));
        let entries: Vec<Entry> = warned.map(|(rule, outcome)| self.warned(rule, outcome)).collect();
        sheet.section(Says::ByItself { platform: self.platform() }.text(self.language), entries);
    }

    /// What else can be done, and what the law says.
    fn what_else_in(&self, sheet: &mut Sheet) {
        let alternatives = self.notes_in_brief(NoteKind::Alternative);
        sheet.section(Says::Instead.text(self.language), alternatives.into_iter().map(Entry::bullet));
        let rights: Vec<Entry> = self.notes_in_brief(NoteKind::Right).into_iter().map(Entry::bullet).collect();
        if !rights.is_empty() {
            let heading = Says::Rights.text(self.language);
            sheet.sections.push(Section { heading, entries: rights, shared: true });
        }
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
        let sure = |told: &Told| told.truth == Truth::True;
        let mut group = |heading: Says, wanted: &dyn Fn(&Told) -> bool| {
            let entries = told.iter().filter(|told| wanted(told)).map(|told| Entry::bullet(told.text.clone()));
            sheet.section(heading.text(self.language), entries);
        };
        group(Says::Lost, &|told| sure(told) && !told.recoverable);
        group(Says::LostForNow, &|told| sure(told) && told.recoverable);
        group(Says::MaybeLost, &|told| !sure(told));
    }

    /// The civil day of a moment.
    pub(super) fn day_of(&self, moment: Moment) -> Day {
        moment.day(&self.judged.program.platform.zone)
    }
}
