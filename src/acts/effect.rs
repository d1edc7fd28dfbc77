//! What acts do to the facts of an account: single changes that can be told, applied and undone by nobody.

use crate::facts::{Facts, place};
use crate::outcome::FactPath;
use crate::program::Program;
use crate::value::{List, Value};

/// One change of one fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// The fact becomes this.
    Becomes {
        /// Which.
        fact: FactPath,
        /// What it becomes.
        value: Value,
    },
    /// An element leaves its list.
    Leaves {
        /// The list.
        list: FactPath,
        /// Its position, from 0, when the change is made.
        index: u32,
    },
    /// The list gains an element at its end.
    Gains {
        /// The list.
        list: FactPath,
        /// The element's fields, in the order of the list's layout.
        cells: Vec<Value>,
    },
    /// The account of another platform becomes this.
    OtherBecomes {
        /// Its position among the program's `uses`.
        index: usize,
        /// Its facts, in the order of their layout.
        cells: Vec<Value>,
    },
}

impl Effect {
    /// Does it change the same fact, or list, as another?
    pub fn touches(&self, other: &Effect) -> bool {
        let within = |one: &FactPath, other: &FactPath| {
            let length = one.steps.len().min(other.steps.len());
            one.scope == other.scope && one.steps.get(..length) == other.steps.get(..length)
        };
        match (self.place(), other.place()) {
            (Ok(one), Ok(other)) => within(one, other),
            (Err(one), Err(other)) => one == other,
            _ => false,
        }
    }

    /// The fact or list that it changes, or the position of the account.
    fn place(&self) -> Result<&FactPath, usize> {
        match self {
            Effect::Becomes { fact, .. } => Ok(fact),
            Effect::Leaves { list, .. } | Effect::Gains { list, .. } => Ok(list),
            Effect::OtherBecomes { index, .. } => Err(*index),
        }
    }

    /// Makes the change. A fact that is not there stays away.
    pub fn apply(&self, program: &Program, facts: &mut Facts) {
        match self {
            Effect::Becomes { fact, value } => {
                if let Some(found) = place::value_mut(facts, program, fact) {
                    *found = value.clone();
                }
            }
            Effect::Leaves { list, index } => {
                if let Some(Value::List(list)) = place::value_mut(facts, program, list) {
                    let start = (*index as usize).saturating_mul(list.width).min(list.cells.len());
                    let end = start.saturating_add(list.width).min(list.cells.len());
                    list.cells.drain(start..end);
                }
            }
            Effect::Gains { list, cells } => match place::value_mut(facts, program, list) {
                Some(Value::List(list)) => list.cells.extend(cells.iter().cloned()),
                Some(empty @ (Value::None | Value::Unknown)) => {
                    let incomplete = empty.is_unknown();
                    let list = List { cells: cells.clone(), width: cells.len().max(1), incomplete };
                    *empty = Value::List(Box::new(list));
                }
                _ => {}
            },
            Effect::OtherBecomes { index, cells } => {
                if let Some(other) = facts.others.get_mut(*index) {
                    *other = Some(cells.clone());
                }
            }
        }
    }
}
