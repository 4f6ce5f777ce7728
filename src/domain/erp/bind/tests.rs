//! The client against the simulator, over real HTTP on loopback.
