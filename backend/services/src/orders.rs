//! What is ordered from services for later: the queue as the gateway sees it. An order is a job in the table of jobs, so
//! that it outlives the process; two orders of one name are one job, as urgent as the more urgent.

use std::sync::Arc;

use aime_domain::clock::Clock;
use aime_gateway::{Order, OrderError, Orders, Scope, Urgency};
use aime_queue::{NewJob, QueueError, Wake, enqueue};
use aime_storage::{Db, Durability, Tx};

use crate::jobs::FetchOrdered;

/// Takes orders. Cheap to clone.
#[derive(Debug, Clone)]
pub struct QueuedOrders {
    db: Db,
    clock: Arc<dyn Clock>,
    wake: Wake,
}

impl QueuedOrders {
    /// Orders of a ledger; `wake` is rung for those that are placed by themselves.
    pub fn new(db: Db, clock: Arc<dyn Clock>, wake: Wake) -> Self {
        Self { db, clock, wake }
    }
}

#[async_trait::async_trait]
impl Orders for QueuedOrders {
    async fn order(&self, order: Order) -> Result<(), OrderError> {
        let begun = self.db.begin(Durability::Normal, self.clock.now()).await;
        let tx = begun.map_err(boxed)?;
        place(&tx, &order).await.map_err(boxed)?;
        tx.commit().await.map_err(boxed)?;
        self.wake.ring();
        Ok(())
    }
}

fn boxed(error: impl std::error::Error + Send + Sync + 'static) -> OrderError {
    OrderError(Box::new(error))
}

/// Places an order in the caller's transaction.
pub(crate) async fn place(tx: &Tx, order: &Order) -> Result<(), QueueError> {
    let owner = match order.scope {
        Scope::Public => None,
        Scope::User(user) => Some(user),
    };
    let job = FetchOrdered {
        name: order.name.text(),
        user: owner,
    };
    let job = NewJob::of(&job)?.urgency(match order.urgency {
        Urgency::Live => aime_queue::Urgency::Live,
        Urgency::Interactive => aime_queue::Urgency::Interactive,
        Urgency::Soon => aime_queue::Urgency::Soon,
        Urgency::Batch => aime_queue::Urgency::Batch,
        Urgency::Idle => aime_queue::Urgency::Idle,
    });
    let job = match owner {
        Some(user) => job.owner(user),
        None => job,
    };
    enqueue(tx, &job, tx.now()).await?;
    Ok(())
}
