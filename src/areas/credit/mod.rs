//! Collection notices in the console.

pub mod cycles;
pub mod missed;
pub mod notices;
pub mod settlements;
