// What ntdll's routines promise, held against themselves and against simple sums.
#include "program.h"

#define BLOCKS 64
#define STEPS 4000

static BOOLEAN formats(PCSTR expected, PCSTR format, ...) {
    char text[128];
    va_list arguments;
    va_start(arguments, format);
    int length = _vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (strcmp(text, expected) == 0 && length == (int)strlen(expected)) return TRUE;
    DbgPrint("\"%s\" instead of \"%s\"\n", text, expected);
    return FALSE;
}

static NTSTATUS formatting(void) {
    UNICODE_STRING wide = {6, 6, L"wide.."};
    char small[4];
    CHECK(formats("-42|42|+42| 42", "%d|%u|%+d|% d", -42, 42, 42, 42));
    CHECK(formats("ff|FF|0xff|000000FF", "%x|%X|%#x|%p", 255, 255, 255, (PVOID)255));
    CHECK(formats("   ab|ab   |00042|   42", "%5s|%-5s|%05d|%5d", "ab", "ab", 42, 42));
    CHECK(formats("abc|wid|wi|wide", "%.3s|%wZ|%.2S|%S", "abcdef", &wide, L"wide", L"wide"));
    CHECK(formats("-9223372036854775808 18446744073709551615", "%I64d %llu", (LONGLONG)1 << 63, ~0ull));
    CHECK(formats("-1 65535 %", "%hd %hu %%", 0xFFFF, -1));
    CHECK(formats("0042|  -42|c", "%.4d|%*d|%c", 42, 5, -42, 'c'));
    CHECK(_snprintf(small, sizeof small, "12345") == -1 && memcmp(small, "1234", 4) == 0);
    return STATUS_SUCCESS;
}

static NTSTATUS numbers(void) {
    WCHAR buffer[40];
    CHAR digits[8];
    ULONG value;
    UNICODE_STRING text = {0, sizeof buffer, buffer};
    TRY(RtlIntegerToUnicodeString(0xFFFFFFFF, 10, &text));
    CHECK(wcscmp(buffer, L"4294967295") == 0);
    TRY(RtlUnicodeStringToInteger(&text, 10, &value));
    CHECK(value == 0xFFFFFFFF);
    RtlInitUnicodeString(&text, L"  -0x1F rest");
    TRY(RtlUnicodeStringToInteger(&text, 0, &value));
    CHECK(value == (ULONG)-0x1F);
    CHECK(RtlUnicodeStringToInteger(&text, 7, &value) == STATUS_INVALID_PARAMETER);
    CHECK(RtlIntegerToChar(12345678, 10, 7, digits) == STATUS_BUFFER_OVERFLOW);
    TRY(RtlIntegerToChar(5, 2, -8, digits));
    CHECK(memcmp(digits, "00000101", 8) == 0);
    return STATUS_SUCCESS;
}

static NTSTATUS strings(void) {
    UNICODE_STRING left, right, copy, joined;
    WCHAR buffer[8];
    RtlInitUnicodeString(&left, L"\\Device\\NULL");
    RtlInitUnicodeString(&right, L"\\device\\null");
    CHECK(RtlEqualUnicodeString(&left, &right, TRUE) && !RtlEqualUnicodeString(&left, &right, FALSE));
    right.Length = 7 * sizeof(WCHAR);
    CHECK(RtlPrefixUnicodeString(&right, &left, TRUE) && !RtlPrefixUnicodeString(&left, &right, TRUE));
    CHECK(RtlCompareUnicodeString(&right, &left, TRUE) < 0);
    CHECK(RtlCreateUnicodeString(&copy, L"kept"));
    CHECK(copy.Length == 8 && copy.Buffer[4] == 0);
    joined = (UNICODE_STRING){0, sizeof buffer, buffer};
    TRY(RtlAppendUnicodeStringToString(&joined, &copy));
    TRY(RtlAppendUnicodeToString(&joined, L"more"));
    CHECK(RtlAppendUnicodeToString(&joined, L"!") == STATUS_BUFFER_TOO_SMALL);
    CHECK(memcmp(buffer, L"keptmore", sizeof buffer) == 0);
    RtlFreeUnicodeString(&copy);
    CHECK(strstr("needle in hay", "in") && !strstr("hay", "needle") && strrchr("a.b.c", '.')[1] == 'c');
    CHECK(_stricmp("ABC", "abd") < 0 && strncmp("abc", "abd", 2) == 0 && atoi("-17x") == -17);
    return STATUS_SUCCESS;
}

