//! What people type: finds the verb in it, adds the one that was left out, and names the right command where there is
//! none.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use clap::CommandFactory;

use adieu::messages::{Cli, Words};
use adieu::near::nearest;
use adieu::report::view::safe;
use adieu::rules::{BUILT_IN, built_in_names, built_in_platform_called};

use super::args::CommandLine;

/// Words for what adieu does not do. Longer ones stand before those they begin with.
const DELETING: &[&str] = &[
    "delete",
    "remove",
    "deactivate",
    "cancel",
    "close",
    "erase",
    "unregister",
    "destroy",
    "rm",
    "del",
    "注销",
    "删除",
    "销号",
    "删号",
    "退出",
    "zhuxiao",
    "shanchu",
];

/// Words for what a verb does, by people who do not know its name.
const MEANT: &[(&str, &str)] = &[
    ("judge", "eval FILE"),
    ("evaluate", "eval FILE"),
    ("run", "eval FILE"),
    ("report", "eval FILE"),
    ("判断", "eval 文件"),
    ("评估", "eval 文件"),
    ("计划", "plan 文件"),
    ("步骤", "plan 文件"),
    ("steps", "plan FILE"),
    ("todo", "plan FILE"),
    ("calendar", "plan FILE --format ics"),
    ("日历", "plan 文件 --format ics"),
    ("interview", "ask PLATFORM"),
    ("answer", "ask PLATFORM"),
    ("start", "ask PLATFORM"),
    ("问", "ask 平台"),
    ("提问", "ask 平台"),
    ("回答", "ask 平台"),
    ("开始", "ask 平台"),
    ("list", "show"),
    ("ls", "show"),
    ("platforms", "show"),
    ("rules", "show PLATFORM"),
    ("info", "show PLATFORM"),
    ("显示", "show"),
    ("查看", "show"),
    ("平台", "show"),
    ("规则", "show 平台"),
    ("sample", "template PLATFORM"),
    ("schema", "template PLATFORM --schema"),
    ("模板", "template 平台"),
    ("lint", "check"),
    ("validate", "check"),
    ("verify", "check"),
    ("build", "check"),
    ("compile", "check"),
    ("检查", "check"),
    ("校验", "check"),
    ("tests", "test"),
    ("测试", "test"),
    ("why", "eval FILE --why"),
    ("为什么", "eval 文件 --why"),
    ("解释", "explain CODE"),
    ("init", "help rules"),
    ("new", "help rules"),
    ("create", "help rules"),
    ("帮助", "--help"),
    ("usage", "--help"),
    ("version", "--version"),
    ("版本", "--version"),
    ("completion", "completions SHELL"),
    ("manual", "man"),
];

/// Words of commands that people may know from the design or from elsewhere, and what there is for now.
const NOT_YET: &[(&str, &str)] = &[("diff", "check"), ("fmt", "check"), ("format", "check"), ("watch", "eval FILE")];

/// The arguments with their verb first, or what to say instead.
pub fn with_verb(arguments: Vec<OsString>) -> Result<Vec<OsString>, Vec<Cli>> {
    let Some(position) = first_word(&arguments) else { return Ok(arguments) };
    let (before, rest) = arguments.split_at(position);
    let Some((word, after)) = rest.split_first() else { return Ok(arguments) };
    let all = || before.iter().chain(after).cloned();
    let with = |verb: &OsStr, words: Vec<OsString>| std::iter::once(verb.to_owned()).chain(words).collect();
    let all_with_word = || before.iter().chain(rest).cloned().collect();
    match verb_of(word, &arguments, after) {
        Meant::Verb => Ok(with(word, all().collect())),
        Meant::Short(verb) => Ok(with(OsStr::new(verb), all_with_word())),
        Meant::Nothing(answer) => Err(answer),
    }
}

