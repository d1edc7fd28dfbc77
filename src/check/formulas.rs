//! Conditions: `and`, `or`, `not`, `if`, and what stands alone. Chains are walked, never recursed over.

use crate::check::checker::Checker;
use crate::check::definitions::Value;
use crate::check::env::{Arms, Env, Known, Places};
use crate::check::paths::Meaning;
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Check;
use crate::program::{DefinitionValue, FormulaId, FormulaKind, Type};
use crate::source::Span;
use crate::syntax::ast::{self, Expr, ExprKind};

/// How many branches an `if` may have: evaluation goes as deep.
const BRANCHES: usize = 100;

/// A condition that was read.
#[derive(Clone, Debug)]
pub(super) struct Condition {
    /// Where it stands in the program.
    pub(super) id: FormulaId,
    /// What it says about none.
    pub(super) known: Known,
}

impl Checker<'_> {
    /// Reads an expression that must be a condition.
    pub(super) fn condition(&mut self, expr: &Expr, env: &mut Env) -> Condition {
        match &expr.kind {
            ExprKind::Quantified(quantified) => self.quantified(quantified, expr.span, env),
            ExprKind::If { branches, otherwise } => self.condition_if(branches, otherwise, expr.span, env),
            ExprKind::Or(parts) => self.chain(parts.iter(), true, expr.span, env),
            ExprKind::And(parts) => self.chain(parts.iter(), false, expr.span, env),
            ExprKind::Not(inner) => self.not(inner, expr.span, env),
            ExprKind::Is(is) => self.is(is, expr.span, env),
            ExprKind::Includes(list, value) => self.includes(list, value, expr.span, env),
            ExprKind::SomethingUnpublished => self.plain(FormulaKind::Unpublished, expr.span),
            ExprKind::Block(block) => self.block_of_arms(block, expr.span, env),
            ExprKind::Path(path) => self.bare_path(path, env),
            ExprKind::Literal(literal) => {
                let message = match literal {
                    ast::Literal::Yes | ast::Literal::No => Check::BareYes,
                    _ => Check::LiteralNoCondition { text: self.library.sources.text(expr.span).to_owned() },
                };
                self.no_condition(expr.span, message)
            }
            ExprKind::Sum(_) | ExprKind::Aggregate(_) => self.no_condition(expr.span, Check::ValueNoCondition),
        }
    }

    /// A condition that says nothing about none.
    pub(super) fn plain(&mut self, kind: FormulaKind, span: Span) -> Condition {
        Condition { id: self.push_formula(kind, span), known: Known::default() }
    }

    /// Stands for a condition that is wrong, when that was said.
    pub(super) fn wrong_condition(&mut self, span: Span) -> Condition {
        self.plain(FormulaKind::Unpublished, span)
    }

    fn no_condition(&mut self, span: Span, message: Check) -> Condition {
        let found = Diagnostic::error(Code::NotACondition, span, message.into());
        self.report(found.help(Check::ConditionHelp.into()));
        self.wrong_condition(span)
    }

    /// A path alone: a definition of a condition.
    fn bare_path(&mut self, path: &ast::Path, env: &mut Env) -> Condition {
        let name = self.library.sources.text(path.span).to_owned();
        match self.path(path, env) {
            None => self.wrong_condition(path.span),
            Some(Meaning::Definition(def, level)) => match self.use_definition(def, level, path.span, env) {
                Value::Formula(id) => Condition { id, known: Known::default() },
                Value::Wrong => self.wrong_condition(path.span),
                Value::Term(operand) => match operand.ty {
                    crate::check::types::Ty::Fact(Type::YesNo) => {
                        self.bare_yes_or_no(&name, path.span, operand.declared)
                    }
                    _ => self.no_condition(path.span, Check::FactNoCondition { name }),
                },
            },
            Some(Meaning::Field(place, layout)) => {
                let field = self.field(layout, place.slot).map(|field| (field.kind == Type::YesNo, field.span));
                match field {
                    _ if self.is_wrong(layout, place.slot) => self.wrong_condition(path.span),
                    Some((true, declared)) => self.bare_yes_or_no(&name, path.span, Some(declared)),
                    Some((false, _)) | None => self.no_condition(path.span, Check::FactNoCondition { name }),
                }
            }
            Some(Meaning::Group | Meaning::Element) => self.no_condition(path.span, Check::FactNoCondition { name }),
        }
    }

    fn bare_yes_or_no(&mut self, name: &str, span: Span, declared: Option<Span>) -> Condition {
        let found = Diagnostic::error(Code::BareYesOrNo, span, Check::BareYesOrNo { name: name.to_owned() }.into());
        let found = found.saying(Check::WriteIsYes { name: name.to_owned() }.into());
        let found = match declared {
            Some(declared) => found.label(declared, Check::YesOrNoHere.into()),
            None => found,
        };
        self.report(found.fix(span.after(), " is yes").fix(span.after(), " is no"));
        self.wrong_condition(span)
    }

    /// `E and E and …`, `E or E or …`: each part is read under what those before it say about none.
    pub(super) fn chain<'e>(
        &mut self,
        parts: impl Iterator<Item = &'e Expr>,
        any: bool,
        span: Span,
        env: &mut Env,
    ) -> Condition {
        let mut ids = Vec::new();
        let mut flow = Flow::new(any);
        for part in parts {
            let (before, mentions) = (self.found.errors(), env.innermost_mentions());
            let read = self.condition(part, env);
            self.part_mentions(part.span, before, mentions, env);
            ids.push(read.id);
            flow.take(read.known, env);
        }
        let known = flow.finish(env);
        let kind = if any { FormulaKind::Any(ids) } else { FormulaKind::All(ids) };
        Condition { id: self.push_formula(kind, span), known }
    }

    fn not(&mut self, inner: &Expr, span: Span, env: &mut Env) -> Condition {
        let arms = env.arms;
        env.arms = turned(arms);
        let inner = self.condition(inner, env);
        env.arms = arms;
        Condition { id: self.push_formula(FormulaKind::Not(inner.id), span), known: inner.known.swapped() }
    }

    /// `if E then E else if … else E`, conditions throughout.
    fn condition_if(&mut self, branches: &[(Expr, Expr)], otherwise: &Expr, span: Span, env: &mut Env) -> Condition {
        if self.too_many_branches(branches.len(), span) {
            return self.wrong_condition(span);
        }
        let mut read = Vec::new();
        let mut excluded = Vec::new();
        for (test, value) in branches {
            let test = self.test_of_if(test, env);
            let assumed = env.assume(&test.known.if_true);
            let value = self.condition(value, env);
            env.forget(assumed);
            excluded.extend(env.assume(&test.known.if_false));
            read.push((test, value));
        }
        let mut result = self.condition(otherwise, env);
        env.forget(excluded);
        for (test, value) in read.into_iter().rev() {
            let known = known_of_if(&test.known, &value.known, &result.known);
            let span = self.span_of_formula(value.id).to(self.span_of_formula(result.id));
            let id = self.push_formula(FormulaKind::If(test.id, value.id, result.id), span);
            result = Condition { id, known };
        }
        self.respan_formula(result.id, span);
        result
    }

    /// The condition between `if` and `then`. Arms there mend nothing, and it may speak of other things than the loop's
    /// element.
    pub(super) fn test_of_if(&mut self, test: &Expr, env: &mut Env) -> Condition {
        let (arms, body_of) = (env.arms, env.body_of.take());
        env.arms = Arms::Bare;
        let read = self.condition(test, env);
        (env.arms, env.body_of) = (arms, body_of);
        read
    }

    /// Reports an `if` with more branches than evaluation can follow.
    pub(super) fn too_many_branches(&mut self, branches: usize, span: Span) -> bool {
        if branches > BRANCHES {
            let message = Check::TooManyBranches { limit: BRANCHES as u64 }.into();
            self.report(Diagnostic::error(Code::TooLarge, span, message));
        }
        branches > BRANCHES
    }

    fn span_of_formula(&self, id: FormulaId) -> Span {
        self.program[id].span
    }

    fn respan_formula(&mut self, id: FormulaId, span: Span) {
        if let Some(formula) = self.program.formulas.get_mut(id.0 as usize) {
            formula.span = span;
        }
    }

    /// How deep a condition nests, with the definitions it uses.
    pub(super) fn depth_of_formula(&self, kind: &FormulaKind) -> u32 {
        let inner = match kind {
            FormulaKind::All(parts) | FormulaKind::Any(parts) => {
                parts.iter().map(|&part| self.formula_depth(part)).max().unwrap_or(0)
            }
            FormulaKind::Not(inner) => self.formula_depth(*inner),
            FormulaKind::If(test, then, otherwise) => {
                [test, then, otherwise].into_iter().map(|&part| self.formula_depth(part)).max().unwrap_or(0)
            }
            FormulaKind::Loop(inner) => inner.body.map_or(0, |body| self.formula_depth(body)),
            FormulaKind::Atom(atom) => self.depth_of_atom(atom),
            FormulaKind::Defined(definition) => {
                match self.program.definitions.get(definition.0 as usize).map(|definition| definition.value) {
                    Some(DefinitionValue::Formula(id)) => self.formula_depth(id),
                    Some(DefinitionValue::Term(id)) => self.term_depth(id),
                    None => 0,
                }
            }
            FormulaKind::Unpublished | FormulaKind::Account(_) => 0,
        };
        inner.saturating_add(1)
    }
}

