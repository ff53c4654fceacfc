// The images of a process: finding, mapping and binding them, and starting them in the order of their needs.
#include "loader.h"

#define IMAGE_ORDINAL_FLAG 0x80000000u

static PPEB_LDR_DATA data(void) { return NtCurrentPeb()->Ldr; }

static void insertLast(PLIST_ENTRY head, PLIST_ENTRY entry) {
    *entry = (LIST_ENTRY){head, head->Blink};
    head->Blink->Flink = entry;
    head->Blink = entry;
}

static void removeLink(PLIST_ENTRY entry) {
    entry->Blink->Flink = entry->Flink;
    entry->Flink->Blink = entry->Blink;
}

PLDR_DATA_TABLE_ENTRY LdrpFindByBase(PVOID base) {
    PLIST_ENTRY head = &data()->InLoadOrderModuleList;
    for (PLIST_ENTRY entry = head->Flink; entry != head; entry = entry->Flink)
        if (((PLDR_DATA_TABLE_ENTRY)entry)->DllBase == base) return (PLDR_DATA_TABLE_ENTRY)entry;
    return NULL;
}

PLDR_DATA_TABLE_ENTRY LdrpFindByName(const UNICODE_STRING* name) {
    PLIST_ENTRY head = &data()->InLoadOrderModuleList;
    for (PLIST_ENTRY entry = head->Flink; entry != head; entry = entry->Flink)
        if (RtlEqualUnicodeString(&((PLDR_DATA_TABLE_ENTRY)entry)->BaseDllName, name, TRUE)) return (PLDR_DATA_TABLE_ENTRY)entry;
    return NULL;
}

static UNICODE_STRING baseName(const UNICODE_STRING* path) {
    USHORT start = path->Length / sizeof(WCHAR);
    while (start > 0 && path->Buffer[start - 1] != L'\\') start--;
    USHORT bytes = path->Length - start * sizeof(WCHAR);
    return (UNICODE_STRING){bytes, bytes, path->Buffer + start};
}

NTSTATUS LdrpAddEntry(PVOID base, const UNICODE_STRING* fullName, PLDR_DATA_TABLE_ENTRY* added) {
    PIMAGE_NT_HEADERS headers = RtlImageNtHeader(base);
    if (!headers) return STATUS_INVALID_IMAGE_FORMAT;
    PLDR_DATA_TABLE_ENTRY entry = RtlAllocateHeap(RtlGetProcessHeap(), HEAP_ZERO_MEMORY, sizeof *entry + fullName->Length + sizeof(WCHAR));
    if (!entry) return STATUS_NO_MEMORY;
    PIMAGE_OPTIONAL_HEADER image = &headers->OptionalHeader;
    BOOLEAN isDll = (headers->FileHeader.Characteristics & IMAGE_FILE_DLL) != 0;
    entry->DllBase = base;
    entry->SizeOfImage = image->SizeOfImage;
    entry->EntryPoint = image->AddressOfEntryPoint ? at(base, image->AddressOfEntryPoint) : NULL;
    entry->FullDllName = (UNICODE_STRING){0, fullName->Length + sizeof(WCHAR), (PWSTR)(entry + 1)};
    RtlCopyUnicodeString(&entry->FullDllName, fullName);
    entry->BaseDllName = baseName(&entry->FullDllName);
    entry->LoadCount = 1;
    entry->CheckSum = image->CheckSum;
    entry->TimeDateStamp = headers->FileHeader.TimeDateStamp;
    entry->Flags = isDll ? LDRP_IMAGE_DLL : 0;
    insertLast(&data()->InLoadOrderModuleList, &entry->InLoadOrderLinks);
    insertLast(&data()->InMemoryOrderModuleList, &entry->InMemoryOrderLinks);
    *added = entry;
    return STATUS_SUCCESS;
}

VOID LdrpRemoveEntry(PLDR_DATA_TABLE_ENTRY entry) {
    removeLink(&entry->InLoadOrderLinks);
    removeLink(&entry->InMemoryOrderLinks);
    if (entry->InInitializationOrderLinks.Flink) removeLink(&entry->InInitializationOrderLinks);
    RtlFreeHeap(RtlGetProcessHeap(), 0, entry);
}

