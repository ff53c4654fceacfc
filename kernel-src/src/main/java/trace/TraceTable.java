package trace;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes records as tab-separated values: a header line, then a line for each.
///
/// | column | |
/// |---|---|
/// | `sequence` | counts the records of all processors together |
/// | `time` | 100-ns units since boot |
/// | `processor` `thread` `irql` | numbers |
/// | `kind` | `ENTER` or `EXIT` |
/// | `method` | symbol |
/// | `caller` | symbol of the calling method; empty if unknown |
/// | `line` | of the call in the caller's source; empty if unknown |
/// | `arguments` | in words, separated by `, `; of an exit the result |
public final class TraceTable implements Consumer<TraceRecord> {

    private static final String HEADER =
            "sequence\ttime\tprocessor\tthread\tirql\tkind\tmethod\tcaller\tline\targuments\n";

    private final TraceLog log;
    private final List<TracedMethod> methods;
    private final Writer out;
    private final StringBuilder line = new StringBuilder();
    private @Nullable IOException failure;
    private long rows;

    public TraceTable(TraceLog log, Writer out) throws IOException {
        this.log = log;
        this.out = out;
        methods = log.methods();
        out.write(HEADER);
    }

    /** Rows written, without the header. */
    public long rows() {
        return rows;
    }

    @Override
    public void accept(TraceRecord row) {
        if (failure != null) {
            return; // the machine goes on; finish() tells
        }
        line.setLength(0);
        TracedMethod method = methods.get(row.method() - 1);
        column(row.sequence());
        column(row.time());
        column(row.processor());
        column(row.thread());
        column(row.irql());
        line.append(row.kind()).append('\t').append(method.symbol()).append('\t');
        if (row.site() != 0) {
            CallSite site = log.site(row.site());
            line.append(methods.get(site.method() - 1).symbol()).append('\t').append(site.line());
        } else {
            line.append('\t');
        }
        line.append('\t');
        arguments(row, method);
        line.append('\n');
        try {
            out.append(line);
            rows++;
        } catch (IOException e) {
            failure = e;
        }
    }

    private void column(long value) {
        line.append(value).append('\t');
    }

    private void arguments(TraceRecord row, TracedMethod method) {
        long[] words = row.arguments();
        for (int index = 0; index < words.length; index++) {
            if (index > 0) {
                line.append(", ");
            }
            String type =
                    row.kind() == TraceKind.ENTER
                            ? method.parameterTypes().get(index)
                            : method.resultType();
            line.append(log.describe(words[index], type));
        }
    }

    /** Ends the table; throws what the writer has thrown before. */
    public void finish() throws IOException {
        if (failure != null) {
            throw failure;
        }
        out.flush();
    }
}
