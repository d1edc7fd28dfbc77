//! The world outside, read once: languages, colours, the terminal's size. And the only place that prints.

use std::ffi::OsString;
use std::io::{ErrorKind, IsTerminal, Write};

use adieu::messages::{Cli, Language, Message, Words};
use adieu::report::style::{Format, Style};
use adieu::report::view::{cells, wrap};

use super::args::{ColorChoice, OutputFormat};
use super::exit::Exit;

/// The widest a report gets; a narrower terminal makes it narrower.
const WIDTH: usize = 80;
/// The narrowest a report can be laid out in.
const LEAST_WIDTH: usize = 40;

/// Where something is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Results.
    Out,
    /// Everything else.
    Err,
}

/// What is known about the terminal and the reader.
#[derive(Clone, Debug)]
pub struct Terminal {
    language: Language,
    color: ColorChoice,
    no_color: bool,
    dumb: bool,
    utf8: bool,
    width: usize,
}

impl Terminal {
    /// Reads the environment. `--lang` and `--color` are looked for before anything else is understood, so that even a
    /// mistake on the command line is answered in the right language.
    pub fn new(arguments: &[OsString]) -> Terminal {
        let language = match option(arguments, "--lang").as_deref().map(language_of) {
            Some(Some(language)) => language,
            _ => environment_language(),
        };
        let color = match option(arguments, "--color").as_deref() {
            Some("always") => ColorChoice::Always,
            Some("never") => ColorChoice::Never,
            _ => ColorChoice::Auto,
        };
        let columns = terminal_size::terminal_size().map(|(columns, _)| usize::from(columns.0));
        Terminal {
            language,
            color,
            no_color: variable("NO_COLOR").is_some(),
            dumb: variable("TERM").is_some_and(|term| term == "dumb"),
            utf8: is_utf8(),
            width: columns.map_or(WIDTH, |columns| columns.clamp(LEAST_WIDTH, WIDTH)),
        }
    }

    /// How to lay out what is printed there.
    pub fn style(&self, stream: Stream, format: OutputFormat) -> Style {
        Style {
            language: self.language,
            color: self.color(stream),
            format: if format == OutputFormat::Plain { Format::Plain } else { Format::Human },
            width: self.width,
            unicode: self.utf8 && !self.dumb,
        }
    }

    /// The reader's language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// How many cells a line may have.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Sentences side by side as a line of its own; nothing for none.
    pub fn line_of(&self, sentences: impl IntoIterator<Item = Cli>) -> String {
        let sentences: Vec<String> = sentences.into_iter().map(|sentence| self.words(sentence)).collect();
        let between = match self.language {
            Language::En => " ",
            Language::Zh => "",
        };
        if sentences.is_empty() { String::new() } else { sentences.join(between) + "\n" }
    }

    /// Several short things in a row.
    pub fn joined(&self, things: &[String]) -> Words {
        Words { en: things.join(", "), zh: things.join("、") }
    }

    /// Is colour wanted there?
    fn color(&self, stream: Stream) -> bool {
        let terminal = match stream {
            Stream::Out => std::io::stdout().is_terminal(),
            Stream::Err => std::io::stderr().is_terminal(),
        };
        match self.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => terminal && !self.no_color && !self.dumb,
        }
    }

    /// A message in the reader's language.
    pub fn words(&self, message: impl Into<Message>) -> String {
        message.into().text(self.language)
    }

    /// Prints a result, as it is.
    pub fn print(&self, text: &str) {
        write(&mut std::io::stdout().lock(), text);
    }

    /// Prints anything else, as it is.
    pub fn note(&self, text: &str) {
        // Nobody is left to be told if standard error is gone.
        let _ = std::io::stderr().lock().write_all(text.as_bytes());
    }

    /// Says why nothing is done, a sentence a line.
    pub fn refuse(&self, answer: impl IntoIterator<Item = Cli>) -> Exit {
        for sentence in answer {
            self.say(sentence);
        }
        Exit::NotJudged
    }

    /// Says a sentence that is no result, on lines of its own.
    pub fn say(&self, message: impl Into<Message>) {
        let text = self.words(message);
        let lines: Vec<String> = text.split('\n').flat_map(|line| self.fitted(line)).collect();
        self.note(&(lines.join("\n") + "\n"));
    }

    /// A line as lines that fit: broken where wide gaps part it, then between words, and never inside a command.
    fn fitted(&self, line: &str) -> Vec<String> {
        if cells(line) <= self.width {
            return vec![line.to_owned()];
        }
        let mut lines = Vec::new();
        for part in line.split("    ").map(|part| part.trim_matches(' ')).filter(|part| !part.is_empty()) {
            let command = part.rfind("adieu ").filter(|&at| at > 0 && part.len() - at < self.width);
            let (words, command) = command.and_then(|at| part.split_at_checked(at)).unwrap_or((part, ""));
            lines.extend(wrap(words, self.width, self.width));
            let gap = if words.ends_with(' ') { " " } else { "" };
            match lines.last_mut() {
                Some(last) if cells(last) + gap.len() + cells(command) <= self.width => {
                    *last += &(gap.to_owned() + command)
                }
                _ => lines.push(command.to_owned()),
            }
        }
        lines
    }
}

/// Writes a result. A reader who has seen enough closes the pipe: that is no mistake, and nothing is said about it. The
/// exit code stays what it is, so that no script takes half an answer for a yes.
fn write(stream: &mut impl Write, text: &str) {
    match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "adieu: {error}");
            std::process::exit(Exit::NotJudged.code().into());
        }
    }
}

/// The value of an option, wherever it stands: `--lang zh` or `--lang=zh`.
fn option(arguments: &[OsString], name: &str) -> Option<String> {
    let mut words = arguments.iter().map(|argument| argument.to_string_lossy());
    while let Some(word) = words.next() {
        if word == "--" {
            return None;
        }
        if word == name {
            return words.next().map(Into::into);
        }
        if let Some(value) = word.strip_prefix(name).and_then(|rest| rest.strip_prefix('=')) {
            return Some(value.to_owned());
        }
    }
    None
}

/// The language of `zh`, `zh_CN.UTF-8`, `en-GB`.
fn language_of(name: &str) -> Option<Language> {
    let name = name.to_lowercase();
    if name.starts_with("zh") || name == "cn" || name == "中文" {
        Some(Language::Zh)
    } else if name.starts_with("en") {
        Some(Language::En)
    } else {
        None
    }
}

/// The first of the variables that is set decides; English for all that is not Chinese.
fn environment_language() -> Language {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(variable)
        .and_then(|name| language_of(&name))
        .unwrap_or(Language::En)
}

fn is_utf8() -> bool {
    if cfg!(windows) {
        return true;
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable).unwrap_or_default().to_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

/// An environment variable that is set and not empty.
fn variable(name: &str) -> Option<String> {
    std::env::var_os(name).map(|value| value.to_string_lossy().into_owned()).filter(|value| !value.is_empty())
}
