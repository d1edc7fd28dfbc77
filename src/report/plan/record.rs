//! A plan for machines.

use serde::Serialize;

use super::days::days;
use super::sheet::{EntryKind, Section, sheet};
use super::tasks::{numbered, numbers};
use super::{Planned, Plans};
use crate::messages::Language;
use crate::moment::Moment;
use crate::outcome::{FactPath, TimeLine};
use crate::plan::{Effect, Instead, Situation, Task};
use crate::program::{Actor, ConditionId, Field, Program, RemedyId, Type};
use crate::report::diagnostics::Texts;
use crate::report::json::{MASK, truth, value};
use crate::report::layout::unkept;
use crate::report::machine;
use crate::report::phrase::Wording;
use crate::timeline;
use crate::value::Value;

/// The name and version of the shape. A change that a reader could trip over changes the number.
const FORMAT: &str = "adieu/plan/1";

#[derive(Serialize)]
struct PlansRecord {
    format: &'static str,
    plans: Vec<PlanRecord>,
}

/// One plan.
#[derive(Serialize)]
struct PlanRecord {
    platform: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    moment: String,
    verdict: &'static str,
    answer: Texts,
    #[serde(skip_serializing_if = "Option::is_none")]
    request_on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict_then: Option<&'static str>,
    dated: bool,
    tasks: Vec<TaskRecord>,
    waits_for: Vec<PauseRecord>,
    questions: Vec<String>,
    time_lines: Vec<TimeLineRecord>,
    /// What a calendar is given.
    days: Vec<DayRecord>,
    sections: Vec<SectionRecord>,
}

#[derive(Serialize)]
struct DayRecord {
    id: String,
    day: String,
    until: String,
    text: Texts,
}

#[derive(Serialize)]
struct TaskRecord {
    number: usize,
    condition: String,
    require: usize,
    text: Texts,
    by: &'static str,
    from: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    done: Option<String>,
    after: Vec<usize>,
    effects: Vec<EffectRecord>,
    breaks: Vec<BreakRecord>,
    instead: Vec<InsteadRecord>,
}

#[derive(Serialize)]
struct EffectRecord {
    fact: String,
    change: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<serde_json::Value>,
}

#[derive(Serialize)]
struct BreakRecord {
    condition: String,
    truth: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
}

#[derive(Serialize)]
struct InsteadRecord {
    way: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Texts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    request_on: Option<String>,
}

#[derive(Serialize)]
struct PauseRecord {
    condition: String,
    require: usize,
    until: String,
    instead: Vec<InsteadRecord>,
}

#[derive(Serialize)]
struct TimeLineRecord {
    procedure: String,
    requested: String,
    waits: Vec<WaitRecord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    over: Option<String>,
}

#[derive(Serialize)]
struct WaitRecord {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    awaits: bool,
}

/// A section of the sheet, in both languages: everything the page shows.
#[derive(Serialize)]
struct SectionRecord {
    heading: Texts,
    entries: Vec<EntryRecord>,
}

#[derive(Serialize)]
struct EntryRecord {
    text: Texts,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<Texts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<Texts>,
    details: Vec<Texts>,
}

/// The plans as one JSON document, as `docs/json.md` describes it.
pub fn json(plans: &Plans<'_>) -> String {
    let records = plans.plans.iter().filter_map(|planned| record(plans, planned)).collect();
    let mut text = machine::to_json(&PlansRecord { format: FORMAT, plans: records });
    text.push('\n');
    text
}

