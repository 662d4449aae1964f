//! What live code may hold of the gateway: a look at what is stored, and an order for later. By its type it cannot
//! reach the network.

use std::sync::Arc;
use std::time::Duration;

use crate::gateway::Gateway;
use crate::name::{Name, Scope};
use crate::store::Found;
use crate::urgency::Urgency;

/// Longest that a look may take.
const LOOK: Duration = Duration::from_millis(20);

/// Something to be fetched by somebody who may wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// What the answer will be filed under; two orders of one name are one.
    pub name: Name,
    /// Who may see it.
    pub scope: Scope,
    /// How soon.
    pub urgency: Urgency,
}

/// An order could not be placed.
#[derive(Debug, thiserror::Error)]
#[error("the order could not be placed: {0}")]
pub struct OrderError(#[from] pub Box<dyn std::error::Error + Send + Sync>);

/// Takes orders: the queue, seen from here. Placing one that waits already makes it as urgent as the more urgent.
#[async_trait::async_trait]
pub trait Orders: Send + Sync + std::fmt::Debug + 'static {
    /// Places an order.
    async fn order(&self, order: Order) -> Result<(), OrderError>;
}

/// The gateway as live code sees it. Cheap to clone.
#[derive(Debug, Clone)]
pub struct StoredOnly {
    gateway: Gateway,
    orders: Arc<dyn Orders>,
}

impl StoredOnly {
    /// A handle on what `gateway` has stored, with somebody who takes orders.
    pub fn new(gateway: Gateway, orders: Arc<dyn Orders>) -> Self {
        Self { gateway, orders }
    }

    /// What is stored, if it is at hand within 20 ms.
    pub async fn peek(&self, name: &Name, scope: Scope) -> Option<Found> {
        tokio::time::timeout(LOOK, self.gateway.stored(name, scope))
            .await
            .ok()
            .flatten()
    }

    /// Orders what is not there, for later.
    pub async fn order(&self, order: Order) -> Result<(), OrderError> {
        self.orders.order(order).await
    }
}