static NTSTATUS memory(void) {
    UCHAR bytes[64];
    for (ULONG index = 0; index < sizeof bytes; index++) bytes[index] = (UCHAR)index;
    memmove(bytes + 3, bytes, 40);
    for (ULONG index = 0; index < 40; index++) CHECK(bytes[index + 3] == index);
    memmove(bytes, bytes + 3, 40);
    for (ULONG index = 0; index < 40; index++) CHECK(bytes[index] == index);
    memset(bytes + 1, 0xAA, 13);
    CHECK(bytes[0] == 0 && bytes[13] == 0xAA && bytes[14] == 14);
    CHECK(RtlCompareMemory("abcdef", "abcxef", 6) == 3);
    return STATUS_SUCCESS;
}

// q * d + r is the dividend again, and r is smaller than d.
static NTSTATUS division(void) {
    ULONG seed = 7;
    for (int step = 0; step < 2000; step++) {
        ULONGLONG dividend = (ULONGLONG)RtlUniform(&seed) << 33 ^ (ULONGLONG)RtlUniform(&seed) << 10 ^ RtlUniform(&seed);
        ULONGLONG divisor = ((ULONGLONG)RtlUniform(&seed) << 33 ^ RtlUniform(&seed)) >> RtlUniform(&seed) % 63;
        if (divisor == 0) divisor = 1;
        volatile ULONGLONG quotient = dividend / divisor, rest = dividend % divisor;
        CHECK(rest < divisor && quotient * divisor + rest == dividend);
        volatile LONGLONG other = (LONGLONG)dividend / -(LONGLONG)(divisor >> 1 | 1), left = (LONGLONG)dividend % (LONGLONG)(divisor >> 1 | 1);
        CHECK(other * -(LONGLONG)(divisor >> 1 | 1) + left == (LONGLONG)dividend);
    }
    return STATUS_SUCCESS;
}

// Random requests; each block is filled with its number, and has kept it when it is given back.
static NTSTATUS heap(void) {
    static UCHAR* blocks[BLOCKS];
    static SIZE_T sizes[BLOCKS];
    ULONG seed = 11;
    PVOID heap = RtlCreateHeap(HEAP_GROWABLE, NULL, 0, 0, NULL, NULL);
    CHECK(heap);
    for (int step = 0; step < STEPS; step++) {
        ULONG index = RtlUniform(&seed) % BLOCKS;
        SIZE_T size = RtlUniform(&seed) % (RtlUniform(&seed) % 16 == 0 ? 20000 : 200);
        UCHAR* block = blocks[index];
        for (SIZE_T at = 0; block && at < sizes[index]; at++) CHECK(block[at] == index);
        if (block && RtlUniform(&seed) % 2) {
            CHECK(RtlSizeHeap(heap, 0, block) == sizes[index]);
            CHECK(RtlFreeHeap(heap, 0, block));
            CHECK(!RtlFreeHeap(heap, 0, block)); // not twice
            blocks[index] = NULL;
        } else {
            SIZE_T kept = block && sizes[index] < size ? sizes[index] : block ? size : 0;
            block = block ? RtlReAllocateHeap(heap, 0, block, size) : RtlAllocateHeap(heap, 0, size);
            CHECK(block && (ULONG)block % 8 == 0);
            for (SIZE_T at = 0; at < kept; at++) CHECK(block[at] == index);
            memset(block, (int)index, size);
            blocks[index] = block;
            sizes[index] = size;
        }
        if (step % 256 == 0) CHECK(RtlValidateHeap(heap, 0, NULL));
    }
    UCHAR* large = RtlAllocateHeap(heap, HEAP_ZERO_MEMORY, 3000000);
    CHECK(large && large[2999999] == 0);
    CHECK(!RtlAllocateHeap(heap, 0, 0x7FFFFFFF));
    CHECK(RtlValidateHeap(heap, 0, NULL));
    CHECK(!RtlDestroyHeap(heap));
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI largeFrame(PVOID unused) {
    (void)unused;
    volatile char frame[100000]; // below the guard page, by way of all the pages between
    frame[0] = 1;
    frame[sizeof frame - 1] = 2;
    CHECK(frame[0] == 1);
    return STATUS_SUCCESS;
}

static NTSTATUS contexts(void) {
    CONTEXT context;
    volatile ULONG times = 0;
    RtlCaptureContext(&context);
    if (times++ == 0) NtContinue(&context, FALSE);
    CHECK(times == 2 && context.SegCs == 0x1B && context.SegFs == 0x3B);
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI start(PPEB peb) {
    (void)peb;
    HANDLE thread;
    TRY(formatting());
    TRY(numbers());
    TRY(strings());
    TRY(memory());
    TRY(division());
    TRY(heap());
    TRY(contexts());
    TRY(startThread(largeFrame, NULL, &thread));
    TRY(NtWaitForSingleObject(thread, FALSE, NULL));
    DbgPrint("all laws hold\n");
    return STATUS_SUCCESS;
}
