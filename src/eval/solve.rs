//! The first moment of a truth: from end to end, never by collecting dates.
//!
//! An evaluation says up to when its truth stays; nothing can change in between, so the next moment worth looking at is
//! that end. Windows may close again, so a found moment says nothing about later ones.

use super::At;
use crate::moment::Moment;
use crate::outcome::Point;
use crate::truth::{FOREVER, Lasting, Truth};

/// How many ends are followed before no date is promised. Real rules need one or two; what has so many others runs out
/// of steps before.
const MOST_ROUNDS: usize = 1_000_000;

/// The first second, from the moment of `at` on, at which `evaluate` yields a wanted truth.
pub fn first<'p>(
    at: &At<'p>,
    wanted: impl Fn(Truth) -> bool,
    mut evaluate: impl FnMut(&At<'p>) -> Lasting,
) -> Option<i64> {
    let mut answer = evaluate(at);
    let mut now = at.now;
    for _ in 0..MOST_ROUNDS {
        if wanted(answer.truth) {
            return Some(now);
        }
        if answer.until == FOREVER || answer.until <= now || at.is_spent() {
            return None;
        }
        now = answer.until;
        answer = later(at, now, &mut evaluate);
    }
    None
}

/// The promise of a found moment: its day, if the truth still holds at that day's last second, else the time.
pub fn point<'p>(
    at: &At<'p>,
    instant: i64,
    wanted: impl Fn(Truth) -> bool,
    mut evaluate: impl FnMut(&At<'p>) -> Lasting,
) -> Point {
    let zone = &at.program.platform.zone;
    let day = zone.day_of(instant);
    let end = Moment::Day(day).instant(zone);
    Point { instant, day, whole_day: wanted(later(at, end, &mut evaluate).truth) }
}

/// The answer at a later moment. What goes wrong only then spoils the promise all the same.
fn later<'p>(at: &At<'p>, now: i64, evaluate: &mut impl FnMut(&At<'p>) -> Lasting) -> Lasting {
    let later = at.moved(now);
    let answer = evaluate(&later);
    at.failed_like(&later);
    answer
}
