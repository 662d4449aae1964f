//! Plays kept out of charts without being deleted: rules that name an artist, a song or hours of the day.
//!
//! A play under a rule stays in the history and in no count. New listens meet the rules when they are settled
//! ([`crate::ingest::settle`]); here those that are there already are brought in line.

use std::collections::{BTreeMap, HashMap};

use aime_domain::correction::CorrectionKind;
use aime_domain::exclusion::{Exclusion, Hours};
use aime_domain::ids::{ArtistId, CorrectionId, ExclusionId, TrackId};
use aime_domain::period::local_day_hour;
use aime_storage::artist::visible;
use aime_storage::correction::entry::{self, Correction};
use aime_storage::exclusion::{self, Play};
use aime_storage::history::track;
use aime_storage::rollup::delta::Delta;
use aime_storage::rollup::mark;
use aime_storage::tag::Tag;
use aime_storage::user::User;
use aime_storage::{Conn, Durability, StorageError, Tx, listen};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::error::{CorrectionError, Result};
use super::totals::Count;
use super::{Corrections, Made, listener, note_own};
use crate::ingest::Listener;

/// Plays looked at at a time.
const CHUNK: i64 = 1_000;
/// Pages of plays in one transaction: some 100 ms.
const STEP: usize = 5;

/// What is to be kept out of charts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NewExclusion {
    /// Plays credited to this artist.
    pub artist: Option<ArtistId>,
    /// Plays of the song of this track.
    pub track: Option<TrackId>,
    /// Plays that begin in these hours.
    pub hours: Option<(u8, u8)>,
}

/// What is needed to take it back.
#[derive(Debug, Serialize, Deserialize)]
struct Detail {
    exclusion_id: i64,
    artist_id: Option<i64>,
    recording_id: Option<i64>,
    from_hour: Option<u8>,
    to_hour: Option<u8>,
}

impl Detail {
    fn of(id: ExclusionId, rule: &Exclusion) -> Self {
        Self {
            exclusion_id: id.0,
            artist_id: rule.artist_id,
            recording_id: rule.recording_id,
            from_hour: rule.hours.map(|hours| hours.from),
            to_hour: rule.hours.map(|hours| hours.to),
        }
    }

    fn rule(&self) -> Exclusion {
        let hours = self.from_hour.zip(self.to_hour);
        Exclusion {
            artist_id: self.artist_id,
            recording_id: self.recording_id,
            hours: hours.map(|(from, to)| Hours { from, to }),
        }
    }
}

impl Corrections {
    /// Keeps plays out of charts from now on, and those that there are. With `dry_run` tells how many.
    pub async fn exclude(
        &self,
        user: &User,
        new: &NewExclusion,
        dry_run: bool,
    ) -> Result<(Made, Option<ExclusionId>)> {
        let (rule, subject) = self.checked(user, new).await?;
        let who = listener(user);
        let db = self.db.read();
        let mut rules = exclusion::list_rules(&db, user.id).await?;
        if rules.contains(&rule) {
            return Err(already());
        }
        if dry_run {
            rules.push(rule);
            let all = differing(&db, who, &rules, &rule, Reached::START, usize::MAX).await?;
            let changed = all.0.deltas.len();
            let made = Made {
                correction: None,
                changed: changed as i64,
            };
            return Ok((made, None));
        }
        let mut tx = self.db.begin(Durability::Full, self.clock.now()).await?;
        listen::lock(&tx, user.id).await?;
        if exclusion::list_rules(&tx, user.id).await?.contains(&rule) {
            return Err(already());
        }
        let id = exclusion::insert(&mut tx, user.id, &rule).await?;
        let detail = json!(Detail::of(id, &rule));
        let kind = CorrectionKind::Exclude;
        let correction = note_own(&mut tx, user, kind, &subject, &detail).await?;
        let changed = self.bring_all(tx, who, &rule, Some(correction)).await?;
        let made = Made {
            correction: Some(correction),
            changed,
        };
        Ok((made, Some(id)))
    }

