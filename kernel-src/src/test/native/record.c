/*
 * Executes instructions on the processor of this computer, and writes down what each did.
 *
 *     gcc -m32 -O1 -static -fno-pie -no-pie -o record record.c
 *     ./record CASES < opcodes.tsv | gzip -9n > recordings.bin.gz
 *
 * CASES is the number of cases for each line of the opcode map. What registers and memory hold
 * before a case follows from its number, by the generator below, which the replaying test has too;
 * so only what is not random is written: all numbers little endian,
 *
 *     word number of the case
 *     byte length, bytes of the instruction
 *     byte count, then so many settings: byte place, word value
 *     byte with the direction flag and whether the floating point state is compared
 *     byte exit: 1 after the instruction, 2 at the target of its jump, 80h + vector if it faulted
 *     byte mask of changed general registers, a word each
 *     halfword flags
 *     byte count of changed bytes in memory, then so many: byte offset, byte value
 *     and if the floating point state is compared: halfwords control and status, byte tags, word
 *     MXCSR, byte mask of changed registers of the stack, ten bytes each, byte mask of changed
 *     XMM registers, sixteen bytes each
 *
 * A setting with a place below 8 is of a register, others of the memory word (place - 8).
 */
#define _GNU_SOURCE
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>

#define CODE 0x40000000u
#define DATA 0x50000000u
#define WINDOW 64
#define TARGET 0x40

enum { EAX, ECX, EDX, EBX, ESP, EBP, ESI, EDI };

uint32_t in[8], in_flags, out[8], out_flags, out_exit, host_esp, use_fx, code = CODE;
uint32_t scratch[1024];
struct fx {
    uint16_t control, status;
    uint8_t tags, unused;
    uint16_t opcode;
    uint32_t places[4];
    uint32_t mxcsr, mxcsr_mask;
    uint8_t stack[8][16];
    uint8_t xmm[8][16];
    uint8_t rest[224];
} __attribute__((aligned(16))) fx_in, fx_out, fx_host;

void run_case(void);
void exit1(void);
void exit2(void);
void exit_signal(void);

__asm__(".globl run_case, exit1, exit2, exit_signal\n"
        "run_case: pushal; pushfl; movl %esp, host_esp\n"
        "  fxsave fx_host\n"
        "  cmpl $0, use_fx; je 1f; fxrstor fx_in\n"
        "1: movl $scratch + 2048, %esp; pushl in_flags; popfl\n"
        "  movl in, %eax; movl in + 4, %ecx; movl in + 8, %edx; movl in + 12, %ebx\n"
        "  movl in + 16, %esp; movl in + 20, %ebp; movl in + 24, %esi; movl in + 28, %edi\n"
        "  jmp *code\n"
        "exit2: movl $2, out_exit; jmp 2f\n"
        "exit1: movl $1, out_exit\n"
        "2: movl %eax, out; movl %ecx, out + 4; movl %edx, out + 8; movl %ebx, out + 12\n"
        "  movl %esp, out + 16; movl %ebp, out + 20; movl %esi, out + 24; movl %edi, out + 28\n"
        "  movl $scratch + 2048, %esp; pushfl; popl out_flags\n"
        "exit_signal: cld\n"
        "  cmpl $0, use_fx; je 3f; fxsave fx_out\n"
        "3: fxrstor fx_host; movl host_esp, %esp; popfl; popal; ret\n");

static void caught(int number, siginfo_t *about, void *context) {
    (void)number;
    (void)about;
    greg_t *registers = ((ucontext_t *)context)->uc_mcontext.gregs;
    static const int places[8] = {REG_EAX, REG_ECX, REG_EDX, REG_EBX, REG_ESP, REG_EBP, REG_ESI, REG_EDI};
    for (int i = 0; i < 8; i++) out[i] = registers[places[i]];
    out_flags = registers[REG_EFL];
    out_exit = 0x80 | registers[REG_TRAPNO];
    registers[REG_EIP] = (greg_t)exit_signal;
    registers[REG_EFL] &= ~0x400;
}

/* ---- the generator ---- */

static uint32_t random_state;

static uint32_t next(void) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 17;
    random_state ^= random_state << 5;
    return random_state;
}

static const uint32_t SPECIAL[16] = {0, 1, 2, 0xFFFFFFFF, 0x80000000, 0x7FFFFFFF, 0x80, 0x7F, 0xFF, 0x8000, 0x7FFF, 0xFFFF, 0x10, 0x99, 0xFFFFFF80, 0x100};

