package pxr.index;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import pxr.symbol.Declaration;
import pxr.symbol.FileFacts;
import pxr.symbol.Occurrence;
import pxr.symbol.Role;

/// What other files can see of a file, in short: two versions of a file with the same face are the
/// same to everyone else, whatever else in them differs.
///
/// That is the package and every declaration with its type, and the imports, without which the type
/// names in the declarations would mean something else. Not seen are bodies, comments and places,
/// private methods and constructors, and what is declared inside of bodies.
public final class Face {

    private static final Pattern INSIDE_A_BODY = Pattern.compile("\\$\\d");

    private Face() {}

    public static String of(FileFacts facts) {
        Set<String> parts = new TreeSet<>();
        for (Declaration d : facts.declarations()) if (isSeen(d)) parts.add(part(d));
        for (Occurrence o : facts.occurrences()) {
            if (o.role() == Role.IMPORT) parts.add("import " + o.symbol());
        }
        String all = facts.packageName() + '\n' + String.join("\n", parts);
        long[] hash = StringHelper.murmurhash3_x64_128(new BytesRef(all));
        return Long.toHexString(hash[0]) + '.' + Long.toHexString(hash[1]);
    }

    private static boolean isSeen(Declaration declaration) {
        boolean isPrivate = declaration.modifiers().contains("private");
        return !(isPrivate && declaration.kind().isExecutable())
                && !INSIDE_A_BODY.matcher(declaration.id()).find();
    }

    private static String part(Declaration d) {
        return d.id()
                + ' '
                + d.kind()
                + ' '
                + d.modifiers()
                + ' '
                + d.signature()
                + ' '
                + d.type()
                + ' '
                + d.constantValue()
                + d.supertypes().stream().collect(Collectors.joining(",", " <", ""));
    }
}
