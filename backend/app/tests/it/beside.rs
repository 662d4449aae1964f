//! Several processes on one ledger.

use aime_testkit::exports::Export;
use aime_testkit::http::Client;
use aime_testkit::on_both;

use crate::support::Bench;

const ROWS: usize = 4_000;
const IMPORTS: u64 = 3;

on_both! {
    async fn imports_beside_a_serving_process_and_each_other_never_find_the_database_locked(db: TestDb) {
        let bench = Bench::new(db);
        let mut importing = Vec::new();
        for seed in 1..=IMPORTS {
            let user = format!("listener{seed}");
            bench.program.add_user(&user).unwrap();
            importing.push((bench.export(Export::SpotifyExtended, ROWS, seed), user));
        }
        let token = bench.program.run(&["token", "create", "--user", "listener1", "--name", "test"]).unwrap();
        let server = bench.program.serve().await.unwrap();
        let mut client = Client::connect(&server.address, Some(&token)).await.unwrap();

        let running: Vec<_> = importing
            .iter()
            .map(|(file, user)| bench.program.import_command(file, user).spawn().unwrap())
            .collect();
        let outputs = tokio::task::spawn_blocking(|| {
            running.into_iter().map(|child| child.wait_with_output().unwrap()).collect::<Vec<_>>()
        });
        // Short writes of other processes, and reads of the serving one, for as long as the imports take.
        while !outputs.is_finished() {
            bench.program.run(&["token", "create", "--user", "listener2", "--name", "test"]).unwrap();
            client.get("/api/v1/history/tracks?page_size=50").await.unwrap();
        }
        for output in outputs.await.unwrap() {
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success() && !said.contains("locked"), "{said}");
            let report: serde_json::Value = {
                let text = String::from_utf8_lossy(&output.stdout);
                serde_json::from_str(text.lines().last().unwrap()).unwrap()
            };
            assert_eq!(report["stored"], ROWS);
        }
    }
}
