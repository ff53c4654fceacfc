package trace;

/// A place in the source from which a traced method is called.
///
/// @param id counts from 1
/// @param method id of the calling method
/// @param line counts from 1; 0 where the class file has no lines
public record CallSite(int id, int method, int line) {}
