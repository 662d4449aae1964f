//! How far apart two reports of one play can be.
//!
//! Every constant says where it comes from; the table of all rules is in `docs/matching.md`.

use crate::listen::{Channel, Resolution, Stamp};

use super::report::{Report, Rules};

/// Two starts of one recording less than this apart are one play: a play that counts lasts at least 30 s
/// (the rule of Last.fm, which the others copied).
pub(super) const SAME_START_S: i64 = 30;
/// What whole seconds can take from the time between two starts of a looped short track.
const ROUNDING_S: i64 = 2;
/// Two exports of one service may round and delay differently; seen in real exports up to two minutes.
pub(super) const SAME_SERVICE_S: i64 = 120;
/// A minute that is rounded down, and half a minute of delay on top.
pub(super) const MINUTE_S: i64 = 90;
/// Clocks that run apart: a poll can lie this much before the start it reports.
pub(super) const POLL_BEFORE_S: i64 = 10;
/// Longest time after a start at which the original AIME's poll still reported it.
pub(super) const POLL_AFTER_S: i64 = 600;
/// The widest of these windows: nothing further apart is near, except by a length, which is at most
/// [`QUIET_GAP_S`].
pub(super) const WIDEST_S: i64 = QUIET_GAP_S;
/// How exactly an end minus a length gives a start.
pub(super) const END_TOLERANCE_S: i64 = 10;
/// A play is not looked for beyond this, however long its track is; it is also the longest pause that the
/// `enclosed` rule bridges.
pub const QUIET_GAP_S: i64 = 2 * 3600;
/// How far before its stamp an approximate report may have been played (DESIGN §4).
pub const APPROXIMATE_LOOK_BACK_S: i64 = 24 * 3600;

/// Seconds before and after a report within which other reports can change what is decided of it.
///
/// A caller that adds a report reads this far around it, goes on to the next gap of at least
/// [`QUIET_GAP_S`] without any report on either side, and settles all that it read in one call: no rule
/// reaches across such a gap except the look-back of an approximate report, which is included here.
pub const fn settle_radius(approximate: bool) -> (i64, i64) {
    if approximate {
        (APPROXIMATE_LOOK_BACK_S + QUIET_GAP_S, QUIET_GAP_S)
    } else {
        (QUIET_GAP_S, APPROXIMATE_LOOK_BACK_S)
    }
}

/// A pairing that the windows allow: how far from ideal it is, and why it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fit {
    /// Seconds off.
    pub(super) distance: i64,
    /// The rule.
    pub(super) reason: &'static str,
}

/// Seconds of `ms`, rounded up.
fn seconds(ms: i64) -> i64 {
    (ms + 999) / 1000
}

/// Length of a report's track.
pub(super) fn duration(report: &Report) -> Option<i64> {
    report.duration_ms.filter(|ms| *ms > 0).map(seconds)
}

/// Seconds from start to end of a report's play, as far as it says.
pub(super) fn span(report: &Report) -> Option<i64> {
    report
        .played_ms
        .filter(|ms| *ms > 0)
        .map(seconds)
        .or_else(|| duration(report))
}

/// When the play began, as well as the report itself tells.
pub(super) fn start(report: &Report) -> i64 {
    match report.stamp {
        Stamp::End => report.listened_at - span(report).unwrap_or(0),
        Stamp::Start | Stamp::Unknown => report.listened_at,
    }
}

/// Whether the report is stamped with its end and does not know its length.
fn is_bare_end(report: &Report) -> bool {
    report.stamp == Stamp::End && span(report).is_none()
}

pub(super) fn is_poll(report: &Report, rules: &Rules) -> bool {
    report.stamp == Stamp::Unknown
        && rules
            .poll_services
            .iter()
            .any(|service| *service == report.service)
}

/// Distance between two starts, of which a minute stamp covers the minute after it.
fn gap(a: &Report, b: &Report) -> i64 {
    let reach = |report: &Report| {
        if report.resolution == Resolution::Minute {
            59
        } else {
            0
        }
    };
    let (a_from, b_from) = (start(a), start(b));
    let (a_to, b_to) = (a_from + reach(a), b_from + reach(b));
    (b_from - a_to).max(a_from - b_to).max(0)
}

