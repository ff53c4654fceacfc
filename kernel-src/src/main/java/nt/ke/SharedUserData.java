package nt.ke;

import machine.memory.PhysicalMemory;
import nt.rtl.Nt;

/// The page of memory that the kernel writes and every program reads, without asking: the time,
/// what processor and what system this is, and how to call it.
///
/// Here is where its fields are and who writes which of them. [SystemTime] keeps the times in it.
///
/// | fields | written |
/// |---|---|
/// | `TickCountMultiplier`, versions, paths and policies | when the kernel is made |
/// | `InterruptTime`, `SystemTime`, `TickCount` | by the clock interrupt |
/// | `ProcessorFeatures`, `NumberOfPhysicalPages` | when processors and memory are known |
/// | `SystemCall`, `SystemCallReturn` | when ntdll has been mapped |
///
/// All others stay 0, as on a system on which nobody uses what they are for.
///
/// @model `Cookie` is the same in every run, for nothing here depends on chance. There is no time
///   zone but UTC.
/// @source https://github.com/volatilityfoundation/volatility `win2003_sp1_x86_vtypes.py` (the
///   offsets)
/// @source
///   https://www.geoffchappell.com/studies/windows/km/ntoskrnl/inc/api/ntexapi_x/kuser_shared_data/
@Nt("KUSER_SHARED_DATA")
public final class SharedUserData {

    /** Where user mode sees it, read only. */
    public static final int USER_ADDRESS = 0x7FFE_0000;

    /** Where the kernel sees it. */
    public static final int KERNEL_ADDRESS = 0xFFDF_0000;

    /** Its physical address. */
    static final long PAGE = 0x41000;

    static final int SIZE = 0x378;

    // The tick count that older systems have at 0 stays 0.
    static final int TICK_COUNT_MULTIPLIER = 0x4;
    static final int INTERRUPT_TIME = 0x8;
    static final int SYSTEM_TIME = 0x14;
    static final int TIME_ZONE_BIAS = 0x20;
    static final int IMAGE_NUMBER_LOW = 0x2C;
    static final int IMAGE_NUMBER_HIGH = 0x2E;
    static final int NT_SYSTEM_ROOT = 0x30;
    static final int TIME_ZONE_ID = 0x240;
    static final int LARGE_PAGE_MINIMUM = 0x244;
    static final int NT_PRODUCT_TYPE = 0x264;
    static final int PRODUCT_TYPE_IS_VALID = 0x268;
    static final int NT_MAJOR_VERSION = 0x26C;
    static final int NT_MINOR_VERSION = 0x270;
    static final int PROCESSOR_FEATURES = 0x274;
    static final int SYSTEM_EXPIRATION_DATE = 0x2C8;
    static final int SUITE_MASK = 0x2D0;
    static final int NX_SUPPORT_POLICY = 0x2D5;
    static final int COM_PLUS_PACKAGE = 0x2E0;
    static final int NUMBER_OF_PHYSICAL_PAGES = 0x2E8;
    static final int TEST_RET_INSTRUCTION = 0x2F8;
    static final int SYSTEM_CALL = 0x300;
    static final int SYSTEM_CALL_RETURN = 0x304;
    static final int TICK_COUNT = 0x320;
    static final int COOKIE = 0x330;

    /** What a system of the terminal services family says: for one user at a time. */
    private static final int TERMINAL_AND_SINGLE_USER = 0x110;

    private static final int IMAGE_FILE_MACHINE_I386 = 0x14C;
    private static final int LARGE_PAGE = 0x40_0000;
    private static final int NT_PRODUCT_SERVER = 3;
    private static final int OPT_OUT = 3;
    private static final int NO_PACKAGE = -1;
    private static final int RET = 0xC3;
    private static final int MULTIPLIER_BITS = 24;
    private static final int UNITS_PER_MILLISECOND = 10_000;

    private final PhysicalMemory memory;

    /// @param clockPeriod in 100-ns units
    SharedUserData(PhysicalMemory memory, int clockPeriod) {
        this.memory = memory;
        write(TICK_COUNT_MULTIPLIER, multiplier(clockPeriod));
        writeShort(IMAGE_NUMBER_LOW, IMAGE_FILE_MACHINE_I386);
        writeShort(IMAGE_NUMBER_HIGH, IMAGE_FILE_MACHINE_I386);
        writeString(NT_SYSTEM_ROOT, "C:\\WINDOWS");
        write(LARGE_PAGE_MINIMUM, LARGE_PAGE);
        write(NT_PRODUCT_TYPE, NT_PRODUCT_SERVER);
        writeByte(PRODUCT_TYPE_IS_VALID, 1);
        write(NT_MAJOR_VERSION, 5);
        write(NT_MINOR_VERSION, 2);
        write(SUITE_MASK, TERMINAL_AND_SINGLE_USER);
        writeByte(NX_SUPPORT_POLICY, OPT_OUT);
        write(COM_PLUS_PACKAGE, NO_PACKAGE);
        write(TEST_RET_INSTRUCTION, RET);
        write(COOKIE, Long.hashCode(SystemTime.BOOT_TIME));
    }

    /** Milliseconds of a tick, with 24 bits after the point. */
    private static int multiplier(int clockPeriod) {
        return (int) (((long) clockPeriod << MULTIPLIER_BITS) / UNITS_PER_MILLISECOND);
    }

    /** The number of the frame that it is in. */
    public static int frame() {
        return (int) (PAGE / PhysicalMemory.PAGE_SIZE);
    }

    /** Says how programs enter the kernel: two addresses in ntdll. */
    public void setSystemCall(int entry, int systemCallReturn) {
        write(SYSTEM_CALL, entry);
        write(SYSTEM_CALL_RETURN, systemCallReturn);
    }

    public void setNumberOfPhysicalPages(int pages) {
        write(NUMBER_OF_PHYSICAL_PAGES, pages);
    }

    /** Says whether all processors have a feature. */
    public void setProcessorFeature(ProcessorFeature feature, boolean present) {
        writeByte(PROCESSOR_FEATURES + feature.number(), present ? 1 : 0);
    }

    public boolean processorFeature(ProcessorFeature feature) {
        return memory.readByte(PAGE + PROCESSOR_FEATURES + feature.number()) != 0;
    }

    /** What programs and kernel mix into pointers that they keep. */
    public int cookie() {
        return memory.readInt(PAGE + COOKIE);
    }

    int read(int field) {
        return memory.readInt(PAGE + field);
    }

    void write(int field, int value) {
        memory.writeInt(PAGE + field, value);
    }

    private void writeByte(int field, int value) {
        memory.writeByte(PAGE + field, (byte) value);
    }

    private void writeShort(int field, int value) {
        writeByte(field, value);
        writeByte(field + 1, value >> Byte.SIZE);
    }

    private void writeString(int field, String text) {
        for (int index = 0; index < text.length(); index++) {
            writeShort(field + index * Character.BYTES, text.charAt(index));
        }
    }
}
