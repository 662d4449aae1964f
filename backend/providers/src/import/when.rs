//! Times as exports write them.
//!
//! Unix times in seconds or milliseconds, ISO 8601 with or without a zone, and the texts of Last.fm tools,
//! spreadsheets and other people: `20 Nov 2020, 12:34`, `2020-11-20 12:34:56`, `11/20/2020 12:34 PM`,
//! `20.11.2020 12:34`. Whether the day or the month stands first in `03/04/2020` is decided for a column as a
//! whole, by its content ([`Order::of`]).

use aime_domain::listen::Resolution;
use chrono::{LocalResult, NaiveDate, NaiveDateTime, TimeZone};
use chrono_tz::Tz;

/// Listens before 2002-01-01 are none: Audioscrobbler, the first service to count them, began that year.
pub(crate) const FIRST_LISTEN: i64 = 1_009_843_200;

const DAY: i64 = 86_400;

/// Which number of a date like `03/04/2020` is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Order {
    /// `20/11/2020`, most of the world.
    #[default]
    DayFirst,
    /// `11/20/2020`, the United States.
    MonthFirst,
}

impl Order {
    /// The order in which these dates can be dates; `None` when both are possible for all of them.
    pub(crate) fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Self> {
        for text in texts {
            let mut numbers = text
                .split(|c: char| !c.is_ascii_digit())
                .filter(|part| !part.is_empty())
                .map(|part| (part.len(), part.parse::<u32>().unwrap_or(0)));
            let (Some((len, a)), Some((_, b)), Some(_)) =
                (numbers.next(), numbers.next(), numbers.next())
            else {
                continue;
            };
            if len > 2 || text.contains(char::is_alphabetic) && !has_half_of_day(text) {
                continue;
            }
            if a > 12 && (1..=12).contains(&b) {
                return Some(Self::DayFirst);
            }
            if b > 12 && (1..=12).contains(&a) {
                return Some(Self::MonthFirst);
            }
        }
        None
    }
}

fn has_half_of_day(text: &str) -> bool {
    text.split_ascii_whitespace()
        .any(|word| word.eq_ignore_ascii_case("am") || word.eq_ignore_ascii_case("pm"))
}

/// How finely a text gives the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fineness {
    Second,
    Minute,
    Day,
}

impl Fineness {
    /// The resolution of a listen; a day alone is approximate besides.
    pub(crate) const fn resolution(self) -> Resolution {
        match self {
            Self::Second => Resolution::Second,
            Self::Minute | Self::Day => Resolution::Minute,
        }
    }
}

/// A time as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Written {
    /// Date and time on the clock that wrote it, as if that were UTC, unix seconds.
    clock: i64,
    /// Seconds that clock is ahead of UTC; `None` when the text does not say.
    offset: Option<i64>,
    pub(crate) fineness: Fineness,
}

impl Written {
    /// Whether the text says its zone.
    pub(crate) const fn has_zone(self) -> bool {
        self.offset.is_some()
    }

    /// Whether its seconds are zero or not written.
    pub(crate) const fn is_on_the_minute(self) -> bool {
        self.clock % 60 == 0
    }

    /// The time of a listen: as [`Self::unix`], but the end of the day where only the day is written, so that
    /// the listen lies in the 24 hours before.
    pub(crate) fn listened(self, tz: Tz) -> Option<i64> {
        let end_of_day = if self.fineness == Fineness::Day {
            DAY - 1
        } else {
            0
        };
        Self {
            clock: self.clock + end_of_day,
            ..self
        }
        .unix(tz)
    }

    /// Unix seconds UTC, by the zone written or else by `tz`. A time that a change of clocks skips is taken an
    /// hour later, one that it repeats is taken the first time.
    pub(crate) fn unix(self, tz: Tz) -> Option<i64> {
        if let Some(offset) = self.offset {
            return Some(self.clock - offset);
        }
        if tz == Tz::UTC {
            return Some(self.clock);
        }
        local_time(self.clock, tz)
    }
}

/// Unix seconds UTC of a time that was read as UTC and was written by a clock in `tz`; `None` where no such time is.
pub fn local_time(clock: i64, tz: Tz) -> Option<i64> {
    let local = chrono::DateTime::from_timestamp(clock, 0)?.naive_utc();
    local_to_unix(local, tz)
}

