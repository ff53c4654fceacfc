// Thread-local storage of images: a template per image that has one, and a copy of each per thread. Images that come after the
// process has begun get none, as on every NT before 6.0.
#include "loader.h"

#define MOST_IMAGES 64

static const IMAGE_TLS_DIRECTORY* templates[MOST_IMAGES];
static ULONG templateCount;

static IMAGE_TLS_DIRECTORY* directoryOf(PVOID base) {
    ULONG size;
    return RtlImageDirectoryEntryToData(base, TRUE, TlsDirectory, &size);
}

NTSTATUS LdrpInitializeTls(void) {
    PLIST_ENTRY head = &NtCurrentPeb()->Ldr->InLoadOrderModuleList;
    for (PLIST_ENTRY entry = head->Flink; entry != head; entry = entry->Flink) {
        PLDR_DATA_TABLE_ENTRY image = (PLDR_DATA_TABLE_ENTRY)entry;
        const IMAGE_TLS_DIRECTORY* directory = directoryOf(image->DllBase);
        if (!directory) continue;
        if (templateCount == MOST_IMAGES) return STATUS_NO_MEMORY;
        image->TlsIndex = 0xFFFF;
        if (directory->AddressOfIndex) *directory->AddressOfIndex = templateCount;
        templates[templateCount++] = directory;
    }
    return LdrpAllocateTls();
}

NTSTATUS LdrpAllocateTls(void) {
    if (templateCount == 0) return STATUS_SUCCESS;
    PVOID heap = RtlGetProcessHeap();
    PVOID* vector = RtlAllocateHeap(heap, HEAP_ZERO_MEMORY, templateCount * sizeof *vector);
    if (!vector) return STATUS_NO_MEMORY;
    NtCurrentTeb()->ThreadLocalStoragePointer = vector;
    for (ULONG index = 0; index < templateCount; index++) {
        const IMAGE_TLS_DIRECTORY* directory = templates[index];
        ULONG size = directory->EndAddressOfRawData - directory->StartAddressOfRawData;
        vector[index] = RtlAllocateHeap(heap, HEAP_ZERO_MEMORY, size + directory->SizeOfZeroFill);
        if (!vector[index]) return STATUS_NO_MEMORY;
        memcpy(vector[index], (PVOID)directory->StartAddressOfRawData, size);
    }
    return STATUS_SUCCESS;
}

VOID LdrpFreeTls(void) {
    PVOID* vector = NtCurrentTeb()->ThreadLocalStoragePointer;
    NtCurrentTeb()->ThreadLocalStoragePointer = NULL;
    for (ULONG index = 0; vector && index < templateCount; index++) RtlFreeHeap(RtlGetProcessHeap(), 0, vector[index]);
    RtlFreeHeap(RtlGetProcessHeap(), 0, vector);
}

VOID LdrpCallTlsCallbacks(PVOID base, ULONG reason) {
    IMAGE_TLS_DIRECTORY* directory = directoryOf(base);
    if (!directory || !directory->AddressOfCallBacks) return;
    for (PVOID* callback = directory->AddressOfCallBacks; *callback; callback++)
        ((VOID(NTAPI*)(PVOID, ULONG, PVOID)) * callback)(base, reason, NULL);
}
