package nt.ps;

import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.NtStatus.STATUS_NOT_IMPLEMENTED;
import static nt.rtl.NtStatus.STATUS_SECTION_NOT_IMAGE;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import nt.ke.Ke;
import nt.mm.AddressSpace;
import nt.mm.BackingFile;
import nt.mm.MemoryManager;
import nt.mm.Protection;
import nt.mm.Section;
import nt.mm.Views;
import nt.ob.ObjectHeader;
import nt.ob.ObjectManager;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.Nt;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import nt.rtl.RaisedStatus;
import org.jspecify.annotations.Nullable;

/// Processes that run programs: each has an address space of its own, in which there is, before it
/// has a thread, its image, `ntdll`, the page with the time, and its environment block.
///
/// @model A process is not made as a copy of its parent, which is what NT does without a section.
public final class UserProcesses {

    /** Pages that a process may keep in memory when others want them. */
    @Nt("PsMinimumWorkingSet")
    private static final int MINIMUM_WORKING_SET = 50;

    private static final int IMAGE_FILE_NAME_LENGTH = 15;

    private final Ke ke;
    private final ObjectManager objects;
    private final MemoryManager memory;
    private final ProcessCreation creation;
    private final SystemDll systemDll;
    private final JobMembers jobMembers;

    UserProcesses(
            Ke ke,
            ObjectManager objects,
            MemoryManager memory,
            ProcessCreation creation,
            SystemDll systemDll,
            JobMembers jobMembers) {
        this.ke = ke;
        this.objects = objects;
        this.memory = memory;
        this.creation = creation;
        this.systemDll = systemDll;
        this.jobMembers = jobMembers;
    }

    /// Creates a process without threads.
    ///
    /// @param parent from which it has priority, quota, job, and what else is not said
    /// @param section of its image; null: see above
    /// @param inheritHandles whether it gets the parent's handles that are inherited
    /// @param breaksAway whether it is not to be in the parent's job
    /// @return the process, with a reference for the caller; `STATUS_SECTION_NOT_IMAGE`, or what
    ///   making or mapping anything has failed with
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public Outcome<EProcess> PspCreateProcess(
            ObjectHeader header,
            EProcess parent,
            @Nullable Section section,
            boolean inheritHandles,
            boolean breaksAway) {
        EProcess process = creation.newProcess(header, parent, imageFileName(section));
        NtStatus status =
                section == null
                        ? STATUS_NOT_IMPLEMENTED
                        : furnish(process, parent, section, inheritHandles, breaksAway);
        if (!status.isSuccess()) {
            objects.ObfDereferenceObject(process);
            return Outcome.failed(status);
        }
        return Outcome.of(process);
    }

    private NtStatus furnish(
            EProcess process,
            EProcess parent,
            Section section,
            boolean inheritHandles,
            boolean breaksAway) {
        if (section.imageHeaders() == null) {
            return STATUS_SECTION_NOT_IMAGE;
        }
        BackingFile file = section.file();
        process.imagePath = file == null ? "" : file.name();
        NtStatus status =
                memory.addressSpaces
                        .MmCreateProcessAddressSpace(MINIMUM_WORKING_SET)
                        .use(space -> {
                            process.addressSpace = space;
                            process.setDirectoryTableBase(space.directoryTableBase());
                            return fill(process, space, section);
                        });
        if (status.isSuccess()) {
            status =
                    objects.ObInitProcess(
                            inheritHandles ? parent : null, process, process.uniqueProcessId());
        }
        return status.isSuccess() ? jobMembers.inherit(parent, process, breaksAway) : status;
    }

    private NtStatus fill(EProcess process, AddressSpace space, Section section) {
        NtStatus status = memory.addressSpaces.MmInitializeProcessAddressSpace(space);
        if (status.isSuccess()) {
            status = systemDll.PspMapSystemDll(space);
        }
        if (status.isSuccess()) {
            var request = Views.Request.whole(Protection.PAGE_EXECUTE_WRITECOPY);
            status = memory.views.MmMapViewOfSection(section, space, request);
            process.sectionBaseAddress = request.region.baseAddress;
        }
        return status.isSuccess() ? makePeb(process, space, section) : status;
    }

    private NtStatus makePeb(EProcess process, AddressSpace space, Section section) {
        return memory.addressSpaces
                .MmCreatePeb(space)
                .use(peb -> {
                    process.peb = peb;
                    try {
                        Peb.initialize(
                                memory.copy,
                                space,
                                process,
                                Integer.bitCount(ke.processors.KeQueryActiveProcessors()),
                                section.imageHeaders());
                        return STATUS_SUCCESS;
                    } catch (RaisedStatus raised) {
                        return raised.status();
                    }
                });
    }

    /** The end of the file's name, as short as it is kept. */
    private static String imageFileName(@Nullable Section section) {
        BackingFile file = section == null ? null : section.file();
        String path = file == null ? "" : file.name();
        String name = path.substring(path.lastIndexOf('\\') + 1);
        return name.substring(0, Math.min(name.length(), IMAGE_FILE_NAME_LENGTH));
    }
}
