package nt.ps;

import nt.mm.AddressSpace;
import nt.mm.VirtualCopy;
import nt.rtl.Nt;

/// The environment block of a thread: a page of its process that holds what programs and system
/// want to find at once. User mode reaches it through the segment register FS.
///
/// @source https://github.com/volatilityfoundation/volatility `win2003_sp1_x86_vtypes.py` (the
///   offsets)
@Nt("TEB")
final class Teb {

    static final int EXCEPTION_LIST = 0x0;
    static final int STACK_BASE = 0x4;
    static final int STACK_LIMIT = 0x8;
    static final int SELF = 0x18;
    static final int CLIENT_ID = 0x20;
    static final int PROCESS_ENVIRONMENT_BLOCK = 0x30;
    static final int CURRENT_LOCALE = 0xC4;
    static final int REAL_CLIENT_ID = 0x6B4;
    static final int STATIC_UNICODE_STRING = 0xBF8;
    static final int STATIC_UNICODE_BUFFER = 0xC00;
    static final int DEALLOCATION_STACK = 0xE0C;

    private static final int END_OF_CHAIN = -1;
    private static final int US_ENGLISH = 0x409;
    private static final int STATIC_BUFFER_BYTES = 522;
    private static final int MAXIMUM_LENGTH_SHIFT = 16;

    private Teb() {}

    /** Fills a new one, which is all zeros. */
    static void initialize(
            VirtualCopy copy,
            AddressSpace space,
            int teb,
            int peb,
            ClientId cid,
            InitialTeb stack) {
        copy.writeInt(space, teb + EXCEPTION_LIST, END_OF_CHAIN);
        copy.writeInt(space, teb + STACK_BASE, stack.effectiveBase());
        copy.writeInt(space, teb + STACK_LIMIT, stack.effectiveLimit());
        copy.writeInt(space, teb + DEALLOCATION_STACK, stack.allocatedStackBase());
        copy.writeInt(space, teb + SELF, teb);
        copy.writeInt(space, teb + PROCESS_ENVIRONMENT_BLOCK, peb);
        for (int field : new int[] {CLIENT_ID, REAL_CLIENT_ID}) {
            copy.writeInt(space, teb + field, cid.uniqueProcess());
            copy.writeInt(space, teb + field + Integer.BYTES, cid.uniqueThread());
        }
        copy.writeInt(space, teb + CURRENT_LOCALE, US_ENGLISH);
        copy.writeInt(
                space, teb + STATIC_UNICODE_STRING, STATIC_BUFFER_BYTES << MAXIMUM_LENGTH_SHIFT);
        copy.writeInt(
                space, teb + STATIC_UNICODE_STRING + Integer.BYTES, teb + STATIC_UNICODE_BUFFER);
    }
}
