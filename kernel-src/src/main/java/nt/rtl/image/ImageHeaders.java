package nt.rtl.image;

import java.util.List;
import nt.rtl.Nt;

/// What an image says of itself. Addresses are relative to the image's base, sizes are bytes; both
/// unsigned, and unchecked unless it is said.
///
/// @param machine always 14Ch, IA-32
/// @param characteristics `IMAGE_FILE_` bits
/// @param imageBase where the image would like to lie; a multiple of 64 KB
/// @param entryPoint 0 if the image has none
/// @param sectionAlignment a power of two, not below `fileAlignment`
/// @param fileAlignment a power of two
/// @param sizeOfImage from 1 byte to 1,904 MB; all sections lie within
/// @param sizeOfHeaders within the image
/// @param majorSubsystemVersion of the system that it was built for
/// @param minorSubsystemVersion the rest of that version
/// @param dllCharacteristics `IMAGE_DLLCHARACTERISTICS_` bits
/// @param stackReserve of the first thread's stack
/// @param stackCommit the part of it that is committed at once
/// @param heapReserve of the process heap
/// @param heapCommit the part of it that is committed at once
/// @param sizeOfCode not 0 in an image that has code
/// @param directories as many as the image has, at most one for each [ImageDirectory.Entry]
@Nt("IMAGE_NT_HEADERS")
public record ImageHeaders(
        int machine,
        int characteristics,
        int imageBase,
        int entryPoint,
        int sectionAlignment,
        int fileAlignment,
        int sizeOfImage,
        int sizeOfHeaders,
        int checkSum,
        int subsystem,
        int majorSubsystemVersion,
        int minorSubsystemVersion,
        int dllCharacteristics,
        int stackReserve,
        int stackCommit,
        int heapReserve,
        int heapCommit,
        int loaderFlags,
        int sizeOfCode,
        List<ImageDirectory> directories) {

    public static final int IMAGE_FILE_MACHINE_I386 = 0x14C;
    public static final int IMAGE_FILE_RELOCS_STRIPPED = 0x1;
    public static final int IMAGE_FILE_EXECUTABLE_IMAGE = 0x2;
    public static final int IMAGE_FILE_DLL = 0x2000;

    public ImageHeaders {
        directories = List.copyOf(directories);
    }

    public ImageDirectory directory(ImageDirectory.Entry entry) {
        return entry.ordinal() < directories.size()
                ? directories.get(entry.ordinal())
                : ImageDirectory.NONE;
    }

    public boolean isDll() {
        return (characteristics & IMAGE_FILE_DLL) != 0;
    }
}
