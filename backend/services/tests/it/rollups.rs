//! Kept totals equal a recount after anything that can happen to listens, in any order.

use aime_domain::ids::{ListenId, RecordingId, UserId};
use aime_domain::listen::{Channel, ListenEvent, StreamKey};
use aime_services::ingest::Listener;
use aime_services::ingest::catalogue::Memory;
use aime_services::ingest::live::remove_listens;
use aime_services::ingest::store::{self, Incoming};
use aime_storage::catalogue::merge;
use aime_storage::rollup::{fold, mark};
use aime_storage::{Durability, sql};
use aime_testkit::builders::plays;
use aime_testkit::{TestDb, on_both};
use chrono_tz::Tz;

use crate::ingest::{listener, record, stream};
use crate::totals;

/// New Year's Eve 2023, 20:00 UTC: days, months and years end nearby, in every zone at another moment.
const START: i64 = 1_704_052_800;
const ZONES: [Tz; 4] = [
    Tz::UTC,
    Tz::Europe__Zurich,
    Tz::Pacific__Auckland,
    Tz::America__St_Johns,
];

/// A small generator (xorshift), so that a failure is found again by its seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }
}

async fn ids(db: &TestDb, query: &str, user: UserId) -> Vec<i64> {
    let rows = sql::all(&db.read(), query, [user.0.into()]).await.unwrap();
    rows.iter()
        .map(|row| row.try_get_by_index(0).unwrap())
        .collect()
}

/// Some reports of one source.
fn some(chance: &mut Chance) -> (StreamKey, Vec<ListenEvent>) {
    let lines: Vec<String> = (0..=chance.below(6))
        .map(|_| {
            let at = chance.below(40 * 86_400);
            let (artist, song) = (chance.below(3), chance.below(4));
            let album = if chance.below(4) == 0 {
                String::new()
            } else {
                format!(" / Record {}", chance.below(2))
            };
            format!("+{at} Quartet {artist} feat. Singer {song} - Tune {song}{album}")
        })
        .collect();
    let service = ["roon", "lastfm"][chance.below(2) as usize];
    let mut events = plays(START, &lines.join("\n"));
    for event in &mut events {
        event.played_ms = Some(30_000 + chance.below(200_000) as i64);
    }
    (stream(service, Channel::Pull), events)
}

async fn insert_some(db: &TestDb, who: Listener, chance: &mut Chance) {
    let (stream, events) = some(chance);
    record(db, who, &stream, &events).await;
}

/// As an import does: the days at once, all else when its months are folded.
async fn import_some(db: &TestDb, who: Listener, chance: &mut Chance) {
    let (stream, events) = some(chance);
    let stream = &stream;
    let incoming: Vec<Incoming<'_>> = events
        .iter()
        .map(|event| Incoming { event, stream })
        .collect();
    let mut tx = db.begin(Durability::Normal, START).await.unwrap();
    let stored = store::store(&mut tx, who, &mut Memory::default(), &incoming, None)
        .await
        .unwrap();
    mark::mark_changes(&tx, who.id, who.zone, &stored.deltas)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    totals::assert_days_true(&db.read(), who.id, who.zone).await;
    fold::fold_all(db, who.id, who.zone, &|| START, |_, _| {})
        .await
        .unwrap();
}

async fn delete_some(db: &TestDb, who: Listener, chance: &mut Chance) {
    let all = ids(
        db,
        "SELECT id FROM listening_history WHERE user_id = $1 ORDER BY id",
        who.id,
    )
    .await;
    let some: Vec<ListenId> = all
        .into_iter()
        .filter(|_| chance.below(5) == 0)
        .map(ListenId)
        .collect();
    remove_listens(db, who, &some, START).await.unwrap();
}

async fn merge_two(db: &TestDb, who: Listener, chance: &mut Chance) {
    let all = ids(
        db,
        "SELECT id FROM recordings WHERE id > $1 * 0 ORDER BY id",
        who.id,
    )
    .await;
    if all.len() < 2 {
        return;
    }
    let pick = |chance: &mut Chance| RecordingId(all[chance.below(all.len() as u64) as usize]);
    let (from, into) = (pick(chance), pick(chance));
    let mut tx = db.begin(Durability::Full, START).await.unwrap();
    merge::recordings(&mut tx, from, into).await.unwrap();
    tx.commit().await.unwrap();
    fold::fold_all(db, who.id, who.zone, &|| START, |_, _| {})
        .await
        .unwrap();
}

async fn move_to_a_zone(db: &TestDb, who: &mut Listener, chance: &mut Chance) {
    who.zone = ZONES[chance.below(4) as usize];
    let tx = db.begin(Durability::Full, START).await.unwrap();
    let update = "UPDATE users SET time_zone = $2 WHERE id = $1";
    sql::execute(&tx, update, [who.id.0.into(), who.zone.name().into()])
        .await
        .unwrap();
    mark::mark_all(&tx, who.id, who.zone).await.unwrap();
    tx.commit().await.unwrap();
    fold::fold_all(db, who.id, who.zone, &|| START, |_, _| {})
        .await
        .unwrap();
}

on_both! {
    async fn totals_equal_a_recount_after_random_changes(db: TestDb) {
        for seed in 1..=6_u64 {
            let mut chance = Chance(0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(seed));
            let mut who = listener(&db, &format!("listener {seed}"), Tz::UTC).await;
            for step in 0..24 {
                match chance.below(8) {
                    0 => merge_two(&db, who, &mut chance).await,
                    1 => move_to_a_zone(&db, &mut who, &mut chance).await,
                    2 | 3 => delete_some(&db, who, &mut chance).await,
                    4 | 5 => import_some(&db, who, &mut chance).await,
                    _ => insert_some(&db, who, &mut chance).await,
                }
                eprintln!("seed {seed} step {step}");
                totals::assert_true(&db.read(), who.id, who.zone).await;
            }
        }
    }
}
