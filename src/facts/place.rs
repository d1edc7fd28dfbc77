//! Finds the value of a fact by its path in an account's facts, and the field that declares it.

use crate::facts::Facts;
use crate::outcome::{FactPath, FactScope, FactStep};
use crate::program::{Field, LayoutId, Program, Type};
use crate::value::Value;

/// The field that declares a fact.
pub fn field<'p>(program: &'p Program, path: &FactPath) -> Option<&'p Field> {
    let mut layout = layout_of(path.scope);
    let mut steps = path.steps.as_slice();
    loop {
        let (_, found, rest) = next(program, layout, steps)?;
        match (rest, &found.kind) {
            ([], _) => return Some(found),
            ([FactStep::Index(_), rest @ ..], Type::List(elements)) => (layout, steps) = (*elements, rest),
            _ => return None,
        }
    }
}

/// The value of a fact.
pub fn value<'f>(facts: &'f Facts, program: &Program, path: &FactPath) -> Option<&'f Value> {
    let mut layout = layout_of(path.scope);
    let mut steps = path.steps.as_slice();
    let mut row: &[Value] = match path.scope {
        FactScope::Account => &facts.account,
        FactScope::Me => &facts.me,
    };
    loop {
        let (slot, found, rest) = next(program, layout, steps)?;
        match (rest, &found.kind, row.get(slot)?) {
            ([], _, value) => return Some(value),
            ([FactStep::Index(index), rest @ ..], Type::List(elements), Value::List(list)) => {
                row = list.row(*index as usize);
                (layout, steps) = (*elements, rest);
            }
            _ => return None,
        }
    }
}

/// The value of a fact, to be changed.
pub fn value_mut<'f>(facts: &'f mut Facts, program: &Program, path: &FactPath) -> Option<&'f mut Value> {
    let mut layout = layout_of(path.scope);
    let mut steps = path.steps.as_slice();
    let mut row: &mut [Value] = match path.scope {
        FactScope::Account => &mut facts.account,
        FactScope::Me => &mut facts.me,
    };
    loop {
        let (slot, found, rest) = next(program, layout, steps)?;
        let value = row.get_mut(slot)?;
        match (rest, &found.kind, value) {
            ([], _, value) => return Some(value),
            ([FactStep::Index(index), rest @ ..], Type::List(elements), Value::List(list)) => {
                let start = (*index as usize).checked_mul(list.width)?;
                row = list.cells.get_mut(start..start.checked_add(list.width)?)?;
                (layout, steps) = (*elements, rest);
            }
            _ => return None,
        }
    }
}

/// The first field on the way, its slot, and the steps behind it.
fn next<'p, 's>(
    program: &'p Program,
    layout: LayoutId,
    steps: &'s [FactStep],
) -> Option<(usize, &'p Field, &'s [FactStep])> {
    let length = steps.iter().take_while(|step| matches!(step, FactStep::Field(_))).count();
    let (names, rest) = steps.split_at_checked(length)?;
    let names: Vec<&str> = names.iter().filter_map(field_name).collect();
    let (slot, found) = program.layout(layout).find(&names)?;
    Some((slot, found, rest))
}

fn field_name(step: &FactStep) -> Option<&str> {
    match step {
        FactStep::Field(name) => Some(name),
        FactStep::Index(_) => None,
    }
}

fn layout_of(scope: FactScope) -> LayoutId {
    match scope {
        FactScope::Account => Program::ACCOUNT,
        FactScope::Me => Program::ME,
    }
}
