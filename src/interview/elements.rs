//! The elements of lists: one after another, and of each only what tells it from others or may decide something.

use super::{Interview, Step, answer};
use crate::facts::place;
use crate::messages;
use crate::outcome::{FactPath, FactStep, Question};
use crate::program::{Field, LayoutId, Type};
use crate::value::{List, Value};
use crate::verdict::{evaluate, telling};

impl<'a> Interview<'a> {
    /// A word nobody knows says no more than that there may be others.
    pub(super) fn drop_newest(&mut self, question: &Question) {
        if let Some(Value::List(list)) = place::value_mut(&mut self.state.facts, self.program, &question.fact) {
            let kept = list.len().saturating_sub(1) * list.width;
            list.cells.truncate(kept);
        }
    }

    pub(super) fn is_list_of_words(&self, question: &Question) -> bool {
        let kind = place::field(self.program, &question.fact).map(|field| &field.kind);
        let Some(Type::List(layout)) = kind else { return false };
        matches!(self.program.layout(*layout).fields.as_slice(), [word] if word.path.is_empty())
    }

    /// One more element, of which nothing is known yet; or the list is complete.
    pub(super) fn take_element(&mut self, question: &Question, layout: LayoutId, more: bool) {
        let width = self.program.layout(layout).fields.len().max(1);
        let Some(value) = place::value_mut(&mut self.state.facts, self.program, &question.fact) else { return };
        if !matches!(value, Value::List(_)) {
            *value = Value::List(Box::new(List { cells: Vec::new(), width, incomplete: true }));
        }
        let Value::List(list) = value else { return };
        list.incomplete = more;
        if more {
            list.cells.extend(std::iter::repeat_n(Value::Unknown, width));
            self.state.step = Step::Field(0);
        } else {
            self.state.question = None;
        }
    }

    /// One more element, of which the name is known.
    pub(super) fn take_named_element(
        &mut self,
        question: &Question,
        layout: LayoutId,
        line: &str,
    ) -> Result<(), messages::Interview> {
        let field = self.program.layout(layout).fields.first().ok_or(messages::Interview::NotYesNo)?;
        let value = answer::element(field, self.program, line, self.days())?;
        self.take_element(question, layout, true);
        if let Some(path) = self.newest_field(question, 0) {
            self.set(&path, value);
        }
        self.state.step = Step::Field(1);
        Ok(())
    }

    /// Goes past the fields of the newest element that change nothing, and on to the next element.
    pub(super) fn skip_fields(&mut self, question: &Question) {
        let Some(Type::List(layout)) = place::field(self.program, &question.fact).map(|field| &field.kind) else {
            return;
        };
        let fields = &self.program.layout(*layout).fields;
        while let Step::Field(slot) = self.state.step {
            match fields.get(slot) {
                None => self.state.step = Step::Another,
                Some(field) if self.matters(question, field, slot) => return,
                Some(_) => self.state.step = Step::Field(slot + 1),
            }
        }
    }

    /// Does a field of the newest element tell it from others, or may it decide something?
    fn matters(&self, question: &Question, field: &Field, slot: usize) -> bool {
        match &field.kind {
            Type::Text | Type::OneOf(_) => return true,
            Type::List(_) | Type::Account(..) => return false,
            _ => {}
        }
        let asks = |questions: &[Question], path: &FactPath| questions.iter().any(|open| open.fact == *path);
        let own = [self.outcome.questions.as_slice(), self.telling_now()];
        if self.newest_field(question, slot).is_some_and(|path| own.iter().any(|questions| asks(questions, &path))) {
            return true;
        }
        let mut alone = self.state.facts.clone();
        if let Some(Value::List(list)) = place::value_mut(&mut alone, self.program, &question.fact) {
            let newest = list.len().saturating_sub(1);
            **list = List { cells: list.row(newest).to_vec(), width: list.width, incomplete: false };
        }
        let path = element_field_path(&question.fact, 0, field);
        let decides = evaluate(self.base, self.program, &alone, self.moment);
        decides.is_ok_and(|outcome| asks(&outcome.questions, &path))
            || self.is_decided() && asks(&telling(self.base, self.program, &alone, self.moment), &path)
    }

    /// The list at a path, if one is known.
    pub(super) fn list(&self, path: &FactPath) -> Option<&List> {
        match place::value(&self.state.facts, self.program, path)? {
            Value::List(list) => Some(list),
            _ => None,
        }
    }

    pub(super) fn element_field(&self, field: &Field, slot: usize) -> Option<&'a Field> {
        let Type::List(layout) = field.kind else { return None };
        self.program.layout(layout).fields.get(slot)
    }

    /// The path of a field of the newest element.
    pub(super) fn newest_field(&self, question: &Question, slot: usize) -> Option<FactPath> {
        let field = self.element_field(place::field(self.program, &question.fact)?, slot)?;
        let newest = self.list(&question.fact)?.len().checked_sub(1)?;
        Some(element_field_path(&question.fact, newest, field))
    }
}

fn element_field_path(list: &FactPath, index: usize, field: &Field) -> FactPath {
    let mut path = list.clone();
    path.steps.push(FactStep::Index(u32::try_from(index).unwrap_or(u32::MAX)));
    path.steps.extend(field.path.iter().cloned().map(FactStep::Field));
    path
}
