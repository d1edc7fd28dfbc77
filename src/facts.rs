//! Account files: what a person knows about their accounts.

use crate::moment::Day;
use crate::program::{LayoutId, Program};
use crate::value::Value;

/// The facts of one account, in the order of its program's layouts.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// The account's.
    pub account: Vec<Value>,
    /// The person's.
    pub me: Vec<Value>,
    /// The accounts of other platforms that the rules refer to, in the order of `Program::uses`; `None` if the file
    /// holds none.
    pub others: Vec<Option<Vec<Value>>>,
    /// The day the answers were given. No event may lie after it.
    pub as_of: Option<Day>,
}

impl Facts {
    /// Nothing is known.
    pub fn unknown(program: &Program) -> Facts {
        let row = |layout: LayoutId| vec![Value::Unknown; program.layout(layout).fields.len()];
        Facts {
            account: row(Program::ACCOUNT),
            me: row(Program::ME),
            others: vec![None; program.uses.len()],
            as_of: None,
        }
    }
}
