//! `adieu template`: an account file to fill in, or its JSON Schema.

use adieu::facts::{schema, template};
use adieu::report::machine::to_json;
use adieu::source::SourceMap;

use super::args::Template;
use super::clock::Clock;
use super::exit::Exit;
use super::load;
use super::terminal::Terminal;

/// Prints the template or the schema of a platform.
pub fn run(args: Template, terminal: &Terminal, clock: Clock) -> Exit {
    let (rules, id) = match load::platform(SourceMap::new(), &args.platform, &args.rules, terminal) {
        Ok(found) => found,
        Err(exit) => return exit,
    };
    let Some(program) = rules.base.platform(&id) else { return Exit::NotJudged };
    if args.schema {
        terminal.print(&(to_json(&schema(program)) + "\n"));
    } else {
        terminal.print(&template(program, clock.today(), args.format.into(), terminal.language()));
    }
    Exit::Yes
}
