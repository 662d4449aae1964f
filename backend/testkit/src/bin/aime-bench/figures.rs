//! The figures as they are kept (`docs/benchmarks.json`) and shown (`docs/benchmarks.md`). A run replaces what it measured,
//! part by part and database by database, and leaves the rest: so that SQLite and PostgreSQL, or one part alone, can be
//! measured when the machine has nothing else to do. What was measured on another machine goes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write as _};
use std::path::{Path, PathBuf};

use aime_testkit::program::Error;
use serde::{Deserialize, Serialize};

use crate::Part;
use crate::table::{Table, thousands};

/// Between these lines stands the table of the document.
const BEGIN: &str = "<!-- measured -->";
const END: &str = "<!-- end -->";

/// Where and when something was measured.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    /// Processor, memory, compiler.
    pub(crate) machine: String,
    /// Date and commit.
    pub(crate) when: String,
}

/// Everything that was measured on one machine.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Figures {
    machine: String,
    single: Vec<Figure>,
    growth: Vec<Point>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Figure {
    part: Part,
    database: String,
    what: String,
    measured: String,
    bare: String,
    budget: String,
    held: bool,
    when: String,
}

/// Times of one question at one size.
#[derive(Debug, Serialize, Deserialize)]
struct Point {
    part: Part,
    database: String,
    what: String,
    listens: usize,
    median_ms: f64,
    p99_ms: f64,
    when: String,
}

impl Figures {
    /// None yet, of a machine.
    pub(crate) fn of(run: &Run) -> Self {
        Self {
            machine: run.machine.clone(),
            ..Self::default()
        }
    }

    /// Puts what a run measured of one part on one database in the place of what was there.
    pub(crate) fn replace(&mut self, run: &Run, part: Part, database: &str, table: &Table) {
        self.single
            .retain(|figure| (figure.part, figure.database.as_str()) != (part, database));
        self.growth
            .retain(|point| (point.part, point.database.as_str()) != (part, database));
        let measured = table.rows.iter().filter(|row| row.database == database);
        self.single.extend(measured.map(|row| Figure {
            part,
            database: database.to_owned(),
            what: row.what.clone(),
            measured: row.figure.clone(),
            bare: row.bare.clone(),
            budget: row.budget.clone(),
            held: row.holds,
            when: run.when.clone(),
        }));
        let grown = table
            .growth
            .iter()
            .filter(|growth| growth.database == database);
        for growth in grown {
            self.growth
                .extend(growth.sizes.iter().map(|(listens, times)| Point {
                    part,
                    database: database.to_owned(),
                    what: growth.what.to_owned(),
                    listens: *listens,
                    median_ms: hundredths(times.percentile(50).as_secs_f64() * 1_000.0),
                    p99_ms: hundredths(times.percentile(99).as_secs_f64() * 1_000.0),
                    when: run.when.clone(),
                }));
        }
        self.single
            .sort_by_key(|figure| place(&figure.database, figure.part));
    }
}

