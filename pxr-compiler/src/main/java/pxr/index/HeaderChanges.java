package pxr.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pxr.symbol.SymbolKind;
import pxr.symbol.TypeHeader;

/// In what the types that files declare differ from what they were: all that other files can take
/// notice of. [AffectedFiles] says who does.
public final class HeaderChanges {

    private static final int PUBLIC = 1;

    private final Set<String> compared = new TreeSet<>();
    private final Set<String> names = new TreeSet<>();
    private final Set<String> shapes = new TreeSet<>();
    private final Map<String, Set<String>> members = new TreeMap<>();
    private final Set<String> packages = new TreeSet<>();
    private final Set<String> moved = new TreeSet<>();

    /** Takes note of a type, which was not there before, or is not there now, where it is null. */
    public void compare(@Nullable TypeHeader before, @Nullable TypeHeader now) {
        TypeHeader known = before != null ? before : now;
        if (known == null) return;
        compared.add(known.id());
        if (Objects.equals(before, now)) return;
        if (before == null || now == null) {
            shapes.add(known.id());
            if (known.isTopLevel()) names.add(known.id());
            else membersOf(known.enclosing()).add(known.name());
            return;
        }
        if (!before.shape().equals(now.shape())) shapes.add(known.id());
        // An import on demand passes over the name of a class that is not public.
        if (known.isTopLevel() && isPublic(before) != isPublic(now)) names.add(known.id());
        compareMembers(before, now);
    }

    private static boolean isPublic(TypeHeader type) {
        return (type.flags() & PUBLIC) != 0;
    }

    private Set<String> membersOf(String type) {
        return members.computeIfAbsent(type, _ -> new TreeSet<>());
    }

    private void compareMembers(TypeHeader before, TypeHeader now) {
        Map<String, List<Object>> old = byName(before);
        Map<String, List<Object>> current = byName(now);
        Set<String> all = new HashSet<>(old.keySet());
        all.addAll(current.keySet());
        all.removeIf(name -> Objects.equals(old.get(name), current.get(name)));
        // A record pattern takes the components in order.
        List<String> components = components(now);
        if (!components(before).equals(components)) all.addAll(components);
        if (!all.isEmpty()) membersOf(now.id()).addAll(all);
    }

    private static Map<String, List<Object>> byName(TypeHeader type) {
        Map<String, List<Object>> byName = new HashMap<>();
        for (TypeHeader.Field field : type.fields()) add(byName, field.name(), field);
        for (TypeHeader.Method method : type.methods()) add(byName, method.name(), method);
        for (String member : type.memberTypes()) add(byName, member, member);
        return byName;
    }

    private static void add(Map<String, List<Object>> byName, String name, Object member) {
        byName.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(member);
    }

    private static List<String> components(TypeHeader type) {
        return type.fields().stream()
                .filter(f -> f.kind() == SymbolKind.RECORD_COMPONENT)
                .map(TypeHeader.Field::name)
                .toList();
    }

    /** Takes note of a type that is found in another file now, be it the same or not. */
    public void addMoved(String id) {
        moved.add(id);
    }

    /** Takes note of a package that came or went. */
    public void addPackage(String name) {
        packages.add(name);
    }

    /** Ids of the top-level types that came, went, or can be seen from elsewhere now or no more. */
    Set<String> names() {
        return names;
    }

    /** Ids of the types that changed otherwise than by their members. */
    Set<String> shapes() {
        Set<String> all = new TreeSet<>(shapes);
        // A class's type parameters are those of its inner classes, too.
        for (String id : compared)
            if (shapes.stream().anyMatch(s -> id.startsWith(s + '$'))) all.add(id);
        return all;
    }

    /** The names of the members that came, went or changed, by the id of their type. */
    Map<String, Set<String>> members() {
        return members;
    }

    /** The types that are found in another file. */
    Set<String> moved() {
        return moved;
    }

    /** The packages that came or went. */
    Set<String> packages() {
        return packages;
    }
}
