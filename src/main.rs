//! The command line of adieu. Everything it does is in the library; here it meets the clock, the files and the terminal.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run(std::env::args_os().skip(1).collect()).into()
}
