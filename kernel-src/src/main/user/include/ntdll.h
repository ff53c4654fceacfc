// What ntdll offers to programs, and the types it speaks in. Structures and the prototypes of the services are made by
// `build` from the tables that the kernel is made from and held against.
#pragma once

#include <stdarg.h>
#include <stddef.h>

#define NTAPI __attribute__((stdcall))
#define NORETURN __attribute__((noreturn))

typedef void VOID, *PVOID, *HANDLE, **PHANDLE;
typedef char CHAR, *PCHAR;
typedef const char* PCSTR;
typedef unsigned char UCHAR, BOOLEAN, *PBOOLEAN, *PUCHAR;
typedef unsigned short USHORT, WCHAR, *PWSTR;
typedef const WCHAR* PCWSTR;
typedef long LONG, NTSTATUS, *PLONG, *PNTSTATUS;
typedef unsigned long ULONG, ACCESS_MASK, SIZE_T, ULONG_PTR, *PULONG, *PSIZE_T;
typedef long long LONGLONG;
typedef unsigned long long ULONGLONG;

#define FALSE 0
#define TRUE 1
#define NULL_HANDLE ((HANDLE)0)
#define MAXLONGLONG 0x7FFFFFFFFFFFFFFFLL

typedef struct _LIST_ENTRY {
    struct _LIST_ENTRY* Flink;
    struct _LIST_ENTRY* Blink;
} LIST_ENTRY, *PLIST_ENTRY;

typedef union _LARGE_INTEGER {
    struct {
        ULONG LowPart;
        LONG HighPart;
    };
    LONGLONG QuadPart;
} LARGE_INTEGER, *PLARGE_INTEGER;

typedef union _ULARGE_INTEGER {
    struct {
        ULONG LowPart;
        ULONG HighPart;
    };
    ULONGLONG QuadPart;
} ULARGE_INTEGER;

#include "layout.h"

typedef struct _IO_STATUS_BLOCK {
    NTSTATUS Status;
    ULONG Information;
} IO_STATUS_BLOCK, *PIO_STATUS_BLOCK;

typedef struct _INITIAL_TEB {
    PVOID OldStackBase;
    PVOID OldStackLimit;
    PVOID StackBase;
    PVOID StackLimit;
    PVOID StackAllocationBase;
} INITIAL_TEB, *PINITIAL_TEB;

typedef VOID(NTAPI* PKNORMAL_ROUTINE)(PVOID, PVOID, PVOID);
typedef VOID(NTAPI* PTIMER_APC_ROUTINE)(PVOID, ULONG, LONG);
typedef VOID(NTAPI* PPS_APC_ROUTINE)(PVOID, PVOID, PVOID);
typedef VOID(NTAPI* PIO_APC_ROUTINE)(PVOID, PIO_STATUS_BLOCK, ULONG);
typedef NTSTATUS(NTAPI* PUSER_THREAD_START_ROUTINE)(PVOID);

#include "status.h"
#include "services.h"

// Objects and memory, by NT's constants.

#define NtCurrentProcess() ((HANDLE)-1)
#define NtCurrentThread() ((HANDLE)-2)

#define OBJ_INHERIT 0x2
#define OBJ_CASE_INSENSITIVE 0x40
#define OBJ_OPENIF 0x80

#define SYNCHRONIZE 0x00100000
#define EVENT_ALL_ACCESS 0x001F0003
#define SEMAPHORE_ALL_ACCESS 0x001F0003
#define TIMER_ALL_ACCESS 0x001F0003
#define KEYEDEVENT_ALL_ACCESS 0x000F0003
#define THREAD_ALL_ACCESS 0x001F03FF
#define PROCESS_ALL_ACCESS 0x001F0FFF
#define SECTION_QUERY 0x1
#define SECTION_MAP_WRITE 0x2
#define SECTION_MAP_READ 0x4
#define SECTION_MAP_EXECUTE 0x8
#define SECTION_ALL_ACCESS 0x000F001F
#define FILE_READ_DATA 0x1
#define FILE_EXECUTE 0x20
#define FILE_SHARE_READ 0x1
#define FILE_SHARE_DELETE 0x4
#define FILE_SYNCHRONOUS_IO_NONALERT 0x20
#define FILE_NON_DIRECTORY_FILE 0x40

enum { NotificationEvent, SynchronizationEvent };
enum { NotificationTimer, SynchronizationTimer };
enum { WaitAll, WaitAny };
enum { ViewShare = 1, ViewUnmap };

