//! Named definitions: read once for every level of loops at which they are used, in the order in which they need each
//! other.

use std::collections::HashMap;

use crate::check::checker::{Checker, Member};
use crate::check::cycles::{Order, order};
use crate::check::env::{Arms, Element, Env, Home, Places};
use crate::check::names::NameKind;
use crate::check::paths::joined;
use crate::check::terms::Operand;
use crate::check::types::Ty;
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Check;
use crate::program::{Definition, DefinitionId, DefinitionValue, FormulaId, FormulaKind, Program, TermKind};
use crate::source::Span;
use crate::syntax::ast;

/// How large a definition may become with all that it uses written out.
const LARGEST: u64 = 100_000;

/// How deep a definition may nest with all that it uses written out: evaluation goes as deep.
const DEEPEST: u32 = 300;

/// How many steps of a circle are shown.
const STEPS_SHOWN: usize = 30;

/// A definition.
#[derive(Debug)]
pub(super) struct Def<'a> {
    ast: &'a ast::Define,
    file: usize,
    home: Home,
    name: String,
    /// Its readings: by the level of the element it belongs to, and by how many loops stand around its use.
    read: HashMap<(Option<u8>, u8), Reading>,
    /// It loops, so it must be read anew wherever other loops stand around it.
    loops: bool,
    wrong: bool,
    size: u64,
}

/// A definition as read at one level.
#[derive(Clone, Debug)]
struct Reading {
    id: DefinitionId,
    value: DefinitionValue,
    ty: Ty,
}

/// What a definition comes to where it is used.
#[derive(Clone, Debug)]
pub(super) enum Value {
    /// A condition.
    Formula(FormulaId),
    /// A value.
    Term(Operand),
    /// Something is wrong with it, and said elsewhere.
    Wrong,
}

impl<'a> Checker<'a> {
    /// Takes up `define NAME as …`; it is read when all names are known.
    pub(super) fn declare_definition(&mut self, define: &'a ast::Define, home: Home, file: usize) {
        if self.nested_accounts > 0 {
            return;
        }
        self.check_name(&define.name, NameKind::Bare);
        let text = joined(&home.prefix, &define.name.text);
        let name = ast::Name { text: text.clone(), span: define.name.span };
        let def = self.defs.len();
        let names = self.layouts.get_mut(home.layout.0 as usize);
        if let Some(first) = names.and_then(|names| names.members.insert(&name, file, Member::Definition(def))) {
            return self.duplicate(&define.name, first);
        }
        let (read, name) = (HashMap::new(), if home.layout == Program::ME { format!("me.{text}") } else { text });
        self.defs.push(Def { ast: define, file, home, name, read, loops: false, wrong: false, size: 0 });
    }

    /// Reads all definitions, each after those it needs.
    pub(super) fn definitions(&mut self) {
        let uses: Vec<Vec<(usize, Span)>> = (0..self.defs.len()).map(|def| self.uses_of(def)).collect();
        let needs: Vec<Vec<usize>> = uses.iter().map(|uses| uses.iter().map(|&(needed, _)| needed).collect()).collect();
        let Order { order, circles, entangled } = order(&needs);
        for circle in &circles {
            self.report_circle(circle, &uses);
        }
        for def in entangled {
            self.spoil(def);
        }
        for def in order {
            self.first_reading(def);
        }
    }

    fn spoil(&mut self, def: usize) {
        self.found.fail();
        if let Some(def) = self.defs.get_mut(def) {
            def.wrong = true;
        }
    }

    fn uses_of(&self, def: usize) -> Vec<(usize, Span)> {
        let Some(definition) = self.defs.get(def) else { return Vec::new() };
        let level = definition.home.is_record().then_some(0);
        let env = self.env_of(definition, level, u8::from(level.is_some()));
        self.definitions_used(&definition.ast.value, env)
    }

    fn report_circle(&mut self, circle: &[usize], uses: &[Vec<(usize, Span)>]) {
        let steps = circle.iter().zip(circle.iter().cycle().skip(1)).take(STEPS_SHOWN);
        let mut steps = steps.filter_map(|(&from, &to)| {
            let &(_, span) = uses.get(from)?.iter().find(|&&(needed, _)| needed == to)?;
            let step =
                Check::DefinitionStep { from: self.defs.get(from)?.name.clone(), to: self.defs.get(to)?.name.clone() };
            Some((span, step))
        });
        let Some((span, step)) = steps.next() else { return };
        let name = circle.first().and_then(|&def| self.defs.get(def)).map(|def| def.name.clone()).unwrap_or_default();
        let found = Diagnostic::error(Code::Cycle, span, Check::DefinitionCircle { name }.into()).saying(step.into());
        let found = steps.fold(found, |found, (span, step)| found.label(span, step.into()));
        self.report(found);
    }

    /// What a definition sees, read for an element of that level with so many loops around.
    fn env_of(&self, def: &Def<'a>, level: Option<u8>, depth: u8) -> Env {
        let nameless = Element {
            name: String::new(),
            span: def.ast.name.span,
            layout: def.home.layout,
            account_of: None,
            mentions: 0,
        };
        Env {
            file: def.file,
            home: def.home.clone(),
            home_level: level,
            elements: vec![nameless; usize::from(depth)],
            assumed: Places::new(),
            arms: Arms::Bare,
            body_of: None,
        }
    }

