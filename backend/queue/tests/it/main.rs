//! The queue on both databases: ordering, claiming, ending, and what happens when workers die.
#![cfg(test)]

mod ending;
mod leases;
mod ordering;
mod schedules;
mod support;
mod workers;
