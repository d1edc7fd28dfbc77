//! Mistakes on the command line that clap finds, in our own words and in the reader's language.

use clap::ValueEnum;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use adieu::messages::{Cli, Language, Words};
use adieu::near::nearest;
use adieu::report::view::safe;

use super::args::{CommandLine, PlanFormat};

/// The sentences for an error, to be printed a line each.
pub fn explained(error: &clap::Error, verb: Option<&str>) -> Vec<Cli> {
    let mut lines = vec![what(error, verb)];
    lines.extend(near(error, verb).map(|word| Cli::YouMayWant { word }));
    lines.extend(format_of_plan(error, verb));
    lines.push(match verb {
        Some(verb) => Cli::SeeHelp { verb: verb.to_owned() },
        None => Cli::SeeAllHelp,
    });
    lines
}

fn what(error: &clap::Error, verb: Option<&str>) -> Cli {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    match (error.kind(), verb) {
        (ErrorKind::UnknownArgument, Some(verb)) if !argument.starts_with('-') => {
            Cli::OneTooMany { word: argument, verb: verb.to_owned() }
        }
        (ErrorKind::UnknownArgument, Some(verb)) => Cli::NoSuchOption { option: argument, verb: verb.to_owned() },
        (ErrorKind::UnknownArgument, None) => Cli::NoSuchOptionHere { option: argument },
        (ErrorKind::InvalidValue, _) if value.is_empty() => Cli::OptionNeedsValue { option: without_value(&argument) },
        (ErrorKind::InvalidValue, _) => {
            Cli::BadOptionValue { option: without_value(&argument), value, known: known(error) }
        }
        (ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals | ErrorKind::TooFewValues, _) => {
            Cli::OptionNeedsValue { option: without_value(&argument) }
        }
        (ErrorKind::MissingRequiredArgument, Some(verb)) => Cli::Needs { verb: verb.to_owned(), what: bare(&argument) },
        (ErrorKind::TooManyValues, Some(verb)) => Cli::OneTooMany { word: value, verb: verb.to_owned() },
        (ErrorKind::InvalidUtf8, _) => Cli::NotUnicodeArgument,
        _ => Cli::WrongUsage,
    }
}

/// A plan has more formats than other results.
fn format_of_plan(error: &clap::Error, verb: Option<&str>) -> Option<Cli> {
    let (option, value) = (context(error, ContextKind::InvalidArg), context(error, ContextKind::InvalidValue));
    let format = PlanFormat::from_str(&value, true).ok()?;
    let is_other = without_value(&option) == "--format" && verb != Some("plan") && !value.is_empty();
    let format = format.to_possible_value()?.get_name().to_owned();
    is_other.then_some(Cli::FormatOfPlan { format })
}

/// The option of this verb that was probably meant.
fn near(error: &clap::Error, verb: Option<&str>) -> Option<String> {
    if error.kind() != ErrorKind::UnknownArgument {
        return None;
    }
    let typed = context(error, ContextKind::InvalidArg);
    let typed = typed.strip_prefix("--")?;
    let command = <CommandLine as clap::CommandFactory>::command();
    let here = verb.and_then(|verb| command.find_subcommand(verb));
    let options = here.into_iter().chain([&command]).flat_map(clap::Command::get_opts);
    let flags = here.into_iter().flat_map(clap::Command::get_arguments).filter(|flag| !flag.is_positional());
    let names: Vec<&str> = options.chain(flags).filter_map(clap::Arg::get_long).collect();
    nearest(typed, names).map(|name| format!("--{name}"))
}

/// What clap says about an error, as text that is safe to show.
fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => safe(text).into_owned(),
        Some(ContextValue::Strings(texts)) => {
            texts.iter().map(|text| safe(text).into_owned()).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    }
}

/// The values that would be right.
fn known(error: &clap::Error) -> Words {
    let values = context(error, ContextKind::ValidValue);
    let Some((before, last)) = values.rsplit_once(", ") else { return Words::of(&values, &values) };
    let either =
        |comma, language| Cli::Or { before: before.replace(", ", comma), last: last.to_owned() }.text(language);
    Words { en: either(", ", Language::En), zh: either("、", Language::Zh) }
}

/// `--format` of `--format <FORMAT>`, `--why` of `--why[=<ITEM>]`, `SHELL` of `<SHELL>`.
fn without_value(argument: &str) -> String {
    let end = argument.char_indices().skip(1).find(|(_, character)| matches!(character, ' ' | '[' | '='));
    bare(argument.get(..end.map_or(argument.len(), |(at, _)| at)).unwrap_or(argument))
}

/// `FILE` of `<FILE>...`, `PATH` of `[PATH]...`.
fn bare(argument: &str) -> String {
    argument.replace(['<', '>', '[', ']'], "").replace("...", "")
}
