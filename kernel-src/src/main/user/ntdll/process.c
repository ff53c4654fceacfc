// Processes: their parameters, and how one is made of its parts.
#include "loader.h"

#define PARAMETERS_NORMALIZED 0x1
#define GRANULARITY 0x10000u

enum { ProcessBasicInformation = 0 };
enum { SectionImageInformation = 1 };

typedef struct {
    NTSTATUS ExitStatus;
    PPEB PebBaseAddress;
    ULONG AffinityMask;
    LONG BasePriority;
    ULONG UniqueProcessId;
    ULONG InheritedFromUniqueProcessId;
} PROCESS_BASIC_INFORMATION;

static PUNICODE_STRING stringsOf(PRTL_USER_PROCESS_PARAMETERS parameters, ULONG index) {
    PUNICODE_STRING strings[] = {
        &parameters->CurrentDirectory.DosPath, &parameters->DllPath,     &parameters->ImagePathName, &parameters->CommandLine,
        &parameters->WindowTitle,              &parameters->DesktopInfo, &parameters->ShellInfo,     &parameters->RuntimeData,
    };
    return index < sizeof strings / sizeof *strings ? strings[index] : NULL;
}

// Offsets become pointers.
PRTL_USER_PROCESS_PARAMETERS NTAPI RtlNormalizeProcessParams(PRTL_USER_PROCESS_PARAMETERS parameters) {
    PUNICODE_STRING string;
    if (parameters->Flags & PARAMETERS_NORMALIZED) return parameters;
    for (ULONG index = 0; (string = stringsOf(parameters, index)); index++)
        if (string->Buffer) string->Buffer = at(parameters, (ULONG)string->Buffer);
    parameters->Flags |= PARAMETERS_NORMALIZED;
    return parameters;
}

// Pointers become offsets, so that the block can go to another process.
PRTL_USER_PROCESS_PARAMETERS NTAPI RtlDeNormalizeProcessParams(PRTL_USER_PROCESS_PARAMETERS parameters) {
    PUNICODE_STRING string;
    if (!(parameters->Flags & PARAMETERS_NORMALIZED)) return parameters;
    for (ULONG index = 0; (string = stringsOf(parameters, index)); index++)
        if (string->Buffer) string->Buffer = (PWSTR)((ULONG)string->Buffer - (ULONG)parameters);
    parameters->Flags &= ~PARAMETERS_NORMALIZED;
    return parameters;
}

