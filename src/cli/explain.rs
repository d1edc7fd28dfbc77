//! `adieu explain`: what a diagnostic means.

use adieu::diagnostic::Code;
use adieu::handbook;
use adieu::messages::Cli;
use adieu::near::nearest;
use adieu::report::view::safe;

use super::args::{Explain, OutputFormat};
use super::exit::Exit;
use super::terminal::{Stream, Terminal};

/// Prints the page of a code, or the list of all codes.
pub fn run(args: Explain, terminal: &Terminal) -> Exit {
    let style = terminal.style(Stream::Out, OutputFormat::Human);
    let Some(typed) = args.code else {
        terminal.print(&handbook::contents(&style));
        return Exit::Yes;
    };
    // People paste `error[bad-date]` as well as the word alone.
    let word = typed.trim_start_matches("error").trim_start_matches("warning").trim_matches(['[', ']', ' ', ':']);
    match Code::from_name(&word.to_lowercase().replace('_', "-")) {
        Some(code) => {
            terminal.print(&handbook::page(code, &style));
            Exit::Yes
        }
        None => {
            let near = nearest(word, Code::ALL.iter().map(|code| code.as_str()));
            let near = near.map(|near| Cli::YouMayWant { word: format!("adieu explain {near}") });
            let unknown = Cli::UnknownCode { code: safe(word).into_owned() };
            terminal.refuse([Some(unknown), near, Some(Cli::AllCodes)].into_iter().flatten())
        }
    }
}
