//! One test, both databases.

use std::future::Future;

/// Runs a future on a runtime of its own, as a test's body.
pub fn run<F: Future>(body: F) -> F::Output {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime for a test")
        .block_on(body)
}

/// Runs each test on SQLite and on PostgreSQL, as `<name>::sqlite` and `<name>::postgres`.
///
/// ```ignore
/// on_both! {
///     async fn a_tag_that_never_changed_has_revision_zero(db: TestDb) {
///         assert_eq!(revisions(&db.read(), &[Tag::system()]).await.unwrap(), [0]);
///     }
/// }
/// ```
#[macro_export]
macro_rules! on_both {
    ($($(#[$meta:meta])* async fn $name:ident($db:ident: TestDb) $body:block)+) => {$(
        $(#[$meta])*
        #[cfg(test)]
        mod $name {
            #[allow(unused_imports, reason = "a test may need nothing but its database")]
            use super::*;

            async fn check($db: $crate::TestDb) $body

            #[test]
            fn sqlite() {
                $crate::run(async { check($crate::TestDb::sqlite().await).await });
            }

            #[test]
            fn postgres() {
                $crate::run(async {
                    if let Some(db) = $crate::TestDb::postgres().await {
                        check(db).await;
                    }
                });
            }
        }
    )+};
}
