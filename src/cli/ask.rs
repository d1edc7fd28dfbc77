//! `adieu ask`: leads an interview, keeps the answers, ends in the report. Questions go to standard error, so that the
//! report alone is the result.

use std::path::PathBuf;

use adieu::diagnostic::Diagnostic;
use adieu::facts::{Account, Facts};
use adieu::interview::{Interview, Reply};
use adieu::messages;
use adieu::moment::Day;
use adieu::outcome::Outcome;
use adieu::program::Program;
use adieu::report::account::changes;
use adieu::report::judged::Judged;
use adieu::report::layout::unkept;
use adieu::report::phrase::Wording;
use adieu::rules::Rules;

use super::answers::Command;
use super::args::{Ask, Eval, OutputFormat};
use super::clock::{Asked, Clock};
use super::dialog::{self, Typed};
use super::eval;
use super::exit::Exit;
use super::interrupt::{Farewell, Interrupt};
use super::load;
use super::session::Session;
use super::terminal::Terminal;

/// Asks, and prints the report.
pub fn run(args: Ask, terminal: &Terminal, clock: Clock) -> Exit {
    let led = lead(&args, terminal, clock);
    match led {
        Ok(Ended::Answered(file)) => eval::run(report_of(file, args), terminal, clock),
        Ok(Ended::Interrupted(exit)) | Err(exit) => exit,
    }
}

/// How an interview ended.
enum Ended {
    /// Nothing is left to ask; the answers are in this file.
    Answered(PathBuf),
    /// Nobody answers any more.
    Interrupted(Exit),
}

/// The report of an account file.
fn report_of(file: PathBuf, args: Ask) -> Eval {
    Eval {
        files: vec![file],
        platform: args.platform,
        on: args.on,
        set: Vec::new(),
        why: None,
        quiet: false,
        rules: args.rules,
        format: OutputFormat::Human,
        from: None,
    }
}

fn lead(args: &Ask, terminal: &Terminal, clock: Clock) -> Result<Ended, Exit> {
    let asked = clock.asked(args.on.as_deref()).map_err(|problem| terminal.refuse(problem))?;
    let mut session = Session::open(args, terminal, asked, clock)?;
    session.answers.can_be_kept().map_err(|problem| terminal.refuse([problem]))?;
    session.tell_day(clock, terminal);
    let interrupt = Interrupt::new();
    if let Some(exit) = session.settle_day(&interrupt, terminal)? {
        return Ok(Ended::Interrupted(exit));
    }
    for account in std::mem::take(&mut session.queue) {
        if let Some(exit) = session.interview(account, asked, &interrupt, terminal)? {
            return Ok(Ended::Interrupted(exit));
        }
    }
    interrupt.disarm();
    terminal.note("\n");
    Ok(Ended::Answered(session.answers.path().to_owned()))
}

