//! The values that are tried to make a comparison as it should be.

use crate::program::Type;
use crate::value::Value;

/// Nothing of it: `0`, `0 CNY`.
pub(super) fn zero_of(kind: &Type) -> Option<Value> {
    match kind {
        Type::Whole => Some(Value::Whole(0)),
        Type::Decimal | Type::Money(_) | Type::Amount(_) => Some(Value::Decimal(rust_decimal::Decimal::ZERO)),
        Type::YesNo | Type::Text | Type::OneOf(_) | Type::Date | Type::Time | Type::List(_) | Type::Account(..) => None,
    }
}

/// A value and those beside it: what is more than five is at least six.
pub(super) fn with_neighbours(value: Value) -> Vec<Value> {
    let around = match value {
        Value::Whole(value) => [value.checked_sub(1), value.checked_add(1)].map(|next| next.map(Value::Whole)),
        Value::Decimal(value) => {
            let one = rust_decimal::Decimal::ONE;
            [value.checked_sub(one), value.checked_add(one)].map(|next| next.map(Value::Decimal))
        }
        Value::Date(value) => [value.checked_sub(1), value.checked_add(1)].map(|next| next.map(Value::Date)),
        _ => [None, None],
    };
    std::iter::once(value).chain(around.into_iter().flatten()).collect()
}