/// Unix seconds UTC of what a clock in `tz` counts as unix seconds, as players do that do not know their zone.
pub(crate) fn on_clock(clock: i64, tz: Tz) -> Option<i64> {
    // No clock: a source that does not know the time says so with zero.
    if clock.abs() < 2 * DAY {
        return Some(clock);
    }
    Written {
        clock,
        offset: None,
        fineness: Fineness::Second,
    }
    .unix(tz)
}

fn local_to_unix(local: NaiveDateTime, tz: Tz) -> Option<i64> {
    match tz.from_local_datetime(&local) {
        LocalResult::Single(time) | LocalResult::Ambiguous(time, _) => Some(time.timestamp()),
        LocalResult::None => {
            let before = local.checked_sub_signed(chrono::TimeDelta::hours(1))?;
            Some(tz.from_local_datetime(&before).earliest()?.timestamp() + 3600)
        }
    }
}

/// Why a time is not one of a listen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoListenTime {
    /// Zero or next to it: the source did not know.
    Unknown,
    /// Before there was anything to count, or in the future.
    OutOfRange,
}

/// Lets through only times at which a listen can have been.
pub(crate) const fn listen_time(unix: i64, now: i64) -> Result<i64, NoListenTime> {
    if unix.abs() < 2 * DAY {
        Err(NoListenTime::Unknown)
    } else if unix < FIRST_LISTEN || unix > now.saturating_add(DAY) {
        Err(NoListenTime::OutOfRange)
    } else {
        Ok(unix)
    }
}

/// Unix seconds out of a number that may be in seconds, milliseconds or microseconds; told by its size.
pub(crate) const fn seconds(number: i64) -> i64 {
    match number.abs() {
        // 10¹¹ seconds is the year 5138, and 10¹¹ milliseconds is 1973.
        0..100_000_000_000 => number,
        100_000_000_000..100_000_000_000_000 => number.div_euclid(1000),
        _ => number.div_euclid(1_000_000),
    }
}

/// A text that is a unix time, in seconds.
pub(crate) fn unix_text(text: &str) -> Option<i64> {
    let text = text.trim();
    let digits = text.split_once('.').map_or(text, |(whole, _)| whole);
    if digits.len() > 19 || digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok().map(seconds)
}

/// Reads `YYYY-MM-DD[T ]HH:MM[:SS[.fff]][zone]`, the form that nearly all exports use, without allocating.
fn iso(text: &[u8]) -> Option<Written> {
    let number = |range: std::ops::Range<usize>| -> Option<i64> {
        text.get(range)?.iter().try_fold(0, |sum, digit| {
            digit
                .is_ascii_digit()
                .then(|| sum * 10 + i64::from(digit - b'0'))
        })
    };
    if text.get(4) != Some(&b'-') || text.get(7) != Some(&b'-') {
        return None;
    }
    let day = day_number(number(0..4)?, number(5..7)?, number(8..10)?)?;
    if text.len() == 10 {
        return Some(Written {
            clock: day * DAY,
            offset: None,
            fineness: Fineness::Day,
        });
    }
    if !matches!(text[10], b'T' | b't' | b' ') || text.get(13) != Some(&b':') {
        return None;
    }
    let (hour, minute) = (number(11..13)?, number(14..16)?);
    let (mut second, mut at, mut fineness) = (0, 16, Fineness::Minute);
    if text.get(16) == Some(&b':') {
        second = number(17..19)?;
        at = 19;
        fineness = Fineness::Second;
        if matches!(text.get(at), Some(b'.' | b',')) {
            at += 1;
            while text.get(at).is_some_and(u8::is_ascii_digit) {
                at += 1;
            }
        }
    }
    let offset = zone(text.get(at..)?)?;
    Some(Written {
        clock: day * DAY + clock_seconds(hour, minute, second)?,
        offset,
        fineness,
    })
}

/// Seconds ahead of UTC that a zone at the end of a text says: outer `None` when it is none.
#[expect(
    clippy::option_option,
    reason = "no zone and a bad zone are two answers"
)]
fn zone(text: &[u8]) -> Option<Option<i64>> {
    let text = text.trim_ascii();
    match text {
        b"" => Some(None),
        b"Z" | b"z" | b"UTC" | b"GMT" | b"utc" => Some(Some(0)),
        [sign @ (b'+' | b'-'), rest @ ..] => {
            let digits: Vec<i64> = rest
                .iter()
                .filter(|b| **b != b':')
                .map(|b| b.is_ascii_digit().then(|| i64::from(b - b'0')))
                .collect::<Option<_>>()?;
            let (hours, minutes) = match digits[..] {
                [a, b] => (a * 10 + b, 0),
                [a, b, c, d] => (a * 10 + b, c * 10 + d),
                _ => return None,
            };
            let offset = hours * 3600 + minutes * 60;
            (hours <= 14 && minutes < 60).then_some(Some(if *sign == b'-' {
                -offset
            } else {
                offset
            }))
        }
        _ => None,
    }
}

