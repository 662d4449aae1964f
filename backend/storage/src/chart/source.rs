//! Plays of every artist, album or recording in a span, as a table that queries can go on with.

use aime_domain::cover::{Cover, Parts};
use aime_domain::ids::UserId;
use aime_domain::period::day_start;
use aime_domain::span::Span;
use chrono_tz::Tz;
use sea_orm::Value;

use crate::db::{Conn, Engine};
use crate::error::Result;
use crate::history::day;
use crate::rollup::Subject;
use crate::sql;

/// Rows of `id`, `plays`, `seconds`, several for one id and some of them negative, to be summed up.
pub(crate) struct Source {
    /// A statement to stand in parentheses; its values begin with the user as `$1`.
    pub(crate) query: String,
    /// Its values.
    pub(crate) values: Vec<Value>,
}

/// How the days of a span are covered: counted periods where there are any.
pub(crate) async fn cover<C: Conn>(db: &C, user: UserId, span: Span) -> Result<Cover> {
    match (span.period(), span.days()) {
        (Some(period), _) => Ok(Cover::of_period(period)),
        (None, Some((first, last))) => match (span, day::heard(db, user).await?) {
            (Span::Range(..), Some(heard)) => Ok(Cover::of(first, last, heard)),
            _ => Ok(Cover::of_days(first, last)),
        },
        (None, None) => Ok(Cover::default()),
    }
}

impl Source {
    pub(crate) fn new(
        engine: Engine,
        user: UserId,
        zone: Tz,
        subject: Subject,
        cover: &Cover,
    ) -> Self {
        let mut source = Self {
            query: String::new(),
            values: vec![user.0.into()],
        };
        source.add(engine, zone, subject, &cover.plus, "");
        source.add(engine, zone, subject, &cover.minus, "-");
        if source.query.is_empty() {
            source.query = "SELECT 0 AS id, 0 AS plays, 0 AS seconds WHERE $1 < 0".into();
        }
        source
    }

    fn add(&mut self, engine: Engine, zone: Tz, subject: Subject, parts: &Parts, sign: &str) {
        let (table, column) = (subject.table(), subject.column());
        if !parts.periods.is_empty() {
            let n = self.bind(sql::numbers(
                parts.periods.iter().map(|period| i64::from(*period)),
            ));
            self.union(&format!(
                "SELECT {column} AS id, {sign}plays AS plays, {sign}seconds AS seconds FROM {table}
                 WHERE user_id = $1 AND period IN {}",
                sql::numbers_in(engine, n)
            ));
        }
        for (first, last) in &parts.days {
            let from = self.bind(day_start(*first, zone).into());
            let to = self.bind(
                last.succ_opt()
                    .map_or(i64::MAX, |next| day_start(next, zone))
                    .into(),
            );
            let (join, id) = join(subject);
            self.union(&format!(
                "SELECT {id} AS id, {sign}e.plays AS plays, {sign}e.seconds AS seconds FROM (
                   SELECT track_id, COUNT(*) AS plays, CAST(COALESCE(SUM(seconds_played), 0) AS BIGINT) AS seconds
                   FROM listening_history
                   WHERE user_id = $1 AND status = 'counted' AND listened_at >= ${from} AND listened_at < ${to}
                   GROUP BY track_id) e
                 JOIN tracks t ON t.id = e.track_id {join}"
            ));
        }
    }

    fn bind(&mut self, value: Value) -> usize {
        self.values.push(value);
        self.values.len()
    }

    fn union(&mut self, select: &str) {
        if !self.query.is_empty() {
            self.query.push_str(" UNION ALL ");
        }
        self.query.push_str(select);
    }
}

/// From tracks `t` to the subject; an artist credited twice on a recording counts once.
const fn join(subject: Subject) -> (&'static str, &'static str) {
    match subject {
        Subject::Recording => ("", "t.recording_id"),
        Subject::Album => ("WHERE t.album_id IS NOT NULL", "t.album_id"),
        Subject::Artist => (
            "JOIN recording_artist c ON c.recording_id = t.recording_id
             WHERE NOT EXISTS (SELECT 1 FROM recording_artist d WHERE d.recording_id = c.recording_id
                                 AND d.artist_id = c.artist_id AND d.position < c.position)",
            "c.artist_id",
        ),
    }
}
