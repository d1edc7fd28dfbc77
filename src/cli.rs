//! The command line: reads arguments, clock, environment and files, asks the library, and prints what it answers.
//!
//! A verb is a file. Results go to standard output, everything else to standard error. Read it in this order: [`run`],
//! `args.rs` (what may be typed), `mistyped.rs` and `usage.rs` (what is typed instead), then the verbs.

use std::ffi::OsString;

use clap::FromArgMatches;
use clap::error::ErrorKind;

use adieu::messages::Help as Says;

use self::args::{CommandLine, Verb};
use self::clock::Clock;
use self::exit::Exit;
use self::terminal::Terminal;

mod accounts;
mod answers;
mod args;
mod ask;
mod check;
mod clock;
mod dialog;
mod eval;
mod exit;
mod explain;
mod files;
mod help;
mod interrupt;
mod load;
mod man;
mod mistyped;
mod plan;
mod session;
mod show;
mod template;
mod terminal;
mod test;
mod usage;

/// Runs one command line, without the program's own name.
pub fn run(arguments: Vec<OsString>) -> Exit {
    let terminal = Terminal::new(&arguments);
    let arguments = match mistyped::with_verb(arguments) {
        Ok(arguments) => arguments,
        Err(answer) => return terminal.refuse(answer),
    };
    match parse(&arguments, &terminal) {
        Ok(Some(verb)) => verb.run(&terminal, Clock::read()),
        Ok(None) => {
            terminal.print(&terminal.words(Says::Welcome));
            Exit::Yes
        }
        Err(exit) => exit,
    }
}

/// The verb with its arguments; or help was printed, or what is wrong with them.
fn parse(arguments: &[OsString], terminal: &Terminal) -> Result<Option<Verb>, Exit> {
    let command = help::command(terminal.language());
    let name = std::iter::once(OsString::from("adieu"));
    let parsed = command.try_get_matches_from(name.chain(arguments.iter().cloned()));
    match parsed.and_then(|matches| CommandLine::from_arg_matches(&matches)) {
        Ok(line) => Ok(line.verb),
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            terminal.print(&error.render().to_string());
            Err(Exit::Yes)
        }
        Err(error) => {
            let verb = arguments.first().map(|verb| verb.to_string_lossy()).filter(|verb| !verb.starts_with('-'));
            Err(terminal.refuse(usage::explained(&error, verb.as_deref())))
        }
    }
}

impl Verb {
    fn run(self, terminal: &Terminal, clock: Clock) -> Exit {
        match self {
            Verb::Eval(args) => eval::run(args, terminal, clock),
            Verb::Plan(args) => plan::run(args, terminal, clock),
            Verb::Ask(args) => ask::run(args, terminal, clock),
            Verb::Show(args) => show::run(args, terminal, clock),
            Verb::Template(args) => template::run(args, terminal, clock),
            Verb::Check(args) => check::run(args, terminal),
            Verb::Test(args) => test::run(args, terminal),
            Verb::Explain(args) => explain::run(args, terminal),
            Verb::Help(args) => help::run(args, terminal),
            Verb::Completions(args) => man::completions(args, terminal),
            Verb::Man => man::run(terminal),
        }
    }
}