static uint32_t word(void) {
    uint32_t choice = next() & 7;
    if (choice == 0) return SPECIAL[next() & 15];
    if (choice == 1) return next() & 0xFF;
    if (choice == 2) return (uint32_t)(int16_t)next();
    return next();
}

static uint32_t single(void) {
    static const uint32_t values[16] = {0, 0x80000000, 0x3F800000, 0xBF800000, 0x7F800000, 0xFF800000, 0x7FC00000, 0x7FA00001, 1, 0x807FFFFF, 0x00800000, 0x7F7FFFFF, 0x4F000000, 0xCF000000, 0x40490FDB, 0x3F000000};
    uint32_t choice = next() & 3;
    if (choice == 0) return values[next() & 15];
    if (choice == 1) return next();
    uint32_t sign = next() & 0x80000000;
    uint32_t exponent = (117 + next() % 44) << 23;
    return sign | exponent | (next() & (choice == 2 ? 0x7FFFFF : 0x780000));
}

static uint64_t pair(uint32_t high, uint32_t low) { return (uint64_t)high << 32 | low; }

static uint64_t twice(void) {
    static const uint32_t values[16] = {0, 0x80000000, 0x3FF00000, 0xBFF00000, 0x7FF00000, 0xFFF00000, 0x7FF80000, 0x7FF40000, 1, 0x800FFFFF, 0x00100000, 0x7FEFFFFF, 0x41E00000, 0xC1E00000, 0x400921FB, 0x3FE00000};
    uint32_t choice = next() & 3;
    if (choice == 0) { uint32_t high = values[next() & 15]; return pair(high, next() & 1); }
    if (choice == 1) { uint32_t high = next(); return pair(high, next()); }
    uint32_t sign = next() & 0x80000000;
    uint32_t exponent = (1003 + next() % 84) << 20;
    uint32_t high = next() & 0xFFFFF;
    uint32_t low = next();
    return choice == 2 ? pair(sign | exponent | high, low) : pair(sign | exponent | (high & 0xFFF00), 0);
}

/* A number of ten bytes: significand and sign with exponent. */
static void extended(uint8_t *to) {
    uint32_t choice = next() & 7;
    uint32_t sign = next() & 0x8000;
    uint32_t exponent = 0x3FFF - 32 + next() % 80;
    uint32_t high = next() | 0x80000000;
    uint32_t low = next();
    switch (choice) {
        case 0:
            switch (next() & 7) {
                case 0: exponent = high = low = 0; break;
                case 1: exponent = 0x7FFF; high = 0x80000000; low = 0; break;
                case 2: exponent = 0x7FFF; high |= 0xC0000000; break;
                case 3: exponent = 0x7FFF; high = 0x80000000 | (high & 0x3FFFFFFF); low |= 1; break;
                case 4: exponent = 0; high &= 0x7FFFFFFF; break;
                case 5: exponent = 0x3FFF; high = 0x80000000; low = 0; break;
                case 6: exponent = 1 + (next() & 63); break;
                default: exponent = 0x7FFE - (next() & 63); break;
            }
            break;
        case 1: low = 0; high &= 0xFF000000; break;
        case 2: low = 0; high &= 0xFFFFFF00; break;
        case 3: low &= 0xFFFFF800; break;
        case 4: exponent = 0x3FFF + next() % 64; low = 0; break;
        default: break;
    }
    uint16_t top = sign | exponent;
    memcpy(to, &low, 4);
    memcpy(to + 4, &high, 4);
    memcpy(to + 8, &top, 2);
}

static void random_fx(void) {
    memset(&fx_in, 0, sizeof fx_in);
    static const uint16_t precisions[4] = {0, 2, 3, 3};
    fx_in.control = 0x7F | precisions[next() & 3] << 8;
    fx_in.control |= (next() & 3) << 10;
    fx_in.status = (next() & 7) << 11;
    fx_in.tags = next() & 1 ? 0xFF : next();
    fx_in.mxcsr = 0x1F80 | (next() & 3) << 13;
    for (int i = 0; i < 8; i++) extended(fx_in.stack[i]);
    for (int i = 0; i < 8; i++) {
        int kind = next() % 3;
        for (int lane = 0; lane < 2; lane++) {
            uint64_t value;
            if (kind == 0) value = twice();
            else if (kind == 1) { uint32_t low = single(); value = pair(single(), low); }
            else { uint32_t low = word(); value = pair(word(), low); }
            memcpy(fx_in.xmm[i] + lane * 8, &value, 8);
        }
    }
}

/* ---- instructions ---- */

static uint8_t bytes[32];
static int length;
static struct { uint8_t place; uint32_t value; } settings[8];
static int setting_count;
static uint8_t window[WINDOW];
static int operand_offset;

