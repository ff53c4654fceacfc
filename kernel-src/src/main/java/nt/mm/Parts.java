package nt.mm;

import machine.memory.PhysicalMemory;
import nt.ke.Ke;
import nt.rtl.BugCheckRoutine;

/// What all of the memory manager is made of.
///
/// @param sharedDataFrame the page with the time
record Parts(
        Ke ke,
        BugCheckRoutine bugCheck,
        PhysicalMemory memory,
        MemoryEvents events,
        PagingFiles pagingFiles,
        PfnDatabase pfns,
        PfnLock pfnLock,
        PageTables tables,
        SystemSpace systemSpace,
        Subsections subsections,
        Commitment commitment,
        WorkingSetLock workingSetLock,
        int sharedDataFrame) {}
