//! MAP 5: every recurring job of a serving process.

/// A recurring job: its name and when it runs, in the six fields of cron (seconds first, UTC).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recurring {
    /// What runs.
    pub task: Task,
    /// `second minute hour day month weekday`.
    pub cron: &'static str,
}

/// What recurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Plans occurrences and enqueues the notices that are due.
    Tick,
    /// Takes back what dead workers held.
    Reap,
    /// Puts a sync of every company in the queue.
    HourlySync,
    /// Puts subscriptions to the ERP's events, and hints without a job, in the queue.
    Hooks,
    /// Looks ahead for integration keys that run out.
    Keys,
    /// Removes sessions, tokens, throttles and pending keys that have ended.
    Purge,
    /// Tells the operator of subscriptions that end soon.
    Endings,
}

impl Task {
    /// Its stable name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Tick => "tick",
            Self::Reap => "reap",
            Self::HourlySync => "hourly_sync",
            Self::Purge => "purge",
            Self::Endings => "endings",
            Self::Hooks => "hooks",
            Self::Keys => "keys",
        }
    }
}

/// Everything that recurs. All of it may run on every node at once.
pub const RECURRING: [Recurring; 7] = [
    Recurring {
        task: Task::Tick,
        cron: "*/5 * * * * *",
    },
    Recurring {
        task: Task::Reap,
        cron: "*/10 * * * * *",
    },
    Recurring {
        task: Task::HourlySync,
        cron: "0 7 * * * *",
    },
    Recurring {
        task: Task::Hooks,
        cron: "*/5 * * * * *",
    },
    Recurring {
        task: Task::Keys,
        cron: "20 12 * * * *",
    },
    Recurring {
        task: Task::Purge,
        cron: "30 23 * * * *",
    },
    Recurring {
        task: Task::Endings,
        cron: "0 41 * * * *",
    },
];
