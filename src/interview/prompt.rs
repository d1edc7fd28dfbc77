//! How a question is put: its words, what may be chosen, and how the answer is written.

use super::{Interview, More, Step, Stop};
use crate::facts::place;
use crate::messages::{self, Language, Words};
use crate::outcome::{FactStep, Question};
use crate::program::{Choice, Field, Type};
use crate::value::Value;

/// What to show before an answer is read.
#[derive(Clone, Debug, PartialEq)]
pub struct Prompt {
    /// A new place in the app begins here.
    pub place: Option<Words>,
    /// The number of the question; absent where it goes on about the same fact.
    pub number: Option<usize>,
    /// The question.
    pub text: messages::Interview,
    /// What may be chosen, to be numbered from 1.
    pub choices: Vec<Words>,
    /// How the answer is written.
    pub hint: Option<messages::Interview>,
}

impl Prompt {
    /// Whether to stop: nothing can help any more.
    fn stop() -> Prompt {
        let choices = [messages::Interview::StopHere, messages::Interview::GoOnAsking];
        Prompt {
            place: None,
            number: None,
            text: messages::Interview::NothingHelps,
            choices: choices.iter().map(words).collect(),
            hint: None,
        }
    }
}

impl Prompt {
    /// Whether to go on with questions that decide nothing.
    fn more(count: usize) -> Prompt {
        let choices = [messages::Interview::Yes, messages::Interview::NoShowAnswer];
        let text = if count == 1 { messages::Interview::OneMore } else { messages::Interview::More { count } };
        Prompt { place: None, number: None, text, choices: choices.iter().map(words).collect(), hint: None }
    }
}

impl<'a> Interview<'a> {
    /// What to ask now; `None` when nothing that matters is left.
    pub fn prompt(&self) -> Option<Prompt> {
        if self.state.stop == Stop::Asked {
            return Some(Prompt::stop());
        }
        if self.state.more == More::Offered {
            return Some(Prompt::more(self.count_of_more()));
        }
        let question = self.state.question.as_ref()?;
        let field = place::field(self.program, &question.fact)?;
        let before = self.history.last().and_then(|state| state.place.as_ref());
        let place = field.place.clone().filter(|place| Some(place) != before && self.state.step == Step::Fact);
        let number = (self.state.step == Step::Fact).then_some(self.state.number);
        let (text, choices, hint) = match self.state.step {
            Step::Fact => (self.question_text(question, field), self.choices(field, question), self.hint(field)),
            Step::Field(slot) => {
                let field = self.element_field(field, slot)?;
                let name = self.element_name(question, None)?;
                let text = match self.is_list_of_words(question) {
                    true => messages::Interview::Word { name },
                    false => messages::Interview::FieldOf { label: field.label.clone(), name },
                };
                (text, self.choices(field, question), self.hint(field))
            }
            Step::Another => {
                let choices = [
                    messages::Interview::YesThereIs,
                    messages::Interview::NoThatIsAll,
                    messages::Interview::MaybeOthers,
                ];
                (messages::Interview::Another, choices.iter().map(words).collect(), None)
            }
        };
        Some(Prompt { place, number, text, choices, hint })
    }

    fn question_text(&self, question: &Question, field: &Field) -> messages::Interview {
        let is_element = matches!(question.fact.steps.iter().rev().nth(1), Some(FactStep::Index(_)));
        let text = match (&field.ask, self.element_name(question, Some(is_element))) {
            (Some(ask), _) => ask.clone(),
            (None, Some(name)) => return messages::Interview::FieldOf { label: field.label.clone(), name },
            (None, None) => field.label.clone(),
        };
        match self.list(&question.fact) {
            Some(list) if !list.is_empty() => messages::Interview::Others { text, count: list.len() },
            _ => messages::Interview::Asked { text },
        }
    }

    fn choices(&self, field: &Field, question: &Question) -> Vec<Words> {
        let is_list =
            matches!(self.state.step, Step::Fact) && self.list(&question.fact).is_some_and(|list| !list.is_empty());
        match &field.kind {
            Type::OneOf(choices) => choices.iter().map(|Choice { title, .. }| title.clone()).collect(),
            Type::YesNo => [messages::Interview::Yes, messages::Interview::No].iter().map(words).collect(),
            Type::List(_) if is_list => {
                [messages::Interview::YesThereIs, messages::Interview::NoThatIsAll].iter().map(words).collect()
            }
            Type::List(_) => {
                [messages::Interview::SomeToList, messages::Interview::NoThereIsNot].iter().map(words).collect()
            }
            _ => Vec::new(),
        }
    }

    fn hint(&self, field: &Field) -> Option<messages::Interview> {
        let hint = match &field.kind {
            Type::Whole => messages::Interview::HintWhole,
            Type::Decimal => messages::Interview::HintDecimal,
            Type::Money(currency) => messages::Interview::HintMoney { currency: currency.clone() },
            Type::Amount(unit) => messages::Interview::HintAmount { unit: self.program[*unit].title.clone() },
            Type::Text => messages::Interview::HintText,
            Type::Date if field.may_lie_ahead => messages::Interview::HintDateAhead,
            Type::Date => messages::Interview::HintDate,
            Type::Time => messages::Interview::HintTime,
            Type::YesNo | Type::OneOf(_) | Type::List(_) | Type::Account(..) => return None,
        };
        Some(if field.optional { messages::Interview::OrNone { hint: words(&hint) } } else { hint })
    }

    /// What the element is called that a question is about: the newest of its list, or the one on its path.
    fn element_name(&self, question: &Question, on_path: Option<bool>) -> Option<Words> {
        let mut path = question.fact.clone();
        let index = match on_path {
            Some(false) => return None,
            Some(true) => loop {
                if let FactStep::Index(index) = path.steps.pop()? {
                    break index as usize;
                }
            },
            None => self.list(&path)?.len().checked_sub(1)?,
        };
        let field = place::field(self.program, &path)?;
        let Type::List(layout) = field.kind else { return None };
        let list = self.list(&path)?;
        let name = self.program.layout(layout).fields.iter().zip(list.row(index)).find_map(|(field, value)| {
            match (&field.kind, value) {
                (Type::Text, Value::Text(name)) => Some(Words { zh: name.to_string(), en: name.to_string() }),
                (Type::OneOf(choices), Value::Choice(position)) => {
                    Some(choices.get(usize::from(*position))?.title.clone())
                }
                _ => None,
            }
        });
        let number = index + 1;
        Some(name.unwrap_or_else(|| words(&messages::Interview::NoName { number })))
    }
}

/// A message in both languages.
pub(super) fn words(message: &messages::Interview) -> Words {
    Words { zh: message.text(Language::Zh), en: message.text(Language::En) }
}
