package pxr.binding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.ArrayType;
import pxr.binding.type.ClassType;
import pxr.binding.type.FieldSymbol;
import pxr.binding.type.Flags;
import pxr.binding.type.MethodSymbol;
import pxr.binding.type.Overriding;
import pxr.binding.type.Type;
import pxr.binding.type.TypeSymbol;
import pxr.binding.type.Types;

/**
 * The members of types, inherited ones among them (JLS 8.2, 9.2), as far as they are accessible
 * (6.6).
 */
final class Members {

    private Members() {}

    /** A member type of that name, or an inherited one. */
    static @Nullable TypeSymbol memberType(TypeSymbol site, String name) {
        return memberType(site, name, new HashSet<>(4));
    }

    /** Goes up by hand: supertypes may not be settled yet while headers are resolved. */
    private static @Nullable TypeSymbol memberType(
            TypeSymbol type, String name, Set<TypeSymbol> seen) {
        if (!seen.add(type)) return null;
        TypeSymbol own = type.memberType(name);
        if (own != null) return own;
        ClassType superclass = type.superclass();
        if (superclass != null) {
            TypeSymbol found = memberType(superclass.symbol(), name, seen);
            if (found != null && isInherited(found.flags(), found, type)) return found;
        }
        for (ClassType i : type.interfaces()) {
            TypeSymbol found = memberType(i.symbol(), name, seen);
            if (found != null) return found;
        }
        return null;
    }

    private static boolean isInherited(int flags, TypeSymbol member, TypeSymbol by) {
        if (Flags.has(flags, Flags.PUBLIC | Flags.PROTECTED)) return true;
        if (Flags.has(flags, Flags.PRIVATE)) return member.outermost() == by.outermost();
        return member.packageName().equals(by.packageName());
    }

    /** The field of that name that the accessor can use in the type. */
    static @Nullable FieldSymbol field(TypeSymbol site, String name, Accessor accessor) {
        for (TypeSymbol type : site.closure().keySet()) {
            FieldSymbol field = type.field(name);
            if (field != null && accessor.canUse(field.flags(), type, site)) return field;
        }
        return null;
    }

    static @Nullable FieldSymbol field(Type site, String name, Accessor accessor, Types types) {
        for (ClassType c : types.classTypes(site)) {
            FieldSymbol field = field(c.symbol(), name, accessor);
            if (field != null) return field;
        }
        return null;
    }

    /** The methods of that name that the accessor can use, without those that others override. */
    static List<MethodSymbol> methods(Type site, String name, Accessor accessor, Types types) {
        // An array's members are Object's, and its clone() is public (JLS 10.7).
        Accessor allowed =
                site instanceof ArrayType ? new Accessor(accessor.from(), true) : accessor;
        List<MethodSymbol> found = new ArrayList<>();
        for (ClassType c : types.classTypes(site)) addMethods(c, name, allowed, types, found);
        return found;
    }

    private static void addMethods(
            ClassType site, String name, Accessor accessor, Types types, List<MethodSymbol> found) {
        for (TypeSymbol type : site.symbol().closure().keySet()) {
            for (MethodSymbol method : type.methods(name)) {
                if (method.isStatic() && type.isInterface() && type != site.symbol()) continue;
                if (!accessor.canUse(method.flags(), type, site.symbol())) continue;
                if (isAmbiguous(method, found, site, types)
                        || !isOverridden(method, found, site, types)) {
                    found.add(method);
                }
            }
        }
    }

    /// Whether an interface inherits a method of Object's from several others of which none
    /// overrides the rest. Any of them may be meant then (JLS 15.12.2.5), and javac takes Object's.
    private static boolean isAmbiguous(
            MethodSymbol ofObject, List<MethodSymbol> found, ClassType site, Types types) {
        return site.symbol().isInterface()
                && !ofObject.owner().isInterface()
                && found.stream()
                                .filter(m ->
                                        m.owner().isInterface()
                                                && Overriding.haveSameParameters(
                                                        m, ofObject, site, types))
                                .count()
                        > 1;
    }

    private static boolean isOverridden(
            MethodSymbol method, List<MethodSymbol> found, Type site, Types types) {
        for (MethodSymbol other : found) {
            if (other == method) return true;
            if (other.arity() == method.arity()
                    && other.owner() != method.owner()
                    && (other.owner().isSubclassOf(method.owner())
                            || isClassOverInterface(other, method))
                    && Overriding.haveSameParameters(other, method, site, types)) {
                return true;
            }
        }
        return false;
    }

    /** What a class inherits from its superclass implements an interface's method (JLS 8.4.8). */
    private static boolean isClassOverInterface(MethodSymbol found, MethodSymbol method) {
        return !found.owner().isInterface()
                && !found.has(Flags.ABSTRACT)
                && method.owner().isInterface();
    }

    /** Whether the type or a supertype has a method of that name, accessible or not. */
    static boolean hasMethod(TypeSymbol site, String name) {
        for (TypeSymbol type : site.closure().keySet()) {
            if (!type.methods(name).isEmpty()) return true;
        }
        return false;
    }

    static List<MethodSymbol> constructors(TypeSymbol type, Accessor accessor) {
        return type.methods(MethodSymbol.CONSTRUCTOR).stream()
                .filter(c -> accessor.canConstruct(c.flags(), type))
                .toList();
    }
}
