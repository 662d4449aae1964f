//! What is measured, as it comes: figures beside their budgets, and times at growing sizes. How they are kept and shown
//! is for [`crate::figures`] to say.

use std::fmt;
use std::time::Duration;

/// A measured figure beside what it should be.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) what: String,
    pub(crate) database: &'static str,
    pub(crate) figure: String,
    /// What the machine can do at best; empty where there is no such thing.
    pub(crate) bare: String,
    /// What is promised; empty where nothing is.
    pub(crate) budget: String,
    pub(crate) holds: bool,
}

/// Times of one question at growing sizes.
#[derive(Debug)]
pub(crate) struct Growth {
    pub(crate) what: &'static str,
    pub(crate) database: &'static str,
    /// Listens in the ledger, ascending, with the times.
    pub(crate) sizes: Vec<(usize, Times)>,
}

/// Figures in the order in which they were measured.
#[derive(Debug, Default)]
pub(crate) struct Table {
    pub(crate) rows: Vec<Row>,
    pub(crate) growth: Vec<Growth>,
}

impl Table {
    /// Adds a figure, and says it at once.
    pub(crate) fn add(&mut self, row: Row) {
        let Row {
            what,
            database,
            figure,
            ..
        } = &row;
        eprintln!("{what} on {database}: {figure}");
        self.rows.push(row);
    }

    pub(crate) fn add_growth(&mut self, growth: Growth) {
        self.growth.push(growth);
    }

    pub(crate) fn every_budget_holds(&self) -> bool {
        self.rows.iter().all(|row| row.holds)
    }
}

/// Times of many tries.
#[derive(Debug)]
pub(crate) struct Times(Vec<Duration>);

impl Times {
    pub(crate) fn new(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self(times)
    }

    /// The time that so many of a hundred tries stay under.
    pub(crate) fn percentile(&self, percent: usize) -> Duration {
        let last = self.0.len().saturating_sub(1);
        self.0
            .get(last * percent / 100)
            .copied()
            .unwrap_or_default()
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (median, slow) = (self.percentile(50), self.percentile(99));
        write!(
            f,
            "median {}, p99 {}",
            milliseconds(median),
            milliseconds(slow)
        )
    }
}

/// `1.25 ms`
pub(crate) fn milliseconds(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1_000.0)
}

/// `1,250,000`
pub(crate) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
