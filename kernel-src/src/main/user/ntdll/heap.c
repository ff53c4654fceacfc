// The heap. A heap is a list of segments of reserved memory, committed as it is needed; a segment's committed part is a row
// of blocks. A block's header has its own size and that of the block before, so that neighbours are found in both directions
// and free ones are joined at once. Free blocks hang in bins by the logarithm of their size; a request takes the first that is
// large enough. The row ends with a header that is marked used and has no block.
#include "ntdll.h"

#define GRANULE 8u
#define SEGMENT_SIZE 0x100000u
#define COMMIT_SIZE 0x10000u
#define SIGNATURE 0x50414548u
#define BIN_COUNT 32

#define USED 1u
#define SPARE_8 2u // eight more bytes are not used
#define SIZE_BITS (~7u)

typedef struct {
    ULONG size;     // with its header; USED, SPARE_8
    ULONG previous; // size of the block before, 0 for the first; low bits: how many bytes were not asked for
} HEADER;

typedef struct {
    HEADER header;
    LIST_ENTRY bin;
} FREE_BLOCK;

typedef struct _SEGMENT {
    struct _SEGMENT* next;
    char* committed;
    char* end;
    ULONG reserved;
} SEGMENT;

typedef struct {
    ULONG signature;
    ULONG flags;
    SEGMENT* segments;
    PRTL_CRITICAL_SECTION lock;
    RTL_CRITICAL_SECTION ownLock;
    LIST_ENTRY bins[BIN_COUNT];
} HEAP;

static ULONG sizeOf(const HEADER* block) { return block->size & SIZE_BITS; }

static HEADER* after(const HEADER* block) { return (HEADER*)((char*)block + sizeOf(block)); }

static HEADER* before(const HEADER* block) { return (HEADER*)((char*)block - (block->previous & SIZE_BITS)); }

static ULONG spareOf(const HEADER* block) { return (block->previous & ~SIZE_BITS) + (block->size & SPARE_8 ? 8 : 0); }

static SIZE_T requestOf(const HEADER* block) { return sizeOf(block) - sizeof *block - spareOf(block); }

static char* firstBlock(const SEGMENT* segment) { return (char*)(segment + 1); }

static BOOLEAN isLocked(const HEAP* heap, ULONG flags) { return !((heap->flags | flags) & HEAP_NO_SERIALIZE); }

static void lock(HEAP* heap, ULONG flags) {
    if (isLocked(heap, flags)) RtlEnterCriticalSection(heap->lock);
}

static void unlock(HEAP* heap, ULONG flags) {
    if (isLocked(heap, flags)) RtlLeaveCriticalSection(heap->lock);
}

static LIST_ENTRY* binFor(HEAP* heap, ULONG size) { return &heap->bins[31 - __builtin_clz(size)]; }

static void intoBin(HEAP* heap, HEADER* block) {
    LIST_ENTRY *bin = binFor(heap, sizeOf(block)), *entry = &((FREE_BLOCK*)block)->bin;
    *entry = (LIST_ENTRY){bin->Flink, bin};
    bin->Flink->Blink = entry;
    bin->Flink = entry;
}

static void outOfBin(HEADER* block) {
    LIST_ENTRY* entry = &((FREE_BLOCK*)block)->bin;
    entry->Blink->Flink = entry->Flink;
    entry->Flink->Blink = entry->Blink;
}

static void setSize(HEADER* block, ULONG size, ULONG flags) {
    block->size = size | flags;
    HEADER* next = after(block);
    next->previous = size | (next->previous & ~SIZE_BITS);
}

// Makes a block free, and one with its free neighbours.
static HEADER* release(HEAP* heap, HEADER* block) {
    ULONG size = sizeOf(block);
    block->size = size; // also when it becomes part of the one before, so that it is not released twice
    HEADER* next = after(block);
    if (!(next->size & USED)) {
        outOfBin(next);
        size += sizeOf(next);
    }
    if (block->previous & SIZE_BITS && !(before(block)->size & USED)) {
        block = before(block);
        outOfBin(block);
        size += sizeOf(block);
    }
    block->previous &= SIZE_BITS;
    setSize(block, size, 0);
    intoBin(heap, block);
    return block;
}

// Gives a block `size` bytes, of which `spare` were not asked for; a rest that can be a block becomes one.
static void take(HEAP* heap, HEADER* block, ULONG size, ULONG spare) {
    ULONG whole = sizeOf(block);
    if (whole - size >= sizeof(FREE_BLOCK)) {
        setSize(block, size, USED);
        HEADER* rest = after(block);
        rest->size = (whole - size) | USED;
        rest->previous = size;
        after(rest)->previous = (whole - size) | (after(rest)->previous & ~SIZE_BITS);
        release(heap, rest);
    } else {
        spare += whole - size;
        setSize(block, whole, USED);
    }
    block->previous = (block->previous & SIZE_BITS) | (spare & 7);
    block->size |= spare & 8 ? SPARE_8 : 0;
}

