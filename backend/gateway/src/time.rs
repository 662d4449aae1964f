//! Time as something that is handed in.

/// Where the time comes from, and how it passes.
#[async_trait::async_trait]
pub trait Time: Send + Sync + std::fmt::Debug + 'static {
    /// Now, milliseconds since 1970 UTC.
    fn now_ms(&self) -> i64;

    /// Comes back after so many milliseconds.
    async fn sleep(&self, ms: u64);
}

/// Milliseconds as whole seconds.
pub(crate) const fn seconds(ms: i64) -> i64 {
    ms.div_euclid(1_000)
}