#define MEM_COMMIT 0x1000
#define MEM_RESERVE 0x2000
#define MEM_DECOMMIT 0x4000
#define MEM_RELEASE 0x8000

#define PAGE_NOACCESS 0x01
#define PAGE_READONLY 0x02
#define PAGE_READWRITE 0x04
#define PAGE_EXECUTE_READ 0x20
#define PAGE_EXECUTE_READWRITE 0x40
#define PAGE_GUARD 0x100

#define SEC_COMMIT 0x8000000
#define SEC_IMAGE 0x1000000

#define PAGE_SIZE 0x1000

#define NT_SUCCESS(status) ((NTSTATUS)(status) >= 0)

static inline PTEB NtCurrentTeb(void) {
    PTEB teb;
    __asm__("movl %%fs:0x18, %0" : "=r"(teb));
    return teb;
}

static inline PPEB NtCurrentPeb(void) { return NtCurrentTeb()->ProcessEnvironmentBlock; }

#define USER_SHARED_DATA ((const volatile KUSER_SHARED_DATA*)0x7FFE0000)

static inline void InitializeObjectAttributes(POBJECT_ATTRIBUTES attributes, PUNICODE_STRING name, ULONG flags, HANDLE root) {
    *attributes = (OBJECT_ATTRIBUTES){.Length = sizeof *attributes, .RootDirectory = root, .ObjectName = name, .Attributes = flags};
}

// Memory and strings of C.

void* memcpy(void* to, const void* from, size_t size);
void* memmove(void* to, const void* from, size_t size);
void* memset(void* to, int value, size_t size);
int memcmp(const void* left, const void* right, size_t size);
void* memchr(const void* in, int value, size_t size);
size_t strlen(const char* string);
char* strcpy(char* to, const char* from);
char* strcat(char* to, const char* from);
char* strncpy(char* to, const char* from, size_t size);
int strcmp(const char* left, const char* right);
int strncmp(const char* left, const char* right, size_t size);
int _stricmp(const char* left, const char* right);
char* strchr(const char* in, int character);
char* strrchr(const char* in, int character);
char* strstr(const char* in, const char* part);
size_t wcslen(PCWSTR string);
PWSTR wcscpy(PWSTR to, PCWSTR from);
PWSTR wcscat(PWSTR to, PCWSTR from);
int wcscmp(PCWSTR left, PCWSTR right);
int _wcsicmp(PCWSTR left, PCWSTR right);
PWSTR wcschr(PCWSTR in, WCHAR character);
PWSTR wcsrchr(PCWSTR in, WCHAR character);
int toupper(int character);
int tolower(int character);
int atoi(const char* digits);
unsigned long strtoul(const char* digits, char** end, int base);

// Knows %c %s %S (of 16-bit characters) %wZ (UNICODE_STRING*) %d %i %u %x %X %o %p %%, with flags, width, precision, h l ll I64.
int _vsnprintf(char* to, size_t size, const char* format, va_list arguments);
int _snprintf(char* to, size_t size, const char* format, ...) __attribute__((format(printf, 3, 4)));
int sprintf(char* to, const char* format, ...) __attribute__((format(printf, 2, 3)));
int vsprintf(char* to, const char* format, va_list arguments);
ULONG DbgPrint(const char* format, ...) __attribute__((format(printf, 1, 2)));

// Rtl: strings and numbers.

