//! Discogs joined with the ledger, in every weather.

use std::collections::BTreeSet;
use std::sync::Arc;

use aime_domain::ids::{CopyId, UserId};
use aime_gateway::{Gateway, Scope, Urgency};
use aime_providers::capability::{
    Access, AlbumLookup as _, CollectionSync as _, Collector, List, Listed, Subject, Words,
};
use aime_providers::error::ProviderError;
use aime_providers::{Consumer, Discogs, Signer};
use aime_queue::Worker;
use aime_services::discogs::{DiscogsError, DiscogsSync, Link, Remark, Run, RunState, Stage};
use aime_services::jobs::{JobContext, JobStore};
use aime_storage::provider_account::LinkState;
use aime_storage::{lock, sql};
use aime_testkit::discogs::{Format, Record, Simulator, TOKEN};
use aime_testkit::web::{Reply, Server};
use aime_testkit::{TestDb, builders, input, on_both};
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use serde_json::{Value, json};

use crate::house::House;
use crate::imports::{Bench as Files, watch};

const DAY: i64 = 86_400;

/// A user with a Discogs that is played.
struct Bench {
    db: TestDb,
    played: Simulator,
    server: Server,
    gateway: Gateway,
    user: UserId,
    folder: tempfile::TempDir,
}

impl Bench {
    async fn new(db: TestDb, played: Simulator) -> Self {
        let server = played.serve().await;
        let gateway = aime_testkit::gateway::open(&db, &[&server.url()]).await;
        let tx = db.tx().await;
        let user = builders::user(&tx, "zoe").await;
        tx.commit().await.unwrap();
        Self {
            db,
            played,
            server,
            gateway,
            user,
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn house(&self) -> House<'_> {
        House {
            db: &self.db,
            gateway: &self.gateway,
            folder: self.folder.path(),
            lastfm: None,
            discogs: Some(self.server.url()),
        }
    }

    fn discogs(&self) -> DiscogsSync {
        self.house().discogs()
    }

    fn worker(&self, name: &str) -> Worker<JobStore, JobContext> {
        self.house().worker(name)
    }

    async fn connect(&self) {
        self.discogs()
            .connect(self.user, &TOKEN.into())
            .await
            .unwrap();
    }

    async fn work(&self) {
        self.worker("a").run_until_idle().await.unwrap();
    }

    /// A day passes, and what is due is done.
    async fn next_day(&self) {
        self.db.clock.advance(DAY + 60);
        self.work().await;
    }

    async fn link(&self) -> Link {
        let found = self.discogs().link(&self.db.read(), self.user).await;
        found.unwrap().expect("connected")
    }

    async fn run(&self) -> Run {
        self.link().await.cursor.run.expect("a synchronisation")
    }

    /// Added, joined, changed, removed, skipped by the last synchronisation, which has ended well.
    async fn outcome(&self) -> [u64; 5] {
        let run = self.run().await;
        assert_eq!((run.state, &run.error), (RunState::Done, &None));
        [run.added, run.joined, run.changed, run.removed, run.skipped]
    }

    async fn number(&self, query: &str) -> i64 {
        let row = sql::one(&self.db.read(), query, []).await.unwrap();
        row.try_get_by_index(0).unwrap()
    }

    async fn text(&self, query: &str) -> Option<String> {
        let row = sql::one(&self.db.read(), query, []).await.unwrap();
        row.try_get_by_index(0).unwrap()
    }

    async fn copies(&self) -> i64 {
        self.number("SELECT COUNT(*) FROM copies").await
    }

    async fn wants(&self) -> i64 {
        self.number("SELECT COUNT(*) FROM wantlist").await
    }

    fn pages(&self, list: &str) -> usize {
        let seen = self.server.seen();
        seen.iter().filter(|it| it.path.ends_with(list)).count()
    }
}

fn lp(id: i64, artist: &str, title: &str) -> Record {
    Record::of(id, artist, title)
}

/// A file of the website's export.
fn csv(rows: &[&str]) -> String {
    let head = "Catalog#,Artist,Title,Label,Format,Rating,Released,release_id,CollectionFolder,Date Added,\
                Collection Media Condition,Collection Sleeve Condition,Collection Notes\n";
    format!("{head}{}\n", rows.join("\n"))
}

on_both! {
    async fn a_collection_comes_in_with_all_that_is_said_of_it(db: TestDb) {
        let played = Simulator::of("Zoe");
        let mut record = lp(41, "Alder (2)", "Gate");
        record.artists = vec![("Alder (2)".into(), "&".into()), ("Birch".into(), String::new())];
        record.master = 9;
        record.formats = vec![Format::of("Box Set", "1", &[]), Format::of("Vinyl", "3", &["LP", "Album"])];
        record.labels = vec![("Fence".into(), "F-1".into()), ("Post".into(), String::new())];
        record.genres = vec!["Rock".into(), "Folk, World, & Country".into()];
        record.styles = vec!["Dub".into()];
        let instance = played.add(record);
        played.change(instance, |held| {
            held.folder = 101;
            held.rating = 4;
            held.fields = vec![(1, "Near Mint (NM or M-)".into()), (2, "Generic".into()), (3, "A gift".into()), (4, "Basel".into())];
        });
        played.want(lp(77, "Cedar", "Hinge"));
        let bench = Bench::new(db, played).await;
        bench.connect().await;
        bench.work().await;
        assert_eq!(bench.outcome().await, [2, 0, 0, 0, 0]);
        let link = bench.link().await;
        assert_eq!((link.account.as_str(), link.state, link.last_error), ("Zoe", LinkState::Active, None));
        assert_eq!((link.cursor.copies, link.cursor.wants), (1, 1));
        assert_eq!(link.cursor.worth.unwrap().median, "$1,100.25");
        assert_eq!(link.next_sync_at.unwrap() - link.last_sync_at.unwrap(), DAY);
        let row = sql::one(&bench.db.read(), "SELECT discogs_release_id, discogs_instance_id, labels, catalog_numbers, support, format,
            released_year, media_condition, sleeve_condition, rating, folder, notes, added_at FROM copies", []).await.unwrap();
        let number = |at: usize| row.try_get_by_index::<Option<i64>>(at).unwrap().unwrap();
        let text = |at: usize| row.try_get_by_index::<Option<String>>(at).unwrap().unwrap();
        assert_eq!((number(0), number(1)), (41, instance));
        assert_eq!((text(2), text(3)), (r#"["Fence","Post"]"#.into(), r#"["F-1","none"]"#.into()));
        assert_eq!((text(4), text(5)), ("Box Set".into(), "Box Set + 3xVinyl, LP, Album".into()));
        assert_eq!(row.try_get_by_index::<Option<i32>>(6).unwrap(), Some(2016));
        assert_eq!((text(7), text(8), text(10), text(11)), ("Near Mint (NM or M-)".into(), "Generic".into(), "Living room".into(), "A gift\nBought at: Basel".into()));
        assert_eq!(row.try_get_by_index::<Option<i32>>(9).unwrap(), Some(4));
        // 21:30:56 seven hours behind, on the first day of 2015.
        assert_eq!(number(12), 1_420_173_056);
        let album = sql::one(&bench.db.read(), "SELECT title, artist_credit, year, genres, styles, discogs_master_id, discogs_url FROM albums WHERE title = 'Gate'", []).await.unwrap();
        assert_eq!(album.try_get_by_index::<String>(1).unwrap(), "Alder & Birch");
        // The pressing's year is none of the work's.
        assert_eq!(album.try_get_by_index::<Option<i32>>(2).unwrap(), None);
        assert_eq!(album.try_get_by_index::<String>(3).unwrap(), r#"["Rock","Folk, World, & Country"]"#);
        assert_eq!(album.try_get_by_index::<Option<i64>>(5).unwrap(), Some(9));
        assert_eq!(bench.text("SELECT disambiguation FROM artists WHERE name = 'Alder'").await.as_deref(), Some("2"));
    }

    async fn a_second_look_changes_nothing(db: TestDb) {
        let bench = Bench::new(db, Simulator::seeded("Zoe", 230)).await;
        bench.connect().await;
        bench.work().await;
        assert_eq!(bench.outcome().await, [241, 0, 0, 0, 0]);
        assert_eq!((bench.copies().await, bench.wants().await), (230, 11));
        let stamp = "SELECT CAST(SUM(updated_at) AS BIGINT) FROM copies";
        let (before, albums) = (bench.number(stamp).await, bench.number("SELECT COUNT(*) FROM albums").await);
        let tag = "SELECT COALESCE(MAX(rev), 0) FROM tag_revs WHERE tag LIKE '%collection%'";
        let revision = bench.number(tag).await;
        let asked = bench.pages("/releases");
        bench.next_day().await;
        assert_eq!(bench.outcome().await, [0, 0, 0, 0, 0]);
        assert_eq!(bench.pages("/releases") - asked, 3, "one look, no second one");
        assert_eq!((bench.number(stamp).await, bench.number("SELECT COUNT(*) FROM albums").await), (before, albums));
        assert_eq!(bench.number(tag).await, revision, "nobody is told of anything");
    }

    async fn what_changes_and_what_goes_is_followed(db: TestDb) {
        let bench = Bench::new(db, Simulator::seeded("Zoe", 150)).await;
        bench.connect().await;
        bench.work().await;
        let (changed, gone) = bench.played.lists(|lists| (lists.copies[3].instance, lists.copies[120].instance));
        bench.played.change(changed, |held| {
            held.rating = 5;
            held.folder = 101;
            held.fields = vec![(1, "Mint (M)".into())];
        });
        bench.played.remove(gone);
        bench.played.lists(|lists| lists.wants.remove(0));
        let twice = bench.played.lists(|lists| lists.records[10].clone());
        bench.played.add(twice);
        bench.discogs().start(bench.user).await.unwrap();
        bench.work().await;
        assert_eq!(bench.outcome().await, [1, 0, 1, 2, 0]);
        assert_eq!((bench.copies().await, bench.wants().await), (150, 6));
        assert_eq!(bench.number("SELECT COUNT(*) FROM copies WHERE discogs_release_id = 11").await, 2);
        let query = format!("SELECT folder FROM copies WHERE discogs_instance_id = {changed} AND rating = 5 AND media_condition = 'Mint (M)'");
        assert_eq!(bench.text(&query).await.as_deref(), Some("Living room"));
        assert_eq!(bench.number(&format!("SELECT COUNT(*) FROM copies WHERE discogs_instance_id = {gone}")).await, 0);
        let remarks = bench.run().await.remarks;
        assert_eq!(remarks.iter().filter(|it| matches!(it, Remark::Removed(_))).count(), 2);
    }

    async fn what_slips_through_between_two_pages_is_not_taken_for_gone(db: TestDb) {
        let bench = Bench::new(db, Simulator::seeded("Zoe", 250)).await;
        bench.connect().await;
        bench.work().await;
        // After the first page its first entry goes and another comes last: the length is the same, and one entry moves
        // onto the page that was read already.
        let newest = Record::invented(9_001);
        bench.played.change_after(3, move |lists| {
            let mut new = lists.copies.remove(0);
            new.instance = 999_999;
            new.release = newest.id;
            lists.records.push(newest);
            lists.copies.push(new);
        });
        bench.discogs().start(bench.user).await.unwrap();
        bench.work().await;
        // The new one is there, the one that slipped through as well; the one that went was met, and goes the next day.
        assert_eq!((bench.outcome().await, bench.copies().await), ([1, 0, 0, 0, 0], 251));
        bench.next_day().await;
        assert_eq!(bench.outcome().await, [0, 0, 0, 1, 0]);
        let listed: BTreeSet<i64> = bench.played.lists(|lists| lists.copies.iter().map(|it| it.instance).collect());
        let rows = sql::all(&bench.db.read(), "SELECT discogs_instance_id FROM copies", []).await.unwrap();
        let held: BTreeSet<i64> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
        assert_eq!(held, listed);
    }

    async fn a_list_that_changes_its_length_is_read_anew(db: TestDb) {
        let bench = Bench::new(db, Simulator::seeded("Zoe", 250)).await;
        bench.played.change_after(4, |lists| {
            lists.copies.remove(5);
        });
        bench.connect().await;
        bench.work().await;
        // The one that went was met before; two whole readings did not meet it again.
        assert_eq!(bench.outcome().await, [262, 0, 0, 1, 0]);
        assert_eq!((bench.copies().await, bench.pages("/releases")), (249, 2 + 3 + 3));
    }

    async fn a_failed_reading_takes_nothing_out(db: TestDb) {
        let bench = Bench::new(db, Simulator::seeded("Zoe", 250)).await;
        bench.connect().await;
        bench.work().await;
        bench.played.lists(|lists| lists.copies.truncate(200));
        // Folders, fields, the first page; then it fails until nobody tries any more.
        bench.played.fail_after(3, (0..200).map(|_| Simulator::error(500, "An internal server error occurred.")));
        bench.discogs().start(bench.user).await.unwrap();
        for _ in 0..12 {
            bench.work().await;
            bench.db.clock.advance(7_200);
        }
        let run = bench.run().await;
        assert_eq!(run.state, RunState::Failed, "{run:?}");
        assert!(run.error.unwrap().contains("500") || bench.link().await.last_error.is_some());
        assert_eq!(bench.copies().await, 250);
        // The next day it answers, and what is gone goes.
        bench.played.drain();
        for _ in 0..6 {
            bench.db.clock.advance(DAY / 4);
            bench.work().await;
        }
        assert_eq!((bench.copies().await, bench.link().await.last_error), (200, None));
    }

    async fn a_collection_that_seems_all_but_empty_is_not_believed_at_once(db: TestDb) {
        let bench = Bench::new(db, Simulator::seeded("Zoe", 600)).await;
        bench.connect().await;
        bench.work().await;
        assert_eq!(bench.wants().await, 30);
        bench.played.lists(|lists| lists.wants.clear());
        bench.discogs().start(bench.user).await.unwrap();
        bench.work().await;
        assert_eq!(bench.wants().await, 30);
        assert!(bench.run().await.remarks.contains(&Remark::Unsure(Stage::Wantlist)));
        bench.next_day().await;
        assert_eq!((bench.wants().await, bench.copies().await), (0, 600));
        // The folders bear it out that the collection is given away.
        bench.played.lists(|lists| lists.copies.clear());
        bench.next_day().await;
        assert_eq!(bench.copies().await, 0);
    }

    async fn a_worker_killed_in_the_middle_is_followed_by_one_that_goes_on(db: TestDb) {
        let bench = Arc::new(Bench::new(db, Simulator::seeded("Zoe", 1_200)).await);
        bench.connect().await;
        for (n, requests) in [4, 2, 7, 3].into_iter().enumerate() {
            let until = bench.server.seen().len() + requests;
            let killed = Arc::clone(&bench);
            let run = tokio::spawn(async move { killed.worker(&format!("dead {n}")).run_until_idle().await });
            while bench.server.seen().len() < until && !run.is_finished() {
                tokio::task::yield_now().await;
            }
            run.abort();
            let _ = run.await;
            bench.db.clock.advance(120);
            bench.worker("sweeper").sweep().await.unwrap();
            bench.db.clock.advance(30);
        }
        while bench.link().await.last_sync_at.is_none() {
            bench.db.clock.advance(120);
            bench.worker("sweeper").sweep().await.unwrap();
            bench.work().await;
        }
        assert_eq!(bench.outcome().await, [1_260, 0, 0, 0, 0]);
        assert_eq!((bench.copies().await, bench.wants().await), (1_200, 60));
        assert_eq!(bench.number("SELECT COUNT(DISTINCT discogs_instance_id) FROM copies").await, 1_200);
        // Each page was asked for once, but for those that somebody died over.
        let asked = bench.pages("/folders/0/releases");
        assert!(asked <= 12 + 4, "asked for {asked} pages");
    }

    async fn one_bad_release_stops_nothing(db: TestDb) {
        let bench = Bench::new(db, Simulator::seeded("Zoe", 120)).await;
        let bad = bench.played.lists(|lists| {
            lists.copies[7].spoiled = true;
            lists.records[40].title = String::new();
            lists.copies[7].instance
        });
        bench.connect().await;
        bench.work().await;
        assert_eq!(bench.outcome().await, [124, 0, 0, 0, 2]);
        assert_eq!(bench.copies().await, 118);
        let remarks = bench.run().await.remarks;
        assert!(remarks.contains(&Remark::Skipped("release 8: it has no artist or title".into())), "{remarks:?}");
        // Mended, it comes in; spoiled again, it is not taken for gone.
        bench.played.change(bad, |held| held.spoiled = false);
        bench.next_day().await;
        assert_eq!(bench.copies().await, 119);
        bench.played.change(bad, |held| held.spoiled = true);
        bench.next_day().await;
        assert_eq!((bench.copies().await, bench.run().await.removed), (119, 0));
    }

    async fn pauses_that_are_demanded_are_kept(db: TestDb) {
        let bench = Bench::new(db, Simulator::seeded("Zoe", 250)).await;
        let too_many = || Simulator::error(429, "You are making requests too quickly.");
        bench.connect().await;
        bench.played.fail_after(3, [too_many().with("retry-after", "90"), too_many()]);
        let began = bench.server.seen().len();
        bench.work().await;
        let asked = bench.server.seen().len();
        assert_eq!(asked - began, 4);
        let run = bench.run().await;
        assert_eq!((run.state, run.done, run.total), (RunState::Running, 100, 250));
        bench.db.clock.advance(80);
        bench.work().await;
        assert_eq!(bench.server.seen().len(), asked, "nobody asks within the pause");
        bench.db.clock.advance(15);
        bench.work().await;
        // The second one in a row names no time: two minutes.
        bench.db.clock.advance(110);
        bench.work().await;
        assert_eq!(bench.run().await.state, RunState::Running);
        bench.db.clock.advance(60);
        bench.work().await;
        assert_eq!(bench.outcome().await, [262, 0, 0, 0, 0]);
    }

    async fn never_more_than_sixty_requests_a_minute(db: TestDb) {
        let played = Simulator::seeded("Zoe", 300);
        let clock = db.clock.clone();
        played.count_by(move || aime_domain::clock::Clock::now_ms(&clock));
        let bench = Bench::new(db, played).await;
        bench.connect().await;
        bench.work().await;
        assert_eq!(bench.outcome().await, [315, 0, 0, 0, 0]);
        // Descriptions and all: more than five minutes' worth.
        assert_eq!((bench.server.seen().len() > 300, bench.played.refused()), (true, 0));
    }

    async fn every_fault_of_the_wire_is_gone_through(db: TestDb) {
        let bench = Bench::new(db, Simulator::seeded("Zoe", 130)).await;
        bench.connect().await;
        bench.work().await;
        for fault in [
            Reply::CutOff,
            Reply::Reset,
            Reply::text(200, "text/html", "<!DOCTYPE html>Just a moment…"),
            Reply::text(502, "text/html", "<html>Bad gateway</html>"),
            Reply::text(404, "text/html", "<html>Not found</html>"),
            Reply::text(200, "application/json", ""),
            Simulator::error(500, "Query time exceeded. Please try a simpler query."),
        ] {
            bench.played.add(lp(bench.copies().await + 9_001, "Alder", "Gate"));
            bench.played.fail_after(3, [fault.clone(), fault.clone(), fault.clone()]);
            bench.discogs().start(bench.user).await.unwrap();
            for _ in 0..8 {
                bench.work().await;
                bench.db.clock.advance(900);
            }
            assert_eq!(bench.outcome().await, [1, 0, 0, 0, 0], "{fault:?}");
        }
        assert_eq!(bench.copies().await, 137);
    }

    async fn a_token_that_is_no_good_any_more_waits_for_its_user(db: TestDb) {
        let bench = Bench::new(db, Simulator::seeded("Zoe", 30)).await;
        let wrong = bench.discogs().connect(bench.user, &"wrong".into()).await.unwrap_err();
        assert!(matches!(wrong, DiscogsError::BadToken), "{wrong}");
        bench.connect().await;
        bench.work().await;
        bench.played.revoke(true);
        bench.next_day().await;
        let link = bench.link().await;
        assert_eq!((link.state, link.next_sync_at), (LinkState::Refused, None));
        assert!(link.last_error.unwrap().contains("authenticate"));
        let asked = bench.server.seen().len();
        bench.next_day().await;
        assert_eq!(bench.server.seen().len(), asked, "it is not asked again and again");
        assert_eq!(bench.copies().await, 30);
        bench.played.revoke(false);
        bench.connect().await;
        bench.work().await;
        assert_eq!((bench.outcome().await, bench.link().await.state), ([0; 5], LinkState::Active));
    }

    async fn a_pause_holds_in_the_middle_and_it_goes_on_from_there(db: TestDb) {
        let bench = Arc::new(Bench::new(db, Simulator::seeded("Zoe", 900)).await);
        bench.connect().await;
        let until = bench.server.seen().len() + 5;
        let working = Arc::clone(&bench);
        let run = tokio::spawn(async move { working.work().await });
        while bench.server.seen().len() < until && !run.is_finished() {
            tokio::task::yield_now().await;
        }
        bench.discogs().pause(bench.user).await.unwrap();
        run.await.unwrap();
        let (paused, asked) = (bench.run().await, bench.server.seen().len());
        assert!(paused.done > 0 && paused.done < 900, "{paused:?}");
        bench.next_day().await;
        assert_eq!(bench.server.seen().len(), asked);
        bench.discogs().start(bench.user).await.unwrap();
        bench.work().await;
        assert_eq!(bench.outcome().await, [945, 0, 0, 0, 0]);
        assert!(bench.discogs().disconnect(bench.user).await.unwrap());
        bench.next_day().await;
        assert_eq!(bench.copies().await, 900);
    }

    async fn fields_set_by_hand_stay(db: TestDb) {
        let bench = Bench::new(db, Simulator::seeded("Zoe", 3)).await;
        bench.connect().await;
        bench.work().await;
        let id = CopyId(bench.number("SELECT MIN(id) FROM copies").await);
        let tx = bench.db.tx().await;
        sql::execute(&tx, "UPDATE copies SET notes = 'mine', rating = 2 WHERE id = $1", [id.0.into()]).await.unwrap();
        lock::set_of_copy(&tx, bench.user, id, &["notes".into(), "rating".into()]).await.unwrap();
        tx.commit().await.unwrap();
        let instance = bench.played.lists(|lists| lists.copies[0].instance);
        bench.played.change(instance, |held| {
            held.rating = 5;
            held.fields = vec![(3, "theirs".into()), (2, "Mint (M)".into())];
        });
        bench.next_day().await;
        let query = "SELECT notes FROM copies WHERE rating = 2 AND sleeve_condition = 'Mint (M)'";
        assert_eq!(bench.text(query).await.as_deref(), Some("mine"));
    }

    async fn a_file_and_an_account_are_one_collection(db: TestDb) {
        let played = Simulator::of("Zoe");
        played.add(lp(41, "Alder", "Gate"));
        played.add(lp(42, "Birch", "Hinge"));
        played.add(lp(42, "Birch", "Hinge"));
        played.want(lp(77, "Cedar", "Latch"));
        let bench = Bench::new(db, played).await;
        let files = Files::of(&bench.db, &bench.db.clock, "files");
        let text = csv(&[
            "F-41,Alder,Gate,Fence,\"LP, Album\",,2016,41,Uncategorized,2015-01-01 21:30:56,Mint (M),,",
            "F-42,Birch,Hinge,Fence,\"LP, Album\",,2016,42,Uncategorized,2015-01-02 21:30:56,,,",
            "F-9,Elm,Post,Fence,\"LP, Album\",,2016,9,Uncategorized,2015-01-03 21:30:56,,,sold",
        ]);
        let file = files.file("collection.csv", &text);
        files.import(bench.user, &file, false, &watch()).await.unwrap();
        assert_eq!(bench.copies().await, 3);
        bench.connect().await;
        bench.work().await;
        // Two were there; the second copy of one and the wish are new; what only the file has stays.
        assert_eq!(bench.outcome().await, [2, 2, 0, 0, 0]);
        assert_eq!((bench.copies().await, bench.wants().await), (4, 1));
        assert_eq!(bench.number("SELECT COUNT(*) FROM albums").await, 4);
        assert_eq!(bench.number("SELECT COUNT(*) FROM copies WHERE discogs_instance_id IS NOT NULL").await, 3);
        // The file once more, and one that knows the second copy: nothing is doubled.
        files.import(bench.user, &file, false, &watch()).await.unwrap();
        let longer = format!("{text}F-42,Birch,Hinge,Fence,\"LP, Album\",,2016,42,Uncategorized,2016-01-02 21:30:56,,,\n");
        let longer = files.file("longer.csv", &longer);
        files.import(bench.user, &longer, false, &watch()).await.unwrap();
        assert_eq!(bench.copies().await, 4);
        bench.next_day().await;
        assert_eq!((bench.outcome().await, bench.copies().await), ([0; 5], 4));
    }

    async fn what_another_account_had_is_left_alone(db: TestDb) {
        let bench = Bench::new(db, Simulator::seeded("Zoe", 20)).await;
        bench.connect().await;
        bench.work().await;
        let other = Simulator::of("Ben").serve().await;
        let gateway = aime_testkit::gateway::open(&bench.db, &[&other.url()]).await;
        let house = House { gateway: &gateway, discogs: Some(other.url()), ..bench.house() };
        house.discogs().connect(bench.user, &TOKEN.into()).await.unwrap();
        house.worker("b").run_until_idle().await.unwrap();
        let link = bench.link().await;
        assert_eq!((link.account.as_str(), link.last_sync_at.is_some(), bench.copies().await), ("Ben", true, 20));
    }

    async fn albums_of_one_title_are_told_apart_by_their_works(db: TestDb) {
        let played = Simulator::of("Zoe");
        for (release, master) in [(1, 100), (2, 200), (3, 100), (4, 0)] {
            let mut record = lp(release, "Alder", "Alder");
            record.master = master;
            played.add(record);
        }
        let bench = Bench::new(db, played).await;
        bench.connect().await;
        bench.work().await;
        assert_eq!((bench.copies().await, bench.number("SELECT COUNT(*) FROM albums").await), (4, 2));
    }

    async fn consent_at_the_site_lets_us_in(db: TestDb) {
        let bench = Bench::new(db, Simulator::seeded("Zoe", 5)).await;
        let discogs = bench.discogs();
        assert!(discogs.offers_consent());
        let address = discogs.ask_consent(bench.user, "https://music.example.org/settings/services").await.unwrap();
        let token = address.rsplit('=').next().unwrap().to_owned();
        let early = discogs.complete_consent(bench.user, &token, "agreed").await.unwrap_err();
        assert!(matches!(early, DiscogsError::NotAsked), "{early}");
        // Its owner agrees there and comes back.
        let at = address.strip_prefix(&bench.server.url()).unwrap();
        let asked = aime_testkit::web::Request {
            method: "GET".into(),
            path: at.split('?').next().unwrap().into(),
            query: [("oauth_token".to_owned(), token.clone())].into(),
            headers: [].into(),
            body: Vec::new(),
        };
        let Reply::Whole { status: 302, .. } = bench.played.answer(&asked) else { panic!("not sent back") };
        let foreign = discogs.complete_consent(bench.user, "another", "agreed").await.unwrap_err();
        assert!(matches!(foreign, DiscogsError::NotAsked), "{foreign}");
        discogs.complete_consent(bench.user, &token, "agreed").await.unwrap();
        bench.work().await;
        assert_eq!((bench.outcome().await, bench.copies().await), ([5, 0, 0, 0, 0], 5));
        // It was for one time.
        let again = discogs.complete_consent(bench.user, &token, "agreed").await.unwrap_err();
        assert!(matches!(again, DiscogsError::NotAsked), "{again}");
    }

    async fn track_lists_and_years_come_when_nothing_else_is_to_be_done(db: TestDb) {
        let played = Simulator::of("Zoe");
        let mut work = Record { master: 9, first_year: 1971, ..lp(41, "Alder", "Gate") };
        work.tracks = vec![
            ("A1".into(), "Morning".into(), "4:33".into()),
            ("A2".into(), "Noon".into(), String::new()),
            ("B1".into(), "Evening".into(), "10:00".into()),
        ];
        played.add(work);
        played.add(Record { tracks: vec![("1-1".into(), "Rail".into(), "1:00".into()), ("2-1".into(), "Stile".into(), "2:00".into())], ..lp(42, "Birch", "Hinge") });
        // Its work is nowhere to be found.
        played.add(Record { lost: true, master: 77, ..lp(43, "Cedar", "Latch") });
        let bench = Bench::new(db, played).await;
        bench.connect().await;
        bench.work().await;
        let query = "SELECT t.title, t.disc, t.number, t.duration_ms FROM tracks t JOIN albums a ON a.id = t.album_id WHERE a.title = $1 ORDER BY t.disc, t.number";
        let mut lists = Vec::new();
        for title in ["Gate", "Hinge", "Latch"] {
            let rows = sql::all(&bench.db.read(), query, [title.into()]).await.unwrap();
            lists.push(rows.iter().map(|row| (
                row.try_get_by_index::<String>(0).unwrap(), row.try_get_by_index::<Option<i32>>(1).unwrap(),
                row.try_get_by_index::<Option<i32>>(2).unwrap().unwrap(), row.try_get_by_index::<Option<i64>>(3).unwrap(),
            )).collect::<Vec<_>>());
        }
        assert_eq!(lists[0], [
            ("Morning".to_owned(), None, 1, Some(273_000)), ("Noon".to_owned(), None, 2, None), ("Evening".to_owned(), None, 3, Some(600_000)),
        ]);
        assert_eq!(lists[1], [("Rail".to_owned(), Some(1), 1, Some(60_000)), ("Stile".to_owned(), Some(2), 1, Some(120_000))]);
        assert_eq!(bench.number("SELECT CAST(COALESCE(year, 0) AS BIGINT) FROM albums WHERE title = 'Gate'").await, 1971);
        // Where each pressing came out is asked of the pressing.
        let abroad = "SELECT COUNT(*) FROM copies WHERE country = 'Germany' AND discogs_release_id IN (41, 42)";
        assert_eq!(bench.number(abroad).await, 2);
        // The pressing's year is not taken for the work's.
        assert_eq!(bench.number("SELECT CAST(COALESCE(year, 0) AS BIGINT) FROM albums WHERE title = 'Hinge'").await, 0);
        // The next day only what is new is asked for.
        let asked = bench.pages("/masters/9") + bench.pages("/releases/42");
        bench.next_day().await;
        assert_eq!((asked, bench.pages("/masters/9") + bench.pages("/releases/42")), (2, 2));
    }

    async fn a_description_that_fails_is_no_absence(db: TestDb) {
        let played = Simulator::of("Zoe");
        played.add(Record { master: 9, first_year: 1971, ..lp(41, "Alder", "Gate") });
        let bench = Bench::new(db, played).await;
        bench.connect().await;
        // Identity was asked; then folders, fields, a page of each list, the worth, and the work.
        let page = Reply::text(404, "text/html", "<html>Not found</html>");
        bench.played.fail_after(5, [page.clone(), Simulator::error(404, "The requested resource was not found."), page]);
        bench.work().await;
        let year = "SELECT CAST(COALESCE(MAX(year), 0) AS BIGINT) FROM albums";
        assert_eq!(bench.number(year).await, 0);
        for _ in 0..6 {
            bench.db.clock.advance(4_000);
            bench.work().await;
        }
        assert_eq!(bench.number(year).await, 1971);
    }

    async fn a_year_set_by_hand_stays(db: TestDb) {
        let played = Simulator::of("Zoe");
        played.add(Record { master: 9, first_year: 1971, ..lp(41, "Alder", "Gate") });
        let bench = Bench::new(db, played).await;
        bench.connect().await;
        bench.played.fail_after(5, [Simulator::error(500, "later")]);
        bench.work().await;
        let id = aime_domain::ids::AlbumId(bench.number("SELECT MIN(id) FROM albums").await);
        let tx = bench.db.tx().await;
        lock::set_of_album(&tx, id, &["year".into()]).await.unwrap();
        tx.commit().await.unwrap();
        bench.next_day().await;
        assert_eq!(bench.number("SELECT CAST(COALESCE(MAX(year), 0) AS BIGINT) FROM albums").await, 0);
        assert_eq!(bench.number("SELECT COUNT(*) FROM tracks").await, 1);
    }

    async fn no_secret_is_ever_written_down_in_the_clear(db: TestDb) {
        let bench = Bench::new(db, Simulator::seeded("Zoe", 5)).await;
        bench.connect().await;
        bench.work().await;
        let row = sql::one(&bench.db.read(), "SELECT secret, cursor FROM provider_accounts", []).await.unwrap();
        let secret: Vec<u8> = row.try_get_by_index(0).unwrap();
        assert!(!secret.windows(TOKEN.len()).any(|part| part == TOKEN.as_bytes()));
        assert!(!row.try_get_by_index::<String>(1).unwrap().contains(TOKEN));
    }
}

/// Names and kinds of everything that an object holds; of a list, those of all its members.
fn shape(value: &Value, at: &str, found: &mut BTreeSet<String>) {
    let kind = match value {
        Value::Null => return,
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    };
    found.insert(format!("{at}: {kind}"));
    for (name, inner) in value.as_object().into_iter().flatten() {
        shape(inner, &format!("{at}.{name}"), found);
    }
    for inner in value.as_array().into_iter().flatten() {
        shape(inner, &format!("{at}[]"), found);
    }
}

#[test]
fn the_simulator_sends_what_the_real_service_was_recorded_to_send() {
    aime_testkit::run(async {
        let Some(fixtures) = input::shared("fixtures/discogs") else {
            return;
        };
        let played = Simulator::seeded("example", 60);
        let instance = played.lists(|lists| lists.copies[0].instance);
        played.change(instance, |held| held.fields = vec![(1, "Mint (M)".into())]);
        let server = played.serve().await;
        let host = server.url().trim_start_matches("http://").to_owned();
        for (path, recorded) in [
            ("/oauth/identity", &["sw-get-user-identity-200.json"][..]),
            (
                "/users/example/collection/folders",
                &["sw-get-folders-200.json"],
            ),
            (
                "/users/example/collection/fields",
                &["sw-get-custom-fields-200.json"],
            ),
            (
                "/users/example/collection/value",
                &["jo-users-example-collection-value.json"],
            ),
            (
                "/users/example/collection/folders/0/releases?per_page=50",
                &[
                    "sw-get-items-in-folder-200.json",
                    "idx-collection-by-release.json",
                    "jo-users-example-collection-folders-0-releases_page=1-per_page=50.json",
                    "idx-collection-add-201.json",
                ],
            ),
            (
                "/users/example/wants",
                &[
                    "am-GetWantListResponse.json",
                    "bu-valid_user_wantlist.json",
                    // Newer, and the same below.
                    "idx-collection-by-release.json",
                ],
            ),
            (
                "/releases/1",
                &[
                    "jo-releases-79.json",
                    // Newer, and the same where they meet.
                    "d4s-releases-get-master-release.json",
                    "idx-collection-by-release.json",
                ],
            ),
            (
                "/masters/9000001",
                &[
                    "d4s-releases-get-master-release.json",
                    "sw-get-master-200.json",
                ],
            ),
            ("/masters/5", &["sw-get-master-404.json"]),
            ("/nowhere", &["d4s-not-found.json"]),
        ] {
            let mut client = aime_testkit::http::Client::connect(&host, None)
                .await
                .unwrap();
            let token = format!("Discogs token={TOKEN}");
            let headers = [("authorization", token.as_str())];
            let body = client.send("GET", path, &headers, b"").await.unwrap().body;
            let mut sent = BTreeSet::new();
            shape(&serde_json::from_slice(&body).unwrap(), "", &mut sent);
            let mut real = BTreeSet::new();
            for name in recorded {
                let bytes = std::fs::read(fixtures.join(name)).unwrap();
                let mut body: Value = serde_json::from_slice(&bytes).unwrap();
                if path.starts_with("/releases") && body.get("releases").is_some() {
                    body = body["releases"][0]["basic_information"].take();
                }
                if path.ends_with("/wants") && body.get("wants").is_none() {
                    body = json!({"wants": body["releases"]});
                }
                if name.starts_with("idx-collection-add") {
                    body = json!({"releases": [body]});
                }
                shape(&body, "", &mut real);
            }
            let invented: Vec<_> = sent.difference(&real).collect();
            assert!(
                invented.is_empty(),
                "{path}: the real service never sent {invented:?}"
            );
        }
    });
}

#[test]
fn recorded_answers_are_understood() {
    aime_testkit::run(async {
        let Some(fixtures) = input::shared("fixtures/discogs") else {
            return;
        };
        let read = |name: &str| std::fs::read_to_string(fixtures.join(name)).unwrap();
        let db = TestDb::sqlite().await;
        let collector = Collector {
            name: "example".into(),
            access: Access::Token(TOKEN.into()),
        };
        // Each client has a service of its own that answers everything with one record.
        let client = async |status: u16, name: &str| {
            let body = read(name);
            let server =
                Server::start(move |_| Reply::text(status, "application/json", &body)).await;
            let gateway = aime_testkit::gateway::open(&db, &[&server.url()]).await;
            let consumer = Consumer {
                key: String::new(),
                secret: "".into(),
            };
            let signer = Signer::new(
                consumer,
                Arc::new(db.clock.clone()),
                StdRng::seed_from_u64(1),
            );
            db.clock.advance(60);
            (
                Discogs::new(gateway, &server.url(), &server.url(), signer),
                server,
            )
        };
        let (discogs, _server) = client(200, "sw-get-user-identity-200.json").await;
        assert_eq!(
            discogs.account_name(&collector.access).await.unwrap(),
            "example"
        );
        let (discogs, _server) = client(401, "d4s-unauthenticated.json").await;
        let refused = discogs.account_name(&collector.access).await.unwrap_err();
        assert_eq!(
            refused.to_string(),
            "You must authenticate to access this resource."
        );
        let (discogs, _server) = client(200, "jo-users-example-collection-value.json").await;
        assert_eq!(
            discogs.worth(&collector).await.unwrap().unwrap().maximum,
            "£5"
        );
        for (name, list, total, items) in [
            (
                "sw-get-items-in-folder-200.json",
                List::Collection,
                2_924,
                2,
            ),
            ("idx-collection-by-release.json", List::Collection, 1, 1),
            (
                "jo-users-example-collection-folders-0-releases_page=1-per_page=50.json",
                List::Collection,
                3,
                3,
            ),
            ("bu-valid_user_wantlist.json", List::Wantlist, 77, 5),
        ] {
            let (discogs, _server) = client(200, name).await;
            let listing = discogs
                .page(&collector, list, &Words::default(), 1)
                .await
                .unwrap();
            assert_eq!(listing.total, total, "{name}");
            let usable = listing
                .items
                .iter()
                .filter(|it| matches!(it, Listed::Item(_)))
                .count();
            assert_eq!(usable, items, "{name}: {:?}", listing.items);
        }
        for (name, subject, year, country, tracks, with_length) in [
            (
                "jo-releases-79.json",
                Subject::Release(79),
                None,
                Some("Sweden"),
                4,
                4,
            ),
            (
                "d4s-releases-get-master-release.json",
                Subject::Work(666),
                Some(2005),
                None,
                8,
                8,
            ),
            (
                "sw-get-master-200.json",
                Subject::Work(1_000),
                Some(1997),
                None,
                3,
                3,
            ),
        ] {
            let (discogs, _server) = client(200, name).await;
            let described = discogs
                .describe(&collector.access, Scope::User(1), subject, Urgency::Idle)
                .await
                .unwrap();
            assert_eq!(
                (
                    described.year,
                    described.country.as_deref(),
                    described.tracks.len()
                ),
                (year, country, tracks),
                "{name}: {described:?}"
            );
            let known = described
                .tracks
                .iter()
                .filter(|it| it.duration_ms.is_some())
                .count();
            assert_eq!(known, with_length, "{name}");
        }
        let (discogs, _server) = client(404, "sw-get-master-404.json").await;
        let absent = discogs
            .describe(
                &collector.access,
                Scope::User(1),
                Subject::Work(4),
                Urgency::Idle,
            )
            .await;
        assert_eq!(absent, Err(ProviderError::NotFound));
        let (discogs, _server) = client(404, "d4s-not-found.json").await;
        let wrong = discogs
            .describe(
                &collector.access,
                Scope::User(1),
                Subject::Work(5),
                Urgency::Idle,
            )
            .await;
        assert!(
            matches!(wrong, Err(ProviderError::Rejected(_))),
            "{wrong:?}"
        );
    });
}
