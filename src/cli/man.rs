//! `adieu completions` and `adieu man`.

use std::io::Write;

use adieu::messages::Help as Says;

use super::args::Completions;
use super::exit::Exit;
use super::help;
use super::terminal::Terminal;

/// Prints completions for a shell.
pub fn completions(args: Completions, terminal: &Terminal) -> Exit {
    let mut bytes = Vec::new();
    clap_complete::generate(args.shell, &mut help::command(terminal.language()), "adieu", &mut bytes);
    terminal.print(&String::from_utf8_lossy(&bytes));
    Exit::Yes
}

/// Prints the manual page: of adieu, then of each verb.
pub fn run(terminal: &Terminal) -> Exit {
    let mut page = Vec::new();
    // Writing to memory cannot fail.
    let _ = write(&mut page, terminal);
    terminal.print(&String::from_utf8_lossy(&page));
    Exit::Yes
}

fn write(page: &mut Vec<u8>, terminal: &Terminal) -> std::io::Result<()> {
    let mut command = help::command(terminal.language());
    command.build();
    let man = clap_mangen::Man::new(command.clone());
    man.render_title(page)?;
    man.render_name_section(page)?;
    verbatim(page, "adieu", &terminal.words(Says::HelpPage))?;
    for verb in command.get_subcommands_mut() {
        let usage = help::usage(verb, terminal.language());
        let text = verb.render_help().to_string();
        verbatim(page, &usage, &text)?;
    }
    verbatim(page, &terminal.words(Says::ManFiles), &terminal.words(Says::ManAnswers))
}

/// A section whose lines stay as they are.
fn verbatim(page: &mut Vec<u8>, title: &str, text: &str) -> std::io::Result<()> {
    writeln!(page, ".SH \"{}\"\n.nf", title.replace('"', "\\(dq"))?;
    for line in text.lines() {
        // A line that begins with a dot or an apostrophe would be a command of roff.
        let guard = if line.starts_with(['.', '\'']) { "\\&" } else { "" };
        writeln!(page, "{guard}{}", line.replace('\\', "\\e").replace('-', "\\-"))?;
    }
    writeln!(page, ".fi")
}
