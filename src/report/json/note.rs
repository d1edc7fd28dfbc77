//! Losses, advice, cautions, alternatives, rights, and the sources of everything.

use serde::Serialize;
use serde_json::Value as Json;

use super::Both;
use super::finding::truth;
use super::value::{MASK, value};
use crate::outcome::NoteOutcome;
use crate::program::{Cite, CitePlace, NoteKind, Precision, SourceId, TermType};
use crate::report::diagnostics::Texts;

/// A text of a note that applies, or may.
#[derive(Clone, Debug, Serialize)]
pub struct NoteRecord {
    /// The name of its item.
    pub id: String,
    /// `advice`, `loss`, `caution`, `alternative`, `right`
    pub kind: &'static str,
    /// `true` if it applies, `unknown` if it may.
    pub truth: &'static str,
    /// The text.
    pub text: Texts,
    /// How much it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Json>,
    /// A loss that can be made good.
    pub recoverable: bool,
    /// Where it stands.
    pub cites: Vec<CiteRecord>,
}

/// A place in a source.
#[derive(Clone, Debug, Serialize)]
pub struct CiteRecord {
    /// The source's id.
    pub source: String,
    /// First and last line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lines: Option<[u64; 2]>,
    /// The article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<u64>,
    /// The paragraph of the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<u64>,
    /// What a maintainer noted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Texts>,
}

/// A source.
#[derive(Clone, Debug, Serialize)]
pub struct SourceRecord {
    /// Its id, as citations name it.
    pub id: String,
    /// What it is.
    pub title: Texts,
    /// `official`, `documented`, `tested`, `reported`, `contested`
    pub evidence: &'static str,
    /// When it was read or dates from: `2018`, `2018-03` or `2018-03-21`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen: Option<String>,
    /// How old it is at the moment asked about, in whole months.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age_in_months: Option<i64>,
    /// Where it is or was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Where a copy is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archived: Option<String>,
    /// The source that took its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overtaken_by: Option<String>,
    /// What a maintainer noted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Texts>,
}

impl Both<'_> {
    pub(super) fn note(&self, outcome: &NoteOutcome) -> Option<NoteRecord> {
        let program = self.judged().program;
        let note = &program[outcome.note];
        let written = note.texts.get(outcome.text)?;
        let masked =
            written.amount.is_some_and(|term| self.en.reads_masked(term, &self.en.note_frame(outcome, written)));
        let amount = outcome.amount.as_ref().zip(written.amount).and_then(|(amount, term)| {
            let TermType::Fact(kind) = &program[term].kind_of else { return None };
            Some(if masked { Json::from(MASK) } else { value(program, amount, kind) })
        });
        let cites = if written.cites.is_empty() { &note.head.cites } else { &written.cites };
        Some(NoteRecord {
            id: note.head.name.clone(),
            kind: note_kind(note.kind),
            truth: truth(outcome.truth),
            text: self.texts(|words| words.note_text(outcome, written)),
            amount,
            recoverable: written.recoverable,
            cites: self.cites(cites),
        })
    }

    pub(crate) fn cites(&self, cites: &[Cite]) -> Vec<CiteRecord> {
        let record = |cite: &Cite| CiteRecord {
            source: self.judged().program[cite.source].name.clone(),
            lines: match cite.place {
                Some(CitePlace::Lines(first, last)) => Some([first, last]),
                Some(CitePlace::Article(..)) | None => None,
            },
            article: match cite.place {
                Some(CitePlace::Article(article, _)) => Some(article),
                Some(CitePlace::Lines(..)) | None => None,
            },
            paragraph: match cite.place {
                Some(CitePlace::Article(_, paragraph)) => paragraph,
                Some(CitePlace::Lines(..)) | None => None,
            },
            note: cite.note.as_ref().map(|note| self.words(note)),
        };
        cites.iter().map(record).collect()
    }

    pub(crate) fn source(&self, id: SourceId) -> SourceRecord {
        let source = &self.judged().program[id];
        SourceRecord {
            id: source.name.clone(),
            title: self.words(&source.title),
            evidence: source.evidence.id(),
            seen: source.seen.map(|seen| {
                let day = seen.first.iso();
                let length = match seen.precision {
                    Precision::Year => 4,
                    Precision::Month => 7,
                    Precision::Day => 10,
                };
                day.chars().take(length).collect()
            }),
            age_in_months: source.seen.and_then(|seen| self.en.months_since(seen)),
            address: source.address.clone(),
            archived: source.archived.clone(),
            overtaken_by: source.overtaken_by.map(|by| self.judged().program[by].name.clone()),
            note: source.note.as_ref().map(|note| self.words(note)),
        }
    }
}

fn note_kind(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Advice => "advice",
        NoteKind::Loss => "loss",
        NoteKind::Caution => "caution",
        NoteKind::Alternative => "alternative",
        NoteKind::Right => "right",
    }
}
