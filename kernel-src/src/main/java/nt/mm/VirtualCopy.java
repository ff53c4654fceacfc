package nt.mm;

import static nt.mm.AddressSpace.PAGE_SHIFT;
import static nt.mm.AddressSpace.PAGE_SIZE;
import static nt.rtl.KIrql.APC_LEVEL;

import machine.memory.PhysicalMemory;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;
import nt.rtl.RaisedStatus;

/// Reading and writing memory of an address space from anywhere.
///
/// @model NT attaches to the process or maps its pages; here they are found by its page tables.
public final class VirtualCopy {

    private final PhysicalMemory memory;
    private final PageTables tables;
    private final WorkingSetLock workingSetLock;
    private final Faults faults;

    VirtualCopy(Parts parts, Faults faults) {
        memory = parts.memory();
        tables = parts.tables();
        workingSetLock = parts.workingSetLock();
        this.faults = faults;
    }

    /// Reads bytes.
    ///
    /// @return how many could be read before one could not
    @IrqlRequiresMax(APC_LEVEL)
    public int read(AddressSpace space, int address, byte[] into, int start, int length) {
        return copy(space, address, into, start, length, false);
    }

    /// Writes bytes.
    ///
    /// @return how many could be written before one could not
    @IrqlRequiresMax(APC_LEVEL)
    public int write(AddressSpace space, int address, byte[] from, int start, int length) {
        return copy(space, address, from, start, length, true);
    }

    private int copy(
            AddressSpace space, int address, byte[] bytes, int start, int length, boolean write) {
        int done = 0;
        while (done < length) {
            int at = address + done;
            if (!AddressSpace.isUser(at)) {
                return done;
            }
            int part = Math.min(length - done, PAGE_SIZE - (at & PAGE_SIZE - 1));
            if (copyPart(space, at, bytes, start + done, part, write)) {
                done += part;
            } else if (!faults.resolve(space, at, write).isSuccess()) {
                return done;
            }
        }
        return done;
    }

    /** Copies within a page; false if the page has to be made accessible first. */
    private boolean copyPart(
            AddressSpace space, int address, byte[] bytes, int start, int length, boolean write) {
        workingSetLock.acquire(space);
        long pte = tables.pte(space, address);
        int entry = pte == PageTables.NONE ? 0 : tables.read(pte);
        boolean accessible = MmPte.isValid(entry) && (!write || (entry & MmPte.WRITABLE) != 0);
        if (accessible) {
            int offset = address & PAGE_SIZE - 1;
            int frame = entry >>> PAGE_SHIFT;
            tables.write(pte, entry | MmPte.ACCESSED);
            if (write) {
                System.arraycopy(bytes, start, memory.writablePage(frame), offset, length);
            } else {
                System.arraycopy(memory.readablePage(frame), offset, bytes, start, length);
            }
        }
        workingSetLock.release(space);
        return accessible;
    }

    /// Reads a word that programs can write, too.
    ///
    /// @throws nt.rtl.RaisedStatus `STATUS_ACCESS_VIOLATION` if it cannot be read
    @IrqlRequiresMax(APC_LEVEL)
    public int readInt(AddressSpace space, int address) {
        var bytes = new byte[Integer.BYTES];
        require(read(space, address, bytes, 0, bytes.length) == bytes.length);
        return bytes[0] & 0xFF | (bytes[1] & 0xFF) << 8 | (bytes[2] & 0xFF) << 16 | bytes[3] << 24;
    }

    /// Writes a word.
    ///
    /// @throws nt.rtl.RaisedStatus `STATUS_ACCESS_VIOLATION` if it cannot be written
    @IrqlRequiresMax(APC_LEVEL)
    public void writeInt(AddressSpace space, int address, int value) {
        byte[] bytes = {
            (byte) value, (byte) (value >>> 8), (byte) (value >>> 16), (byte) (value >>> 24)
        };
        require(write(space, address, bytes, 0, bytes.length) == bytes.length);
    }

    private static void require(boolean done) {
        if (!done) {
            throw RaisedStatus.ExRaiseStatus(NtStatus.STATUS_ACCESS_VIOLATION);
        }
    }
}
