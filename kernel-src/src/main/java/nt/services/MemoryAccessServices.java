package nt.services;

import static nt.rtl.NtStatus.STATUS_ACCESS_VIOLATION;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_2;
import static nt.rtl.NtStatus.STATUS_PARTIAL_COPY;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static nt.services.SpaceCalls.PROCESS_VM_OPERATION;
import static nt.services.SpaceCalls.PROCESS_VM_READ;
import static nt.services.SpaceCalls.PROCESS_VM_WRITE;

import java.util.Arrays;
import java.util.List;
import nt.ke.KProcessorMode;
import nt.mm.AddressSpace;
import nt.mm.MemoryManager;
import nt.mm.Region;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import nt.rtl.RaisedStatus;

/** Reading and writing the memory of other processes, and finding out what has been written. */
final class MemoryAccessServices {

    private static final int WRITE_WATCH_FLAG_RESET = 1;
    private static final int PAGE_SIZE = 4096;

    private final SpaceCalls spaces;
    private final ObjectCalls calls;
    private final MemoryManager memory;

    MemoryAccessServices(SpaceCalls spaces, MemoryManager memory) {
        this.spaces = spaces;
        calls = spaces.calls();
        this.memory = memory;
    }

    void register(ServiceTable services) {
        services.add(
                "NtReadVirtualMemory",
                5,
                a -> NtReadVirtualMemory(a.word(0), a.word(1), a.word(2), a.word(3), a.word(4)));
        services.add(
                "NtWriteVirtualMemory",
                5,
                a -> NtWriteVirtualMemory(a.word(0), a.word(1), a.word(2), a.word(3), a.word(4)));
        services.add(
                "NtFlushInstructionCache",
                3,
                a -> NtFlushInstructionCache(a.word(0), a.word(1), a.word(2)));
        services.add(
                "NtGetWriteWatch",
                7,
                a ->
                        NtGetWriteWatch(
                                a.word(0),
                                a.word(1),
                                new Region(a.word(2), a.word(3)),
                                a.word(4),
                                a.word(5),
                                a.word(6)));
        services.add(
                "NtResetWriteWatch",
                3,
                a -> NtResetWriteWatch(a.word(0), new Region(a.word(1), a.word(2))));
    }

    // ---- copying ----------------------------------------------------------------------------

    /// @return `STATUS_PARTIAL_COPY` if not all of it could be read; how much was, is told
    NtStatus NtReadVirtualMemory(
            int processHandle, int baseAddress, int buffer, int size, int numberOfBytesRead) {
        checkRanges(baseAddress, buffer, size);
        calls.probeOptionalWord(numberOfBytesRead);
        var done = new int[1];
        NtStatus status =
                spaces.with(
                        processHandle,
                        PROCESS_VM_READ,
                        space ->
                                copy(
                                        size,
                                        done,
                                        (at, length) -> {
                                            var bytes = new byte[length];
                                            int read =
                                                    memory.copy.read(
                                                            space,
                                                            baseAddress + at,
                                                            bytes,
                                                            0,
                                                            length);
                                            calls.memory.writeBytes(
                                                    buffer + at, Arrays.copyOf(bytes, read));
                                            return read;
                                        }));
        calls.tellOptional(numberOfBytesRead, done[0]);
        return status;
    }

    /// @return `STATUS_PARTIAL_COPY` if not all of it could be written; how much was, is told
    NtStatus NtWriteVirtualMemory(
            int processHandle, int baseAddress, int buffer, int size, int numberOfBytesWritten) {
        checkRanges(baseAddress, buffer, size);
        calls.probeOptionalWord(numberOfBytesWritten);
        var done = new int[1];
        NtStatus status =
                spaces.with(
                        processHandle,
                        PROCESS_VM_WRITE,
                        space ->
                                copy(
                                        size,
                                        done,
                                        (at, length) -> {
                                            byte[] bytes =
                                                    calls.memory.readBytes(buffer + at, length);
                                            return memory.copy.write(
                                                    space, baseAddress + at, bytes, 0, length);
                                        }));
        calls.tellOptional(numberOfBytesWritten, done[0]);
        return status;
    }

    private void checkRanges(int baseAddress, int buffer, int size) {
        if (calls.previousMode() == KProcessorMode.UserMode
                && (leavesUserSpace(baseAddress, size) || leavesUserSpace(buffer, size))) {
            throw RaisedStatus.ExRaiseStatus(STATUS_ACCESS_VIOLATION);
        }
    }

    private static boolean leavesUserSpace(int address, int size) {
        long end = Integer.toUnsignedLong(address) + Integer.toUnsignedLong(size);
        return end > AddressSpace.USER_PROBE_ADDRESS;
    }

    /** Copies so many bytes from so far on; says how many it could. */
    private interface Mover {
        int move(int at, int length);
    }

    private static NtStatus copy(int size, int[] done, Mover mover) {
        while (done[0] != size) {
            int left = size - done[0];
            int length = left < 0 ? PAGE_SIZE : Math.min(PAGE_SIZE, left);
            int moved;
            try {
                moved = mover.move(done[0], length);
            } catch (RaisedStatus _) {
                moved = 0;
            }
            done[0] += moved;
            if (moved < length) {
                return STATUS_PARTIAL_COPY;
            }
        }
        return STATUS_SUCCESS;
    }

    /// Has processors notice that code has changed. They always do.
    NtStatus NtFlushInstructionCache(int processHandle, int baseAddress, int length) {
        if (baseAddress != 0) {
            calls.memory.ProbeForRead(baseAddress, length, 1);
        }
        return spaces.with(processHandle, PROCESS_VM_WRITE, _ -> STATUS_SUCCESS);
    }

    // ---- write watch ------------------------------------------------------------------------

    /// @param flags 1: what is told of counts as not written to from then on
    /// @param userAddressArray gets the addresses
    /// @param entries how many it has room for; is told how many there are
    /// @param granularity is told how large what is at each address is, in bytes
    /// @return also what [nt.mm.WriteWatches#get] answers
    NtStatus NtGetWriteWatch(
            int processHandle,
            int flags,
            Region region,
            int userAddressArray,
            int entries,
            int granularity) {
        if ((flags & ~WRITE_WATCH_FLAG_RESET) != 0) {
            return STATUS_INVALID_PARAMETER_2;
        }
        calls.probeWord(entries);
        calls.probeWord(granularity);
        long room = Integer.toUnsignedLong(calls.memory.readInt(entries));
        if (room * Integer.BYTES > AddressSpace.USER_PROBE_ADDRESS) {
            return NtStatus.STATUS_INVALID_PARAMETER_5;
        }
        calls.memory.ProbeForWrite(userAddressArray, (int) room * Integer.BYTES, 1);
        return spaces.with(
                processHandle,
                PROCESS_VM_OPERATION,
                space -> {
                    Outcome<List<Integer>> written =
                            memory.writeWatches.get(
                                    space, region, room, flags == WRITE_WATCH_FLAG_RESET);
                    return written.use(pages -> {
                        for (int index = 0; index < pages.size(); index++) {
                            calls.tell(userAddressArray + index * Integer.BYTES, pages.get(index));
                        }
                        calls.tell(entries, pages.size());
                        calls.tell(granularity, PAGE_SIZE);
                        return STATUS_SUCCESS;
                    });
                });
    }

    NtStatus NtResetWriteWatch(int processHandle, Region region) {
        return spaces.with(
                processHandle,
                PROCESS_VM_OPERATION,
                space -> memory.writeWatches.reset(space, region));
    }
}
