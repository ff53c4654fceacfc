// printf, as far as a kernel's user needs it: no floating point.
#include "ntdll.h"

typedef struct {
    char* to;
    size_t room;
    size_t written;
} SINK;

typedef struct {
    BOOLEAN left, zeros, plus, space, alternate;
    int width;
    int precision;
    int bits; // of an integer argument
} FIELD;

static void put(SINK* sink, char character) {
    if (sink->written < sink->room) sink->to[sink->written] = character;
    sink->written++;
}

static void repeat(SINK* sink, char character, int times) {
    for (; times > 0; times--) put(sink, character);
}

static void putText(SINK* sink, const FIELD* field, const char* narrow, const WCHAR* wide, size_t length) {
    if (field->precision >= 0 && length > (size_t)field->precision) length = field->precision;
    int padding = field->width - (int)length;
    if (!field->left) repeat(sink, ' ', padding);
    for (size_t index = 0; index < length; index++) put(sink, narrow ? narrow[index] : wide[index] < 0x100 ? (char)wide[index] : '?');
    if (field->left) repeat(sink, ' ', padding);
}

static size_t shorter(const FIELD* field, const char* narrow, const WCHAR* wide) {
    size_t length = 0;
    while ((field->precision < 0 || length < (size_t)field->precision) && (narrow ? narrow[length] : wide[length])) length++;
    return length;
}

static void putNumber(SINK* sink, const FIELD* field, ULONGLONG value, unsigned base, const char* sign, const char* digits) {
    char buffer[24];
    int count = 0;
    for (; value; value /= base) buffer[count++] = digits[value % base];
    int precision = field->precision >= 0 ? field->precision : 1;
    int zeros = precision > count ? precision - count : 0;
    int padding = field->width - count - zeros - (int)strlen(sign);
    if (field->zeros && !field->left && field->precision < 0 && padding > 0) zeros += padding, padding = 0;
    if (!field->left) repeat(sink, ' ', padding);
    while (*sign) put(sink, *sign++);
    repeat(sink, '0', zeros);
    while (count > 0) put(sink, buffer[--count]);
    if (field->left) repeat(sink, ' ', padding);
}

static void putSigned(SINK* sink, const FIELD* field, LONGLONG value) {
    const char* sign = value < 0 ? "-" : field->plus ? "+" : field->space ? " " : "";
    putNumber(sink, field, value < 0 ? -(ULONGLONG)value : (ULONGLONG)value, 10, sign, "0123456789");
}

static const char* parseFlags(FIELD* field, const char* format) {
    for (;; format++) {
        switch (*format) {
            case '-': field->left = TRUE; break;
            case '0': field->zeros = TRUE; break;
            case '+': field->plus = TRUE; break;
            case ' ': field->space = TRUE; break;
            case '#': field->alternate = TRUE; break;
            default: return format;
        }
    }
}

static const char* parseCount(int* count, const char* format, va_list* arguments) {
    if (*format == '*') {
        *count = va_arg(*arguments, int);
        return format + 1;
    }
    for (*count = 0; *format >= '0' && *format <= '9'; format++) *count = *count * 10 + *format - '0';
    return format;
}

static const char* parseSize(FIELD* field, const char* format) {
    if (strncmp(format, "I64", 3) == 0) {
        field->bits = 64;
        return format + 3;
    }
    for (; *format == 'h' || *format == 'l'; format++)
        field->bits = *format == 'h' ? 16 : format[1] == 'l' || format[-1] == 'l' ? 64 : 32;
    return format;
}

static ULONGLONG unsignedArgument(const FIELD* field, va_list* arguments) {
    if (field->bits == 64) return va_arg(*arguments, ULONGLONG);
    ULONG value = va_arg(*arguments, ULONG);
    return field->bits == 16 ? (USHORT)value : value;
}