static void byte(uint32_t value) { bytes[length++] = value; }
static void number(uint32_t value, int size) { for (int i = 0; i < size; i++) byte(value >> i * 8); }

static void set(int place, uint32_t value) {
    settings[setting_count].place = place;
    settings[setting_count++].value = value;
    if (place < 8) in[place] = value;
    else memcpy(window + (place - 8) * 4, &value, 4);
}

static void memory_operand(int reg, int absolute, int aligned) {
    int offset = aligned ? 16 * (1 + next() % 2) : 24 + next() % 16;
    operand_offset = offset;
    uint32_t address = DATA + offset;
    switch (absolute ? 0 : next() % 5) {
        case 0: byte(reg << 3 | 5); number(address, 4); break;
        case 1: byte(0x43 | reg << 3); byte(0xF0); set(EBX, address + 16); break;
        case 2: byte(0x84 | reg << 3); byte(0x80 | EDI << 3 | ESI); number(0x1234, 4);
                set(EDI, 0x100); set(ESI, address - 0x1234 - 0x400); break;
        case 3: byte(0x44 | reg << 3); byte(0x20 | ESP); byte(operand_offset - 32); break;
        default: byte(0x04 | reg << 3); byte(0x40 | ECX << 3 | EBP); byte(0); length--;
                bytes[length - 2] = 0x44 | reg << 3; byte(8);
                set(EBP, address - 8 - 0x20); set(ECX, 0x10); break;
    }
}

static const char *SKIPPED =
    " POPF PUSH_SEGMENT POP_SEGMENT MOV_FROM_SEGMENT MOV_TO_SEGMENT LOAD_FAR_POINTER CALL_FAR JMP_FAR"
    " CALL_FAR_INDIRECT JMP_FAR_INDIRECT RET_FAR IRET INT SYSENTER SYSEXIT INS OUTS IN OUT CLI STI HLT"
    " SLDT STR LLDT LTR VERR VERW SGDT SIDT LGDT LIDT SMSW LMSW INVLPG LAR LSL CLTS INVD WBINVD"
    " MOV_FROM_CONTROL MOV_TO_CONTROL MOV_FROM_DEBUG MOV_TO_DEBUG WRMSR RDTSC RDMSR CPUID FXSAVE"
    " FXRSTOR LDMXCSR STMXCSR FENCE INT1 RSQRTPS RSQRTSS RCPPS RCPSS HINT MASKMOVDQU STD ";

static int in_list(const char *list, const char *name) {
    char key[64];
    snprintf(key, sizeof key, " %s ", name);
    return strstr(list, key) != NULL;
}

static int is(const char *name, const char *other) { return strcmp(name, other) == 0; }

/* x87 instructions whose results depend on more than their operands, or that are compared elsewhere. */
static int is_skipped_x87(int opcode, int modrm) {
    int reg = modrm >> 3 & 7, memory = modrm < 0xC0;
    if (memory) {
        /* FISTTP is SSE3's. */
        if (reg == 1 && (opcode == 0xDB || opcode == 0xDD || opcode == 0xDF)) return 1;
        if (opcode == 0xD9 && (reg == 1 || reg >= 4)) return reg != 7;
        if (opcode == 0xDD && (reg == 4 || reg >= 5)) return reg != 7 && reg != 1;
        if (opcode == 0xDB && (reg == 4 || reg == 6)) return 1;
        return 0;
    }
    if (opcode == 0xD9) {
        switch (modrm) {
            case 0xF0: case 0xF1: case 0xF2: case 0xF3: case 0xF9: case 0xFB: case 0xFE: case 0xFF: return 1;
        }
        if (modrm > 0xD0 && modrm < 0xE0) return 1;
    }
    if (opcode == 0xDB && modrm >= 0xE0 && modrm < 0xE8 && modrm != 0xE2 && modrm != 0xE3) return 1;
    if (opcode == 0xDD && modrm >= 0xC8 && modrm < 0xD0) return 1;
    if (opcode == 0xDF && modrm >= 0xC0 && modrm < 0xE0) return 1;
    return 0;
}

