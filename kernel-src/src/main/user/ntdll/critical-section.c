// Critical sections: locks that stay in user mode as long as nobody competes. LockCount is -1 when free; each thread that
// wants the lock adds one, so who finds a waiter when leaving hands the lock on by the event.
#include "ntdll.h"

NTSTATUS NTAPI RtlInitializeCriticalSectionAndSpinCount(PRTL_CRITICAL_SECTION section, ULONG spins) {
    // Spinning helps only if the owner can run meanwhile.
    ULONG useful = NtCurrentPeb()->NumberOfProcessors > 1 ? spins & 0x00FFFFFF : 0;
    *section = (RTL_CRITICAL_SECTION){.LockCount = -1, .SpinCount = useful};
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI RtlInitializeCriticalSection(PRTL_CRITICAL_SECTION section) {
    return RtlInitializeCriticalSectionAndSpinCount(section, 0);
}

NTSTATUS NTAPI RtlDeleteCriticalSection(PRTL_CRITICAL_SECTION section) {
    NTSTATUS status = section->LockSemaphore ? NtClose(section->LockSemaphore) : STATUS_SUCCESS;
    *section = (RTL_CRITICAL_SECTION){0};
    return status;
}

static PVOID currentThread(void) { return NtCurrentTeb()->ClientId.UniqueThread; }

static void own(PRTL_CRITICAL_SECTION section) {
    section->OwningThread = currentThread();
    section->RecursionCount = 1;
}

BOOLEAN NTAPI RtlTryEnterCriticalSection(PRTL_CRITICAL_SECTION section) {
    LONG free = -1;
    if (__atomic_compare_exchange_n(&section->LockCount, &free, 0, FALSE, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)) {
        own(section);
        return TRUE;
    }
    if (section->OwningThread != currentThread()) return FALSE;
    __atomic_add_fetch(&section->LockCount, 1, __ATOMIC_SEQ_CST);
    section->RecursionCount++;
    return TRUE;
}

// Made when first needed, by whichever thread is first.
static HANDLE eventOf(PRTL_CRITICAL_SECTION section) {
    HANDLE none = NULL_HANDLE, event;
    if (section->LockSemaphore) return section->LockSemaphore;
    NTSTATUS status = NtCreateEvent(&event, EVENT_ALL_ACCESS, NULL, SynchronizationEvent, FALSE);
    if (!NT_SUCCESS(status)) RtlRaiseStatus(status);
    if (!__atomic_compare_exchange_n(&section->LockSemaphore, &none, event, FALSE, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
        NtClose(event);
    return section->LockSemaphore;
}

NTSTATUS NTAPI RtlEnterCriticalSection(PRTL_CRITICAL_SECTION section) {
    for (ULONG spins = section->SpinCount; spins > 0 && section->LockCount >= 0; spins--) __asm__ volatile("pause");
    if (RtlTryEnterCriticalSection(section)) return STATUS_SUCCESS;
    if (__atomic_add_fetch(&section->LockCount, 1, __ATOMIC_SEQ_CST) > 0) {
        NTSTATUS status = NtWaitForSingleObject(eventOf(section), FALSE, NULL);
        if (!NT_SUCCESS(status)) RtlRaiseStatus(status);
    }
    own(section);
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI RtlLeaveCriticalSection(PRTL_CRITICAL_SECTION section) {
    if (--section->RecursionCount > 0) {
        __atomic_sub_fetch(&section->LockCount, 1, __ATOMIC_SEQ_CST);
        return STATUS_SUCCESS;
    }
    section->OwningThread = NULL;
    if (__atomic_sub_fetch(&section->LockCount, 1, __ATOMIC_SEQ_CST) >= 0) {
        NTSTATUS status = NtSetEvent(eventOf(section), NULL);
        if (!NT_SUCCESS(status)) RtlRaiseStatus(status);
    }
    return STATUS_SUCCESS;
}