static LONGLONG signedArgument(const FIELD* field, va_list* arguments) {
    if (field->bits == 64) return va_arg(*arguments, LONGLONG);
    LONG value = va_arg(*arguments, LONG);
    return field->bits == 16 ? (short)value : value;
}

static void putUnicodeString(SINK* sink, const FIELD* field, const UNICODE_STRING* string) {
    putText(sink, field, NULL, string->Buffer, string->Length / sizeof(WCHAR));
}

// One conversion, whose '%' has been read; returns what follows it.
static const char* convert(SINK* sink, const char* format, va_list* arguments) {
    FIELD field = {.precision = -1, .bits = 32};
    format = parseCount(&field.width, parseFlags(&field, format), arguments);
    if (field.width < 0) field.left = TRUE, field.width = -field.width;
    if (*format == '.') format = parseCount(&field.precision, format + 1, arguments);
    format = parseSize(&field, format);
    const char* hex = "0123456789abcdef";
    switch (*format) {
        case 'd':
        case 'i': putSigned(sink, &field, signedArgument(&field, arguments)); break;
        case 'u': putNumber(sink, &field, unsignedArgument(&field, arguments), 10, "", hex); break;
        case 'o': putNumber(sink, &field, unsignedArgument(&field, arguments), 8, "", hex); break;
        case 'X': hex = "0123456789ABCDEF"; // fall through
        case 'x': putNumber(sink, &field, unsignedArgument(&field, arguments), 16, field.alternate ? "0x" : "", hex); break;
        case 'p':
            field.precision = 8;
            putNumber(sink, &field, va_arg(*arguments, ULONG), 16, "", "0123456789ABCDEF");
            break;
        case 'c': putText(sink, &field, &(char){(char)va_arg(*arguments, int)}, NULL, 1); break;
        case 's': {
            const char* text = va_arg(*arguments, const char*);
            if (!text) text = "(null)";
            putText(sink, &field, text, NULL, shorter(&field, text, NULL));
            break;
        }
        case 'S': {
            PCWSTR text = va_arg(*arguments, PCWSTR);
            if (!text) text = L"(null)";
            putText(sink, &field, NULL, text, shorter(&field, NULL, text));
            break;
        }
        case 'w':
            if (format[1] == 'Z') format++;
            putUnicodeString(sink, &field, va_arg(*arguments, const UNICODE_STRING*));
            break;
        case 0: return format;
        default: put(sink, *format);
    }
    return format + 1;
}

// As Microsoft's: -1 when the text does not fit, and no NUL when it just fits.
int _vsnprintf(char* to, size_t size, const char* format, va_list arguments) {
    SINK sink = {to, size, 0};
    va_list rest;
    va_copy(rest, arguments);
    while (*format) {
        if (*format == '%')
            format = convert(&sink, format + 1, &rest);
        else
            put(&sink, *format++);
    }
    va_end(rest);
    if (sink.written < size) to[sink.written] = 0;
    return sink.written > size ? -1 : (int)sink.written;
}

int _snprintf(char* to, size_t size, const char* format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int written = _vsnprintf(to, size, format, arguments);
    va_end(arguments);
    return written;
}

int vsprintf(char* to, const char* format, va_list arguments) { return _vsnprintf(to, 0x7FFFFFFF, format, arguments); }

int sprintf(char* to, const char* format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int written = vsprintf(to, format, arguments);
    va_end(arguments);
    return written;
}

// Without a debugger, what is printed for it goes to the display.
ULONG DbgPrint(const char* format, ...) {
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    int written = _vsnprintf(text, sizeof text - 1, format, arguments);
    va_end(arguments);
    text[written < 0 ? sizeof text - 1 : (size_t)written] = 0;
    WCHAR wide[sizeof text];
    size_t length = strlen(text);
    for (size_t index = 0; index < length; index++) wide[index] = (UCHAR)text[index];
    UNICODE_STRING string = {(USHORT)(length * sizeof(WCHAR)), (USHORT)(length * sizeof(WCHAR)), wide};
    return NtDisplayString(&string);
}
