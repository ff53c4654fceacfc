package pxr.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.LeafReaderContext;
import pxr.index.DeclarationCodec;
import pxr.index.Schema;
import pxr.index.StoredFacts;
import pxr.index.TextBlock;
import pxr.source.LineMap;
import pxr.symbol.Declaration;
import pxr.symbol.Occurrence;
import pxr.symbol.Role;
import pxr.symbol.SymbolId;

/// Holds an index against itself. What must be so:
///
/// - the engine's files have the checksums they were written with;
/// - the blocks of a text follow each other, from its first char and its first line on;
/// - every occurrence lies in its text, on a token that spells the name of its symbol;
/// - whatever is used of a type that the index declares, the index declares too, and the definition
///   of a local stands in the file that uses it;
/// - every declaration lies in its text, and its name where it says;
/// - a symbol is counted as used exactly as often as there are occurrences.
final class IndexVerifier {

    private static final int SHOWN = 100;

    private final Snapshot snapshot;
    private final Documents documents;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Long> uses = new HashMap<>();
    private final Set<String> declared = new HashSet<>();
    private long problemCount;
    private long occurrences;
    private long links;

    IndexVerifier(Snapshot snapshot) throws IOException {
        this.snapshot = snapshot;
        this.documents = snapshot.documents();
    }

    VerifyReport run() throws IOException {
        List<ProjectFiles.Entry> files = snapshot.files().inOrder();
        try {
            for (LeafReaderContext leaf : snapshot.reader().leaves())
                leaf.reader().checkIntegrity();
            snapshot.forEachTerm(Schema.ID, declared::add);
            for (ProjectFiles.Entry file : files) verify(file);
            verifyCounts();
        } catch (CorruptIndexException e) {
            problem("the index is damaged: " + e.getMessage());
        }
        return new VerifyReport(
                files.size(), occurrences, links, List.copyOf(problems), problemCount);
    }

    private void problem(String problem) {
        if (problemCount++ < SHOWN) problems.add(problem);
    }

    private void verify(ProjectFiles.Entry file) throws IOException {
        try {
            verifyBlocks(file);
            String text = documents.text(file.document());
            FileCheck check = new FileCheck(file.path(), text);
            StoredFacts facts = documents.facts(file.document());
            check.occurrences(facts.occurrences());
            for (int symbol : snapshot.documentsWith(Schema.FILE, file.path()))
                check.declaration(documents.declaration(symbol));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            problem(file.path() + ": what is stored of it cannot be read: " + e);
        }
    }

    private void verifyBlocks(ProjectFiles.Entry file) throws IOException {
        int start = 0;
        int line = 1;
        TextBlocks.Range range = snapshot.texts().of(file.document());
        for (int b = range.first(); b < range.end(); b++) {
            TextBlock block = documents.block(b);
            if (block.start() != start || block.line() != line)
                problem(
                        "%s: the text from char %d, line %d on is stored as of char %d, line %d"
                                .formatted(file.path(), start, line, block.start(), block.line()));
            start = block.end();
            line = block.line() + LineMap.of(block.text()).count() - 1;
        }
    }

    private void verifyCounts() throws IOException {
        for (Map.Entry<String, Long> entry : uses.entrySet()) {
            long counted = snapshot.frequencies(Schema.USE, List.of(entry.getKey()))[0];
            if (counted != entry.getValue())
                problem(
                        entry.getKey()
                                + " is counted as used "
                                + counted
                                + " times, and is used "
                                + entry.getValue());
        }
    }

    /** One file's facts against its text. */
    private final class FileCheck {

        private final String path;
        private final String text;
        private final LineMap lines;

        FileCheck(String path, String text) {
            this.path = path;
            this.text = text;
            this.lines = LineMap.of(text);
        }

        private void wrong(int offset, String what) {
            int at = Math.clamp(offset, 0, text.length());
            problem("%s:%d:%d: %s".formatted(path, lines.line(at), lines.column(at), what));
        }

        void occurrences(List<Occurrence> all) {
            Set<Integer> definitions = new HashSet<>();
            for (Occurrence o : all) if (o.role() == Role.DEF) definitions.add(o.offset());
            for (Occurrence o : all) {
                occurrences++;
                if (o.offset() < 0 || o.length() <= 0 || o.end() > text.length()) {
                    wrong(o.offset(), "an occurrence of " + o.symbol() + " outside of the text");
                    continue;
                }
                String token = text.substring(o.offset(), o.end());
                if (!spells(token, o))
                    wrong(o.offset(), "`" + token + "` does not spell " + o.symbol());
                if (o.kind().isLocal()) local(o, definitions);
                else link(o);
            }
        }

        private boolean spells(String token, Occurrence o) {
            // An identifier may be written with Unicode escapes (JLS 3.3).
            if (token.indexOf('\\') >= 0) return true;
            if (o.kind().isLocal()) return isName(token);
            return SymbolSpelling.fits(token, o);
        }

        private static boolean isName(String token) {
            return Character.isJavaIdentifierStart(token.codePointAt(0))
                    && token.codePoints().allMatch(Character::isJavaIdentifierPart);
        }

        private void local(Occurrence o, Set<Integer> definitions) {
            if (!o.isResolved()) return;
            String symbol = o.symbol();
            String at = symbol.substring(symbol.lastIndexOf(':') + 1);
            boolean isHere =
                    symbol.equals(SymbolId.local(path, Integer.parseInt(at)))
                            && definitions.contains(Integer.parseInt(at));
            if (isHere) links++;
            else wrong(o.offset(), symbol + " is not defined there");
        }

        private void link(Occurrence o) {
            String symbol = o.symbol();
            if (Role.USES.contains(o.role())) uses.merge(symbol, 1L, Long::sum);
            if (declared.contains(symbol)) {
                links++;
                return;
            }
            String owner = SymbolId.owner(symbol);
            boolean isMember =
                    owner.length() < symbol.length() && symbol.indexOf('<') != owner.length();
            boolean isTypeParameter = symbol.endsWith(">");
            if (isMember && !isTypeParameter && declared.contains(owner))
                wrong(o.offset(), symbol + " is not declared, but its type is");
        }

        void declaration(DeclarationCodec.Placed placed) {
            Declaration d = placed.declaration();
            boolean isInside =
                    0 <= d.start()
                            && d.start() <= d.end()
                            && d.end() <= text.length()
                            && 0 <= d.nameOffset()
                            && d.nameOffset() + d.nameLength() <= text.length();
            if (!isInside) {
                wrong(d.nameOffset(), d.id() + " is declared outside of the text");
                return;
            }
            boolean isAt =
                    lines.line(d.nameOffset()) == placed.line()
                            && lines.column(d.nameOffset()) == placed.column();
            if (!isAt) wrong(d.nameOffset(), d.id() + " has another line or column");
        }
    }
}
