package pxr.binding.type;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The primitive types (JLS 4.2), and `void`. */
public enum Primitive implements Type {
    BYTE("java.lang.Byte"),
    SHORT("java.lang.Short"),
    CHAR("java.lang.Character"),
    INT("java.lang.Integer"),
    LONG("java.lang.Long"),
    FLOAT("java.lang.Float"),
    DOUBLE("java.lang.Double"),
    BOOLEAN("java.lang.Boolean"),
    VOID("java.lang.Void");

    private final String keyword = name().toLowerCase(Locale.ROOT);
    private final String box;

    Primitive(String box) {
        this.box = box;
    }

    /** The binary name of the class that boxes it. */
    public String box() {
        return box;
    }

    public boolean isNumeric() {
        return this != BOOLEAN && this != VOID;
    }

    public boolean isIntegral() {
        return ordinal() <= LONG.ordinal();
    }

    /** Whether it is a subtype among the primitive types (JLS 4.10.1). */
    public boolean isSubtypeOf(Primitive other) {
        if (this == other) return true;
        if (!isNumeric() || !other.isNumeric() || other == CHAR) return false;
        return this == CHAR ? other.ordinal() >= INT.ordinal() : ordinal() < other.ordinal();
    }

    /** The type of an operation on both (JLS 5.6). */
    public static Primitive promoted(Primitive a, Primitive b) {
        Primitive wider = a.ordinal() > b.ordinal() ? a : b;
        return wider.ordinal() < INT.ordinal() ? INT : wider;
    }

    public static @Nullable Primitive of(String keyword) {
        for (Primitive p : values()) if (p.keyword.equals(keyword)) return p;
        return null;
    }

    /** The primitive type that the class boxes, or null. */
    public static @Nullable Primitive boxedBy(String className) {
        if (!className.startsWith("java.lang.")) return null;
        for (Primitive p : values()) if (p.box.equals(className)) return p;
        return null;
    }

    @Override
    public String toString() {
        return keyword;
    }
}
