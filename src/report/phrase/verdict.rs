//! Verdicts and evidence in a word.

use crate::messages::{Report, Why};
use crate::program::{Evidence, Verdict};

/// A verdict in a word.
pub fn verdict_word(verdict: Verdict) -> Report {
    match verdict {
        Verdict::NotOffered => Report::NotOffered,
        Verdict::Pending => Report::Pending,
        Verdict::Impossible => Report::Impossible,
        Verdict::Blocked => Report::Blocked,
        Verdict::Waiting => Report::Waiting,
        Verdict::Undetermined => Report::Undetermined,
        Verdict::PlatformDecides => Report::PlatformDecides,
        Verdict::Deletable => Report::Deletable,
    }
}

/// What kind of text a verdict rests on.
pub fn evidence_word(evidence: Evidence) -> Report {
    match evidence {
        Evidence::Official => Report::OfficialText,
        Evidence::Documented => Report::DocumentedText,
        Evidence::Tested => Report::TestedText,
        Evidence::Reported => Report::ReportedText,
        Evidence::Contested => Report::ContestedText,
    }
}

/// How far a source can be trusted, in a word.
pub fn evidence_adjective(evidence: Evidence) -> Why {
    match evidence {
        Evidence::Official => Why::Official,
        Evidence::Documented => Why::Documented,
        Evidence::Tested => Why::Tested,
        Evidence::Reported => Why::Reported,
        Evidence::Contested => Why::Contested,
    }
}
