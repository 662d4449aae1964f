//! `.scrobbler.log`, which Rockbox and other portable players keep.
//!
//! The format (Audioscrobbler wiki, "Portable Player Logging"): lines that begin with `#` tell the version
//! (`#AUDIOSCROBBLER/1.1`), the zone (`#TZ/UTC`, or `#TZ/UNKNOWN` for the player's own clock) and the player;
//! then tab-separated artist, album, title, track number, length in seconds, rating (`L` listened to half,
//! `S` skipped), start in unix seconds, MusicBrainz id. Quotes have no meaning. Some players write no header.
//! Rockbox marks lines that it could not keep whole with `# FAILED`.

use aime_domain::import::SkipReason;
use chrono_tz::Tz;

use crate::import::{
    Confidence, Draft, Importer, Options, Parsed, Reading, Sample, Source, file_stream, mbid,
    table::{self, Cell, Dialect, Record},
    when,
};

/// The importer.
pub(crate) struct ScrobblerLog;

const DIALECT: Dialect = Dialect {
    delimiter: b'\t',
    quoted: false,
};

const RATING: usize = 5;
const TIME: usize = 6;

/// Whether a record is an entry rather than a remark.
fn is_entry<'a>(get: impl Fn(usize) -> std::borrow::Cow<'a, str>) -> bool {
    matches!(get(RATING).trim(), "L" | "S") && when::unix_text(&get(TIME)).is_some()
}

impl Importer for ScrobblerLog {
    fn id(&self) -> &'static str {
        "scrobbler_log"
    }

    fn title(&self) -> &'static str {
        "Log of a portable player (.scrobbler.log)"
    }

    fn sniff(&self, sample: &Sample) -> Confidence {
        if sample.text().starts_with("#AUDIOSCROBBLER/") {
            return Confidence::SURE;
        }
        let records = sample.tabbed();
        let cell = |record: &[Cell], at: usize| {
            record
                .get(at)
                .map_or(String::new(), |cell| cell.text.clone())
        };
        let entries = records
            .iter()
            .filter(|record| is_entry(|at| cell(record, at).into()))
            .count();
        Confidence::sure_if(entries > 0 && entries * 5 >= records.len() * 3)
    }

    fn rows(&self, source: Source, options: &Options) -> Reading {
        let header = source
            .sample
            .text()
            .lines()
            .take_while(|line| line.starts_with('#'));
        let is_utc = header.clone().any(|line| line.trim() == "#TZ/UTC");
        let zone_assumed = !is_utc && options.tz.is_none();
        if zone_assumed {
            source.notes.add(
                "zone_assumed",
                "The player did not know its zone; its clock was read as UTC.",
            );
        }
        // Only the remarks at the beginning belong to no row.
        let remarks = header
            .filter(|line| {
                let fields: Vec<&str> = line.split('\t').collect();
                !is_entry(|at| fields.get(at).copied().unwrap_or_default().into())
            })
            .count();
        let tz = if is_utc {
            Tz::UTC
        } else {
            options.tz.unwrap_or(Tz::UTC)
        };
        let now = options.now;
        Reading {
            stream: file_stream("rockbox", ""),
            zone_assumed,
            items: table::rows(source, DIALECT, remarks, move |record| {
                parse(record, tz, now)
            }),
        }
    }
}

fn parse(record: &Record<'_>, tz: Tz, now: i64) -> Parsed {
    let (artist, album, title) = (record.get(0), record.get(1), record.get(2));
    if artist.starts_with('#') && !is_entry(|at| record.get(at)) {
        return Parsed::skip(SkipReason::NotAPlay, String::from_utf8_lossy(record.raw()));
    }
    let at = when::unix_text(&record.get(TIME)).and_then(|clock| when::on_clock(clock, tz));
    let draft = Draft {
        artist: &artist,
        title: &title,
        album: &album,
        album_artist: "",
        at,
    };
    if record.get(RATING).trim() == "S" {
        return draft.skip(SkipReason::Skipped);
    }
    draft.listen(now, record.raw(), |event| {
        let seconds: Option<i64> = record.get(4).trim().parse().ok();
        event.duration_ms = seconds
            .filter(|s| (1..86_400).contains(s))
            .map(|s| s * 1000);
        event.recording_mbid = mbid(&record.get(7));
    })
}

#[cfg(test)]
mod tests {
    use aime_domain::import::ImportItem;

    use super::*;
    use crate::import::table::{Records, Taken};

    const LOG: &str = "#AUDIOSCROBBLER/1.1\n#TZ/UNKNOWN\n#CLIENT/Player\n\
        Alder\tFences\tGate \"live\"\t1\t200\tL\t1645496312\t6d19d3b7-def0-4140-86f4-07cf5a662737\n\
        Alder\t\tPost\t\t47\tS\t1645496600\t\n\
        #1 Birch\t\tRail\t\t190\tL\t1645496700\t\n\
        # FAILED - Alder\tFen\n\
        Alder\tFences\tLate\t\t190\tL\t0\t\n\
        Alder\tFences\tOdd\t\t190\tL\tsoon\t\n";

    fn words(log: &str, tz: Tz) -> Vec<String> {
        let mut records = Records::new(log.as_bytes(), DIALECT);
        let mut out = Vec::new();
        while let Some(Taken::Record(record)) = records.next() {
            out.push(match parse(&record, tz, 1_700_000_000).item {
                ImportItem::Listen(event) => format!("{} {}", event.names.title, event.listened_at),
                ImportItem::Skip { reason, .. } => reason.to_string(),
                ImportItem::Fail { reason, .. } => reason.to_string(),
                other => panic!("{other:?}"),
            });
        }
        out
    }

    #[test]
    fn a_log_is_read() {
        let body = LOG.split_inclusive('\n').skip(3).collect::<String>();
        assert_eq!(
            words(&body, Tz::UTC),
            [
                "Gate \"live\" 1645496312",
                "skipped",
                "Rail 1645496700",
                "not_a_play",
                "no_time",
                "bad_time"
            ]
        );
        // The player's clock was an hour ahead.
        assert_eq!(
            words(&body, Tz::Europe__Zurich)[0],
            "Gate \"live\" 1645492712"
        );
    }

    #[test]
    fn a_log_is_told_with_and_without_header() {
        let body = LOG.split_inclusive('\n').skip(3).collect::<String>();
        for log in [LOG.to_owned(), format!("\u{feff}{body}")] {
            assert_eq!(
                ScrobblerLog.sniff(&Sample::of(log.into(), true)),
                Confidence::SURE
            );
        }
        assert_eq!(
            ScrobblerLog.sniff(&Sample::of(b"a\tb\tc\n".to_vec(), true)),
            Confidence::NO
        );
    }
}
