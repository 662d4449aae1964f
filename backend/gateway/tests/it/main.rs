//! The gateway against real servers that misbehave as told.
#![cfg(test)]

mod calling;
mod guard;
mod modes;
mod sharing;
mod storing;
mod support;
