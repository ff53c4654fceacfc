// Images as they lie in memory.
#include "image.h"

#define MZ 0x5A4D
#define PE 0x4550
#define IMAGE_REL_BASED_ABSOLUTE 0
#define IMAGE_REL_BASED_HIGHLOW 3

PVOID NTAPI RtlImageNtHeader(PVOID base) {
    PIMAGE_DOS_HEADER dos = base;
    if (!dos || dos->e_magic != MZ) return NULL;
    PIMAGE_NT_HEADERS headers = at(base, dos->e_lfanew);
    return headers->Signature == PE ? headers : NULL;
}

// Only for images in memory; `mapped` tells NT of files mapped as data.
PVOID NTAPI RtlImageDirectoryEntryToData(PVOID base, BOOLEAN mapped, USHORT entry, PULONG size) {
    PIMAGE_NT_HEADERS headers = RtlImageNtHeader(base);
    *size = 0;
    if (!mapped || !headers || entry >= headers->OptionalHeader.NumberOfRvaAndSizes) return NULL;
    IMAGE_DATA_DIRECTORY directory = headers->OptionalHeader.DataDirectory[entry];
    ULONG limit = headers->OptionalHeader.SizeOfImage;
    if (directory.VirtualAddress == 0 || directory.VirtualAddress >= limit) return NULL;
    *size = directory.Size;
    return at(base, directory.VirtualAddress);
}

static NTSTATUS relocateBlock(PVOID base, const IMAGE_BASE_RELOCATION* block, ULONG delta) {
    const USHORT* entries = (const USHORT*)(block + 1);
    ULONG count = (block->SizeOfBlock - sizeof *block) / sizeof *entries;
    char* page = at(base, block->VirtualAddress);
    for (ULONG index = 0; index < count; index++) {
        switch (entries[index] >> 12) {
            case IMAGE_REL_BASED_ABSOLUTE:
                break;
            case IMAGE_REL_BASED_HIGHLOW:
                *(ULONG*)(page + (entries[index] & 0xFFF)) += delta;
                break;
            default:
                return STATUS_INVALID_IMAGE_FORMAT;
        }
    }
    return STATUS_SUCCESS;
}

// Two pages, for the last word of a page may reach into the next.
static NTSTATUS protect(PVOID page, ULONG protection, PULONG old) {
    SIZE_T size = PAGE_SIZE + sizeof(ULONG) - 1;
    return NtProtectVirtualMemory(NtCurrentProcess(), &page, &size, protection, old);
}

// Moves an image's addresses to where it lies.
NTSTATUS LdrpRelocateImage(PVOID base) {
    PIMAGE_NT_HEADERS headers = RtlImageNtHeader(base);
    ULONG delta = (ULONG)base - headers->OptionalHeader.ImageBase;
    ULONG size;
    char* table = RtlImageDirectoryEntryToData(base, TRUE, RelocationDirectory, &size);
    if (delta == 0) return STATUS_SUCCESS;
    if (!table) return STATUS_CONFLICTING_ADDRESSES;
    for (char* end = table + size; table + sizeof(IMAGE_BASE_RELOCATION) <= end;) {
        const IMAGE_BASE_RELOCATION* block = (const IMAGE_BASE_RELOCATION*)table;
        if (block->SizeOfBlock < sizeof *block || block->SizeOfBlock > (ULONG)(end - table)) return STATUS_INVALID_IMAGE_FORMAT;
        ULONG old;
        NTSTATUS status = protect(at(base, block->VirtualAddress), PAGE_EXECUTE_READWRITE, &old);
        BOOLEAN isOnePage = !NT_SUCCESS(status);
        if (isOnePage) { // the last page of the image, or a neighbour with nothing committed
            PVOID page = at(base, block->VirtualAddress);
            SIZE_T one = PAGE_SIZE;
            status = NtProtectVirtualMemory(NtCurrentProcess(), &page, &one, PAGE_EXECUTE_READWRITE, &old);
        }
        if (!NT_SUCCESS(status)) return status;
        status = relocateBlock(base, block, delta);
        if (!NT_SUCCESS(status)) return status;
        PVOID page = at(base, block->VirtualAddress);
        SIZE_T one = PAGE_SIZE;
        NtProtectVirtualMemory(NtCurrentProcess(), &page, &one, old, &old);
        table += block->SizeOfBlock;
    }
    return STATUS_SUCCESS;
}
