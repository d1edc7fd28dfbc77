//! Which values are never shown in clear.

use super::Wording;
use crate::eval::{Frame, Row};
use crate::program::{DefinitionValue, Field, LayoutId, Program, TermId, TermKind, Type};

/// For each layout: is the list that holds it sensitive?
pub(super) fn layouts(program: &Program) -> Vec<bool> {
    let mut masked = vec![false; program.layouts.len()];
    // Records may nest in any order of declaration; each round masks one level more.
    for _ in 0..program.layouts.len() {
        let before = masked.clone();
        for (index, layout) in program.layouts.iter().enumerate() {
            for field in &layout.fields {
                let outer = field.sensitive || before.get(index).copied().unwrap_or(false);
                if let (true, Type::List(inner) | Type::Account(_, inner)) = (outer, &field.kind)
                    && let Some(slot) = masked.get_mut(inner.0 as usize)
                {
                    *slot = true;
                }
            }
        }
        if masked == before {
            break;
        }
    }
    masked
}

impl Wording<'_> {
    /// Must the values of this field be masked?
    pub fn is_masked(&self, layout: LayoutId, field: &Field) -> bool {
        field.sensitive || self.masked.get(layout.0 as usize).copied().unwrap_or(false)
    }

    /// Does a computed value give away one that is masked?
    pub fn reads_masked(&self, term: TermId, frame: &Frame<'_>) -> bool {
        let program = self.judged.program;
        match &program[term].kind {
            TermKind::Fact(place) => {
                let layout = frame.layout(place.scope);
                self.field(frame, *place).is_some_and(|field| self.is_masked(layout, field))
            }
            TermKind::Sum(parts) => parts.iter().any(|&(_, part)| self.reads_masked(part, frame)),
            TermKind::Aggregate(each) => {
                let mut inside = frame.clone();
                inside.enter(each.level, Row { cells: &[], layout: each.layout, index: 0 });
                each.value.is_some_and(|value| self.reads_masked(value, &inside))
            }
            TermKind::If(_, then, otherwise) => self.reads_masked(*then, frame) || self.reads_masked(*otherwise, frame),
            TermKind::Defined(definition) => match program[*definition].value {
                DefinitionValue::Term(value) => self.reads_masked(value, frame),
                DefinitionValue::Formula(_) => false,
            },
            TermKind::Constant(_) | TermKind::Span(_) | TermKind::Unpublished => false,
        }
    }
}