    /// Takes a rule away; what it kept out counts again unless another rule keeps it out.
    pub async fn include(&self, user: &User, id: ExclusionId) -> Result<Made> {
        let who = listener(user);
        let known = exclusion::list(&self.db.read(), user.id).await?;
        let known = known.into_iter().find(|known| known.id == id);
        let known = known.ok_or(CorrectionError::NotFound)?;
        let subject = match (&known.artist, &known.song) {
            (_, Some((title, artist))) => format!("{artist} – {title}"),
            (Some(artist), None) => artist.clone(),
            (None, None) => String::new(),
        };
        let mut tx = self.db.begin(Durability::Full, self.clock.now()).await?;
        listen::lock(&tx, user.id).await?;
        if !exclusion::delete(&mut tx, user.id, id).await? {
            return Err(CorrectionError::NotFound);
        }
        let detail = json!(Detail::of(id, &known.rule));
        let subject = with_hours(&subject, &known.rule);
        let kind = CorrectionKind::Include;
        let correction = note_own(&mut tx, user, kind, &subject, &detail).await?;
        let changed = self
            .bring_all(tx, who, &known.rule, Some(correction))
            .await?;
        Ok(Made {
            correction: Some(correction),
            changed,
        })
    }

    /// A rule made or taken away, taken back.
    pub(super) async fn undo_exclusion(
        &self,
        user: &User,
        correction: &Correction,
        made: bool,
    ) -> Result<()> {
        let detail: Detail = serde_json::from_value(correction.detail.clone())
            .map_err(|_| CorrectionError::NotFound)?;
        let (id, rule) = (ExclusionId(detail.exclusion_id), detail.rule());
        let who = listener(user);
        let mut tx = self.db.begin(Durability::Full, self.clock.now()).await?;
        listen::lock(&tx, user.id).await?;
        if !entry::mark_undone(&mut tx, correction, &user.name).await? {
            return Err(CorrectionError::AlreadyUndone);
        }
        if made {
            if !exclusion::delete(&mut tx, user.id, id).await? {
                return Err(CorrectionError::ChangedSince);
            }
        } else {
            let back = exclusion::put_back(&mut tx, user.id, id, &rule).await;
            back.map_err(|error| match error {
                StorageError::Conflict(_) => CorrectionError::ChangedSince,
                other => other.into(),
            })?;
        }
        self.bring_all(tx, who, &rule, None).await?;
        Ok(())
    }

    /// Brings the plays that a rule may be about in line, with `tx` and, where they are many, in further transactions
    /// between which others write; then counts what is marked. How many changed.
    async fn bring_all(
        &self,
        mut tx: Tx,
        who: Listener,
        about: &Exclusion,
        correction: Option<CorrectionId>,
    ) -> Result<i64> {
        let mut changed = 0;
        let mut from = Reached::START;
        loop {
            let (some, next) = bring_some(&mut tx, who, about, from, STEP).await?;
            changed += some;
            if let Some(correction) = correction {
                entry::add_changed(&tx, correction, some).await?;
            }
            tx.commit().await?;
            let Some(next) = next else {
                break;
            };
            from = next;
            tx = self.db.begin(Durability::Normal, self.clock.now()).await?;
            listen::lock(&tx, who.id).await?;
        }
        self.count_marked(who).await?;
        Ok(changed)
    }

    /// The rule and its name, of what the user may name.
    async fn checked(&self, user: &User, new: &NewExclusion) -> Result<(Exclusion, String)> {
        let db = self.db.read();
        let mut rule = Exclusion::default();
        let mut subject = String::new();
        if let Some(artist) = new.artist {
            let names = visible::list_names(&db, user.id, &[artist.0]).await?;
            let (id, name) = names.into_iter().next().ok_or_else(|| {
                CorrectionError::invalid("artist_id", "is no artist that you know")
            })?;
            rule.artist_id = Some(id);
            subject = name;
        }
        if let Some(track) = new.track {
            let song = track::find_recording(&db, user.id, track).await?;
            let song = song
                .ok_or_else(|| CorrectionError::invalid("track_id", "is no track that you know"))?;
            rule.recording_id = Some(song.0);
            let shown = aime_storage::catalogue::credit::list_recordings(&db, &[song.0]).await?;
            if let Some(one) = shown.first() {
                subject = format!("{} – {}", one.credit, one.title);
            }
        }
        if let Some((from, to)) = new.hours {
            if from > 23 || to > 23 {
                return Err(CorrectionError::invalid(
                    "from_hour",
                    "must be an hour between 0 and 23, as must `to_hour`",
                ));
            }
            rule.hours = Some(Hours { from, to });
        }
        if rule.is_empty() {
            return Err(CorrectionError::invalid(
                "",
                "must name an artist, a track or hours",
            ));
        }
        let subject = with_hours(&subject, &rule);
        Ok((rule, subject))
    }
}

fn with_hours(subject: &str, rule: &Exclusion) -> String {
    match rule.hours {
        Some(hours) => format!("{subject} {:02}:00–{:02}:00", hours.from, hours.to)
            .trim_start()
            .to_owned(),
        None => subject.to_owned(),
    }
}

