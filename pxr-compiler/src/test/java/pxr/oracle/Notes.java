package pxr.oracle;

import com.sun.tools.javac.code.Symbol;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.symbol.Role;

/// What the scanners found in one file, in javac's terms. It becomes [FileTruth] when all files
/// have been scanned, for only then it is known which symbols the sources declare.
final class Notes {

    /// A token in a role. What it stands for is a symbol (null when unresolved) or, as labels have
    /// none, the offset of a label.
    record Note(Token token, Role role, @Nullable Symbol symbol, int label) {}

    private static final int NO_LABEL = -1;

    private final List<Note> notes = new ArrayList<>();

    void symbol(Token token, Role role, @Nullable Symbol symbol) {
        notes.add(new Note(token, role, symbol, NO_LABEL));
    }

    void label(Token token, Role role, int declaredAt) {
        notes.add(new Note(token, role, null, declaredAt));
    }

    List<Note> all() {
        return notes;
    }

    static boolean isLabel(Note note) {
        return note.label() != NO_LABEL;
    }
}
