//! Listens added, edited, moved and deleted by hand, and names that mean another track.

use aime_domain::change::Change;
use aime_domain::ids::{ListenId, TrackId};
use aime_domain::listen::{Channel, Names};
use aime_services::corrections::{CorrectionError, ListenEdit, NewPlay, Selected};
use aime_services::ingest::Listener;
use aime_storage::Durability;
use aime_storage::history::filter::Filter;
use aime_storage::sql;
use aime_storage::user::User;
use aime_testkit::builders::plays;
use aime_testkit::{TestDb, on_both};
use chrono_tz::Tz;

use crate::corrections::{START, account, corrections, counted, listens, number};
use crate::ingest::{listener, record, stream};
use crate::totals;

const HEARD: &str = "
    +0 Tidewater - Low Tide / Harbour
    +600 Tidewater - Morning Ferry / Harbour
    +1200 Tidewater - Low Tide / Harbour";

/// Anna heard three plays through Roon, and Last.fm tells of the first of them too.
async fn anna(db: &TestDb) -> (Listener, User) {
    let who = listener(db, "anna", Tz::UTC).await;
    record(
        db,
        who,
        &stream("roon", Channel::Pull),
        &plays(START, HEARD),
    )
    .await;
    let told = plays(START, "+3 Tidewater - Low Tide / Harbour");
    record(db, who, &stream("lastfm", Channel::Pull), &told).await;
    assert_eq!(counted(db, who).await, 3);
    (who, account(db, who).await)
}

/// The counted listens as `seconds artist - title`.
async fn journal(db: &TestDb, who: Listener) -> Vec<String> {
    let query = "SELECT h.listened_at, r.artist_credit, t.title FROM listening_history h
                 JOIN tracks t ON t.id = h.track_id JOIN recordings r ON r.id = t.recording_id
                 WHERE h.user_id = $1 AND h.status = 'counted' ORDER BY h.listened_at";
    let rows = sql::all(&db.read(), query, [who.id.0.into()])
        .await
        .unwrap();
    rows.iter()
        .map(|row| {
            let at: i64 = row.try_get_by_index(0).unwrap();
            let artist: String = row.try_get_by_index(1).unwrap();
            let title: String = row.try_get_by_index(2).unwrap();
            format!("{} {artist} - {title}", at - START)
        })
        .collect()
}

async fn first(db: &TestDb, who: Listener) -> i64 {
    number(
        db,
        "SELECT MIN(id) FROM listening_history WHERE user_id = $1 AND status = 'counted'",
        who.id,
    )
    .await
}

async fn the_same_once_more(db: &TestDb, who: Listener) {
    record(
        db,
        who,
        &stream("roon", Channel::Pull),
        &plays(START, HEARD),
    )
    .await;
    let told = plays(START, "+3 Tidewater - Low Tide / Harbour");
    record(db, who, &stream("lastfm", Channel::Pull), &told).await;
    let third = plays(START, "+2 Tidewater - Low Tide / Harbour");
    record(db, who, &stream("listenbrainz", Channel::Pull), &third).await;
}

