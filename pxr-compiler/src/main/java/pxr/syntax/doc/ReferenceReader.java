package pxr.syntax.doc;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;
import pxr.syntax.Id;
import pxr.syntax.TypeTree;

/// Reads one signature, such as `java.base/java.util.Map#of(K, V...)`, between two places of a
/// comment. What is not well-formed is no reference.
final class ReferenceReader {

    /** What a tag lets its reference name. */
    enum Member {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    private static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "char", "double", "float", "int", "long", "short", "void");

    /** Thrown and caught in this class only: the grammar nests. */
    private static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed() {
            super(null, null, false, false);
        }
    }

    private final DocText text;
    private final int from;
    private final int to;
    private final boolean isLink;
    private int at;
    private int end;

    private ReferenceReader(DocText text, int from, int to, boolean isLink) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.isLink = isLink;
    }

    /// The reference, or null where there is none.
    ///
    /// @param isLink whether it stands in brackets, in which brackets are escaped
    static DocReference.@Nullable Element read(
            DocText text, int from, int to, Member allowed, boolean isLink) {
        try {
            return new ReferenceReader(text, from, to, isLink).read(allowed);
        } catch (Malformed _) {
            return null;
        }
    }

    private DocReference.Element read(Member allowed) throws Malformed {
        String signature = text.substring(from, to);
        int slash = signature.indexOf('/');
        int rest = slash + 1;
        int hash = signature.indexOf('#', rest);
        int open = signature.indexOf('(', Math.max(slash, hash) + 1);
        List<Id> module = slash < 0 ? List.of() : qualifiedName(0, slash);
        int memberEnd = open < 0 ? signature.length() : open;
        TypeTree qualifier = null;
        Id member = null;
        if (slash > 0 && rest == signature.length()) {
            // A module alone.
        } else if (hash < 0) {
            boolean isMember = open >= 0 || allowed == Member.REQUIRED;
            if (isMember && allowed == Member.NONE) throw new Malformed();
            if (isMember) member = name(rest, memberEnd);
            else qualifier = type(rest, signature.length());
        } else {
            if (allowed == Member.NONE) throw new Malformed();
            if (hash > rest) qualifier = type(rest, hash);
            boolean isFragment = signature.startsWith("##", hash);
            if (isFragment && allowed != Member.OPTIONAL) throw new Malformed();
            if (!isFragment) member = name(hash + 1, memberEnd);
        }
        List<TypeTree> parameters = open < 0 ? null : parameters(open + 1, signature);
        return new DocReference.Element(signature, module, qualifier, member, parameters, isLink);
    }

    private List<Id> qualifiedName(int begin, int stop) throws Malformed {
        enter(begin, stop);
        List<Id> parts = new ArrayList<>(4);
        do parts.add(identifier());
        while (accept('.'));
        leave();
        return parts;
    }

    private Id name(int begin, int stop) throws Malformed {
        enter(begin, stop);
        Id name = identifier();
        leave();
        return name;
    }

    private TypeTree type(int begin, int stop) throws Malformed {
        enter(begin, stop);
        TypeTree type = type();
        leave();
        return type;
    }

    /** Types, each perhaps with a name behind it. */
    private List<TypeTree> parameters(int begin, String signature) throws Malformed {
        int close = signature.indexOf(')', begin);
        if (close != signature.length() - 1) throw new Malformed();
        enter(begin, close);
        List<TypeTree> types = new ArrayList<>();
        if (at == end) return types;
        do {
            TypeTree type = type();
            if (accept("...")) type = new TypeTree.Array(type, List.of());
            types.add(type);
            if (isIdentifier()) identifier();
        } while (accept(','));
        leave();
        return types;
    }

    private TypeTree type() throws Malformed {
        Id first = word();
        TypeTree type =
                PRIMITIVES.contains(first.text())
                        ? new TypeTree.Primitive(first.text(), List.of())
                        : named(first);
        while (true) {
            if (isLink) accept('\\');
            if (!accept('[')) return type;
            if (isLink) accept('\\');
            if (!accept(']')) throw new Malformed();
            type = new TypeTree.Array(type, List.of());
        }
    }

    private TypeTree named(Id first) throws Malformed {
        List<TypeTree.Part> parts = new ArrayList<>(4);
        Id name = first;
        while (true) {
            if (SourceVersion.isKeyword(name.text())) throw new Malformed();
            parts.add(new TypeTree.Part(name, List.of(), accept('<') ? arguments() : null));
            if (startsWith("...") || !accept('.')) return new TypeTree.Named(parts);
            name = identifier();
        }
    }

    private List<TypeTree> arguments() throws Malformed {
        List<TypeTree> arguments = new ArrayList<>(2);
        do arguments.add(accept('?') ? wildcard() : type());
        while (accept(','));
        if (!accept('>')) throw new Malformed();
        return arguments;
    }

    private TypeTree wildcard() throws Malformed {
        if (!isWord()) return new TypeTree.Wildcard(false, null, List.of());
        String bound = word().text();
        if (!bound.equals("extends") && !bound.equals("super")) throw new Malformed();
        return new TypeTree.Wildcard(bound.equals("super"), type(), List.of());
    }

    // ---- tokens

    private void enter(int begin, int stop) {
        at = from + begin;
        end = from + stop;
        skipWhitespace();
    }

    private void leave() throws Malformed {
        if (at < end) throw new Malformed();
    }

    private boolean isWord() {
        return at < end && Character.isJavaIdentifierStart(text.charAt(at));
    }

    private boolean isIdentifier() {
        if (!isWord()) return false;
        int stop = at + 1;
        while (stop < end && Character.isJavaIdentifierPart(text.charAt(stop))) stop++;
        return !SourceVersion.isKeyword(text.substring(at, stop));
    }

    private Id identifier() throws Malformed {
        if (!isIdentifier()) throw new Malformed();
        return word();
    }

    private Id word() throws Malformed {
        if (!isWord()) throw new Malformed();
        int begin = at++;
        while (at < end && Character.isJavaIdentifierPart(text.charAt(at))) at++;
        Id word = new Id(text.substring(begin, at), text.offset(begin));
        skipWhitespace();
        return word;
    }

    private boolean startsWith(String token) {
        return at + token.length() <= end && text.substring(at, at + token.length()).equals(token);
    }

    private boolean accept(String token) {
        if (!startsWith(token)) return false;
        at += token.length();
        skipWhitespace();
        return true;
    }

    private boolean accept(char c) {
        if (at >= end || text.charAt(at) != c) return false;
        at++;
        skipWhitespace();
        return true;
    }

    private void skipWhitespace() {
        while (at < end && Character.isWhitespace(text.charAt(at))) at++;
    }
}
