package pxr.index;

import java.util.HexFormat;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import pxr.symbol.Role;

/// The fields of the documents and the form of their terms.
///
/// | field | of | holds | as |
/// |---|---|---|---|
/// | `path` | file | the path | keyword, sorted doc value |
/// | `hash` | file | hash of the bytes | sorted doc value |
/// | `stamp` | file | what tells without reading whether the bytes are the same | numeric doc value |
/// | `type` | file | ids of its types and their member types | keywords |
/// | `header` | file | what other files see of them | binary doc value, see [HeaderCodec], [Zstandard] |
/// | `asked_type` | file | ids of types that binding it asked for anything | keywords |
/// | `asked_all` | file | ids of types that it asked for all members | keywords |
/// | `asked_name` | file | names it asked for, in lower case, that are no words of it | keywords |
/// | `lines`, `symbols`, `occurrences` | file | how many | numeric doc values |
/// | `package` | file | the package | keyword, sorted doc value |
/// | `use_ROLE` | file | ids used in that role (`use_def`: declared) | keywords, frequencies |
/// | `use` | file | ids used by code, in any role but `def` and `doc` | keywords, frequencies |
/// | `word` | file | identifiers in lower case | keywords |
/// | `calls` | file | who calls whom, see [CallPairs] | keywords |
/// | `overridden_by`, `overrides` | file | which method overrides which, directly or not | keywords |
/// | `facts` | file | occurrences, outline, overrides | binary doc value, see [FileFactsCodec], [Zstandard] |
/// | `text_of` | block | path of the file whose text it is part of | keyword, sorted doc value |
/// | `gram` | block | trigrams of the lines in lower case, see [Trigrams] | keywords |
/// | `text` | block | some lines of the text, see [TextBlock] | binary doc value, see [TextBlockCodec] |
/// | `dictionary` | itself | see [Zstandard] | binary doc value |
/// | `file` | symbol | path of the declaring file | keyword, sorted doc value |
/// | `id`, `kind` | symbol | as declared | keyword, sorted doc value |
/// | `owner` | symbol | as declared | keyword |
/// | `name` | symbol | the simple name in lower case | keyword |
/// | `name_gram` | symbol | trigrams of the name in lower case | keywords |
/// | `name_camel` | symbol | initials of its humps, from each hump on | keywords |
/// | `standing` | symbol | its access, and whether it is a test's, see [Standing] | numeric doc value |
/// | `supertype`, `overridden` | symbol | ids of direct ones | keywords |
/// | `declaration` | symbol | all of it | stored bytes, see [DeclarationCodec] |
public final class Schema {

    /** Grows with every change that an older reader or writer would not understand. */
    public static final int VERSION = 9;

    public static final String PATH = "path";
    public static final String HASH = "hash";
    public static final String STAMP = "stamp";
    public static final String TYPE = "type";
    public static final String HEADER = "header";
    public static final String ASKED_TYPE = "asked_type";
    public static final String ASKED_ALL = "asked_all";
    public static final String ASKED_NAME = "asked_name";
    public static final String LINES = "lines";
    public static final String SYMBOLS = "symbols";
    public static final String OCCURRENCES = "occurrences";
    public static final String PACKAGE = "package";
    public static final String USE = "use";
    public static final String WORD = "word";
    public static final String CALLS = "calls";
    public static final String OVERRIDDEN_BY = "overridden_by";
    public static final String OVERRIDES = "overrides";
    public static final String FACTS = "facts";

    public static final String TEXT_OF = "text_of";
    public static final String GRAM = "gram";
    public static final String TEXT = "text";

    public static final String DICTIONARY = "dictionary";

    public static final String FILE = "file";
    public static final String ID = "id";
    public static final String KIND = "kind";
    public static final String OWNER = "owner";
    public static final String NAME = "name";
    public static final String NAME_GRAM = "name_gram";
    public static final String NAME_CAMEL = "name_camel";
    public static final String STANDING = "standing";
    public static final String SUPERTYPE = "supertype";
    public static final String OVERRIDDEN = "overridden";
    public static final String DECLARATION = "declaration";

    /** A char takes up to three bytes. */
    private static final int MAX_CHARS = IndexWriter.MAX_TERM_LENGTH / 3;

    private Schema() {}

    /** The field of the ids used in that role. */
    public static String use(Role role) {
        return USE + '_' + role.label();
    }

    /// The bytes by which a text is a term. A text longer than an engine allows (a name of
    /// thousands of letters is legal Java) is cut and told from others by its hash.
    public static BytesRef bytes(String text) {
        if (text.length() <= MAX_CHARS) return new BytesRef(text);
        long[] hash = StringHelper.murmurhash3_x64_128(new BytesRef(text));
        HexFormat hex = HexFormat.of();
        String end = '#' + hex.toHexDigits(hash[0]) + hex.toHexDigits(hash[1]);
        return new BytesRef(text.substring(0, MAX_CHARS - end.length()) + end);
    }

    public static Term term(String field, String text) {
        return new Term(field, bytes(text));
    }
}
