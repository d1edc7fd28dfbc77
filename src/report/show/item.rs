//! One item in words: what it needs, what to do, where it stands.

use super::{Shown, Sketch, is_contested};
use crate::messages::{Report, Rules};
use crate::program::{
    Actor, Automatic, Cite, Condition, FormulaId, FormulaKind, Head, Note, NoteText, Procedure, Program, Remedy,
    Require,
};
use crate::report::layout::Page;
use crate::report::phrase::{Wording, evidence_adjective};
use crate::report::plan::Entry;
use crate::report::style::Style;

/// An item of a platform in all its versions; nothing if there is none of that name.
pub fn item(shown: &Shown<'_>, program: &Program, name: &str, style: &Style) -> Option<String> {
    let sketch = Sketch::new(program, shown.day);
    let words = sketch.wording(shown, program, style.language);
    let mut page = Page::new(*style);
    for condition in words.named(&program.conditions, |condition| &condition.head, name) {
        words.show_condition(condition, &mut page);
    }
    for note in words.named(&program.notes, |note| &note.head, name) {
        words.show_note(note, &mut page);
    }
    for procedure in words.named(&program.procedures, |procedure| &procedure.head, name) {
        words.show_procedure(procedure, &mut page);
    }
    for automatic in words.named(&program.automatics, |automatic| &automatic.head, name) {
        words.show_automatic(automatic, &mut page);
    }
    let text = page.finish();
    (!text.is_empty()).then_some(text)
}

/// The rows `name: words` of an item.
type Rows = Vec<Vec<String>>;

