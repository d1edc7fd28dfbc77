//! `adieu eval`: judges account files.

use adieu::messages::Cli;
use adieu::moment::Moment;
use adieu::outcome::Outcome;
use adieu::report::account::{self, Answers};
use adieu::report::judged::Judged;
use adieu::verdict::evaluate;

use super::accounts::{Accounts, Wanted};
use super::args::Eval;
use super::clock::Clock;
use super::exit::Exit;
use super::files;
use super::load;
use super::terminal::{Stream, Terminal};

/// Judges, and prints the report.
pub fn run(args: Eval, terminal: &Terminal, clock: Clock) -> Exit {
    match judge(&args, terminal, clock) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn judge(args: &Eval, terminal: &Terminal, clock: Clock) -> Result<Exit, Exit> {
    let moment = clock.moment(args.on.as_deref()).map_err(|problem| terminal.refuse([problem]))?;
    let wanted = Wanted {
        files: &args.files,
        from: args.from.map(Into::into),
        set: &args.set,
        platform: args.platform.as_deref(),
        rules: &args.rules,
    };
    let accounts = Accounts::load(&wanted, clock.today(), terminal)?;
    if accounts.iter().next().is_none() {
        let file = args.files.first().map(|file| files::shown(file)).unwrap_or_default();
        let platform = accounts.only.clone().unwrap_or_default();
        return Err(terminal.refuse([Cli::NoAccountOf { file, platform }]));
    }
    accounts.warn_of_the_future(moment, terminal);
    let base = &accounts.rules.base;
    let outcomes = outcomes(&accounts, moment, terminal)?;
    let places: Vec<_> = accounts.iter().map(|(document, account)| accounts.places(document, account)).collect();
    let judged: Vec<Judged> = accounts
        .iter()
        .zip(&outcomes)
        .zip(&places)
        .filter_map(|(((_, account), outcome), locate)| {
            let program = base.programs.get(account.program)?;
            Some(Judged { base, program, facts: &account.facts, outcome, locate })
        })
        .collect();
    let named = args.files.first().filter(|file| file.as_os_str() != "-").map(|file| file.to_string_lossy());
    let answers = Answers {
        accounts: &judged,
        sources: &accounts.rules.sources,
        file: named.as_deref(),
        today: args.on.is_none().then(|| clock.today()),
    };
    terminal.print(&report(args, &answers, terminal));
    Ok(outcomes.iter().map(|outcome| Exit::of(outcome.verdict)).min().unwrap_or(Exit::NotJudged))
}

/// The report in the form that was asked for.
fn report(args: &Eval, answers: &Answers, terminal: &Terminal) -> String {
    let style = terminal.style(Stream::Out, args.format);
    if args.quiet { account::quiet(answers) } else { account::account(answers, &style) }
}

/// What comes out for every account.
fn outcomes(accounts: &Accounts, moment: Moment, terminal: &Terminal) -> Result<Vec<Outcome>, Exit> {
    let base = &accounts.rules.base;
    let programs = accounts.iter().filter_map(|(_, account)| Some((base.programs.get(account.program)?, account)));
    let outcomes = programs.map(|(program, account)| evaluate(base, program, &account.facts, moment));
    outcomes.collect::<Result<_, _>>().map_err(|diagnostic| {
        load::tell(&[*diagnostic], &accounts.rules.sources, terminal);
        Exit::NotJudged
    })
}
