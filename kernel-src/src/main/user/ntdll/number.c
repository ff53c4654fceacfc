// Numbers as text, and numbers by chance.
#include "ntdll.h"

static BOOLEAN isBase(ULONG base) { return base == 2 || base == 8 || base == 10 || base == 16; }

// A negative size asks for leading zeros.
NTSTATUS NTAPI RtlIntegerToChar(ULONG value, ULONG base, LONG size, PCHAR digits) {
    CHAR buffer[32];
    ULONG count = 0;
    if (base == 0) base = 10;
    if (!isBase(base)) return STATUS_INVALID_PARAMETER;
    do {
        buffer[sizeof buffer - ++count] = "0123456789ABCDEF"[value % base];
        value /= base;
    } while (value);
    ULONG room = size < 0 ? -size : size;
    if (count > room) return STATUS_BUFFER_OVERFLOW;
    if (size < 0) {
        memset(digits, '0', room - count);
        digits += room - count;
    }
    memcpy(digits, buffer + sizeof buffer - count, count);
    if (size >= 0 && count < room) digits[count] = 0;
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI RtlIntegerToUnicodeString(ULONG value, ULONG base, PUNICODE_STRING string) {
    CHAR digits[33];
    NTSTATUS status = RtlIntegerToChar(value, base, sizeof digits, digits);
    if (!NT_SUCCESS(status)) return status;
    STRING text;
    RtlInitAnsiString(&text, digits);
    return RtlAnsiStringToUnicodeString(string, &text, FALSE);
}

// Spaces, a sign, 0x 0o or 0b if `base` is 0, digits; what follows is ignored.
NTSTATUS NTAPI RtlUnicodeStringToInteger(const UNICODE_STRING* string, ULONG base, PULONG value) {
    CHAR digits[64];
    ULONG count = string->Length / sizeof(WCHAR);
    if (count > sizeof digits - 1) count = sizeof digits - 1;
    for (ULONG index = 0; index < count; index++)
        digits[index] = string->Buffer[index] < 0x80 ? (CHAR)string->Buffer[index] : '?';
    digits[count] = 0;
    return RtlCharToInteger(digits, base, value);
}

NTSTATUS NTAPI RtlCharToInteger(PCSTR digits, ULONG base, PULONG value) {
    if (base != 0 && !isBase(base)) return STATUS_INVALID_PARAMETER;
    while (*digits && *digits <= ' ') digits++;
    BOOLEAN negative = *digits == '-';
    if (*digits == '-' || *digits == '+') digits++;
    if (base == 0) {
        base = 10;
        if (digits[0] == '0' && (digits[1] == 'x' || digits[1] == 'o' || digits[1] == 'b')) {
            base = digits[1] == 'x' ? 16 : digits[1] == 'o' ? 8 : 2;
            digits += 2;
        }
    }
    ULONG result = base == 16 || *digits != '-' ? strtoul(digits, NULL, base) : 0;
    *value = negative ? -result : result;
    return STATUS_SUCCESS;
}

// D. H. Lehmer's generator with NT's constants; the numbers are below 2^31 - 1.
ULONG NTAPI RtlUniform(PULONG seed) {
    *seed = (ULONG)((ULONGLONG)*seed * 0x7FFFFFEDu % 0x7FFFFFFF + 0x7FFFFFC3u) % 0x7FFFFFFF;
    return *seed;
}


