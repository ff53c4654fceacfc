package pxr.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import pxr.source.LineMap;
import pxr.source.SourceFile;
import pxr.symbol.Declaration;
import pxr.symbol.FileFacts;
import pxr.symbol.Occurrence;
import pxr.symbol.Role;
import pxr.symbol.TypeHeader;

/// Makes the documents of a file: one for each symbol that it declares, then the file's own; and,
/// apart from them, one for each block of its text.
final class FileDocuments {

    private static final FieldType KEYWORDS = keywords(IndexOptions.DOCS);
    private static final FieldType COUNTED = keywords(IndexOptions.DOCS_AND_FREQS);

    private final FileFacts facts;
    private final long stamp;
    private final Zstandard zstandard;
    private final LineMap lines;

    /// @param stamp see [Schema#STAMP]
    FileDocuments(FileFacts facts, long stamp, Zstandard zstandard) {
        this.facts = facts;
        this.stamp = stamp;
        this.zstandard = zstandard;
        this.lines = facts.file().lines();
    }

    private static FieldType keywords(IndexOptions options) {
        FieldType type = new FieldType();
        type.setIndexOptions(options);
        type.setTokenized(true); // by us: see TermStream
        type.setOmitNorms(true);
        type.freeze();
        return type;
    }

    Totals totals() {
        return Totals.of(facts, lines.count());
    }

    List<Document> all() {
        List<Document> documents = new ArrayList<>(facts.declarations().size() + 1);
        List<Standing> standings =
                Standing.of(facts.declarations(), facts.file().path(), facts.packageName());
        for (int i = 0; i < standings.size(); i++) {
            documents.add(symbol(facts.declarations().get(i), standings.get(i)));
        }
        documents.add(file());
        return documents;
    }

    private Document symbol(Declaration declaration, Standing standing) {
        Document document = new Document();
        addKeyword(document, Schema.FILE, facts.file().path());
        addKeyword(document, Schema.ID, declaration.id());
        addKeyword(document, Schema.KIND, declaration.kind().label());
        addKeywords(document, Schema.OWNER, List.of(declaration.owner()));
        String name = declaration.name();
        String folded = CaseFolding.fold(name);
        addKeywords(document, Schema.NAME, List.of(folded));
        addKeywords(document, Schema.NAME_GRAM, Trigrams.of(folded));
        addKeywords(document, Schema.NAME_CAMEL, CamelCase.initials(name));
        document.add(new NumericDocValuesField(Schema.STANDING, standing.encode()));
        addKeywords(document, Schema.SUPERTYPE, declaration.supertypes());
        addKeywords(document, Schema.OVERRIDDEN, declaration.overrides());
        int line = lines.line(declaration.nameOffset());
        int column = lines.column(declaration.nameOffset());
        var placed = new DeclarationCodec.Placed(declaration, line, column);
        byte[] stored = DeclarationCodec.encode(placed, facts.file().text());
        document.add(new StoredField(Schema.DECLARATION, stored));
        return document;
    }

    private Document file() {
        SourceFile source = facts.file();
        Document document = new Document();
        addKeyword(document, Schema.PATH, source.path());
        document.add(new SortedDocValuesField(Schema.HASH, new BytesRef(source.hash())));
        document.add(new NumericDocValuesField(Schema.STAMP, stamp));
        document.add(new NumericDocValuesField(Schema.LINES, lines.count()));
        document.add(new NumericDocValuesField(Schema.SYMBOLS, facts.declarations().size()));
        document.add(new NumericDocValuesField(Schema.OCCURRENCES, facts.occurrences().size()));
        addKeyword(document, Schema.PACKAGE, facts.packageName());
        addUses(document);
        addLinkage(document);
        StoredFacts stored = StoredFacts.of(facts);
        addKeywords(document, Schema.CALLS, CallPairs.calls(facts, stored.outline()));
        addKeywords(document, Schema.OVERRIDDEN_BY, CallPairs.overridden(facts));
        addKeywords(document, Schema.OVERRIDES, CallPairs.overriding(facts));
        addCompressed(document, Schema.FACTS, FileFactsCodec.encode(stored));
        return document;
    }

    /** The blocks of a file's text. */
    static List<Document> ofText(SourceFile file, Zstandard zstandard) {
        List<Document> documents = new ArrayList<>();
        for (TextBlock block : TextBlock.cut(file.text())) {
            Document document = new Document();
            addKeyword(document, Schema.TEXT_OF, file.path());
            addKeywords(document, Schema.GRAM, Trigrams.ofLines(block.text()));
            BytesRef text = TextBlockCodec.encode(block, zstandard);
            document.add(new BinaryDocValuesField(Schema.TEXT, text));
            documents.add(document);
        }
        return documents;
    }

    private void addUses(Document document) {
        Map<String, Map<String, Integer>> byField = new HashMap<>();
        Set<String> words = new HashSet<>();
        String text = facts.file().text();
        for (Occurrence o : facts.occurrences()) {
            words.add(CaseFolding.fold(text.substring(o.offset(), o.end())));
            if (o.kind().isLocal()) continue;
            count(byField, Schema.use(o.role()), o.symbol());
            if (Role.USES.contains(o.role())) count(byField, Schema.USE, o.symbol());
        }
        byField.forEach(
                (field, ids) -> document.add(new Field(field, TermStream.counted(ids), COUNTED)));
        addKeywords(document, Schema.WORD, words);
        Set<String> names = CaseFolding.foldAll(facts.lookups().names());
        names.removeAll(words);
        addKeywords(document, Schema.ASKED_NAME, names);
    }

    /** What ties the file to others. */
    private void addLinkage(Document document) {
        List<String> types = facts.headers().stream().map(TypeHeader::id).toList();
        addKeywords(document, Schema.TYPE, types);
        addKeywords(document, Schema.ASKED_TYPE, facts.lookups().types());
        addKeywords(document, Schema.ASKED_ALL, facts.lookups().enumerated());
        addCompressed(document, Schema.HEADER, HeaderCodec.encode(facts.headers()));
    }

    private static void count(Map<String, Map<String, Integer>> byField, String field, String id) {
        byField.computeIfAbsent(field, _ -> new HashMap<>()).merge(id, 1, Integer::sum);
    }

    /** Adds a value by which documents are found and which is known of each. */
    private static void addKeyword(Document document, String field, String value) {
        addKeywords(document, field, List.of(value));
        document.add(new SortedDocValuesField(field, Schema.bytes(value)));
    }

    private void addCompressed(Document document, String field, byte[] bytes) {
        BytesRef compressed = new BytesRef(zstandard.compress(bytes));
        document.add(new BinaryDocValuesField(field, compressed));
    }

    private static void addKeywords(Document document, String field, Collection<String> values) {
        if (!values.isEmpty()) document.add(new Field(field, TermStream.of(values), KEYWORDS));
    }
}
