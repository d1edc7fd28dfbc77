//! Acts that undo one another: whoever does the one must do the other again, for ever.
//!
//! An act breaks a requirement if what it `counts as` makes that false. Each requirement points at those that every one
//! of its acts breaks; a circle of such steps leaves no order in which all can be settled. What waiting mends is none:
//! it only takes longer.

use crate::check::checker::Checker;
use crate::check::cycles::order;
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Check;
use crate::program::{
    Carry, Condition, CountsAs, DefinitionValue, Fix, FormulaId, FormulaKind, Place, Program, Quantifier, Relation,
    Scope, TermKind,
};
use crate::source::Span;
use crate::truth::Truth;
use crate::value::Value;

/// A requirement with its acts.
struct Node<'p> {
    condition: usize,
    name: &'p str,
    test: FormulaId,
    acts: Vec<&'p Fix>,
}

impl Checker<'_> {
    /// Reports each circle of acts once, with every step.
    pub(super) fn circles_of_acts(&mut self) {
        let found = circles(&self.program);
        found.into_iter().for_each(|diagnostic| self.report(diagnostic));
    }
}

fn circles(program: &Program) -> Vec<Diagnostic> {
    let nodes = nodes(program);
    let breaks = |from: &Node<'_>, to: &Node<'_>| {
        from.condition != to.condition
            && from
                .acts
                .iter()
                .all(|fix| fix.counts_as.iter().any(|effect| makes(program, effect, to.test) == Truth::False))
    };
    let overlap = |from: &Node<'_>, to: &Node<'_>| {
        let version =
            |node: &Node<'_>| program.conditions.get(node.condition).and_then(|condition| condition.head.version);
        version(from).zip(version(to)).is_none_or(|(one, other)| one == other)
    };
    let needs: Vec<Vec<usize>> = nodes
        .iter()
        .map(|from| {
            let broken = nodes.iter().enumerate().filter(|(_, to)| overlap(from, to) && breaks(from, to));
            broken.map(|(index, _)| index).collect()
        })
        .collect();
    let name = |index: usize| nodes.get(index).map_or("", |node| node.name);
    let place = |index: usize| nodes.get(index).and_then(|node| node.acts.first()).map(|fix| fix.text.span);
    let mut found = Vec::new();
    for circle in &order(&needs).circles {
        let mut steps = circle.iter().zip(circle.iter().cycle().skip(1)).filter_map(|(&from, &to)| {
            let step = Check::ActStep { from: name(from).to_owned(), to: name(to).to_owned() };
            Some((place(from)?, step))
        });
        let Some((span, step)) = steps.next() else { continue };
        let first = circle.first().copied().unwrap_or_default();
        let message = Check::ActCircle { name: name(first).to_owned() };
        let first: Diagnostic = Diagnostic::error(Code::CircularActs, span, message.into()).saying(step.into());
        found.push(steps.fold(first, |found: Diagnostic, (span, step): (Span, Check)| found.label(span, step.into())));
    }
    found
}

/// The requirements that acts mend and waiting does not.
fn nodes(program: &Program) -> Vec<Node<'_>> {
    let mut nodes = Vec::new();
    for (condition, written) in program.conditions.iter().enumerate() {
        let Condition { head, requires } = written;
        for require in requires {
            let acts: Vec<&Fix> = acts(program, require.test);
            if !acts.is_empty() && !looks_back(program, require.test) {
                nodes.push(Node { condition, name: &head.name, test: require.test, acts });
            }
        }
    }
    nodes
}

/// The parts of a formula, itself first.
fn parts(program: &Program, root: FormulaId) -> Vec<FormulaId> {
    let mut found = Vec::new();
    let mut open = vec![root];
    while let Some(id) = open.pop() {
        found.push(id);
        match &program[id].kind {
            FormulaKind::All(parts) | FormulaKind::Any(parts) => open.extend(parts),
            FormulaKind::Not(part) => open.push(*part),
            FormulaKind::If(test, then, otherwise) => open.extend([*test, *then, *otherwise]),
            FormulaKind::Loop(each) => open.extend(each.body),
            FormulaKind::Defined(definition) => {
                if let DefinitionValue::Formula(body) = program[*definition].value {
                    open.push(body);
                }
            }
            FormulaKind::Atom(_) | FormulaKind::Unpublished | FormulaKind::Account(_) => {}
        }
        // Definitions may share parts without end to their number of paths.
        if found.len() > 10_000 {
            break;
        }
    }
    found
}

fn acts(program: &Program, root: FormulaId) -> Vec<&Fix> {
    let remedies = parts(program, root).into_iter().filter_map(|id| program[id].remedy);
    let fixes = remedies.flat_map(|remedy| &program[remedy].fixes);
    fixes.filter(|fix| !fix.text.names_earliest()).collect()
}

