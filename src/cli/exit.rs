//! Exit codes: one list, printed by `--help`.

use std::process::ExitCode;

use adieu::program::Verdict;

/// How the program ends. In the order in which the worst of several accounts is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Nothing was judged: usage, files that cannot be read, wrong rules or facts.
    NotJudged,
    /// Not now, or never; for `check` and `test`: findings.
    No,
    /// Answers are missing.
    Undetermined,
    /// Only the platform knows the rest.
    PlatformDecides,
    /// Yes; for every other verb: done.
    Yes,
}

impl Exit {
    /// The exit for one account's verdict.
    pub fn of(verdict: Verdict) -> Exit {
        match verdict {
            Verdict::NotOffered | Verdict::Pending | Verdict::Impossible | Verdict::Blocked | Verdict::Waiting => Exit::No,
            Verdict::Undetermined => Exit::Undetermined,
            Verdict::PlatformDecides => Exit::PlatformDecides,
            Verdict::Deletable => Exit::Yes,
        }
    }

    /// The number the shell sees.
    pub fn code(self) -> u8 {
        match self {
            Exit::Yes => 0,
            Exit::No => 1,
            Exit::NotJudged => 2,
            Exit::Undetermined => 3,
            Exit::PlatformDecides => 4,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit.code())
    }
}
