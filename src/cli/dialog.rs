//! How an interview looks: questions, choices, hints, and what is said to an answer. All of it on standard error.

use std::io::{BufRead, IsTerminal};
use std::path::Path;

use adieu::interview::{Interview, Prompt, Reply, Whereabouts, Why};
use adieu::messages::{self, Words};
use adieu::program::{Cite, Head, Program, TemplatePart};
use adieu::report::account::Change;
use adieu::report::layout;
use adieu::report::phrase::Wording;
use adieu::report::view::{cells, safe, wrap};

use super::args::OutputFormat;
use super::exit::Exit;
use super::files;
use super::interrupt::Farewell;
use super::terminal::{Stream, Terminal};

/// Everything below a question's first line stands this far in.
const INDENT: usize = 3;

/// Lines about what an answer changed, at most.
const MOST_CHANGES: usize = 3;

/// What is about to happen; of further platforms only how much.
pub fn begin(interview: &Interview, program: &Program, file: &Path, first: bool, terminal: &Terminal) {
    let platform = program.platform.title.clone();
    if !first {
        terminal.note("\n");
    }
    let file = files::shown(file);
    terminal.say(match interview.open_questions() {
        0 => messages::Interview::NothingToAsk { platform, file },
        count if interview.may_be_requested() && first => messages::Interview::BeginUnasked { platform, count, file },
        count if interview.may_be_requested() => messages::Interview::BeginNextUnasked { platform, count },
        1 if !first => messages::Interview::BeginNextOne { platform },
        count if !first => messages::Interview::BeginNext { platform, count },
        1 => messages::Interview::BeginOne { platform, file },
        count => messages::Interview::Begin { platform, count, file },
    });
    terminal.note("\n");
}

/// A question, ready for its answer.
pub fn show(prompt: &Prompt, terminal: &Terminal) {
    if let Some(place) = &prompt.place {
        terminal.say(messages::Interview::AtPlace { place: place.clone() });
    }
    let number = prompt.number.map_or_else(String::new, |number| number.to_string());
    let text = terminal.words(prompt.text.clone());
    terminal.note(&format!("{number:INDENT$}{}", indented(&text, terminal).trim_start()));
    let choices = prompt.choices.iter().enumerate();
    let choices = choices.map(|(at, choice)| format!("{} {}", at + 1, safe(choice.get(terminal.language()))));
    let hint = prompt.hint.clone().map(|hint| terminal.words(hint));
    terminal.note(&in_columns(choices.chain(hint).collect(), terminal));
}

/// What somebody typed.
pub enum Typed {
    /// A line, without its end.
    Line(String),
    /// Bytes that are no text.
    NotUtf8,
    /// Nobody types any more.
    Nothing,
}

/// Waits for a line. Where no terminal shows it, it is shown.
pub fn typed(terminal: &Terminal) -> Typed {
    terminal.note(" > ");
    let mut bytes = Vec::new();
    match std::io::stdin().lock().read_until(b'\n', &mut bytes) {
        Ok(0) | Err(_) => return Typed::Nothing,
        Ok(_) => {}
    }
    let Ok(line) = String::from_utf8(bytes) else { return Typed::NotUtf8 };
    let line = line.strip_suffix('\n').unwrap_or(&line).trim_end_matches('\r');
    if !std::io::stdin().is_terminal() {
        terminal.note(&format!("{}\n", safe(line)));
    }
    Typed::Line(line.to_owned())
}

/// A sentence below a question.
pub fn told(message: messages::Interview, terminal: &Terminal) {
    terminal.note(&indented(&terminal.words(message), terminal));
}

/// What is said to an answer.
pub fn reply(reply: &Reply, wording: &Wording, terminal: &Terminal) {
    match reply {
        Reply::Taken { .. } => {}
        Reply::Again(problem) => told(problem.clone(), terminal),
        Reply::Why(why) => explain(why, wording, terminal),
    }
}

