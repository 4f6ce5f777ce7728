//! What whoever runs this installation sees of it as a whole, and decides: companies,
//! subscriptions, jobs, undelivered mail, accounts. And how the first operator comes into being.

mod accounts;
mod companies;
mod figures;
mod jobs;
mod mail;
pub mod setup;
mod subscriptions;
mod waiting;

pub use accounts::{AccountRow, SwitchFault, accounts, disable, enable};
pub use companies::{CompanyRow, companies, company};
pub use figures::{Figures, figures};
pub use jobs::{JobRow, Shown, cancel, jobs, retry};
pub use mail::{MailRow, settle, undelivered};
pub use subscriptions::{SubscriptionRow, subscription, subscriptions};
pub use waiting::{WaitingTask, requested_of, waiting};
