package machine.ia32;

import static machine.ia32.Instruction.MEMORY;
import static machine.ia32.Registers.EAX;
import static machine.ia32.Registers.ECX;
import static machine.ia32.Registers.EDX;

import java.util.function.LongSupplier;

/** Executes what operating systems need, and what asks about the processor. */
final class SystemUnit {

    private static final int MSR_SYSENTER_CS = 0x174;
    private static final int MSR_SYSENTER_ESP = 0x175;
    private static final int MSR_SYSENTER_EIP = 0x176;
    private static final int MSR_TIME_STAMP = 0x10;
    private static final int MSR_EFER = 0xC0000080;
    private static final int NO_EXECUTE_ENABLE = 1 << 11;

    private static final int CR0_CHANGEABLE =
            Registers.PE
                    | Registers.MP
                    | Registers.EM
                    | Registers.TS
                    | Registers.NE
                    | Registers.WP
                    | Registers.AM
                    | 3 << 29
                    | Registers.PG;
    private static final int CR0_EXTENSION_TYPE = 1 << 4;
    private static final int CR4_KNOWN =
            Registers.TSD
                    | Registers.DE
                    | Registers.PSE
                    | Registers.PAE
                    | Registers.PGE
                    | Registers.OSFXSR
                    | Registers.OSXMMEXCPT;

    private final Registers registers;
    private final Bus bus;
    private final Operands operands;
    private final SegmentLoader loader;
    private final Privilege privilege;
    private final Ports ports;
    private final Identity identity;
    private final LongSupplier timeStamp;

    SystemUnit(
            Operands operands,
            SegmentLoader loader,
            Privilege privilege,
            Ports ports,
            Identity identity,
            LongSupplier timeStamp) {
        this.operands = operands;
        this.loader = loader;
        this.privilege = privilege;
        this.ports = ports;
        this.identity = identity;
        this.timeStamp = timeStamp;
        registers = operands.registers;
        bus = operands.bus;
    }

    /** Whether it was an instruction of this unit, and has been executed. */
    boolean execute(Instruction it) {
        switch (it.operation) {
            case MOV_FROM_SEGMENT -> storeSelector(it, registers.segments[segment(it)].selector);
            case MOV_TO_SEGMENT -> moveToSegment(it);
            case LOAD_FAR_POINTER -> loadFarPointer(it);
            case IN -> in(it);
            case OUT -> out(it);
            case RDTSC -> readTimeStamp();
            case CPUID -> identity.answer(registers);
            case SGDT -> storeTable(it, registers.gdtLimit, registers.gdtBase);
            case SIDT -> storeTable(it, registers.idtLimit, registers.idtBase);
            case SMSW -> storeWord(it, registers.cr0);
            case SLDT -> storeSelector(it, registers.ldtr.selector);
            case STR -> storeSelector(it, registers.tr.selector);
            case LAR -> loadRights(it);
            case LSL -> loadLimit(it);
            case VERR ->
                    registers.setZero(Descriptor.isReadable(visibleRights(operands.target(it))));
            case VERW ->
                    registers.setZero(Descriptor.isWritable(visibleRights(operands.target(it))));
            case ARPL -> adjustRequestedLevel(it);
            default -> {
                return executePrivileged(it);
            }
        }
        return true;
    }

