//! A server that speaks like Bind, with invented companies, for tests and for the demo.
