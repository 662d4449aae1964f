//! What differs between the reports of an account and what Last.fm has, without a database.
//!
//! A play that nobody has a report of, at the second of a report that Last.fm no longer has, is what became of that
//! report: one account hears one thing at one second. It is never stored beside it. Two plays that share a second and
//! are both still there are two plays.

use std::collections::BTreeMap;

use aime_domain::listen::{ListenEvent, Names};
use aime_storage::missing_listen::{Missing, Noted, Report};

/// What a stretch of time looks like from both sides.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Difference<'a> {
    /// Reports that Last.fm does not have as they are, and may take back.
    pub(super) missing: Vec<Missing>,
    /// Plays that only Last.fm has, other than those that a missing report has become.
    pub(super) news: Vec<&'a ListenEvent>,
    /// Reports that Last.fm has as they are, in capitals or not.
    pub(super) same: Vec<&'a Report>,
}

/// What differs. Capitals, and the album, are no difference: Last.fm changes those by itself.
pub(super) fn difference<'a>(reports: &'a [Report], plays: &'a [ListenEvent]) -> Difference<'a> {
    let mut there: BTreeMap<i64, Vec<(&ListenEvent, bool)>> = BTreeMap::new();
    for play in plays {
        let second = there.entry(play.listened_at).or_default();
        // Pages that move show a play twice.
        if !second
            .iter()
            .any(|(known, _)| is_same(&known.names, &play.names))
        {
            second.push((play, false));
        }
    }
    let (mut same, mut gone) = (Vec::new(), Vec::new());
    for report in reports {
        let found = there
            .get_mut(&report.listened_at)
            .into_iter()
            .flatten()
            .find(|(play, _)| is_same(&play.names, &report.names));
        match found {
            Some((_, is_known)) => {
                *is_known = true;
                same.push(report);
            }
            None => gone.push(report),
        }
    }
    // Those that somebody may still decide about come first to what is there instead.
    gone.sort_by_key(|report| !report.is_open);
    let mut missing = Vec::new();
    for report in gone {
        let plays = there.get_mut(&report.listened_at);
        let became = plays.into_iter().flatten().find(|(_, is_known)| !is_known);
        let now = became.map(|(play, is_known)| {
            *is_known = true;
            play.names.clone()
        });
        if report.is_open {
            missing.push(Missing {
                listen_id: report.listen_id,
                now,
            });
        }
    }
    let news = there
        .into_values()
        .flatten()
        .filter(|(_, is_known)| !is_known)
        .map(|(play, _)| play)
        .collect();
    Difference {
        missing,
        news,
        same,
    }
}

/// What a poll makes of a stretch that it read again.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Reread<'a> {
    /// Plays to store: those that nobody knows, and those that are known as they are.
    pub(super) plays: Vec<&'a ListenEvent>,
    /// Reports with other names there, that were not noted as such yet.
    pub(super) edited: Vec<Missing>,
    /// Listens about which something is noted that holds no longer.
    pub(super) outdated: Vec<i64>,
}

/// Takes plays apart. What is gone without anything in its place is not looked at: whoever wants to know compares.
pub(super) fn reread<'a>(reports: &'a [Report], plays: &'a [ListenEvent]) -> Reread<'a> {
    if reports.is_empty() {
        return Reread {
            plays: plays.iter().collect(),
            ..Reread::default()
        };
    }
    let found = difference(reports, plays);
    let noted = |listen: i64| -> Option<&Noted> {
        let mut notes = reports.iter().filter(|report| report.listen_id == listen);
        notes.find_map(|report| report.noted.as_ref())
    };
    let edited: Vec<Missing> = found
        .missing
        .into_iter()
        .filter(|one| match (&one.now, noted(one.listen_id)) {
            (None, _) | (_, Some(Noted { is_kept: true, .. })) => false,
            (Some(_), None) => true,
            (Some(now), Some(noted)) => !noted.now.as_ref().is_some_and(|(artist, title)| {
                (artist.as_str(), title.as_str()) == (now.artist.as_str(), now.title.as_str())
            }),
        })
        .collect();
    let is_noted = |report: &&&Report| report.noted.as_ref().is_some_and(|noted| !noted.is_kept);
    let known = found.same.iter().filter(is_noted);
    let outdated = known
        .map(|report| report.listen_id)
        .chain(edited.iter().map(|one| one.listen_id))
        .collect();
    let is_known = |play: &ListenEvent| {
        let mut there = found.same.iter();
        there.any(|report| {
            report.listened_at == play.listened_at && is_same(&report.names, &play.names)
        })
    };
    let is_new = |play: &ListenEvent| found.news.iter().any(|new| std::ptr::eq(*new, play));
    Reread {
        plays: plays
            .iter()
            .filter(|play| is_new(play) || is_known(play))
            .collect(),
        edited,
        outdated,
    }
}

