//! `adieu completions` and `adieu man`.

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
    let mut bytes = Vec::new();
    let command = help::command(terminal.language());
    // Writing to memory cannot fail.
    let _ = clap_mangen::Man::new(command).render(&mut bytes);
    terminal.print(&String::from_utf8_lossy(&bytes));
    Exit::Yes
}
