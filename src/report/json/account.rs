//! One account for machines.

use serde::Serialize;
use serde_json::{Value as Json, json};

use super::Both;
use super::FactRecord;
use super::course::{AutomaticRecord, RequestRecord};
use super::finding::{ReasonRecord, truth};
use super::note::{CiteRecord, NoteRecord, SourceRecord};
use crate::moment::Moment;
use crate::outcome::{ConditionOutcome, Mend, OpenPoint, Question, RequireOutcome, Way};
use crate::program::{Actor, Claim, ClaimKind, RemedyId};
use crate::report::diagnostics::{PlaceRecord, Texts};
use crate::report::phrase::verdict_word;
use crate::truth::Truth;

/// The answer for one account.
#[derive(Clone, Debug, Serialize)]
pub struct AccountRecord {
    /// The platform's id.
    pub platform: String,
    /// What people call it.
    pub name: Texts,
    /// The account file as it was named on the command line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The day or time asked about.
    pub moment: String,
    /// The zone its days are counted in.
    pub timezone: String,
    /// The day of the answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// The verdict's word.
    pub verdict: &'static str,
    /// The verdict for people.
    pub verdict_text: Texts,
    /// The answer as a sentence.
    pub answer: Texts,
    /// The first day (or time) on which nothing fails, were every act done at the moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_before: Option<String>,
    /// The same by waiting alone; absent if an act is needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_waiting: Option<String>,
    /// The verdict that remains then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub then: Option<&'static str>,
    /// The automatic rule because of which no day is promised.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withheld_by: Option<String>,
    /// The request that was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<RequestRecord>,
    /// What the platform will or may do by itself.
    pub automatics: Vec<AutomaticRecord>,
    /// The conditions that fail, by id.
    pub fails: Vec<String>,
    /// The conditions that are not known to hold, by id.
    pub unknown: Vec<String>,
    /// All conditions in force.
    pub conditions: Vec<ConditionRecord>,
    /// The facts that are missing and matter.
    pub questions: Vec<QuestionRecord>,
    /// What only the platform can say.
    pub open_points: Vec<OpenRecord>,
    /// Losses, advice, cautions, alternatives and rights.
    pub notes: Vec<NoteRecord>,
    /// Where deletion begins.
    pub paths: Vec<Texts>,
    /// What the verdict rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rests_on: Option<BasisRecord>,
    /// All sources that the platform's rules cite.
    pub sources: Vec<SourceRecord>,
}

/// A condition in force.
#[derive(Clone, Debug, Serialize)]
pub struct ConditionRecord {
    /// Its name.
    pub id: String,
    /// What it says.
    pub title: Texts,
    /// `true`, `false` or `unknown`
    pub truth: &'static str,
    /// It rests on contested sources alone, and would fail if they were right.
    pub contested: bool,
    /// What would mend it: `waiting`, `act`, `others`, `unpublished`, `never`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mend: Option<&'static str>,
    /// Where it stands in the rules.
    pub rule: PlaceRecord,
    /// What it rests on.
    pub cites: Vec<CiteRecord>,
    /// Its requires that are not met or not known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub requires: Vec<RequireRecord>,
}

/// A require that is not met, or not known.
#[derive(Clone, Debug, Serialize)]
pub struct RequireRecord {
    /// `false` or `unknown`
    pub truth: &'static str,
    /// As for the condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mend: Option<&'static str>,
    /// As for the account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_before: Option<String>,
    /// As for the account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by_waiting: Option<String>,
    /// What was found and what is needed, as a sentence; only if it is not met.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Texts>,
    /// The ways to mend it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ways: Vec<WayRecord>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<ReasonRecord>,
}

/// A way to mend a require.
#[derive(Clone, Debug, Serialize)]
pub struct WayRecord {
    /// `act`, `wait`, `while_waiting` (what to leave alone), `nothing`
    pub kind: &'static str,
    /// What to do, or why nothing helps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Texts>,
    /// Who acts: `you`, `platform`, `others`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<&'static str>,
    /// Until when to wait.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// Where the act stands.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<CiteRecord>,
}

/// A fact that is missing and matters.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionRecord {
    /// Which fact.
    #[serde(flatten)]
    pub fact: FactRecord,
    /// The question.
    pub ask: Texts,
    /// The list is given, but there may be others.
    pub incomplete: bool,
    /// The conditions it may decide.
    pub conditions: Vec<String>,
}

