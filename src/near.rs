//! The name that somebody probably meant.

use unicode_security::skeleton;

/// The candidate nearest to `word`, if one is near enough to be worth proposing. Ties go to the first. Nothing is nearer
/// than what only looks the same.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = word;
    let word = word.to_lowercase();
    let length = word.chars().count();
    let limit = match length {
        0..=2 => 1,
        3..=5 => 2,
        _ => 3,
    };
    candidates
        .into_iter()
        // Words that differ so much in length are never near; to compare long ones is slow.
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= limit)
        .map(|candidate| match looks_like(typed, candidate) {
            true => (0, candidate),
            false => (strsim::damerau_levenshtein(&word, &candidate.to_lowercase()), candidate),
        })
        .filter(|&(distance, candidate)| distance <= limit && distance < candidate.chars().count())
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

/// Are these two words that nobody can tell apart?
pub fn looks_like(word: &str, other: &str) -> bool {
    word != other && !(word.is_ascii() && other.is_ascii()) && skeleton(word).eq(skeleton(other))
}
