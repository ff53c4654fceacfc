package pxr.index;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pxr.source.SourceFile;
import pxr.symbol.Declaration;
import pxr.symbol.FileFacts;
import pxr.symbol.Occurrence;
import pxr.symbol.Role;
import pxr.symbol.SymbolId;
import pxr.symbol.SymbolKind;

/// A source that carries its own facts, so that the index can be tested without a binder.
///
/// `[call method p.A#m()|m]` is the token `m` in that role, of that kind, with that id; a `def` of
/// a type or member is open until the next `[/]`. A supertype or an overridden method stands behind
/// the id: `[def class p.B <p.A|B]`.
public final class MarkedSource {

    private static final Pattern MARK =
            Pattern.compile("\\[(\\w+) (\\w+) (\\S+?)(?: <(\\S+))?\\|([^\\]]+)\\]|\\[/\\]");

    private record Open(String id, SymbolKind kind, String name, int offset, List<String> above) {}

    private final StringBuilder text = new StringBuilder();
    private final List<Occurrence> occurrences = new ArrayList<>();
    private final List<Declaration> declarations = new ArrayList<>();
    private final List<FileFacts.Override> overrides = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private final String packageName;

    private MarkedSource(String packageName) {
        this.packageName = packageName;
    }

    public static FileFacts facts(String path, String packageName, String marked) {
        return new MarkedSource(packageName).read(path, marked);
    }

    private FileFacts read(String path, String marked) {
        Matcher marks = MARK.matcher(marked);
        int from = 0;
        for (; marks.find(); from = marks.end()) {
            text.append(marked, from, marks.start());
            if (marks.group().equals("[/]")) close();
            else token(marks);
        }
        text.append(marked.substring(from));
        declarations.sort(Comparator.comparingInt(Declaration::start));
        String hash = HexFormat.of().toHexDigits(text.toString().hashCode());
        SourceFile file = new SourceFile(path, text.toString(), hash);
        return new FileFacts(file, packageName, declarations, occurrences, overrides);
    }

    private void token(Matcher mark) {
        Role role = Role.valueOf(mark.group(1).toUpperCase(Locale.ROOT));
        SymbolKind kind = SymbolKind.valueOf(mark.group(2).toUpperCase(Locale.ROOT));
        String token = mark.group(5);
        int offset = text.length();
        occurrences.add(new Occurrence(offset, token.length(), role, kind, mark.group(3)));
        text.append(token);
        if (role != Role.DEF || kind.isLocal()) return;
        List<String> above = mark.group(4) == null ? List.of() : List.of(mark.group(4));
        open.push(new Open(mark.group(3), kind, token, offset, above));
    }

    private void close() {
        Open closed = open.pop();
        if (closed.kind.isExecutable()) {
            closed.above.forEach(
                    o -> overrides.add(new FileFacts.Override(closed.id, "direct", o)));
        }
        String owner =
                closed.kind.isType()
                        ? open.isEmpty() ? packageName : open.element().id
                        : SymbolId.owner(closed.id);
        declarations.add(
                new Declaration(
                        closed.id,
                        closed.kind,
                        closed.name,
                        owner,
                        closed.offset,
                        closed.name.length(),
                        closed.offset,
                        text.length(),
                        "public",
                        closed.name,
                        "",
                        null,
                        closed.kind.isType() ? closed.above : List.of(),
                        closed.kind.isType() ? List.of() : closed.above,
                        " About " + closed.name + ". ",
                        -1,
                        false,
                        List.of(),
                        false));
    }
}