on_both! {
    async fn a_deleted_play_stays_deleted_whoever_tells_of_it_until_it_is_undone(db: TestDb) {
        let (who, user) = anna(&db).await;
        let before = listens(&db, who).await;
        let id = first(&db, who).await;
        let made = corrections(&db).delete_listens(&user, Selected::These(vec![id]), false).await.unwrap();
        assert_eq!(journal(&db, who).await, ["600 Tidewater - Morning Ferry", "1200 Tidewater - Low Tide"]);
        totals::assert_true(&db.read(), who.id, who.zone).await;
        the_same_once_more(&db, who).await;
        assert_eq!(counted(&db, who).await, 2);
        totals::assert_true(&db.read(), who.id, who.zone).await;
        corrections(&db).undo(&user, made.correction.unwrap()).await.unwrap();
        assert_eq!(listens(&db, who).await[..before.len()], before);
        assert_eq!(counted(&db, who).await, 3);
        totals::assert_true(&db.read(), who.id, who.zone).await;
    }

    async fn an_edited_listen_has_its_new_time_and_names_and_its_reports_stay_behind(db: TestDb) {
        let (who, user) = anna(&db).await;
        let before = listens(&db, who).await;
        let id = first(&db, who).await;
        let edit = ListenEdit { listened_at: Some(START - 7_200), title: Some("High Tide".into()), ..ListenEdit::default() };
        let made = corrections(&db).edit_listens(&user, Selected::These(vec![id]), &edit, false).await.unwrap();
        let after = ["-7200 Tidewater - High Tide", "600 Tidewater - Morning Ferry", "1200 Tidewater - Low Tide"];
        assert_eq!(journal(&db, who).await, after);
        the_same_once_more(&db, who).await;
        assert_eq!(journal(&db, who).await, after);
        totals::assert_true(&db.read(), who.id, who.zone).await;
        corrections(&db).undo(&user, made.correction.unwrap()).await.unwrap();
        assert_eq!(listens(&db, who).await[..before.len()], before);
        totals::assert_true(&db.read(), who.id, who.zone).await;
    }

    async fn other_names_at_the_same_moment_take_the_witnesses_along(db: TestDb) {
        let (who, user) = anna(&db).await;
        let edit = ListenEdit { album: Change::Set("Harbour Songs".into()), ..ListenEdit::default() };
        let all = Selected::All(Filter { track_id: Some(number(&db, "SELECT MIN(track_id) FROM listening_history WHERE user_id = $1", who.id).await), ..Filter::default() });
        let tried = corrections(&db).edit_listens(&user, all.clone(), &edit, true).await.unwrap();
        assert_eq!((tried.changed, tried.correction), (2, None));
        let made = corrections(&db).edit_listens(&user, all, &edit, false).await.unwrap();
        assert_eq!(made.changed, 2);
        assert_eq!(counted(&db, who).await, 3);
        totals::assert_true(&db.read(), who.id, who.zone).await;
        the_same_once_more(&db, who).await;
        assert_eq!(counted(&db, who).await, 3);
        totals::assert_true(&db.read(), who.id, who.zone).await;
    }

    async fn what_an_edit_wrote_into_the_catalogue_goes_with_it_from_an_owned_album_too(db: TestDb) {
        let (who, user) = anna(&db).await;
        let tx = db.begin(Durability::Full, START).await.unwrap();
        let own = "INSERT INTO copies (user_id, album_id, source, source_key, created_at, updated_at)
                   SELECT $1, id, 'manual', 'manual:' || id, 0, 0 FROM albums";
        sql::execute(&tx, own, [who.id.0.into()]).await.unwrap();
        tx.commit().await.unwrap();
        let before = crate::catalogue::catalogue(&db).await;
        let edit = ListenEdit { title: Some("Another Tide".into()), ..ListenEdit::default() };
        let id = first(&db, who).await;
        let made = corrections(&db).edit_listens(&user, Selected::These(vec![id]), &edit, false).await.unwrap();
        assert_ne!(crate::catalogue::catalogue(&db).await, before);
        corrections(&db).undo(&user, made.correction.unwrap()).await.unwrap();
        assert_eq!(crate::catalogue::catalogue(&db).await, before);
    }

    async fn an_edit_that_was_edited_again_is_undone_from_the_last(db: TestDb) {
        let (who, user) = anna(&db).await;
        let before = listens(&db, who).await;
        let edit = |by| ListenEdit { shift_seconds: Some(by), ..ListenEdit::default() };
        let id = first(&db, who).await;
        let one = corrections(&db).edit_listens(&user, Selected::These(vec![id]), &edit(-3_600), false).await.unwrap();
        let id = number(&db, "SELECT id FROM listening_history WHERE user_id = $1 AND status = 'counted' ORDER BY listened_at LIMIT 1", who.id).await;
        let two = corrections(&db).delete_listens(&user, Selected::These(vec![id]), false).await.unwrap();
        let early = corrections(&db).undo(&user, one.correction.unwrap()).await;
        assert!(matches!(early, Err(CorrectionError::ChangedSince)), "{early:?}");
        corrections(&db).undo(&user, two.correction.unwrap()).await.unwrap();
        corrections(&db).undo(&user, one.correction.unwrap()).await.unwrap();
        assert_eq!(listens(&db, who).await, before);
        totals::assert_true(&db.read(), who.id, who.zone).await;
    }

    async fn a_listen_is_added_and_taken_back(db: TestDb) {
        let (who, user) = anna(&db).await;
        let names = Names { artist: "Tidewater".into(), title: "Low Tide".into(), album: Some("Harbour".into()), album_artist: None };
        let play = NewPlay { names, listened_at: START - 86_400, seconds_played: Some(200) };
        let (made, _) = corrections(&db).add_listen(&user, play.clone()).await.unwrap();
        assert_eq!(counted(&db, who).await, 4);
        assert_eq!(number(&db, "SELECT COUNT(*) FROM tracks WHERE $1 = $1", who.id).await, 2);
        totals::assert_true(&db.read(), who.id, who.zone).await;
        let twice = corrections(&db).add_listen(&user, play).await;
        assert!(matches!(twice, Err(CorrectionError::Invalid(_))), "{twice:?}");
        corrections(&db).undo(&user, made.correction.unwrap()).await.unwrap();
        assert_eq!(counted(&db, who).await, 3);
        totals::assert_true(&db.read(), who.id, who.zone).await;
    }

    async fn what_was_deleted_may_be_added_again(db: TestDb) {
        let (who, user) = anna(&db).await;
        let id = first(&db, who).await;
        corrections(&db).delete_listens(&user, Selected::These(vec![id]), false).await.unwrap();
        let names = Names { artist: "Tidewater".into(), title: "Low Tide".into(), album: Some("Harbour".into()), album_artist: None };
        let play = NewPlay { names, listened_at: START, seconds_played: None };
        corrections(&db).add_listen(&user, play).await.unwrap();
        assert_eq!(counted(&db, who).await, 3);
        totals::assert_true(&db.read(), who.id, who.zone).await;
    }

    async fn a_listen_moves_to_another_track(db: TestDb) {
        let (who, user) = anna(&db).await;
        let before = listens(&db, who).await;
        let to = number(&db, "SELECT track_id FROM listening_history WHERE user_id = $1 ORDER BY listened_at DESC LIMIT 1 OFFSET 1", who.id).await;
        let id = first(&db, who).await;
        let made = corrections(&db).move_listens(&user, vec![id], TrackId(to)).await.unwrap();
        assert_eq!(journal(&db, who).await[0], "0 Tidewater - Morning Ferry");
        the_same_once_more(&db, who).await;
        assert_eq!(counted(&db, who).await, 3);
        totals::assert_true(&db.read(), who.id, who.zone).await;
        corrections(&db).undo(&user, made.correction.unwrap()).await.unwrap();
        assert_eq!(listens(&db, who).await[..before.len()], before);
        let unknown = corrections(&db).move_listens(&user, vec![id], TrackId(4_711)).await;
        assert!(matches!(unknown, Err(CorrectionError::Invalid(_))), "{unknown:?}");
    }

    async fn names_mean_another_track_to_one_listener_for_past_and_future(db: TestDb) {
        let (who, user) = anna(&db).await;
        let ben = listener(&db, "ben", Tz::UTC).await;
        record(&db, ben, &stream("roon", Channel::Pull), &plays(START, HEARD)).await;
        let (before, of_ben) = (listens(&db, who).await, listens(&db, ben).await);
        let to = number(&db, "SELECT track_id FROM listening_history WHERE user_id = $1 ORDER BY listened_at DESC LIMIT 1 OFFSET 1", who.id).await;
        let id = ListenId(first(&db, who).await);
        let made = corrections(&db).move_spelling(&user, id, TrackId(to), false).await.unwrap();
        assert_eq!(made.changed, 3);
        totals::assert_true(&db.read(), who.id, who.zone).await;
        // The old track leads on to the one alone who says so.
        let old = TrackId(number(&db, "SELECT track_id FROM listening_history WHERE user_id = $1 ORDER BY listened_at LIMIT 1", ben.id).await);
        for (one, leads_to) in [(who, TrackId(to)), (ben, old)] {
            let found = aime_storage::history::track::find(&db.read(), one.id, old).await.unwrap();
            assert_eq!(found.map(|(track, _)| track), Some(leads_to));
        }
        the_same_once_more(&db, who).await;
        record(&db, who, &stream("roon", Channel::Pull), &plays(START, "+9000 Tidewater - Low Tide / Harbour")).await;
        assert_eq!(journal(&db, who).await, [
            "0 Tidewater - Morning Ferry", "600 Tidewater - Morning Ferry", "1200 Tidewater - Morning Ferry", "9000 Tidewater - Morning Ferry",
        ]);
        totals::assert_true(&db.read(), who.id, who.zone).await;
        record(&db, ben, &stream("roon", Channel::Pull), &plays(START, "+9000 Tidewater - Low Tide / Harbour")).await;
        assert_eq!(listens(&db, ben).await[..3], of_ben);
        assert_eq!(journal(&db, ben).await[3], "9000 Tidewater - Low Tide");
        corrections(&db).undo(&user, made.correction.unwrap()).await.unwrap();
        assert_eq!(aime_storage::history::track::find(&db.read(), who.id, old).await.unwrap().map(|(track, _)| track), Some(old));
        assert_eq!(listens(&db, who).await[..before.len()], before);
        assert_eq!(journal(&db, who).await[3], "9000 Tidewater - Low Tide");
        totals::assert_true(&db.read(), who.id, who.zone).await;
        totals::assert_true(&db.read(), ben.id, ben.zone).await;
    }

    async fn names_mean_another_track_to_everybody_by_owner_or_admin_only(db: TestDb) {
        let (who, user) = anna(&db).await;
        let ben = listener(&db, "ben", Tz::UTC).await;
        record(&db, ben, &stream("roon", Channel::Pull), &plays(START, HEARD)).await;
        let (before, of_ben) = (listens(&db, who).await, listens(&db, ben).await);
        let to = TrackId(number(&db, "SELECT track_id FROM listening_history WHERE user_id = $1 ORDER BY listened_at DESC LIMIT 1 OFFSET 1", who.id).await);
        let id = ListenId(first(&db, who).await);
        let refused = corrections(&db).move_spelling(&user, id, to, true).await;
        assert!(matches!(refused, Err(CorrectionError::Forbidden)), "{refused:?}");
        let tx = db.begin(Durability::Full, START).await.unwrap();
        sql::execute(&tx, "UPDATE users SET role = 'owner' WHERE id = $1", [who.id.0.into()]).await.unwrap();
        tx.commit().await.unwrap();
        let user = account(&db, who).await;
        let made = corrections(&db).move_spelling(&user, id, to, true).await.unwrap();
        assert_eq!(journal(&db, ben).await[0], "0 Tidewater - Morning Ferry");
        for one in [who, ben] {
            totals::assert_true(&db.read(), one.id, one.zone).await;
        }
        corrections(&db).undo(&user, made.correction.unwrap()).await.unwrap();
        assert_eq!((listens(&db, who).await, listens(&db, ben).await), (before, of_ben));
        for one in [who, ben] {
            totals::assert_true(&db.read(), one.id, one.zone).await;
        }
    }
}
