//! The platform itself, and units.

use crate::check::checker::Checker;
use crate::check::env::Env;
use crate::check::names::NameKind;
use crate::check::texts::Holes;
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::{Check, Words};
use crate::moment::Zone;
use crate::program::{OpenConditions, Unit, UnitId};
use crate::source::Spanned;
use crate::syntax::ast;

impl<'a> Checker<'a> {
    /// `platform NAME { … }`, or what a file without one must not hold.
    pub(super) fn platform(&mut self) {
        let Some(platform) = self.library.platform_of(self.root) else { return self.no_platform() };
        self.check_name(&platform.name, NameKind::Platform);
        self.program.platform.span = platform.name.span;
        self.program.platform.also_called = platform.also_called.iter().map(|name| name.value.clone()).collect();
        let missing = [
            ("name", platform.title.is_none()),
            ("timezone", platform.timezone.is_none()),
            ("conditions", platform.conditions.is_none()),
        ];
        self.missing_of(&platform.name, missing);
        if let Some(title) = &platform.title {
            self.program.platform.title = self.words(title);
        }
        if let Some(zone) = &platform.timezone {
            self.timezone(zone);
        }
        self.one_platform();
    }

    fn one_platform(&mut self) {
        let mut others = self.library.file(self.root).items.iter().filter_map(|item| match item {
            ast::Item::Platform(platform) => Some(platform),
            _ => None,
        });
        let first = others.next().map(|first| first.name.span);
        for other in others {
            let message = Check::TwoPlatforms.into();
            let found = Diagnostic::error(Code::DuplicateEntry, other.name.span, message);
            self.report(match first {
                Some(first) => found.label(first, Check::FirstHere.into()),
                None => found,
            });
        }
    }

    fn timezone(&mut self, zone: &Spanned<String>) {
        if let Some(zone) = Zone::named(&zone.value) {
            self.program.platform.zone = zone;
            return;
        }
        let names = Zone::all_names();
        let near = self.found.near(&zone.value, names.iter().map(String::as_str));
        let message = Check::UnknownTimezone { name: zone.value.clone() }.into();
        let found = Diagnostic::error(Code::UnknownTimezone, zone.span, message);
        self.report(match near {
            Some(near) => {
                found.saying(Check::DidYouMean { name: near.clone() }.into()).fix(zone.span, format!("\"{near}\""))
            }
            None => found.help(Check::TimezoneHelp.into()),
        });
    }

    /// `conditions complete` or `open`: read once the sources are known.
    pub(super) fn completeness(&mut self) {
        let Some(conditions) = self.library.platform_of(self.root).and_then(|platform| platform.conditions.as_ref())
        else {
            return;
        };
        self.program.platform.cites = self.cites(&conditions.cites, self.root);
        let mut env = Env::top(self.root);
        let says = conditions.says.as_ref().map(|says| self.template(says, &mut env, Holes::Facts));
        let attempt = conditions.attempt.as_ref().map(|attempt| self.template(attempt, &mut env, Holes::Facts));
        if !conditions.complete {
            self.program.platform.open = Some(OpenConditions { says, attempt });
        } else if let Some(text) = conditions.says.as_ref().or(conditions.attempt.as_ref()) {
            self.misplaced(text.span, Check::SaysOfComplete);
        }
    }

    /// Rules need a platform in their file, or in one that includes it.
    fn no_platform(&mut self) {
        if !self.broken.is_empty() {
            return; // the platform may be what could not be read
        }
        for file in self.unit.clone() {
            let needing = self.library.file(file).items.iter().find_map(|item| match item {
                ast::Item::Condition(item) => Some(&item.name),
                ast::Item::Automatic(item) => Some(&item.name),
                ast::Item::Procedure(item) => Some(&item.name),
                ast::Item::Version(item) => Some(&item.name),
                ast::Item::Example(item) => Some(&item.name),
                _ => None,
            });
            if let Some(name) = needing {
                let message = Check::NoPlatform { name: name.text.clone() }.into();
                let found = Diagnostic::error(Code::NoPlatform, name.span, message);
                self.report(found.help(Check::NoPlatformHelp.into()));
            }
        }
    }

    /// `unit NAME { name … }`
    pub(super) fn unit_item(&mut self, unit: &'a ast::Unit, file: usize) {
        let id = UnitId(self.program.units.len() as u32);
        self.check_name(&unit.name, NameKind::Unit);
        if let Some(first) = self.units.insert(&unit.name, file, id) {
            return self.duplicate(&unit.name, first);
        }
        let title = match &unit.title {
            Some(title) => self.words(title),
            None => {
                self.missing(&unit.name, "name");
                Words::default()
            }
        };
        self.program.units.push(Unit { name: unit.name.text.clone(), title });
    }

    /// The units and platforms that another platform's facts speak of.
    pub(super) fn units_of(&mut self, file: usize) {
        for item in &self.library.file(file).items {
            match item {
                ast::Item::Unit(unit) => self.unit_item(unit, file),
                ast::Item::Uses(uses) => self.uses(uses, file),
                _ => {}
            }
        }
    }
}
