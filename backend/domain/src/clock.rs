//! The clock as something that is handed in. The real one lives in the binary, a driven one in the tests.

/// Where the time comes from.
pub trait Clock: Send + Sync + std::fmt::Debug {
    /// Now, milliseconds since 1970 UTC.
    fn now_ms(&self) -> i64;

    /// Now, seconds since 1970 UTC.
    fn now(&self) -> i64 {
        self.now_ms().div_euclid(1_000)
    }
}
