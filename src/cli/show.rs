//! `adieu show`: the platforms, one platform's rules in words, one item; all with their sources and ages.

use adieu::messages::Cli;
use adieu::near::nearest;
use adieu::program::Program;
use adieu::report::show::{self, Shown};
use adieu::report::view::safe;
use adieu::rules::built_in_platforms;
use adieu::source::SourceMap;

use super::args::{OutputFormat, Show};
use super::clock::Clock;
use super::exit::Exit;
use super::load;
use super::terminal::{Stream, Terminal};

/// Shows what was asked for.
pub fn run(args: Show, terminal: &Terminal, clock: Clock) -> Exit {
    match show(&args, terminal, clock) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn show(args: &Show, terminal: &Terminal, clock: Clock) -> Result<Exit, Exit> {
    let day = clock.asked(args.on.as_deref()).map_err(|problem| terminal.refuse(problem))?.day();
    let style = terminal.style(Stream::Out, args.format);
    let json = args.format == OutputFormat::Json;
    let Some(what) = &args.what else {
        let all: Vec<&str> = built_in_platforms().collect();
        let rules = load::rules(SourceMap::new(), &all, &args.rules, terminal)?;
        let shown = Shown { base: &rules.base, sources: &rules.sources, day };
        terminal.print(&if json { show::platforms_json(&shown) } else { show::platforms(&shown, &style) });
        return Ok(Exit::Yes);
    };
    let (called, item) = match what.split_once('/') {
        Some((called, item)) => (called, Some(item)),
        None => (what.as_str(), None),
    };
    let (rules, id) = load::platform(SourceMap::new(), called, &args.rules, terminal)?;
    let program = rules.base.platform(&id).ok_or(Exit::NotJudged)?;
    let shown = Shown { base: &rules.base, sources: &rules.sources, day };
    let text = match item {
        None if json => show::platform_json(&shown, program),
        None => show::platform(&shown, program, &style),
        Some(item) if json => show::item_json(&shown, program, item).ok_or_else(|| unknown(program, item, terminal))?,
        Some(item) => show::item(&shown, program, item, &style).ok_or_else(|| unknown(program, item, terminal))?,
    };
    terminal.print(&text);
    Ok(Exit::Yes)
}

/// Says that an item does not exist, and which do.
fn unknown(program: &Program, item: &str, terminal: &Terminal) -> Exit {
    let conditions = program.conditions.iter().map(|condition| &condition.head);
    let notes = program.notes.iter().map(|note| &note.head);
    let procedures = program.procedures.iter().map(|procedure| &procedure.head);
    let automatics = program.automatics.iter().map(|automatic| &automatic.head);
    let mut names: Vec<String> =
        conditions.chain(notes).chain(procedures).chain(automatics).map(|head| head.name.clone()).collect();
    names.dedup();
    let id = &program.platform.id;
    let known = match nearest(item, names.iter().map(String::as_str)) {
        Some(near) => Cli::YouMayWant { word: format!("adieu show {id}/{near}") },
        None => Cli::ItsItems { items: terminal.joined(&names) },
    };
    let platform = terminal.joined(std::slice::from_ref(id));
    terminal.refuse([Cli::UnknownItem { item: safe(item).into_owned(), platform }, known])
}