static int generate(const char *code_text, const char *name, const char *operands) {
    length = setting_count = 0;
    operand_offset = -1;
    int opcodes[4], count = 0, extension = -1;
    for (const char *at = code_text; *at;) {
        if (*at == '/') { extension = at[1] - '0'; break; }
        if (*at == ' ') { at++; continue; }
        opcodes[count++] = strtol((char[]){at[0], at[1], 0}, NULL, 16);
        at += 2;
    }
    int prefixed = count > 1 && opcodes[0] != 0x0F;
    int vector = strpbrk(operands, "VWU") != NULL;
    int x87 = is(name, "X87");
    use_fx = vector || x87;
    int size16 = 0;
    if (strchr(operands, 'v') && !vector && next() % 3 == 0 && !strchr(operands, 'J') &&
        !in_list(" JMP_INDIRECT CALL_INDIRECT RET BSWAP ", name)) {
        byte(0x66);
        size16 = 1;
    }
    int string = in_list(" MOVS CMPS STOS LODS SCAS ", name);
    if (string) {
        int repeat = next() % 3;
        if (repeat) byte(0xF1 + repeat);
        set(ECX, next() % 5);
        set(ESI, DATA + 28 + next() % 8);
        set(EDI, DATA + 28 + next() % 8);
    }
    if (is(name, "XLAT")) set(EBX, DATA + 8);
    if (is(name, "ENTER") || is(name, "LEAVE")) set(EBP, DATA + 40);
    int start = length;
    if (prefixed) byte(opcodes[0]);
    for (int i = prefixed; i < count; i++) byte(opcodes[i]);
    int opcode = bytes[length - 1];
    char text[64];
    snprintf(text, sizeof text, "%s", operands);
    int has_modrm = strpbrk(text, "EGMRNSVWUF") != NULL;
    if (has_modrm) {
        int reg = extension >= 0 ? extension : (int)(next() & 7);
        int memory_only = strchr(text, 'M') != NULL;
        int register_only = strpbrk(text, "NU") != NULL;
        int memory = memory_only || (!register_only && (next() & 1));
        int bits = in_list(" BT BTS BTR BTC ", name);
        if (is(name, "LEA")) {
            if (next() & 1) { byte(0x67); length--; }
            int mod = next() % 3;
            int rm = next() & 7;
            byte(mod << 6 | reg << 3 | rm);
            int sib = next();
            if (rm == 4) byte(sib);
            if (mod == 1) byte(next());
            else if (mod == 2 || (mod == 0 && (rm == 5 || (rm == 4 && (sib & 7) == 5)))) number(next(), 4);
        } else if (x87) {
            if (memory) memory_operand(reg, 0, 0);
            else byte(0xC0 | reg << 3 | (next() & 7));
            if (is_skipped_x87(opcode, bytes[start + 1])) return 0;
        } else if (memory) {
            memory_operand(reg, bits, vector);
            if (bits && strchr(text, 'G')) set(reg, (uint32_t)(int8_t)next());
            if (in_list(" ADD OR ADC SBB AND SUB XOR XADD CMPXCHG CMPXCHG8B INC DEC NOT NEG BTS BTR BTC XCHG ", name) &&
                !strncmp(strchr(text, ',') ? text : "E", "E", 1) && next() % 8 == 0) {
                memmove(bytes + 1, bytes, length++);
                bytes[0] = 0xF0;
            }
        } else {
            int rm = next() & 7;
            byte(0xC0 | reg << 3 | rm);
            if (in_list(" JMP_INDIRECT CALL_INDIRECT ", name)) set(rm, CODE + TARGET);
        }
        if (in_list(" JMP_INDIRECT CALL_INDIRECT ", name) && memory) return 0;
        if (in_list(" DIV IDIV ", name) && next() % 4) set(EDX, is(name, "DIV") ? next() & 15 : in[EAX] >> 31 ? 0xFFFFFFFF : 0);
        if (in_list(" CMPXCHG CMPXCHG8B ", name) && memory && next() & 1) {
            uint32_t value;
            memcpy(&value, window + operand_offset, 4);
            set(EAX, value);
            memcpy(&value, window + operand_offset + 4, 4);
            set(EDX, value);
        }
    }
    if (is(name, "RET")) set(8 + 8, CODE + TARGET);
    for (char *operand = strtok(text, ","); operand; operand = strtok(NULL, ",")) {
        int size = size16 ? 2 : 4;
        if (is(operand, "Ib")) {
            int value = next();
            byte(is(name, "AAM") && value == 0 ? 10 : value);
        } else if (is(operand, "Is")) byte(next());
        else if (is(operand, "Iw")) number(is(name, "ENTER") || is(name, "RET") ? next() & 15 : next(), 2);
        else if (is(operand, "Ib2")) byte(next() % 3);
        else if (is(operand, "Iv")) number(word(), size);
        else if (is(operand, "Jb")) byte(TARGET - (length + 1));
        else if (is(operand, "Jv")) number(TARGET - (length + 4), 4);
        else if (operand[0] == 'O') number(DATA + 24 + next() % 16, 4);
    }
    return 1;
}

