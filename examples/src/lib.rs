//! The package of the examples; the library is empty.
