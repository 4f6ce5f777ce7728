//! What stands sealed in the database, and the change of the keys that seal it.

mod reseal;
mod rotate;

pub use rotate::{Rotated, Rotation, RotationFault, rotate};
