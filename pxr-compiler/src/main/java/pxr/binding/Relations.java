package pxr.binding;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.ClassType;
import pxr.binding.type.Flags;
import pxr.binding.type.MethodSymbol;
import pxr.binding.type.Overriding;
import pxr.binding.type.Type;
import pxr.binding.type.TypeSymbol;
import pxr.binding.type.Types;
import pxr.symbol.FileFacts;

/** Which methods override or implement which (JLS 8.4.8, 9.4.1). */
final class Relations {

    private static final String DIRECT = "direct";
    private static final String INDIRECT = "indirect";

    private final Types types;

    Relations(Types types) {
        this.types = types;
    }

    /** All rows about one class. */
    List<FileFacts.Override> of(SourceType type) {
        List<FileFacts.Override> rows = new ArrayList<>();
        for (MethodSymbol method : type.methods()) {
            if (!isInheritable(method)) continue;
            List<MethodSymbol> overridden = overridden(method, type);
            for (MethodSymbol other : overridden) {
                String relation = isIndirect(other, overridden) ? INDIRECT : DIRECT;
                rows.add(new FileFacts.Override(method.id(), relation, other.id()));
            }
        }
        addInheritedImplementations(type, rows);
        return rows;
    }

    List<String> directlyOverridden(MethodSymbol method, SourceType type) {
        if (!isInheritable(method)) return List.of();
        List<MethodSymbol> overridden = overridden(method, type);
        return overridden.stream()
                .filter(o -> !isIndirect(o, overridden))
                .map(MethodSymbol::id)
                .toList();
    }

    private static boolean isInheritable(MethodSymbol method) {
        return !method.isConstructor() && !method.has(Flags.STATIC | Flags.PRIVATE);
    }

    private List<MethodSymbol> overridden(MethodSymbol method, TypeSymbol type) {
        List<MethodSymbol> found = new ArrayList<>(1);
        for (TypeSymbol ancestor : type.closure().keySet()) {
            if (ancestor == type) continue;
            for (MethodSymbol other : ancestor.methods(method.name())) {
                if (overrides(method, other, type)) found.add(other);
            }
        }
        return found;
    }

    private boolean overrides(MethodSymbol method, MethodSymbol other, TypeSymbol in) {
        return other.arity() == method.arity()
                && isInheritable(other)
                && isVisible(other, method.owner())
                && isVisible(other, in)
                && !(method.owner().isInterface() && isHiddenMember(other))
                && Overriding.haveSameParameters(method, other, in.thisType(), types);
    }

    /** An interface has Object's public members only (JLS 9.2). */
    private static boolean isHiddenMember(MethodSymbol ofObject) {
        return !ofObject.has(Flags.PUBLIC);
    }

    private static boolean isVisible(MethodSymbol method, TypeSymbol from) {
        return method.has(Flags.PUBLIC | Flags.PROTECTED)
                || method.owner().packageName().equals(from.packageName());
    }

    /** Whether another overridden method overrides this one. */
    private boolean isIndirect(MethodSymbol method, List<MethodSymbol> overridden) {
        return overridden.stream()
                .anyMatch(o ->
                        o != method
                                && o.owner() != method.owner()
                                && o.owner().isSubclassOf(method.owner())
                                && overrides(o, method, o.owner()));
    }

    /** A class may inherit from its superclass what implements an interface of its own. */
    private void addInheritedImplementations(SourceType type, List<FileFacts.Override> rows) {
        ClassType superclass = type.superclass();
        if (type.isInterface() || superclass == null) return;
        for (TypeSymbol ancestor : type.closure().keySet()) {
            if (!ancestor.isInterface() || superclass.symbol().isSubclassOf(ancestor)) continue;
            for (MethodSymbol method : ancestor.methods()) {
                if (!isInheritable(method)) continue;
                MethodSymbol by = implementation(method, type);
                if (by != null && by.owner() != type && !by.owner().isSubclassOf(ancestor)) {
                    rows.add(new FileFacts.Override(by.id(), "via:" + type.id(), method.id()));
                }
            }
        }
    }

    /** The concrete method that the class has from a superclass in the place of an interface's. */
    private @Nullable MethodSymbol implementation(MethodSymbol method, TypeSymbol type) {
        Type site = type.thisType();
        for (TypeSymbol ancestor : type.closure().keySet()) {
            if (ancestor.isInterface()) continue;
            for (MethodSymbol other : ancestor.methods(method.name())) {
                if (isInheritable(other)
                        && (!other.has(Flags.ABSTRACT) || ancestor.isSubclassOf(method.owner()))
                        && isVisible(other, type)
                        && Overriding.haveSameParameters(other, method, site, types)) {
                    return other;
                }
            }
        }
        return null;
    }
}