/// The window between starts of reports of two streams.
fn window(a: &Report, b: &Report) -> i64 {
    let minute = a.resolution == Resolution::Minute || b.resolution == Resolution::Minute;
    let exports =
        a.channel == Channel::File && b.channel == Channel::File && a.service == b.service;
    let widest = if exports {
        SAME_SERVICE_S
    } else if minute {
        // The minute itself is part of `gap`.
        MINUTE_S - 59
    } else {
        SAME_START_S
    };
    let length = duration(a).into_iter().chain(duration(b)).min();
    length.map_or(widest, |length| widest.min(length.max(1)))
}

/// Whether two reports of different streams are close enough to be one play by their stamps alone.
pub(super) fn near(a: &Report, b: &Report, rules: &Rules) -> Option<Fit> {
    if is_poll(a, rules) != is_poll(b, rules) {
        let (poll, other) = if is_poll(a, rules) { (a, b) } else { (b, a) };
        let late = poll.listened_at - start(other);
        let longest = POLL_AFTER_S.max(duration(other).unwrap_or(0));
        return (-POLL_BEFORE_S..=longest.min(POLL_AFTER_S))
            .contains(&late)
            .then_some(Fit {
                distance: late.abs(),
                reason: "poll_time",
            });
    }
    // An end without a length of its own says nothing about the start, unless nobody knows the length.
    let ends_only = |a: &Report, b: &Report| is_bare_end(a) && !is_bare_end(b) && span(b).is_some();
    let distance = gap(a, b);
    if distance < window(a, b) && !ends_only(a, b) && !ends_only(b, a) {
        let minute = a.resolution == Resolution::Minute || b.resolution == Resolution::Minute;
        let reason = if minute { "same_minute" } else { "same_start" };
        return Some(Fit { distance, reason });
    }
    shifted(a, b)
}

/// A report stamped with an end, or with no known moment, against one stamped with a start.
fn shifted(a: &Report, b: &Report) -> Option<Fit> {
    let one = |moved: &Report, fixed: &Report| {
        if moved.stamp == Stamp::Start || (moved.stamp == Stamp::End && !is_bare_end(moved)) {
            return None;
        }
        let length = span(fixed).or_else(|| duration(moved))?;
        let before = (moved.listened_at - length - start(fixed)).abs();
        let after = (moved.listened_at + length - start(fixed)).abs();
        let distance = if moved.stamp == Stamp::End {
            before
        } else {
            before.min(after)
        };
        (distance <= END_TOLERANCE_S).then_some(Fit {
            distance,
            reason: "end_stamp",
        })
    };
    one(a, b).into_iter().chain(one(b, a)).min()
}

/// Whether the later of two reports lies inside the known span of the earlier: one song cannot be heard twice
/// at once, so that a late report means the same play. The last seconds are left out, since that is exactly
/// where a genuine repeat starts.
pub(super) fn inside(a: &Report, b: &Report) -> Option<Fit> {
    let (early, late) = if (start(a), a.id) <= (start(b), b.id) {
        (a, b)
    } else {
        (b, a)
    };
    let length = span(early)?.min(QUIET_GAP_S);
    let distance = start(late) - start(early);
    if is_bare_end(late) {
        // It ended inside the span: left early, but not before it could count.
        let ended = (SAME_START_S..=length + END_TOLERANCE_S).contains(&distance);
        return ended.then_some(Fit {
            distance,
            reason: "inside_span",
        });
    }
    (distance < length - END_TOLERANCE_S).then_some(Fit {
        distance,
        reason: "inside_span",
    })
}

/// Whether two reports of one stream and one recording cannot have been two plays.
pub(super) fn impossible(first: &Report, second: &Report) -> bool {
    let apart = (start(second) - start(first)).abs();
    let coarse = first.resolution == Resolution::Minute || second.resolution == Resolution::Minute;
    let length = duration(first).into_iter().chain(duration(second)).min();
    if apart == 0 {
        return true;
    }
    // Two minutes rounded down are at most this far apart.
    let apart = if coarse { apart + 59 } else { apart };
    let shortest = length.map_or(SAME_START_S, |length| {
        SAME_START_S.min((length - ROUNDING_S).max(1))
    });
    if apart < shortest {
        return true;
    }
    match (span(first), span(second)) {
        (Some(a), Some(b)) => {
            let overlap = a - apart;
            overlap.min(b) * 2 > a.min(b)
        }
        _ => false,
    }
}
