package nt.ke;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.ke.KProcessorMode.UserMode;
import static nt.rtl.BugCheckCode.IRQL_NOT_LESS_OR_EQUAL;
import static nt.rtl.KIrql.DISPATCH_LEVEL;

import java.nio.charset.StandardCharsets;
import machine.Machine;
import machine.memory.Mmu;
import machine.memory.PageFault;
import nt.hal.InterruptLevels;
import nt.rtl.BugCheckRoutine;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import nt.rtl.Nt;
import nt.rtl.NtStatus;
import nt.rtl.RaisedStatus;
import org.jspecify.annotations.Nullable;

/// The memory that system services are told addresses of: the current process's, as the processor
/// one is on translates it.
///
/// An address may come from a program, and be anything. For a caller in user mode nothing at or
/// above [#MM_USER_PROBE_ADDRESS] is touched; what is not there is brought in by the memory
/// manager; what cannot be, or does not allow it, raises a status, which becomes that of the
/// service. A caller in kernel mode is trusted with every address.
///
/// All of it may wait (for a page to be read), so between two accesses other threads of the process
/// may have changed anything: capture once, then look at what was captured.
///
/// @model NT follows a pointer directly and probes it once before; here each access checks the
///   range anew, so that no handler can forget to. What a service answers is the same.
public final class UserMemory {

    /// The end of what programs may name: 64 kB below the end of their half.
    ///
    /// @source https://github.com/reactos/reactos `ntoskrnl/mm/ARM3/mminit.c`
    @Nt("MmUserProbeAddress")
    public static final int MM_USER_PROBE_ADDRESS = 0x7FFF_0000;

    private static final int PAGE_SIZE = 0x1000;

    /// The longest string that a `UNICODE_STRING` can hold, in bytes.
    private static final int LENGTH_MASK = 0xFFFF;

    /** Something done to memory, which a page fault can break off and which then is done anew. */
    @FunctionalInterface
    private interface Access {
        long with(Mmu mmu);
    }

    private final Machine machine;
    private final InterruptLevels levels;
    private final BugCheckRoutine bugCheck;
    private final Processors processors;
    private @Nullable MemoryFaults faults;

    UserMemory(
            Machine machine,
            InterruptLevels levels,
            BugCheckRoutine bugCheck,
            Processors processors) {
        this.machine = machine;
        this.levels = levels;
        this.bugCheck = bugCheck;
        this.processors = processors;
    }

    /** Has page faults handled; until then each of them raises. */
    public void connect(MemoryFaults handler) {
        faults = handler;
    }

    // ---- probing ----------------------------------------------------------------------------

    /// Raises `STATUS_ACCESS_VIOLATION` if a caller in user mode may not name all of the range,
    /// `STATUS_DATATYPE_MISALIGNMENT` if it is not aligned. Whether it can be read only reading
    /// tells.
    ///
    /// @param length in bytes; nothing is checked if it is 0
    /// @param alignment 1, 2, 4, 8 or 16
    /// @source WDK, *ProbeForRead function (wdm.h)*
    public void ProbeForRead(int address, int length, int alignment) {
        if (processors.KeGetPreviousMode() == UserMode && length != 0) {
            if ((address & alignment - 1) != 0) {
                throw RaisedStatus.ExRaiseStatus(NtStatus.STATUS_DATATYPE_MISALIGNMENT);
            }
            requireUserRange(address, length);
        }
    }

    /// The same, and makes sure that every page of the range can be written.
    ///
    /// @source WDK, *ProbeForWrite function (wdm.h)*
    @IrqlRequiresMax(KIrql.APC_LEVEL)
    public void ProbeForWrite(int address, int length, int alignment) {
        ProbeForRead(address, length, alignment);
        if (processors.KeGetPreviousMode() == UserMode && length != 0) {
            int last = address + length - 1;
            for (int at = address; ; at = (at | PAGE_SIZE - 1) + 1) {
                touch(at);
                if ((at | PAGE_SIZE - 1) == (last | PAGE_SIZE - 1)) {
                    return;
                }
            }
        }
    }

    private void touch(int address) {
        access(mmu -> {
            mmu.writeByte(address, mmu.readByte(address, false), false);
            return 0;
        });
    }

    private static void requireUserRange(int address, int length) {
        long end = Integer.toUnsignedLong(address) + Integer.toUnsignedLong(length);
        if (end > Integer.toUnsignedLong(MM_USER_PROBE_ADDRESS)) {
            throw RaisedStatus.ExRaiseStatus(NtStatus.STATUS_ACCESS_VIOLATION);
        }
    }

    private void requireRange(int address, int length) {
        if (processors.KeGetPreviousMode() == UserMode) {
            requireUserRange(address, length);
        }
    }

