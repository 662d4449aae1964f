//! Kept totals equal a recount after any corrections in any order, and after taking them back in any order.

use aime_domain::ids::{AlbumId, ArtistId, CorrectionId, ExclusionId, ListenId, TrackId};
use aime_domain::listen::Channel;
use aime_services::corrections::{
    CatalogueChange, CorrectionError, Corrections, ListenEdit, Made, NewExclusion, Selected,
    Suppressed,
};
use aime_services::ingest::Listener;
use aime_storage::listen::review::Filter;
use aime_storage::user::User;
use aime_storage::{Durability, sql};
use aime_testkit::builders::plays;
use aime_testkit::{TestDb, on_both};
use chrono_tz::Tz;

use crate::catalogue::make_owner;
use crate::corrections::corrections;
use crate::ingest::{listener, record, stream};
use crate::totals;

/// New Year's Eve 2023, 20:00 UTC: days, months and years end nearby.
const START: i64 = 1_704_052_800;

/// A small generator (xorshift), so that a failure is found again by its seed.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }

    fn of(&mut self, all: &[i64]) -> Option<i64> {
        let n = all.len() as u64;
        (n > 0).then(|| all[self.below(n) as usize])
    }
}

async fn ids(db: &TestDb, query: &str) -> Vec<i64> {
    let rows = sql::all(&db.read(), query, []).await.unwrap();
    rows.iter()
        .map(|row| row.try_get_by_index(0).unwrap())
        .collect()
}

pub(crate) async fn hear(db: &TestDb, who: Listener, chance: &mut Chance) {
    let lines: Vec<String> = (0..=chance.below(5))
        .map(|_| {
            let at = chance.below(40 * 86_400);
            let (artist, song, album) = (chance.below(3), chance.below(4), chance.below(3));
            let mark = ["", " (2011 Remaster)", " - Live"][chance.below(3) as usize];
            format!("+{at} Quartet {artist} - Tune {song}{mark} / Record {album}")
        })
        .collect();
    let mut events = plays(START, &lines.join("\n"));
    for (service, late) in [("roon", 0), ("lastfm", 5)] {
        for event in &mut events {
            event.listened_at += late;
            event.played_ms = Some(30_000 + chance.below(200_000) as i64);
        }
        record(db, who, &stream(service, Channel::Pull), &events).await;
    }
}