VOID NTAPI RtlInitUnicodeString(PUNICODE_STRING string, PCWSTR source);
VOID NTAPI RtlInitAnsiString(PSTRING string, PCSTR source);
LONG NTAPI RtlCompareUnicodeString(const UNICODE_STRING* left, const UNICODE_STRING* right, BOOLEAN ignoreCase);
BOOLEAN NTAPI RtlEqualUnicodeString(const UNICODE_STRING* left, const UNICODE_STRING* right, BOOLEAN ignoreCase);
BOOLEAN NTAPI RtlPrefixUnicodeString(const UNICODE_STRING* prefix, const UNICODE_STRING* string, BOOLEAN ignoreCase);
VOID NTAPI RtlCopyUnicodeString(PUNICODE_STRING to, const UNICODE_STRING* from);
NTSTATUS NTAPI RtlAppendUnicodeToString(PUNICODE_STRING to, PCWSTR from);
NTSTATUS NTAPI RtlAppendUnicodeStringToString(PUNICODE_STRING to, const UNICODE_STRING* from);
NTSTATUS NTAPI RtlAnsiStringToUnicodeString(PUNICODE_STRING to, const STRING* from, BOOLEAN allocate);
NTSTATUS NTAPI RtlUnicodeStringToAnsiString(PSTRING to, const UNICODE_STRING* from, BOOLEAN allocate);
VOID NTAPI RtlFreeUnicodeString(PUNICODE_STRING string);
VOID NTAPI RtlFreeAnsiString(PSTRING string);
BOOLEAN NTAPI RtlCreateUnicodeString(PUNICODE_STRING to, PCWSTR from);
WCHAR NTAPI RtlUpcaseUnicodeChar(WCHAR character);
CHAR NTAPI RtlUpperChar(CHAR character);
NTSTATUS NTAPI RtlIntegerToChar(ULONG value, ULONG base, LONG size, PCHAR digits);
NTSTATUS NTAPI RtlIntegerToUnicodeString(ULONG value, ULONG base, PUNICODE_STRING string);
NTSTATUS NTAPI RtlUnicodeStringToInteger(const UNICODE_STRING* string, ULONG base, PULONG value);
NTSTATUS NTAPI RtlCharToInteger(PCSTR digits, ULONG base, PULONG value);
ULONG NTAPI RtlUniform(PULONG seed);

// Rtl: memory.

SIZE_T NTAPI RtlCompareMemory(const VOID* left, const VOID* right, SIZE_T size);
SIZE_T NTAPI RtlCompareMemoryUlong(PVOID in, SIZE_T size, ULONG value);
VOID NTAPI RtlFillMemory(PVOID to, SIZE_T size, UCHAR value);
VOID NTAPI RtlFillMemoryUlong(PVOID to, SIZE_T size, ULONG value);
VOID NTAPI RtlMoveMemory(PVOID to, const VOID* from, SIZE_T size);
VOID NTAPI RtlZeroMemory(PVOID to, SIZE_T size);

#define HEAP_NO_SERIALIZE 0x1
#define HEAP_GROWABLE 0x2
#define HEAP_GENERATE_EXCEPTIONS 0x4
#define HEAP_ZERO_MEMORY 0x8
#define HEAP_REALLOC_IN_PLACE_ONLY 0x10

PVOID NTAPI RtlCreateHeap(ULONG flags, PVOID base, SIZE_T reserve, SIZE_T commit, PVOID lock, PVOID parameters);
PVOID NTAPI RtlDestroyHeap(PVOID heap);
PVOID NTAPI RtlAllocateHeap(PVOID heap, ULONG flags, SIZE_T size);
PVOID NTAPI RtlReAllocateHeap(PVOID heap, ULONG flags, PVOID block, SIZE_T size);
BOOLEAN NTAPI RtlFreeHeap(PVOID heap, ULONG flags, PVOID block);
SIZE_T NTAPI RtlSizeHeap(PVOID heap, ULONG flags, PVOID block);
BOOLEAN NTAPI RtlValidateHeap(PVOID heap, ULONG flags, PVOID block);
static inline PVOID RtlGetProcessHeap(void) { return NtCurrentPeb()->ProcessHeap; }

// Rtl: locks of threads.

NTSTATUS NTAPI RtlInitializeCriticalSection(PRTL_CRITICAL_SECTION section);
NTSTATUS NTAPI RtlInitializeCriticalSectionAndSpinCount(PRTL_CRITICAL_SECTION section, ULONG spins);
NTSTATUS NTAPI RtlDeleteCriticalSection(PRTL_CRITICAL_SECTION section);
NTSTATUS NTAPI RtlEnterCriticalSection(PRTL_CRITICAL_SECTION section);
BOOLEAN NTAPI RtlTryEnterCriticalSection(PRTL_CRITICAL_SECTION section);
NTSTATUS NTAPI RtlLeaveCriticalSection(PRTL_CRITICAL_SECTION section);

// Rtl: exceptions.

#define EXCEPTION_NONCONTINUABLE 0x1
#define EXCEPTION_UNWINDING 0x2
#define EXCEPTION_EXIT_UNWIND 0x4
#define EXCEPTION_STACK_INVALID 0x8
#define EXCEPTION_NESTED_CALL 0x10
#define EXCEPTION_TARGET_UNWIND 0x20
#define EXCEPTION_COLLIDED_UNWIND 0x40
#define EXCEPTION_CHAIN_END ((PEXCEPTION_REGISTRATION_RECORD)-1)