fn is_same(one: &Names, other: &Names) -> bool {
    one.artist.to_lowercase() == other.artist.to_lowercase()
        && one.title.to_lowercase() == other.title.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(title: &str) -> Names {
        Names {
            artist: "Hania Rani".into(),
            title: title.into(),
            ..Names::default()
        }
    }

    fn report(listen_id: i64, listened_at: i64, title: &str) -> Report {
        Report {
            listen_id,
            is_open: true,
            noted: None,
            listened_at,
            names: names(title),
        }
    }

    fn play(at: i64, title: &str) -> ListenEvent {
        ListenEvent::at(at, names(title))
    }

    fn titles(missing: &[Missing]) -> Vec<(i64, Option<&str>)> {
        missing
            .iter()
            .map(|one| {
                let now = one.now.as_ref();
                (one.listen_id, now.map(|now| now.title.as_str()))
            })
            .collect()
    }

    #[test]
    fn gone_edited_and_new_are_told_apart() {
        let reports = [
            report(1, 100, "Esja"),
            report(2, 200, "Glas"),
            report(3, 300, "Eden"),
            // Two that share a second.
            report(4, 400, "Sun"),
            report(5, 400, "Pour"),
        ];
        let plays = [
            play(100, "ESJA"),
            play(200, "Glass"),
            play(400, "Pour"),
            play(500, "Leaving"),
        ];
        let found = difference(&reports, &plays);
        assert_eq!(
            titles(&found.missing),
            [(2, Some("Glass")), (3, None), (4, None)]
        );
        assert_eq!(found.news, [&plays[3]]);
    }

    #[test]
    fn the_same_on_both_sides_is_no_difference() {
        let reports = [report(1, 100, "Esja")];
        let plays = [play(100, "Esja")];
        let found = difference(&reports, &plays);
        assert!(found.missing.is_empty() && found.news.is_empty());
    }

    #[test]
    fn what_another_source_heard_as_well_takes_its_edit_in_and_asks_nobody() {
        let mut reports = [report(1, 100, "Esja")];
        reports[0].is_open = false;
        let plays = [play(100, "Esja, live")];
        assert_eq!(difference(&reports, &plays), Difference::default());
        assert_eq!(reread(&reports, &plays), Reread::default());
    }

    #[test]
    fn a_second_read_again_stores_no_edit_and_two_true_plays_both() {
        let reports = [report(1, 100, "Esja"), report(2, 200, "Glass")];
        let plays = [
            play(100, "Esja, live"),
            play(200, "Glass"),
            play(200, "Sun"),
            play(200, "Sun"),
            play(300, "Pour"),
        ];
        let found = reread(&reports, &plays);
        let stored: Vec<&str> = found
            .plays
            .iter()
            .map(|play| play.names.title.as_str())
            .collect();
        assert_eq!(stored, ["Glass", "Sun", "Pour"]);
        assert_eq!(titles(&found.edited), [(1, Some("Esja, live"))]);
        assert_eq!(found.outdated, [1]);
    }

    #[test]
    fn what_is_noted_or_kept_is_noted_once_and_forgotten_when_it_is_as_it_was() {
        let noted = |is_kept| {
            Some(Noted {
                is_kept,
                now: Some(("Hania Rani".into(), "Esja, live".into())),
            })
        };
        let mut reports = [report(1, 100, "Esja")];
        for is_kept in [false, true] {
            reports[0].noted = noted(is_kept);
            assert_eq!(
                reread(&reports, &[play(100, "Esja, live")]),
                Reread::default()
            );
        }
        reports[0].noted = noted(false);
        let plays = [play(100, "Esja")];
        let found = reread(&reports, &plays);
        assert_eq!((found.plays.len(), found.outdated), (1, vec![1]));
    }
}