/// One correction of any kind; `None` where there is nothing to put right.
pub(crate) async fn correct(
    db: &TestDb,
    all: &Corrections,
    user: &User,
    chance: &mut Chance,
) -> Option<Result<Made, CorrectionError>> {
    let listens = format!(
        "SELECT id FROM listening_history WHERE user_id = {} AND status = 'counted' ORDER BY id",
        user.id
    );
    let tracks = "SELECT t.id FROM tracks t WHERE EXISTS (SELECT 1 FROM spellings s WHERE s.track_id = t.id) ORDER BY t.id";
    let listen = chance.of(&ids(db, &listens).await);
    let (one, other) = (
        chance.of(&ids(db, tracks).await),
        chance.of(&ids(db, tracks).await),
    );
    let change = match chance.below(14) {
        0 => CatalogueChange::MergeRecordings {
            from: TrackId(one?),
            into: TrackId(other?),
        },
        1 => {
            let albums = ids(db, "SELECT id FROM albums ORDER BY id").await;
            CatalogueChange::MergeAlbums {
                from: AlbumId(chance.of(&albums)?),
                into: AlbumId(chance.of(&albums)?),
            }
        }
        2 => {
            let artists = ids(db, "SELECT id FROM artists ORDER BY id").await;
            CatalogueChange::MergeArtists {
                from: ArtistId(chance.of(&artists)?),
                into: ArtistId(chance.of(&artists)?),
            }
        }
        3 => {
            let spellings = ids(db, "SELECT id FROM spellings ORDER BY id").await;
            CatalogueChange::SplitRecording {
                track: TrackId(one?),
                title: "Other".into(),
                spellings: vec![chance.of(&spellings)?],
            }
        }
        4 => {
            let album = ids(
                db,
                &format!(
                    "SELECT album_id FROM tracks WHERE id = {} AND album_id IS NOT NULL",
                    one?
                ),
            )
            .await;
            CatalogueChange::SplitAlbum {
                album: AlbumId(*album.first()?),
                title: String::new(),
                disambiguation: format!("part {}", chance.below(99)),
                year: None,
                tracks: vec![one?],
                copies: vec![],
            }
        }
        5 => {
            let artists = ids(db, "SELECT id FROM artists ORDER BY id").await;
            CatalogueChange::SplitArtist {
                artist: ArtistId(chance.of(&artists)?),
                disambiguation: format!("town {}", chance.below(99)),
                albums: vec![],
                tracks: vec![one?],
            }
        }
        6 => {
            return Some(
                all.delete_listens(user, Selected::These(vec![listen?]), false)
                    .await,
            );
        }
        7 => {
            let edit = ListenEdit {
                shift_seconds: Some(chance.below(4_000) as i64 - 2_000),
                ..ListenEdit::default()
            };
            return Some(
                all.edit_listens(user, Selected::These(vec![listen?]), &edit, false)
                    .await,
            );
        }
        8 => return Some(all.move_listens(user, vec![listen?], TrackId(one?)).await),
        9 => {
            return Some(
                all.move_spelling(user, ListenId(listen?), TrackId(one?), chance.below(2) == 0)
                    .await,
            );
        }
        10 => {
            return Some(
                all.release(user, Suppressed::All(Filter::default()), false)
                    .await,
            );
        }
        11 => {
            return Some(
                all.suppress(user, Suppressed::All(Filter::default()), false)
                    .await,
            );
        }
        12 => {
            let artists = ids(db, "SELECT id FROM artists ORDER BY id").await;
            let new = match chance.below(3) {
                0 => NewExclusion {
                    artist: Some(ArtistId(chance.of(&artists)?)),
                    ..NewExclusion::default()
                },
                1 => NewExclusion {
                    track: Some(TrackId(one?)),
                    ..NewExclusion::default()
                },
                _ => NewExclusion {
                    hours: Some((chance.below(24) as u8, chance.below(24) as u8)),
                    ..NewExclusion::default()
                },
            };
            return Some(all.exclude(user, &new, false).await.map(|(made, _)| made));
        }
        _ => {
            let rules = ids(
                db,
                &format!(
                    "SELECT id FROM exclusions WHERE user_id = {} ORDER BY id",
                    user.id
                ),
            )
            .await;
            return Some(all.include(user, ExclusionId(chance.of(&rules)?)).await);
        }
    };
    Some(all.change_catalogue(user, &change).await)
}

on_both! {
    async fn totals_equal_a_recount_after_random_corrections_and_undo(db: TestDb) {
        for seed in 1..=4_u64 {
            let mut chance = Chance(0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(seed));
            let who = listener(&db, &format!("listener {seed}"), Tz::Europe__Zurich).await;
            let tx = db.begin(Durability::Full, START).await.unwrap();
            let update = "UPDATE users SET time_zone = 'Europe/Zurich' WHERE id = $1";
            sql::execute(&tx, update, [who.id.0.into()]).await.unwrap();
            tx.commit().await.unwrap();
            let user = make_owner(&db, who).await;
            let all = corrections(&db);
            let mut standing: Vec<CorrectionId> = Vec::new();
            hear(&db, who, &mut chance).await;
            let (mut made, mut undone) = (0, 0);
            for step in 0..40 {
                match chance.below(5) {
                    0 => hear(&db, who, &mut chance).await,
                    1 if !standing.is_empty() => {
                        let at = chance.below(standing.len() as u64) as usize;
                        match all.undo(&user, standing[at]).await {
                            Ok(_) => {
                                standing.remove(at);
                                undone += 1;
                            }
                            Err(CorrectionError::ChangedSince) => {}
                            Err(error) => panic!("seed {seed} step {step}: {error}"),
                        }
                    }
                    _ => match correct(&db, &all, &user, &mut chance).await {
                        Some(Ok(one)) => {
                            standing.extend(one.correction);
                            made += 1;
                        }
                        None | Some(Err(CorrectionError::Invalid(_))) => {}
                        Some(Err(error)) => panic!("seed {seed} step {step}: {error}"),
                    },
                }
                eprintln!("seed {seed} step {step}");
                totals::assert_true(&db.read(), who.id, who.zone).await;
            }
            assert!(made > 8 && undone > 0, "seed {seed}: {made} made, {undone} undone");
        }
    }
}
