// 64-bit arithmetic, which compilers call: Microsoft's by the names with one underscore, gcc by the others.
#include "ntdll.h"

// The quotient of high:low / divisor, which must fit 32 bits; a divisor of 0 is the processor's exception.
static ULONG divideWords(ULONG high, ULONG low, ULONG divisor, ULONG* rest) {
    ULONG quotient;
    __asm__("divl %4" : "=a"(quotient), "=d"(*rest) : "0"(low), "1"(high), "rm"(divisor) : "cc");
    return quotient;
}

ULONGLONG __udivmoddi4(ULONGLONG dividend, ULONGLONG divisor, ULONGLONG* rest) {
    ULARGE_INTEGER left = {.QuadPart = dividend}, by = {.QuadPart = divisor}, quotient = {.QuadPart = 0};
    if (by.HighPart == 0) {
        ULONG between, last;
        quotient.HighPart = divideWords(0, left.HighPart, by.LowPart, &between);
        quotient.LowPart = divideWords(between, left.LowPart, by.LowPart, &last);
        *rest = last;
        return quotient.QuadPart;
    }
    // Both quotient and shift are below 2^32 and 32.
    int shift = left.HighPart == 0 ? -1 : __builtin_clz(by.HighPart) - __builtin_clz(left.HighPart);
    for (; shift >= 0; shift--) {
        ULONGLONG part = divisor << shift;
        if (dividend >= part) {
            dividend -= part;
            quotient.LowPart |= 1u << shift;
        }
    }
    *rest = dividend;
    return quotient.QuadPart;
}

static ULONGLONG magnitude(LONGLONG value) { return value < 0 ? -(ULONGLONG)value : (ULONGLONG)value; }

ULONGLONG __udivdi3(ULONGLONG dividend, ULONGLONG divisor) {
    ULONGLONG rest;
    return __udivmoddi4(dividend, divisor, &rest);
}

ULONGLONG __umoddi3(ULONGLONG dividend, ULONGLONG divisor) {
    ULONGLONG rest;
    __udivmoddi4(dividend, divisor, &rest);
    return rest;
}

LONGLONG __divdi3(LONGLONG dividend, LONGLONG divisor) {
    ULONGLONG quotient = __udivdi3(magnitude(dividend), magnitude(divisor));
    return (dividend < 0) != (divisor < 0) ? -quotient : quotient;
}

LONGLONG __moddi3(LONGLONG dividend, LONGLONG divisor) {
    ULONGLONG rest = __umoddi3(magnitude(dividend), magnitude(divisor));
    return dividend < 0 ? -rest : rest;
}

ULONGLONG NTAPI _aulldiv(ULONGLONG dividend, ULONGLONG divisor) { return __udivdi3(dividend, divisor); }

ULONGLONG NTAPI _aullrem(ULONGLONG dividend, ULONGLONG divisor) { return __umoddi3(dividend, divisor); }

LONGLONG NTAPI _alldiv(LONGLONG dividend, LONGLONG divisor) { return __divdi3(dividend, divisor); }

LONGLONG NTAPI _allrem(LONGLONG dividend, LONGLONG divisor) { return __moddi3(dividend, divisor); }

LONGLONG NTAPI _allmul(LONGLONG left, LONGLONG right) { return left * right; }

LARGE_INTEGER NTAPI RtlExtendedIntegerMultiply(LARGE_INTEGER multiplicand, LONG multiplier) {
    return (LARGE_INTEGER){.QuadPart = multiplicand.QuadPart * multiplier};
}

LARGE_INTEGER NTAPI RtlExtendedLargeIntegerDivide(LARGE_INTEGER dividend, ULONG divisor, PULONG remainder) {
    ULONGLONG rest;
    ULONGLONG quotient = __udivmoddi4(dividend.QuadPart, divisor, &rest);
    if (remainder) *remainder = (ULONG)rest;
    return (LARGE_INTEGER){.QuadPart = quotient};
}
