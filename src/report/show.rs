//! Rules in words: the platforms there are, one platform's rules, one item, sources with their age.
//!
//! Read it in this order: [`platforms`], `rules.rs` (one platform), `item.rs` (one item), `data.rs` (for machines).

mod data;
mod item;
mod rules;

use crate::eval::in_force;
use crate::facts::Facts;
use crate::messages::words::Plural;
use crate::messages::{Language, Rules};
use crate::moment::{Day, Moment};
use crate::outcome::{FactPath, Outcome};
use crate::program::{Base, Condition, Evidence, Head, Period, Precision, Program, Verdict};
use crate::report::judged::Judged;
use crate::report::layout::{Page, keep};
use crate::report::phrase::Wording;
use crate::report::style::Style;
use crate::source::{SourceMap, Span};

pub use data::{item_json, platform_json, platforms_json};
pub use item::item;
pub use rules::platform;

/// Rules to show, as they stand on a day.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// All platforms that were loaded.
    pub base: &'a Base,
    /// The files that places point into.
    pub sources: &'a SourceMap,
    /// The day: versions and ages are counted at it.
    pub day: Day,
}

/// A platform without an account: nothing is known of it, and nothing was asked.
struct Sketch {
    facts: Facts,
    outcome: Outcome,
}

impl Sketch {
    fn new(program: &Program, day: Day) -> Sketch {
        let outcome = Outcome {
            moment: Moment::Day(day),
            verdict: Verdict::Undetermined,
            not_before: None,
            by_waiting: None,
            then: None,
            conditions: Vec::new(),
            questions: Vec::new(),
            open_points: Vec::new(),
            notes: Vec::new(),
            procedures: Vec::new(),
            request: None,
            automatics: Vec::new(),
            rests_on: None,
            reasons: Vec::new(),
        };
        Sketch { facts: Facts::unknown(program), outcome }
    }

    fn wording<'a>(&'a self, shown: &Shown<'a>, program: &'a Program, language: Language) -> Wording<'a> {
        let judged = Judged {
            base: shown.base,
            program,
            facts: &self.facts,
            outcome: &self.outcome,
            file: None,
            locate: &nowhere,
        };
        Wording::for_rules(judged, shown.sources, language)
    }
}

fn nowhere(_: &FactPath) -> Option<crate::facts::Located> {
    None
}

/// A line per platform: how many conditions, how good and how old they are.
pub fn platforms(shown: &Shown<'_>, style: &Style) -> String {
    let mut page = Page::new(*style);
    let rows: Vec<Vec<String>> = shown.base.programs.iter().map(|program| row(shown, program, style)).collect();
    page.table(0, &rows);
    if shown.base.programs.iter().any(|program| program.platform.open.is_some()) {
        page.blank();
        page.paragraph(&Rules::AndMoreMeans.text(style.language));
    }
    if let Some(program) = shown.base.programs.first() {
        page.blank();
        let command = keep(&format!("adieu show {}", program.platform.id));
        page.paragraph(&Rules::More { command }.text(style.language));
    }
    page.finish()
}

fn row(shown: &Shown<'_>, program: &Program, style: &Style) -> Vec<String> {
    let sketch = Sketch::new(program, shown.day);
    let words = sketch.wording(shown, program, style.language);
    let summary = Summary::new(&words);
    let count = summary.conditions;
    let age = summary.seen.and_then(|seen| words.age(seen));
    vec![
        program.platform.id.clone(),
        program.platform.title.zh.clone(),
        match summary.offered {
            true if program.platform.open.is_some() => Rules::ConditionsAndMore { count }.text(style.language),
            true => Rules::Conditions { count, s: Plural(count) }.text(style.language),
            false => Rules::NotOffered.text(style.language),
        },
        summary.evidence.map(|evidence| short(evidence).text(style.language)).unwrap_or_default(),
        summary.seen.map(written).unwrap_or_default(),
        age.unwrap_or_default(),
    ]
}

/// `2018-03`
fn written(period: Period) -> String {
    let mut text = period.first.iso();
    text.truncate(match period.precision {
        Precision::Year => 4,
        Precision::Month => 7,
        Precision::Day => text.len(),
    });
    text
}

fn short(evidence: Evidence) -> Rules {
    match evidence {
        Evidence::Official => Rules::ShortOfficial,
        Evidence::Documented => Rules::ShortDocumented,
        Evidence::Tested => Rules::ShortTested,
        Evidence::Reported => Rules::ShortReported,
        Evidence::Contested => Rules::ShortContested,
    }
}

/// What a platform's rules amount to on a day.
struct Summary {
    offered: bool,
    conditions: usize,
    /// That of its weakest condition that is not contested.
    evidence: Option<Evidence>,
    /// When the newest source of its conditions was seen.
    seen: Option<Period>,
}

impl Summary {
    fn new(words: &Wording<'_>) -> Summary {
        let program = words.judged.program;
        let conditions: Vec<&Condition> =
            program.conditions.iter().filter(|condition| words.in_force(&condition.head)).collect();
        let sure = conditions.iter().filter(|condition| !is_contested(&condition.head));
        let cites = sure.clone().flat_map(|condition| &condition.head.cites);
        let procedures = program.procedures.iter();
        Summary {
            offered: program.procedures.is_empty()
                || procedures.clone().any(|procedure| words.in_force(&procedure.head)),
            conditions: sure.clone().count(),
            evidence: sure.clone().filter_map(|condition| condition.head.evidence).max(),
            seen: cites.filter_map(|cite| program[cite.source].seen).max_by_key(|seen| seen.first),
        }
    }
}

fn is_contested(head: &Head) -> bool {
    head.evidence == Some(Evidence::Contested)
}

impl Wording<'_> {
    /// Does an item hold on the day?
    fn in_force(&self, head: &Head) -> bool {
        let zone = &self.judged.program.platform.zone;
        in_force(zone, head.window, self.judged.outcome.moment.instant(zone)).0
    }

    /// `wechat.adieu:43`
    fn rule_place(&self, span: Span) -> String {
        let (file, line) = self.sources.line_reference(span);
        keep(&format!("{}:{line}", crate::report::view::safe(&file)))
    }
}
