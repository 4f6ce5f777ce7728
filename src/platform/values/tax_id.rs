//! Tax ids: the Mexican RFC.
