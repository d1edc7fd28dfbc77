//! `adieu eval`: judges account files.

use std::path::Path;

use adieu::messages::Cli;
use adieu::near::nearest;
use adieu::outcome::Outcome;
use adieu::report::account::{self, Answers, Why};
use adieu::report::json;
use adieu::report::judged::Judged;
use adieu::report::view::safe;
use adieu::verdict::evaluate;

use super::accounts::{Accounts, Wanted};
use super::args::{Eval, OutputFormat};
use super::clock::{Asked, Clock};
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
    let asked = clock.asked(args.on.as_deref()).map_err(|problem| terminal.refuse(problem))?;
    if let Some(word) = item_without_equals(args) {
        return Err(terminal.refuse([Cli::WhyTakesEquals { item: files::shown(word) }]));
    }
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
    accounts.warn_of_the_future(asked, terminal);
    let base = &accounts.rules.base;
    let outcomes = outcomes(&accounts, asked, terminal)?;
    let places: Vec<_> = accounts.iter().map(|(document, account)| accounts.places(document, account)).collect();
    let judged: Vec<Judged> = accounts
        .iter()
        .zip(&outcomes)
        .zip(&places)
        .filter_map(|(((document, account), outcome), locate)| {
            let program = base.programs.get(account.program)?;
            let file = accounts.name_of(document);
            Some(Judged { base, program, facts: &account.facts, outcome, file, locate })
        })
        .collect();
    let answers = Answers {
        accounts: &judged,
        sources: &accounts.rules.sources,
        today: args.on.is_none().then(|| clock.today()),
    };
    terminal.print(&report(args, &answers, terminal)?);
    Ok(outcomes.iter().map(|outcome| Exit::of(outcome.verdict)).min().unwrap_or(Exit::NotJudged))
}

/// What was meant for `--why` and stands alone: `--why released`.
fn item_without_equals(args: &Eval) -> Option<&Path> {
    let word = args.files.get(1..)?.iter().find(|file| !file.exists() && file.extension().is_none())?;
    (args.why.as_deref() == Some("")).then_some(word.as_path())
}

/// The report in the form that was asked for.
fn report(args: &Eval, answers: &Answers, terminal: &Terminal) -> Result<String, Exit> {
    let style = terminal.style(Stream::Out, args.format);
    let what = match args.why.as_deref() {
        _ if args.quiet => return Ok(account::quiet(answers)),
        _ if args.format == OutputFormat::Json => return Ok(json::outcome(answers)),
        None => return Ok(account::account(answers, &style)),
        Some("") => Why::Unsettled,
        Some("all") => Why::All,
        Some(item) => Why::Item(item),
    };
    account::why(answers, what, &style).ok_or_else(|| no_such_item(what, answers, terminal))
}

/// Names the items there are, when another one is asked about.
fn no_such_item(what: Why, answers: &Answers, terminal: &Terminal) -> Exit {
    let item = if let Why::Item(item) = what { item } else { "" };
    let names = account::items(answers);
    let near = nearest(item.rsplit('/').next().unwrap_or(item), names.iter().map(String::as_str));
    let known = match near {
        Some(near) => Cli::YouMayWant { word: format!("--why={near}") },
        None => Cli::ItsItems { items: terminal.joined(&names) },
    };
    let ids: Vec<String> = answers.accounts.iter().map(|judged| judged.program.platform.id.clone()).collect();
    terminal.refuse([Cli::UnknownItem { item: safe(item).into_owned(), platform: terminal.joined(&ids) }, known])
}

/// What comes out for every account.
fn outcomes(accounts: &Accounts, asked: Asked, terminal: &Terminal) -> Result<Vec<Outcome>, Exit> {
    let base = &accounts.rules.base;
    let programs = accounts.iter().filter_map(|(_, account)| Some((base.programs.get(account.program)?, account)));
    let outcomes = programs.map(|(program, account)| evaluate(base, program, &account.facts, asked.of(program)));
    outcomes.collect::<Result<_, _>>().map_err(|diagnostic| {
        load::tell(&[*diagnostic], &accounts.rules.sources, terminal);
        Exit::NotJudged
    })
}
