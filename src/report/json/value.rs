//! Values as account files write them.

use serde_json::{Value as Json, json};

use crate::moment::{Day, Span};
use crate::program::{Program, Type};
use crate::value::Value;

/// What stands for a value that is never shown.
pub(in crate::report) const MASK: &str = "***";

/// A value as an account file has it: numbers with units are strings, so that no digit is lost.
pub(in crate::report) fn value(program: &Program, value: &Value, kind: &Type) -> Json {
    match value {
        Value::Unknown => json!("?"),
        Value::None => json!("none"),
        Value::YesNo(yes) => json!(yes),
        Value::Whole(number) => match unit(program, kind) {
            Some(unit) => json!(format!("{number} {unit}")),
            None => json!(number),
        },
        Value::Decimal(number) => match unit(program, kind) {
            Some(unit) => json!(format!("{number} {unit}")),
            None => json!(number.to_string()),
        },
        Value::Choice(index) => match kind {
            Type::OneOf(choices) => json!(choices.get(usize::from(*index)).map(|choice| choice.word.as_str())),
            _ => Json::Null,
        },
        Value::Date(day) => json!(Day(*day).iso()),
        Value::Time(instant) => json!(program.platform.zone.rfc3339(*instant)),
        Value::Text(text) => json!(text),
        Value::List(list) => json!({ "elements": list.len(), "maybe_others": list.incomplete }),
    }
}

fn unit(program: &Program, kind: &Type) -> Option<String> {
    match kind {
        Type::Money(currency) => Some(currency.clone()),
        Type::Amount(unit) => Some(program[*unit].name.clone()),
        _ => None,
    }
}

/// A span of time as ISO 8601 writes it: `P14D`, `P6M`, `PT24H`.
pub(super) fn span(span: Span) -> String {
    match (span.months, span.days, span.seconds) {
        (0, 0, seconds) if seconds > 0 && seconds % 3600 == 0 => format!("PT{}H", seconds / 3600),
        (0, 0, seconds) if seconds > 0 => format!("PT{seconds}S"),
        (0, days, _) => format!("P{days}D"),
        (months, 0, _) => format!("P{months}M"),
        (months, days, _) => format!("P{months}M{days}D"),
    }
}
