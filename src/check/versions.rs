//! Versions: one after another, each up to the next.

use crate::check::checker::Checker;
use crate::check::names::NameKind;
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Check;
use crate::program::{Version, VersionId, Window};
use crate::syntax::ast;

impl<'a> Checker<'a> {
    /// `version NAME from D [until D]`: when it holds.
    pub(super) fn declare_version(&mut self, version: &ast::Version) {
        self.check_name(&version.name, NameKind::Thing);
        let twin = self.program.versions.iter().find(|other| other.name == version.name.text);
        if let Some(first) = twin.map(|other| other.span) {
            self.duplicate(&version.name, first);
        }
        let (start, seen) = match &version.start {
            ast::VersionStart::From(date) => (date, false),
            ast::VersionStart::Seen(date) => (date, true),
        };
        let window = self.window(Some(start), version.until.as_ref(), Window::default());
        self.follows(version, start, window);
        self.program.versions.push(Version { name: version.name.text.clone(), window, seen, span: version.name.span });
    }

    /// The items of a version. Versions are read in the order in which they were declared.
    pub(super) fn version(&mut self, version: &'a ast::Version, file: usize) {
        let id = VersionId(self.versions_read);
        self.versions_read += 1;
        for item in &version.items {
            self.version_item(item, file, id);
        }
    }

    fn version_item(&mut self, item: &'a ast::Item, file: usize, version: VersionId) {
        match item {
            ast::Item::Condition(_) | ast::Item::Note(_) | ast::Item::Automatic(_) | ast::Item::Procedure(_) => {
                self.item(item, file, Some(version));
            }
            ast::Item::Include(name) => self.misplaced(name.span, Check::NotInVersion),
            ast::Item::Platform(platform) => self.misplaced(platform.name.span, Check::NotInVersion),
            ast::Item::Uses(uses) => self.misplaced(uses.name.span, Check::NotInVersion),
            ast::Item::Unit(unit) => self.misplaced(unit.name.span, Check::NotInVersion),
            ast::Item::Source(source) => self.misplaced(source.name.span, Check::NotInVersion),
            ast::Item::Account(facts) | ast::Item::Me(facts) => self.misplaced(facts.span, Check::NotInVersion),
            ast::Item::Define(define) => self.misplaced(define.name.span, Check::NotInVersion),
            ast::Item::Version(version) => self.misplaced(version.name.span, Check::NotInVersion),
            ast::Item::Example(example) => self.misplaced(example.name.span, Check::NotInVersion),
            ast::Item::Test(test) => self.misplaced(test.name.span, Check::NotInVersion),
        }
    }

    /// Versions stand in their order, and none begins before the one before it has ended.
    fn follows(&mut self, version: &ast::Version, start: &ast::Date, window: Window) {
        let Some((first, before)) = window.from.zip(self.program.versions.last()) else { return };
        let Some(earlier) = before.window.from else { return };
        let message = if first.first <= earlier.first {
            Check::VersionOutOfOrder { name: version.name.text.clone(), before: before.name.clone() }
        } else if before.window.until.is_some_and(|until| first.first < until.first) {
            Check::VersionOverlaps { name: version.name.text.clone(), before: before.name.clone() }
        } else {
            return;
        };
        let label = before.span;
        let found = Diagnostic::error(Code::BadPeriod, start.span, message.into());
        self.report(found.label(label, Check::TheOneBefore.into()));
    }

    /// A version without an end holds up to the next one.
    pub(super) fn finish_versions(&mut self) {
        let starts: Vec<_> = self.program.versions.iter().map(|version| version.window.from).collect();
        for (index, version) in self.program.versions.iter_mut().enumerate() {
            if version.window.until.is_none() {
                version.window.until = starts.get(index + 1).copied().flatten();
            }
        }
    }
}
