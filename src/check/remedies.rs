//! What mends a failing part, and what is said of it: `fix`, `no fix`, `says`, `claim`, `try`.

use crate::check::checker::Checker;
use crate::check::env::Env;
use crate::check::formulas::Condition;
use crate::check::texts::Holes;
use crate::check::way_out::has_day;
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Check;
use crate::program::{Actor, Claim, ClaimKind, CountsAs, Fix, FormulaId, Place, Remedy, RemedyId, Template, Type};
use crate::source::Span;
use crate::syntax::ast;

impl Checker<'_> {
    /// The entries behind a `require` or an arm, which speak of the elements of its loops.
    pub(super) fn remedy(
        &mut self,
        remedy: &ast::Remedy,
        cites: &[ast::Cite],
        test: &Condition,
        env: &mut Env,
    ) -> RemedyId {
        let body_of = env.body_of.take();
        let inner = self.enter_loops(test.id, false, env);
        let assumed = env.assume(&test.known.if_false);
        let made = Remedy {
            fixes: remedy.fixes.iter().map(|fix| self.fix(fix, test.id, env)).collect(),
            no_fix: remedy.no_fix.as_ref().map(|no_fix| self.mending_text(&no_fix.text, test.id, false, env)),
            says: remedy.says.as_ref().map(|says| self.mending_text(says, test.id, false, env)),
            claims: self.claims(&remedy.claims, env),
            attempt: remedy.attempt.as_ref().map(|attempt| self.mending_text(attempt, test.id, false, env)),
            cites: self.remedy_cites(remedy, cites, env.file),
        };
        if let (Some(no_fix), Some(fix)) = (&remedy.no_fix, remedy.fixes.first()) {
            let found = Diagnostic::error(Code::MisplacedEntry, no_fix.span, Check::FixAndNoFix.into());
            self.report(found.label(fix.span, Check::YetAFix.into()));
        }
        env.forget(assumed);
        self.leave_loops(inner, env);
        env.body_of = body_of;
        self.push_remedy(made)
    }

    /// Adds what mends something to the program.
    pub(super) fn push_remedy(&mut self, remedy: Remedy) -> RemedyId {
        let id = RemedyId(self.program.remedies.len() as u32);
        self.program.remedies.push(remedy);
        id
    }

    fn remedy_cites(&mut self, remedy: &ast::Remedy, cites: &[ast::Cite], file: usize) -> Vec<crate::program::Cite> {
        let mut all = self.cites(cites, file);
        all.extend(remedy.no_fix.as_ref().map(|no_fix| self.cites(&no_fix.cites, file)).unwrap_or_default());
        all
    }

    /// `{earliest}` needs a day that the part waits for, or an act that takes its time.
    fn mending_text(&mut self, text: &ast::Text, test: FormulaId, takes_time: bool, env: &mut Env) -> Template {
        let day = takes_time || has_day(&self.program, test);
        self.template(text, env, if day { Holes::Earliest } else { Holes::NoDay })
    }

    fn fix(&mut self, fix: &ast::Fix, test: FormulaId, env: &mut Env) -> Fix {
        let when = fix.when.as_ref().map(|when| self.condition(when, env));
        let assumed = when.as_ref().map(|when| env.assume(&when.known.if_true)).unwrap_or_default();
        let through = fix.through.as_ref().and_then(|name| self.used_platform(name, env.file));
        let takes = fix.takes.as_ref().and_then(|takes| self.time_span(takes, None, env));
        let takes_time = fix.through.is_some() || fix.takes.is_some();
        let made = Fix {
            text: self.mending_text(&fix.text, test, takes_time, env),
            when: when.map(|when| when.id),
            by: fix.by.as_ref().map_or(Actor::You, |by| by.value),
            through,
            counts_as: fix.counts_as.iter().filter_map(|effect| self.counts_as(effect, env)).collect(),
            takes,
            cites: self.cites(&fix.cites, env.file),
        };
        env.forget(assumed);
        made
    }

    /// `counts as FACT: VALUE`, `counts as FACT gains { … }`
    fn counts_as(&mut self, effect: &ast::CountsAs, env: &mut Env) -> Option<CountsAs> {
        match effect {
            ast::CountsAs::Becomes(path, value) => {
                let (place, layout) = self.fact_at(path, env)?;
                let field = self.field(layout, place.slot)?;
                let (kind, optional, declared) = (field.kind.clone(), field.optional, field.span);
                if let ast::ValueKind::ThatDay = value.kind {
                    self.that_day(&kind, value.span, declared)?;
                    return Some(CountsAs::Becomes(place, None));
                }
                let value = self.fact_value(value, &kind, optional, declared, env.file)?;
                Some(CountsAs::Becomes(place, Some(value)))
            }
            ast::CountsAs::Gains(path, value) => {
                let (list, layout) = self.list(path, env)?;
                let cells = self.gained(value, layout, env.file)?;
                Some(CountsAs::Gains(list, cells))
            }
        }
    }

    /// Only a date can be the day of an act.
    pub(super) fn that_day(&mut self, kind: &Type, span: Span, declared: Span) -> Option<()> {
        if *kind == Type::Date {
            return Some(());
        }
        let kind = crate::check::types::words_of(&crate::check::types::Ty::Fact(kind.clone()), &self.program);
        let found = Diagnostic::error(Code::WrongType, span, Check::ThatDayNoDate.into());
        self.report(found.label(declared, Check::Kind { kind }.into()));
        None
    }

    /// The fact a path means; reports anything else.
    pub(super) fn fact_at(&mut self, path: &ast::Path, env: &mut Env) -> Option<(Place, crate::program::LayoutId)> {
        match self.path(path, env)? {
            crate::check::paths::Meaning::Field(place, layout) => {
                if self.is_wrong(layout, place.slot) {
                    self.found.fail();
                    return None;
                }
                Some((place, layout))
            }
            _ => {
                let name = self.library.sources.text(path.span).to_owned();
                self.report(Diagnostic::error(Code::WrongType, path.span, Check::NotAFact { name }.into()));
                None
            }
        }
    }

    /// What others say of something unpublished; each says who.
    pub(super) fn claims(&mut self, claims: &[ast::Claim], env: &mut Env) -> Vec<Claim> {
        claims.iter().filter_map(|claim| self.claim(claim, env)).collect()
    }

    fn claim(&mut self, claim: &ast::Claim, env: &mut Env) -> Option<Claim> {
        let cites = self.cites(&claim.cites, env.file);
        if claim.cites.is_empty() {
            let found = Diagnostic::error(Code::Uncited, claim.span, Check::ClaimUncited.into());
            self.report(found.help(Check::ClaimUncitedHelp.into()));
        }
        let what = match &claim.what {
            ast::ClaimKind::Span(span) => match &span.kind {
                ast::SpanKind::Literal(literal) => {
                    self.span_of(literal, span.span)?;
                    ClaimKind::Span(literal.count, literal.unit)
                }
                ast::SpanKind::Unpublished | ast::SpanKind::Path(_) => {
                    self.report(Diagnostic::error(Code::WrongType, span.span, Check::ClaimSaysNothing.into()));
                    return None;
                }
            },
            ast::ClaimKind::Text(text) => ClaimKind::Text(self.template(text, env, Holes::Facts)),
            ast::ClaimKind::Value(value) => self.claimed_value(value, env)?,
        };
        Some(Claim { what, cites })
    }

    fn claimed_value(&mut self, value: &ast::Value, env: &Env) -> Option<ClaimKind> {
        match &value.kind {
            ast::ValueKind::Number(text) => {
                let kind = if text.contains('.') { Type::Decimal } else { Type::Whole };
                self.decimal(text, value.span).map(|number| ClaimKind::Value(number, kind))
            }
            ast::ValueKind::Amount(text, unit) => {
                let kind = self.unit_type(unit, env.file);
                self.decimal(text, value.span).zip(kind).map(|(number, kind)| ClaimKind::Value(number, kind))
            }
            _ => {
                self.report(Diagnostic::error(Code::WrongType, value.span, Check::ClaimSaysNothing.into()));
                None
            }
        }
    }

    /// `says`, `claim` of a wait, which has no test of its own.
    pub(super) fn wait_remedy(&mut self, wait: &ast::WaitStage, env: &mut Env) -> RemedyId {
        let says = wait.says.as_ref().map(|says| self.template(says, env, Holes::Facts));
        let claims = self.claims(&wait.claims, env);
        self.push_remedy(Remedy { says, claims, ..Remedy::default() })
    }
}
