// Memory: C's names and Rtl's.
#include "ntdll.h"

void* memcpy(void* to, const void* from, size_t size) {
    void* target = to;
    size_t words = size / 4;
    size_t rest = size % 4;
    __asm__ volatile("rep movsl" : "+D"(target), "+S"(from), "+c"(words) : : "memory");
    __asm__ volatile("rep movsb" : "+D"(target), "+S"(from), "+c"(rest) : : "memory");
    return to;
}

void* memmove(void* to, const void* from, size_t size) {
    if ((ULONG)to - (ULONG)from >= size) return memcpy(to, from, size);
    void* target = (char*)to + size - 1;
    const void* source = (const char*)from + size - 1;
    __asm__ volatile("std; rep movsb; cld" : "+D"(target), "+S"(source), "+c"(size) : : "memory");
    return to;
}

void* memset(void* to, int value, size_t size) {
    void* target = to;
    size_t words = size / 4;
    size_t rest = size % 4;
    ULONG pattern = (UCHAR)value * 0x01010101u;
    __asm__ volatile("rep stosl" : "+D"(target), "+c"(words) : "a"(pattern) : "memory");
    __asm__ volatile("rep stosb" : "+D"(target), "+c"(rest) : "a"(pattern) : "memory");
    return to;
}

int memcmp(const void* left, const void* right, size_t size) {
    const UCHAR *one = left, *other = right;
    for (; size > 0; size--, one++, other++)
        if (*one != *other) return *one - *other;
    return 0;
}

void* memchr(const void* in, int value, size_t size) {
    for (const UCHAR* at = in; size > 0; size--, at++)
        if (*at == (UCHAR)value) return (void*)at;
    return NULL;
}

// How many bytes are the same before the first that is not.
SIZE_T NTAPI RtlCompareMemory(const VOID* left, const VOID* right, SIZE_T size) {
    const UCHAR *one = left, *other = right;
    SIZE_T same = 0;
    while (same < size && one[same] == other[same]) same++;
    return same;
}

SIZE_T NTAPI RtlCompareMemoryUlong(PVOID in, SIZE_T size, ULONG value) {
    const ULONG* words = in;
    SIZE_T same = 0;
    while (same < size / 4 && words[same] == value) same++;
    return same * 4;
}

VOID NTAPI RtlFillMemory(PVOID to, SIZE_T size, UCHAR value) { memset(to, value, size); }

VOID NTAPI RtlFillMemoryUlong(PVOID to, SIZE_T size, ULONG value) {
    ULONG* words = to;
    for (SIZE_T index = 0; index < size / 4; index++) words[index] = value;
}

VOID NTAPI RtlMoveMemory(PVOID to, const VOID* from, SIZE_T size) { memmove(to, from, size); }

VOID NTAPI RtlZeroMemory(PVOID to, SIZE_T size) { memset(to, 0, size); }
