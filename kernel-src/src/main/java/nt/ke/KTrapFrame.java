package nt.ke;

import nt.rtl.Nt;

/// What a processor was doing when it left user mode, and where it goes on when it is back there.
/// Whoever changes the frame changes what the program does next.
///
/// A thread has one frame for its way into the kernel, at the beginning of its kernel stack; a
/// callback from the kernel into user mode ([UserCallbacks]) adds one for each nesting.
///
/// @model The frame is an object, not memory of the kernel stack. What only a debugger reads
///   (`DbgEbp` to `TempEsp`), and virtual 8086 mode's segments, are left out; the exception list is
///   kept in the thread's TEB alone.
/// @source https://github.com/volatilityfoundation/volatility `win2003_sp1_x86_vtypes.py`
@Nt("KTRAP_FRAME")
public final class KTrapFrame {

    // ---- debug registers: as the program wants them, active while `dr7` enables any
    public int dr0;
    public int dr1;
    public int dr2;
    public int dr3;
    public int dr6;
    public int dr7;

    // ---- segments
    public int segGs;
    public int segEs = Selectors.USER_DATA;
    public int segDs = Selectors.USER_DATA;
    public int segFs = Selectors.USER_TEB;

    // ---- registers
    public int edx;
    public int ecx;
    public int eax;
    public int edi;
    public int esi;
    public int ebx;
    public int ebp;

    /** The mode of the thread before this entry. */
    public KProcessorMode previousPreviousMode = KProcessorMode.UserMode;

    // ---- what the processor itself saves
    /** The error code of the exception; 0 for what has none. */
    public int errCode;

    public int eip;
    public int segCs = Selectors.USER_CODE;
    public int eFlags = EFlags.INTERRUPT;
    public int hardwareEsp;
    public int hardwareSegSs = Selectors.USER_DATA;

    /** The callback that this frame is for has returned: the thread is not to go back there. */
    boolean callbackReturned;

    /// Has the program go on at a certain place of `ntdll`, with the segments that programs begin
    /// with.
    ///
    /// @param entry where
    /// @param stack what it finds in `esp`
    void enter(int entry, int stack) {
        eip = entry;
        hardwareEsp = stack;
        eFlags = EFlags.sanitized(eFlags) & ~EFlags.TRAP;
        segCs = Selectors.USER_CODE;
        hardwareSegSs = Selectors.USER_DATA;
        segDs = Selectors.USER_DATA;
        segEs = Selectors.USER_DATA;
        segFs = Selectors.USER_TEB;
        segGs = 0;
    }

    /** The registers in the order in which instructions number them, and a zero. */
    int[] general() {
        return new int[] {eax, ecx, edx, ebx, hardwareEsp, ebp, esi, edi, 0};
    }

    /// A register, or a part of it.
    ///
    /// @param number as instructions number it
    /// @param size 1, 2 or 4 bytes
    int register(int number, int size) {
        return switch (size) {
            case 1 -> general()[number & 3] >>> ((number & 4) << 1) & 0xFF;
            case 2 -> general()[number] & 0xFFFF;
            default -> general()[number];
        };
    }
}