/// What only the platform can say.
#[derive(Clone, Debug, Serialize)]
pub struct OpenRecord {
    /// `unpublished`, `contested`, `other_conditions`, `other_platform`
    pub kind: &'static str,
    /// In which condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// What is open, in the source's words.
    pub text: Texts,
    /// What others claim; it decides nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Json>,
    /// How to find out.
    #[serde(rename = "try", skip_serializing_if = "Option::is_none")]
    pub attempt: Option<Texts>,
    /// What is known of this account about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<ReasonRecord>,
}

/// What a verdict rests on.
#[derive(Clone, Debug, Serialize)]
pub struct BasisRecord {
    /// The evidence.
    pub evidence: &'static str,
    /// The ids of the sources.
    pub sources: Vec<String>,
    /// As a sentence, with their age.
    pub text: Texts,
}

impl AccountRecord {
    pub(super) fn new(both: &Both<'_>) -> AccountRecord {
        let judged = both.judged();
        let (outcome, program) = (judged.outcome, judged.program);
        let of_truth = |wanted: Truth| {
            let conditions = outcome.conditions.iter().filter(move |condition| condition.truth == wanted);
            conditions.map(|condition| program[condition.condition].head.name.clone()).collect()
        };
        AccountRecord {
            platform: program.platform.id.clone(),
            name: both.words(&program.platform.title),
            file: judged.file.map(str::to_owned),
            moment: match outcome.moment {
                Moment::Day(day) => day.iso(),
                Moment::Instant(instant) => program.platform.zone.rfc3339(instant),
            },
            timezone: program.platform.zone.name().to_owned(),
            as_of: judged.facts.as_of.map(|day| day.iso()),
            verdict: outcome.verdict.id(),
            verdict_text: both.texts(|words| verdict_word(outcome.verdict).text(words.language)),
            answer: both.texts(|words| words.answer_line()),
            not_before: outcome.not_before.map(|point| both.point(point)),
            by_waiting: outcome.by_waiting.map(|point| both.point(point)),
            then: outcome.then.map(|verdict| verdict.id()),
            withheld_by: both.en.withheld_by().map(|(rule, _)| rule.head.name.clone()),
            request: both.request(),
            automatics: both.automatics(),
            fails: of_truth(Truth::False),
            unknown: of_truth(Truth::Unknown),
            conditions: outcome.conditions.iter().map(|condition| both.condition(condition)).collect(),
            questions: outcome.questions.iter().map(|question| both.question(question)).collect(),
            open_points: outcome.open_points.iter().map(|point| both.open_point(point)).collect(),
            notes: outcome.notes.iter().filter_map(|note| both.note(note)).collect(),
            paths: both.paths(),
            rests_on: both.rests_on(),
            sources: (0..program.sources.len())
                .map(|index| both.source(crate::program::SourceId(index as u32)))
                .collect(),
        }
    }
}

