package nt.rtl;

/// Upper and lower case as NT sees it: character by character, in no particular language.
///
/// @model The table is that of Java's characters, which is newer than NT 5.2's.
public final class UnicodeCase {

    private UnicodeCase() {}

    /// @source WDK, *RtlUpcaseUnicodeChar function (ntifs.h)*
    public static char RtlUpcaseUnicodeChar(char character) {
        char upper = Character.toUpperCase(character);
        // ASCII is upper case of ASCII only: neither the dotless i nor the long s become I and S.
        return upper < 0x80 && character >= 0x80 ? character : upper;
    }

    /** Whether two strings differ in case at most. */
    public static boolean equalsAnyCase(String one, String other) {
        if (one.length() != other.length()) {
            return false;
        }
        for (int index = 0; index < one.length(); index++) {
            if (RtlUpcaseUnicodeChar(one.charAt(index))
                    != RtlUpcaseUnicodeChar(other.charAt(index))) {
                return false;
            }
        }
        return true;
    }
}