    /// The reading in which mistakes are reported.
    fn first_reading(&mut self, def: usize) {
        let Some(definition) = self.defs.get(def) else { return };
        if definition.wrong {
            return;
        }
        let level = definition.home.is_record().then_some(0);
        let depth = u8::from(level.is_some());
        let (weight, expanded) = (self.weight, self.expanded);
        let (loops, errors) = (self.loop_count, self.found.errors());
        let reading = self.read(def, level, depth);
        let expanded = self.expanded.saturating_sub(expanded);
        let size = self.weight.saturating_sub(weight).saturating_add(expanded);
        let nested = reading.as_ref().map_or(0, |reading| self.depth_of(reading.value));
        let used_loops = self.uses_of(def).iter().any(|&(used, _)| self.defs.get(used).is_some_and(|used| used.loops));
        let Some(definition) = self.defs.get_mut(def) else { return };
        definition.size = size;
        definition.loops = used_loops || self.loop_count > loops;
        definition.wrong = self.found.errors() > errors;
        let (name, span) = (definition.name.clone(), definition.ast.name.span);
        if expanded > LARGEST {
            self.report(Diagnostic::error(Code::TooLarge, span, Check::DefinitionTooLarge { name }.into()));
            self.spoil(def);
        } else if nested > DEEPEST {
            self.report(Diagnostic::error(Code::TooDeep, span, Check::DefinitionTooDeep { name }.into()));
            self.spoil(def);
        }
    }

    fn depth_of(&self, value: DefinitionValue) -> u32 {
        match value {
            DefinitionValue::Formula(id) => self.formula_depth(id),
            DefinitionValue::Term(id) => self.term_depth(id),
        }
    }

    fn read(&mut self, def: usize, level: Option<u8>, depth: u8) -> Option<Reading> {
        let definition = self.defs.get(def)?;
        let (ast, file) = (definition.ast, definition.file);
        let mut env = self.env_of(definition, level, depth);
        let is_condition = self.is_condition(&ast.value, &env);
        let (value, ty) = if is_condition {
            (DefinitionValue::Formula(self.condition(&ast.value, &mut env).id), Ty::Wrong)
        } else {
            let operand = self.term(&ast.value, &mut env);
            let operand = self.settled(operand);
            (DefinitionValue::Term(operand.id), operand.ty)
        };
        debug_assert_eq!(file, env.file);
        let label = ast.label.as_ref().map(|label| self.words(label));
        let id = DefinitionId(self.program.definitions.len() as u32);
        let name = self.defs.get(def)?.name.clone();
        self.program.definitions.push(Definition { name, value, label, span: ast.name.span });
        let reading = Reading { id, value, ty };
        self.defs.get_mut(def)?.read.insert((level, depth), reading.clone());
        Some(reading)
    }

    /// What a definition comes to where it is used.
    pub(super) fn use_definition(&mut self, def: usize, level: Option<u8>, span: Span, env: &Env) -> Value {
        let Some(definition) = self.defs.get(def).filter(|definition| !definition.wrong) else {
            self.found.fail();
            return Value::Wrong;
        };
        let plain = level.map_or(0, |level| level.saturating_add(1));
        let depth = if definition.loops { env.depth().max(plain) } else { plain };
        let (declared, size) = (definition.ast.name.span, definition.size);
        let known = definition.read.get(&(level, depth)).cloned();
        let (weight, expanded) = (self.weight, self.expanded);
        let Some(reading) = known.or_else(|| self.quietly(|checker| checker.read(def, level, depth))) else {
            return Value::Wrong;
        };
        (self.weight, self.expanded) = (weight, expanded.saturating_add(size));
        match reading.value {
            DefinitionValue::Formula(_) => Value::Formula(self.push_formula(FormulaKind::Defined(reading.id), span)),
            DefinitionValue::Term(_) => {
                let id = self.push_typed(TermKind::Defined(reading.id), &reading.ty, span);
                Value::Term(Operand { id, ty: reading.ty, span, declared: Some(declared), optional: None })
            }
        }
    }

    /// Is it a condition, by its form? Otherwise it is a value.
    pub(super) fn is_condition(&self, expr: &ast::Expr, env: &Env) -> bool {
        let mut expr = expr;
        loop {
            match &expr.kind {
                ast::ExprKind::If { otherwise, .. } => expr = otherwise,
                ast::ExprKind::Path(path) => {
                    let meaning = self.meaning(path, env);
                    return match meaning {
                        Some(crate::check::paths::Meaning::Definition(def, _)) => self.is_formula(def),
                        _ => false,
                    };
                }
                ast::ExprKind::Sum(_) | ast::ExprKind::Aggregate(_) | ast::ExprKind::Literal(_) => return false,
                ast::ExprKind::Quantified(_)
                | ast::ExprKind::Or(_)
                | ast::ExprKind::And(_)
                | ast::ExprKind::Not(_)
                | ast::ExprKind::Is(_)
                | ast::ExprKind::Includes(..)
                | ast::ExprKind::SomethingUnpublished
                | ast::ExprKind::Block(_) => return true,
            }
        }
    }

    /// Is a definition that was read a condition?
    pub(super) fn is_formula(&self, def: usize) -> bool {
        let reading = self.defs.get(def).and_then(|def| def.read.values().next());
        reading.is_some_and(|reading| matches!(reading.value, DefinitionValue::Formula(_)))
    }

    /// The name of a definition, and where it is declared.
    pub(super) fn definition_name(&self, def: usize) -> Option<(String, Span)> {
        self.defs.get(def).map(|def| (def.name.clone(), def.ast.name.span))
    }
}
