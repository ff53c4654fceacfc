package pxr.binding.type;

/** Access flags as in class files (JVMS 4.1, 4.6), and some that only sources have. */
public final class Flags {

    public static final int PUBLIC = 1;
    public static final int PRIVATE = 1 << 1;
    public static final int PROTECTED = 1 << 2;
    public static final int STATIC = 1 << 3;
    public static final int FINAL = 1 << 4;
    public static final int BRIDGE = 1 << 6;
    public static final int VARARGS = 1 << 7;
    public static final int INTERFACE = 1 << 9;
    public static final int ABSTRACT = 1 << 10;
    public static final int SYNTHETIC = 1 << 12;
    public static final int ENUM = 1 << 14;

    /** A default method of an interface. */
    public static final int DEFAULT = 1 << 16;

    /** Of a method: its signature is polymorphic (JLS 15.12.3). */
    public static final int SIGNATURE_POLYMORPHIC = 1 << 17;

    private Flags() {}

    public static boolean has(int flags, int flag) {
        return (flags & flag) != 0;
    }
}
