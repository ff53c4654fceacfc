package pxr.index;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import pxr.symbol.Lookups;

/// Which files the changes of some types can affect.
///
/// Binding is a function of a file's text and of the answers to what it asks about other files. So
/// a file whose text is what it was binds as it did, unless one of its questions is answered
/// otherwise now; and what it asked the index knows, for it was recorded ([Lookups]) when the file
/// was last bound. No rule of the language occurs here: that a `for` loop asks for `iterator`, and
/// a lambda for the one method of an interface, has been seen, not deduced.
///
/// Questions are kept by type and by name, not by both together, so that some files are bound too
/// often and none too seldom. There are five kinds of change:
///
/// - **A name** `n` means another top-level type, in package `p`: asks whoever asked for `n`, and
///   is in `p`, or has the last part of `p` among its words, without which it can neither import
///   `p` nor write `p.n`. (But `java.lang`, and what a module exports, is imported without a word.)
/// - **The shape** of a type changed, which is all but its members: asks whoever asked anything of
///   it, or of one of its subtypes, for these pass its supertypes on.
/// - **A member** `n` of a type: asks whoever asked the type for anything, and anything for `n`.
///   Who looks for an inherited member asks every supertype on the way. Besides, those who asked
///   for all members of the type or a subtype.
/// - **A package** came or went: asks whoever asked for the last part of its name.
/// - **Another file** has the type now, where two declare it: asks either file, for in its own
///   types a file finds its own answers, as long as these count.
///
/// Who is bound anew may have another header than before, which may affect others. That does not
/// concern this class: its caller goes on until nothing changes any more.
final class AffectedFiles {

    private final FileTerms files;
    private final BitSet affected = new BitSet();
    private final Set<String> paths = new TreeSet<>();

    private AffectedFiles(FileTerms files) {
        this.files = files;
    }

    /** The paths of the files. */
    static Set<String> of(HeaderChanges changes, FileTerms files) {
        AffectedFiles search = new AffectedFiles(files);
        changes.names().forEach(search::addUsersOfName);
        search.addUsersOfShapes(changes.shapes());
        changes.members().forEach(search::addUsersOfMembers);
        for (String name : changes.packages()) {
            search.affected.or(search.askedFor(Set.of(lastPart(name))));
        }
        search.affected.or(files.withAny(Schema.TYPE, changes.moved()));
        search.affected.stream().forEach(d -> search.paths.add(files.value(Schema.PATH, d)));
        return search.paths;
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The files that looked for a name: most names stand in their text. */
    private BitSet askedFor(Collection<String> names) {
        Set<String> folded = CaseFolding.foldAll(names);
        BitSet asked = files.withAny(Schema.WORD, folded);
        asked.or(files.withAny(Schema.ASKED_NAME, folded));
        return asked;
    }

    private void addUsersOfName(String id) {
        String packageName = id.substring(0, Math.max(0, id.lastIndexOf('.')));
        BitSet asked = askedFor(Set.of(lastPart(id)));
        if (!packageName.isEmpty() && !packageName.equals("java.lang")) {
            BitSet reach = files.with(Schema.PACKAGE, packageName);
            reach.or(askedFor(Set.of(lastPart(packageName), Lookups.MODULE_IMPORT)));
            asked.and(reach);
        }
        affected.or(asked);
    }

    private void addUsersOfShapes(Set<String> shapes) {
        if (shapes.isEmpty()) return;
        Subtypes subtypes = subtypes(shapes);
        affected.or(files.withAny(Schema.ASKED_TYPE, subtypes.ids));
        affected.or(files.withAny(Schema.ASKED_ALL, subtypes.ids));
        // Which methods override which is nothing that anyone asks a class of another file.
        subtypes.documents.stream().forEach(d -> paths.add(files.value(Schema.FILE, d)));
    }

    private void addUsersOfMembers(String type, Set<String> names) {
        BitSet asked = files.with(Schema.ASKED_TYPE, type);
        asked.and(askedFor(names));
        affected.or(asked);
        affected.or(files.withAny(Schema.ASKED_ALL, subtypes(Set.of(type)).ids));
    }

    /// Some types and all their subtypes.
    ///
    /// @param documents those of the subtypes
    private record Subtypes(Set<String> ids, BitSet documents) {}

    private Subtypes subtypes(Set<String> types) {
        Subtypes all = new Subtypes(new HashSet<>(types), new BitSet());
        Set<String> last = types;
        while (!last.isEmpty()) {
            BitSet documents = files.withAny(Schema.SUPERTYPE, last);
            all.documents.or(documents);
            Set<String> next = new HashSet<>();
            documents.stream().forEach(d -> next.add(files.value(Schema.ID, d)));
            next.removeIf(id -> !all.ids.add(id));
            last = next;
        }
        return all;
    }
}
