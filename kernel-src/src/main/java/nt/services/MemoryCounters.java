package nt.services;

import nt.mm.AddressSpace;
import nt.ps.EProcess;

/// What is told of the memory of a process; 0 for one that has no address space, or none any more.
final class MemoryCounters {

    private static final int PAGE_SIZE = 4096;

    MemoryCounters() {}

    int pageFaults(EProcess process) {
        AddressSpace space = process.addressSpace();
        return space == null ? 0 : space.pageFaultCount();
    }

    long virtualSize(EProcess process) {
        AddressSpace space = process.addressSpace();
        return space == null ? 0 : space.virtualSize();
    }

    long peakVirtualSize(EProcess process) {
        AddressSpace space = process.addressSpace();
        return space == null ? 0 : space.peakVirtualSize();
    }

    /** In bytes, as all that follows. */
    int workingSet(EProcess process) {
        AddressSpace space = process.addressSpace();
        return space == null ? 0 : space.workingSetSize() * PAGE_SIZE;
    }

    int peakWorkingSet(EProcess process) {
        AddressSpace space = process.addressSpace();
        return space == null ? 0 : space.peakWorkingSetSize() * PAGE_SIZE;
    }

    int commitCharge(EProcess process) {
        AddressSpace space = process.addressSpace();
        return space == null ? 0 : space.commitCharge() * PAGE_SIZE;
    }

    int peakCommitCharge(EProcess process) {
        AddressSpace space = process.addressSpace();
        return space == null ? 0 : space.commitChargePeak() * PAGE_SIZE;
    }
}
