package nt.ps;

import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.NtStatus.STATUS_ENTRYPOINT_NOT_FOUND;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import java.util.OptionalInt;
import nt.ke.Ke;
import nt.mm.AddressSpace;
import nt.mm.BackingFile;
import nt.mm.MemoryManager;
import nt.mm.Protection;
import nt.mm.Section;
import nt.mm.SectionAttributes;
import nt.mm.Views;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.Nt;
import nt.rtl.NtStatus;
import nt.rtl.image.ImageOpening;
import nt.rtl.image.PeImage;
import org.jspecify.annotations.Nullable;

/// The one library that every process has, because the kernel itself needs it: `ntdll`. It holds
/// the stubs of the system services, and the routines by which the kernel enters user mode.
///
/// It lies at the same address everywhere. That is its base address, and nothing else is there when
/// a process is new.
public final class SystemDll {

    private final Ke ke;
    private final MemoryManager memory;

    @Nt("PspSystemDllSection")
    private @Nullable Section section;

    @Nt("PsSystemDllBase")
    private int base;

    @Nt("LdrInitializeThunk")
    private int ldrInitializeThunk;

    SystemDll(Ke ke, MemoryManager memory) {
        this.ke = ke;
        this.memory = memory;
    }

    /** Whether there is one: without it no process goes to user mode. */
    public boolean isPresent() {
        return section != null;
    }

    /** Where it is, in every process. */
    public int base() {
        return base;
    }

    /** Where each thread begins in user mode, before all else. */
    int ldrInitializeThunk() {
        return ldrInitializeThunk;
    }

    /// Makes its section and finds the routines in it that the kernel needs.
    ///
    /// @param fastSystemCall whether the processors have `SYSENTER`: how programs enter the kernel
    /// @return why it is no image, or `STATUS_ENTRYPOINT_NOT_FOUND` if it lacks a routine
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public NtStatus PspInitializeSystemDll(BackingFile file, boolean fastSystemCall) {
        return switch (PeImage.open(file)) {
            case ImageOpening.Refused(NtStatus why) -> why;
            case ImageOpening.Opened(PeImage image) -> {
                NtStatus status = PspLookupKernelUserEntryPoints(image, fastSystemCall);
                yield status.isSuccess() ? makeSection(file) : status;
            }
        };
    }

    private NtStatus makeSection(BackingFile file) {
        return memory.sections.MmCreateSection(
                        0, Protection.PAGE_EXECUTE, SectionAttributes.SEC_IMAGE, file)
                .use(made -> {
                    section = made;
                    return STATUS_SUCCESS;
                });
    }

    private NtStatus PspLookupKernelUserEntryPoints(PeImage image, boolean fastSystemCall) {
        base = image.headers().imageBase();
        var entries = new EntryPoints(image);
        ldrInitializeThunk = entries.find("LdrInitializeThunk");
        int systemCallReturn = entries.find("KiFastSystemCallRet");
        ke.userEntryPoints.set(
                entries.find("KiUserExceptionDispatcher"),
                entries.find("KiUserApcDispatcher"),
                entries.find("KiUserCallbackDispatcher"),
                entries.find("KiRaiseUserExceptionDispatcher"),
                systemCallReturn);
        int fast = entries.find("KiFastSystemCall");
        int slow = entries.find("KiIntSystemCall");
        ke.sharedUserData.setSystemCall(fastSystemCall ? fast : slow, systemCallReturn);
        return entries.complete ? STATUS_SUCCESS : STATUS_ENTRYPOINT_NOT_FOUND;
    }

    /** The routines of an image, by name. */
    private final class EntryPoints {
        private final PeImage image;
        private boolean complete = true;

        EntryPoints(PeImage image) {
            this.image = image;
        }

        int find(String name) {
            OptionalInt found = image.exports().find(name);
            complete &= found.isPresent();
            return found.isPresent() ? base + found.getAsInt() : 0;
        }
    }

    /// Maps it into a new process.
    ///
    /// @return `STATUS_CONFLICTING_ADDRESSES` if something is where it must be
    @IrqlRequiresMax(PASSIVE_LEVEL)
    NtStatus PspMapSystemDll(AddressSpace space) {
        Section present = section;
        if (present == null) {
            return STATUS_SUCCESS;
        }
        var request = Views.Request.whole(Protection.PAGE_EXECUTE_WRITECOPY);
        NtStatus status = memory.views.MmMapViewOfSection(present, space, request);
        if (status == NtStatus.STATUS_IMAGE_NOT_AT_BASE) {
            return NtStatus.STATUS_CONFLICTING_ADDRESSES;
        }
        return status;
    }
}
