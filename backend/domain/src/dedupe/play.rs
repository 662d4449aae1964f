//! Plays while they are being gathered: sets of reports, at most one play of each stream.

/// Disjoint sets of reports with the streams that each set already holds.
pub(super) struct Plays {
    parent: Vec<u32>,
    /// Streams of the set, at its root.
    streams: Vec<Vec<i64>>,
    /// Reason and distance with which a report joined.
    joined: Vec<Option<(&'static str, f32)>>,
}

impl Plays {
    /// One set per report; `stream` tells each report's stream.
    pub(super) fn new(streams: impl Iterator<Item = i64>) -> Self {
        let streams: Vec<Vec<i64>> = streams.map(|stream| vec![stream]).collect();
        Self {
            parent: (0..streams.len() as u32).collect(),
            joined: vec![None; streams.len()],
            streams,
        }
    }

    /// The set of a report.
    pub(super) fn root(&self, report: usize) -> usize {
        let mut at = report;
        while self.parent[at] as usize != at {
            at = self.parent[at] as usize;
        }
        at
    }

    /// Whether the play of a report has been seen by `stream`.
    pub(super) fn has_stream(&self, report: usize, stream: i64) -> bool {
        self.streams[self.root(report)].contains(&stream)
    }

    /// Whether only one stream has seen the play of a report.
    pub(super) fn is_alone(&self, report: usize) -> bool {
        self.streams[self.root(report)].len() == 1
    }

    /// Joins two reports of one stream that cannot have been two plays.
    pub(super) fn fold_in(&mut self, kept: usize, extra: usize, reason: &'static str, score: f32) {
        let (a, b) = (self.root(kept), self.root(extra));
        if a != b {
            self.parent[b] = a as u32;
            self.streams[b].clear();
        }
        self.joined[extra] = Some((reason, score));
    }

    /// Joins the sets of two reports, unless they are one already or hold plays of one stream.
    pub(super) fn join(&mut self, a: usize, b: usize, reason: &'static str, score: f32) -> bool {
        let (root_a, root_b) = (self.root(a), self.root(b));
        if root_a == root_b
            || self.streams[root_a]
                .iter()
                .any(|stream| self.streams[root_b].contains(stream))
        {
            return false;
        }
        let moved = std::mem::take(&mut self.streams[root_b]);
        self.streams[root_a].extend(moved);
        self.parent[root_b] = root_a as u32;
        for report in [a, b] {
            if self.joined[report].is_none() {
                self.joined[report] = Some((reason, score));
            }
        }
        true
    }

    /// Why and how surely a report joined its play.
    pub(super) fn why(&self, report: usize) -> (&'static str, f32) {
        self.joined[report].unwrap_or(("same_start", 1.0))
    }
}