impl Wording<'_> {
    /// The items of a name, those in force first.
    fn named<'p, T>(&self, items: &'p [T], head: impl Fn(&T) -> &Head, name: &str) -> Vec<&'p T> {
        let mut named: Vec<&T> = items.iter().filter(|item| head(item).name == name).collect();
        named.sort_by_key(|item| !self.in_force(head(item)));
        named
    }

    fn show_head(&self, head: &Head, page: &mut Page) {
        page.blank();
        let platform = &self.judged.program.platform.id;
        let title = head.title.as_ref().map(|title| self.text_of(title));
        let name = format!("{platform}/{}", head.name);
        page.heading(&match title {
            Some(title) => self.say(crate::messages::Phrase::LabelValue { label: name, value: title }),
            None => name,
        });
    }

    /// The version an item belongs to, and whether it is in force.
    fn version_rows(&self, head: &Head, rows: &mut Rows) {
        let day = self.dated_day(self.judged.day());
        let text = match (head.version, self.in_force(head)) {
            (None, true) => return,
            (None, false) => Rules::NotInForce { day },
            (Some(id), in_force) => {
                let version = self.version(&self.judged.program[id]);
                match in_force {
                    true => Rules::InForceOn { version, day },
                    false => Rules::NotInForceOn { version, day },
                }
            }
        };
        self.row(rows, Rules::VersionRow, text.text(self.language));
    }

    fn row(&self, rows: &mut Rows, name: Rules, text: String) {
        rows.push(vec![name.text(self.language), text]);
    }

    fn gates(&self, head: &Head, rows: &mut Rows) {
        if let Some(when) = head.when {
            self.case_rows(when, [Rules::OnlyWhen, Rules::OrWhen], rows);
        }
        if let Some(unless) = head.unless {
            self.case_rows(unless, [Rules::NotWhen, Rules::OrUnless], rows);
        }
    }

    /// A row for each case of which one is enough.
    fn case_rows(&self, formula: FormulaId, [first, further]: [Rules; 2], rows: &mut Rows) {
        let parts = match &self.judged.program[formula].kind {
            FormulaKind::Any(parts) => parts.as_slice(),
            _ => &[formula],
        };
        let (mut name, further) = (first.text(self.language), further.text(self.language));
        for &part in parts {
            let needed = self.needed_of(part, &self.frame_in(&[], &[]), true);
            rows.push(vec![std::mem::replace(&mut name, further.clone()), needed]);
        }
    }

    fn show_condition(&self, condition: &Condition, page: &mut Page) {
        self.show_head(&condition.head, page);
        let mut rows = Rows::new();
        self.version_rows(&condition.head, &mut rows);
        self.gates(&condition.head, &mut rows);
        for require in &condition.requires {
            self.show_require(require, &mut rows);
        }
        if is_contested(&condition.head) {
            self.row(&mut rows, Rules::NoDecision, Rules::OnlyDisputed.text(self.language));
        }
        self.cite_rows(&condition.head.cites, &mut rows);
        self.row(&mut rows, Rules::Place, self.rule_place(condition.head.span));
        page.table(2, &rows);
    }

    fn show_require(&self, require: &Require, rows: &mut Rows) {
        let program = self.judged.program;
        let needed = self.needed_of(require.test, &self.frame_in(&[], &[]), true);
        self.row(rows, Rules::Required, needed);
        if let Some(when) = require.when {
            self.case_rows(when, [Rules::OnlyWhen, Rules::OrWhen], rows);
        }
        self.show_remedy(&program[require.remedy], require.test, rows);
        for formula in self.remedied(require.test) {
            if let Some(remedy) = program[formula].remedy.filter(|&remedy| remedy != require.remedy) {
                self.show_remedy(&program[remedy], formula, rows);
            }
        }
        self.cite_rows(&require.cites, rows);
    }

    /// The parts of a formula that have a remedy of their own.
    fn remedied(&self, root: FormulaId) -> Vec<FormulaId> {
        let program = self.judged.program;
        let mut found = Vec::new();
        let mut open = vec![root];
        while let Some(id) = open.pop() {
            if program[id].remedy.is_some() && id != root {
                found.push(id);
            }
            match &program[id].kind {
                FormulaKind::All(parts) | FormulaKind::Any(parts) => open.extend(parts.iter().rev()),
                FormulaKind::Not(part) => open.push(*part),
                FormulaKind::If(test, then, otherwise) => open.extend([*otherwise, *then, *test]),
                FormulaKind::Loop(each) => open.extend(each.body),
                FormulaKind::Atom(_) | FormulaKind::Defined(_) | FormulaKind::Unpublished | FormulaKind::Account(_) => {
                }
            }
        }
        found
    }

    fn show_remedy(&self, remedy: &Remedy, formula: FormulaId, rows: &mut Rows) {
        let frame = self.sketched(formula);
        for fix in &remedy.fixes {
            let name = match fix.by {
                Actor::You => Rules::ToDo,
                Actor::Platform => Rules::ToDoBy { who: self.platform() },
                Actor::Others => Rules::ToDoBy { who: Report::Others.text(self.language) },
            };
            self.row(rows, name, self.text_in(&fix.text, &frame));
        }
        if let Some(text) = &remedy.no_fix {
            self.row(rows, Rules::Never, self.text_in(text, &frame));
        }
        if let Some(text) = &remedy.says {
            self.row(rows, Rules::Says, self.text_in(text, &frame));
        }
        for claim in &remedy.claims {
            self.row(rows, Rules::Claim, self.claim(claim));
        }
        if let Some(text) = &remedy.attempt {
            self.row(rows, Rules::Try, self.text_in(text, &frame));
        }
    }

    fn cite_rows(&self, cites: &[Cite], rows: &mut Rows) {
        for cite in cites {
            let source = &self.judged.program[cite.source];
            let age = source.seen.and_then(|seen| self.age(seen));
            let details = [
                Some(evidence_adjective(source.evidence).text(self.language)),
                source.seen.map(|seen| self.period(seen)),
                age,
                self.overtaken(cite.source),
            ];
            let source = details
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(&self.say(crate::messages::Phrase::CommaBetween));
            let text = self.cite(cite);
            self.row(rows, Rules::Source, Report::NoteWithSource { text, source }.text(self.language));
            if let Some(note) = &cite.note {
                self.row(rows, Rules::Note, self.words(note));
            }
        }
    }

    fn show_note(&self, note: &Note, page: &mut Page) {
        self.show_head(&note.head, page);
        let mut rows = Rows::new();
        self.version_rows(&note.head, &mut rows);
        self.gates(&note.head, &mut rows);
        for written in &note.texts {
            page.bullets(&[self.sketched_text(written)]);
            self.cite_rows(&written.cites, &mut rows);
        }
        self.cite_rows(&note.head.cites, &mut rows);
        self.row(&mut rows, Rules::Place, self.rule_place(note.head.span));
        page.table(2, &rows);
    }

    /// A note's text with what belongs in its holes, and what its amount is.
    pub(super) fn sketched_text(&self, written: &NoteText) -> String {
        let frame = match written.when {
            Some(when) => self.sketched(when),
            None => self.frame_in(&[], &[]),
        };
        let text = self.text_in(&written.text, &frame);
        match written.amount {
            Some(amount) => {
                let source = Rules::Amount { of: self.subject(amount, &frame) }.text(self.language);
                Report::NoteWithSource { text, source }.text(self.language)
            }
            None => text,
        }
    }

    fn show_procedure(&self, procedure: &Procedure, page: &mut Page) {
        self.show_head(&procedure.head, page);
        let mut version = Rows::new();
        self.version_rows(&procedure.head, &mut version);
        page.table(2, &version);
        let told = |entry: &Entry| entry.in_one_piece(self.language);
        page.bullets(&self.paths_and_steps(procedure).iter().map(told).collect::<Vec<_>>());
        let after = self.what_follows(procedure, None);
        page.table(2, &after.iter().map(|entry| entry.dated_row(self.language)).collect::<Vec<_>>());
        let mut rows = Rows::new();
        self.cite_rows(&procedure.head.cites, &mut rows);
        self.row(&mut rows, Rules::Place, self.rule_place(procedure.head.span));
        page.table(2, &rows);
    }

    fn show_automatic(&self, automatic: &Automatic, page: &mut Page) {
        self.show_head(&automatic.head, page);
        let mut rows = Rows::new();
        self.version_rows(&automatic.head, &mut rows);
        let name = if automatic.certain { Rules::DoesSurely } else { Rules::Does };
        self.row(&mut rows, name, self.automatic_act(automatic));
        self.gates(&automatic.head, &mut rows);
        for text in &automatic.prevents {
            self.row(&mut rows, Rules::Prevents, self.text_of(text));
        }
        for text in &automatic.texts {
            self.row(&mut rows, Rules::Note, self.text_of(text));
        }
        self.cite_rows(&automatic.head.cites, &mut rows);
        self.row(&mut rows, Rules::Place, self.rule_place(automatic.head.span));
        page.table(2, &rows);
    }
}
