//! `any of { … }` and `all of { … }`: arms, one a line, with what mends them; and the rule that every part of a loop's
//! body speaks of its element.

use crate::check::checker::Checker;
use crate::check::env::{Arms, Env};
use crate::check::formulas::{Condition, Flow};
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Check;
use crate::program::FormulaKind;
use crate::source::Span;
use crate::syntax::ast;

impl Checker<'_> {
    /// A block. What follows an arm mends that arm, if anybody has to make it true.
    pub(super) fn block_of_arms(&mut self, block: &ast::Block, span: Span, env: &mut Env) -> Condition {
        let mut ids = Vec::new();
        let mut flow = Flow::new(block.any);
        for arm in &block.arms {
            let (before, mentions) = (self.found.errors(), env.innermost_mentions());
            let read = self.condition(&arm.test, env);
            self.part_mentions(arm.test.span, before, mentions, env);
            self.arm_entries(arm, &read, env);
            ids.push(read.id);
            flow.take(read.known, env);
        }
        let known = flow.finish(env);
        let kind = if block.any { FormulaKind::Any(ids) } else { FormulaKind::All(ids) };
        Condition { id: self.push_formula(kind, span), known }
    }

    fn arm_entries(&mut self, arm: &ast::Arm, read: &Condition, env: &mut Env) {
        let Some(first) = first_entry(arm) else { return };
        match env.arms {
            Arms::Mend => {
                let remedy = self.remedy(&arm.remedy, &arm.cites, read, env);
                if let Some(formula) = self.program.formulas.get_mut(read.id.0 as usize) {
                    formula.remedy = Some(remedy);
                }
            }
            Arms::Turned => self.misplaced(first, Check::EntryUnderNot),
            Arms::Bare => self.misplaced(first, Check::EntryOutsideRequire),
        }
    }

    /// Reports a part of a loop's body that does not mention the loop's element, unless something else is wrong with it.
    pub(super) fn part_mentions(&mut self, part: Span, errors: usize, mentions: Option<usize>, env: &Env) {
        let Some((name, span)) = env.body_of.as_ref().filter(|_| self.found.errors() == errors) else { return };
        if mentions != env.innermost_mentions() {
            return;
        }
        let message = Check::ElementNotMentioned { element: name.clone() }.into();
        let found = Diagnostic::error(Code::ElementNotMentioned, part, message);
        let found = found.label(*span, Check::ElementHere { element: name.clone() }.into());
        self.report(found.help(Check::ElementNotMentionedHelp { element: name.clone() }.into()));
    }
}

/// The first entry behind an arm.
fn first_entry(arm: &ast::Arm) -> Option<Span> {
    let remedy = &arm.remedy;
    let entries = [
        remedy.fixes.first().map(|fix| fix.span),
        remedy.no_fix.as_ref().map(|no_fix| no_fix.span),
        remedy.says.as_ref().map(|says| says.span),
        remedy.claims.first().map(|claim| claim.span),
        remedy.attempt.as_ref().map(|attempt| attempt.span),
        arm.cites.first().map(|cite| cite.span),
    ];
    entries.into_iter().flatten().min()
}
