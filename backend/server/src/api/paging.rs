//! Which part of a list: the original's page numbers, a window by position, or a cursor.

use serde::Deserialize;
use utoipa::IntoParams;

use crate::problem::Problem;

/// Which part of a list. A `cursor` goes before `offset`, which goes before `page`.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PagingParams {
    /// Page number, from 1.
    #[param(minimum = 1, default = 1)]
    pub page: Option<i64>,
    /// Items a page.
    #[param(minimum = 1)]
    pub page_size: Option<i64>,
    /// `next_cursor` of an earlier answer with the same filter and order.
    pub cursor: Option<String>,
    /// Items after the cursor or from the offset.
    #[param(minimum = 1)]
    pub limit: Option<i64>,
    /// Position of the first item, from 0.
    #[param(minimum = 0)]
    pub offset: Option<i64>,
}

/// How many items a list gives at a time.
#[derive(Debug, Clone, Copy)]
pub struct PageSizes {
    /// Without being asked.
    pub usual: i64,
    /// At most.
    pub most: i64,
}

/// Part of a list that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// From a position.
    At {
        /// Position of the first item, from 0.
        offset: i64,
        /// Items at most.
        limit: i64,
    },
    /// After a cursor.
    After {
        /// The cursor.
        cursor: String,
        /// Items at most.
        limit: i64,
    },
}

/// Furthest position that makes sense to ask for; keeps sums within bounds.
const FURTHEST: i64 = 1_000_000_000;

impl PagingParams {
    /// The part, checked against what the list allows.
    pub fn part(&self, sizes: PageSizes) -> Result<Part, Problem> {
        let size = |name: &str, given: Option<i64>| match given {
            Some(n) if !(1..=sizes.most).contains(&n) => Err(Problem::invalid(
                format!("/query/{name}"),
                format!("must be between 1 and {}", sizes.most),
            )),
            given => Ok(given),
        };
        let (page_size, limit) = (
            size("page_size", self.page_size)?,
            size("limit", self.limit)?,
        );
        let limit = limit.or(page_size).unwrap_or(sizes.usual);
        if let Some(cursor) = &self.cursor {
            return Ok(Part::After {
                cursor: cursor.clone(),
                limit,
            });
        }
        if let Some(offset) = self.offset {
            if !(0..=FURTHEST).contains(&offset) {
                return Err(Problem::invalid(
                    "/query/offset",
                    "must not be negative or so great",
                ));
            }
            return Ok(Part::At { offset, limit });
        }
        let page = self.page.unwrap_or(1);
        if !(1..=FURTHEST / sizes.most).contains(&page) {
            return Err(Problem::invalid(
                "/query/page",
                "must be 1 or more, and not so great",
            ));
        }
        Ok(Part::At {
            offset: (page - 1) * limit,
            limit,
        })
    }
}

impl Part {
    /// Items at most.
    pub const fn limit(&self) -> i64 {
        match self {
            Self::At { limit, .. } | Self::After { limit, .. } => *limit,
        }
    }
}

/// Pages of `size` that `total` items fill.
pub const fn pages(total: i64, size: i64) -> i64 {
    (total + size - 1) / size
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZES: PageSizes = PageSizes {
        usual: 30,
        most: 100,
    };

    #[test]
    fn pages_windows_and_cursors_are_told_apart() {
        let part = |params: PagingParams| params.part(SIZES).unwrap();
        assert_eq!(
            part(PagingParams::default()),
            Part::At {
                offset: 0,
                limit: 30
            }
        );
        let third = PagingParams {
            page: Some(3),
            page_size: Some(10),
            ..PagingParams::default()
        };
        assert_eq!(
            part(third),
            Part::At {
                offset: 20,
                limit: 10
            }
        );
        let window = PagingParams {
            offset: Some(7),
            limit: Some(5),
            ..PagingParams::default()
        };
        assert_eq!(
            part(window),
            Part::At {
                offset: 7,
                limit: 5
            }
        );
        let after = PagingParams {
            cursor: Some("x".into()),
            page: Some(2),
            ..PagingParams::default()
        };
        assert_eq!(
            part(after),
            Part::After {
                cursor: "x".into(),
                limit: 30
            }
        );
    }

    #[test]
    fn what_is_out_of_bounds_is_refused() {
        for params in [
            PagingParams {
                page: Some(0),
                ..PagingParams::default()
            },
            PagingParams {
                page: Some(i64::MAX),
                ..PagingParams::default()
            },
            PagingParams {
                page_size: Some(101),
                ..PagingParams::default()
            },
            PagingParams {
                limit: Some(0),
                ..PagingParams::default()
            },
            PagingParams {
                offset: Some(-1),
                ..PagingParams::default()
            },
        ] {
            assert!(params.part(SIZES).is_err(), "{params:?}");
        }
    }

    #[test]
    fn pages_are_rounded_up() {
        assert_eq!((pages(0, 30), pages(30, 30), pages(31, 30)), (0, 1, 2));
    }
}
