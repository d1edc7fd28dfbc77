//! Platforms that refer to each other: `uses`, the circles they must not form, and another platform's account as the
//! elements of a list.

use std::collections::HashSet;

use crate::check::checker::{Checker, Member};
use crate::check::cycles::order;
use crate::check::library::Library;
use crate::check::names::NameKind;
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::{Check, Words};
use crate::program::{Field, LayoutId, Type, Uses, UsesId};
use crate::source::Span;
use crate::syntax::ast;

/// How deep accounts of platforms may hold accounts of platforms.
const NESTED_ACCOUNTS: usize = 8;

/// Finds the platforms that need themselves by way of others, and reports each circle once, with every step.
pub(super) fn circles(library: &Library<'_>, found: &mut Vec<Diagnostic>) -> HashSet<usize> {
    let targets = |root: usize| {
        let uses = library.platform_of(root).is_some().then(|| library.uses(root));
        uses.into_iter().flatten().filter_map(|uses| Some((library.platform(&uses.name.text)?, uses)))
    };
    let needs: Vec<Vec<usize>> =
        (0..library.len()).map(|root| targets(root).map(|(target, _)| target).collect()).collect();
    let order = order(&needs);
    for circle in &order.circles {
        let mut steps = circle.iter().zip(circle.iter().cycle().skip(1)).filter_map(|(&from, &to)| {
            let (_, uses) = targets(from).find(|&(target, _)| target == to)?;
            Some((library.platform_of(from)?.name.text.clone(), uses))
        });
        let Some((platform, uses)) = steps.next() else { continue };
        let step = |from: String, to: &ast::Uses| Check::UsesStep { from, to: to.name.text.clone() }.into();
        let message = Check::PlatformCircle { platform: platform.clone() }.into();
        let first = Diagnostic::error(Code::Cycle, uses.name.span, message).saying(step(platform, uses));
        found.push(steps.fold(first, |found, (from, to)| found.label(to.name.span, step(from, to))));
    }
    order.entangled.into_iter().collect()
}

impl<'a> Checker<'a> {
    /// `uses NAME { name … }`
    pub(super) fn uses(&mut self, uses: &'a ast::Uses, file: usize) {
        let id = UsesId(self.program.uses.len() as u32);
        self.check_name(&uses.name, NameKind::Platform);
        if let Some(first) = self.uses.insert(&uses.name, file, id) {
            return self.duplicate(&uses.name, first);
        }
        let own = self.program.platform.id == uses.name.text && !self.library.is_in_a_circle(self.root);
        if own {
            let message = Check::UsesItself { platform: uses.name.text.clone() }.into();
            self.report(Diagnostic::error(Code::Cycle, uses.name.span, message));
        }
        let described = self.library.platform(&uses.name.text).and_then(|file| self.library.platform_of(file));
        let title = match (&uses.title, described.and_then(|platform| platform.title.as_ref())) {
            (Some(title), _) => self.words(title),
            (None, Some(_)) => {
                let title = described.and_then(|platform| platform.title.as_ref());
                title.map(|title| self.quietly(|checker| checker.words(title))).unwrap_or_default()
            }
            (None, None) => {
                self.missing(&uses.name, "name");
                Words::default()
            }
        };
        let platform = uses.name.text.clone();
        self.program.uses.push(Uses { platform, title, span: uses.name.span });
    }

    /// The platform that a name means, declared by `uses`.
    pub(super) fn used_platform(&mut self, name: &ast::Name, file: usize) -> Option<UsesId> {
        if let Some(entry) = self.uses.get(&name.text)
            && self.can_see(file, entry.file)
        {
            return Some(entry.item);
        }
        if self.broken.contains(name.text.as_str()) || !self.unlisted.insert(name.text.clone()) {
            self.found.fail();
            return None;
        }
        if self.program.platform.id == name.text {
            let message = Check::UsesItself { platform: name.text.clone() }.into();
            self.report(Diagnostic::error(Code::Cycle, name.span, message));
            return None;
        }
        if self.library.platform(&name.text).is_some() {
            let message = Check::PlatformNotUsed { name: name.text.clone() }.into();
            let help = Check::DeclareUses { name: name.text.clone() }.into();
            self.report(Diagnostic::error(Code::UnknownName, name.span, message).help(help));
            return None;
        }
        let near = self.uses.names();
        let near = self.found.near(&name.text, near);
        self.unknown(name, Code::UnknownName, Check::UnknownPlatform { name: name.text.clone() }, near, file);
        None
    }

    /// The layout of another platform's accounts, `deleted` last: its own facts if its rules are here, else its name.
    pub(super) fn account_layout(&mut self, uses: UsesId, span: Span) -> Option<LayoutId> {
        if let Some(&layout) = self.account_layouts.get(&uses) {
            return Some(layout);
        }
        if self.nested_accounts >= NESTED_ACCOUNTS {
            self.report(Diagnostic::error(Code::TooDeep, span, Check::AccountsTooDeep.into()));
            return None;
        }
        let layout = self.new_layout();
        let id = self.program.uses.get(uses.0 as usize).map(|uses| uses.platform.clone()).unwrap_or_default();
        let described = self.library.platform(&id).filter(|&file| !self.library.is_in_a_circle(file));
        self.nested_accounts += 1;
        self.found.silence();
        match described {
            Some(root) => self.copy_account(root, layout),
            None => self.generic_field(layout, "name", Type::Text, Words::of("名称", "name"), span),
        }
        self.found.speak();
        self.nested_accounts -= 1;
        self.generic_field(layout, "deleted", Type::YesNo, Words::of("已注销", "deleted"), span);
        self.account_layouts.insert(uses, layout);
        if let Some(names) = self.layouts.get_mut(layout.0 as usize) {
            names.account_of = Some(uses);
        }
        Some(layout)
    }

    /// Reads another platform's facts into a layout of this program. What is wrong there is reported there.
    fn copy_account(&mut self, root: usize, layout: LayoutId) {
        for file in self.library.unit(root) {
            self.make_visible(file);
            self.units_of(file);
            for item in &self.library.file(file).items {
                if let ast::Item::Account(facts) = item {
                    self.copied_facts(facts, layout, file);
                }
            }
        }
    }

    fn generic_field(&mut self, layout: LayoutId, name: &str, kind: Type, label: Words, span: Span) {
        let field = Field {
            path: vec![name.to_owned()],
            kind,
            optional: false,
            label,
            ask: None,
            whereabouts: None,
            place: None,
            sensitive: false,
            judged: false,
            may_lie_ahead: false,
            asked_first: false,
            span,
        };
        let Some(fields) = self.program.layouts.get_mut(layout.0 as usize).map(|layout| &mut layout.fields) else {
            return;
        };
        let slot = fields.len() as u16;
        fields.push(field);
        let name = ast::Name { text: name.to_owned(), span };
        if let Some(names) = self.layouts.get_mut(layout.0 as usize) {
            names.members.insert(&name, self.root, Member::Field(slot));
        }
    }
}
