//! Long work as rows: a job has progress and a checkpoint, survives a restart, can be cancelled,
//! and runs in one place at a time over all nodes.

mod queue;
pub mod rounds;
pub mod schedule;

#[cfg(test)]
mod tests;

pub use queue::{
    Job, JobView, NewJob, cancel, claim, enqueue, enqueue_in, fail, finish, holds, latest, let_go,
    postpone, progress, stop,
};