fn record(plans: &Plans<'_>, planned: &Planned<'_>) -> Option<PlanRecord> {
    let (plan, program) = (planned.plan, planned.program);
    let outcome = plan.outcome()?;
    let [en, zh] = [Language::En, Language::Zh].map(|language| sheet(plans, planned, language));
    let (en, zh) = (en?, zh?);
    let end = plan.end.as_ref().or_else(|| plan.situations.last().map(|situation| &situation.outcome))?;
    let teller = Teller { plans, planned };
    Some(PlanRecord {
        platform: program.platform.id.clone(),
        file: planned.file.map(str::to_owned),
        moment: told(program, outcome.moment),
        verdict: outcome.verdict.id(),
        answer: both(&en.answer.join(" "), &zh.answer.concat()),
        request_on: plan.request.map(|point| told(program, crate::plan::moment_of(point))),
        verdict_then: plan.end.as_ref().map(|end| end.verdict.id()),
        dated: plan.is_dated(),
        tasks: plan.tasks.iter().enumerate().map(|(index, task)| teller.task(index, task)).collect(),
        waits_for: plan
            .pauses
            .iter()
            .map(|pause| PauseRecord {
                condition: name(program, pause.condition),
                require: pause.require,
                until: told(program, crate::plan::moment_of(pause.until)),
                instead: pause.instead.iter().filter_map(|instead| teller.instead(instead)).collect(),
            })
            .collect(),
        questions: end.questions.iter().map(|question| question.fact.name()).collect(),
        time_lines: plan.time_lines.iter().map(|line| time_line(program, line)).collect(),
        days: days(plans, planned, Language::En)
            .into_iter()
            .zip(days(plans, planned, Language::Zh))
            .map(|(en, zh)| DayRecord {
                id: en.key,
                day: en.from.iso(),
                until: en.until.iso(),
                text: both(&en.text, &zh.text),
            })
            .collect(),
        sections: en.sections.iter().zip(&zh.sections).map(|(en, zh)| section(en, zh)).collect(),
    })
}

/// `2026-11-20`, or with its time.
fn told(program: &Program, moment: Moment) -> String {
    match moment {
        Moment::Day(day) => day.iso(),
        Moment::Instant(instant) => program.platform.zone.rfc3339(instant),
    }
}

fn name(program: &Program, id: ConditionId) -> String {
    program[id].head.name.clone()
}

struct Teller<'t, 'a> {
    plans: &'t Plans<'a>,
    planned: &'t Planned<'a>,
}

