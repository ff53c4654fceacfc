package pxr.oracle;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pxr.symbol.Occurrence;
import pxr.symbol.Role;

/// What a case says of one of its tokens, in a comment behind the line:
///
/// ```java
/// int x;            //: x is #1
/// x = this.x;       //: write x -> #1; x@2 -> C#x
/// new ArrayList(9); //: new ArrayList -> ArrayList#<init>(int)
/// ```
///
/// `name -> target` says what the first token of that name on the line stands for, `name@2` the
/// second. The target is the symbol's id: in full, without any packages, or without those of its
/// parameters. `name is #1` gives a name to the symbol declared there, for a local variable has no
/// id that one could write down. A role in front picks one of several occurrences of a token.
/// Several are separated by `;`. A comment that has its line for itself speaks of the line of code
/// before it. What a doc comment refers to is told inside of the comment, which may say more, on
/// the line that the name stands on.
///
/// @param line of the token, from 1
/// @param role in which the token must stand, or null for any
/// @param nth which token of the name on that line, from 1
/// @param target an id, or with `#` in front the name that an [Alias] gave
record Expectation(int line, @Nullable Role role, String name, int nth, String target) {

    /** The name that a case gives to what a token of the line declares. */
    record Alias(int line, String name, int nth, String alias) {}

    private static final Pattern PACKAGES = Pattern.compile("\\b(?:[a-z][a-z0-9]*\\.)+(?=[A-Z])");

    boolean concerns(Occurrence occurrence) {
        return role == null || role == occurrence.role();
    }

    /**
     * Whether the id is what this expects: in full, without packages, or with simple parameters.
     */
    boolean isMetBy(String id) {
        int parameters = Math.max(id.indexOf('('), 0);
        String simple = withoutPackages(id.substring(parameters));
        return id.equals(target)
                || withoutPackages(id).equals(target)
                || (id.substring(0, parameters) + simple).equals(target);
    }

    private static String withoutPackages(String id) {
        return PACKAGES.matcher(id).replaceAll("");
    }
}