/// Under `not` an arm that becomes true mends nothing.
pub(super) fn turned(arms: Arms) -> Arms {
    match arms {
        Arms::Mend | Arms::Turned => Arms::Turned,
        Arms::Bare => Arms::Bare,
    }
}

/// What a chain says about none, gathered part by part.
pub(super) struct Flow {
    any: bool,
    assumed: Vec<crate::program::Place>,
    together: Places,
    common: Option<Places>,
}

impl Flow {
    /// Of `or` (true) or `and`.
    pub(super) fn new(any: bool) -> Flow {
        Flow { any, assumed: Vec::new(), together: Places::new(), common: None }
    }

    /// Takes a part; what it says holds for those after it.
    pub(super) fn take(&mut self, known: Known, env: &mut Env) {
        let (going_on, ending) =
            if self.any { (known.if_false, known.if_true) } else { (known.if_true, known.if_false) };
        self.assumed.extend(env.assume(&going_on));
        self.together.extend(going_on);
        match &mut self.common {
            None => self.common = Some(ending),
            Some(common) => common.retain(|place| ending.contains(place)),
        }
    }

    /// What the whole chain says.
    pub(super) fn finish(self, env: &mut Env) -> Known {
        env.forget(self.assumed);
        let common = self.common.unwrap_or_default();
        match self.any {
            true => Known { if_true: common, if_false: self.together },
            false => Known { if_true: self.together, if_false: common },
        }
    }
}

/// Were a place none, the test would pick a branch, and that branch would settle the whole.
fn known_of_if(test: &Known, then: &Known, otherwise: &Known) -> Known {
    let both = |then: &Places, otherwise: &Places| {
        let picked_then = test.if_true.union(then);
        picked_then.filter(|place| test.if_false.contains(place) || otherwise.contains(place)).copied().collect()
    };
    Known { if_true: both(&then.if_true, &otherwise.if_true), if_false: both(&then.if_false, &otherwise.if_false) }
}
