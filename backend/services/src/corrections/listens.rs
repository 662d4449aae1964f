//! Listens added, edited, moved and deleted by hand.
//!
//! What a source reported is never altered: a listen that is put otherwise stays as it came, held behind the report
//! that the listener wrote in its place; one that is deleted stays too and does not count. So the same file once more
//! brings nothing back, whatever else reports the same play stays behind, and undo is exact.

use std::collections::{BTreeSet, HashMap};

use aime_domain::change::Change;
use aime_domain::correction::CorrectionKind;
use aime_domain::ids::{CorrectionId, ListenId, TrackId};
use aime_domain::listen::{BY_HAND, Channel, Names, Resolution, Stamp, StreamKey};
use aime_storage::catalogue::spelling::{self, Meaning};
use aime_storage::catalogue::sweep;
use aime_storage::correction::entry::{self, Correction};
use aime_storage::correction::listens::{self, Part};
use aime_storage::history::filter::Filter;
use aime_storage::history::{journal, track};
use aime_storage::listen::hand::{self, Editable};
use aime_storage::listen::insert::NewListen;
use aime_storage::listen::{
    self,
    remove::{self, Removed},
};
use aime_storage::rollup::delta::Delta;
use aime_storage::user::User;
use aime_storage::{Durability, Tx, catalogue as shared, stream};
use serde_json::json;

use super::error::{CorrectionError, Result};
use super::totals::Count;
use super::{Corrections, Made, listener, note_own};
use crate::accounts::Fault;
use crate::ingest::Listener;
use crate::ingest::catalogue::{self, Memory, Wanted};
use crate::ingest::settle::{self, Moment};
use crate::ingest::store::{self, Laid, Ready, own};

/// Listens in one transaction.
const CHUNK: usize = 200;
/// Listens that one correction may change.
const MOST: i64 = 50_000;
/// No play was before the phonograph; and clocks may be a day ahead of ours.
const EARLIEST: i64 = -2_900_000_000;
const DAY: i64 = 86_400;

/// Which listens of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selected {
    /// These.
    These(Vec<i64>),
    /// All that pass a filter.
    All(Filter),
}

/// A listen to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPlay {
    /// Names.
    pub names: Names,
    /// When it began, unix seconds UTC.
    pub listened_at: i64,
    /// Seconds heard.
    pub seconds_played: Option<i32>,
}

/// What is to change about listens.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListenEdit {
    /// Artist credit.
    pub artist: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Album.
    pub album: Change<String>,
    /// When it began, unix seconds UTC; for one listen only.
    pub listened_at: Option<i64>,
    /// Seconds to move every one of them by; later when positive.
    pub shift_seconds: Option<i64>,
    /// Seconds heard.
    pub seconds_played: Change<i32>,
}

