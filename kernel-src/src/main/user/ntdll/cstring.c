// C's strings, of 8-bit and of 16-bit characters.
#include "ntdll.h"

int toupper(int character) { return character >= 'a' && character <= 'z' ? character - 0x20 : character; }

int tolower(int character) { return character >= 'A' && character <= 'Z' ? character + 0x20 : character; }

size_t strlen(const char* string) {
    const char* end = string;
    while (*end) end++;
    return end - string;
}

char* strcpy(char* to, const char* from) {
    memcpy(to, from, strlen(from) + 1);
    return to;
}

char* strcat(char* to, const char* from) {
    strcpy(to + strlen(to), from);
    return to;
}

char* strncpy(char* to, const char* from, size_t size) {
    size_t index = 0;
    for (; index < size && from[index]; index++) to[index] = from[index];
    for (; index < size; index++) to[index] = 0;
    return to;
}

int strcmp(const char* left, const char* right) {
    while (*left && *left == *right) left++, right++;
    return (UCHAR)*left - (UCHAR)*right;
}

int strncmp(const char* left, const char* right, size_t size) {
    for (; size > 0; size--, left++, right++)
        if (*left != *right || !*left) return (UCHAR)*left - (UCHAR)*right;
    return 0;
}

int _stricmp(const char* left, const char* right) {
    while (*left && tolower(*left) == tolower(*right)) left++, right++;
    return tolower((UCHAR)*left) - tolower((UCHAR)*right);
}

char* strchr(const char* in, int character) {
    for (;; in++) {
        if (*in == (char)character) return (char*)in;
        if (!*in) return NULL;
    }
}

char* strrchr(const char* in, int character) {
    const char* last = NULL;
    for (;; in++) {
        if (*in == (char)character) last = in;
        if (!*in) return (char*)last;
    }
}

char* strstr(const char* in, const char* part) {
    size_t size = strlen(part);
    for (;; in++) {
        if (strncmp(in, part, size) == 0) return (char*)in;
        if (!*in) return NULL;
    }
}

size_t wcslen(PCWSTR string) {
    PCWSTR end = string;
    while (*end) end++;
    return end - string;
}

PWSTR wcscpy(PWSTR to, PCWSTR from) {
    memcpy(to, from, (wcslen(from) + 1) * sizeof(WCHAR));
    return to;
}

PWSTR wcscat(PWSTR to, PCWSTR from) {
    wcscpy(to + wcslen(to), from);
    return to;
}

int wcscmp(PCWSTR left, PCWSTR right) {
    while (*left && *left == *right) left++, right++;
    return *left - *right;
}

int _wcsicmp(PCWSTR left, PCWSTR right) {
    while (*left && tolower(*left) == tolower(*right)) left++, right++;
    return tolower(*left) - tolower(*right);
}

PWSTR wcschr(PCWSTR in, WCHAR character) {
    for (;; in++) {
        if (*in == character) return (PWSTR)in;
        if (!*in) return NULL;
    }
}

PWSTR wcsrchr(PCWSTR in, WCHAR character) {
    PCWSTR last = NULL;
    for (;; in++) {
        if (*in == character) last = in;
        if (!*in) return (PWSTR)last;
    }
}

static int digit(int character) {
    if (character >= '0' && character <= '9') return character - '0';
    character = tolower(character);
    return character >= 'a' && character <= 'z' ? character - 'a' + 10 : 36;
}

unsigned long strtoul(const char* digits, char** end, int base) {
    while (*digits == ' ' || *digits == '\t') digits++;
    BOOLEAN negative = *digits == '-';
    if (*digits == '-' || *digits == '+') digits++;
    if ((base == 0 || base == 16) && digits[0] == '0' && tolower(digits[1]) == 'x') digits += 2, base = 16;
    if (base == 0) base = *digits == '0' ? 8 : 10;
    unsigned long value = 0;
    for (; digit(*digits) < base; digits++) value = value * base + digit(*digits);
    if (end) *end = (char*)digits;
    return negative ? -value : value;
}

int atoi(const char* digits) { return (int)strtoul(digits, NULL, 10); }
