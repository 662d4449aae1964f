//! Settling: reports in, verdicts out.

use std::cmp::Reverse;

use super::play::Plays;
use super::report::{Report, Rules, Verdict};
use super::window::{self, Fit};
use crate::listen::{Channel, Resolution, Stamp};

/// Decides which of `reports` count. The reports are all those of one person in a stretch of time, in any
/// order; the verdicts come in the same order and do not depend on it.
///
/// Runs in O(n log n): the import path calls it for every chunk.
pub fn settle(reports: &[Report], rules: &Rules) -> Vec<Verdict> {
    Settling::new(reports, rules).run()
}

struct Settling<'a> {
    reports: &'a [Report],
    rules: &'a Rules,
    /// Reports by recording, then start, then id.
    order: Vec<usize>,
    plays: Plays,
    /// Whether a report still stands for its stream's play (false: folded into another of the same stream).
    stands: Vec<bool>,
}

impl<'a> Settling<'a> {
    fn new(reports: &'a [Report], rules: &'a Rules) -> Self {
        let mut order: Vec<usize> = (0..reports.len()).collect();
        order.sort_unstable_by_key(|&i| {
            let report = &reports[i];
            (report.recording, window::start(report), report.id)
        });
        let plays = Plays::new(reports.iter().map(|report| report.stream));
        let stands = reports.iter().map(|report| !report.released).collect();
        Self {
            reports,
            rules,
            order,
            plays,
            stands,
        }
    }

    fn run(mut self) -> Vec<Verdict> {
        let order = std::mem::take(&mut self.order);
        let runs = order.chunk_by(|&a, &b| self.reports[a].recording == self.reports[b].recording);
        for run in runs {
            if run.len() > 1 {
                self.within_streams(run);
                self.across_streams(run);
            }
        }
        self.verdicts()
    }

    /// One stream, one recording: reports that cannot have been two plays.
    fn within_streams(&mut self, run: &[usize]) {
        let mut last: Vec<(i64, usize)> = Vec::with_capacity(4);
        for &i in run {
            if !self.stands[i] || self.reports[i].approximate {
                continue;
            }
            let stream = self.reports[i].stream;
            match last.iter_mut().find(|(s, _)| *s == stream) {
                Some((_, kept)) if window::impossible(&self.reports[*kept], &self.reports[i]) => {
                    self.plays.fold_in(*kept, i, "impossible_repeat", 0.95);
                    self.stands[i] = false;
                }
                Some((_, kept)) => *kept = i,
                None => last.push((stream, i)),
            }
        }
    }

    /// One recording over all streams: near reports first, then late ones inside a span, then approximate ones.
    fn across_streams(&mut self, run: &[usize]) {
        let standing: Vec<usize> = run.iter().copied().filter(|&i| self.stands[i]).collect();
        let rules = self.rules;
        self.pair(&standing, |a, b| window::near(a, b, rules), 0.98);
        self.pair(&standing, window::inside, 0.85);
    }

    fn pair(
        &mut self,
        standing: &[usize],
        fit: impl Fn(&Report, &Report) -> Option<Fit>,
        best: f32,
    ) {
        let mut pairs: Vec<(Fit, i64, i64, usize, usize)> = Vec::new();
        for (at, &i) in standing.iter().enumerate() {
            let a = &self.reports[i];
            for &j in &standing[at + 1..] {
                let b = &self.reports[j];
                if window::start(b) - window::start(a) > window::QUIET_GAP_S {
                    break;
                }
                if a.stream == b.stream || a.approximate || b.approximate {
                    continue;
                }
                if let Some(fit) = fit(a, b) {
                    pairs.push((fit, a.id.min(b.id), a.id.max(b.id), i, j));
                }
            }
        }
        pairs.sort_unstable();
        for (fit, _, _, i, j) in pairs {
            let score = best - (fit.distance as f32 / 1000.0).min(0.3);
            self.plays.join(i, j, fit.reason, score);
        }
    }

    fn verdicts(mut self) -> Vec<Verdict> {
        let mut winner: Vec<Option<usize>> = vec![None; self.reports.len()];
        for i in 0..self.reports.len() {
            let root = self.plays.root(i);
            let better =
                winner[root].is_none_or(|w| rank(&self.reports[i]) > rank(&self.reports[w]));
            if better {
                winner[root] = Some(i);
            }
        }
        (0..self.reports.len())
            .map(|i| {
                let root = self.plays.root(i);
                match winner[root] {
                    Some(w) if w != i => {
                        let (reason, score) = self.plays.why(i);
                        Verdict::Duplicate {
                            of: self.reports[w].id,
                            reason,
                            score,
                        }
                    }
                    _ => Verdict::Counted,
                }
            })
            .collect()
    }
}

/// Which report of a play stands for it: higher wins.
fn rank(report: &Report) -> impl Ord + use<> {
    let real_time = report.channel != Channel::File && report.played_ms.is_some();
    (
        real_time,
        report.resolution == Resolution::Second,
        report.identifiers,
        report.played_ms.is_some(),
        !report.approximate,
        report.stamp == Stamp::Start,
        Reverse(report.listened_at),
        Reverse(report.id),
    )
}
