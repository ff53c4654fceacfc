package nt.init;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.mm.Protection.PAGE_EXECUTE;
import static nt.ob.ObjectAttributes.OBJ_CASE_INSENSITIVE;
import static nt.ob.ObjectAttributes.OBJ_KERNEL_HANDLE;
import static nt.ob.ObjectAttributes.OBJ_PERMANENT;
import static nt.rtl.KIrql.PASSIVE_LEVEL;

import nt.io.StoredFile;
import nt.mm.MemoryManager;
import nt.mm.SectionAttributes;
import nt.ob.ObjectAttributes;
import nt.ob.ObjectManager;
import nt.rtl.IrqlRequiresMax;

/// The directory `\KnownDlls`: sections of the images that programs use all the time, open once and
/// for all.
///
/// @model The session manager fills it, in NT, with the libraries that the registry names. Here it
///   holds all images that there are, programs as well, for that is how a program finds a file
///   without Io.
final class KnownDlls {

    private static final String DIRECTORY = "\\KnownDlls\\";

    private final ObjectManager objects;
    private final MemoryManager memory;

    KnownDlls(ObjectManager objects, MemoryManager memory) {
        this.objects = objects;
        this.memory = memory;
    }

    /** Adds an image, under its file's name; what is no image is left out. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    void add(StoredFile file) {
        var name =
                ObjectAttributes.named(
                        DIRECTORY + file.baseName(),
                        OBJ_PERMANENT | OBJ_CASE_INSENSITIVE | OBJ_KERNEL_HANDLE);
        memory.sections.MmCreateSection(
                        () ->
                                objects.ObCreateObject(
                                        memory.sections.sectionType(), name, KernelMode),
                        0,
                        PAGE_EXECUTE,
                        SectionAttributes.SEC_IMAGE,
                        file)
                .then(section -> objects.ObInsertObject(section, 0))
                .use(handle -> objects.ObCloseHandle(handle, KernelMode));
    }
}
