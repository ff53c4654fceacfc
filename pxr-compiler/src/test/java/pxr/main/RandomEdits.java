package pxr.main;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pxr.symbol.Declaration;
import pxr.symbol.FileFacts;
import pxr.symbol.Occurrence;
import pxr.symbol.SymbolKind;

/// Edits that a person could make to a program, and some that nobody would: each changes what names
/// mean, in its own file or in others. Programs need not compile afterwards.
final class RandomEdits {

    private static final List<String> MODIFIERS =
            List.of("public", "private", "protected", "static", "final", "abstract", "default");
    private static final List<String> TYPES =
            List.of("int", "long", "String", "Object", "boolean", "double", "char", "Integer");

    private final Random random;
    private final Map<String, String> texts;
    private final Map<String, FileFacts> facts;
    private final Map<String, String> deleted = new TreeMap<>();
    private final Map<String, String> broken = new HashMap<>();
    private int count;

    /// @param texts the sources by path, which will be changed
    /// @param facts what is known of them
    RandomEdits(Random random, Map<String, String> texts, Map<String, FileFacts> facts) {
        this.random = random;
        this.texts = texts;
        this.facts = facts;
    }

    private interface Edit {
        /** Says what it did, or nothing where it could not be done. */
        Optional<String> run();
    }