fn day_number(year: i64, month: i64, day: i64) -> Option<i64> {
    let date = NaiveDate::from_ymd_opt(
        i32::try_from(year).ok()?,
        u32::try_from(month).ok()?,
        u32::try_from(day).ok()?,
    )?;
    Some(i64::from(date.to_epoch_days()))
}

const fn clock_seconds(hour: i64, minute: i64, second: i64) -> Option<i64> {
    // 60 is a leap second.
    if hour < 24 && minute < 60 && second <= 60 {
        Some(hour * 3600 + minute * 60 + second)
    } else {
        None
    }
}

/// Reads a time in any of the forms that people's files hold.
pub(crate) fn written(text: &str, order: Order) -> Option<Written> {
    let text = text.trim();
    if let Some(time) = iso(text.as_bytes()).or_else(|| last_fm(text.as_bytes())) {
        return Some(time);
    }
    if text.len() > 64 || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    loose(text, order)
}

/// Reads `DD Mon YYYY, HH:MM`, the form of Last.fm's API, with or without the comma, without allocating.
fn last_fm(text: &[u8]) -> Option<Written> {
    let digit = |at: usize| {
        text.get(at)
            .filter(|b| b.is_ascii_digit())
            .map(|b| i64::from(b - b'0'))
    };
    let pair = |at: usize| Some(digit(at)? * 10 + digit(at + 1)?);
    let time = match text {
        [.., b',', b' ', _, _, _, _, _] if text.len() == 18 => 13,
        _ if text.len() == 17 => 12,
        _ => return None,
    };
    if text[2] != b' ' || text[6] != b' ' || text[time + 2] != b':' {
        return None;
    }
    let month = b"JanFebMarAprMayJunJulAugSepOctNovDec"
        .chunks(3)
        .position(|name| name == &text[3..6])?;
    let day = day_number(pair(7)? * 100 + pair(9)?, month as i64 + 1, pair(0)?)?;
    let clock = day * DAY + clock_seconds(pair(time)?, pair(time + 3)?, 0)?;
    Some(Written {
        clock,
        offset: None,
        fineness: Fineness::Minute,
    })
}

