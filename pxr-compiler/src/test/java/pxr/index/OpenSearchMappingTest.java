package pxr.index;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.LeafReaderContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pxr.diagnostic.Diagnostics;
import pxr.main.Compilation;
import pxr.main.CompileOptions;
import pxr.main.Progress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The mapping for OpenSearch says of every field what the indexer does with it. */
class OpenSearchMappingTest {

    /** Uses everything in every role. */
    private static final String SOURCE =
            """
            package p;

            import java.util.List;

            /** Not a {@link Shelf}. */
            @Deprecated
            enum Book { THIN, THICK; int pages; }

            class Shelf extends Board implements Runnable {
                List<Book> books;
                void put() {
                    depth = 1;
                    depth++;
                    Runnable later = this::put;
                    new Board();
                    later.run();
                    Task task = () -> {};
                    task.go();
                }
                @Override
                public void run() { super.clear(); }
            }
            """;

    private static final String OTHER =
            "package p;\nclass Board { int depth; void clear() {} void run() {} }\ninterface Task { void go(); }\n";

    /** Fifty of it have so much in common that it becomes a dictionary. */
    private static final String LONG =
            SOURCE.lines().collect(joining("\n// ", "// ", "\n")).repeat(10);

    @Test
    void it_has_the_fields_that_are_written_as_they_are_written(@TempDir Path folder)
            throws IOException {
        Path sources = Files.createDirectories(folder.resolve("src/p"));
        Files.writeString(sources.resolve("Shelf.java"), SOURCE);
        Files.writeString(sources.resolve("Board.java"), OTHER);
        for (int i = 0; i < 50; i++) Files.writeString(sources.resolve("Long" + i + ".java"), LONG);
        Path index = folder.resolve("idx");
        var options = CompileOptions.of(List.of(folder.resolve("src")), index);
        Compilation.run(options, new Diagnostics(), Progress.NONE);
        assertEquals(written(index), mapped());
    }

    private static Map<String, String> written(Path index) throws IOException {
        Map<String, String> fields = new TreeMap<>();
        try (DirectoryReader reader = CommittedIndex.open(index)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                for (FieldInfo field : leaf.reader().getFieldInfos())
                    fields.put(field.name, written(field));
            }
        }
        return fields;
    }

    private static String written(FieldInfo field) {
        boolean hasValue = field.getDocValuesType() == DocValuesType.SORTED;
        return switch (field.getIndexOptions()) {
            case DOCS -> hasValue ? "keyword with value" : "keyword";
            case DOCS_AND_FREQS -> "counted";
            case NONE ->
                    switch (field.getDocValuesType()) {
                        case SORTED -> "value";
                        case NUMERIC -> "number";
                        case BINARY -> "bytes value";
                        default -> "bytes";
                    };
            default -> field.getIndexOptions().toString();
        };
    }

    private static Map<String, String> mapped() throws IOException {
        try (InputStream in = Schema.class.getResourceAsStream("opensearch.json")) {
            JsonNode fields = JsonMapper.shared().readTree(in).get("mappings").get("properties");
            Map<String, String> mapped = new TreeMap<>();
            fields.properties()
                    .forEach(field -> mapped.put(field.getKey(), mapped(field.getValue())));
            return mapped;
        }
    }

    private static String mapped(JsonNode field) {
        String type = field.get("type").asString();
        boolean isIndexed = !field.has("index") || field.get("index").asBoolean();
        boolean hasValue = !field.has("doc_values") || field.get("doc_values").asBoolean();
        return switch (type) {
            case "keyword" -> isIndexed ? hasValue ? "keyword with value" : "keyword" : "value";
            case "text" ->
                    field.get("index_options").asString().equals("freqs") ? "counted" : "positions";
            case "integer", "long" -> isIndexed ? "indexed number" : "number";
            case "binary" -> field.has("store") ? "bytes" : hasValue ? "bytes value" : "nothing";
            default -> type;
        };
    }
}