impl Session {
    /// Leads one interview to its end; tells how the program ends if nobody answers any more.
    fn interview(
        &mut self,
        mut account: Account,
        asked: Asked,
        interrupt: &Interrupt,
        terminal: &Terminal,
    ) -> Result<Option<Exit>, Exit> {
        let Session { rules, answers, today, unanswered, first, on, .. } = self;
        let Some(program) = rules.base.programs.get(account.program) else { return Ok(None) };
        let fail = |diagnostic: Box<Diagnostic>| {
            load::tell(&[*diagnostic], &rules.sources, terminal);
            Exit::NotJudged
        };
        let moment = asked.of(program);
        answers.recall(program, &mut account.facts, &rules.base);
        let interview = Interview::new(&rules.base, program, account.facts, moment, *today).map_err(fail)?;
        let mut interview = interview.after(unanswered);
        dialog::begin(&interview, program, answers.path(), std::mem::take(first), terminal);
        let mut told = (interview.facts(), interview.outcome().clone());
        let command = answers.command(on);
        *interrupt.hold() = Some(farewell(&interview, rules, &command, terminal));
        let mut shown = None;
        while let Some(prompt) = interview.prompt() {
            if shown.as_ref() != Some(&prompt) {
                dialog::show(&prompt, terminal);
            }
            let line = match dialog::typed(terminal) {
                Typed::Line(line) => line,
                Typed::NotUtf8 => {
                    dialog::told(messages::Interview::NotUtf8, terminal);
                    shown = Some(prompt);
                    continue;
                }
                // What would still be asked decides nothing.
                Typed::Nothing if interview.is_decided() => break,
                Typed::Nothing => {
                    return Ok(Some(dialog::end(&farewell(&interview, rules, &command, terminal), terminal)));
                }
            };
            let before = interview.facts();
            let reply = interview.answer(&line).map_err(fail)?;
            // Kept before it is told, so that what was told is never lost.
            if interview.facts() != before {
                let mut held = interrupt.hold();
                let saved = answers.save(account.program, &interview.facts(), rules, terminal.language());
                saved.map_err(|problem| terminal.refuse([problem]))?;
                *held = Some(farewell(&interview, rules, &command, terminal));
            }
            dialog::reply(&reply, &wording(program, &told, rules, terminal), terminal);
            // After a wrong answer, or a reason, the question still stands above.
            shown = (!matches!(reply, Reply::Taken { .. })).then_some(prompt);
            if let Reply::Taken { day } = reply {
                let now = (interview.facts(), interview.outcome().clone());
                tell_change(&told, &now, day, &interview, rules, terminal);
                if !interview.is_within_element() {
                    told = now;
                }
            }
        }
        // A file in which nothing new is known stays as it is.
        if !answers.are_kept(account.program) {
            let saved = answers.save(account.program, &interview.facts(), rules, terminal.language());
            saved.map_err(|problem| terminal.refuse([problem]))?;
        }
        unanswered.extend(interview.unanswered().cloned());
        Ok(None)
    }
}

/// What is known, and what it comes to.
type Known = (Facts, Outcome);

/// Says how an answer was understood, and, once an element is described, what it changed.
fn tell_change(told: &Known, now: &Known, day: Option<Day>, interview: &Interview, rules: &Rules, terminal: &Terminal) {
    let before = wording(interview.program(), told, rules, terminal);
    let after = wording(interview.program(), now, rules, terminal);
    let day = day.map(|day| after.full_day(day));
    let changes = if interview.is_within_element() { Vec::new() } else { changes(&before, &after) };
    dialog::changed(day, &changes, terminal);
}

/// The words for what is known so far.
fn wording<'a>(program: &'a Program, known: &'a Known, rules: &'a Rules, terminal: &Terminal) -> Wording<'a> {
    let judged =
        Judged { base: &rules.base, program, facts: &known.0, outcome: &known.1, file: None, locate: &|_| None };
    Wording::new(judged, &rules.sources, terminal.language(), None)
}

/// What to say if somebody ends the interview now.
fn farewell(interview: &Interview, rules: &Rules, command: &Command, terminal: &Terminal) -> Farewell {
    let exit = Exit::of(interview.outcome().verdict);
    let Command { file, with_options } = command.clone();
    let saved = match interview.answers() {
        0 => return Farewell { text: terminal.words(messages::Interview::SavedNothing) + "\n", exit },
        1 => messages::Interview::SavedOne { file },
        count => messages::Interview::Saved { count, file },
    };
    let known = (interview.facts(), interview.outcome().clone());
    let words = wording(interview.program(), &known, rules, terminal);
    let so_far = messages::Interview::SoFar { answer: unkept(&words.answer_line()) };
    let said = [saved, so_far].map(|line| dialog::wrapped(&terminal.words(line), terminal)).concat();
    let go_on = messages::Interview::GoOn { command: with_options.clone() };
    let commands = dialog::beside([go_on, messages::Interview::SeeIt { command: with_options }], terminal);
    Farewell { text: said + &commands, exit }
}