impl Both<'_> {
    fn condition(&self, outcome: &ConditionOutcome) -> ConditionRecord {
        let condition = &self.judged().program[outcome.condition];
        ConditionRecord {
            id: condition.head.name.clone(),
            title: self.texts(|words| words.title(outcome)),
            truth: truth(outcome.truth),
            contested: outcome.contested,
            mend: outcome.mend.map(mend),
            rule: self.place(condition.head.span),
            cites: self.cites(&condition.head.cites),
            requires: outcome.requires.iter().map(|require| self.require(require)).collect(),
        }
    }

    fn require(&self, require: &RequireOutcome) -> RequireRecord {
        let fails = require.truth == Truth::False;
        RequireRecord {
            truth: truth(require.truth),
            mend: require.mend.map(mend),
            not_before: require.not_before.map(|point| self.point(point)),
            by_waiting: require.by_waiting.map(|point| self.point(point)),
            text: fails.then(|| self.texts(|words| words.found_in_full(require.reason))),
            ways: require.ways.iter().filter_map(|way| self.way(way)).collect(),
            reason: self.reason(require.reason, true, 0),
        }
    }

    fn way(&self, way: &Way) -> Option<WayRecord> {
        let program = self.judged().program;
        let mut record = WayRecord { kind: "act", text: None, by: None, until: None, cites: Vec::new() };
        match way {
            Way::Act { remedy, fix, reasons } => {
                let fix = program[*remedy].fixes.get(*fix)?;
                if self.en.names_earliest(&fix.text) {
                    record.kind = "while_waiting";
                }
                record.text = Some(self.texts(|words| words.text_for(&fix.text, reasons)));
                record.by = Some(match fix.by {
                    Actor::You => "you",
                    Actor::Platform => "platform",
                    Actor::Others => "others",
                });
                record.cites = self.cites(&fix.cites);
            }
            Way::Wait { until, .. } => {
                record.kind = "wait";
                record.until = Some(self.point(*until));
            }
            Way::Nothing { remedy, reasons } => {
                record.kind = "nothing";
                let text = program[*remedy].no_fix.as_ref();
                record.text = text.map(|text| self.texts(|words| words.text_for(text, reasons)));
            }
        }
        Some(record)
    }

    fn question(&self, question: &Question) -> QuestionRecord {
        let program = self.judged().program;
        QuestionRecord {
            fact: self.fact(&question.fact),
            ask: self.texts(|words| words.question_text(question)),
            incomplete: question.incomplete,
            conditions: question.conditions.iter().map(|&id| program[id].head.name.clone()).collect(),
        }
    }

    fn open_point(&self, point: &OpenPoint) -> OpenRecord {
        let program = self.judged().program;
        let (kind, condition, reason, remedy) = match point {
            OpenPoint::Unpublished { condition, reason, remedy, .. } => {
                ("unpublished", Some(*condition), Some(*reason), Some(*remedy))
            }
            OpenPoint::Contested { condition, require, reason } => {
                let remedy: Option<RemedyId> = program[*condition].requires.get(*require).map(|require| require.remedy);
                ("contested", Some(*condition), Some(*reason), remedy)
            }
            OpenPoint::OtherConditions => ("other_conditions", None, None, None),
            OpenPoint::OtherPlatform(_) => ("other_platform", None, None, None),
        };
        let remedy = remedy.map(|remedy| &program[remedy]);
        let open = program.platform.open.as_ref().filter(|_| matches!(point, OpenPoint::OtherConditions));
        let attempt = remedy.and_then(|remedy| remedy.attempt.as_ref());
        let attempt = attempt.or(open.and_then(|open| open.attempt.as_ref()));
        OpenRecord {
            kind,
            condition: condition.map(|id| program[id].head.name.clone()),
            text: self.texts(|words| words.open_text(point)),
            claims: remedy
                .map(|remedy| remedy.claims.iter().map(|claim| self.claim(claim)).collect())
                .unwrap_or_default(),
            attempt: attempt.map(|attempt| self.texts(|words| words.text_of(attempt))),
            reason: reason.and_then(|reason| self.reason(reason, true, 0)),
        }
    }

    fn claim(&self, claim: &Claim) -> Json {
        let program = self.judged().program;
        let text = self.texts(|words| words.claim(claim));
        let what = match &claim.what {
            ClaimKind::Span(count, unit) => json!(format!("{count} {}", crate::report::account::unit_word(*unit))),
            ClaimKind::Value(number, kind) => {
                super::value::value(program, &crate::value::Value::Decimal(*number), kind)
            }
            ClaimKind::Text(_) => Json::Null,
        };
        let sources: Vec<&str> = claim.cites.iter().map(|cite| program[cite.source].name.as_str()).collect();
        json!({ "claim": what, "text": { "en": text.en, "zh": text.zh }, "sources": sources })
    }

    fn paths(&self) -> Vec<Texts> {
        let (en, zh) = (self.en.paths(), self.zh.paths());
        let unkept = crate::report::layout::unkept;
        en.iter().zip(&zh).map(|(en, zh)| Texts { en: unkept(en), zh: unkept(zh) }).collect()
    }

    fn rests_on(&self) -> Option<BasisRecord> {
        let rests = self.judged().outcome.rests_on.as_ref()?;
        let program = self.judged().program;
        Some(BasisRecord {
            evidence: rests.evidence.id(),
            sources: rests.sources.iter().map(|&source| program[source].name.clone()).collect(),
            text: self.maybe(|words| words.basis())?,
        })
    }
}

fn mend(mend: Mend) -> &'static str {
    match mend {
        Mend::At(_) => "waiting",
        Mend::Act => "act",
        Mend::Others => "others",
        Mend::Unpublished => "unpublished",
        Mend::Never => "never",
    }
}
