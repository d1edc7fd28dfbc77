//! `adieu plan`: what to do, in order, until an account may be deleted.

use adieu::messages::Cli;
use adieu::plan;
use adieu::report::plan as report;
use adieu::report::plan::{Planned, Plans};

use super::accounts::{Accounts, Wanted};
use super::args::{OutputFormat, Plan, PlanFormat};
use super::clock::Clock;
use super::exit::Exit;
use super::files;
use super::load;
use super::terminal::{Stream, Terminal};

/// Plans, and prints the plans.
pub fn run(args: Plan, terminal: &Terminal, clock: Clock) -> Exit {
    match made(&args, terminal, clock) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn made(args: &Plan, terminal: &Terminal, clock: Clock) -> Result<Exit, Exit> {
    let asked = clock.asked(args.on.as_deref()).map_err(|problem| terminal.refuse(problem))?;
    let wanted = Wanted {
        files: &args.files,
        from: args.from.map(Into::into),
        set: &args.set,
        platform: args.platform.as_deref(),
        rules: &args.rules,
    };
    let accounts = Accounts::load(&wanted, clock.today(), terminal)?;
    accounts.warn_of_the_future(asked, terminal);
    let base = &accounts.rules.base;
    let found: Vec<_> = accounts
        .iter()
        .filter_map(|(document, account)| {
            Some((base.programs.get(account.program)?, account, accounts.name_of(document)))
        })
        .collect();
    if found.is_empty() {
        let file = args.files.first().map(|file| files::shown(file)).unwrap_or_default();
        let platform = accounts.only.clone().unwrap_or_default();
        return Err(terminal.refuse([Cli::NoAccountOf { file, platform }]));
    }
    let programs: Vec<_> = found.iter().map(|(program, ..)| *program).collect();
    let ordered = plan::order(&programs);
    let ordered: Vec<_> = ordered.into_iter().filter_map(|index| found.get(index)).collect();
    let mut plans = Vec::with_capacity(ordered.len());
    for (program, account, _) in &ordered {
        match plan::plan(base, program, &account.facts, asked.of(program)) {
            Ok(plan) => plans.push(plan),
            Err(diagnostic) => {
                load::tell(&[*diagnostic], &accounts.rules.sources, terminal);
                return Err(Exit::NotJudged);
            }
        }
    }
    let planned: Vec<Planned> =
        ordered.iter().zip(&plans).map(|((program, _, file), plan)| Planned { program, plan, file: *file }).collect();
    let told = Plans {
        base,
        plans: &planned,
        sources: &accounts.rules.sources,
        today: args.on.is_none().then(|| clock.today()),
    };
    if args.format == PlanFormat::Ics && !report::has_days(&told, terminal.language()) {
        terminal.note(&(terminal.words(Cli::NoDaysForCalendar) + "\n"));
        return Ok(exit_of(&plans));
    }
    terminal.print(&match args.format {
        PlanFormat::Human => report::plan(&told, &terminal.style(Stream::Out, OutputFormat::Human)),
        PlanFormat::Plain => report::plan(&told, &terminal.style(Stream::Out, OutputFormat::Plain)),
        PlanFormat::Json => report::json(&told),
        PlanFormat::Markdown => report::markdown(&told, terminal.language()),
        PlanFormat::Ics => report::calendar(&told, terminal.language()),
    });
    Ok(exit_of(&plans))
}

/// That of the verdicts now, as `eval` has it.
fn exit_of(plans: &[plan::Plan]) -> Exit {
    let verdicts = plans.iter().filter_map(|plan| plan.outcome()).map(|outcome| Exit::of(outcome.verdict));
    verdicts.min().unwrap_or(Exit::NotJudged)
}