/// What the first word is.
enum Meant {
    /// A verb.
    Verb,
    /// What this verb takes.
    Short(&'static str),
    /// Neither.
    Nothing(Vec<Cli>),
}

fn verb_of(word: &OsStr, arguments: &[OsString], after: &[OsString]) -> Meant {
    let text = word.to_string_lossy();
    let has_rules = arguments.iter().any(|word| word.to_string_lossy().starts_with("--rules"));
    if CommandLine::command().find_subcommand(word).is_some() {
        Meant::Verb
    } else if built_in_platform_called(&text).is_some() {
        Meant::Short("ask")
    } else if text == "-" || is_path(&text) || Path::new(word).exists() {
        Meant::Short("eval")
    } else if has_rules {
        Meant::Short("ask")
    } else {
        Meant::Nothing(no_such_verb(&text, after))
    }
}

/// Does it look like a file, be there one or not?
fn is_path(word: &str) -> bool {
    word.contains(['/', '.', '\\'])
}

/// Where the first argument stands that is neither an option nor an option's value.
fn first_word(arguments: &[OsString]) -> Option<usize> {
    let valued = options_with_value();
    let mut skip = false;
    for (position, argument) in arguments.iter().enumerate() {
        let argument = argument.to_string_lossy();
        if std::mem::take(&mut skip) {
            continue;
        }
        if argument == "--" || !argument.starts_with('-') || argument == "-" {
            return (argument != "--").then_some(position);
        }
        skip = valued.iter().any(|option| *option == argument);
    }
    None
}

/// All options of all verbs that take their value as a word of its own.
fn options_with_value() -> Vec<String> {
    let command = CommandLine::command();
    let commands = std::iter::once(&command).chain(command.get_subcommands());
    let options = commands.flat_map(clap::Command::get_opts);
    let options = options.filter(|option| option.get_action().takes_values() && !option.is_require_equals_set());
    options
        .flat_map(|option| {
            let long = option.get_long().map(|name| format!("--{name}"));
            let short = option.get_short().map(|letter| format!("-{letter}"));
            long.into_iter().chain(short)
        })
        .collect()
}

/// What to say to a first word that is no verb, no platform and no file.
fn no_such_verb(word: &str, after: &[OsString]) -> Vec<Cli> {
    let lower = word.to_lowercase();
    let platform = after.iter().find_map(|word| built_in_platform_called(&word.to_string_lossy()));
    if DELETING.contains(&lower.as_str()) {
        return vec![Cli::DeletesNothing { platform: platform.unwrap_or("PLATFORM").to_owned() }];
    }
    let named = |table: &[(&str, &str)]| {
        table.iter().find(|(from, _)| *from == lower).map(|(_, to)| with_platform(to, platform))
    };
    if let Some(command) = named(MEANT) {
        return vec![Cli::NoSuchVerb { word: safe(word).into_owned(), command }];
    }
    if let Some(command) = named(NOT_YET) {
        return vec![Cli::PlanComesLater { word: safe(word).into_owned(), command }];
    }
    let command = CommandLine::command();
    let mut names: Vec<&str> = built_in_names().collect();
    names.splice(..0, command.get_subcommands().map(clap::Command::get_name));
    match nearest(word, names) {
        Some(near) => vec![Cli::NoSuchVerb { word: safe(word).into_owned(), command: with_rest(near, after) }],
        None => unknown_platform(word),
    }
}

/// `adieu has no rules for …`
pub fn unknown_platform(word: &str) -> Vec<Cli> {
    let name = safe(word).into_owned();
    let known = BUILT_IN.iter().filter_map(|file| Some((file.name, file.called?.first().copied()?)));
    let (ids, titles): (Vec<&str>, Vec<&str>) = known.unzip();
    let known = Words { en: ids.join(", "), zh: titles.join("、") };
    vec![Cli::UnknownPlatform { name: name.clone(), known }, Cli::UnknownPlatformNext { name }]
}

/// The command with the platform that was named, if one was.
fn with_platform(command: &str, platform: Option<&str>) -> String {
    match platform {
        Some(platform) => command.replace("PLATFORM", platform).replace("平台", platform),
        None => command.to_owned(),
    }
}

/// A near word and what was typed behind it.
fn with_rest(near: &str, after: &[OsString]) -> String {
    let rest = after.iter().map(|word| word.to_string_lossy().into_owned());
    std::iter::once(near.to_owned()).chain(rest.map(|word| safe(&word).into_owned())).collect::<Vec<_>>().join(" ")
}