static NTSTATUS openKnown(const UNICODE_STRING* name, PHANDLE section) {
    WCHAR buffer[260];
    UNICODE_STRING path = {0, sizeof buffer, buffer};
    RtlAppendUnicodeToString(&path, L"\\KnownDlls\\");
    NTSTATUS status = RtlAppendUnicodeStringToString(&path, name);
    if (!NT_SUCCESS(status)) return status;
    OBJECT_ATTRIBUTES attributes;
    InitializeObjectAttributes(&attributes, &path, OBJ_CASE_INSENSITIVE, NULL_HANDLE);
    return NtOpenSection(section, SECTION_QUERY | SECTION_MAP_READ | SECTION_MAP_WRITE | SECTION_MAP_EXECUTE, &attributes);
}

static NTSTATUS openFile(const UNICODE_STRING* path, PHANDLE section) {
    OBJECT_ATTRIBUTES attributes;
    IO_STATUS_BLOCK ioStatus;
    HANDLE file;
    InitializeObjectAttributes(&attributes, (PUNICODE_STRING)path, OBJ_CASE_INSENSITIVE, NULL_HANDLE);
    NTSTATUS status = NtOpenFile(&file, SYNCHRONIZE | FILE_EXECUTE | FILE_READ_DATA, &attributes, &ioStatus,
                                 FILE_SHARE_READ | FILE_SHARE_DELETE, FILE_NON_DIRECTORY_FILE | FILE_SYNCHRONOUS_IO_NONALERT);
    if (!NT_SUCCESS(status)) return status;
    status = NtCreateSection(section, SECTION_ALL_ACCESS, NULL, NULL, PAGE_EXECUTE_READ, SEC_IMAGE, file);
    NtClose(file);
    return status;
}

// What is known by name is already a section; all else is looked for in a file, a mere name in the system's directory.
NTSTATUS LdrpOpenImageSection(const UNICODE_STRING* name, PHANDLE section) {
    UNICODE_STRING base = baseName(name);
    NTSTATUS status = openKnown(&base, section);
    if (NT_SUCCESS(status)) return status;
    if (base.Length < name->Length) return openFile(name, section);
    WCHAR buffer[260];
    UNICODE_STRING path = {0, sizeof buffer, buffer};
    RtlAppendUnicodeToString(&path, L"\\SystemRoot\\System32\\");
    status = RtlAppendUnicodeStringToString(&path, name);
    return NT_SUCCESS(status) ? openFile(&path, section) : status;
}

NTSTATUS LdrpMapDll(const UNICODE_STRING* name, PLDR_DATA_TABLE_ENTRY* entry) {
    HANDLE section;
    if (!NT_SUCCESS(LdrpOpenImageSection(name, &section))) return STATUS_DLL_NOT_FOUND;
    PVOID base = NULL;
    SIZE_T size = 0;
    NTSTATUS status = NtMapViewOfSection(section, NtCurrentProcess(), &base, 0, 0, NULL, &size, ViewShare, 0, PAGE_READWRITE);
    NtClose(section);
    if (!NT_SUCCESS(status)) return status;
    status = LdrpRelocateImage(base);
    if (NT_SUCCESS(status)) status = LdrpAddEntry(base, name, entry);
    if (!NT_SUCCESS(status)) NtUnmapViewOfSection(NtCurrentProcess(), base);
    return status;
}

static NTSTATUS loadNarrow(PCSTR name, size_t length, PCSTR suffix, PLDR_DATA_TABLE_ENTRY* entry) {
    WCHAR buffer[260];
    UNICODE_STRING wide = {0, sizeof buffer, buffer};
    CHAR narrow[130];
    if (length + strlen(suffix) >= sizeof narrow) return STATUS_DLL_NOT_FOUND;
    memcpy(narrow, name, length);
    strcpy(narrow + length, suffix);
    STRING text;
    RtlInitAnsiString(&text, narrow);
    NTSTATUS status = RtlAnsiStringToUnicodeString(&wide, &text, FALSE);
    return NT_SUCCESS(status) ? LdrpLoad(&wide, entry) : status;
}

// "image.name" or "image.#ordinal": the export is another image's.
static NTSTATUS followForwarder(PCSTR forwarder, PVOID* address) {
    PCSTR dot = strchr(forwarder, '.');
    if (!dot) return STATUS_INVALID_IMAGE_FORMAT;
    PLDR_DATA_TABLE_ENTRY other;
    NTSTATUS status = loadNarrow(forwarder, dot - forwarder, ".dll", &other);
    if (!NT_SUCCESS(status)) return status;
    if (dot[1] == '#') return LdrpFindExport(other->DllBase, NULL, atoi(dot + 2), address);
    return LdrpFindExport(other->DllBase, dot + 1, 0, address);
}