static BOOLEAN commit(SEGMENT* segment, SIZE_T size) {
    PVOID from = segment->committed;
    if (size > (SIZE_T)(segment->end - segment->committed)) return FALSE;
    if (!NT_SUCCESS(NtAllocateVirtualMemory(NtCurrentProcess(), &from, 0, &size, MEM_COMMIT, PAGE_READWRITE))) return FALSE;
    segment->committed += size;
    return TRUE;
}

// Makes the row of blocks longer by at least `size`; the new block takes the place of the closing header.
static HEADER* extend(HEAP* heap, SEGMENT* segment, ULONG size) {
    char* old = segment->committed;
    ULONG room = segment->end - old;
    ULONG step = (size + COMMIT_SIZE - 1) & -COMMIT_SIZE;
    if (!commit(segment, step < room ? step : size <= room ? room : step)) return NULL;
    HEADER* block = (HEADER*)old - 1;
    HEADER* last = (HEADER*)segment->committed - 1;
    ULONG added = segment->committed - old;
    *last = (HEADER){USED, added};
    block->size = added | USED;
    return release(heap, block);
}

static HEADER* addSegment(HEAP* heap, ULONG size) {
    ULONG wanted = size + sizeof(SEGMENT) + 2 * sizeof(HEADER);
    SIZE_T reserve = wanted > SEGMENT_SIZE ? (wanted + COMMIT_SIZE - 1) & -COMMIT_SIZE : SEGMENT_SIZE;
    PVOID base = NULL;
    if (size > reserve || !NT_SUCCESS(NtAllocateVirtualMemory(NtCurrentProcess(), &base, 0, &reserve, MEM_RESERVE, PAGE_READWRITE)))
        return NULL;
    SEGMENT start = {heap->segments, base, (char*)base + reserve, reserve};
    if (!commit(&start, PAGE_SIZE)) {
        SIZE_T all = 0;
        NtFreeVirtualMemory(NtCurrentProcess(), &base, &all, MEM_RELEASE);
        return NULL;
    }
    SEGMENT* segment = base;
    *segment = start;
    heap->segments = segment;
    HEADER* block = (HEADER*)firstBlock(segment);
    HEADER* last = (HEADER*)segment->committed - 1;
    ULONG first = (char*)last - (char*)block;
    *block = (HEADER){first | USED, 0};
    *last = (HEADER){USED, first};
    block = release(heap, block);
    return sizeOf(block) >= size ? block : extend(heap, segment, size);
}

static HEADER* find(HEAP* heap, ULONG size) {
    for (LIST_ENTRY* bin = binFor(heap, size); bin < heap->bins + BIN_COUNT; bin++)
        for (LIST_ENTRY* entry = bin->Flink; entry != bin; entry = entry->Flink) {
            HEADER* block = (HEADER*)((char*)entry - offsetof(FREE_BLOCK, bin));
            if (sizeOf(block) >= size) return block;
        }
    for (SEGMENT* segment = heap->segments; segment; segment = segment->next) {
        HEADER* block = (ULONG)(segment->end - segment->committed) >= size ? extend(heap, segment, size) : NULL;
        if (block) return block;
    }
    return heap->flags & HEAP_GROWABLE ? addSegment(heap, size) : NULL;
}

// The size of a block for a request, or 0 if there can be none.
static ULONG blockSize(SIZE_T request) {
    if (request > 0x7FFEFFFF) return 0;
    ULONG size = (request + sizeof(HEADER) + GRANULE - 1) & -GRANULE;
    return size < sizeof(FREE_BLOCK) ? sizeof(FREE_BLOCK) : size;
}

// The block's header, or null if the heap has no such block in use.
static HEADER* check(HEAP* heap, PVOID block) {
    HEADER* header = (HEADER*)block - 1;
    if ((ULONG)block % GRANULE != 0) return NULL;
    for (SEGMENT* segment = heap->segments; segment; segment = segment->next) {
        char* at = (char*)header;
        if (at < firstBlock(segment) || at >= segment->committed - sizeof(HEADER)) continue;
        ULONG room = segment->committed - at - sizeof(HEADER);
        BOOLEAN sound = header->size & USED && sizeOf(header) >= sizeof(FREE_BLOCK) && sizeOf(header) <= room &&
                        (after(header)->previous & SIZE_BITS) == sizeOf(header);
        return sound ? header : NULL;
    }
    return NULL;
}

