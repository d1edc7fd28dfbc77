//! What to do about a failing require: its acts and waits, gathered while the loops around them are known.

use super::{Explainer, FactPath, FactStep, Step};
use crate::eval::Frame;
use crate::outcome::{Reason, ReasonId, ReasonKind, Way};
use crate::program::{FormulaKind, Place, RemedyId, Scope, Template, TemplatePart};
use crate::truth::Truth;
use crate::value::Value;

impl<'a> Explainer<'a> {
    /// Adds the ways that the remedy of a reason's formula offers.
    pub(super) fn offer(&mut self, frame: &mut Frame<'a>, id: ReasonId, ways: &mut Vec<Way>) {
        let program = self.program();
        let Some(reason) = self.reason(id) else { return };
        let Some(remedy) = program[reason.formula].remedy else { return };
        for (index, fix) in program[remedy].fixes.iter().enumerate() {
            let depth = self.reason(id).map_or(0, |reason| reason.elements.len());
            let targets = if mentions_element(&fix.text, depth) { self.elements_of(id) } else { vec![id] };
            for target in targets {
                let offered = fix.when.is_none_or(|when| self.holds_for(frame, id, target, when) != Truth::False);
                if offered {
                    act(ways, remedy, index, target);
                }
            }
        }
        if program[remedy].no_fix.is_some() && self.reason(id).is_some_and(|reason| reason.earliest.is_none()) {
            ways.push(Way::Nothing { remedy, reasons: self.elements_of(id) });
        }
    }

    /// The elements that make a loop as it is, or the reason itself.
    fn elements_of(&self, id: ReasonId) -> Vec<ReasonId> {
        let Some(reason) = self.reason(id) else { return vec![id] };
        if !matches!(reason.kind, ReasonKind::Loop { .. }) {
            return vec![id];
        }
        let deeper = |part: &&ReasonId| {
            self.reason(**part).is_some_and(|part: &Reason| part.elements.len() > reason.elements.len())
        };
        reason.parts.iter().filter(deeper).copied().collect()
    }

    /// The truth of a fix's `when` for one element of the loop that a remedy belongs to.
    fn holds_for(
        &self,
        frame: &mut Frame<'a>,
        id: ReasonId,
        target: ReasonId,
        when: crate::program::FormulaId,
    ) -> Truth {
        let (Some(reason), Some(target)) = (self.reason(id), self.reason(target)) else { return Truth::Unknown };
        if let (FormulaKind::Loop(each), Some(&index)) =
            (&self.program()[reason.formula].kind, target.elements.get(reason.elements.len()))
            && let Value::List(list) = frame.value(each.list)
        {
            let _entered = self.at.element(frame, each.level, each.layout, list, index as usize);
        }
        self.at.formula(frame, when)
    }

    /// The reasons below one that pass by waiting: elements of its loop, or comparisons.
    pub fn passing(&self, id: ReasonId) -> Vec<ReasonId> {
        let Some(reason) = self.reason(id) else { return Vec::new() };
        let elements = self.elements_of(id);
        let candidates = match reason.kind {
            ReasonKind::Loop { .. } => elements,
            ReasonKind::Parts { .. } | ReasonKind::Defined => {
                return reason.parts.iter().flat_map(|&part| self.passing(part)).collect();
            }
            _ => vec![id],
        };
        candidates.into_iter().filter(|&part| self.reason(part).is_some_and(|part| part.earliest.is_some())).collect()
    }

    /// Enters an element on the way down.
    pub(super) fn enter(&mut self, list: &FactPath, index: usize) {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        let mut path = list.clone();
        path.steps.push(FactStep::Index(index));
        self.trail.push(Step { path, index });
    }
}

/// One act for one more element.
fn act(ways: &mut Vec<Way>, wanted: RemedyId, index: usize, target: ReasonId) {
    for way in ways.iter_mut() {
        if let Way::Act { remedy, fix, reasons } = way
            && *remedy == wanted
            && *fix == index
        {
            reasons.push(target);
            return;
        }
    }
    ways.push(Way::Act { remedy: wanted, fix: index, reasons: vec![target] });
}

/// Does a text speak of an element inside the loop at this depth?
fn mentions_element(text: &Template, depth: usize) -> bool {
    let inside = |place: &Place| matches!(place.scope, Scope::Element(level) if usize::from(level) >= depth);
    text.zh.iter().chain(&text.en).any(|part| match part {
        TemplatePart::Fact(place) => inside(place),
        // A computed value may read the element; asking for one text per element is never wrong then.
        TemplatePart::Term(_) => true,
        TemplatePart::Words(_) | TemplatePart::Earliest => false,
    })
}
