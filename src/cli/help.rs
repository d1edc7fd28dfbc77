//! Help pages: clap lays them out, the words are ours and in the reader's language.

use clap::{Arg, ArgAction, Command, CommandFactory};

use adieu::messages::{Cli, Help as Says, Language};
use adieu::report::view::safe;

use super::args::{CommandLine, Help};
use super::exit::Exit;
use super::terminal::Terminal;

/// The command line with all its words, as help pages, completions and the manual show it.
pub fn command(language: Language) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let command = CommandLine::command().arg(version).arg(help);
    let command = command.about(Says::AboutAdieu.text(language)).override_help(Says::HelpPage.text(language));
    let command = command.mut_args(|arg| worded("", arg, language)).mut_args(shared_last);
    command.mut_subcommands(|verb| verb_page(verb, language))
}

/// `adieu help`: the page of everything, of a verb, or how to begin a rule file.
pub fn run(args: Help, terminal: &Terminal) -> Exit {
    let language = terminal.language();
    match args.topic.as_deref() {
        None => terminal.print(&Says::HelpPage.text(language)),
        Some("rules" | "规则") => terminal.print(&Says::HelpRules { example: example() }.text(language)),
        Some(topic) => {
            let mut command = command(language);
            // Hands the options of every verb down to each.
            command.build();
            let Some(verb) = command.find_subcommand_mut(topic) else {
                terminal.say(Cli::UnknownTopic { topic: safe(topic).into_owned() });
                return Exit::NotJudged;
            };
            terminal.print(&verb.render_help().to_string());
        }
    }
    Exit::Yes
}

/// The first rule file, indented.
fn example() -> String {
    let line = |line: &str| if line.is_empty() { String::from("\n") } else { format!("  {line}\n") };
    include_str!("../../docs/my_forum.adieu").lines().map(line).collect()
}

/// The page of one verb.
fn verb_page(verb: Command, language: Language) -> Command {
    let name = verb.get_name().to_owned();
    let verb = verb.about(about(&name).text(language)).mut_args(|arg| worded(&name, arg, language));
    let usage = Says::UsageWord { usage: usage(&verb, language) }.text(language);
    let arguments = match verb.get_positionals().next() {
        Some(_) => format!("\n{}\n{{positionals}}\n", Says::ArgumentsHeading.text(language)),
        None => String::new(),
    };
    let options = Says::OptionsHeading.text(language);
    verb.help_template(format!("{{about}}\n\n{usage}\n{arguments}\n{options}\n{{options}}\n"))
}

/// What every verb takes stands behind what only one takes.
fn shared_last(arg: Arg) -> Arg {
    match arg.get_id().as_str() {
        "color" => arg.display_order(900),
        "lang" => arg.display_order(901),
        "help" => arg.display_order(902),
        "version" => arg.display_order(903),
        _ => arg,
    }
}

/// `adieu eval FILE… [OPTIONS]`
pub fn usage(verb: &Command, language: Language) -> String {
    let mut words = vec![String::from("adieu"), verb.get_name().to_owned()];
    for positional in verb.get_positionals() {
        let name = value_name(positional);
        let name = if matches!(positional.get_action(), ArgAction::Append) { format!("{name}…") } else { name };
        words.push(if positional.is_required_set() { name } else { format!("[{name}]") });
    }
    if verb.get_opts().count() > 0 {
        words.push(Says::SomeOptions.text(language));
    }
    words.join(" ")
}

fn value_name(arg: &Arg) -> String {
    let names = arg.get_value_names().unwrap_or_default();
    names.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn worded(verb: &str, arg: Arg, language: Language) -> Arg {
    let arg = match placeholder(&value_name(&arg)) {
        Some(name) => arg.value_name(name.text(language)),
        None => arg,
    };
    match words(verb, arg.get_id().as_str()) {
        Some(message) => arg.help(message.text(language)),
        None => arg,
    }
}

/// What stands for a value that is to be typed.
fn placeholder(name: &str) -> Option<Says> {
    Some(match name {
        "FILE" => Says::ValueFile,
        "PATH" => Says::ValuePath,
        "PLATFORM" => Says::ValuePlatform,
        "PLATFORM or FILE" => Says::ValuePlatformOrFile,
        "PLATFORM[/ITEM]" => Says::ValuePlatformItem,
        "ITEM" => Says::ValueItem,
        "DAY or TIME" => Says::ValueMoment,
        "FACT=VALUE" => Says::ValueFact,
        "FORMAT" => Says::ValueFormat,
        "CODE" => Says::ValueCode,
        "TOPIC" => Says::ValueTopic,
        "SHELL" => Says::ValueShell,
        "WHEN" => Says::ValueWhen,
        "LANG" => Says::ValueLanguage,
        _ => return None,
    })
}

/// What a verb is for.
fn about(verb: &str) -> Says {
    match verb {
        "eval" => Says::AboutEval,
        "plan" => Says::AboutPlan,
        "ask" => Says::AboutAsk,
        "show" => Says::AboutShow,
        "template" => Says::AboutTemplate,
        "check" => Says::AboutCheck,
        "test" => Says::AboutTest,
        "explain" => Says::AboutExplain,
        "help" => Says::AboutHelp,
        "completions" => Says::AboutCompletions,
        "man" => Says::AboutMan,
        _ => Says::AboutAdieu,
    }
}

/// What an argument is for.
fn words(verb: &str, argument: &str) -> Option<Says> {
    Some(match (verb, argument) {
        (_, "files") => Says::ArgFiles,
        ("eval" | "plan" | "ask", "platform") => Says::ArgPlatformOnly,
        (_, "platform") => Says::ArgPlatform,
        ("show", "on") => Says::ArgOnShow,
        (_, "on") => Says::ArgOn,
        (_, "set") => Says::ArgSet,
        (_, "why") => Says::ArgWhy,
        (_, "quiet") => Says::ArgQuiet,
        (_, "rules") => Says::ArgRules,
        ("template", "format") => Says::ArgFormatData,
        ("plan", "format") => Says::ArgFormatPlan,
        (_, "format") => Says::ArgFormatOutput,
        (_, "from") => Says::ArgFrom,
        (_, "targets") => Says::ArgTarget,
        (_, "output") => Says::ArgOutput,
        (_, "what") => Says::ArgWhat,
        (_, "schema") => Says::ArgSchema,
        (_, "paths") => Says::ArgPaths,
        (_, "code") => Says::ArgCode,
        (_, "topic") => Says::ArgTopic,
        (_, "shell") => Says::ArgShell,
        (_, "color") => Says::ArgColor,
        (_, "lang") => Says::ArgLang,
        (_, "help") => Says::ArgHelp,
        (_, "version") => Says::ArgVersion,
        _ => return None,
    })
}
