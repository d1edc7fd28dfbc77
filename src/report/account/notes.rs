//! What is lost, what to mind, what is left: the texts of notes that apply, money first.

use crate::eval::{Frame, Row};
use crate::messages::{Phrase, Report};
use crate::outcome::NoteOutcome;
use crate::program::{Cite, Client, FormulaKind, Note, NoteId, NoteKind, NoteText, Stage, TermType};
use crate::report::phrase::Wording;
use crate::truth::Truth;

/// One text of a note, in words.
pub(in crate::report) struct Told {
    pub text: String,
    pub amount: bool,
    pub truth: Truth,
    pub recoverable: bool,
}

impl<'a> Wording<'a> {
    /// The texts of one kind of note, those with an amount first.
    pub(in crate::report) fn notes(&self, kind: NoteKind) -> Vec<Told> {
        let program = self.judged.program;
        let of_kind = self.judged.outcome.notes.iter().filter(|outcome| program[outcome.note].kind == kind);
        // A loss may be one of a list nobody filled in; advice on such a list is idle.
        let of_kind = of_kind.filter(|outcome| outcome.truth == Truth::True || kind == NoteKind::Loss);
        let mut told: Vec<Told> = of_kind.filter_map(|outcome| self.note(outcome)).collect();
        told.sort_by_key(|told| !told.amount);
        told
    }

    fn note(&self, outcome: &NoteOutcome) -> Option<Told> {
        let note: &Note = &self.judged.program[outcome.note];
        let written = note.texts.get(outcome.text)?;
        let text = self.note_text(outcome, written);
        let frame = self.note_frame(outcome, written);
        let amount = outcome.amount.as_ref().zip(written.amount).map(|(value, term)| {
            let kind = &self.judged.program[term].kind_of;
            match (self.reads_masked(term, &frame), kind) {
                (true, _) => self.say(Phrase::Hidden),
                (false, TermType::Fact(kind)) => self.bare_value(value, kind),
                (false, TermType::Span) => self.typed(value, kind),
            }
        });
        let has_amount = amount.is_some();
        let text = match amount {
            Some(amount) => Report::WithAmount { text, amount }.text(self.language),
            None => text,
        };
        Some(Told { text, amount: has_amount, truth: outcome.truth, recoverable: written.recoverable })
    }

    /// A note's text with its holes filled.
    pub fn note_text(&self, outcome: &NoteOutcome, written: &NoteText) -> String {
        self.text_in(&written.text, &self.note_frame(outcome, written))
    }

    /// The facts in view of a note: those of the element it speaks of.
    pub fn note_frame(&self, outcome: &NoteOutcome, written: &NoteText) -> Frame<'a> {
        let Some(when) = written.when else { return self.frame_in(&[], &[]) };
        let Some(binder) = self.own_list(when) else { return self.frame_in(&[], &[]) };
        let mut frame = self.frame_in(&[binder], &outcome.elements);
        if outcome.elements.is_empty() && matches!(self.judged.program[when].kind, FormulaKind::Loop(_)) {
            // It may speak of elements nobody named.
            frame.enter(binder.level, Row { cells: &[], layout: binder.layout, index: 0 });
        }
        frame
    }

    /// Where deletion begins: one line per path, with what it rests on.
    pub fn paths(&self) -> Vec<String> {
        let program = self.judged.program;
        let mut lines = Vec::new();
        let now = self.judged.outcome.moment.instant(&program.platform.zone);
        for &id in &self.judged.outcome.procedures {
            let procedure = &program[id];
            for stage in &procedure.stages {
                let Stage::Path(client, entry) = stage else { continue };
                if !crate::eval::in_force(&program.platform.zone, entry.window, now).0 {
                    continue;
                }
                let cites = if entry.cites.is_empty() { &procedure.head.cites } else { &entry.cites };
                let client = match client {
                    Client::Mobile => Report::OnMobile,
                    Client::Desktop => Report::OnDesktop,
                    Client::Web => Report::OnWeb,
                };
                let (path, client) = (self.text_of(&entry.text), client.text(self.language));
                lines.push(match self.seen_of(cites) {
                    Some(seen) => Report::PathSeen { client, path, seen }.text(self.language),
                    None => Report::Path { client, path }.text(self.language),
                });
            }
        }
        lines
    }

    /// When the newest of some sources was seen.
    fn seen_of(&self, cites: &[Cite]) -> Option<String> {
        let seen = cites.iter().filter_map(|cite| self.judged.program[cite.source].seen);
        seen.max_by_key(|seen| seen.first).map(|seen| self.period(seen))
    }

    /// One line per note: its title, its first text, and what that rests on. Of what to do instead all texts: one may
    /// warn of another.
    pub(in crate::report) fn notes_in_brief(&self, kind: NoteKind) -> Vec<String> {
        let program = self.judged.program;
        let mut shown: Vec<(NoteId, Vec<String>, &[Cite])> = Vec::new();
        for outcome in &self.judged.outcome.notes {
            let note: &Note = &program[outcome.note];
            let told = if note.kind == kind { self.note(outcome) } else { None };
            let (Some(told), Some(written)) = (told, note.texts.get(outcome.text)) else { continue };
            match shown.last_mut() {
                Some((id, texts, _)) if *id == outcome.note => texts.push(told.text),
                _ => {
                    let cites = if written.cites.is_empty() { &note.head.cites } else { &written.cites };
                    shown.push((outcome.note, vec![told.text], cites));
                }
            }
        }
        shown.into_iter().map(|(id, texts, cites)| self.in_brief(&program[id], texts, cites)).collect()
    }

    fn in_brief(&self, note: &Note, mut texts: Vec<String>, cites: &[Cite]) -> String {
        if note.kind != NoteKind::Alternative {
            texts.truncate(1);
        }
        texts.splice(0..0, note.head.title.iter().map(|title| self.text_of(title)));
        let last = texts.pop().unwrap_or_default();
        let sentences: Vec<String> = texts.iter().map(|text| self.ended(text)).chain([last]).collect();
        let text = sentences.join(&Report::BetweenSentences.text(self.language));
        // The strongest source is enough here; `--why=all` has the others.
        match self.best_source(cites) {
            Some(source) => Report::NoteWithSource { text, source }.text(self.language),
            None => text,
        }
    }
}