fn hundredths(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

/// SQLite first, parts in their order.
fn place(database: &str, part: Part) -> (bool, Part) {
    (database != "SQLite", part)
}

/// Figures of earlier runs in their files.
#[derive(Debug)]
pub(crate) struct Kept {
    figures: PathBuf,
    document: PathBuf,
}

impl Kept {
    /// `benchmarks.json` and `benchmarks.md` in a folder.
    pub(crate) fn within(folder: &Path) -> Self {
        Self {
            figures: folder.join("benchmarks.json"),
            document: folder.join("benchmarks.md"),
        }
    }

    /// Writes down one part on one database.
    pub(crate) fn replace(
        &self,
        run: &Run,
        part: Part,
        database: &str,
        table: &Table,
    ) -> Result<(), Error> {
        let mut figures = self.read(run)?;
        figures.replace(run, part, database, table);
        let mut json = serde_json::to_string_pretty(&figures)?;
        json.push('\n');
        std::fs::write(&self.figures, json)?;
        let text = std::fs::read_to_string(&self.document)?;
        let (before, rest) = text
            .split_once(BEGIN)
            .ok_or("the document has no place for a table")?;
        let (_, after) = rest
            .split_once(END)
            .ok_or("the document's table has no end")?;
        let text = format!("{before}{BEGIN}\n\n{figures}\n{END}{after}");
        Ok(std::fs::write(&self.document, text)?)
    }

    fn read(&self, run: &Run) -> Result<Figures, Error> {
        if !self.figures.exists() {
            return Ok(Figures::of(run));
        }
        let kept: Figures = serde_json::from_str(&std::fs::read_to_string(&self.figures)?)?;
        Ok(if kept.machine == run.machine {
            kept
        } else {
            Figures::of(run)
        })
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Measured on {}.\n", self.machine)?;
        writeln!(
            f,
            "| what | database | measured | bare limit | budget | | when |"
        )?;
        writeln!(f, "|---|---|---|---|---|---|---|")?;
        for figure in &self.single {
            let mark = match (figure.budget.is_empty(), figure.held) {
                (true, true) => "",
                (_, false) => "**missed**",
                (false, true) => "held",
            };
            writeln!(
                f,
                "| {} | {} | {} | {} | {} | {mark} | {} |",
                figure.what,
                figure.database,
                figure.measured,
                figure.bare,
                figure.budget,
                figure.when
            )?;
        }
        self.show_growth(f)
    }
}

impl Figures {
    fn show_growth(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.growth.is_empty() {
            return Ok(());
        }
        let sizes: BTreeSet<usize> = self.growth.iter().map(|point| point.listens).collect();
        let heads = sizes.iter().fold(String::new(), |mut text, listens| {
            let _ = write!(text, " {} listens |", thousands(*listens as u64));
            text
        });
        writeln!(f, "\n| median, p99 in ms | database |{heads} growth |")?;
        writeln!(f, "|---|---|{}---|", "---|".repeat(sizes.len()))?;
        for ((_, question, database), points) in self.by_question() {
            let cells = sizes.iter().fold(String::new(), |mut text, listens| {
                let _ = match points.get(listens) {
                    Some(point) => write!(text, " {:.2}, {:.2} |", point.median_ms, point.p99_ms),
                    None => write!(text, " |"),
                };
                text
            });
            writeln!(
                f,
                "| {question} | {database} |{cells} {} |",
                factor(&points)
            )?;
        }
        Ok(())
    }

    /// Points by database and question, in the order in which they were asked first.
    fn by_question(&self) -> BTreeMap<(usize, &str, &str), BTreeMap<usize, &Point>> {
        let mut questions: Vec<&str> = Vec::new();
        for point in &self.growth {
            if !questions.contains(&point.what.as_str()) {
                questions.push(&point.what);
            }
        }
        let mut lines = BTreeMap::<_, BTreeMap<usize, &Point>>::new();
        for point in &self.growth {
            let at = questions.iter().position(|what| *what == point.what);
            let at = at.unwrap_or_default()
                + if point.database == "SQLite" {
                    0
                } else {
                    questions.len()
                };
            let line = lines.entry((at, point.what.as_str(), point.database.as_str()));
            line.or_default().insert(point.listens, point);
        }
        lines
    }
}

/// How many times longer the median is at the largest size than at the smallest: `× 1.3 for × 100`.
fn factor(points: &BTreeMap<usize, &Point>) -> String {
    match (points.first_key_value(), points.last_key_value()) {
        (Some((small, short)), Some((large, long))) if large > small => {
            let longer = long.median_ms / short.median_ms.max(0.01);
            format!("× {longer:.1} for × {}", large / (*small).max(1))
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Figures, Kept, Run};
    use crate::Part;
    use crate::table::{Growth, Row, Table, Times};

    fn run(machine: &str, when: &str) -> Run {
        Run {
            machine: machine.to_owned(),
            when: when.to_owned(),
        }
    }

    fn table(database: &'static str, figure: &str, listens: usize) -> Table {
        Table {
            rows: vec![Row {
                what: "a page".to_owned(),
                database,
                figure: figure.to_owned(),
                bare: String::new(),
                budget: "p99 < 5 ms".to_owned(),
                holds: true,
            }],
            growth: vec![Growth {
                what: "a page",
                database,
                sizes: vec![(listens, Times::new(vec![Duration::from_millis(2)]))],
            }],
        }
    }

    #[test]
    fn a_run_replaces_what_it_measured_and_leaves_the_rest() {
        let folder = tempfile::tempdir().unwrap();
        let document = folder.path().join("benchmarks.md");
        std::fs::write(
            &document,
            "before\n<!-- measured -->\nold\n<!-- end -->\nafter\n",
        )
        .unwrap();
        let kept = Kept::within(folder.path());
        let (first, second) = (run("here", "monday"), run("here", "tuesday"));
        kept.replace(
            &first,
            Part::Pages,
            "PostgreSQL",
            &table("PostgreSQL", "3 ms", 10),
        )
        .unwrap();
        kept.replace(&first, Part::Pages, "SQLite", &table("SQLite", "1 ms", 10))
            .unwrap();
        kept.replace(&second, Part::Pages, "SQLite", &table("SQLite", "2 ms", 10))
            .unwrap();
        kept.replace(
            &second,
            Part::Charts,
            "SQLite",
            &table("SQLite", "4 ms", 1_000),
        )
        .unwrap();
        let shown = std::fs::read_to_string(&document).unwrap();
        assert!(shown.starts_with("before\n") && shown.ends_with("<!-- end -->\nafter\n"));
        assert!(!shown.contains("old") && !shown.contains("1 ms"));
        let lines: Vec<&str> = shown
            .lines()
            .filter(|line| line.contains("a page"))
            .collect();
        assert_eq!(
            lines,
            [
                "| a page | SQLite | 2 ms |  | p99 < 5 ms | held | tuesday |",
                "| a page | SQLite | 4 ms |  | p99 < 5 ms | held | tuesday |",
                "| a page | PostgreSQL | 3 ms |  | p99 < 5 ms | held | monday |",
                "| a page | SQLite | 2.00, 2.00 | 2.00, 2.00 | × 1.0 for × 100 |",
                "| a page | PostgreSQL | 2.00, 2.00 | |  |",
            ]
        );
    }

    #[test]
    fn figures_of_another_machine_go() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(
            folder.path().join("benchmarks.md"),
            "<!-- measured --><!-- end -->",
        )
        .unwrap();
        let kept = Kept::within(folder.path());
        kept.replace(
            &run("there", "monday"),
            Part::Pages,
            "SQLite",
            &table("SQLite", "1 ms", 10),
        )
        .unwrap();
        kept.replace(
            &run("here", "monday"),
            Part::Bare,
            "SQLite",
            &table("SQLite", "2 ms", 10),
        )
        .unwrap();
        let json = std::fs::read_to_string(folder.path().join("benchmarks.json")).unwrap();
        let figures: Figures = serde_json::from_str(&json).unwrap();
        assert_eq!(figures.machine, "here");
        assert_eq!(figures.single.len(), 1);
    }
}
