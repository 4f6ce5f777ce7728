//! `mostrador serve`.

use crate::config::Config;

pub(super) async fn run(_config: Config, _scheduler: bool) -> Result<(), String> {
    Err("serve".to_owned())
}
