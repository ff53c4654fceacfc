package pxr.query;

import java.time.Instant;

/// What an index says of itself.
///
/// @param name the project's name: what `--name` said, or made from the source's file name
/// @param files number of source files
/// @param symbols number of declared symbols
/// @param lines number of source lines
/// @param created when this commit was written
/// @param generation grows with each commit; a cache key
public record IndexInfo(
        String name, int files, long symbols, long lines, Instant created, long generation) {}
