package pxr.query;

import java.util.List;

/// What came of holding an index against itself.
///
/// @param files how many were looked at
/// @param occurrences how many were held against their text
/// @param links how many of them lead to a declaration in the index
/// @param problems the first of them, each a line that names its place
/// @param problemCount how many there are in all
public record VerifyReport(
        int files, long occurrences, long links, List<String> problems, long problemCount) {

    public boolean isSound() {
        return problemCount == 0;
    }
}
