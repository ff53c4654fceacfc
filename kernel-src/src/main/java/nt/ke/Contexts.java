package nt.ke;

import static nt.ke.KContext.CONTEXT_CONTROL;
import static nt.ke.KContext.CONTEXT_DEBUG_REGISTERS;
import static nt.ke.KContext.CONTEXT_EXTENDED_REGISTERS;
import static nt.ke.KContext.CONTEXT_FLAGS;
import static nt.ke.KContext.CONTEXT_FLOATING_POINT;
import static nt.ke.KContext.CONTEXT_INTEGER;
import static nt.ke.KContext.CONTEXT_SEGMENTS;

import machine.ia32.FpuState;

/// Between a thread's trap frame and the `CONTEXT` that programs know.
///
/// A program may ask for any registers; what it must not have it does not get: it stays at ring 3,
/// in flat code and stack segments, with interrupts let in, and watches no address of the kernel.
public final class Contexts {

    /// The breakpoints that a program may set: all but the bits of debug register 7 that have no
    /// such meaning.
    private static final int DR7_SETTABLE = 0xFFFF_0155;

    /** What of debug register 6 tells of breakpoints and single step. */
    private static final int DR6_MEANT = 0xE00F;

    /** Where the control register of the vector unit is. */
    private static final int MXCSR = KContext.EXTENDED_REGISTERS + 24;

    Contexts() {}

    /// The registers of a thread, as they were when it left user mode.
    ///
    /// @param parts the parts wanted, as `CONTEXT` flags
    public KContext KeContextFromKframes(KThread thread, KTrapFrame frame, int parts) {
        var context = new KContext();
        context.set(CONTEXT_FLAGS, parts);
        if (context.has(CONTEXT_CONTROL)) {
            context.set(KContext.EBP, frame.ebp);
            context.set(KContext.EIP, frame.eip);
            context.set(KContext.SEG_CS, frame.segCs);
            context.set(KContext.E_FLAGS, frame.eFlags);
            context.set(KContext.ESP, frame.hardwareEsp);
            context.set(KContext.SEG_SS, frame.hardwareSegSs);
        }
        if (context.has(CONTEXT_SEGMENTS)) {
            context.set(KContext.SEG_GS, frame.segGs);
            context.set(KContext.SEG_FS, frame.segFs);
            context.set(KContext.SEG_ES, frame.segEs);
            context.set(KContext.SEG_DS, frame.segDs);
        }
        if (context.has(CONTEXT_INTEGER)) {
            context.set(KContext.EDI, frame.edi);
            context.set(KContext.ESI, frame.esi);
            context.set(KContext.EBX, frame.ebx);
            context.set(KContext.ECX, frame.ecx);
            context.set(KContext.EDX, frame.edx);
            context.set(KContext.EAX, frame.eax);
        }
        FpuState fpu = thread.npxState;
        if (fpu != null && context.has(CONTEXT_FLOATING_POINT)) {
            fpu.saveOld(context.bytes(), KContext.FLOAT_SAVE);
        }
        if (fpu != null && context.has(CONTEXT_EXTENDED_REGISTERS)) {
            fpu.save(context.bytes(), KContext.EXTENDED_REGISTERS);
        }
        if (context.has(CONTEXT_DEBUG_REGISTERS)) {
            context.set(KContext.DR0, frame.dr0);
            context.set(KContext.DR1, frame.dr1);
            context.set(KContext.DR2, frame.dr2);
            context.set(KContext.DR3, frame.dr3);
            context.set(KContext.DR6, frame.dr6);
            context.set(KContext.DR7, frame.dr7);
        }
        return context;
    }

    /// Has a thread go on with these registers when it is back in user mode.
    ///
    /// @param parts which parts of the context are taken over, as `CONTEXT` flags
    public void KeContextToKframes(KThread thread, KTrapFrame frame, KContext context, int parts) {
        if (has(parts, CONTEXT_CONTROL)) {
            frame.ebp = context.get(KContext.EBP);
            frame.eip = context.get(KContext.EIP);
            frame.segCs = Selectors.USER_CODE;
            frame.eFlags = EFlags.sanitized(context.get(KContext.E_FLAGS));
            frame.hardwareEsp = context.get(KContext.ESP);
            frame.hardwareSegSs = Selectors.USER_DATA;
        }
        if (has(parts, CONTEXT_SEGMENTS)) {
            frame.segGs = Selectors.sanitized(context.get(KContext.SEG_GS));
            frame.segFs = Selectors.sanitized(context.get(KContext.SEG_FS));
            frame.segEs = Selectors.sanitized(context.get(KContext.SEG_ES));
            frame.segDs = Selectors.sanitized(context.get(KContext.SEG_DS));
        }
        if (has(parts, CONTEXT_INTEGER)) {
            frame.edi = context.get(KContext.EDI);
            frame.esi = context.get(KContext.ESI);
            frame.ebx = context.get(KContext.EBX);
            frame.ecx = context.get(KContext.ECX);
            frame.edx = context.get(KContext.EDX);
            frame.eax = context.get(KContext.EAX);
        }
        floatingPointToKframes(thread, context, parts);
        if (has(parts, CONTEXT_DEBUG_REGISTERS)) {
            frame.dr0 = userAddress(context.get(KContext.DR0));
            frame.dr1 = userAddress(context.get(KContext.DR1));
            frame.dr2 = userAddress(context.get(KContext.DR2));
            frame.dr3 = userAddress(context.get(KContext.DR3));
            frame.dr6 = context.get(KContext.DR6) & DR6_MEANT;
            frame.dr7 = context.get(KContext.DR7) & DR7_SETTABLE;
        }
    }

    private static void floatingPointToKframes(KThread thread, KContext context, int parts) {
        if (thread.npxState == null) {
            thread.npxState = new FpuState();
        }
        // The larger part holds all of the smaller one.
        if (has(parts, CONTEXT_EXTENDED_REGISTERS)) {
            int control = context.get(MXCSR) & FpuState.MXCSR_MASK;
            context.set(MXCSR, control);
            thread.npxState.restore(context.bytes(), KContext.EXTENDED_REGISTERS);
        } else if (has(parts, CONTEXT_FLOATING_POINT)) {
            thread.npxState.restoreOld(context.bytes(), KContext.FLOAT_SAVE);
        }
    }

    private static boolean has(int parts, int part) {
        return (parts & part) == part;
    }

    private static int userAddress(int address) {
        return Integer.compareUnsigned(address, UserMemory.MM_USER_PROBE_ADDRESS) < 0 ? address : 0;
    }
}
