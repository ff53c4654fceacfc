package nt.services;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import nt.ke.UserMemory;
import nt.rtl.NtStatus;

/// What services have in common that tell or set one of many things, by class.
final class InformationCalls {

    private final UserMemory memory;

    InformationCalls(UserMemory memory) {
        this.memory = memory;
    }

    /// Raises if the caller cannot be told there.
    ///
    /// @param returnLength 0: it does not want to know how long the answer is
    void probe(int buffer, int length, int returnLength) {
        memory.ProbeForWrite(buffer, length, Integer.BYTES);
        if (returnLength != 0) {
            memory.ProbeForWrite(returnLength, Integer.BYTES, Integer.BYTES);
        }
    }

    /** Tells the caller; raises if its memory has gone since it was probed. */
    NtStatus tell(int buffer, byte[] answer, int returnLength) {
        tell(buffer, answer);
        tellLength(returnLength, answer.length);
        return NtStatus.STATUS_SUCCESS;
    }

    void tell(int buffer, byte[] answer) {
        memory.writeBytes(buffer, answer);
    }

    void tellLength(int returnLength, int length) {
        if (returnLength != 0) {
            memory.writeInt(returnLength, length);
        }
    }

    /** Reads what the caller wants to be set. */
    ByteBuffer capture(int buffer, int length) {
        memory.ProbeForRead(buffer, length, Math.clamp(Integer.highestOneBit(length), 1, 4));
        return ByteBuffer.wrap(memory.readBytes(buffer, length)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
