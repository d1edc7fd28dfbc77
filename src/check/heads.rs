//! What every item begins with: title, citations, when it applies, when it holds.

use crate::check::checker::Checker;
use crate::check::env::Env;
use crate::check::texts::Holes;
use crate::program::{Cite, Evidence, FormulaId, Head, Place, VersionId, Window};
use crate::syntax::ast;

/// A head that was read, and what it says about none for the entries behind it.
pub(super) struct ReadHead {
    /// The head.
    pub(super) head: Head,
    /// What its `when` and `unless` settle.
    pub(super) assumed: Vec<Place>,
}

impl Checker<'_> {
    /// The head of an item. The entries behind it are read under what its `when` and `unless` settle.
    pub(super) fn head(
        &mut self,
        name: &ast::Name,
        head: &ast::Head,
        version: Option<VersionId>,
        env: &mut Env,
    ) -> ReadHead {
        let around = version.and_then(|id| self.program.versions.get(id.0 as usize));
        let around = around.map_or(Window::default(), |version| version.window);
        let (when, unless, assumed) = self.guards(head.when.as_ref(), head.unless.as_ref(), env);
        let title = head.title.as_ref().map(|title| self.template(title, env, Holes::Facts));
        let cites = self.cites(&head.cites, env.file);
        let window = self.window(head.from.as_ref(), head.until.as_ref(), around);
        let evidence = self.strongest(&cites);
        let name_text = name.text.clone();
        let head = Head { name: name_text, title, cites, when, unless, window, version, evidence, span: name.span };
        ReadHead { head, assumed }
    }

    /// `when E`, `unless E`: what follows holds only where they let it.
    pub(super) fn guards(
        &mut self,
        when: Option<&ast::Expr>,
        unless: Option<&ast::Expr>,
        env: &mut Env,
    ) -> (Option<FormulaId>, Option<FormulaId>, Vec<Place>) {
        let when = when.map(|when| self.condition(when, env));
        let mut assumed = when.as_ref().map(|when| env.assume(&when.known.if_true)).unwrap_or_default();
        let unless = unless.map(|unless| self.condition(unless, env));
        assumed.extend(unless.as_ref().map(|unless| env.assume(&unless.known.if_false)).unwrap_or_default());
        (when.map(|when| when.id), unless.map(|unless| unless.id), assumed)
    }

    /// The strongest evidence among citations.
    pub(super) fn strongest(&self, cites: &[Cite]) -> Option<Evidence> {
        cites
            .iter()
            .filter_map(|cite| self.program.sources.get(cite.source.0 as usize))
            .map(|source| source.evidence)
            .min()
    }

    /// More citations of an item: its evidence is the strongest of all.
    pub(super) fn strengthen(&self, head: &mut Head, cites: &[Cite]) {
        let stronger = self.strongest(cites);
        head.evidence = match (head.evidence, stronger) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
    }
}