fn already() -> CorrectionError {
    CorrectionError::invalid("", "is a rule that you have already")
}

/// Brings the plays that a rule may be about in line with all rules that there are, and the totals with them or marks
/// what is to be counted; how many changed.
pub(crate) async fn bring_in_line(
    tx: &mut Tx,
    who: Listener,
    about: &Exclusion,
) -> aime_storage::Result<i64> {
    let (changed, _) = bring_some(tx, who, about, Reached::START, usize::MAX).await?;
    Ok(changed)
}

/// Likewise, of so many thousand plays from a place on; how many changed, and where to go on.
async fn bring_some(
    tx: &mut Tx,
    who: Listener,
    about: &Exclusion,
    from: Reached,
    pages: usize,
) -> aime_storage::Result<(i64, Option<Reached>)> {
    let rules = exclusion::list_rules(tx, who.id).await?;
    let (Differing { by_reason, deltas }, next) =
        differing(tx, who, &rules, about, from, pages).await?;
    for (reason, ids) in by_reason {
        for ids in ids.chunks(CHUNK as usize) {
            exclusion::set(tx, who.id, ids, reason).await?;
        }
    }
    if from == Reached::START && next.is_none() {
        Count::Later.apply(tx, who, &deltas).await?;
    } else {
        mark::mark_changes(tx, who.id, who.zone, &deltas).await?;
    }
    tx.touch(Tag::history(who.id));
    Ok((deltas.len() as i64, next))
}

/// How far plays were looked at: those that count first, then those that are kept out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Reached {
    excluded: bool,
    after: (i64, i64),
}

impl Reached {
    const START: Self = Self::before(false);

    const fn before(excluded: bool) -> Self {
        Self {
            excluded,
            after: (i64::MIN, i64::MIN),
        }
    }

    /// After a page that ended with this play.
    fn next(self, last: Option<&Play>) -> Option<Self> {
        match last {
            Some(last) => Some(Self {
                after: (last.listened_at, last.id),
                ..self
            }),
            None => (!self.excluded).then_some(Self::before(true)),
        }
    }
}

/// Plays that are otherwise than the rules say.
#[derive(Default)]
struct Differing {
    /// Their keys, by why they are to be kept out; `None` for those that are to count.
    by_reason: BTreeMap<Option<&'static str>, Vec<i64>>,
    deltas: Vec<Delta>,
}

/// Which plays that a rule may be about are otherwise than all rules say, of so many pages from a place on; and where
/// to go on.
async fn differing<C: Conn>(
    db: &C,
    who: Listener,
    rules: &[Exclusion],
    about: &Exclusion,
    from: Reached,
    pages: usize,
) -> aime_storage::Result<(Differing, Option<Reached>)> {
    let mut found = Differing::default();
    let mut next = Some(from);
    let mut left = pages;
    while let Some(at) = next.filter(|_| left > 0) {
        left -= 1;
        let plays = exclusion::list_plays(db, who.id, about, at.excluded, at.after, CHUNK).await?;
        next = at.next(plays.last());
        let songs = plays.iter().map(|play| play.recording_id);
        let credited = exclusion::credited(db, rules, songs).await?;
        for play in &plays {
            found.look_at(who, rules, &credited, play, at.excluded);
        }
    }
    Ok((found, next))
}

impl Differing {
    fn look_at(
        &mut self,
        who: Listener,
        rules: &[Exclusion],
        credited: &HashMap<i64, Vec<i64>>,
        play: &Play,
        excluded: bool,
    ) {
        let (_, hour) = local_day_hour(play.listened_at, who.zone);
        let artists = credited
            .get(&play.recording_id)
            .map_or(&[][..], Vec::as_slice);
        let rule = rules
            .iter()
            .find(|rule| rule.matches(play.recording_id, artists, hour));
        if rule.is_some() != excluded {
            let reason = rule.map(Exclusion::reason);
            self.by_reason.entry(reason).or_default().push(play.id);
            self.deltas.push(Delta {
                track_id: play.track_id,
                listened_at: play.listened_at,
                seconds: play.seconds,
                counts: rule.is_none(),
            });
        }
    }
}

/// Brings every play in line with the rules about hours, in a new zone.
pub(crate) async fn apply_hours_again(tx: &mut Tx, who: Listener) -> aime_storage::Result<()> {
    let rules = exclusion::list_rules(tx, who.id).await?;
    for rule in rules.iter().filter(|rule| rule.hours.is_some()) {
        bring_in_line(tx, who, rule).await?;
    }
    Ok(())
}
