//! What output promises when the system does not.
