// A language for calling services: the command line, or what stands below, is read as calls that `;` ends.
//
//     NtCreateEvent &e 1F0003 0 1 0; ? e; 0x117 e 0; NtClose e
//
// A call begins with a service's name, or its number after `0x`. Arguments are hexadecimal numbers, a variable's value (one
// letter from g on, for a to f are digits), `&` and a variable for its address, `"text"` for a UNICODE_STRING, and `@name` for
// OBJECT_ATTRIBUTES with that name. `?` prints a variable.
#include "child.h"
#include "service-call.h"

#define DEFAULT                                                        \
    "NtCreateEvent &v 1F0003 @\\BaseNamedObjects\\shell 0 0;"          \
    "NtOpenEvent &w 1F0003 @\\BaseNamedObjects\\shell;"                \
    "NtSetEvent w &p; ? p;"                                            \
    "NtWaitForSingleObject v 0 0;"                                     \
    "NtQueryEvent v 0 &x 8 &n; ? n;"                                   \
    "NtClose v; NtClose w; NtClose w;"                                 \
    "NtSetEvent v 0; NtClose 80000004; NtQuerySystemTime 80000000;"    \
    "0xFFF; NtDisplayString \"bye\\n\""

typedef struct {
    UNICODE_STRING string;
    OBJECT_ATTRIBUTES attributes;
    WCHAR text[64];
} NAME;

static ULONG variables['z' - 'g' + 1][4]; // with room for what is larger than a word
static NAME names[MOST_ARGUMENTS];
static PVOID ntdll;

static BOOLEAN isVariable(PCSTR text) { return text[0] >= 'g' && text[0] <= 'z' && (text[1] == ' ' || text[1] == ';' || !text[1]); }

static ULONG* variable(PCSTR text) { return variables[*text - 'g']; }

// Copies up to `end` or a blank; \n stands for a new line.
static PCSTR readName(PCSTR text, NAME* name, CHAR end) {
    ULONG length = 0;
    for (; *text && *text != end && !(end == ' ' && *text == ';') && length < 63; text++) {
        BOOLEAN newLine = end == '"' && text[0] == '\\' && text[1] == 'n';
        name->text[length++] = newLine ? L'\n' : (UCHAR)*text;
        if (newLine) text++;
    }
    name->text[length] = 0;
    RtlInitUnicodeString(&name->string, name->text);
    InitializeObjectAttributes(&name->attributes, &name->string, OBJ_CASE_INSENSITIVE, NULL_HANDLE);
    return *text && end != ' ' ? text + 1 : text;
}

static PCSTR skipBlanks(PCSTR text) {
    while (*text == ' ') text++;
    return text;
}

static PCSTR readArgument(PCSTR text, NAME* name, ULONG* argument) {
    if (*text == '"') {
        *argument = (ULONG)&name->string;
        return readName(text + 1, name, '"');
    }
    if (*text == '@') {
        *argument = (ULONG)&name->attributes;
        return readName(text + 1, name, ' ');
    }
    if (*text == '&' && isVariable(text + 1)) {
        *argument = (ULONG)variable(text + 1);
        return text + 2;
    }
    if (isVariable(text)) {
        *argument = *variable(text);
        return text + 1;
    }
    PCHAR end;
    *argument = strtoul(text, &end, 16);
    return end == text ? NULL : end;
}

// The number of a service is the operand of its stub's first instruction.
static NTSTATUS numberOf(PCSTR word, ULONG* number) {
    STRING text;
    PVOID stub = NULL;
    if (strncmp(word, "0x", 2) == 0) {
        *number = strtoul(word, NULL, 16);
        return STATUS_SUCCESS;
    }
    RtlInitAnsiString(&text, word);
    NTSTATUS status = strncmp(word, "Nt", 2) == 0 ? LdrGetProcedureAddress(ntdll, &text, 0, &stub) : STATUS_ENTRYPOINT_NOT_FOUND;
    if (NT_SUCCESS(status)) *number = *(ULONG*)((UCHAR*)stub + 1);
    return status;
}

// Runs one call and returns what follows it.
static PCSTR run(PCSTR text) {
    CHAR word[48];
    ULONG length = 0, number, count = 0, arguments[MOST_ARGUMENTS] = {0};
    for (; *text && *text != ' ' && *text != ';'; text++)
        if (length < sizeof word - 1) word[length++] = *text;
    word[length] = 0;
    text = skipBlanks(text);
    if (strcmp(word, "?") == 0 && isVariable(text)) {
        DbgPrint("%c = %08lX\n", *text, *variable(text));
        return text + 1;
    }
    while (text && *text && *text != ';' && count < MOST_ARGUMENTS) {
        text = readArgument(text, &names[count], &arguments[count]);
        if (text) text = skipBlanks(text), count++;
    }
    NTSTATUS status = numberOf(word, &number);
    if (!text || !NT_SUCCESS(status)) {
        DbgPrint("%s is not understood\n", word);
        return text && *text == ';' ? text : "";
    }
    status = callService(number, arguments, MOST_ARGUMENTS);
    DbgPrint("%s: %08lX\n", word, status);
    return text;
}

NTSTATUS NTAPI start(PPEB peb) {
    CHAR line[512];
    UNICODE_STRING library;
    RtlInitUnicodeString(&library, L"ntdll.dll");
    TRY(LdrGetDllHandle(NULL, NULL, &library, &ntdll));
    PCSTR text = strchr(commandLine(peb, line, sizeof line), ' ');
    for (text = text ? text : DEFAULT; *(text = skipBlanks(text));) {
        text = *text == ';' ? text + 1 : run(text);
        if (text == NULL) break;
    }
    return STATUS_SUCCESS;
}