typedef enum {
    ExceptionContinueExecution,
    ExceptionContinueSearch,
    ExceptionNestedException,
    ExceptionCollidedUnwind
} EXCEPTION_DISPOSITION;

typedef EXCEPTION_DISPOSITION (*PEXCEPTION_ROUTINE)(PEXCEPTION_RECORD, PVOID frame, PCONTEXT, PVOID dispatcherContext);

VOID NTAPI RtlRaiseException(PEXCEPTION_RECORD record);
NORETURN VOID NTAPI RtlRaiseStatus(NTSTATUS status);
VOID NTAPI RtlUnwind(PVOID targetFrame, PVOID targetIp, PEXCEPTION_RECORD record, PVOID returnValue);
VOID NTAPI RtlCaptureContext(PCONTEXT context);
BOOLEAN NTAPI RtlDispatchException(PEXCEPTION_RECORD record, PCONTEXT context);
PVOID NTAPI RtlAddVectoredExceptionHandler(ULONG first, PVOID handler);
ULONG NTAPI RtlRemoveVectoredExceptionHandler(PVOID registration);

// Rtl: threads and processes.

typedef struct _RTL_USER_PROCESS_INFORMATION {
    ULONG Length;
    HANDLE ProcessHandle;
    HANDLE ThreadHandle;
    CLIENT_ID ClientId;
    SECTION_IMAGE_INFORMATION ImageInformation;
} RTL_USER_PROCESS_INFORMATION, *PRTL_USER_PROCESS_INFORMATION;

NTSTATUS NTAPI RtlCreateUserThread(HANDLE process, PVOID securityDescriptor, BOOLEAN suspended, ULONG zeroBits, SIZE_T reserve,
                                   SIZE_T commit, PUSER_THREAD_START_ROUTINE start, PVOID parameter, PHANDLE thread,
                                   PCLIENT_ID clientId);
NORETURN VOID NTAPI RtlExitUserThread(NTSTATUS status);
NTSTATUS NTAPI RtlCreateProcessParameters(PRTL_USER_PROCESS_PARAMETERS* parameters, PUNICODE_STRING imagePath,
                                          PUNICODE_STRING dllPath, PUNICODE_STRING currentDirectory, PUNICODE_STRING commandLine,
                                          PVOID environment, PUNICODE_STRING windowTitle, PUNICODE_STRING desktop,
                                          PUNICODE_STRING shell, PUNICODE_STRING runtimeData);
NTSTATUS NTAPI RtlDestroyProcessParameters(PRTL_USER_PROCESS_PARAMETERS parameters);
PRTL_USER_PROCESS_PARAMETERS NTAPI RtlNormalizeProcessParams(PRTL_USER_PROCESS_PARAMETERS parameters);
PRTL_USER_PROCESS_PARAMETERS NTAPI RtlDeNormalizeProcessParams(PRTL_USER_PROCESS_PARAMETERS parameters);
NTSTATUS NTAPI RtlCreateUserProcess(PUNICODE_STRING imagePath, ULONG attributes, PRTL_USER_PROCESS_PARAMETERS parameters,
                                    PVOID processSecurity, PVOID threadSecurity, HANDLE parent, BOOLEAN inheritHandles,
                                    HANDLE debugPort, HANDLE exceptionPort, PRTL_USER_PROCESS_INFORMATION information);

// Ldr.

typedef BOOLEAN(NTAPI* PDLL_INIT_ROUTINE)(PVOID base, ULONG reason, PVOID context);
enum { DLL_PROCESS_DETACH, DLL_PROCESS_ATTACH, DLL_THREAD_ATTACH, DLL_THREAD_DETACH };

NTSTATUS NTAPI LdrLoadDll(PWSTR path, PULONG characteristics, PUNICODE_STRING name, PVOID* base);
NTSTATUS NTAPI LdrUnloadDll(PVOID base);
NTSTATUS NTAPI LdrGetDllHandle(PWSTR path, PULONG characteristics, PUNICODE_STRING name, PVOID* base);
NTSTATUS NTAPI LdrGetProcedureAddress(PVOID base, PSTRING name, ULONG ordinal, PVOID* address);
NTSTATUS NTAPI LdrShutdownProcess(void);
NTSTATUS NTAPI LdrShutdownThread(void);
PVOID NTAPI RtlImageNtHeader(PVOID base);
PVOID NTAPI RtlImageDirectoryEntryToData(PVOID base, BOOLEAN mapped, USHORT entry, PULONG size);