/// Reads the other forms: a date out of numbers and a month's name, a time with colons, a half of the day, a
/// zone; names of weekdays are passed over.
fn loose(text: &str, order: Order) -> Option<Written> {
    let mut date: Vec<(usize, i64)> = Vec::new();
    let mut month = None;
    let mut time: Option<(i64, i64, i64, Fineness)> = None;
    let mut afternoon = None;
    let mut offset = None;
    for word in text
        .split(|c: char| c.is_whitespace() || c == ',' || c == 'T' && text.contains("T0"))
        .filter(|w| !w.is_empty())
    {
        let lower = word.to_lowercase();
        if word.contains(':') && word.starts_with(|c: char| c.is_ascii_digit()) {
            let (clock, half) = match lower
                .strip_suffix("am")
                .map(|w| (w, false))
                .or_else(|| lower.strip_suffix("pm").map(|w| (w, true)))
            {
                Some((clock, half)) => (clock.to_owned(), Some(half)),
                None => (lower.clone(), None),
            };
            afternoon = afternoon.or(half);
            let (clock, zone_text) = clock
                .find(['z', '+', '-'])
                .map_or((clock.as_str(), ""), |at| clock.split_at(at));
            if !zone_text.is_empty() {
                offset = zone(zone_text.as_bytes())?;
            }
            let parts: Vec<&str> = clock.split(':').collect();
            time = Some(match parts[..] {
                [h, m] => (h.parse().ok()?, m.parse().ok()?, 0, Fineness::Minute),
                [h, m, s] => {
                    let whole = s.split('.').next()?;
                    (
                        h.parse().ok()?,
                        m.parse().ok()?,
                        whole.parse().ok()?,
                        Fineness::Second,
                    )
                }
                _ => return None,
            });
        } else if word.starts_with(|c: char| c.is_ascii_digit()) && date.len() < 3 {
            for part in lower.split(['/', '-', '.']).filter(|p| !p.is_empty()) {
                let digits = part.trim_end_matches(char::is_alphabetic);
                if digits.is_empty() {
                    month = Some(month_number(part)?);
                    continue;
                }
                date.push((digits.len(), digits.parse().ok()?));
            }
        } else if lower == "am" || lower == "pm" || lower == "a.m." || lower == "p.m." {
            afternoon = Some(lower.starts_with('p'));
        } else if let Some(number) = month_number(&lower) {
            month = Some(number);
        } else if let Some(Some(seconds)) = zone(word.as_bytes()) {
            offset = Some(seconds);
        } else if !is_weekday(&lower) && lower != "at" && lower != "-" {
            return None;
        }
    }
    let (year, month, day) = match (month, &date[..]) {
        (Some(month), [(_, day), (_, year)]) if *day <= 31 => (*year, month, *day),
        (Some(month), [(4, year), (_, day)]) => (*year, month, *day),
        (None, [(4, year), (_, month), (_, day)]) => (*year, *month, *day),
        (None, [(_, a), (_, b), (_, year)]) => match order {
            Order::DayFirst => (*year, *b, *a),
            Order::MonthFirst => (*year, *a, *b),
        },
        _ => return None,
    };
    let year = if year < 100 { year + 2000 } else { year };
    let (hour, minute, second, fineness) = time.unwrap_or((0, 0, 0, Fineness::Day));
    let hour = match afternoon {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    let clock = day_number(year, month, day)? * DAY + clock_seconds(hour, minute, second)?;
    Some(Written {
        clock,
        offset,
        fineness,
    })
}

/// Number of a month by its name or abbreviation, in the languages of Last.fm's pages that write it in Latin
/// or Cyrillic letters. Names are compared by their beginning, since most languages abbreviate and decline.
fn month_number(word: &str) -> Option<i64> {
    const BEGINNINGS: [&[&str]; 12] = [
        &["jan", "ene", "gen", "sty", "янв", "oca"],
        &["feb", "fév", "fev", "lut", "фев", "şub"],
        &["mar", "mär", "mrt", "maart", "мар"],
        &["apr", "avr", "abr", "kwi", "апр", "nis"],
        &["may", "mai", "mei", "mag", "maj", "май", "мая"],
        &["jun", "juin", "giu", "cze", "июн", "haz"],
        &["jul", "juil", "lug", "lip", "июл", "tem"],
        &["aug", "aoû", "aou", "ago", "sie", "авг", "ağu"],
        &["sep", "set", "wrz", "сен", "eyl"],
        &["oct", "okt", "ott", "out", "paź", "окт", "eki"],
        &["nov", "lis", "ноя", "kas"],
        &["dec", "déc", "dez", "dic", "gru", "дек", "ara"],
    ];
    let word = word.trim_matches('.');
    if word.chars().count() > 12 || !word.chars().all(char::is_alphabetic) {
        return None;
    }
    let at = BEGINNINGS
        .iter()
        .position(|names| names.iter().any(|name| word.starts_with(name)))?;
    Some(at as i64 + 1)
}

fn is_weekday(word: &str) -> bool {
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        .iter()
        .any(|day| word.starts_with(day) && (word.len() == 3 || word.ends_with("day")))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("2020-11-20T09:35:07Z", 1_605_864_907, Fineness::Second, true)]
    #[case("2020-11-20T09:35:07.123Z", 1_605_864_907, Fineness::Second, true)]
    #[case("2020-11-20T10:35:07+01:00", 1_605_864_907, Fineness::Second, true)]
    #[case("2020-11-20 09:35:07 UTC", 1_605_864_907, Fineness::Second, true)]
    #[case("2020-11-20 09:35", 1_605_864_900, Fineness::Minute, false)]
    #[case("20 Nov 2020, 09:35", 1_605_864_900, Fineness::Minute, false)]
    #[case("20 Nov 2020 09:35", 1_605_864_900, Fineness::Minute, false)]
    #[case("20 novembre 2020 09:35", 1_605_864_900, Fineness::Minute, false)]
    #[case(
        "Fri, 20 Nov 2020 09:35:07 +0000",
        1_605_864_907,
        Fineness::Second,
        true
    )]
    #[case("Nov 20, 2020 9:35 AM", 1_605_864_900, Fineness::Minute, false)]
    #[case("November 20, 2020 9:35 PM", 1_605_908_100, Fineness::Minute, false)]
    #[case("20/11/2020 09:35", 1_605_864_900, Fineness::Minute, false)]
    #[case("20.11.2020 09:35:07", 1_605_864_907, Fineness::Second, false)]
    #[case("2020/11/20 09:35", 1_605_864_900, Fineness::Minute, false)]
    #[case("20-Nov-2020 09:35", 1_605_864_900, Fineness::Minute, false)]
    #[case("2020-11-20", 1_605_830_400, Fineness::Day, false)]
    fn times_are_read(
        #[case] text: &str,
        #[case] unix: i64,
        #[case] fineness: Fineness,
        #[case] zone: bool,
    ) {
        let time = written(text, Order::DayFirst).expect(text);
        assert_eq!(
            (time.unix(Tz::UTC), time.fineness, time.has_zone()),
            (Some(unix), fineness, zone)
        );
    }

    #[rstest]
    #[case("")]
    #[case("soon")]
    #[case("2020-13-01 10:00")]
    #[case("2020-02-30")]
    #[case("20 Nov")]
    #[case("Song 2")]
    #[case("25:61 20 Nov 2020")]
    #[case("1605864907")]
    fn other_texts_are_no_times(#[case] text: &str) {
        assert_eq!(written(text, Order::DayFirst), None);
    }

    #[test]
    fn the_order_of_day_and_month_is_decided_by_content() {
        assert_eq!(
            Order::of(["03/04/2020 10:00", "11/20/2020 9:00 PM"].into_iter()),
            Some(Order::MonthFirst)
        );
        assert_eq!(
            Order::of(["03/04/2020", "20/11/2020"].into_iter()),
            Some(Order::DayFirst)
        );
        assert_eq!(
            Order::of(["03/04/2020", "2020-11-20 10:00"].into_iter()),
            None
        );
        let us = written("11/20/2020 09:35 AM", Order::MonthFirst).expect("a time");
        assert_eq!(us.unix(Tz::UTC), Some(1_605_864_900));
    }

    #[test]
    fn a_clock_is_read_in_its_zone() {
        let time = written("2020-11-20 10:35:07", Order::DayFirst).expect("a time");
        assert_eq!(time.unix(Tz::Europe__Zurich), Some(1_605_864_907));
        // 02:30 does not exist on the day that summer time begins.
        let gap = written("2021-03-28 02:30:00", Order::DayFirst).expect("a time");
        assert_eq!(gap.unix(Tz::Europe__Zurich), Some(1_616_895_000));
    }

    #[test]
    fn the_unit_of_a_number_is_told_by_its_size() {
        assert_eq!(unix_text("1605864907"), Some(1_605_864_907));
        assert_eq!(unix_text("1605864907123"), Some(1_605_864_907));
        assert_eq!(unix_text("1605864907.5"), Some(1_605_864_907));
        assert_eq!(unix_text("99999999999999999999"), None);
        assert_eq!(unix_text("12:30"), None);
    }

    #[test]
    fn only_possible_times_are_times_of_listens() {
        let now = 1_700_000_000;
        assert_eq!(listen_time(0, now), Err(NoListenTime::Unknown));
        assert_eq!(listen_time(86_399, now), Err(NoListenTime::Unknown));
        assert_eq!(listen_time(500_000_000, now), Err(NoListenTime::OutOfRange));
        assert_eq!(
            listen_time(now + 2 * DAY, now),
            Err(NoListenTime::OutOfRange)
        );
        assert_eq!(listen_time(now, now), Ok(now));
    }

    proptest! {
        /// A time written in any of the usual forms is read back.
        #[test]
        fn written_times_come_back(unix in FIRST_LISTEN..4_000_000_000_i64) {
            let time = chrono::DateTime::from_timestamp(unix, 0).expect("a time");
            let forms = [
                ("%Y-%m-%dT%H:%M:%SZ", 1),
                ("%Y-%m-%d %H:%M:%S", 1),
                ("%d.%m.%Y %H:%M:%S", 1),
                ("%d %B %Y %H:%M:%S", 1),
                ("%a, %d %b %Y %H:%M:%S +0000", 1),
                ("%d %b %Y, %H:%M", 60),
                ("%d/%m/%Y %I:%M %p", 60),
            ];
            for (form, step) in forms {
                let text = time.format(form).to_string();
                let read = written(&text, Order::DayFirst).and_then(|time| time.unix(Tz::UTC));
                prop_assert_eq!(read, Some(unix - unix % step), "{}", text);
            }
        }

        /// No text at all makes it panic.
        #[test]
        fn any_text_is_survived(text in r"\PC{0,40}") {
            let _ = written(&text, Order::MonthFirst);
            let _ = unix_text(&text);
        }
    }
}
