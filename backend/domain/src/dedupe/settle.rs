//! Settling: reports in, verdicts out.
//!
//! In this order, each step with what the ones before left over: reports of one stream that cannot have been
//! two plays; reports of several streams that are near; late reports inside a known span; spellings that two
//! streams write too differently; pauses; plays of which only the day is known. Then each play gets its winner.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::enclosed;
use super::pairing;
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
    /// When each report's play began, as well as it says.
    starts: Vec<i64>,
    plays: Plays,
    /// Whether a report stands for a play of its stream: not released, not folded into another.
    stands: Vec<bool>,
}

/// How sure a step is where nothing speaks against it.
const NEAR: f32 = 0.98;
const INSIDE: f32 = 0.9;
const TWIN: f32 = 0.9;
const ENCLOSED: f32 = 0.8;
const APPROXIMATE: f32 = 0.75;

impl<'a> Settling<'a> {
    fn new(reports: &'a [Report], rules: &'a Rules) -> Self {
        Self {
            reports,
            rules,
            starts: reports.iter().map(window::start).collect(),
            plays: Plays::new(reports.iter().map(|report| report.stream)),
            stands: reports.iter().map(|report| !report.released).collect(),
        }
    }

    fn run(mut self) -> Vec<Verdict> {
        let mut order: Vec<usize> = (0..self.reports.len()).collect();
        order.sort_unstable_by_key(|&i| {
            (
                self.reports[i].recording,
                self.starts[i],
                self.reports[i].id,
            )
        });
        let runs: Vec<&[usize]> = order
            .chunk_by(|&a, &b| self.reports[a].recording == self.reports[b].recording)
            .collect();
        for run in runs.iter().filter(|run| run.len() > 1) {
            self.within_streams(run);
            let exact: Vec<usize> = self
                .standing(run)
                .filter(|&i| !self.reports[i].approximate)
                .collect();
            self.near(&exact);
            self.inside(&exact);
        }
        self.twins(&runs);
        self.enclosed();
        for run in runs.iter().filter(|run| run.len() > 1) {
            self.approximate(run);
        }
        self.verdicts()
    }