/* ---- writing ---- */

static void put(uint32_t value, int size) { for (int i = 0; i < size; i++) putchar(value >> i * 8 & 0xFF); }

static void put_changed(uint8_t (*before)[16], uint8_t (*after)[16], int size) {
    int mask = 0;
    for (int i = 0; i < 8; i++) if (memcmp(before[i], after[i], size)) mask |= 1 << i;
    put(mask, 1);
    for (int i = 0; i < 8; i++) if (mask >> i & 1) fwrite(after[i], 1, size, stdout);
}

static void write_case(int direction) {
    uint8_t *data = (uint8_t *)DATA;
    put(length, 1);
    fwrite(bytes, 1, length, stdout);
    put(setting_count, 1);
    for (int i = 0; i < setting_count; i++) { put(settings[i].place, 1); put(settings[i].value, 4); }
    put(direction | (use_fx && out_exit < 0x80 ? 2 : 0), 1);
    put(out_exit, 1);
    int mask = 0;
    for (int i = 0; i < 8; i++) if (out[i] != in[i]) mask |= 1 << i;
    put(mask, 1);
    for (int i = 0; i < 8; i++) if (mask >> i & 1) put(out[i], 4);
    put(out_flags & 0xFFFF, 2);
    int changed = 0;
    for (int i = 0; i < WINDOW; i++) changed += data[i] != window[i];
    put(changed, 1);
    for (int i = 0; i < WINDOW; i++) if (data[i] != window[i]) { put(i, 1); put(data[i], 1); }
    if (use_fx && out_exit < 0x80) {
        put(fx_out.control, 2);
        put(fx_out.status, 2);
        put(fx_out.tags, 1);
        put(fx_out.mxcsr, 4);
        put_changed(fx_in.stack, fx_out.stack, 10);
        put_changed(fx_in.xmm, fx_out.xmm, 16);
    }
}

static void jump(uint32_t from, void (*to)(void)) {
    *(uint8_t *)from = 0xE9;
    *(uint32_t *)(from + 1) = (uint32_t)to - from - 5;
}

static void run(uint32_t index, const char *code_text, const char *name, const char *operands) {
    random_state = index * 0x9E3779B9u | 1;
    for (int i = 0; i < 8; i++) next();
    for (int i = 0; i < 8; i++) in[i] = word();
    in[ESP] = DATA + 32;
    in_flags = (next() & 0x8D5) | 0x202;
    for (int i = 0; i < WINDOW / 4; i++) {
        uint32_t value = word();
        memcpy(window + i * 4, &value, 4);
    }
    random_fx();
    if (next() & 1) {
        /* Numbers in memory, too. */
        for (int i = 16; i < WINDOW; i += 8) {
            uint64_t value = twice();
            memcpy(window + i, &value, 8);
        }
    }
    if (!generate(code_text, name, operands)) return;
    int direction = in_list(" MOVS CMPS STOS LODS SCAS ", name) && next() & 1;
    in_flags |= direction << 10;
    memset((void *)DATA, 0, 4096);
    memcpy((void *)DATA, window, WINDOW);
    memcpy((void *)CODE, bytes, length);
    jump(CODE + length, exit1);
    jump(CODE + TARGET, exit2);
    put(index, 4);
    run_case();
    write_case(direction);
}

int main(int argc, char **argv) {
    int cases = argc > 1 ? atoi(argv[1]) : 100;
    mmap((void *)CODE, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    mmap((void *)(DATA - 4096), 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    static char alternate[65536];
    sigaltstack(&(stack_t){.ss_sp = alternate, .ss_size = sizeof alternate}, NULL);
    struct sigaction action = {.sa_sigaction = caught, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
    int signals[] = {SIGSEGV, SIGFPE, SIGILL, SIGTRAP, SIGBUS};
    for (int i = 0; i < 5; i++) sigaction(signals[i], &action, NULL);
    char line[256];
    uint32_t index = 1;
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = 0;
        if (line[0] == '#' || !line[0]) continue;
        char *code_text = line, *name = strchr(line, '\t'), *operands = "";
        *name++ = 0;
        char *tab = strchr(name, '\t');
        if (tab) { *tab = 0; operands = tab + 1; }
        int times = is(name, "X87") ? cases * 30 : strpbrk(operands, "VWU") ? cases / 2 : cases;
        for (int i = 0; i < times; i++, index++) if (!in_list(SKIPPED, name)) run(index, code_text, name, operands);
    }
    return 0;
}
