//! `PLATFORM is deletable`, `ACCOUNT is deleted`: asked of another platform's rules.

use crate::check::checker::Checker;
use crate::check::env::{Env, Known};
use crate::check::formulas::Condition;
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Check;
use crate::program::{AccountTest, FormulaKind, Scope, UsesId};
use crate::source::Span;
use crate::syntax::ast::{self, ExprKind};

impl Checker<'_> {
    /// `alibaba_cn is deletable`, `official is [not] deleted`
    pub(super) fn account_test(&mut self, is: &ast::Is, span: Span, env: &mut Env) -> Condition {
        let deleted = matches!(is.relation, ast::Relation::Deleted);
        if let Some(carry) = &is.carry {
            let message = Check::AccountNeverNone.into();
            self.report(Diagnostic::error(Code::NeverNone, carry.span, message));
            return self.wrong_condition(span);
        }
        let Some((platform, account)) = self.account(is, deleted, env) else { return self.wrong_condition(span) };
        let test = self.push_formula(FormulaKind::Account(AccountTest { platform, account, deleted }), span);
        let id = if is.negated { self.push_formula(FormulaKind::Not(test), span) } else { test };
        Condition { id, known: Known::default() }
    }

    /// Whose account: an element's, or the account file's account of a platform.
    fn account(&mut self, is: &ast::Is, deleted: bool, env: &mut Env) -> Option<(UsesId, Option<Scope>)> {
        let place = is.subject.span;
        let name = match &is.subject.kind {
            ExprKind::Path(path) => match path.segments.as_slice() {
                [name] => Some(name),
                _ => None,
            },
            _ => None,
        };
        let Some(name) = name else {
            self.not_an_account(place);
            return None;
        };
        if let Some((level, element)) = env.element(&name.text) {
            let account_of = element.account_of;
            env.mention(level);
            if account_of.is_none() {
                self.not_an_account(place);
            }
            return account_of.map(|platform| (platform, Some(Scope::Element(level))));
        }
        let known = self.layouts.first().is_some_and(|names| names.members.get(&name.text).is_some());
        if known && self.uses.get(&name.text).is_none() {
            self.not_an_account(place);
            return None;
        }
        let platform = self.used_platform(name, env.file)?;
        if deleted {
            let message = Check::PlatformDeleted { name: name.text.clone() }.into();
            let found = Diagnostic::error(Code::WrongType, place, message);
            self.report(found.help(Check::PlatformDeletedHelp { name: name.text.clone() }.into()));
            return None;
        }
        Some((platform, None))
    }

    fn not_an_account(&mut self, place: Span) {
        let name = self.library.sources.text(place).to_owned();
        let found = Diagnostic::error(Code::WrongType, place, Check::NotAnAccount { name }.into());
        self.report(found.help(Check::NotAnAccountHelp.into()));
    }
}
