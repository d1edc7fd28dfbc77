//! What a verdict rests on: a yes on the weakest rule, a no on the strongest failing one.

use crate::eval::At;
use crate::outcome::{ConditionOutcome, Mend, Request, RestsOn};
use crate::program::{Cite, Evidence, SourceId, Verdict};
use crate::timeline;
use crate::truth::Truth;

/// The evidence and its sources; nothing if no rule cites any.
pub(super) fn rests_on(
    at: &At<'_>,
    verdict: Verdict,
    conditions: &[ConditionOutcome],
    request: Option<&Request>,
) -> Option<RestsOn> {
    let cites: Vec<&[Cite]> = match verdict {
        Verdict::NotOffered => at.program.procedures.iter().map(|procedure| procedure.head.cites.as_slice()).collect(),
        Verdict::Pending => request.map_or_else(Vec::new, |request| of_request(at, request)),
        Verdict::Impossible => cited(at, conditions, |condition| condition.mend >= Some(Mend::Unpublished)),
        Verdict::Blocked | Verdict::Waiting => cited(at, conditions, |condition| condition.truth == Truth::False),
        Verdict::Undetermined | Verdict::PlatformDecides | Verdict::Deletable => {
            cited(at, conditions, |condition| !at.program.is_contested(&at.program[condition.condition]))
        }
    };
    let evidence_of = |cites: &[Cite]| cites.iter().map(|cite| at.program[cite.source].evidence).min();
    let all = cites.iter().filter_map(|cites| evidence_of(cites));
    let is_no = matches!(verdict, Verdict::Impossible | Verdict::Blocked | Verdict::Waiting);
    let evidence: Evidence = if is_no { all.min() } else { all.max() }?;
    let mut sources: Vec<SourceId> = Vec::new();
    for cite in cites.iter().copied().flatten() {
        if at.program[cite.source].evidence == evidence && !sources.contains(&cite.source) {
            sources.push(cite.source);
        }
    }
    Some(RestsOn { evidence, sources })
}

/// What is cited for the waits of a request, or for its procedure if they cite nothing.
fn of_request<'a>(at: &At<'a>, request: &Request) -> Vec<&'a [Cite]> {
    let procedure = &at.program[request.time_line.procedure];
    // What only disputed pages say of a wait decides nothing, and so is no basis.
    let firm = |cites: &&[Cite]| cites.iter().any(|cite| at.program[cite.source].evidence != Evidence::Contested);
    let waits = timeline::waits(procedure).map(|(_, wait)| wait.cites.as_slice()).filter(firm);
    let waits: Vec<&[Cite]> = waits.collect();
    if waits.is_empty() { vec![procedure.head.cites.as_slice()] } else { waits }
}

fn cited<'a>(
    at: &At<'a>,
    conditions: &[ConditionOutcome],
    counts: impl Fn(&ConditionOutcome) -> bool,
) -> Vec<&'a [Cite]> {
    let counted = conditions.iter().filter(|condition| counts(condition));
    counted.map(|condition| at.program[condition.condition].head.cites.as_slice()).collect()
}