    fn standing<'r>(&'r self, run: &'r [usize]) -> impl Iterator<Item = usize> + 'r {
        run.iter().copied().filter(|&i| self.stands[i])
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

    /// The reports of a list by stream, each in order of time.
    fn by_stream(&self, list: &[usize]) -> Vec<Vec<(i64, usize)>> {
        let mut out: Vec<(i64, Vec<(i64, usize)>)> = Vec::with_capacity(2);
        for &i in list {
            let stream = self.reports[i].stream;
            match out.iter_mut().find(|(s, _)| *s == stream) {
                Some((_, list)) => list.push((self.starts[i], i)),
                None => out.push((stream, vec![(self.starts[i], i)])),
            }
        }
        out.into_iter().map(|(_, list)| list).collect()
    }

    /// Several streams, one recording, stamps close to each other.
    fn near(&mut self, exact: &[usize]) {
        let streams = self.by_stream(exact);
        if streams.len() < 2 {
            return;
        }
        let mut pairs = Pairs::default();
        for (at, a) in streams.iter().enumerate() {
            for b in &streams[at + 1..] {
                let fit = |i: usize, j: usize| {
                    window::near(&self.reports[i], &self.reports[j], self.rules)
                };
                pairing::pair(a, b, window::WIDEST_S, fit, |i, j, fit| {
                    pairs.add(self.reports, i, j, fit);
                });
            }
        }
        pairs.join(&mut self.plays, NEAR);
    }

    /// A late report inside the span of another: what the near ones left over, nearest first.
    fn inside(&mut self, exact: &[usize]) {
        let mut pairs = Pairs::default();
        for (at, &i) in exact.iter().enumerate() {
            for &j in &exact[at + 1..] {
                if self.starts[j] - self.starts[i] > window::QUIET_GAP_S {
                    break;
                }
                if self.reports[i].stream != self.reports[j].stream
                    && !self.plays.are_one(i, j)
                    && let Some(fit) = window::inside(&self.reports[i], &self.reports[j])
                {
                    pairs.add(self.reports, i, j, fit);
                }
            }
        }
        pairs.join(&mut self.plays, INSIDE);
    }

    /// Different recordings by their names that are one play by title and time: composer against performers,
    /// or a spelling without the album that would tell.
    fn twins(&mut self, runs: &[&[usize]]) {
        let mut titles: HashMap<&str, Vec<usize>> = HashMap::with_capacity(runs.len());
        for (at, run) in runs.iter().enumerate() {
            titles
                .entry(self.reports[run[0]].title_key.as_str())
                .or_default()
                .push(at);
        }
        let mut pairs = Pairs::default();
        for namesakes in titles.values().filter(|namesakes| namesakes.len() > 1) {
            let mut list: Vec<usize> = namesakes
                .iter()
                .flat_map(|&at| self.standing(runs[at]))
                .collect();
            list.sort_unstable_by_key(|&i| (self.starts[i], self.reports[i].id));
            for (at, &i) in list.iter().enumerate() {
                for &j in &list[at + 1..] {
                    let (a, b) = (&self.reports[i], &self.reports[j]);
                    if self.starts[j] - self.starts[i] > window::SAME_SERVICE_S {
                        break;
                    }
                    if a.recording == b.recording
                        || a.stream == b.stream
                        || a.approximate
                        || b.approximate
                        || !are_twins(a, b)
                    {
                        continue;
                    }
                    if let Some(fit) = window::near(a, b, self.rules) {
                        pairs.add(
                            self.reports,
                            i,
                            j,
                            Fit {
                                reason: "same_title_and_time",
                                ..fit
                            },
                        );
                    }
                }
            }
        }
        pairs.join(&mut self.plays, TWIN);
    }

    /// What is left between two plays on which two streams agree.
    fn enclosed(&mut self) {
        let mut all: Vec<usize> = (0..self.reports.len())
            .filter(|&i| self.stands[i] && !self.reports[i].approximate)
            .collect();
        all.sort_unstable_by_key(|&i| (self.starts[i], self.reports[i].id));
        let mut streams: Vec<(i64, Vec<usize>)> = Vec::new();
        for i in all {
            let stream = self.reports[i].stream;
            match streams.iter_mut().find(|(s, _)| *s == stream) {
                Some((_, list)) => list.push(i),
                None => streams.push((stream, vec![i])),
            }
        }
        streams.sort_unstable_by_key(|(stream, _)| *stream);
        for (at, (_, a)) in streams.iter().enumerate() {
            for (_, b) in &streams[at + 1..] {
                for (i, j) in enclosed::find(self.reports, &self.starts, a, b, &mut self.plays) {
                    self.plays.join(i, j, "enclosed", ENCLOSED);
                }
            }
        }
    }

    /// Reports of which only the day is known: the nearest unclaimed play before.
    fn approximate(&mut self, run: &[usize]) {
        if run.iter().all(|&i| !self.reports[i].approximate) {
            return;
        }
        let mut pairs = Pairs::default();
        for i in self.standing(run).filter(|&i| self.reports[i].approximate) {
            for j in self.standing(run) {
                let (late, play) = (&self.reports[i], &self.reports[j]);
                let distance = self.starts[i] - self.starts[j];
                let possible =
                    (-window::SAME_START_S..=window::APPROXIMATE_LOOK_BACK_S).contains(&distance);
                if late.stream != play.stream && !play.approximate && possible {
                    pairs.add(
                        self.reports,
                        i,
                        j,
                        Fit {
                            distance: distance.abs(),
                            reason: "approximate",
                        },
                    );
                }
            }
        }
        pairs.join(&mut self.plays, APPROXIMATE);
    }

    fn verdicts(mut self) -> Vec<Verdict> {
        let mut winner: Vec<Option<usize>> = vec![None; self.reports.len()];
        for i in 0..self.reports.len() {
            let root = self.plays.root(i);
            if winner[root].is_none_or(|w| rank(&self.reports[i]) > rank(&self.reports[w])) {
                winner[root] = Some(i);
            }
        }
        (0..self.reports.len())
            .map(|i| match winner[self.plays.root(i)] {
                Some(w) if w != i => {
                    let (reason, score) = self.plays.why(i);
                    Verdict::Duplicate {
                        of: self.reports[w].id,
                        reason,
                        score,
                    }
                }
                _ => Verdict::Counted,
            })
            .collect()
    }
}

/// Possible pairs, joined nearest first; ties go to the lower ids, so that the order of arrival is no matter.
#[derive(Default)]
struct Pairs(Vec<(Fit, i64, i64, usize, usize)>);

impl Pairs {
    fn add(&mut self, reports: &[Report], i: usize, j: usize, fit: Fit) {
        let (a, b) = (reports[i].id, reports[j].id);
        self.0.push((fit, a.min(b), a.max(b), i, j));
    }

    fn join(mut self, plays: &mut Plays, sure: f32) {
        self.0.sort_unstable();
        for (fit, _, _, i, j) in self.0 {
            let score = sure - (fit.distance as f32 / 1000.0).min(0.3);
            plays.join(i, j, fit.reason, score);
        }
    }
}

/// A folded title of at least this length is not shared by chance: "Symphony No. 5 … I. Allegro con brio".
const LONG_TITLE: usize = 20;

/// Whether two different recordings may be one play that two sources name differently.
fn are_twins(a: &Report, b: &Report) -> bool {
    let albums_agree = a.album_key.is_some() && a.album_key == b.album_key;
    if a.credit_key == b.credit_key {
        return albums_agree || a.album_key.is_none() || b.album_key.is_none();
    }
    albums_agree && a.title_key.chars().count() >= LONG_TITLE
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