fn looks_back(program: &Program, root: FormulaId) -> bool {
    let is = |id: FormulaId| matches!(&program[id].kind, FormulaKind::Atom(atom) if matches!(atom.relation, Relation::Ago(..)));
    parts(program, root).into_iter().any(is)
}

/// What an effect makes of a formula, as far as it alone decides that.
fn makes(program: &Program, effect: &CountsAs, formula: FormulaId) -> Truth {
    match &program[formula].kind {
        FormulaKind::All(parts) => {
            let mut truths = parts.iter().map(|&part| makes(program, effect, part));
            if truths.any(|truth| truth == Truth::False) { Truth::False } else { Truth::Unknown }
        }
        FormulaKind::Any(parts) => {
            let mut truths = parts.iter().map(|&part| makes(program, effect, part));
            if truths.all(|truth| truth == Truth::False) { Truth::False } else { Truth::Unknown }
        }
        FormulaKind::Not(part) => !makes(program, effect, *part),
        FormulaKind::Defined(definition) => match program[*definition].value {
            DefinitionValue::Formula(body) => makes(program, effect, body),
            DefinitionValue::Term(_) => Truth::Unknown,
        },
        FormulaKind::Loop(each) => match effect {
            // One such element is enough to break `no`; any element is, without a body.
            CountsAs::Gains(list, _)
                if *list == each.list && each.quantifier == Quantifier::No && each.body.is_none() =>
            {
                Truth::False
            }
            CountsAs::Gains(list, cells) if *list == each.list && each.quantifier != Quantifier::Some => {
                let body = each.body.map_or(Truth::Unknown, |body| of_element(program, cells, each.level, body));
                let holds = if each.quantifier == Quantifier::No { !body } else { body };
                if holds == Truth::False { Truth::False } else { Truth::Unknown }
            }
            CountsAs::Gains(..) | CountsAs::Becomes(..) => Truth::Unknown,
        },
        FormulaKind::Atom(_) => match effect {
            CountsAs::Becomes(place, value) => of_atom(program, formula, *place, value.as_ref()),
            CountsAs::Gains(..) => Truth::Unknown,
        },
        FormulaKind::If(..) | FormulaKind::Unpublished | FormulaKind::Account(_) => Truth::Unknown,
    }
}

/// What the cells of a new element make of the body of its loop.
fn of_element(program: &Program, cells: &[Option<Value>], level: u8, body: FormulaId) -> Truth {
    let decide = |parts: &[FormulaId], decides: Truth| {
        let truths: Vec<Truth> = parts.iter().map(|&part| of_element(program, cells, level, part)).collect();
        match () {
            () if truths.contains(&decides) => decides,
            () if truths.contains(&Truth::Unknown) => Truth::Unknown,
            () => !decides,
        }
    };
    match &program[body].kind {
        FormulaKind::All(parts) => decide(parts, Truth::False),
        FormulaKind::Any(parts) => decide(parts, Truth::True),
        FormulaKind::Not(part) => !of_element(program, cells, level, *part),
        FormulaKind::Atom(atom) => {
            let TermKind::Fact(place) = program[atom.subject].kind else { return Truth::Unknown };
            match cells.get(usize::from(place.slot)) {
                Some(cell) if place.scope == Scope::Element(level) => of_atom(program, body, place, cell.as_ref()),
                _ => Truth::Unknown,
            }
        }
        _ => Truth::Unknown,
    }
}

/// What an atom is if its subject, a fact, has this value; the day of the act is `None`.
fn of_atom(program: &Program, formula: FormulaId, place: Place, value: Option<&Value>) -> Truth {
    let FormulaKind::Atom(atom) = &program[formula].kind else { return Truth::Unknown };
    if !matches!(program[atom.subject].kind, TermKind::Fact(subject) if subject == place) {
        return Truth::Unknown;
    }
    if value == Some(&Value::None) {
        return match (atom.carry, &atom.relation) {
            (Some(Carry::NoneOr), _) => Truth::True,
            (Some(Carry::NotNoneAnd), _) => Truth::False,
            (None, Relation::None) => Truth::from(!atom.negated),
            (None, _) => Truth::Unknown,
        };
    }
    let constant = |term: &crate::program::TermId| match &program[*term].kind {
        TermKind::Constant(value) => Some(value),
        _ => None,
    };
    let truth = match (&atom.relation, value) {
        (Relation::None, _) => Truth::False,
        (Relation::Equal(term), Some(value)) => constant(term).map_or(Truth::Unknown, |other| (other == value).into()),
        (Relation::OneOf(values), Some(value)) => values.contains(value).into(),
        _ => Truth::Unknown,
    };
    if atom.negated { !truth } else { truth }
}
