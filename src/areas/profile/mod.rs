//! My account: name, language, address, password, second factor, sessions, companies, data.

pub mod companies;
pub mod data;
pub mod email;
mod password;
pub mod second_factor;
pub mod sessions;
pub mod show;
