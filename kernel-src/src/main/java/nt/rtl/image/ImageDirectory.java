package nt.rtl.image;

import nt.rtl.Nt;

/// A table of the image that the optional header points to; both values 0 where there is none.
///
/// @param address relative to the image's base; as the file has it, unchecked
/// @param size in bytes; as the file has it, unchecked
@Nt("IMAGE_DATA_DIRECTORY")
public record ImageDirectory(int address, int size) {

    static final ImageDirectory NONE = new ImageDirectory(0, 0);

    /** Which table, in the order of the optional header. */
    public enum Entry {
        EXPORT,
        IMPORT,
        RESOURCE,
        EXCEPTION,
        SECURITY,
        BASE_RELOCATION,
        DEBUG,
        ARCHITECTURE,
        GLOBAL_POINTER,
        TLS,
        LOAD_CONFIGURATION,
        BOUND_IMPORT,
        IMPORT_ADDRESSES,
        DELAY_IMPORT,
        COM_DESCRIPTOR,
        RESERVED
    }

    public boolean isPresent() {
        return address != 0;
    }
}
