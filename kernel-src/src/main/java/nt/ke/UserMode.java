package nt.ke;

import static machine.ia32.Registers.EAX;
import static machine.ia32.Registers.EBP;
import static machine.ia32.Registers.EBX;
import static machine.ia32.Registers.ECX;
import static machine.ia32.Registers.EDI;
import static machine.ia32.Registers.EDX;
import static machine.ia32.Registers.ESI;
import static machine.ia32.Registers.ESP;
import static nt.ke.KProcessorMode.KernelMode;
import static nt.rtl.KIrql.PASSIVE_LEVEL;

import machine.cpu.Processor;
import machine.ia32.Exit;
import machine.ia32.FpuState;
import machine.ia32.Ia32;
import machine.ia32.Registers;
import machine.ia32.Segment;
import machine.memory.PhysicalMemory;
import nt.hal.InterruptLevels;
import nt.rtl.IrqlRequiresMax;

/// Running programs: real IA-32 code at ring 3, on the processor one is on.
///
/// # Theory
///
/// A thread that has a program spends its life in [#run]: it loads the registers from its trap
/// frame, has the processor carry instructions out, saves the registers into the frame when that
/// ends, and does what has to be done: a system service, an exception, an interrupt. Then it goes
/// back, by way of the calls that wait for it.
///
/// The kernel itself is Java, so nothing of the entry and exit code that NT has in assembler is
/// executed as such; but what it does to the frame, and what a program can see of it, is the same.
/// While a thread is in the kernel, its frame is all there is of its program: it can go on on
/// another processor.
///
/// # Time
///
/// An instruction costs a cycle. What one processor executes passes for all of them, as at points;
/// an interrupt comes in, and the turn passes on, at exactly the instruction at which the horizon
/// is reached, however the code is executed.
///
/// Begin with [#run], then [TrapHandlers], then [SystemCalls].
public final class UserMode {

    private final InterruptLevels levels;
    private final Processors processors;
    private final Traps traps;
    private final TrapHandlers handlers;
    private final DescriptorTables[] tables;

    UserMode(
            PhysicalMemory memory,
            InterruptLevels levels,
            Processors processors,
            Traps traps,
            TrapHandlers handlers) {
        this.levels = levels;
        this.processors = processors;
        this.traps = traps;
        this.handlers = handlers;
        tables = new DescriptorTables[processors.count()];
        for (int number = 0; number < tables.length; number++) {
            tables[number] = new DescriptorTables(memory, number);
        }
    }

    /// Has the current thread go to user mode, as the frame says, until the callback is over that
    /// the frame is for. A thread's first frame is for none: then this does not return, for the
    /// thread ends in the kernel.
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public void run(KTrapFrame frame) {
        KThread thread = processors.KeGetCurrentThread();
        if (thread.npxState == null) {
            thread.npxState = new FpuState();
        }
        KTrapFrame outer = thread.trapFrame;
        thread.trapFrame = frame;
        thread.previousMode = KProcessorMode.UserMode;
        while (!frame.callbackReturned) {
            traps.KiServiceExit(thread, frame);
            visit(thread, frame);
        }
        thread.trapFrame = outer;
    }

    /** Goes to user mode once, until something brings the thread back. */
    private void visit(KThread thread, KTrapFrame frame) {
        Processor cpu = levels.pcr().cpu();
        Ia32 core = cpu.core();
        load(core.registers(), tables[cpu.number()], thread, frame);
        thread.mode = KProcessorMode.UserMode;
        Exit exit = cpu.executeInstructions();
        save(core.registers(), frame);
        if (exit == Exit.BUDGET) {
            cpu.serveInterrupt();
            thread.mode = KernelMode;
        } else {
            thread.mode = KernelMode;
            handlers.handle(thread, frame, core, exit);
        }
    }

    private static void load(
            Registers registers, DescriptorTables tables, KThread thread, KTrapFrame frame) {
        int[] general = registers.general;
        general[EAX] = frame.eax;
        general[ECX] = frame.ecx;
        general[EDX] = frame.edx;
        general[EBX] = frame.ebx;
        general[ESP] = frame.hardwareEsp;
        general[EBP] = frame.ebp;
        general[ESI] = frame.esi;
        general[EDI] = frame.edi;
        registers.eip = frame.eip;
        registers.setEflags(frame.eFlags);
        if (thread.npxState != null) {
            registers.fpu = thread.npxState;
        }
        boolean moved = tables.setTeb(thread.teb);
        if (moved) {
            tables.load(registers);
        }
        Segment[] segments = registers.segments;
        loadSegment(segments, Segment.ES, frame.segEs, thread, moved);
        loadSegment(segments, Segment.CS, frame.segCs, thread, moved);
        loadSegment(segments, Segment.SS, frame.hardwareSegSs, thread, moved);
        loadSegment(segments, Segment.DS, frame.segDs, thread, moved);
        loadSegment(segments, Segment.FS, frame.segFs, thread, moved);
        loadSegment(segments, Segment.GS, frame.segGs, thread, moved);
        loadDebugRegisters(registers.debug, frame);
        registers.refresh();
    }

    private static void loadSegment(
            Segment[] segments, int register, int selector, KThread thread, boolean moved) {
        if (moved || segments[register].selector != selector) {
            DescriptorTables.loadSegment(segments[register], selector, thread.teb);
        }
    }

    private static void loadDebugRegisters(int[] debug, KTrapFrame frame) {
        debug[7] = frame.dr7;
        if (frame.dr7 != 0) {
            debug[0] = frame.dr0;
            debug[1] = frame.dr1;
            debug[2] = frame.dr2;
            debug[3] = frame.dr3;
        }
    }

    private static void save(Registers registers, KTrapFrame frame) {
        int[] general = registers.general;
        frame.eax = general[EAX];
        frame.ecx = general[ECX];
        frame.edx = general[EDX];
        frame.ebx = general[EBX];
        frame.hardwareEsp = general[ESP];
        frame.ebp = general[EBP];
        frame.esi = general[ESI];
        frame.edi = general[EDI];
        frame.eip = registers.eip;
        frame.eFlags = registers.eflags();
        Segment[] segments = registers.segments;
        frame.segEs = segments[Segment.ES].selector;
        frame.segCs = segments[Segment.CS].selector;
        frame.hardwareSegSs = segments[Segment.SS].selector;
        frame.segDs = segments[Segment.DS].selector;
        frame.segFs = segments[Segment.FS].selector;
        frame.segGs = segments[Segment.GS].selector;
    }
}
