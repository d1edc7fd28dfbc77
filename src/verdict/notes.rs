//! The losses, advice, cautions, alternatives and rights that apply to these facts, or may.

use crate::eval::{At, Frame, Reading, in_force};
use crate::outcome::NoteOutcome;
use crate::program::{FormulaKind, Loop, NoteId, NoteText, Quantifier};
use crate::truth::Truth;
use crate::value::Value;

/// All texts of notes in force that apply or may apply, in the order of the rules.
pub(super) fn applying<'a>(at: &'a At<'a>, frame: &Frame<'a>) -> Vec<NoteOutcome> {
    let mut frame = frame.clone();
    let mut found = Vec::new();
    for (index, note) in at.program.notes.iter().enumerate() {
        if !at.applies(&note.head).0 {
            continue;
        }
        let gate: Truth = at.gate(&mut frame, note.head.when, note.head.unless);
        let id = NoteId(u32::try_from(index).unwrap_or(u32::MAX));
        for (index, text) in note.texts.iter().enumerate() {
            let shown = in_force(&at.program.platform.zone, text.window, at.now).0;
            if gate != Truth::False && shown {
                one(at, &mut frame, (id, index, text), gate, &mut found);
            }
        }
    }
    found
}

/// One text: once, or once for each element that its `when some x in xs` finds.
fn one<'a>(
    at: &'a At<'a>,
    frame: &mut Frame<'a>,
    (note, index, text): (NoteId, usize, &'a NoteText),
    gate: Truth,
    found: &mut Vec<NoteOutcome>,
) {
    let unless = text.unless.map_or(Truth::True, |unless| !at.formula::<Truth>(frame, unless));
    let gate = and(gate, unless);
    if gate == Truth::False {
        return;
    }
    let outcome = |truth, elements, amount| NoteOutcome { note, text: index, elements, truth, amount };
    let each = text.when.and_then(|when| match &at.program[when].kind {
        FormulaKind::Loop(each) if each.quantifier == Quantifier::Some => Some(each),
        _ => None,
    });
    match (each, text.when) {
        (Some(each), Some(when)) => {
            let before = found.len();
            for_each(at, frame, each, |frame, index, truth| {
                found.push(outcome(and(gate, truth), vec![index], amount(at, frame, text)));
            });
            // The list may hold others, or is not known: it may apply.
            if found.len() == before && at.formula::<Truth>(frame, when) == Truth::Unknown {
                found.push(outcome(Truth::Unknown, Vec::new(), None));
            }
        }
        (_, when) => {
            let truth = and(gate, when.map_or(Truth::True, |when| at.formula(frame, when)));
            if truth != Truth::False {
                found.push(outcome(truth, Vec::new(), amount(at, frame, text)));
            }
        }
    }
}

fn for_each<'a>(at: &'a At<'a>, frame: &mut Frame<'a>, each: &Loop, mut found: impl FnMut(&mut Frame<'a>, u32, Truth)) {
    let Value::List(list) = frame.value(each.list) else { return };
    for index in 0..list.len() {
        if at.element(frame, each.level, each.layout, list, index).is_err() {
            continue;
        }
        let truth = each.body.map_or(Truth::True, |body| at.formula(frame, body));
        if truth != Truth::False {
            found(frame, u32::try_from(index).unwrap_or(u32::MAX), truth);
        }
    }
}

fn amount<'a>(at: &'a At<'a>, frame: &mut Frame<'a>, text: &NoteText) -> Option<Value> {
    match at.term(frame, text.amount?).0 {
        Reading::Known(scalar) => Some(scalar.value()),
        Reading::None | Reading::Unknown | Reading::Between { .. } => None,
    }
}

fn and(one: Truth, other: Truth) -> Truth {
    match (one, other) {
        (Truth::False, _) | (_, Truth::False) => Truth::False,
        (Truth::True, Truth::True) => Truth::True,
        (Truth::Unknown, _) | (_, Truth::Unknown) => Truth::Unknown,
    }
}