// Memory given by the caller is not used: a model of NT's parameter, nobody here gives any.
PVOID NTAPI RtlCreateHeap(ULONG flags, PVOID base, SIZE_T reserve, SIZE_T initial, PVOID ownLock, PVOID parameters) {
    (void)initial, (void)parameters;
    if (base) return NULL;
    HEAP draft = {.signature = SIGNATURE, .flags = flags | HEAP_GROWABLE};
    for (int bin = 0; bin < BIN_COUNT; bin++) draft.bins[bin] = (LIST_ENTRY){&draft.bins[bin], &draft.bins[bin]};
    HEADER* block = addSegment(&draft, blockSize(sizeof draft));
    if (!block) return NULL;
    outOfBin(block);
    take(&draft, block, blockSize(sizeof draft), blockSize(sizeof draft) - sizeof draft - sizeof(HEADER));
    HEAP* heap = (HEAP*)(block + 1);
    *heap = draft;
    for (int bin = 0; bin < BIN_COUNT; bin++) {
        LIST_ENTRY* list = &heap->bins[bin];
        if (draft.bins[bin].Flink == &draft.bins[bin])
            *list = (LIST_ENTRY){list, list};
        else
            list->Flink->Blink = list->Blink->Flink = list;
    }
    heap->flags = reserve && !(flags & HEAP_GROWABLE) ? flags : flags | HEAP_GROWABLE;
    heap->lock = ownLock ? ownLock : &heap->ownLock;
    if (!ownLock) RtlInitializeCriticalSection(&heap->ownLock);
    return heap;
}

PVOID NTAPI RtlDestroyHeap(PVOID handle) {
    HEAP* heap = handle;
    if (heap->signature != SIGNATURE || heap == RtlGetProcessHeap()) return heap;
    if (heap->lock == &heap->ownLock) RtlDeleteCriticalSection(&heap->ownLock);
    for (SEGMENT *segment = heap->segments, *next; segment; segment = next) {
        PVOID base = segment;
        SIZE_T all = 0;
        next = segment->next; // the heap itself lies in one of them
        NtFreeVirtualMemory(NtCurrentProcess(), &base, &all, MEM_RELEASE);
    }
    return NULL;
}

static PVOID fail(const HEAP* heap, ULONG flags) {
    if ((heap->flags | flags) & HEAP_GENERATE_EXCEPTIONS) RtlRaiseStatus(STATUS_NO_MEMORY);
    return NULL;
}

PVOID NTAPI RtlAllocateHeap(PVOID handle, ULONG flags, SIZE_T request) {
    HEAP* heap = handle;
    ULONG size = blockSize(request);
    if (size == 0) return fail(heap, flags);
    lock(heap, flags);
    HEADER* block = find(heap, size);
    if (block) {
        outOfBin(block);
        take(heap, block, size, size - sizeof(HEADER) - request);
    }
    unlock(heap, flags);
    if (!block) return fail(heap, flags);
    if ((heap->flags | flags) & HEAP_ZERO_MEMORY) memset(block + 1, 0, request);
    return block + 1;
}

BOOLEAN NTAPI RtlFreeHeap(PVOID handle, ULONG flags, PVOID block) {
    HEAP* heap = handle;
    if (!block) return TRUE;
    lock(heap, flags);
    HEADER* header = check(heap, block);
    if (header) release(heap, header);
    unlock(heap, flags);
    return header != NULL;
}

SIZE_T NTAPI RtlSizeHeap(PVOID handle, ULONG flags, PVOID block) {
    HEAP* heap = handle;
    lock(heap, flags);
    HEADER* header = check(heap, block);
    SIZE_T size = header ? requestOf(header) : (SIZE_T)-1;
    unlock(heap, flags);
    return size;
}

PVOID NTAPI RtlReAllocateHeap(PVOID handle, ULONG flags, PVOID block, SIZE_T request) {
    SIZE_T old = RtlSizeHeap(handle, flags, block);
    if (old == (SIZE_T)-1) return NULL;
    HEADER* header = (HEADER*)block - 1;
    ULONG size = blockSize(request);
    if (size != 0 && size <= sizeOf(header)) {
        HEAP* heap = handle;
        lock(heap, flags);
        take(heap, header, size, size - sizeof(HEADER) - request);
        unlock(heap, flags);
        if ((heap->flags | flags) & HEAP_ZERO_MEMORY && request > old) memset((char*)block + old, 0, request - old);
        return block;
    }
    PVOID moved = flags & HEAP_REALLOC_IN_PLACE_ONLY ? fail(handle, flags) : RtlAllocateHeap(handle, flags, request);
    if (!moved) return NULL;
    memcpy(moved, block, old < request ? old : request);
    RtlFreeHeap(handle, flags, block);
    return moved;
}

static BOOLEAN isSound(const SEGMENT* segment) {
    const HEADER* last = (const HEADER*)segment->committed - 1;
    const HEADER* block = (const HEADER*)firstBlock(segment);
    ULONG previous = 0;
    while (block < last) {
        if ((block->previous & SIZE_BITS) != previous || sizeOf(block) < sizeof(FREE_BLOCK)) return FALSE;
        previous = sizeOf(block);
        block = after(block);
    }
    return block == last && last->size == USED && (last->previous & SIZE_BITS) == previous;
}

// One block, or the whole heap if there is none.
BOOLEAN NTAPI RtlValidateHeap(PVOID handle, ULONG flags, PVOID block) {
    HEAP* heap = handle;
    if (heap->signature != SIGNATURE) return FALSE;
    lock(heap, flags);
    BOOLEAN sound = !block || check(heap, block);
    for (SEGMENT* segment = heap->segments; segment && !block; segment = segment->next) sound = sound && isSound(segment);
    unlock(heap, flags);
    return sound;
}
