//! Values of facts: small, typed by the field that holds them, exact.

use rust_decimal::Decimal;

/// The value of one fact. Which variants a field may hold is its [`Type`](crate::program::Type)'s business.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nobody said.
    Unknown,
    /// It never happened, there is none: optional facts only.
    None,
    /// `yes` or `no`
    YesNo(bool),
    /// A whole number.
    Whole(i64),
    /// A decimal, money, or an amount; the unit is part of the type. Digits as written (`0.10`).
    Decimal(Decimal),
    /// The position of a word in its `one of`.
    Choice(u16),
    /// A civil day: days since 1970-01-01 in the platform's zone.
    Date(i32),
    /// An instant: seconds since 1970-01-01T00:00:00Z.
    Time(i64),
    /// Text.
    Text(Box<str>),
    /// A list.
    List(Box<List>),
}

/// A list of records, row by row.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct List {
    /// All elements' fields in a row, `width` of them each.
    pub cells: Vec<Value>,
    /// How many fields an element has: that of its layout, at least 1.
    pub width: usize,
    /// "These, and maybe others."
    pub incomplete: bool,
}

impl List {
    /// How many elements are known.
    pub fn len(&self) -> usize {
        self.cells.len().checked_div(self.width).unwrap_or(0)
    }

    /// Is no element known?
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The fields of one element; empty past the end.
    pub fn row(&self, index: usize) -> &[Value] {
        let start = index.saturating_mul(self.width);
        self.cells.get(start..start.saturating_add(self.width)).unwrap_or(&[])
    }

    /// All elements in order.
    #[inline]
    pub fn rows(&self) -> impl Iterator<Item = &[Value]> {
        let (mut rest, width) = (self.cells.as_slice(), self.width.max(1));
        std::iter::from_fn(move || {
            let (row, after) = rest.split_at_checked(width)?;
            rest = after;
            Some(row)
        })
    }
}

impl Value {
    /// Is it [`Value::Unknown`]?
    pub fn is_unknown(&self) -> bool {
        matches!(self, Value::Unknown)
    }
}
