package pxr.oracle;

import pxr.symbol.Occurrence;

/// What an identifier is, as javac has it.
///
/// Where the language leaves the choice open, a token has several occurrences of one role, each as
/// good as the others: a static import of several members of one name, and the call of a method
/// that is inherited as abstract from unrelated types (JLS 15.12.2.5).
///
/// @param place where the symbol is declared
record TrueOccurrence(Occurrence occurrence, Place place) {}
