//! One platform's rules in words.

use super::{Shown, Sketch, is_contested};
use crate::messages::Rules;
use crate::program::{Condition, Head, NoteKind, Program, SourceId, Stage, Version};
use crate::report::layout::{Page, keep};
use crate::report::phrase::{Wording, evidence_adjective, joined};
use crate::report::style::Style;

/// The rules of a platform as they stand on the day.
pub fn platform(shown: &Shown<'_>, program: &Program, style: &Style) -> String {
    let sketch = Sketch::new(program, shown.day);
    let words = sketch.wording(shown, program, style.language);
    let mut page = Page::new(*style);
    let day = words.full_day(shown.day);
    page.heading(&Rules::Head { platform: words.platform(), day }.text(style.language));
    page.paragraph(&words.completeness());
    words.conditions(false, &mut page);
    words.conditions(true, &mut page);
    words.procedures(&mut page);
    for kind in [NoteKind::Loss, NoteKind::Advice, NoteKind::Caution, NoteKind::Alternative, NoteKind::Right] {
        words.shown_notes(kind, &mut page);
    }
    words.automatics(&mut page);
    words.shown_sources(&mut page);
    words.versions(&mut page);
    if let Some(condition) = program.conditions.iter().find(|condition| words.in_force(&condition.head)) {
        let command = keep(&format!("adieu show {}/{}", program.platform.id, condition.head.name));
        page.blank();
        page.paragraph(&Rules::MoreItem { command }.text(style.language));
    }
    page.finish()
}

impl Wording<'_> {
    fn completeness(&self) -> String {
        let platform = &self.judged.program.platform;
        match (&platform.open, self.cited(&platform.cites)) {
            (Some(open), _) => {
                let says = open.says.as_ref().map(|says| self.text_of(says)).unwrap_or_default();
                Rules::Incomplete { says }.text(self.language)
            }
            (None, Some(cited)) => Rules::Complete { cited }.text(self.language),
            (None, None) => Rules::CompleteUncited.text(self.language),
        }
    }

    fn conditions(&self, contested: bool, page: &mut Page) {
        let all = self.judged.program.conditions.iter().filter(|condition| self.in_force(&condition.head));
        let of_kind: Vec<&Condition> = all.filter(|condition| is_contested(&condition.head) == contested).collect();
        let count = of_kind.len();
        if count == 0 {
            return;
        }
        page.blank();
        let heading = if contested { Rules::ContestedHead { count } } else { Rules::ConditionsHead { count } };
        page.heading(&heading.text(self.language));
        let row = |condition: &&Condition| vec![condition.head.name.clone(), self.head_title(&condition.head)];
        page.table(2, &of_kind.iter().map(row).collect::<Vec<_>>());
    }

    /// An item's title, or its name.
    pub(super) fn head_title(&self, head: &Head) -> String {
        head.title.as_ref().map_or_else(|| head.name.clone(), |title| self.text_of(title))
    }

    fn procedures(&self, page: &mut Page) {
        let program = self.judged.program;
        for procedure in program.procedures.iter().filter(|procedure| self.in_force(&procedure.head)) {
            page.blank();
            page.heading(&Rules::How.text(self.language));
            let paths = procedure.stages.iter().filter_map(|stage| match stage {
                Stage::Path(_, entry) => Some(self.text_of(&entry.text)),
                _ => None,
            });
            page.table(2, &[vec![procedure.head.name.clone(), self.head_title(&procedure.head)]]);
            page.bullets(&paths.collect::<Vec<_>>());
        }
    }

    fn shown_notes(&self, kind: NoteKind, page: &mut Page) {
        let notes = self.judged.program.notes.iter();
        let notes = notes.filter(|note| note.kind == kind && self.in_force(&note.head));
        let mut rows: Vec<Vec<String>> = Vec::new();
        for note in notes {
            for (index, written) in note.texts.iter().enumerate() {
                let name = if index == 0 { note.head.name.clone() } else { String::new() };
                rows.push(vec![name, self.sketched_text(written)]);
            }
        }
        if rows.is_empty() {
            return;
        }
        let heading = match kind {
            NoteKind::Advice => Rules::Advice,
            NoteKind::Loss => Rules::Losses,
            NoteKind::Caution => Rules::Cautions,
            NoteKind::Alternative => Rules::Alternatives,
            NoteKind::Right => Rules::Rights,
        };
        page.blank();
        page.heading(&heading.text(self.language));
        page.table(2, &rows);
    }

    fn automatics(&self, page: &mut Page) {
        let automatics = self.judged.program.automatics.iter().filter(|automatic| self.in_force(&automatic.head));
        let rows: Vec<Vec<String>> =
            automatics.map(|automatic| vec![automatic.head.name.clone(), self.head_title(&automatic.head)]).collect();
        if !rows.is_empty() {
            page.blank();
            page.heading(&Rules::Automatic.text(self.language));
            page.table(2, &rows);
        }
    }

    fn shown_sources(&self, page: &mut Page) {
        let program = self.judged.program;
        page.blank();
        page.heading(&Rules::Sources.text(self.language));
        let rows: Vec<Vec<String>> = (0..program.sources.len())
            .map(|index| SourceId(u32::try_from(index).unwrap_or(u32::MAX)))
            .map(|id| {
                let source = &program[id];
                vec![source.name.clone(), self.source_line(id)]
            })
            .collect();
        page.table(2, &rows);
    }

    /// `a press report (March 2018, 8 years old); reported`
    pub(super) fn source_line(&self, id: SourceId) -> String {
        let source = &self.judged.program[id];
        let mut parts = vec![self.dated_source(id), evidence_adjective(source.evidence).text(self.language)];
        parts.extend(self.overtaken(id));
        joined(&parts, self.language)
    }

    fn versions(&self, page: &mut Page) {
        let program = self.judged.program;
        let in_use = |index: usize| {
            let heads = program.conditions.iter().map(|condition| &condition.head);
            let heads = heads.chain(program.procedures.iter().map(|procedure| &procedure.head));
            let mut of_version = heads.filter(|head| head.version.is_some_and(|id| id.0 as usize == index));
            of_version.any(|head| self.in_force(head))
        };
        let others = program.versions.iter().enumerate().filter(|(index, _)| !in_use(*index));
        let versions: Vec<String> = others.map(|(_, version)| self.version(version)).collect();
        if !versions.is_empty() {
            page.blank();
            page.paragraph(&Rules::OtherVersions { versions: joined(&versions, self.language) }.text(self.language));
        }
    }

    pub(super) fn version(&self, version: &Version) -> String {
        let name = version.name.clone();
        let from = version.window.from.map(|from| self.period(from));
        let until = version.window.until.map(|until| self.period(until));
        match (from, until) {
            (Some(from), _) if version.seen => Rules::VersionSeen { name, from },
            (Some(from), Some(until)) => Rules::VersionBetween { name, from, until },
            (Some(from), None) => Rules::VersionFrom { name, from },
            (None, _) => Rules::VersionUndated { name },
        }
        .text(self.language)
    }
}