// The index of a name in the sorted table of names, or -1.
static LONG findName(PVOID base, const IMAGE_EXPORT_DIRECTORY* exports, PCSTR name) {
    const ULONG* names = at(base, exports->AddressOfNames);
    LONG low = 0, high = exports->NumberOfNames;
    while (low < high) {
        LONG middle = (low + high) / 2;
        int order = strcmp(name, at(base, names[middle]));
        if (order == 0) return middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return -1;
}

// By name, or by ordinal if there is no name.
NTSTATUS LdrpFindExport(PVOID base, PCSTR name, ULONG ordinal, PVOID* address) {
    ULONG size;
    NTSTATUS missing = name ? STATUS_ENTRYPOINT_NOT_FOUND : STATUS_ORDINAL_NOT_FOUND;
    IMAGE_EXPORT_DIRECTORY* exports = RtlImageDirectoryEntryToData(base, TRUE, ExportDirectory, &size);
    if (!exports) return missing;
    ULONG index = ordinal - exports->Base;
    if (name) {
        LONG place = findName(base, exports, name);
        if (place < 0) return missing;
        index = ((USHORT*)at(base, exports->AddressOfNameOrdinals))[place];
    }
    if (index >= exports->NumberOfFunctions) return missing;
    ULONG function = ((ULONG*)at(base, exports->AddressOfFunctions))[index];
    if (function == 0) return missing;
    *address = at(base, function);
    BOOLEAN forwarded = (ULONG)*address - (ULONG)exports < size;
    return forwarded ? followForwarder(*address, address) : STATUS_SUCCESS;
}

static NTSTATUS snapTable(PVOID base, PVOID other, const IMAGE_IMPORT_DESCRIPTOR* import) {
    ULONG* slot = at(base, import->FirstThunk);
    const ULONG* wanted = import->OriginalFirstThunk ? at(base, import->OriginalFirstThunk) : slot;
    for (; *wanted; wanted++, slot++) {
        PVOID address;
        BOOLEAN isOrdinal = (*wanted & IMAGE_ORDINAL_FLAG) != 0;
        PCSTR name = isOrdinal ? NULL : ((IMAGE_IMPORT_BY_NAME*)at(base, *wanted))->Name;
        NTSTATUS status = LdrpFindExport(other, name, *wanted & 0xFFFF, &address);
        if (!NT_SUCCESS(status)) return status;
        if ((PVOID)*slot == address) continue;
        // The table may lie among read-only data.
        PVOID page = slot;
        SIZE_T size = sizeof *slot;
        ULONG old;
        status = NtProtectVirtualMemory(NtCurrentProcess(), &page, &size, PAGE_READWRITE, &old);
        if (!NT_SUCCESS(status)) return status;
        *slot = (ULONG)address;
        if (old != PAGE_READWRITE) NtProtectVirtualMemory(NtCurrentProcess(), &page, &size, old, &old);
    }
    return STATUS_SUCCESS;
}

// Loads what the image needs and fills in its addresses; then the image's own turn to start has come.
NTSTATUS LdrpSnapImports(PLDR_DATA_TABLE_ENTRY entry) {
    ULONG size;
    PVOID base = entry->DllBase;
    IMAGE_IMPORT_DESCRIPTOR* import = RtlImageDirectoryEntryToData(base, TRUE, ImportDirectory, &size);
    entry->Flags |= LDRP_ENTRY_PROCESSED;
    for (; import && import->Name && import->FirstThunk; import++) {
        PCSTR name = at(base, import->Name);
        PLDR_DATA_TABLE_ENTRY other;
        NTSTATUS status = loadNarrow(name, strlen(name), "", &other);
        if (NT_SUCCESS(status)) status = snapTable(base, other->DllBase, import);
        if (!NT_SUCCESS(status)) return status;
    }
    if (entry->Flags & LDRP_IMAGE_DLL) insertLast(&data()->InInitializationOrderModuleList, &entry->InInitializationOrderLinks);
    return STATUS_SUCCESS;
}

NTSTATUS LdrpLoad(const UNICODE_STRING* name, PLDR_DATA_TABLE_ENTRY* entry) {
    UNICODE_STRING base = baseName(name);
    *entry = LdrpFindByName(&base);
    if (*entry) {
        (*entry)->LoadCount++;
        return STATUS_SUCCESS;
    }
    NTSTATUS status = LdrpMapDll(name, entry);
    if (!NT_SUCCESS(status)) return status;
    status = LdrpSnapImports(*entry);
    if (!NT_SUCCESS(status)) {
        PVOID image = (*entry)->DllBase;
        LdrpRemoveEntry(*entry);
        NtUnmapViewOfSection(NtCurrentProcess(), image);
    }
    return status;
}

// Calls what has not been called yet, in the order in which needs were met. `context` is not null while the process starts.
NTSTATUS LdrpInitializeDlls(PVOID context) {
    PLIST_ENTRY head = &data()->InInitializationOrderModuleList;
    for (PLIST_ENTRY link = head->Flink; link != head; link = link->Flink) {
        PLDR_DATA_TABLE_ENTRY image = (PLDR_DATA_TABLE_ENTRY)((char*)link - offsetof(LDR_DATA_TABLE_ENTRY, InInitializationOrderLinks));
        if (image->Flags & LDRP_PROCESS_ATTACH_CALLED) continue;
        image->Flags |= LDRP_PROCESS_ATTACH_CALLED;
        LdrpCallTlsCallbacks(image->DllBase, DLL_PROCESS_ATTACH);
        PDLL_INIT_ROUTINE start = (PDLL_INIT_ROUTINE)image->EntryPoint;
        if (start && !start(image->DllBase, DLL_PROCESS_ATTACH, context)) return STATUS_DLL_INIT_FAILED;
    }
    if (context) LdrpCallTlsCallbacks(NtCurrentPeb()->ImageBaseAddress, DLL_PROCESS_ATTACH);
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI LdrLoadDll(PWSTR path, PULONG characteristics, PUNICODE_STRING name, PVOID* base) {
    (void)path, (void)characteristics;
    PLDR_DATA_TABLE_ENTRY entry;
    RtlEnterCriticalSection(&LdrpLoaderLock);
    NTSTATUS status = LdrpLoad(name, &entry);
    if (NT_SUCCESS(status)) {
        *base = entry->DllBase;
        status = LdrpInitializeDlls(NULL);
    }
    RtlLeaveCriticalSection(&LdrpLoaderLock);
    return status;
}

// An image stays that others were bound to.
NTSTATUS NTAPI LdrUnloadDll(PVOID base) {
    RtlEnterCriticalSection(&LdrpLoaderLock);
    PLDR_DATA_TABLE_ENTRY entry = LdrpFindByBase(base);
    NTSTATUS status = entry ? STATUS_SUCCESS : STATUS_DLL_NOT_FOUND;
    if (entry && entry->Flags & LDRP_IMAGE_DLL && --entry->LoadCount == 0) {
        PDLL_INIT_ROUTINE end = (PDLL_INIT_ROUTINE)entry->EntryPoint;
        if (end) end(base, DLL_PROCESS_DETACH, NULL);
        LdrpRemoveEntry(entry);
        status = NtUnmapViewOfSection(NtCurrentProcess(), base);
    }
    RtlLeaveCriticalSection(&LdrpLoaderLock);
    return status;
}

NTSTATUS NTAPI LdrGetDllHandle(PWSTR path, PULONG characteristics, PUNICODE_STRING name, PVOID* base) {
    (void)path, (void)characteristics;
    RtlEnterCriticalSection(&LdrpLoaderLock);
    PLDR_DATA_TABLE_ENTRY entry = LdrpFindByName(name);
    if (entry) *base = entry->DllBase;
    RtlLeaveCriticalSection(&LdrpLoaderLock);
    return entry ? STATUS_SUCCESS : STATUS_DLL_NOT_FOUND;
}

NTSTATUS NTAPI LdrGetProcedureAddress(PVOID base, PSTRING name, ULONG ordinal, PVOID* address) {
    CHAR text[256];
    if (name && name->Length >= sizeof text) return STATUS_ENTRYPOINT_NOT_FOUND;
    if (name) {
        memcpy(text, name->Buffer, name->Length);
        text[name->Length] = 0;
    }
    RtlEnterCriticalSection(&LdrpLoaderLock);
    NTSTATUS status = LdrpFindExport(base, name ? text : NULL, ordinal, address);
    RtlLeaveCriticalSection(&LdrpLoaderLock);
    return status;
}