/// What an answer was understood as, and what it changed.
pub fn changed(day: Option<String>, changes: &[Change], terminal: &Terminal) {
    let style = terminal.style(Stream::Err, OutputFormat::Human);
    let lines = |text: &str| -> String {
        let width = terminal.width().saturating_sub(INDENT);
        // Days are kept in one piece.
        let lines = layout::wrap(text, width, width, terminal.language());
        lines.iter().map(|line| format!("{:INDENT$}{}\n", "", layout::unkept(line))).collect()
    };
    let mut first = day.map(|day| day + &terminal.words(messages::Interview::Stop));
    for change in changes.iter().take(MOST_CHANGES) {
        let tone = change.mark.tone();
        let sign = change.mark.sign(style.unicode);
        let before = first.take().map_or_else(String::new, |day| day + "  ");
        // Painted last, so that colours are never counted as cells.
        let text = lines(&format!("{before}{sign} {}", change.text));
        terminal.note(&text.replacen(sign, &style.paint(tone, sign), 1));
    }
    if let Some(day) = first {
        terminal.note(&lines(&day));
    }
}

/// The last words when nobody answers any more.
pub fn end(farewell: &Farewell, terminal: &Terminal) -> Exit {
    terminal.note(&format!("\n{}", farewell.text));
    farewell.exit
}

fn explain(why: &Why, wording: &Wording, terminal: &Terminal) {
    if why.telling {
        told(messages::Interview::WhyTelling, terminal);
    }
    let cited = |text: messages::Interview, cites: &[Cite]| {
        let text = terminal.words(text);
        match wording.cited(cites) {
            Some(place) => terminal.words(messages::Interview::Cited { text, place: layout::unkept(&place) }),
            None => text,
        }
    };
    for (head, cites) in &why.rules {
        let cites: Vec<Cite> = cites.iter().copied().cloned().collect();
        let title = title(head);
        let line = match why.request {
            true => messages::Interview::WhyRequest { title },
            false => messages::Interview::WhyCondition { title },
        };
        terminal.note(&indented(&cited(line, &cites), terminal));
    }
    let line = match why.whereabouts {
        Whereabouts::Nowhere => return,
        Whereabouts::Unsaid => terminal.words(messages::Interview::NobodySaysWhere),
        Whereabouts::There((text, cites)) => cited(messages::Interview::WhereToLook { text: text.clone() }, cites),
    };
    terminal.note(&indented(&line, terminal));
}

/// What an item is called: its title, else its name.
fn title(head: &Head) -> Words {
    let words = |parts: &[TemplatePart]| -> String {
        let words = parts.iter().filter_map(|part| match part {
            TemplatePart::Words(words) => Some(words.as_str()),
            _ => None,
        });
        words.collect()
    };
    match &head.title {
        Some(title) => Words { zh: words(&title.zh), en: words(&title.en) },
        None => Words { zh: head.name.clone(), en: head.name.clone() },
    }
}

/// A sentence in lines as wide as the terminal, each ended.
pub fn wrapped(text: &str, terminal: &Terminal) -> String {
    // Runs of blanks part commands, and are kept.
    let lines = wrap(text, terminal.width(), terminal.width());
    lines.into_iter().map(|line| line + "\n").collect()
}

/// Commands in one line if they fit, else a line each: they are never broken.
pub fn beside(commands: [messages::Interview; 2], terminal: &Terminal) -> String {
    let commands = commands.map(|command| terminal.words(command));
    let line = commands.join("        ");
    let fits = cells(&line) <= terminal.width();
    (if fits { line } else { commands.join("\n") }) + "\n"
}

/// A text in lines that all stand in, each ended.
fn indented(text: &str, terminal: &Terminal) -> String {
    let width = terminal.width().saturating_sub(INDENT);
    let lines = text.lines().flat_map(|line| wrap(&safe(line.trim_start()), width, width));
    lines.map(|line| format!("{:INDENT$}{line}\n", "")).collect()
}

/// Short pieces side by side, as many as fit in a line.
fn in_columns(pieces: Vec<String>, terminal: &Terminal) -> String {
    const GAP: &str = "   ";
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces {
        match lines.last_mut() {
            Some(line) if INDENT + cells(line) + GAP.len() + cells(&piece) <= terminal.width() => {
                line.push_str(GAP);
                line.push_str(&piece);
            }
            _ => lines.push(piece),
        }
    }
    lines.into_iter().map(|line| format!("{:INDENT$}{line}\n", "")).collect()
}
