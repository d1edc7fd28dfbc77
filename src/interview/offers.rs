//! What is left to whoever answers: to stop where nothing can help, and to answer what decides nothing.

use super::{Interview, Reply, Why, answer, request};
use crate::diagnostic::Diagnostic;
use crate::interview::answer::Command;
use crate::messages;
use crate::outcome::Question;

/// Questions that decide nothing are offered once all others are done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum More {
    /// Nothing was said about them.
    NotYet,
    /// Shall they come? That is asked now.
    Offered,
    /// They come.
    Yes,
    /// They do not.
    No,
}

/// An account that can never be deleted needs no further questions; somebody may want the whole list all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// Nothing was said about it.
    NotYet,
    /// It is asked now.
    Asked,
    /// Go on.
    No,
    /// Stop here.
    Yes,
}

impl<'a> Interview<'a> {
    /// Takes a line that says whether to stop, now that nothing can help.
    pub(super) fn stop_or_go_on(&mut self, line: &str) -> Result<Reply<'a>, Box<Diagnostic>> {
        let stop = match (answer::command(line), answer::yes_or_no(line)) {
            (Some(Command::Why), _) => return Ok(Reply::Why(self.why_impossible())),
            (Some(Command::Back), _) => return self.back(),
            (Some(Command::DontKnow), _) | (None, Some(true)) => Stop::Yes,
            (None, Some(false)) => Stop::No,
            (None, None) => return Ok(Reply::Again(messages::Interview::NotYesNo)),
        };
        self.history.push(self.state.clone());
        self.state.stop = stop;
        self.next_question();
        Ok(Reply::Taken { day: None })
    }

    /// Takes a line that says whether questions shall come that decide nothing.
    pub(super) fn more_or_not(&mut self, line: &str) -> Result<Reply<'a>, Box<Diagnostic>> {
        let more = match (answer::command(line), answer::yes_or_no(line)) {
            (Some(Command::Why), _) => return Ok(Reply::Why(Why::telling())),
            (Some(Command::Back), _) => return self.back(),
            (Some(Command::DontKnow), _) | (None, Some(false)) => More::No,
            (None, Some(true)) => More::Yes,
            (None, None) => return Ok(Reply::Again(messages::Interview::NotYesNo)),
        };
        self.history.push(self.state.clone());
        self.state.more = more;
        self.next_question();
        Ok(Reply::Taken { day: None })
    }

    /// What decides nothing and tells more.
    pub(super) fn more_questions(&self) -> impl Iterator<Item = Question> {
        let decides = |question: &Question| {
            request::contains(&self.requested, &question.fact)
                || self.outcome.questions.iter().any(|other| other.fact == question.fact)
        };
        let more = self.telling.iter().filter(move |question| !decides(question) && self.is_askable(question));
        more.filter(|_| self.state.stop != Stop::Yes).cloned()
    }

    /// Is everything said that may decide? What is still asked only tells more.
    pub fn is_decided(&self) -> bool {
        self.state.more != More::NotYet
    }

    /// What tells more, once it is asked.
    pub(super) fn telling_now(&self) -> &[Question] {
        if self.is_decided() { &self.telling } else { &[] }
    }

    /// How many questions there are that decide nothing.
    pub(super) fn count_of_more(&self) -> usize {
        self.more_questions().count()
    }
}