    // ---- numbers ----------------------------------------------------------------------------

    public int readByte(int address) {
        requireRange(address, Byte.BYTES);
        return (int) access(mmu -> mmu.readByte(address, false));
    }

    /** 0 to 65,535. */
    public int readWord(int address) {
        requireRange(address, Short.BYTES);
        return (int) access(mmu -> mmu.readWord(address, false));
    }

    public int readInt(int address) {
        requireRange(address, Integer.BYTES);
        return (int) access(mmu -> mmu.readInt(address, false));
    }

    /** A `LARGE_INTEGER`. */
    public long readLong(int address) {
        requireRange(address, Long.BYTES);
        return access(mmu -> mmu.readLong(address, false));
    }

    public void writeByte(int address, int value) {
        requireRange(address, Byte.BYTES);
        access(mmu -> {
            mmu.writeByte(address, value, false);
            return 0;
        });
    }

    public void writeWord(int address, int value) {
        requireRange(address, Short.BYTES);
        access(mmu -> {
            mmu.writeWord(address, value, false);
            return 0;
        });
    }

    public void writeInt(int address, int value) {
        requireRange(address, Integer.BYTES);
        access(mmu -> {
            mmu.writeInt(address, value, false);
            return 0;
        });
    }

    public void writeLong(int address, long value) {
        requireRange(address, Long.BYTES);
        access(mmu -> {
            mmu.writeLong(address, value, false);
            return 0;
        });
    }

    /// Replaces a word if it still has that value, as one step for all processors.
    ///
    /// @return the value it had
    public int compareExchange(int address, int expected, int value) {
        requireRange(address, Integer.BYTES);
        levels.pcr().cpu().point();
        return (int)
                access(mmu -> {
                    int found = mmu.readInt(address, false);
                    mmu.writeInt(address, found == expected ? value : found, false);
                    return found;
                });
    }

    // ---- bytes and strings ------------------------------------------------------------------

    /** Captures a stretch of memory. */
    public byte[] readBytes(int address, int length) {
        requireRange(address, length);
        var bytes = new byte[length];
        for (int index = 0; index < length; index++) {
            int at = address + index;
            bytes[index] = (byte) access(mmu -> mmu.readByte(at, false));
        }
        return bytes;
    }

    /// Writes a stretch of memory. If part of it cannot be written, what lies before is.
    public void writeBytes(int address, byte[] bytes) {
        requireRange(address, bytes.length);
        for (int index = 0; index < bytes.length; index++) {
            int at = address + index;
            byte value = bytes[index];
            access(mmu -> {
                mmu.writeByte(at, value, false);
                return 0;
            });
        }
    }

    /// Captures what a `UNICODE_STRING` describes: a length and a maximal length in bytes, and
    /// where the characters are.
    public String readUnicodeString(int address) {
        ProbeForRead(address, 8, 4);
        int length = readInt(address) & LENGTH_MASK;
        return readUnicode(readInt(address + 4), length);
    }

    /// Captures a string without end mark.
    ///
    /// @param length in bytes; an odd one counts as the even one before
    public String readUnicode(int address, int length) {
        ProbeForRead(address, length, 2);
        return new String(readBytes(address, length & ~1), StandardCharsets.UTF_16LE);
    }

    /** Writes a string without end mark. */
    public void writeUnicode(int address, String text) {
        writeBytes(address, text.getBytes(StandardCharsets.UTF_16LE));
    }

    // ---- page faults ------------------------------------------------------------------------

    private long access(Access access) {
        while (true) {
            try {
                return access.with(machine.mmu(levels.pcr().processor));
            } catch (PageFault fault) {
                bringIn(fault.address(), fault.errorCode());
            }
        }
    }

    /** Has the memory manager make a page fault good; or raises what it says. */
    private void bringIn(int address, int errorCode) {
        KIrql irql = levels.KeGetCurrentIrql();
        if (!irql.isBelow(DISPATCH_LEVEL)) {
            bugCheck.KeBugCheckEx(
                    IRQL_NOT_LESS_OR_EQUAL,
                    Integer.toUnsignedLong(address),
                    irql.level(),
                    (errorCode & PageFault.WRITE) >> 1,
                    0);
        }
        NtStatus status = makeGood(errorCode, address, KernelMode, null);
        if (!status.isSuccess()) {
            throw RaisedStatus.ExRaiseStatus(status);
        }
    }

    /** The memory manager's answer to a page fault. */
    NtStatus makeGood(int errorCode, int address, KProcessorMode mode, @Nullable KTrapFrame frame) {
        return faults == null
                ? NtStatus.STATUS_ACCESS_VIOLATION
                : faults.MmAccessFault(errorCode, address, mode, frame);
    }
}