    private boolean executePrivileged(Instruction it) {
        switch (it.operation) {
            case LGDT, LIDT -> {
                privilege.checkSupervisor();
                loadTable(it);
            }
            case LLDT -> {
                privilege.checkSupervisor();
                loadLocalTable(operands.target(it));
            }
            case LTR -> {
                privilege.checkSupervisor();
                loadTask(operands.target(it));
            }
            case LMSW -> {
                privilege.checkSupervisor();
                int low = operands.target(it) & 15;
                setCr0(registers.cr0 & ~14 | low);
            }
            case CLTS -> {
                privilege.checkSupervisor();
                registers.cr0 &= ~Registers.TS;
            }
            case INVD, WBINVD -> privilege.checkSupervisor();
            case INVLPG -> {
                privilege.checkSupervisor();
                Segment segment = registers.segments[it.segment];
                bus.mmu().invalidate(segment.base + operands.offset(it));
            }
            case MOV_FROM_CONTROL -> {
                privilege.checkSupervisor();
                registers.general[it.target] = control(it.source);
            }
            case MOV_TO_CONTROL -> {
                privilege.checkSupervisor();
                setControl(it.target, registers.general[it.source]);
            }
            case MOV_FROM_DEBUG -> {
                privilege.checkSupervisor();
                registers.general[it.target] = registers.debug[debug(it.source)];
            }
            case MOV_TO_DEBUG -> {
                privilege.checkSupervisor();
                setDebug(debug(it.target), registers.general[it.source]);
            }
            case RDMSR -> {
                privilege.checkSupervisor();
                readModelSpecific();
            }
            case WRMSR -> {
                privilege.checkSupervisor();
                writeModelSpecific();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    // ---- segments ---------------------------------------------------------------------------

    private static int segment(Instruction it) {
        if (it.source > Segment.GS) {
            throw Fault.invalidOpcode();
        }
        return it.source;
    }

    /** Into memory go 16 bits only, into a register as many as it has. */
    private void storeSelector(Instruction it, int selector) {
        operands.put(it, it.target == MEMORY ? 2 : it.size, selector);
    }

    private void storeWord(Instruction it, int value) {
        operands.put(it, it.target == MEMORY ? 2 : it.size, value);
    }

    private void moveToSegment(Instruction it) {
        if (it.target == Segment.CS || it.target > Segment.GS) {
            throw Fault.invalidOpcode();
        }
        loader.load(it.target, operands.value(it, it.source, 2));
    }

    private void loadFarPointer(Instruction it) {
        int offset = operands.offset(it);
        int value = bus.read(it.segment, offset, it.size);
        loader.load(it.third, bus.read(it.segment, offset + it.size, 2));
        registers.set(it.target, it.size, value);
    }

    private int visibleRights(int selector) {
        int rights = Descriptor.rights(loader.visibleDescriptor(selector));
        return Descriptor.isNormal(rights) ? rights : 0;
    }

    private void loadRights(Instruction it) {
        long descriptor = loader.visibleDescriptor(operands.value(it, it.source, 2));
        // With the limit's highest bits, which the manuals leave undefined.
        int rights = (int) (descriptor >>> 32) & 0x00FFFF00;
        boolean valid =
                descriptor != 0
                        && (Descriptor.isNormal(rights)
                                || isSystemType(
                                        Descriptor.type(rights),
                                        Descriptor.CALL_GATE_16,
                                        Descriptor.TASK_GATE,
                                        Descriptor.CALL_GATE));
        registers.setZero(valid);
        if (valid) {
            registers.set(it.target, it.size, rights);
        }
    }

    private void loadLimit(Instruction it) {
        long descriptor = loader.visibleDescriptor(operands.value(it, it.source, 2));
        int rights = Descriptor.rights(descriptor);
        boolean valid =
                descriptor != 0
                        && (Descriptor.isNormal(rights) || isSystemType(Descriptor.type(rights)));
        registers.setZero(valid);
        if (valid) {
            registers.set(it.target, it.size, Descriptor.limit(descriptor));
        }
    }

    /** Whether it is a task state segment, a local table, or one of the others given. */
    private static boolean isSystemType(int type, int... others) {
        for (int other : others) {
            if (type == other) {
                return true;
            }
        }
        return switch (type) {
            case Descriptor.TASK_16,
                    Descriptor.LOCAL_TABLE,
                    Descriptor.BUSY_TASK_16,
                    Descriptor.TASK,
                    Descriptor.BUSY_TASK ->
                    true;
            default -> false;
        };
    }

    private void adjustRequestedLevel(Instruction it) {
        int selector = operands.load(it);
        int level = operands.source(it) & 3;
        boolean adjusts = (selector & 3) < level;
        operands.store(it, adjusts ? selector & ~3 | level : selector);
        registers.setZero(adjusts);
    }

    private void loadLocalTable(int selector) {
        if (SegmentLoader.isNull(selector)) {
            registers.ldtr.load(selector, 0, 0, 0);
            return;
        }
        registers.ldtr.load(selector, systemDescriptor(selector, Descriptor.LOCAL_TABLE));
    }

    private void loadTask(int selector) {
        if (SegmentLoader.isNull(selector)) {
            throw Fault.generalProtection(0);
        }
        long descriptor = systemDescriptor(selector, Descriptor.TASK);
        loader.markBusy(selector);
        registers.tr.load(selector, descriptor | 1L << 41);
    }

    private long systemDescriptor(int selector, int type) {
        if ((selector & 4) != 0) {
            throw Fault.generalProtection(SegmentLoader.errorCode(selector));
        }
        long descriptor = loader.descriptor(selector, Vector.GENERAL_PROTECTION);
        int rights = Descriptor.rights(descriptor);
        if (Descriptor.isNormal(rights) || Descriptor.type(rights) != type) {
            throw Fault.generalProtection(SegmentLoader.errorCode(selector));
        }
        if (!Descriptor.isPresent(rights)) {
            throw new Fault(Vector.NOT_PRESENT, SegmentLoader.errorCode(selector));
        }
        return descriptor;
    }

    private void storeTable(Instruction it, int limit, int base) {
        int offset = operands.offset(it);
        bus.write(it.segment, offset + 2, 4, base);
        bus.write(it.segment, offset, 2, limit);
    }

    private void loadTable(Instruction it) {
        int offset = operands.offset(it);
        int limit = bus.read(it.segment, offset, 2);
        int base = bus.read(it.segment, offset + 2, 4) & (it.size == 2 ? 0xFFFFFF : -1);
        if (it.operation == Operation.LGDT) {
            registers.gdtLimit = limit;
            registers.gdtBase = base;
        } else {
            registers.idtLimit = limit;
            registers.idtBase = base;
        }
    }

    // ---- control and debug registers --------------------------------------------------------

    private int control(int number) {
        return switch (number) {
            case 0 -> registers.cr0;
            case 2 -> registers.cr2;
            case 3 -> registers.cr3;
            case 4 -> registers.cr4;
            default -> throw Fault.invalidOpcode();
        };
    }

    private void setControl(int number, int value) {
        switch (number) {
            case 0 -> setCr0(value);
            case 2 -> registers.cr2 = value;
            case 3 -> {
                requireValid(bus.mmu().loadDirectory(value));
                registers.cr3 = value;
            }
            case 4 -> {
                if ((value & ~CR4_KNOWN) != 0) {
                    throw Fault.generalProtection(0);
                }
                configure(registers.cr0, value);
                registers.cr4 = value;
            }
            default -> throw Fault.invalidOpcode();
        }
    }

    private void setCr0(int value) {
        boolean paging = (value & Registers.PG) != 0;
        boolean notCached = (value & 1 << 29) != 0 && (value & 1 << 30) == 0;
        if ((value & Registers.PE) == 0 || notCached) {
            throw Fault.generalProtection(0);
        }
        int next = value & CR0_CHANGEABLE | CR0_EXTENSION_TYPE;
        if (((next ^ registers.cr0) & (Registers.PG | Registers.WP)) != 0 || paging) {
            configure(next, registers.cr4);
        }
        registers.cr0 = next;
        registers.refresh();
    }

    private void configure(int cr0, int cr4) {
        if (!bus.mmu().configure(cr0, cr4, registers.efer)) {
            bus.mmu().configure(registers.cr0, registers.cr4, registers.efer);
            throw Fault.generalProtection(0);
        }
    }

    private static void requireValid(boolean valid) {
        if (!valid) {
            throw Fault.generalProtection(0);
        }
    }

    private int debug(int number) {
        if ((registers.debug[7] & Breakpoints.GENERAL_DETECT_ENABLE) != 0) {
            registers.debug[6] |= Breakpoints.GENERAL_DETECT;
            registers.debug[7] &= ~Breakpoints.GENERAL_DETECT_ENABLE;
            throw new Fault(Vector.DEBUG, 0);
        }
        if (number == 4 || number == 5) {
            if ((registers.cr4 & Registers.DE) != 0) {
                throw Fault.invalidOpcode();
            }
            return number + 2;
        }
        return number;
    }

    private void setDebug(int number, int value) {
        registers.debug[number] =
                switch (number) {
                    case 6 -> value & 0xE00F | 0xFFFF0FF0;
                    case 7 -> value & 0xFFFF2FFF | 0x400;
                    default -> value;
                };
        registers.refresh();
    }

    // ---- the rest ---------------------------------------------------------------------------

    private void in(Instruction it) {
        int port = operands.value(it, it.source, 2);
        privilege.checkPort(port, it.size);
        registers.set(EAX, it.size, ports.in(port, it.size));
    }

    private void out(Instruction it) {
        int port = operands.value(it, it.target, 2);
        privilege.checkPort(port, it.size);
        ports.out(port, it.size, registers.get(EAX, it.size));
    }

    private void readTimeStamp() {
        if ((registers.cr4 & Registers.TSD) != 0) {
            privilege.checkSupervisor();
        }
        setPair(timeStamp.getAsLong());
    }

    private void setPair(long value) {
        registers.general[EAX] = (int) value;
        registers.general[EDX] = (int) (value >>> 32);
    }

    private void readModelSpecific() {
        setPair(
                switch (registers.general[ECX]) {
                    case MSR_TIME_STAMP -> timeStamp.getAsLong();
                    case MSR_SYSENTER_CS -> registers.sysenterCs & 0xFFFFFFFFL;
                    case MSR_SYSENTER_ESP -> registers.sysenterEsp & 0xFFFFFFFFL;
                    case MSR_SYSENTER_EIP -> registers.sysenterEip & 0xFFFFFFFFL;
                    case MSR_EFER -> registers.efer & 0xFFFFFFFFL;
                    default -> throw Fault.generalProtection(0);
                });
    }

    private void writeModelSpecific() {
        int value = registers.general[EAX];
        switch (registers.general[ECX]) {
            case MSR_SYSENTER_CS -> registers.sysenterCs = value;
            case MSR_SYSENTER_ESP -> registers.sysenterEsp = value;
            case MSR_SYSENTER_EIP -> registers.sysenterEip = value;
            case MSR_EFER -> {
                if ((value & ~NO_EXECUTE_ENABLE) != 0) {
                    throw Fault.generalProtection(0);
                }
                registers.efer = value;
                configure(registers.cr0, registers.cr4);
            }
            default -> throw Fault.generalProtection(0);
        }
    }
}
