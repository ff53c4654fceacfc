// What the loader's files share.
#pragma once

#include "image.h"

#define LDRP_STATIC_LINK 0x00000002
#define LDRP_IMAGE_DLL 0x00000004
#define LDRP_ENTRY_PROCESSED 0x00004000
#define LDRP_PROCESS_ATTACH_CALLED 0x00080000

extern RTL_CRITICAL_SECTION LdrpLoaderLock;

PLDR_DATA_TABLE_ENTRY LdrpFindByBase(PVOID base);
PLDR_DATA_TABLE_ENTRY LdrpFindByName(const UNICODE_STRING* name);
NTSTATUS LdrpAddEntry(PVOID base, const UNICODE_STRING* fullName, PLDR_DATA_TABLE_ENTRY* entry);
VOID LdrpRemoveEntry(PLDR_DATA_TABLE_ENTRY entry);
NTSTATUS LdrpMapDll(const UNICODE_STRING* name, PLDR_DATA_TABLE_ENTRY* entry);
NTSTATUS LdrpSnapImports(PLDR_DATA_TABLE_ENTRY entry);
NTSTATUS LdrpLoad(const UNICODE_STRING* name, PLDR_DATA_TABLE_ENTRY* entry);
NTSTATUS LdrpFindExport(PVOID base, PCSTR name, ULONG ordinal, PVOID* address);
NTSTATUS LdrpInitializeDlls(PVOID context);
NTSTATUS LdrpOpenImageSection(const UNICODE_STRING* name, PHANDLE section);

NTSTATUS LdrpInitializeTls(void);
NTSTATUS LdrpAllocateTls(void);
VOID LdrpFreeTls(void);
VOID LdrpCallTlsCallbacks(PVOID base, ULONG reason);
