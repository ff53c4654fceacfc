package pxr.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
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
import pxr.symbol.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The mapping for OpenSearch says of every field what the indexer does with it. */
class OpenSearchMappingTest {

    @Test
    void it_has_the_fields_that_are_written_as_they_are_written(@TempDir Path index)
            throws IOException {
        StringBuilder uses = new StringBuilder();
        for (Role role : Role.values()) {
            if (role != Role.DEF) uses.append("[%s class p.A|A]".formatted(role.label()));
        }
        try (IndexBuilder builder = IndexBuilder.open(index)) {
            builder.put(
                    MarkedSource.facts(
                            "p/A.java",
                            "p",
                            "class [def class p.A <p.B|A] { [def method p.A#put() <p.B#put()|put] [/]"
                                    + uses
                                    + "}[/]"));
            builder.commit("p", List.of(), "");
        }
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
            case "integer" -> isIndexed ? "indexed number" : "number";
            case "binary" -> field.get("store").asBoolean() ? "bytes" : "nothing";
            default -> type;
        };
    }
}
