//! What people put right by hand holds, counts, and can be taken back.

use aime_domain::account::Role;
use aime_domain::ids::UserId;
use aime_domain::listen::Channel;
use aime_services::corrections::{CorrectionError, Corrections, Suppressed};
use aime_services::ingest::Listener;
use aime_storage::listen::review::{self, Filter};
use aime_storage::user::{self, User};
use aime_storage::{Durability, sql};
use aime_testkit::builders::plays;
use aime_testkit::{TestDb, on_both};
use chrono_tz::Tz;
use std::sync::Arc;

use crate::ingest::{listener, record, stream};
use crate::totals;

pub(crate) const START: i64 = 1_700_000_000;

pub(crate) fn corrections(db: &TestDb) -> Corrections {
    Corrections::new((**db).clone(), Arc::new(db.clock.clone()))
}

pub(crate) async fn account(db: &TestDb, who: Listener) -> User {
    user::get(&db.read(), who.id).await.unwrap()
}

pub(crate) async fn number(db: &TestDb, query: &str, user: UserId) -> i64 {
    sql::one(&db.read(), query, [user.0.into()])
        .await
        .unwrap()
        .try_get_by_index(0)
        .unwrap()
}

pub(crate) async fn counted(db: &TestDb, who: Listener) -> i64 {
    let query = "SELECT COUNT(*) FROM listening_history WHERE user_id = $1 AND status = 'counted'";
    number(db, query, who.id).await
}

/// Everything that is stored of a user's listens, as text, to be compared.
pub(crate) async fn listens(db: &TestDb, who: Listener) -> Vec<String> {
    let query = "SELECT id, listened_at, track_id, spelling_id, status, COALESCE(duplicate_of, 0), COALESCE(reason, ''),
                   COALESCE(held, ''), CASE WHEN released THEN 1 ELSE 0 END
                 FROM listening_history WHERE user_id = $1 ORDER BY id";
    let rows = sql::all(&db.read(), query, [who.id.0.into()])
        .await
        .unwrap();
    rows.iter()
        .map(|row| {
            let number = |n: usize| row.try_get_by_index::<i64>(n).unwrap();
            let text = |n: usize| row.try_get_by_index::<String>(n).unwrap();
            format!(
                "{} {} {} {} {} {} {} {} {}",
                number(0),
                number(1),
                number(2),
                number(3),
                text(4),
                number(5),
                text(6),
                text(7),
                row.try_get_by_index::<i32>(8).unwrap()
            )
        })
        .collect()
}

/// Anna's Roon saw two plays, and her Last.fm the same two.
async fn anna(db: &TestDb) -> (Listener, User) {
    let who = listener(db, "anna", Tz::Europe__Zurich).await;
    let tx = db.begin(Durability::Full, START).await.unwrap();
    let update = "UPDATE users SET time_zone = 'Europe/Zurich' WHERE id = $1";
    sql::execute(&tx, update, [who.id.0.into()]).await.unwrap();
    tx.commit().await.unwrap();
    let seen = plays(
        START,
        "+0 Tidewater - Low Tide / Harbour
         +600 Tidewater - Morning Ferry / Harbour",
    );
    let told = plays(
        START,
        "+4 Tidewater - Low Tide / Harbour
         +603 Tidewater - Morning Ferry / Harbour",
    );
    record(db, who, &stream("roon", Channel::Pull), &seen).await;
    record(db, who, &stream("lastfm", Channel::Pull), &told).await;
    let user = account(db, who).await;
    assert_eq!(user.role, Role::Member);
    (who, user)
}

