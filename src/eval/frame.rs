//! The facts that a formula reads: the account's, the person's, and the elements of the loops around it.

use crate::facts::Facts;
use crate::moment::{Day, Zone};
use crate::program::{LayoutId, Place, Program, Scope};
use crate::value::Value;

/// How deep loops may nest; the checker refuses more.
pub const MAX_LOOPS: usize = 8;

/// An element of a loop.
#[derive(Clone, Copy, Debug)]
pub struct Row<'v> {
    /// Its fields.
    pub cells: &'v [Value],
    /// What they are.
    pub layout: LayoutId,
    /// Its position in its list.
    pub index: u32,
}

/// The facts in view.
#[derive(Clone, Debug)]
pub struct Frame<'v> {
    account: &'v [Value],
    me: &'v [Value],
    others: &'v [Option<Vec<Value>>],
    rows: [Row<'v>; MAX_LOOPS],
    /// Events may lie after the moment.
    pub(super) rewinding: bool,
}

impl<'v> Frame<'v> {
    /// All facts of an account, outside any loop, seen from a moment.
    pub fn new(facts: &'v Facts, zone: &Zone, now: i64) -> Self {
        Frame::seen_from(facts, zone, zone.day_of(now), now)
    }

    /// The same, with the civil day of the moment.
    pub(super) fn seen_from(facts: &'v Facts, zone: &Zone, day: Day, now: i64) -> Self {
        // The answers may be of later the same day: what they date is only known to the day.
        let later = |as_of: Day| as_of > day || as_of == day && now < zone.end_of(day);
        Frame::of(&facts.account, &facts.me, &facts.others, facts.as_of.is_none_or(later))
    }

    pub(super) fn of(account: &'v [Value], me: &'v [Value], others: &'v [Option<Vec<Value>>], rewinding: bool) -> Self {
        let row = Row { cells: &[], layout: Program::ACCOUNT, index: 0 };
        Frame { account, me, others, rows: [row; MAX_LOOPS], rewinding }
    }

    /// Enters the element of a loop.
    #[inline]
    pub fn enter(&mut self, level: u8, row: Row<'v>) {
        if let Some(slot) = self.rows.get_mut(usize::from(level)) {
            *slot = row;
        }
    }

    /// The element of a loop.
    #[inline]
    pub fn row(&self, level: u8) -> Row<'v> {
        self.rows.get(usize::from(level)).copied().unwrap_or(Row { cells: &[], layout: Program::ACCOUNT, index: 0 })
    }

    /// The cells of a scope.
    #[inline]
    pub fn cells(&self, scope: Scope) -> &'v [Value] {
        match scope {
            Scope::Account => self.account,
            Scope::Me => self.me,
            Scope::Element(level) => self.row(level).cells,
        }
    }

    /// What the cells of a scope are.
    pub fn layout(&self, scope: Scope) -> LayoutId {
        match scope {
            Scope::Account => Program::ACCOUNT,
            Scope::Me => Program::ME,
            Scope::Element(level) => self.row(level).layout,
        }
    }

    /// The value at a place, as it was given.
    #[inline]
    pub fn value(&self, place: Place) -> &'v Value {
        self.cells(place.scope).get(usize::from(place.slot)).unwrap_or(&Value::Unknown)
    }

    /// Another platform's account, by its position among the program's `uses`.
    pub fn other(&self, index: usize) -> Option<&'v [Value]> {
        self.others.get(index).and_then(Option::as_deref)
    }

    /// The facts about the person.
    pub fn me(&self) -> &'v [Value] {
        self.me
    }
}
