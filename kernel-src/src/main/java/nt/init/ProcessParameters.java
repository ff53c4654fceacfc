package nt.init;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import nt.rtl.Nt;

/// What a program is told about its start: its name, and the line by which it was called.
///
/// @param imagePathName in the namespace
/// @source https://github.com/volatilityfoundation/volatility `win2003_sp1_x86_vtypes.py` (the
///   offsets)
@Nt("RTL_USER_PROCESS_PARAMETERS")
record ProcessParameters(String imagePathName, String commandLine) {

    static final int MAXIMUM_LENGTH = 0x0;
    static final int LENGTH = 0x4;
    static final int FLAGS = 0x8;
    static final int CURRENT_DIRECTORY = 0x24;
    static final int DLL_PATH = 0x30;
    static final int IMAGE_PATH_NAME = 0x38;
    static final int COMMAND_LINE = 0x40;
    static final int ENVIRONMENT = 0x48;
    static final int WINDOW_TITLE = 0x70;
    static final int SIZE = 0x290;

    /** Its pointers are addresses, not yet offsets. */
    private static final int NORMALIZED = 1;

    private static final String SYSTEM_DIRECTORY = "\\SystemRoot\\System32\\";

    /// The block as it lies in memory.
    ///
    /// @param address where it will lie
    /// @param size of the block in bytes: names that do not fit are cut
    byte[] at(int address, int size) {
        var block = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        block.putInt(MAXIMUM_LENGTH, size).putInt(FLAGS, NORMALIZED);
        int end = SIZE;
        end = putString(block, address, CURRENT_DIRECTORY, SYSTEM_DIRECTORY, end);
        end = putString(block, address, DLL_PATH, SYSTEM_DIRECTORY, end);
        end = putString(block, address, IMAGE_PATH_NAME, imagePathName, end);
        end = putString(block, address, COMMAND_LINE, commandLine, end);
        end = putString(block, address, WINDOW_TITLE, imagePathName, end);
        block.putInt(ENVIRONMENT, address + end); // two zeros: it is empty
        block.putInt(LENGTH, end);
        return block.array();
    }

    /** A string as its descriptor has it; returns where the next one goes. */
    private static int putString(
            ByteBuffer block, int address, int field, String text, int offset) {
        int room = (block.capacity() - offset) / Character.BYTES - 2 * Character.BYTES;
        String cut = text.substring(0, Math.clamp(room, 0, text.length()));
        int bytes = cut.length() * Character.BYTES;
        block.putShort(field, (short) bytes);
        block.putShort(field + Short.BYTES, (short) (bytes + Character.BYTES));
        block.putInt(field + Integer.BYTES, address + offset);
        for (int index = 0; index < cut.length(); index++) {
            block.putChar(offset + index * Character.BYTES, cut.charAt(index));
        }
        return offset + bytes + Character.BYTES + 2 & ~3;
    }
}