impl<'a> Teller<'_, 'a> {
    fn task(&self, index: usize, task: &Task) -> TaskRecord {
        let program = self.planned.program;
        let numbers = numbers(self.planned);
        TaskRecord {
            number: numbers.get(index).copied().unwrap_or_default(),
            condition: name(program, task.condition),
            require: task.require,
            text: self.act(self.planned.plan.situations.get(index), task.remedy, task.fix, &task.reasons),
            by: match task.by(program) {
                Actor::You => "you",
                Actor::Platform => "platform",
                Actor::Others => "others",
            },
            from: told(program, task.from),
            done: task.done.map(|done| told(program, done)),
            after: numbered(&task.after, &numbers),
            effects: task.effects.iter().map(|effect| self.effect(effect)).collect(),
            breaks: task
                .breaks
                .iter()
                .map(|broken| BreakRecord {
                    condition: name(program, broken.condition),
                    truth: truth(broken.truth),
                    until: broken.until.map(|point| told(program, crate::plan::moment_of(point))),
                })
                .collect(),
            instead: task.instead.iter().filter_map(|instead| self.instead(instead)).collect(),
        }
    }

    /// The text of an act in both languages.
    fn act(
        &self,
        situation: Option<&'a Situation>,
        remedy: RemedyId,
        fix: usize,
        reasons: &[crate::outcome::ReasonId],
    ) -> Texts {
        let text = |language| {
            let situation = situation?;
            let written = self.planned.program[remedy].fixes.get(fix)?;
            Some(self.plans.wording(self.planned, situation, language).text_for(&written.text, reasons))
        };
        both(&text(Language::En).unwrap_or_default(), &text(Language::Zh).unwrap_or_default())
    }

    fn instead(&self, instead: &Instead) -> Option<InsteadRecord> {
        use crate::outcome::Way;
        let program = self.planned.program;
        let request_on = instead.request.map(|point| told(program, crate::plan::moment_of(point)));
        match &instead.way {
            Way::Act { remedy, fix, reasons } => Some(InsteadRecord {
                way: "act",
                text: Some(self.act(Some(&self.planned.plan.first), *remedy, *fix, reasons)),
                request_on,
            }),
            Way::Wait { .. } => Some(InsteadRecord { way: "wait", text: None, request_on }),
            Way::Nothing { .. } => None,
        }
    }

    fn effect(&self, effect: &Effect) -> EffectRecord {
        let words = self.words();
        let shown = |path: &FactPath, becomes: &Value| {
            let words = words.as_ref()?;
            let (layout, field, _) = words.fact_at(path)?;
            Some(match words.is_masked(layout, field) {
                true => serde_json::Value::from(MASK),
                false => value(self.planned.program, becomes, &field.kind),
            })
        };
        match effect {
            Effect::Becomes { fact, value } => {
                EffectRecord { fact: fact.name(), change: "becomes", value: shown(fact, value) }
            }
            Effect::Leaves { list, index } => {
                EffectRecord { fact: format!("{}[{index}]", list.name()), change: "leaves", value: None }
            }
            Effect::Gains { list, cells } => {
                let element = words.as_ref().and_then(|words| self.element(words, list, cells));
                EffectRecord { fact: list.name(), change: "gains", value: element }
            }
            Effect::OtherBecomes { index, .. } => {
                let uses = self.planned.program.uses.get(*index);
                let fact = uses.map(|uses| uses.platform.clone()).unwrap_or_default();
                EffectRecord { fact, change: "is deleted", value: None }
            }
        }
    }

    /// A new element as an account file would have it.
    fn element(&self, words: &Wording<'_>, list: &FactPath, cells: &[Value]) -> Option<serde_json::Value> {
        let program = self.planned.program;
        let (layout, field, _) = words.fact_at(list)?;
        let Type::List(elements) = field.kind else { return None };
        let masked = words.is_masked(layout, field);
        let fields = program.layout(elements).fields.iter().zip(cells);
        let shown = |(field, cell): (&Field, &Value)| match masked || words.is_masked(elements, field) {
            true => serde_json::Value::from(MASK),
            false => value(program, cell, &field.kind),
        };
        if let [(field, cell)] = fields.clone().collect::<Vec<_>>().as_slice()
            && field.path.is_empty()
        {
            return Some(shown((field, cell)));
        }
        Some(fields.map(|pair| (pair.0.name(), shown(pair))).collect::<serde_json::Map<_, _>>().into())
    }

    fn words(&self) -> Option<Wording<'a>> {
        Some(self.plans.wording(self.planned, &self.planned.plan.first, Language::En))
    }
}

fn time_line(program: &Program, line: &TimeLine) -> TimeLineRecord {
    let procedure = &program[line.procedure];
    let waits = timeline::waits(procedure).zip(&line.waits);
    TimeLineRecord {
        procedure: procedure.head.name.clone(),
        requested: told(program, line.requested),
        waits: waits
            .map(|((_, wait), outcome)| WaitRecord {
                name: wait.name.clone(),
                from: outcome.from.map(|from| told(program, from)),
                until: outcome.until.map(|until| told(program, until)),
                awaits: outcome.awaits,
            })
            .collect(),
        over: line.over.map(|over| told(program, over)),
    }
}

/// Words in both languages, without marks for laying them out.
fn both(en: &str, zh: &str) -> Texts {
    Texts { en: unkept(en), zh: unkept(zh) }
}

fn section(en: &Section, zh: &Section) -> SectionRecord {
    let entries = en.entries.iter().zip(&zh.entries).map(|(en, zh)| EntryRecord {
        text: both(&en.text, &zh.text),
        day: match (&en.kind, &zh.kind) {
            (EntryKind::Dated(en), EntryKind::Dated(zh)) => Some(both(en, zh)),
            _ => None,
        },
        when: en.right.as_ref().zip(zh.right.as_ref()).map(|(en, zh)| both(en, zh)),
        details: en
            .detail_texts(Language::En)
            .iter()
            .zip(&zh.detail_texts(Language::Zh))
            .map(|(en, zh)| both(en, zh))
            .collect(),
    });
    SectionRecord { heading: both(&en.heading, &zh.heading), entries: entries.collect() }
}
