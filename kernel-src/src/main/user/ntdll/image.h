// Tables inside an image that NT's type information leaves out.
#pragma once

#include "ntdll.h"

enum { ExportDirectory, ImportDirectory, RelocationDirectory = 5, TlsDirectory = 9 };

#define IMAGE_FILE_DLL 0x2000

typedef struct {
    ULONG Characteristics;
    ULONG TimeDateStamp;
    USHORT MajorVersion;
    USHORT MinorVersion;
    ULONG Name;
    ULONG Base;
    ULONG NumberOfFunctions;
    ULONG NumberOfNames;
    ULONG AddressOfFunctions;
    ULONG AddressOfNames;
    ULONG AddressOfNameOrdinals;
} IMAGE_EXPORT_DIRECTORY;

typedef struct {
    ULONG OriginalFirstThunk;
    ULONG TimeDateStamp;
    ULONG ForwarderChain;
    ULONG Name;
    ULONG FirstThunk;
} IMAGE_IMPORT_DESCRIPTOR;

typedef struct {
    USHORT Hint;
    CHAR Name[1];
} IMAGE_IMPORT_BY_NAME;

typedef struct {
    ULONG VirtualAddress;
    ULONG SizeOfBlock;
} IMAGE_BASE_RELOCATION;

typedef struct {
    ULONG StartAddressOfRawData;
    ULONG EndAddressOfRawData;
    ULONG* AddressOfIndex;
    PVOID* AddressOfCallBacks;
    ULONG SizeOfZeroFill;
    ULONG Characteristics;
} IMAGE_TLS_DIRECTORY;

static inline PVOID at(PVOID base, ULONG address) { return (char*)base + address; }

NTSTATUS LdrpRelocateImage(PVOID base);