on_both! {
    async fn a_suppressed_report_is_shown_with_its_winner(db: TestDb) {
        let (_, user) = anna(&db).await;
        let cases = review::list(&db.read(), user.id, &Filter::default(), None, 1).await.unwrap();
        let case = &cases.items[0];
        assert_eq!((case.report.source.as_str(), case.report.title.as_str()), ("lastfm", "Morning Ferry"));
        assert_eq!(case.report.reason.as_deref(), Some("same_start"));
        assert_eq!(case.winner.as_ref().unwrap().source, "roon");
        assert!(case.witnesses.is_empty());
        let rest = review::list(&db.read(), user.id, &Filter::default(), cases.next.as_deref(), 1).await.unwrap();
        assert_eq!(rest.items[0].report.title, "Low Tide");
        assert_eq!(rest.next, None);
        let none = Filter { source: Some("roon".into()), ..Filter::default() };
        assert_eq!(review::list(&db.read(), user.id, &none, None, 9).await.unwrap().items, []);
    }

    async fn a_release_counts_survives_the_same_reports_again_and_is_taken_back(db: TestDb) {
        let (who, user) = anna(&db).await;
        let before = listens(&db, who).await;
        let case = review::list(&db.read(), user.id, &Filter::default(), None, 1).await.unwrap().items.remove(0);
        let made = corrections(&db).release(&user, Suppressed::These(vec![case.report.id]), false).await.unwrap();
        assert_eq!(made.changed, 1);
        assert_eq!(counted(&db, who).await, 3);
        totals::assert_true(&db.read(), who.id, who.zone).await;
        let told = plays(START, "+603 Tidewater - Morning Ferry / Harbour");
        record(&db, who, &stream("lastfm", Channel::Pull), &told).await;
        let third = plays(START, "+601 Tidewater - Morning Ferry / Harbour");
        record(&db, who, &stream("listenbrainz", Channel::Pull), &third).await;
        assert_eq!(counted(&db, who).await, 3);
        totals::assert_true(&db.read(), who.id, who.zone).await;
        let released = Filter { released: true, ..Filter::default() };
        assert_eq!(review::list(&db.read(), user.id, &released, None, 9).await.unwrap().items.len(), 1);
        corrections(&db).undo(&user, made.correction.unwrap()).await.unwrap();
        assert_eq!(listens(&db, who).await[..4], before);
        totals::assert_true(&db.read(), who.id, who.zone).await;
        let again = corrections(&db).undo(&user, made.correction.unwrap()).await;
        assert!(matches!(again, Err(CorrectionError::AlreadyUndone)), "{again:?}");
    }

    async fn all_of_a_reason_are_released_at_once_and_suppressed_again(db: TestDb) {
        let (who, user) = anna(&db).await;
        let before = listens(&db, who).await;
        let all = Suppressed::All(Filter { reason: Some("same_start".into()), ..Filter::default() });
        let tried = corrections(&db).release(&user, all.clone(), true).await.unwrap();
        assert_eq!((tried.changed, tried.correction), (2, None));
        assert_eq!(listens(&db, who).await, before);
        corrections(&db).release(&user, all, false).await.unwrap();
        assert_eq!(counted(&db, who).await, 4);
        totals::assert_true(&db.read(), who.id, who.zone).await;
        corrections(&db).suppress(&user, Suppressed::All(Filter::default()), false).await.unwrap();
        assert_eq!(listens(&db, who).await, before);
        totals::assert_true(&db.read(), who.id, who.zone).await;
    }

    async fn nobody_judges_what_is_somebody_elses(db: TestDb) {
        let (anna, _) = anna(&db).await;
        let ben = listener(&db, "ben", Tz::UTC).await;
        let ben = account(&db, ben).await;
        let before = listens(&db, anna).await;
        let id = number(&db, "SELECT MAX(id) FROM listening_history WHERE user_id = $1", anna.id).await;
        let tried = corrections(&db).release(&ben, Suppressed::These(vec![id]), false).await;
        assert!(matches!(tried, Err(CorrectionError::NotFound)), "{tried:?}");
        assert_eq!(listens(&db, anna).await, before);
    }
}

on_both! {
    async fn what_is_kept_out_of_charts_stays_in_the_history_for_past_and_future(db: TestDb) {
        use aime_domain::ids::ArtistId;
        use aime_services::corrections::NewExclusion;
        use aime_storage::history::filter::Filter as Journal;
        use aime_storage::history::journal::{self, Window};

        let (who, user) = anna(&db).await;
        let before = listens(&db, who).await;
        let artist = number(&db, "SELECT MIN(id) FROM artists WHERE $1 = $1", who.id).await;
        let rule = NewExclusion { artist: Some(ArtistId(artist)), ..NewExclusion::default() };
        let tried = corrections(&db).exclude(&user, &rule, true).await.unwrap();
        assert_eq!((tried.0.changed, tried.1), (2, None));
        assert_eq!(listens(&db, who).await, before);
        let (made, id) = corrections(&db).exclude(&user, &rule, false).await.unwrap();
        assert_eq!(counted(&db, who).await, 0);
        totals::assert_true(&db.read(), who.id, who.zone).await;
        let more = plays(START, "+5000 Tidewater - Salt / Harbour\n+6000 Somebody Else - Song / Record");
        record(&db, who, &stream("roon", Channel::Pull), &more).await;
        assert_eq!(counted(&db, who).await, 1);
        totals::assert_true(&db.read(), who.id, who.zone).await;
        let window = Window::At { offset: 0, limit: 10 };
        let kept = Journal { excluded: true, ..Journal::default() };
        let kept = journal::list(&db.read(), who.id, who.zone, "en", &kept, &window).await.unwrap();
        assert_eq!((kept.items.len(), kept.total, kept.items[0].title.as_str()), (3, 3, "Salt"));
        assert_eq!(kept.items[1].sources, ["roon", "lastfm"]);

        let hours = NewExclusion { hours: Some((22, 2)), ..NewExclusion::default() };
        corrections(&db).exclude(&user, &hours, false).await.unwrap();
        corrections(&db).include(&user, id.unwrap()).await.unwrap();
        totals::assert_true(&db.read(), who.id, who.zone).await;
        // START is 23:13 in Zurich; what is kept out by its hour stays out.
        assert_eq!(counted(&db, who).await, 0);
        let again = corrections(&db).undo(&user, made.correction.unwrap()).await;
        assert!(matches!(again, Err(CorrectionError::ChangedSince)), "{again:?}");
        let ledger = aime_storage::correction::entry::list(&db.read(), who.id, false, None, 9).await.unwrap();
        for one in &ledger {
            corrections(&db).undo(&user, one.id).await.unwrap();
            totals::assert_true(&db.read(), who.id, who.zone).await;
        }
        assert_eq!(listens(&db, who).await[..before.len()], before);
        assert_eq!(counted(&db, who).await, 4);
    }
}
