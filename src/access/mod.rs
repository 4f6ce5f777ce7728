//! WHO: sessions, extractors that prove a right, visibility, throttling.
