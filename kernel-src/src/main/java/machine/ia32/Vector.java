package machine.ia32;

/** The numbers of the exceptions. */
public final class Vector {

    public static final int DIVIDE_ERROR = 0;
    public static final int DEBUG = 1;
    public static final int NON_MASKABLE = 2;
    public static final int BREAKPOINT = 3;
    public static final int OVERFLOW = 4;
    public static final int BOUND = 5;
    public static final int INVALID_OPCODE = 6;
    public static final int DEVICE_NOT_AVAILABLE = 7;
    public static final int DOUBLE_FAULT = 8;
    public static final int INVALID_TASK = 10;
    public static final int NOT_PRESENT = 11;
    public static final int STACK_FAULT = 12;
    public static final int GENERAL_PROTECTION = 13;
    public static final int PAGE_FAULT = 14;
    public static final int FLOATING_POINT = 16;
    public static final int ALIGNMENT = 17;
    public static final int SIMD = 19;

    private Vector() {}

    /** Whether an error code comes with it. */
    public static boolean hasErrorCode(int vector) {
        return switch (vector) {
            case DOUBLE_FAULT,
                    INVALID_TASK,
                    NOT_PRESENT,
                    STACK_FAULT,
                    GENERAL_PROTECTION,
                    PAGE_FAULT,
                    ALIGNMENT ->
                    true;
            default -> false;
        };
    }

    /// Whether two of this kind make a double fault: divide error, and those about segments.
    static boolean isContributory(int vector) {
        return switch (vector) {
            case DIVIDE_ERROR, INVALID_TASK, NOT_PRESENT, STACK_FAULT, GENERAL_PROTECTION -> true;
            default -> false;
        };
    }
}
