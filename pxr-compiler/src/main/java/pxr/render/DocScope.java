package pxr.render;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pxr.query.IndexedFile;
import pxr.symbol.Declaration;
import pxr.symbol.Occurrence;
import pxr.symbol.SymbolId;

/// What names in the doc comments of one file mean.
///
/// A type's simple name means what it means in the file's code or imports, since those were bound;
/// then a type nested in the surrounding ones, of the same package, of `java.lang`. A member is
/// looked up in its type and then in the supertypes.
final class DocScope {

    private final Project project;
    private final String packageName;

    /** Types that the file's code or imports name, by simple name. */
    private final Map<String, String> named = new HashMap<>();

    private final Map<String, Optional<String>> resolved = new HashMap<>();

    DocScope(Project project, IndexedFile file) {
        this.project = project;
        this.packageName = file.packageName();
        for (Occurrence occurrence : file.occurrences()) {
            if (occurrence.kind().isType()) {
                named.putIfAbsent(simpleName(occurrence.symbol()), occurrence.symbol());
            }
        }
    }

    /// The id of what the reference names.
    ///
    /// @param from id of the declaration whose comment holds the reference
    Optional<String> resolve(String reference, Declaration from) {
        String type = from.kind().isType() ? from.id() : SymbolId.owner(from.id());
        return resolved.computeIfAbsent(type + ' ' + reference, _ -> find(reference.strip(), type));
    }

    private Optional<String> find(String reference, String from) {
        String bare = withoutTypeArguments(reference);
        int hash = bare.indexOf('#');
        if (hash < 0) {
            Optional<String> type = type(bare, from);
            return type.isPresent() || bare.contains("(")
                    ? type.or(() -> member(from, bare))
                    : type;
        }
        if (hash == 0) return member(from, bare.substring(1));
        return type(bare.substring(0, hash), from)
                .flatMap(type -> memberOf(type, bare.substring(hash + 1)));
    }

    private Optional<String> type(String name, String from) {
        if (name.isEmpty()) return Optional.empty();
        int dot = name.indexOf('.');
        String first = dot < 0 ? name : name.substring(0, dot);
        String nested = dot < 0 ? "" : name.substring(dot).replace('.', '$');
        for (String outer = from; !outer.isEmpty(); outer = enclosing(outer)) {
            if (simpleName(outer).equals(first) && exists(outer + nested)) {
                return Optional.of(outer + nested);
            }
            if (exists(outer + '$' + first + nested))
                return Optional.of(outer + '$' + first + nested);
        }
        String known = named.get(first);
        if (known != null && exists(known + nested)) return Optional.of(known + nested);
        String neighbour = packageName.isEmpty() ? first : packageName + '.' + first;
        if (exists(neighbour + nested)) return Optional.of(neighbour + nested);
        if (exists("java.lang." + first + nested))
            return Optional.of("java.lang." + first + nested);
        return qualified(name);
    }

    /** `a.b.Outer.Inner`, whose dots may be packages' or types'; also a package. */
    private Optional<String> qualified(String name) {
        StringBuilder candidate = new StringBuilder(name);
        for (int dot; ; candidate.setCharAt(dot, '$')) {
            if (exists(candidate.toString())) return Optional.of(candidate.toString());
            dot = candidate.lastIndexOf(".");
            if (dot < 0) break;
        }
        boolean isPackage = project.hasPackage(name) || project.jdk().href(name).isPresent();
        return isPackage ? Optional.of(name) : Optional.empty();
    }

    private Optional<String> member(String from, String member) {
        for (String type = from; !type.isEmpty(); type = enclosing(type)) {
            Optional<String> found = memberOf(type, member);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private Optional<String> memberOf(String type, String member) {
        Deque<String> open = new ArrayDeque<>(List.of(type));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String next = open.poll();
            if (!seen.add(next)) continue;
            Optional<String> found = declared(next, member);
            if (found.isPresent()) return found;
            project.symbol(next).ifPresent(s -> open.addAll(s.declaration().supertypes()));
        }
        return Optional.empty();
    }

    private Optional<String> declared(String type, String member) {
        int parenthesis = member.indexOf('(');
        String name = parenthesis < 0 ? member : member.substring(0, parenthesis);
        @Nullable List<String> parameters =
                parenthesis < 0 ? null : parameters(member.substring(parenthesis + 1));
        if (project.place(type).isEmpty()) {
            return project.jdk().members(type).stream()
                    .filter(m -> matches(m, name, parameters))
                    .findFirst()
                    .map(m -> SymbolId.member(type, m));
        }
        String wanted = name.equals(simpleName(type)) ? "<init>" : name;
        return project.memberIds(type).stream()
                .filter(id -> id.startsWith(type + '#'))
                .filter(id -> matches(id.substring(type.length() + 1), wanted, parameters))
                .findFirst();
    }

    /// @param member `name` or `name(erased,types)`
    /// @param parameters types as written, or null when none were
    private static boolean matches(String member, String name, @Nullable List<String> parameters) {
        int parenthesis = member.indexOf('(');
        String itsName = parenthesis < 0 ? member : member.substring(0, parenthesis);
        if (!itsName.equals(name)) return false;
        if (parameters == null) return true;
        if (parenthesis < 0) return false;
        List<String> its = parameters(member.substring(parenthesis + 1));
        if (its.size() != parameters.size()) return false;
        for (int i = 0; i < its.size(); i++) {
            if (!simpleName(its.get(i)).equals(simpleName(parameters.get(i)))) return false;
        }
        return true;
    }

    /// @param list types separated by commas, then `)`; each may be followed by a name
    private static List<String> parameters(String list) {
        List<String> types = new ArrayList<>();
        int close = list.indexOf(')');
        for (String part : (close < 0 ? list : list.substring(0, close)).split(",", -1)) {
            String type = part.strip().replace("...", "[]");
            int blank = type.indexOf(' ');
            if (!type.isEmpty()) types.add(blank < 0 ? type : type.substring(0, blank));
        }
        return types;
    }

    private boolean exists(String type) {
        return project.place(type).filter(p -> p.kind().isType()).isPresent()
                || project.jdk().hasType(type);
    }

    /** The type around a nested type; empty around a type of a package. */
    private static String enclosing(String type) {
        int dollar = type.lastIndexOf('$');
        return dollar < 0 ? "" : type.substring(0, dollar);
    }

    private static String simpleName(String type) {
        int at = Math.max(type.lastIndexOf('.'), type.lastIndexOf('$'));
        return type.substring(at + 1);
    }

    private static String withoutTypeArguments(String reference) {
        String bare = reference.strip();
        return bare.indexOf('<') < 0 || bare.contains("<init>")
                ? bare
                : bare.replaceAll("<[^<>]*(?:<[^<>]*>[^<>]*)*>", "");
    }
}
