//! What every chart is asked.

use aime_domain::span::Span;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::problem::Problem;

/// Which chart, and which part of it.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ChartParams {
    /// `all`, a year `2026`, a month `2026-11`, an ISO week `2026-W47`, a day `2026-11-21` or any days
    /// `2026-11-02..2026-11-21`, in the user's zone.
    #[param(default = "all", example = "2026-W47")]
    pub period: Option<String>,
    /// Places at most.
    #[param(minimum = 1, maximum = 500, default = 50)]
    pub limit: Option<i64>,
    /// `next_cursor` of an earlier answer for the same period.
    pub cursor: Option<String>,
}

impl ChartParams {
    /// Span and number of places, checked.
    pub fn read(&self) -> Result<(Span, i64), Problem> {
        let span = Span::parse(self.period.as_deref().unwrap_or("all")).ok_or_else(|| {
            Problem::invalid(
                "/query/period",
                "must be all, YYYY, YYYY-MM, YYYY-Www, YYYY-MM-DD or YYYY-MM-DD..YYYY-MM-DD",
            )
        })?;
        let limit = self.limit.unwrap_or(50);
        if !(1..=500).contains(&limit) {
            return Err(Problem::invalid(
                "/query/limit",
                "must be between 1 and 500",
            ));
        }
        Ok((span, limit))
    }
}
