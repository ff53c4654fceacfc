package machine.ia32;

/// A place at which translated code can be entered.
///
/// @param number that the code knows it by
public record TranslatedEntry(TranslatedCode code, int number) {}
