//! Settling: reports in, verdicts out.
//!
//! In this order, each step with what the ones before left over: reports of one stream that cannot have been
//! two plays; reports of several streams that are near; late reports inside a known span; spellings that two
//! streams write too differently; pauses; plays of which only the day is known. Then each play gets its winner.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::enclosed;
use super::pairing::{self, Placed};
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
    reports: &'a [Report<'a>],
    rules: &'a Rules,
    /// When each report's play began, as well as it says.
    starts: Vec<i64>,
    plays: Plays,
    /// Whether a report stands for a play of its stream: not released, not folded into another.
    stands: Vec<bool>,
}

/// How often pairs are sought again: a pair fails only where three or more streams saw a play.
const MOST_ROUNDS: usize = 3;
/// How sure a step is where nothing speaks against it.
const NEAR: f32 = 0.98;
const INSIDE: f32 = 0.9;
const TWIN: f32 = 0.9;
const ENCLOSED: f32 = 0.8;
const APPROXIMATE: f32 = 0.75;

impl<'a> Settling<'a> {
    fn new(reports: &'a [Report<'a>], rules: &'a Rules) -> Self {
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
    fn by_stream(&self, list: &[usize]) -> Vec<(i64, Vec<Placed>)> {
        let mut out: Vec<(i64, Vec<Placed>)> = Vec::with_capacity(2);
        for &i in list {
            let stream = self.reports[i].stream;
            match out.iter_mut().find(|(s, _)| *s == stream) {
                Some((_, list)) => list.push((self.starts[i], i)),
                None => out.push((stream, vec![(self.starts[i], i)])),
            }
        }
        out.sort_unstable_by_key(|(stream, _)| *stream);
        out
    }

    /// Several streams, one recording: reports whose stamps are close to each other.
    fn near(&mut self, exact: &[usize]) {
        self.match_all(exact, NEAR, window::near);
    }

    /// Several streams, one recording: a late report inside the span of another, of what the near ones left over.
    fn inside(&mut self, exact: &[usize]) {
        if exact.iter().all(|&i| !self.plays.is_alone(i)) {
            return;
        }
        self.match_all(exact, INSIDE, |a, b, _| window::inside(a, b));
    }

    /// Joins what [`Self::matched`] finds, again where a third stream had the better claim.
    fn match_all(
        &mut self,
        list: &[usize],
        sure: f32,
        fit: impl Fn(&Report, &Report, &Rules) -> Option<Fit>,
    ) {
        for _ in 0..MOST_ROUNDS {
            let pairs = self.matched(list, |a, b| fit(a, b, self.rules));
            let wanted = pairs.0.len();
            if pairs.join(&mut self.plays, sure) == wanted {
                break;
            }
        }
    }

    /// The best pairs between each two streams of one recording, of reports that are not one play yet and
    /// whose plays do not already hold the other's stream.
    fn matched(&self, list: &[usize], fit: impl Fn(&Report, &Report) -> Option<Fit>) -> Pairs {
        let mut pairs = Pairs::default();
        let streams = self.by_stream(list);
        for (at, (left_stream, left)) in streams.iter().enumerate() {
            for (right_stream, right) in &streams[at + 1..] {
                let open = |list: &[Placed], other: i64| -> Vec<Placed> {
                    list.iter()
                        .copied()
                        .filter(|&(_, i)| !self.plays.has_stream(i, other))
                        .collect()
                };
                let (left, right) = (open(left, *right_stream), open(right, *left_stream));
                pairing::pair(
                    &left,
                    &right,
                    window::WIDEST_S,
                    |i, j| fit(&self.reports[i], &self.reports[j]),
                    |i, j, fit| self.add(&mut pairs, i, j, fit),
                );
            }
        }
        pairs
    }

    fn add(&self, pairs: &mut Pairs, i: usize, j: usize, fit: Fit) {
        let (first, second) =
            if (self.starts[i], self.reports[i].id) <= (self.starts[j], self.reports[j].id) {
                (i, j)
            } else {
                (j, i)
            };
        pairs.0.push((
            fit,
            self.starts[first],
            self.starts[second],
            self.reports[first].id,
            self.reports[second].id,
            i,
            j,
        ));
    }

    /// Different recordings by their names that are one play by title and time: composer against performers,
    /// or a spelling without the album that would tell.
    fn twins(&mut self, runs: &[&[usize]]) {
        let mut titles: HashMap<&str, Vec<usize>> = HashMap::with_capacity(runs.len());
        for (at, run) in runs.iter().enumerate() {
            titles
                .entry(self.reports[run[0]].title_key.as_ref())
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
                        self.add(
                            &mut pairs,
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
                for (i, j) in enclosed::find(self.reports, &self.starts, a, b, &self.plays) {
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
                    self.add(
                        &mut pairs,
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

    fn verdicts(self) -> Vec<Verdict> {
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

/// Possible pairs, joined nearest first. Ties go to the earlier play, so that the order of arrival is no matter.
#[derive(Default)]
struct Pairs(Vec<(Fit, i64, i64, i64, i64, usize, usize)>);

impl Pairs {
    /// Joins what can be joined and says how many pairs that were.
    fn join(mut self, plays: &mut Plays, sure: f32) -> usize {
        self.0.sort_unstable();
        let mut joined = 0;
        for (fit, .., i, j) in self.0 {
            let score = sure - (fit.distance as f32 / 1000.0).min(0.3);
            joined += usize::from(plays.join(i, j, fit.reason, score));
        }
        joined
    }
}

/// A folded title of at least this length is not shared by chance: "Symphony No. 5 … I. Allegro con brio".
const LONG_TITLE: usize = 20;

/// Whether two different recordings may be one play that two sources name differently.
fn are_twins(a: &Report, b: &Report) -> bool {
    let albums_agree = a.album_key.is_some() && a.album_key == b.album_key;
    let albums_may_agree = albums_agree || a.album_key.is_none() || b.album_key.is_none();
    let shared_name = a
        .credit_key
        .split('+')
        .any(|name| b.credit_key.split('+').any(|other| other == name));
    albums_may_agree && shared_name || albums_agree && a.title_key.chars().count() >= LONG_TITLE
}

/// Which report of a play stands for it: higher wins.
fn rank(report: &Report) -> impl Ord + use<> {
    let real_time = report.channel != Channel::File && report.played_ms.is_some();
    (
        report.by_hand && !report.held,
        report.held,
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
