package nt.mm;

import machine.memory.PhysicalMemory;
import nt.rtl.KIrql;
import nt.rtl.NtStatus;
import nt.rtl.RequiresLockHeld;

/// Committing pages of a section that was made with `SEC_RESERVE`: for all that share it, and for
/// good.
final class SectionCommitment {

    private final PhysicalMemory memory;
    private final PfnLock pfnLock;
    private final SystemSpace systemSpace;
    private final Commitment commitment;

    SectionCommitment(Parts parts) {
        memory = parts.memory();
        pfnLock = parts.pfnLock();
        systemSpace = parts.systemSpace();
        commitment = parts.commitment();
    }

    /// @return `STATUS_COMMITMENT_LIMIT` if there is no memory to promise
    @RequiresLockHeld("AddressCreationLock")
    NtStatus commit(AddressSpace space, MappedVad view, int first, int last, int protection) {
        // Others can commit the same pages meanwhile: what is charged too much is given back.
        int asked = last - first + 1;
        NtStatus status = commitment.MiChargeCommitment(asked, null);
        if (!status.isSuccess()) {
            return status;
        }
        int committed = 0;
        for (int vpn = first; vpn <= last; vpn++) {
            long prototype = systemSpace.physical(view.prototypeAddress(vpn));
            KIrql oldIrql = pfnLock.acquire();
            if (memory.readInt(prototype) == 0) {
                memory.writeInt(prototype, MmPte.demandZero(view.controlArea.segment.protection));
                view.controlArea.segment.numberOfCommittedPages++;
                committed++;
            }
            pfnLock.release(oldIrql);
        }
        commitment.MiReturnCommitment(asked - committed, null);
        return NtStatus.STATUS_SUCCESS;
    }
}
