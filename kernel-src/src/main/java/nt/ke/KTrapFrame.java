package nt.ke;

import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;

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

    /** The frame of the entry that this one is nested in. */
    final @Nullable KTrapFrame outer;

    public KTrapFrame() {
        this(null);
    }

    KTrapFrame(@Nullable KTrapFrame outer) {
        this.outer = outer;
    }
}