// One block of memory, normalized; what is not given is empty.
NTSTATUS NTAPI RtlCreateProcessParameters(PRTL_USER_PROCESS_PARAMETERS* created, PUNICODE_STRING imagePath,
                                          PUNICODE_STRING dllPath, PUNICODE_STRING currentDirectory, PUNICODE_STRING commandLine,
                                          PVOID environment, PUNICODE_STRING windowTitle, PUNICODE_STRING desktop,
                                          PUNICODE_STRING shell, PUNICODE_STRING runtimeData) {
    PUNICODE_STRING given[] = {currentDirectory, dllPath, imagePath, commandLine, windowTitle, desktop, shell, runtimeData};
    SIZE_T size = sizeof(RTL_USER_PROCESS_PARAMETERS);
    for (ULONG index = 0; index < sizeof given / sizeof *given; index++)
        size += given[index] ? given[index]->Length + sizeof(ULONG) : 0;
    PRTL_USER_PROCESS_PARAMETERS parameters = NULL;
    NTSTATUS status = NtAllocateVirtualMemory(NtCurrentProcess(), &parameters, 0, &size, MEM_COMMIT, PAGE_READWRITE);
    if (!NT_SUCCESS(status)) return status;
    char* text = (char*)(parameters + 1);
    parameters->MaximumLength = size;
    parameters->Flags = PARAMETERS_NORMALIZED;
    parameters->Environment = environment;
    for (ULONG index = 0; index < sizeof given / sizeof *given; index++) {
        PUNICODE_STRING string = stringsOf(parameters, index);
        if (!given[index]) continue;
        *string = (UNICODE_STRING){0, given[index]->Length + sizeof(WCHAR), (PWSTR)text};
        RtlCopyUnicodeString(string, given[index]);
        text += (given[index]->Length + sizeof(WCHAR) + 3u) & ~3u;
    }
    parameters->Length = text - (char*)parameters;
    *created = parameters;
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI RtlDestroyProcessParameters(PRTL_USER_PROCESS_PARAMETERS parameters) {
    PVOID base = parameters;
    SIZE_T all = 0;
    return NtFreeVirtualMemory(NtCurrentProcess(), &base, &all, MEM_RELEASE);
}

// Puts the parameters into the new process and tells its PEB.
static NTSTATUS passParameters(HANDLE process, PPEB peb, PRTL_USER_PROCESS_PARAMETERS parameters) {
    PVOID target = NULL;
    SIZE_T size = parameters->Length;
    NTSTATUS status = NtAllocateVirtualMemory(process, &target, 0, &size, MEM_COMMIT, PAGE_READWRITE);
    if (!NT_SUCCESS(status)) return status;
    BOOLEAN wasNormalized = (parameters->Flags & PARAMETERS_NORMALIZED) != 0;
    RtlDeNormalizeProcessParams(parameters);
    status = NtWriteVirtualMemory(process, target, parameters, parameters->Length, NULL);
    if (wasNormalized) RtlNormalizeProcessParams(parameters);
    if (!NT_SUCCESS(status)) return status;
    return NtWriteVirtualMemory(process, &peb->ProcessParameters, &target, sizeof target, NULL);
}

static NTSTATUS startFirstThread(PRTL_USER_PROCESS_PARAMETERS parameters, PVOID threadSecurity,
                                 PRTL_USER_PROCESS_INFORMATION information) {
    PROCESS_BASIC_INFORMATION basic;
    PSECTION_IMAGE_INFORMATION image = &information->ImageInformation;
    HANDLE process = information->ProcessHandle;
    NTSTATUS status = NtQueryInformationProcess(process, ProcessBasicInformation, &basic, sizeof basic, NULL);
    if (NT_SUCCESS(status)) status = passParameters(process, basic.PebBaseAddress, parameters);
    if (!NT_SUCCESS(status)) return status;
    return RtlCreateUserThread(process, threadSecurity, TRUE, 0, image->MaximumStackSize, image->CommittedStackSize,
                               (PUSER_THREAD_START_ROUTINE)image->TransferAddress, basic.PebBaseAddress,
                               &information->ThreadHandle, &information->ClientId);
}

// The new process's first thread is suspended.
NTSTATUS NTAPI RtlCreateUserProcess(PUNICODE_STRING imagePath, ULONG attributes, PRTL_USER_PROCESS_PARAMETERS parameters,
                                    PVOID processSecurity, PVOID threadSecurity, HANDLE parent, BOOLEAN inheritHandles,
                                    HANDLE debugPort, HANDLE exceptionPort, PRTL_USER_PROCESS_INFORMATION information) {
    (void)attributes;
    HANDLE section;
    OBJECT_ATTRIBUTES object;
    NTSTATUS status = LdrpOpenImageSection(imagePath, &section);
    if (!NT_SUCCESS(status)) return status;
    *information = (RTL_USER_PROCESS_INFORMATION){.Length = sizeof *information};
    InitializeObjectAttributes(&object, NULL, 0, NULL_HANDLE);
    object.SecurityDescriptor = processSecurity;
    status = NtQuerySection(section, SectionImageInformation, &information->ImageInformation,
                            sizeof information->ImageInformation, NULL);
    if (NT_SUCCESS(status))
        status = NtCreateProcess(&information->ProcessHandle, PROCESS_ALL_ACCESS, &object, parent ? parent : NtCurrentProcess(),
                                 inheritHandles, section, debugPort, exceptionPort);
    NtClose(section);
    if (!NT_SUCCESS(status)) return status;
    status = startFirstThread(parameters, threadSecurity, information);
    if (!NT_SUCCESS(status)) {
        NtTerminateProcess(information->ProcessHandle, status);
        NtClose(information->ProcessHandle);
    }
    return status;
}
