//! The order of questions: what begins an interview, then the most decisive first, the questions of one place in the
//! app together. Reports and interviews read the same order.
//!
//! A question is worth as many others as its answer spares, on average over its answers. How that is found stands in
//! `spared.rs`, why it was chosen in `docs/asking.md`.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::gather::Judged;
use super::spared::Spared;
use crate::facts::place;
use crate::outcome::{FactPath, FactScope, FactStep, Question};
use crate::program::{Field, Program};

/// Puts the questions in order.
pub(super) fn rank(program: &Program, judged: &mut Judged) {
    if judged.questions.len() < 2 {
        return;
    }
    let spared = Spared::of(program, &judged.conditions, &judged.reasons, &judged.questions);
    let worths: Vec<Worth> = judged
        .questions
        .iter()
        .enumerate()
        .map(|(at, question)| Worth {
            later: match top_field(program, &question.fact) {
                _ if question.conditions.is_empty() => 0,
                Some(field) if field.asked_first => 1,
                _ => 2,
            },
            spared: Reverse(spared.by(at)),
            needed: Reverse(question.conditions.len()),
            at,
        })
        .collect();
    let groups: Vec<Group> = judged.questions.iter().map(|question| Group::of(program, &question.fact)).collect();
    // A group stands where its best question would stand alone.
    let mut best: HashMap<&Group, Worth> = HashMap::new();
    for (group, worth) in groups.iter().zip(&worths) {
        best.entry(group).and_modify(|best| *best = (*best).min(*worth)).or_insert(*worth);
    }
    let mut order: Vec<(Worth, Worth)> = groups
        .iter()
        .zip(&worths)
        .map(|(group, worth)| (best.get(group).copied().filter(|_| worth.later > 1).unwrap_or(*worth), *worth))
        .collect();
    order.sort_unstable();
    let mut questions: Vec<Option<Question>> = std::mem::take(&mut judged.questions).into_iter().map(Some).collect();
    judged.questions = order.iter().filter_map(|(_, worth)| questions.get_mut(worth.at)?.take()).collect();
}

/// What puts a question before others, the weightiest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Worth {
    /// First what is about a request that was made, then what is `asked first`.
    later: u8,
    /// How many others its answers spare.
    spared: Reverse<u32>,
    /// For how many conditions it is needed.
    needed: Reverse<usize>,
    /// Its place in the order of the rules.
    at: usize,
}

/// What is answered in one go: what stands at one place in the app, else one fact, with all the elements of a list.
#[derive(PartialEq, Eq, Hash)]
enum Group {
    Place(String),
    Fact(FactScope, Vec<FactStep>),
}

impl Group {
    fn of(program: &Program, fact: &FactPath) -> Group {
        match top_field(program, fact).and_then(|field| field.place.as_ref()) {
            Some(place) => Group::Place(place.en.clone()),
            None => Group::Fact(fact.scope, top_steps(fact).cloned().collect()),
        }
    }
}

/// The fact of the account or the person that a fact is, or stands in.
fn top_field<'p>(program: &'p Program, fact: &FactPath) -> Option<&'p Field> {
    place::field(program, &FactPath { scope: fact.scope, steps: top_steps(fact).cloned().collect() })
}

fn top_steps(fact: &FactPath) -> impl Iterator<Item = &FactStep> {
    fact.steps.iter().take_while(|step| matches!(step, FactStep::Field(_)))
}
