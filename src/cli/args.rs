//! What may be typed: verbs, options and their values. The words of the help stand in the table of messages, not here.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use adieu::facts::Format;
use adieu::messages::Language;

/// A whole command line.
#[derive(Debug, Parser)]
#[command(name = "adieu", version, disable_help_flag = true, disable_help_subcommand = true)]
#[command(disable_version_flag = true, args_override_self = true, max_term_width = 80)]
pub struct CommandLine {
    #[command(flatten)]
    pub shared: Shared,
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// Options of every verb.
#[derive(Debug, Args)]
pub struct Shared {
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value = "auto", hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub color: ColorChoice,
    #[arg(long, global = true, value_name = "LANG", value_enum, hide_possible_values = true)]
    pub lang: Option<LanguageChoice>,
}

/// `--color`
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    Auto,
    Always,
    Never,
}

/// `--lang`
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LanguageChoice {
    #[value(aliases = ["en_US", "en-US", "english"])]
    En,
    #[value(aliases = ["zh_CN", "zh-CN", "cn", "中文"])]
    Zh,
}

impl From<LanguageChoice> for Language {
    fn from(choice: LanguageChoice) -> Language {
        match choice {
            LanguageChoice::En => Language::En,
            LanguageChoice::Zh => Language::Zh,
        }
    }
}

/// What is to be done.
#[derive(Debug, Subcommand)]
pub enum Verb {
    Eval(Eval),
    Plan(Plan),
    Ask(Ask),
    Show(Show),
    Template(Template),
    Check(Check),
    Test(Test),
    Explain(Explain),
    Help(Help),
    Completions(Completions),
    Man,
}

/// `adieu eval`
#[derive(Debug, Args)]
pub struct Eval {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[arg(short, long, value_name = "PLATFORM")]
    pub platform: Option<String>,
    #[arg(long, value_name = "DAY or TIME")]
    pub on: Option<String>,
    #[arg(long, value_name = "FACT=VALUE")]
    pub set: Vec<String>,
    #[arg(long, value_name = "ITEM", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    pub why: Option<String>,
    #[arg(short, long)]
    pub quiet: bool,
    #[arg(long, value_name = "PATH")]
    pub rules: Vec<PathBuf>,
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "human", hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub format: OutputFormat,
    #[arg(long, value_name = "FORMAT", value_enum, hide_possible_values = true)]
    pub from: Option<DataFormat>,
}

/// `adieu plan`
#[derive(Debug, Args)]
pub struct Plan {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[arg(short, long, value_name = "PLATFORM")]
    pub platform: Option<String>,
    #[arg(long, value_name = "DAY or TIME")]
    pub on: Option<String>,
    #[arg(long, value_name = "FACT=VALUE")]
    pub set: Vec<String>,
    #[arg(long, value_name = "PATH")]
    pub rules: Vec<PathBuf>,
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "human", hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub format: PlanFormat,
    #[arg(long, value_name = "FORMAT", value_enum, hide_possible_values = true)]
    pub from: Option<DataFormat>,
}

/// `adieu ask`
#[derive(Debug, Args)]
pub struct Ask {
    #[arg(value_name = "PLATFORM or FILE", required = true)]
    pub targets: Vec<String>,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(short, long, value_name = "PLATFORM")]
    pub platform: Option<String>,
    #[arg(long, value_name = "DAY or TIME")]
    pub on: Option<String>,
    #[arg(long, value_name = "PATH")]
    pub rules: Vec<PathBuf>,
}

/// `adieu show`
#[derive(Debug, Args)]
pub struct Show {
    #[arg(value_name = "PLATFORM[/ITEM]")]
    pub what: Option<String>,
    #[arg(long, value_name = "DAY or TIME")]
    pub on: Option<String>,
    #[arg(long, value_name = "PATH")]
    pub rules: Vec<PathBuf>,
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "human", hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub format: OutputFormat,
}

/// `adieu template`
#[derive(Debug, Args)]
pub struct Template {
    #[arg(value_name = "PLATFORM")]
    pub platform: String,
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "yaml", hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub format: DataFormat,
    #[arg(long)]
    pub schema: bool,
    #[arg(long, value_name = "PATH")]
    pub rules: Vec<PathBuf>,
}

/// `adieu check`
#[derive(Debug, Args)]
pub struct Check {
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "human", hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub format: OutputFormat,
}

/// `adieu test`
#[derive(Debug, Args)]
pub struct Test {
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "human", hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub format: OutputFormat,
}

/// `adieu explain`
#[derive(Debug, Args)]
pub struct Explain {
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

/// `adieu help`
#[derive(Debug, Args)]
pub struct Help {
    #[arg(value_name = "TOPIC")]
    pub topic: Option<String>,
}

/// `adieu completions`
#[derive(Debug, Args)]
pub struct Completions {
    #[arg(value_name = "SHELL", value_enum, hide_possible_values = true)]
    pub shell: clap_complete::Shell,
}

/// How a result is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    Human,
    Plain,
    Json,
}

/// How a plan is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PlanFormat {
    Human,
    Plain,
    Json,
    #[value(alias = "md")]
    Markdown,
    #[value(aliases = ["ical", "icalendar"])]
    Ics,
}

/// How account files are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DataFormat {
    Json,
    #[value(alias = "yml")]
    Yaml,
    Toml,
}

impl From<DataFormat> for Format {
    fn from(format: DataFormat) -> Format {
        match format {
            DataFormat::Json => Format::Json,
            DataFormat::Yaml => Format::Yaml,
            DataFormat::Toml => Format::Toml,
        }
    }
}