    /** Makes one edit, and says which. */
    String next() {
        List<Edit> edits =
                List.of(
                        this::renameDeclaration,
                        this::renameEverywhere,
                        this::addOverload,
                        this::addOverload,
                        this::changeTypeOfMember,
                        this::changeTypeOfMember,
                        this::changeModifier,
                        this::changeModifier,
                        this::dropSupertypes,
                        this::addSupertype,
                        this::addSupertype,
                        this::changeConstant,
                        this::addTypeParameter,
                        this::addField,
                        this::addMemberType,
                        this::addShadowingClass,
                        this::addShadowingClass,
                        this::deleteFile,
                        this::restoreFile,
                        this::moveFile,
                        this::duplicateFile,
                        this::breakSyntax,
                        this::repairSyntax,
                        this::repairSyntax,
                        this::dropImport,
                        this::addImport,
                        this::deleteMember,
                        this::swapParameters,
                        this::changeBody);
        count++;
        for (Optional<String> done = Optional.empty(); ; ) {
            done = edits.get(random.nextInt(edits.size())).run();
            if (done.isPresent()) return done.get();
        }
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String anyPath() {
        return any(List.copyOf(texts.keySet()));
    }

    /** A declaration as the text still has it. */
    private record Target(String path, Declaration declaration) {}

    private Optional<Target> anyDeclaration(SymbolKind... kinds) {
        for (int i = 0; i < 50; i++) {
            String path = anyPath();
            FileFacts known = facts.get(path);
            if (known == null || !known.file().text().equals(texts.get(path))) continue;
            List<Declaration> fitting =
                    known.declarations().stream()
                            .filter(d -> List.of(kinds).contains(d.kind()))
                            .filter(d -> !d.implied() && d.nameLength() > 0)
                            .toList();
            if (!fitting.isEmpty()) return Optional.of(new Target(path, any(fitting)));
        }
        return Optional.empty();
    }

    private Optional<Target> anyType() {
        return anyDeclaration(
                SymbolKind.CLASS,
                SymbolKind.INTERFACE,
                SymbolKind.ENUM,
                SymbolKind.RECORD,
                SymbolKind.ANNOTATION);
    }

    private Optional<Target> anyMember() {
        return anyDeclaration(SymbolKind.METHOD, SymbolKind.METHOD, SymbolKind.FIELD);
    }

    private void replace(String path, int start, int end, String by) {
        texts.merge(path, "", (old, _) -> old.substring(0, start) + by + old.substring(end));
    }

    private String text(Target target) {
        return texts.getOrDefault(target.path, "");
    }

    private static int bodyStart(String text, Declaration d) {
        return text.indexOf('{', d.nameOffset());
    }

    private Optional<String> renameDeclaration() {
        return anyDeclaration(
                        SymbolKind.METHOD,
                        SymbolKind.FIELD,
                        SymbolKind.CLASS,
                        SymbolKind.INTERFACE,
                        SymbolKind.ENUM_CONSTANT,
                        SymbolKind.RECORD_COMPONENT,
                        SymbolKind.RECORD)
                .map(t -> {
                    int start = t.declaration.nameOffset();
                    replace(
                            t.path,
                            start,
                            start + t.declaration.nameLength(),
                            t.declaration.name() + "X");
                    return "renamed only the declaration of " + t.declaration.id();
                });
    }

    private Optional<String> renameEverywhere() {
        return anyDeclaration(
                        SymbolKind.METHOD, SymbolKind.FIELD, SymbolKind.CLASS, SymbolKind.INTERFACE)
                .map(t -> {
                    Pattern word = Pattern.compile("\\b" + t.declaration.name() + "\\b");
                    texts.replaceAll(
                            (_, text) -> word.matcher(text).replaceAll(t.declaration.name() + "Y"));
                    return "renamed " + t.declaration.name() + " everywhere";
                });
    }

    /**
     * Beside a method another of its name, with as many parameters of other types, or with more.
     */
    private Optional<String> addOverload() {
        return anyDeclaration(SymbolKind.METHOD)
                .map(t -> {
                    String parameters =
                            random.nextBoolean()
                                    ? any(TYPES) + " a"
                                    : any(TYPES) + " a, " + any(TYPES) + "... b";
                    if (random.nextInt(4) == 0) parameters = "";
                    String access = any(List.of("public ", "", "private ", "public static "));
                    String method =
                            access
                                    + any(TYPES)
                                    + " "
                                    + t.declaration.name()
                                    + "("
                                    + parameters
                                    + ") { return null; } ";
                    replace(t.path, t.declaration.start(), t.declaration.start(), method);
                    return "added " + method + " to " + t.declaration.owner();
                });
    }

    private Optional<String> changeTypeOfMember() {
        return anyMember()
                .flatMap(t -> {
                    String before =
                            text(t).substring(t.declaration.start(), t.declaration.nameOffset());
                    Matcher type =
                            Pattern.compile("([\\w.]+(<[^()]*>)?(\\[])*)\\s+$").matcher(before);
                    if (!type.find()) return Optional.empty();
                    String other = random.nextBoolean() ? any(TYPES) : anyTypeName();
                    replace(
                            t.path,
                            t.declaration.start() + type.start(1),
                            t.declaration.start() + type.end(1),
                            other);
                    return Optional.of(
                            "changed the type of " + t.declaration.id() + " to " + other);
                });
    }

    private String anyTypeName() {
        return anyType().map(t -> t.declaration.id().replace('$', '.')).orElse("Object");
    }

    private Optional<String> changeModifier() {
        Optional<Target> target = random.nextBoolean() ? anyMember() : anyType();
        return target.map(t -> {
            int start = t.declaration.start();
            String modifier = any(MODIFIERS);
            Matcher first =
                    Pattern.compile(
                                    "(public|private|protected|static|final|abstract|default|sealed)\\s")
                            .matcher(text(t).substring(start, t.declaration.nameOffset()));
            if (first.find() && random.nextInt(3) > 0) {
                replace(
                        t.path,
                        start + first.start(),
                        start + first.end(),
                        random.nextBoolean() ? "" : modifier + " ");
            } else {
                replace(t.path, start, start, modifier + " ");
            }
            return "changed the modifiers of " + t.declaration.id();
        });
    }

    private Optional<String> dropSupertypes() {
        return anyType()
                .flatMap(t -> {
                    int from = t.declaration.nameOffset();
                    int to = bodyStart(text(t), t.declaration);
                    if (to < 0) return Optional.empty();
                    Matcher clause =
                            Pattern.compile("\\b(extends|implements|permits)\\b[^{]*$")
                                    .matcher(text(t).substring(from, to));
                    if (!clause.find()) return Optional.empty();
                    replace(t.path, from + clause.start(), to, "");
                    return Optional.of("dropped supertypes of " + t.declaration.id());
                });
    }

    private Optional<String> addSupertype() {
        return anyType()
                .flatMap(t -> {
                    int to = bodyStart(text(t), t.declaration);
                    if (to < 0) return Optional.empty();
                    String supertype =
                            random.nextInt(4) == 0 ? "Comparable<String>" : anyTypeName();
                    boolean extending =
                            t.declaration.kind() == SymbolKind.INTERFACE || random.nextBoolean();
                    replace(
                            t.path,
                            to,
                            to,
                            (extending ? " extends " : " implements ") + supertype + " ");
                    return Optional.of(
                            "added the supertype " + supertype + " to " + t.declaration.id());
                });
    }

    private Optional<String> changeConstant() {
        return anyDeclaration(SymbolKind.FIELD)
                .filter(t -> t.declaration.constantValue() != null)
                .flatMap(t -> {
                    int equals = text(t).indexOf('=', t.declaration.nameOffset());
                    if (equals < 0) return Optional.empty();
                    replace(t.path, equals + 1, equals + 1, " 1 + ");
                    return Optional.of("changed the value of " + t.declaration.id());
                });
    }

    private Optional<String> addTypeParameter() {
        return anyDeclaration(SymbolKind.CLASS, SymbolKind.INTERFACE, SymbolKind.RECORD)
                .map(t -> {
                    int end = t.declaration.nameOffset() + t.declaration.nameLength();
                    if (text(t).startsWith("<", end)) replace(t.path, end, end + 1, "<Z, ");
                    else replace(t.path, end, end, "<Z extends Comparable<Z>>");
                    return "gave a type parameter to " + t.declaration.id();
                });
    }

    /** A field that may hide an inherited one, or an outer one, or a class. */
    private Optional<String> addField() {
        Optional<Target> like =
                anyDeclaration(SymbolKind.FIELD, SymbolKind.ENUM_CONSTANT, SymbolKind.CLASS);
        return insertInType(
                like.map(l -> "public static " + any(TYPES) + " " + l.declaration.name() + "; ")
                        .orElse("int q;"));
    }

    private Optional<String> addMemberType() {
        String name = anyType().map(t -> t.declaration.name()).orElse("String");
        return insertInType(
                "public static class " + name + " { public int size() { return 1; } } ");
    }

    private Optional<String> insertInType(String member) {
        return anyDeclaration(SymbolKind.CLASS, SymbolKind.INTERFACE)
                .flatMap(t -> {
                    int at = bodyStart(text(t), t.declaration);
                    if (at < 0) return Optional.empty();
                    replace(t.path, at + 1, at + 1, member);
                    return Optional.of("added " + member + "to " + t.declaration.id());
                });
    }

    /** A class that may hide one that is imported on demand, or of java.lang. */
    private Optional<String> addShadowingClass() {
        String path = anyPath();
        FileFacts like = facts.get(path);
        if (like == null) return Optional.empty();
        List<String> used =
                like.occurrences().stream()
                        .filter(o -> o.kind().isType())
                        .map(Occurrence::symbol)
                        .map(id ->
                                id.substring(
                                        Math.max(id.lastIndexOf('.'), id.lastIndexOf('$')) + 1))
                        .filter(name -> name.matches("[A-Za-z]\\w*"))
                        .distinct()
                        .toList();
        if (used.isEmpty()) return Optional.empty();
        String name = any(used);
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        String text =
                (like.packageName().isEmpty() ? "" : "package " + like.packageName() + ";\n")
                        + any(List.of("public ", ""))
                        + any(List.of("class ", "interface "))
                        + name
                        + " { int size(); }\n";
        texts.put(folder + "New" + count + ".java", text);
        return Optional.of("added " + name + " to package " + like.packageName());
    }

    private Optional<String> deleteFile() {
        String path = anyPath();
        deleted.put(path, texts.getOrDefault(path, ""));
        texts.remove(path);
        return Optional.of("deleted " + path);
    }

    private Optional<String> restoreFile() {
        if (deleted.isEmpty()) return Optional.empty();
        String path = any(List.copyOf(deleted.keySet()));
        texts.put(path, deleted.getOrDefault(path, ""));
        deleted.remove(path);
        return Optional.of("restored " + path);
    }

    private Optional<String> moveFile() {
        String path = anyPath();
        String text = texts.getOrDefault(path, "");
        texts.remove(path);
        String moved = text.replaceFirst("\\bpackage [\\w.]+;", "package moved.to;");
        texts.put("moved/to/" + path.substring(path.lastIndexOf('/') + 1), moved);
        return Optional.of("moved " + path + " to the package moved.to");
    }

    /** Of two classes with one name the first file's counts. */
    private Optional<String> duplicateFile() {
        String path = anyPath();
        String before = path.substring(0, path.lastIndexOf('/') + 1) + any(List.of("AAA", "zzz"));
        texts.put(
                before + count + ".java",
                texts.getOrDefault(path, "").replaceFirst("\\bint\\b", "long"));
        return Optional.of("duplicated " + path);
    }

    private Optional<String> breakSyntax() {
        String path = anyPath();
        String text = texts.getOrDefault(path, "");
        if (text.length() < 2 || broken.containsKey(path)) return Optional.empty();
        broken.put(path, text);
        int at = random.nextInt(text.length());
        int brace = text.indexOf(any(List.of("}", "{", ";", ")")), at);
        replace(path, brace < 0 ? at : brace, brace < 0 ? at + 1 : brace + 1, "");
        return Optional.of("broke the syntax of " + path + " at " + brace);
    }

    private Optional<String> repairSyntax() {
        if (broken.isEmpty()) return Optional.empty();
        String path = any(List.copyOf(broken.keySet()));
        boolean isThere = texts.replace(path, broken.getOrDefault(path, "")) != null;
        broken.remove(path);
        if (!isThere) return Optional.empty();
        return Optional.of("repaired " + path);
    }

    private Optional<String> dropImport() {
        String path = anyPath();
        Matcher line = Pattern.compile("(?m)^import [^;]*;").matcher(texts.getOrDefault(path, ""));
        List<int[]> found = new ArrayList<>();
        while (line.find()) found.add(new int[] {line.start(), line.end()});
        if (found.isEmpty()) return Optional.empty();
        int[] range = any(found);
        String what = texts.getOrDefault(path, "").substring(range[0], range[1]);
        replace(path, range[0], range[1], "");
        return Optional.of("dropped " + what + " from " + path);
    }

    private Optional<String> addImport() {
        String path = anyPath();
        Matcher line =
                Pattern.compile("(?m)^(package [^;]*;)").matcher(texts.getOrDefault(path, ""));
        Optional<Target> type = anyType();
        if (!line.find() || type.isEmpty()) return Optional.empty();
        String name = type.get().declaration.id().replace('$', '.');
        String packageName = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
        String added =
                any(
                        List.of(
                                "import " + name + ";",
                                "import " + packageName + ".*;",
                                "import static " + name + ".*;",
                                "import module java.base;"));
        replace(path, line.end(), line.end(), "\n" + added);
        return Optional.of("added " + added + " to " + path);
    }

    private Optional<String> deleteMember() {
        return anyDeclaration(
                        SymbolKind.METHOD,
                        SymbolKind.CONSTRUCTOR,
                        SymbolKind.FIELD,
                        SymbolKind.CLASS)
                .map(t -> {
                    replace(t.path, t.declaration.start(), t.declaration.end(), "");
                    return "deleted " + t.declaration.id();
                });
    }

    private Optional<String> swapParameters() {
        return anyDeclaration(SymbolKind.METHOD, SymbolKind.CONSTRUCTOR, SymbolKind.RECORD)
                .flatMap(t -> {
                    int open = text(t).indexOf('(', t.declaration.nameOffset());
                    int close = text(t).indexOf(')', open);
                    if (open < 0 || close < 0) return Optional.empty();
                    String[] parts = text(t).substring(open + 1, close).split(",", 2);
                    if (parts.length < 2) return Optional.empty();
                    replace(t.path, open + 1, close, parts[1] + ", " + parts[0]);
                    return Optional.of("swapped parameters of " + t.declaration.id());
                });
    }

    private Optional<String> changeBody() {
        String path = anyPath();
        texts.merge(path, "", (old, _) -> old.replaceFirst("return ", "return /* */ "));
        return Optional.of("changed a body in " + path);
    }
}