/// What a listen becomes.
enum Becomes<'a> {
    Edited(&'a ListenEdit),
    Moved(&'a Meaning),
    /// Each listen, by its key, under names of its own.
    Named(&'a HashMap<i64, Names>),
}

impl Corrections {
    /// Adds a listen; its key beside the correction.
    pub async fn add_listen(&self, user: &User, play: NewPlay) -> Result<(Made, ListenId)> {
        let names = checked_names(play.names)?;
        self.check_moment(play.listened_at)?;
        check_seconds(play.seconds_played)?;
        let who = listener(user);
        let mut tx = self.db.begin(Durability::Full, self.clock.now()).await?;
        listen::lock(&tx, user.id).await?;
        let meaning = resolve(&tx, who, &[&names]).await?.remove(0);
        let row = NewListen {
            stream_id: stream_by_hand(&tx, who).await?,
            spelling_id: meaning.spelling_id,
            track_id: meaning.track_id,
            listened_at: play.listened_at,
            stamp: Stamp::Start,
            resolution: Resolution::Second,
            approximate: false,
            seconds_played: play.seconds_played,
            duration_ms: None,
            source_event_id: None,
            import_id: None,
        };
        let laid = store::lay(&tx, who, vec![Ready { meaning, row }]).await?;
        let ids = written_keys(&laid)?;
        let settled = settle::settle(&tx, who, &laid.new, &[], None).await?;
        Count::AtOnce.apply(&tx, who, &settled.deltas).await?;
        tx.touch(aime_storage::tag::Tag::history(user.id));
        let subject = format!("{} – {}", names.artist, names.title);
        let detail = json!({"listened_at": play.listened_at});
        let kind = CorrectionKind::AddListen;
        let correction = note_own(&mut tx, user, kind, &subject, &detail).await?;
        listens::add(&tx, correction, Part::Made, &ids).await?;
        entry::add_changed(&tx, correction, 1).await?;
        tx.commit().await?;
        let made = Made {
            correction: Some(correction),
            changed: 1,
        };
        Ok((made, ListenId(ids[0])))
    }

    /// Puts listens otherwise. With `dry_run` tells how many.
    pub async fn edit_listens(
        &self,
        user: &User,
        which: Selected,
        edit: &ListenEdit,
        dry_run: bool,
    ) -> Result<Made> {
        let ids = self.selected(user, which).await?;
        self.check_edit(edit, ids.len())?;
        if dry_run || ids.is_empty() {
            return Ok(Made {
                correction: None,
                changed: ids.len() as i64,
            });
        }
        let detail = json!({
            "artist": edit.artist,
            "title": edit.title,
            "album": edit.album.value(),
            "listened_at": edit.listened_at,
            "shift_seconds": edit.shift_seconds,
        });
        let kind = CorrectionKind::EditListens;
        self.replace(user, &ids, &Becomes::Edited(edit), kind, &detail)
            .await
    }

    /// Moves listens to another track that the user may see.
    pub async fn move_listens(&self, user: &User, ids: Vec<i64>, to: TrackId) -> Result<Made> {
        let ids = self.selected(user, Selected::These(ids)).await?;
        let meaning = self.meaning_of_track(user, to).await?;
        let detail = json!({"track_id": to.0});
        let kind = CorrectionKind::MoveListens;
        self.replace(user, &ids, &Becomes::Moved(&meaning), kind, &detail)
            .await
    }

    /// Deletes listens: they do not count, and nothing that reports the same play does. With `dry_run` tells how many.
    pub async fn delete_listens(
        &self,
        user: &User,
        which: Selected,
        dry_run: bool,
    ) -> Result<Made> {
        let ids = self.selected(user, which).await?;
        if dry_run || ids.is_empty() {
            return Ok(Made {
                correction: None,
                changed: ids.len() as i64,
            });
        }
        let (who, count) = (listener(user), Count::of(ids.len()));
        let subject = self.subject(user, &ids).await?;
        let (mut correction, mut changed) = (None, 0);
        for chunk in ids.chunks(CHUNK) {
            let mut tx = self.begin_chunk(ids.len()).await?;
            let kind = CorrectionKind::DeleteListens;
            let id = match correction {
                Some(id) => id,
                None => note_own(&mut tx, user, kind, &subject, &json!({})).await?,
            };
            correction = Some(id);
            changed += remove_chunk(&mut tx, who, chunk, id, count).await?;
            tx.commit().await?;
        }
        self.count_marked(who).await?;
        Ok(Made {
            correction,
            changed,
        })
    }

    /// Follows a service in what it no longer has as it was: each listen gets the names that it has instead, or is deleted
    /// where it has none. One correction; undoing it leaves none of the new names behind.
    pub(crate) async fn follow_service(
        &self,
        user: &User,
        listens: &[(i64, Option<Names>)],
    ) -> Result<Made> {
        let ids = listens.iter().map(|(id, _)| *id).collect();
        let ids = self.selected(user, Selected::These(ids)).await?;
        let names: HashMap<i64, Names> = listens
            .iter()
            .filter_map(|(id, names)| Some((*id, names.clone()?)))
            .collect();
        let (who, count) = (listener(user), Count::of(ids.len()));
        let subject = self.subject(user, &ids).await?;
        let kind = match names.len() {
            0 => CorrectionKind::DeleteListens,
            _ => CorrectionKind::EditListens,
        };
        let (mut correction, mut changed) = (None, 0);
        for chunk in ids.chunks(CHUNK) {
            let (edited, gone): (Vec<i64>, Vec<i64>) =
                chunk.iter().partition(|id| names.contains_key(id));
            let mut tx = self.begin_chunk(ids.len()).await?;
            let id = match correction {
                Some(id) => id,
                None => note_own(&mut tx, user, kind, &subject, &json!({})).await?,
            };
            correction = Some(id);
            let becomes = Becomes::Named(&names);
            changed += replace_chunk(&mut tx, who, &edited, &becomes, id, count).await?;
            changed += remove_chunk(&mut tx, who, &gone, id, count).await?;
            tx.commit().await?;
        }
        self.count_marked(who).await?;
        Ok(Made {
            correction,
            changed,
        })
    }

    /// Keys of listens of the journal, each of the user's own.
    async fn selected(&self, user: &User, which: Selected) -> Result<Vec<i64>> {
        let db = self.db.read();
        match which {
            Selected::These(mut ids) => {
                ids.sort_unstable();
                ids.dedup();
                if ids.is_empty() {
                    return Err(CorrectionError::invalid(
                        "ids",
                        "must name at least one listen",
                    ));
                }
                if hand::count_own(&db, user.id, &ids).await? != ids.len() as i64 {
                    return Err(CorrectionError::NotFound);
                }
                Ok(ids)
            }
            Selected::All(filter) => {
                let zone = listener(user).zone;
                let ids = journal::list_ids(&db, user.id, zone, &filter, MOST + 1).await?;
                if ids.len() as i64 > MOST {
                    return Err(CorrectionError::invalid(
                        "filter",
                        "fits more than 50,000 listens; narrow it, for example by days",
                    ));
                }
                Ok(ids)
            }
        }
    }

    /// A spelling that leads to a track which the user may see.
    pub(super) async fn meaning_of_track(&self, user: &User, to: TrackId) -> Result<Meaning> {
        let db = self.db.read();
        if track::find_recording(&db, user.id, to).await?.is_none() {
            return Err(CorrectionError::invalid(
                "track_id",
                "is no track that you know",
            ));
        }
        if let Some(meaning) = spelling::find_of_track(&db, to.0).await? {
            return Ok(meaning);
        }
        let tx = self.db.begin(Durability::Full, self.clock.now()).await?;
        shared::lock(&tx).await?;
        let made = spelling::make_of_track(&tx, to.0).await?;
        tx.commit().await?;
        Ok(made)
    }

    async fn replace(
        &self,
        user: &User,
        ids: &[i64],
        becomes: &Becomes<'_>,
        kind: CorrectionKind,
        detail: &serde_json::Value,
    ) -> Result<Made> {
        let count = Count::of(ids.len());
        let subject = self.subject(user, ids).await?;
        let (mut correction, mut changed) = (None, 0);
        for chunk in ids.chunks(CHUNK) {
            let mut tx = self.begin_chunk(ids.len()).await?;
            let id = match correction {
                Some(id) => id,
                None => note_own(&mut tx, user, kind, &subject, detail).await?,
            };
            correction = Some(id);
            changed += replace_chunk(&mut tx, listener(user), chunk, becomes, id, count).await?;
            tx.commit().await?;
        }
        self.count_marked(listener(user)).await?;
        Ok(Made {
            correction,
            changed,
        })
    }

    /// An addition, an edit, a move or a deletion taken back.
    pub(super) async fn undo_listens(&self, user: &User, correction: &Correction) -> Result<()> {
        let db = self.db.read();
        let made = listens::list(&db, correction.id, Part::Made).await?;
        let changed = listens::list(&db, correction.id, Part::Changed).await?;
        for chunk in made.chunks(CHUNK) {
            let there = hand::list_editable(&db, user.id, chunk).await?;
            if there.iter().any(|one| one.held) {
                return Err(CorrectionError::ChangedSince);
            }
        }
        let (who, count) = (listener(user), Count::of(made.len() + changed.len()));
        let mut tx = self.begin_chunk(made.len() + changed.len()).await?;
        if !entry::mark_undone(&mut tx, correction, &user.name).await? {
            return Err(CorrectionError::AlreadyUndone);
        }
        let rounds = made.len().max(changed.len()).div_ceil(CHUNK);
        let mut left = BTreeSet::new();
        for round in 0..rounds {
            let part = |ids: &[i64]| -> Vec<i64> {
                ids.iter()
                    .skip(round * CHUNK)
                    .take(CHUNK)
                    .copied()
                    .collect()
            };
            left.extend(take_back(&mut tx, who, &part(&made), &part(&changed), count).await?);
            if round + 1 < rounds {
                tx.commit().await?;
                tx = self.begin_chunk(made.len() + changed.len()).await?;
            }
        }
        tx.commit().await?;
        self.sweep_written(left, correction.created_at).await?;
        Ok(self.count_marked(who).await?)
    }

    /// Takes out of the catalogue what a correction wrote into it and nobody refers to any more.
    async fn sweep_written(&self, tracks: BTreeSet<i64>, since: i64) -> Result<()> {
        if tracks.is_empty() {
            return Ok(());
        }
        let tracks: Vec<i64> = tracks.into_iter().collect();
        let mut tx = self.db.begin(Durability::Normal, self.clock.now()).await?;
        shared::change_meanings(&mut tx).await?;
        shared::lock(&tx).await?;
        sweep::sweep_written(&tx, &tracks, since).await?;
        Ok(tx.commit().await?)
    }

    fn check_moment(&self, at: i64) -> Result<()> {
        if (EARLIEST..=self.clock.now() + DAY).contains(&at) {
            Ok(())
        } else {
            Err(CorrectionError::invalid(
                "listened_at",
                "must be a moment in the past, in unix seconds",
            ))
        }
    }

    fn check_edit(&self, edit: &ListenEdit, listens: usize) -> Result<()> {
        let mut faults = Vec::new();
        for (field, text) in [
            ("artist", edit.artist.as_deref()),
            ("title", edit.title.as_deref()),
            ("album", edit.album.value().map(String::as_str)),
        ] {
            let empty_is_fine = field == "album";
            if text.is_some_and(|text| !(is_name(text) || empty_is_fine && text.is_empty())) {
                faults.push(Fault {
                    field,
                    rule: "must have 1 to 500 characters",
                });
            }
        }
        if edit.listened_at.is_some() && listens > 1 {
            faults.push(Fault {
                field: "listened_at",
                rule: "is for one listen; use `shift_seconds` for several",
            });
        }
        if edit.shift_seconds.is_some_and(|by| by.abs() > 400 * DAY) {
            faults.push(Fault {
                field: "shift_seconds",
                rule: "must be within 400 days",
            });
        }
        if *edit == ListenEdit::default() {
            faults.push(Fault {
                field: "",
                rule: "says nothing that is to change",
            });
        }
        if !faults.is_empty() {
            return Err(CorrectionError::Invalid(faults));
        }
        check_seconds(edit.seconds_played.value().copied())?;
        edit.listened_at.map_or(Ok(()), |at| self.check_moment(at))
    }
}

/// Writes reports in the place of listens, holds those, and brings the totals in line; how many.
async fn replace_chunk(
    tx: &mut Tx,
    who: Listener,
    ids: &[i64],
    becomes: &Becomes<'_>,
    correction: CorrectionId,
    count: Count,
) -> Result<i64> {
    listen::lock(tx, who.id).await?;
    let there = hand::list_editable(tx, who.id, ids).await?;
    let there: Vec<Editable> = there.into_iter().filter(|one| !one.held).collect();
    let written = written(tx, who, &there, becomes).await?;
    let laid = store::lay(tx, who, written).await?;
    let made = written_keys(&laid)?;
    for (old, new) in there.iter().zip(&made) {
        hand::hold_replaced(tx, who.id, old.id, *new).await?;
    }
    let moments: Vec<Moment> = there.iter().map(moment).collect();
    let mut deltas: Vec<Delta> = there.iter().filter_map(Editable::ceased).collect();
    let settled = settle::settle(tx, who, &laid.new, &moments, None).await?;
    deltas.extend(settled.deltas);
    count.apply(tx, who, &deltas).await?;
    let keys: Vec<i64> = there.iter().map(|one| one.id).collect();
    listens::add(tx, correction, Part::Changed, &keys).await?;
    listens::add(tx, correction, Part::Made, &made).await?;
    entry::add_changed(tx, correction, keys.len() as i64).await?;
    Ok(keys.len() as i64)
}

/// Takes listens out, and brings the totals in line; how many.
async fn remove_chunk(
    tx: &mut Tx,
    who: Listener,
    ids: &[i64],
    correction: CorrectionId,
    count: Count,
) -> Result<i64> {
    listen::lock(tx, who.id).await?;
    let there = hand::list_editable(tx, who.id, ids).await?;
    let there: Vec<Editable> = there.into_iter().filter(|one| !one.held).collect();
    let keys: Vec<i64> = there.iter().map(|one| one.id).collect();
    hand::hold_removed(tx, who.id, &keys).await?;
    listens::add(tx, correction, Part::Changed, &keys).await?;
    entry::add_changed(tx, correction, keys.len() as i64).await?;
    let ceased: Vec<Delta> = there.iter().filter_map(Editable::ceased).collect();
    count.apply(tx, who, &ceased).await?;
    Ok(keys.len() as i64)
}

/// What is written in the place of listens.
async fn written(
    tx: &Tx,
    who: Listener,
    there: &[Editable],
    becomes: &Becomes<'_>,
) -> Result<Vec<Ready>> {
    let stream_id = stream_by_hand(tx, who).await?;
    let meanings = match becomes {
        Becomes::Moved(meaning) => vec![(*meaning).clone(); there.len()],
        Becomes::Edited(edit) => {
            let names: Vec<Names> = there.iter().map(|one| edit.names(&one.names)).collect();
            resolve(tx, who, &names.iter().collect::<Vec<_>>()).await?
        }
        Becomes::Named(names) => {
            let names: Vec<&Names> = there
                .iter()
                .map(|one| names.get(&one.id).unwrap_or(&one.names))
                .collect();
            resolve(tx, who, &names).await?
        }
    };
    let written = there.iter().zip(meanings).map(|(old, meaning)| {
        let mut row = NewListen {
            stream_id,
            spelling_id: meaning.spelling_id,
            track_id: meaning.track_id,
            listened_at: old.listened_at,
            stamp: old.stamp,
            resolution: old.resolution,
            approximate: old.approximate,
            seconds_played: old.seconds_played,
            duration_ms: old.duration_ms,
            source_event_id: None,
            // It goes when the import of the report goes in whose place it stands.
            import_id: old.import_id,
        };
        if let Becomes::Edited(edit) = becomes {
            edit.retime(&mut row);
        }
        Ready { meaning, row }
    });
    Ok(written.collect())
}

/// The stream of what a listener writes: its word goes before any service's.
async fn stream_by_hand(tx: &Tx, who: Listener) -> Result<i64> {
    let key = StreamKey {
        service: BY_HAND.to_owned(),
        channel: Channel::Door,
        client: String::new(),
    };
    Ok(stream::get_or_create(tx, who.id, &key).await?.0)
}

/// Keys of reports that were written, of which none may be there already.
fn written_keys(laid: &Laid) -> Result<Vec<i64>> {
    let keys: Option<Vec<i64>> = laid.ids.iter().map(|id| Some((*id)?.0)).collect();
    keys.ok_or_else(|| {
        CorrectionError::invalid(
            "listened_at",
            "is the moment of a listen of the same song that is there already",
        )
    })
}

impl ListenEdit {
    fn names(&self, old: &Names) -> Names {
        let artist = self
            .artist
            .as_deref()
            .map_or(old.artist.as_str(), str::trim);
        let given = self.album.clone().filter(|album| !album.trim().is_empty());
        let album = given.apply(old.album.clone());
        // An album artist of the old name was only the artist once more.
        let album_artist = old
            .album_artist
            .clone()
            .filter(|of_album| album == old.album && *of_album != old.artist);
        Names {
            artist: artist.to_owned(),
            title: self
                .title
                .as_deref()
                .map_or(old.title.as_str(), str::trim)
                .to_owned(),
            album: album.map(|album| album.trim().to_owned()),
            album_artist,
        }
    }

    fn retime(&self, play: &mut NewListen) {
        if let Some(at) = self.listened_at {
            play.listened_at = at;
            play.stamp = Stamp::Start;
            play.resolution = Resolution::Second;
            play.approximate = false;
        }
        play.listened_at += self.shift_seconds.unwrap_or(0);
        play.seconds_played = self.seconds_played.apply(play.seconds_played);
    }
}

/// Takes reports written by hand out and lets those go that they held; the tracks that lose a listen.
async fn take_back(
    tx: &mut Tx,
    who: Listener,
    made: &[i64],
    changed: &[i64],
    count: Count,
) -> Result<Vec<i64>> {
    listen::lock(tx, who.id).await?;
    let keys: Vec<ListenId> = made.iter().copied().map(ListenId).collect();
    let removed = remove::remove(tx, who.id, &keys).await?;
    let free = hand::let_go(tx, who.id, changed).await?;
    let moments: Vec<Moment> = removed
        .iter()
        .map(|gone| (gone.listened_at, gone.approximate))
        .chain(free.iter().map(|one| (one.listened_at, one.approximate)))
        .map(|(at, approximate)| Moment { at, approximate })
        .collect();
    let settled = settle::settle(tx, who, &[], &moments, None).await?;
    let gone = removed.iter().filter_map(Removed::delta);
    let deltas: Vec<Delta> = gone.chain(settled.deltas).collect();
    count.apply(tx, who, &deltas).await?;
    Ok(removed.iter().map(|gone| gone.track_id).collect())
}

async fn resolve(tx: &Tx, who: Listener, names: &[&Names]) -> Result<Vec<Meaning>> {
    let wanted: Vec<Wanted<'_>> = names
        .iter()
        .map(|names| Wanted {
            names,
            duration_ms: None,
            isrc: None,
            mbid: None,
        })
        .collect();
    let resolved = catalogue::resolve(tx, &mut Memory::default(), &wanted).await?;
    let mut meanings: Vec<Meaning> = resolved.into_iter().map(|one| one.meaning).collect();
    own(tx, who, &mut meanings).await?;
    Ok(meanings)
}

fn moment(one: &Editable) -> Moment {
    Moment {
        at: one.listened_at,
        approximate: one.approximate,
    }
}

fn is_name(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= 500 && !text.chars().any(char::is_control)
}

fn checked_names(names: Names) -> Result<Names> {
    let mut faults = Vec::new();
    let album = names.album.filter(|album| !album.trim().is_empty());
    for (field, text) in [
        ("artist", Some(&names.artist)),
        ("title", Some(&names.title)),
        ("album", album.as_ref()),
    ] {
        if text.is_some_and(|text| !is_name(text)) {
            faults.push(Fault {
                field,
                rule: "must have 1 to 500 characters",
            });
        }
    }
    if faults.is_empty() {
        Ok(Names {
            artist: names.artist.trim().to_owned(),
            title: names.title.trim().to_owned(),
            album: album.map(|album| album.trim().to_owned()),
            album_artist: names.album_artist,
        })
    } else {
        Err(CorrectionError::Invalid(faults))
    }
}

fn check_seconds(seconds: Option<i32>) -> Result<()> {
    if seconds.is_some_and(|seconds| !(0..=86_400).contains(&seconds)) {
        return Err(CorrectionError::invalid(
            "seconds_played",
            "must be between 0 and 86400",
        ));
    }
    Ok(())
}
