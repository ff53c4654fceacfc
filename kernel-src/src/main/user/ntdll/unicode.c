// Counted strings.
#include "ntdll.h"

// Upper case by rule; NT reads a table from disk.
WCHAR NTAPI RtlUpcaseUnicodeChar(WCHAR character) {
    if (character < 0x80) return (WCHAR)toupper(character);
    if (character == 0xFF) return 0x178;
    if (character >= 0xE0 && character <= 0xFE && character != 0xF7) return character - 0x20;
    if (character >= 0x3B1 && character <= 0x3C9 && character != 0x3C2) return character - 0x20;
    if (character >= 0x430 && character <= 0x44F) return character - 0x20;
    if (character >= 0x450 && character <= 0x45F) return character - 0x50;
    return character;
}

CHAR NTAPI RtlUpperChar(CHAR character) { return (CHAR)toupper(character); }

VOID NTAPI RtlInitUnicodeString(PUNICODE_STRING string, PCWSTR source) {
    size_t length = source ? wcslen(source) * sizeof(WCHAR) : 0;
    if (length > 0xFFFC) length = 0xFFFC;
    *string = (UNICODE_STRING){(USHORT)length, source ? (USHORT)(length + sizeof(WCHAR)) : 0, (PWSTR)source};
}

VOID NTAPI RtlInitAnsiString(PSTRING string, PCSTR source) {
    size_t length = source ? strlen(source) : 0;
    if (length > 0xFFFE) length = 0xFFFE;
    *string = (STRING){(USHORT)length, source ? (USHORT)(length + 1) : 0, (PCHAR)source};
}

LONG NTAPI RtlCompareUnicodeString(const UNICODE_STRING* left, const UNICODE_STRING* right, BOOLEAN ignoreCase) {
    USHORT common = left->Length < right->Length ? left->Length : right->Length;
    for (USHORT index = 0; index < common / sizeof(WCHAR); index++) {
        WCHAR one = left->Buffer[index], other = right->Buffer[index];
        if (ignoreCase) one = RtlUpcaseUnicodeChar(one), other = RtlUpcaseUnicodeChar(other);
        if (one != other) return one - other;
    }
    return left->Length - right->Length;
}

BOOLEAN NTAPI RtlEqualUnicodeString(const UNICODE_STRING* left, const UNICODE_STRING* right, BOOLEAN ignoreCase) {
    return left->Length == right->Length && RtlCompareUnicodeString(left, right, ignoreCase) == 0;
}

BOOLEAN NTAPI RtlPrefixUnicodeString(const UNICODE_STRING* prefix, const UNICODE_STRING* string, BOOLEAN ignoreCase) {
    UNICODE_STRING start = {prefix->Length, prefix->Length, string->Buffer};
    return prefix->Length <= string->Length && RtlCompareUnicodeString(prefix, &start, ignoreCase) == 0;
}

// A NUL is added where there is room for it.
static VOID endWithNul(PUNICODE_STRING string) {
    if (string->Length + sizeof(WCHAR) <= string->MaximumLength) string->Buffer[string->Length / sizeof(WCHAR)] = 0;
}

VOID NTAPI RtlCopyUnicodeString(PUNICODE_STRING to, const UNICODE_STRING* from) {
    USHORT length = !from ? 0 : from->Length < to->MaximumLength ? from->Length : to->MaximumLength;
    if (from) memmove(to->Buffer, from->Buffer, length);
    to->Length = length;
    if (from) endWithNul(to);
}

NTSTATUS NTAPI RtlAppendUnicodeStringToString(PUNICODE_STRING to, const UNICODE_STRING* from) {
    if (to->Length + from->Length > to->MaximumLength) return STATUS_BUFFER_TOO_SMALL;
    memmove((char*)to->Buffer + to->Length, from->Buffer, from->Length);
    to->Length += from->Length;
    endWithNul(to);
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI RtlAppendUnicodeToString(PUNICODE_STRING to, PCWSTR from) {
    UNICODE_STRING rest;
    RtlInitUnicodeString(&rest, from);
    return RtlAppendUnicodeStringToString(to, &rest);
}

BOOLEAN NTAPI RtlCreateUnicodeString(PUNICODE_STRING to, PCWSTR from) {
    UNICODE_STRING source;
    RtlInitUnicodeString(&source, from);
    *to = (UNICODE_STRING){0, source.MaximumLength, RtlAllocateHeap(RtlGetProcessHeap(), 0, source.MaximumLength)};
    if (!to->Buffer) return FALSE;
    RtlCopyUnicodeString(to, &source);
    return TRUE;
}

// Code page 1252 as far as it is Latin-1.
NTSTATUS NTAPI RtlAnsiStringToUnicodeString(PUNICODE_STRING to, const STRING* from, BOOLEAN allocate) {
    ULONG needed = (from->Length + 1u) * sizeof(WCHAR);
    if (needed > 0xFFFF) return STATUS_INVALID_PARAMETER_2;
    if (allocate) {
        *to = (UNICODE_STRING){0, (USHORT)needed, RtlAllocateHeap(RtlGetProcessHeap(), 0, needed)};
        if (!to->Buffer) return STATUS_NO_MEMORY;
    } else if (needed > to->MaximumLength) return STATUS_BUFFER_OVERFLOW;
    for (USHORT index = 0; index < from->Length; index++) to->Buffer[index] = (UCHAR)from->Buffer[index];
    to->Length = (USHORT)(needed - sizeof(WCHAR));
    endWithNul(to);
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI RtlUnicodeStringToAnsiString(PSTRING to, const UNICODE_STRING* from, BOOLEAN allocate) {
    USHORT needed = from->Length / sizeof(WCHAR) + 1;
    if (allocate) {
        *to = (STRING){0, needed, RtlAllocateHeap(RtlGetProcessHeap(), 0, needed)};
        if (!to->Buffer) return STATUS_NO_MEMORY;
    } else if (needed > to->MaximumLength) return STATUS_BUFFER_OVERFLOW;
    for (USHORT index = 0; index < needed - 1; index++)
        to->Buffer[index] = from->Buffer[index] < 0x100 ? (CHAR)from->Buffer[index] : '?';
    to->Length = needed - 1;
    to->Buffer[to->Length] = 0;
    return STATUS_SUCCESS;
}

VOID NTAPI RtlFreeUnicodeString(PUNICODE_STRING string) {
    if (string->Buffer) RtlFreeHeap(RtlGetProcessHeap(), 0, string->Buffer);
    *string = (UNICODE_STRING){0, 0, NULL};
}

VOID NTAPI RtlFreeAnsiString(PSTRING string) {
    if (string->Buffer) RtlFreeHeap(RtlGetProcessHeap(), 0, string->Buffer);
    *string = (STRING){0, 0, NULL};
}
