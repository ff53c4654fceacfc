// Starting other programs, or oneself again, and learning how they ended.
#pragma once

#include "program.h"

typedef struct {
    NTSTATUS ExitStatus;
    PPEB PebBaseAddress;
    ULONG AffinityMask;
    LONG BasePriority;
    ULONG UniqueProcessId;
    ULONG InheritedFromUniqueProcessId;
} PROCESS_BASIC_INFORMATION;

enum { ProcessBasicInformation };

// The child inherits handles, and runs at once.
static inline NTSTATUS startChild(PCWSTR image, PCWSTR commandLine, PHANDLE process) {
    UNICODE_STRING path, command;
    PRTL_USER_PROCESS_PARAMETERS parameters;
    RTL_USER_PROCESS_INFORMATION information;
    RtlInitUnicodeString(&path, image);
    RtlInitUnicodeString(&command, commandLine);
    TRY(RtlCreateProcessParameters(&parameters, &path, NULL, NULL, &command, NULL, NULL, NULL, NULL, NULL));
    TRY(RtlCreateUserProcess(&path, 0, parameters, NULL, NULL, NULL, TRUE, NULL, NULL, &information));
    TRY(RtlDestroyProcessParameters(parameters));
    TRY(NtResumeThread(information.ThreadHandle, NULL));
    TRY(NtClose(information.ThreadHandle));
    *process = information.ProcessHandle;
    return STATUS_SUCCESS;
}

static inline NTSTATUS waitForChild(HANDLE process, PNTSTATUS exitStatus) {
    PROCESS_BASIC_INFORMATION information;
    TRY(NtWaitForSingleObject(process, FALSE, NULL));
    TRY(NtQueryInformationProcess(process, ProcessBasicInformation, &information, sizeof information, NULL));
    *exitStatus = information.ExitStatus;
    return NtClose(process);
}

// The command line without what cannot be read as ASCII.
static inline PCSTR commandLine(PPEB peb, CHAR* text, size_t size) {
    size_t length = 0;
    if (peb->ProcessParameters)
        for (; length < size - 1 && length < peb->ProcessParameters->CommandLine.Length / sizeof(WCHAR); length++)
            text[length] = (CHAR)peb->ProcessParameters->CommandLine.Buffer[length];
    text[length] = 0;
    return text;
}
