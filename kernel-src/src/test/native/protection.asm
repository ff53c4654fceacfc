; Tries what protection forbids and what the system instructions do, and prints what happened on port E9h.
;
;     nasm -f bin -o protection.bin protection.asm
;
; It is loaded at 1 MB and entered in flat 32-bit protected mode, by rom.asm in Bochs (which checks limits and rights as
; hardware does; qemu's own processor leaves many of these checks out), and ends with HLT. Each line is: the number of the trial, then either "trap" with vector, error code, EIP as the
; distance from the instruction tried, CS, flags, SS and ESP if the level changed, and CR2 or DR6 where they tell
; something; or "values" with EAX, EBX, ECX, EDX and flags.
bits 32
org 0x100000

; The entry is at the end of a header of 32 bytes.
header: dd 0x1BADB002, 0, 0, 0, 0, 0, 0, start

KCODE equ 0x08
KDATA equ 0x10
UCODE equ 0x1B
UDATA equ 0x23
TSS equ 0x28
SMALL equ 0x30
ABSENT equ 0x38
DOWN equ 0x40
EXECUTE equ 0x48
GATE equ 0x53
CONFORMING equ 0x58
CODE16 equ 0x60
READONLY equ 0x68
LDT equ 0x70
SYSCODE equ 0x78

FLAGS equ 0x3C7ED7 & ~0x10000          ; RF differs between emulators, AF is not of interest here

%macro descriptor 3                    ; base, limit, access and granularity: GG0AA
 dw (%2) & 0xFFFF, (%1) & 0xFFFF
 db ((%1) >> 16) & 0xFF, (%3) & 0xFF
 db (((%2) >> 16) & 15) | (((%3) >> 8) & 0xF0), ((%1) >> 24) & 0xFF
%endmacro

align 8
gdt: dq 0
 descriptor 0, 0xFFFFF, 0xC09B
 descriptor 0, 0xFFFFF, 0xC093
 descriptor 0, 0xFFFFF, 0xC0FB
 descriptor 0, 0xFFFFF, 0xC0F3
tss_descriptor: dq 0
small_descriptor: dq 0
 descriptor 0, 0xFFFFF, 0xC013        ; not present
down_descriptor: dq 0
 descriptor 0, 0xFFFFF, 0xC099        ; execute only
gate_descriptor: dq 0
 descriptor 0, 0xFFFFF, 0xC09F        ; conforming, DPL 0
code16_descriptor: dq 0
 descriptor 0, 0xFFFFF, 0xC0F1        ; read only, DPL 3
ldt_descriptor: dq 0
 descriptor 0, 0xFFFFF, 0xC09B        ; for SYSENTER: code, stack, user's code, user's stack
 descriptor 0, 0xFFFFF, 0xC093
 descriptor 0, 0xFFFFF, 0xC0FB
 descriptor 0, 0xFFFFF, 0xC0F3
gdt_end:
gdtr: dw gdt_end - gdt - 1
 dd gdt
idtr: dw 0x7FF
 dd idt

print_char: out 0xE9, al
 ret
print_word:                            ; EAX in hexadecimal, after a blank
 push eax
 push ecx
 push edx
 mov edx, eax
 mov al, ' '
 call print_char
 mov ecx, 8
.digit: rol edx, 4
 mov al, dl
 and al, 15
 add al, '0'
 cmp al, '9'
 jbe .out
 add al, 'a' - '9' - 1
.out: call print_char
 loop .digit
 pop edx
 pop ecx
 pop eax
 ret
print_text:                            ; at ESI, ends with zero
 lodsb
 test al, al
 jz .end
 call print_char
 jmp print_text
.end: ret
new_line: mov al, 10
 jmp print_char

text_trap: db ' trap', 0
text_values: db ' values', 0

; ---- handlers ----
%assign v 0
%rep 64
handler %+ v:
%if v = 8 || (v >= 10 && v <= 14) || v = 17
%else
 push dword -1
%endif
 push dword v
 jmp trap
%assign v v + 1
%endrep

trap:
 pushad
 push ds
 push es
 mov ax, KDATA
 mov ds, ax
 mov es, ax
 mov eax, [trial]
 call print_word
 mov esi, text_trap
 call print_text
 mov eax, [esp + 40]
 call print_word                       ; vector
 mov eax, [esp + 44]
 call print_word                       ; error code
 mov eax, [esp + 48]
 sub eax, [tried]
 call print_word                       ; EIP
 mov eax, [esp + 52]
 call print_word                       ; CS
 mov eax, [esp + 56]
 and eax, FLAGS
 call print_word
 test byte [esp + 52], 3
 jz .same
 mov eax, [esp + 64]
 call print_word                       ; SS
 mov eax, [esp + 60]
 sub eax, user_stack
 call print_word
.same:
 cmp dword [esp + 40], 14
 jne .no_cr2
 mov eax, cr2
 call print_word
.no_cr2:
 cmp dword [esp + 40], 1
 jne .no_dr6
 mov eax, dr6
 call print_word
 mov eax, 0xFFFF0FF0
 mov dr6, eax
.no_dr6:
 call new_line
 mov eax, [esp + 8 + 24]               ; ECX at the trap
 mov [saved_ecx], eax
 mov eax, [esp + 8 + 4]
 mov [saved_esi], eax
 mov eax, [esp + 8 + 28]
 mov [saved_eax], eax
 mov esp, kernel_stack
 push dword 2
 popfd
 mov ax, KDATA
 mov ss, ax
 mov fs, ax
 mov gs, ax
 jmp [resume]

values:                                ; prints EAX to EDX and flags, returns
 pushfd
 pushad
 mov ax, KDATA
 mov ds, ax
 mov es, ax
 mov eax, [trial]
 call print_word
 mov esi, text_values
 call print_text
 mov eax, [esp + 28]
 call print_word
 mov eax, [esp + 16]
 call print_word
 mov eax, [esp + 24]
 call print_word
 mov eax, [esp + 20]
 call print_word
 mov eax, [esp + 32]
 and eax, FLAGS
 call print_word
 call new_line
 popad
 popfd
 ret

%assign number 0
%macro try 0                           ; begins a trial; %%next is where it goes on after a trap
%assign number number + 1
 mov dword [trial], number
 mov dword [resume], after_ %+ number
 mov dword [tried], tried_ %+ number
%endmacro
%macro here 0
tried_ %+ number:
%endmacro
%macro done 0
after_ %+ number:
%endmacro
%macro show 0                          ; a trial that does not trap
 here
 call values
 done
%endmacro
%macro user 1                          ; goes on at level 3 with these flags
 push dword UDATA
 push dword user_stack
 push dword %1
 push dword UCODE
 push dword %%there
 iretd
%%there:
%endmacro

%macro set_base 2                      ; fills in a descriptor: label, base
 mov eax, %2
 mov [%1 + 2], ax
 shr eax, 16
 mov [%1 + 4], al
 mov [%1 + 7], ah
%endmacro

start:
 cli
 mov esp, kernel_stack
 mov edi, image_end
 mov ecx, bss_end - image_end
 xor eax, eax
 rep stosb
 mov dword [tss_descriptor], 0x87      ; limit: the bitmap has 16 bytes and the end
 mov dword [tss_descriptor + 4], 0x8900
 set_base tss_descriptor, tss
 mov dword [small_descriptor], 0x0F    ; sixteen bytes of data
 mov dword [small_descriptor + 4], 0x409300
 set_base small_descriptor, area
 mov dword [down_descriptor], 0xFFFF   ; expand-down: offsets above FFFF
 mov dword [down_descriptor + 4], 0x409700
 set_base down_descriptor, 0
 mov dword [code16_descriptor], 0xFFFF
 mov dword [code16_descriptor + 4], 0x009B00
 set_base code16_descriptor, code16
 mov dword [ldt_descriptor], 0x0F
 mov dword [ldt_descriptor + 4], 0x8200
 set_base ldt_descriptor, ldt
 mov dword [ldt + 8], 0xFFFF
 mov dword [ldt + 12], 0xCFF300
 mov eax, gate_entry
 mov [gate_descriptor], ax
 mov word [gate_descriptor + 2], KCODE
 mov word [gate_descriptor + 4], 0xEC02 ; call gate of 32 bits, DPL 3, two parameters
 shr eax, 16
 mov [gate_descriptor + 6], ax
 lgdt [gdtr]
 jmp KCODE:.reload
.reload:
 mov ax, KDATA
 mov ds, ax
 mov es, ax
 mov fs, ax
 mov gs, ax
 mov ss, ax
 mov edi, idt
%assign v 0
%rep 64
 mov eax, handler %+ v
 mov [edi], ax
 mov word [edi + 2], KCODE
%if v >= 3 && v <= 5 || v = 48
 mov word [edi + 4], 0xEE00
%elif v = 50
 mov word [edi + 4], 0xEF00            ; a trap gate
%else
 mov word [edi + 4], 0x8E00
%endif
 shr eax, 16
 mov [edi + 6], ax
 add edi, 8
%assign v v + 1
%endrep
 lidt [idtr]
 mov dword [tss + 4], trap_stack
 mov dword [tss + 8], KDATA
 mov word [tss + 0x66], 0x68
 mov dword [tss + 0x68], 0xFFFFFFFE    ; port 0 is allowed
 mov dword [tss + 0x6C], -1
 mov dword [tss + 0x84], -1
 mov ax, TSS
 ltr ax
 mov ax, LDT
 lldt ax
 mov eax, cr0
 and eax, ~0x6000000C
 or eax, 0x22
 mov cr0, eax
 mov eax, cr4
 or eax, 0x600
 mov cr4, eax
 ; tables: the first 4 MB are the users' too, but for the page `guarded` and what follows
 mov edi, tables
 mov eax, 7
 mov ecx, 1024
.table: stosd
 add eax, 0x1000
 loop .table
 mov dword [directory], tables + 7
 mov dword [tables + 4 * 0x300], 0x300003        ; supervisor's
 mov dword [tables + 4 * 0x301], 0x301005        ; read only
 mov dword [tables + 4 * 0x302], 0               ; absent

; ---- exceptions on level 0 ----
 try
 here
 ud2
 done
 try
 mov ax, 0xF8
 here
 mov ds, ax                            ; beyond the table
 done
 try
 mov ax, ABSENT
 here
 mov es, ax
 done
 try
 mov ax, ABSENT
 here
 mov ss, ax
 done
 try
 xor eax, eax
 mov es, ax
 here
 mov eax, [es:0x1000]                  ; null
 done
 try
 xor eax, eax
 here
 mov ss, ax
 done
 try
 here
 mov [cs:area], eax
 done
 try
 mov ax, EXECUTE
 here
 mov fs, ax                            ; not readable
 done
 try
 mov ax, SMALL
 mov fs, ax
 mov eax, [fs:12]
 here
 mov eax, [fs:13]
 done
 try
 mov ax, DOWN                          ; the stack is above its lowest offset
 mov ss, ax
 mov ebp, 0x1000
 here
 mov eax, [ebp]
 done
 try
 mov ax, DOWN
 mov fs, ax
 mov al, [fs:0x100000]
 here
 mov al, [fs:0xFFFF]
 done
 try
 mov ax, READONLY
 mov fs, ax
 mov al, [fs:area]
 here
 mov [fs:area], al
 done
 try
 mov ax, READONLY
 here
 mov ss, ax
 done
 try
 mov ax, 0x0F                          ; in the local table
 mov fs, ax
 mov ebx, [fs:header]
 mov ecx, 0
 mov edx, fs
 cmp eax, eax
 show
 try
 mov ax, 0x17
 here
 mov fs, ax                            ; beyond the local table
 done
 try
 here
 jmp KDATA:0
 done
 try
 here
 call 0xFC:0
 done
 try
 mov eax, 1
 cdq
 xor ecx, ecx
 here
 div ecx
 done
 try
 here
 int3
 done
 try
 mov al, 0x7F
 add al, 1
 here
 into
 done
 try
 mov eax, 5
 here
 bound eax, [bounds]
 done
 try
 here
 int 50                                ; a trap gate keeps the interrupt flag
 done
 try
 here
 int 200                               ; no gate there
 done
 try
 here
 db 0xF0, 0x01, 0xC0                   ; lock add eax, eax
 done
 try
 here
 times 15 db 0x66
 nop
 done
 try
 here
 db 0x0F, 0x20, 0xC8                   ; mov eax, cr1
 done
 try
 mov eax, cr4
 or eax, 0x80000000
 here
 mov cr4, eax
 done
 try
 mov eax, cr0
 and eax, 0x1FFFFFFF
 or eax, 0x20000000                    ; write-through without cache disable
 here
 mov cr0, eax
 done
 try
 mov ecx, 0xDEAD
 here
 rdmsr
 done

; ---- single step and breakpoints ----
 try
 push dword 0x102
 popfd
 here
 nop
 done
 try
 mov ax, ss
 push dword 0x102
 popfd
 mov ss, ax                            ; the trap comes after the next instruction
 here
 nop
 nop
 done
 try
 push dword 0x102
 popfd
 here
 int 48
 done
 try
 mov eax, tried_ %+ number
 mov dr0, eax
 mov eax, 0x402
 mov dr7, eax
 here
 nop
 done
 try
 mov eax, area + 4
 mov dr1, eax
 mov eax, 0xD00408 & ~2
 mov dr7, eax                          ; four bytes written
 mov eax, [area + 4]
 here
 mov byte [area + 7], 1
 nop
 done
 xor eax, eax
 mov dr7, eax
 try
 mov eax, 0x2400
 mov dr7, eax
 here
 mov eax, dr3
 done
 xor eax, eax
 mov dr7, eax
 try
 mov eax, 0x12345678
 mov dr2, eax
 mov eax, dr2
 mov ebx, dr7
 mov ecx, 0
 mov edx, 0
 cmp eax, eax
 show

; ---- questions about segments ----
%macro ask 2
 try
 mov eax, 0
 mov ebx, 0x55555555
 mov ecx, %2
 mov edx, 0
 cmp eax, eax
 %1 ebx, ecx
 show
%endmacro
 ask lar, KCODE
 ask lar, UDATA
 ask lar, TSS
 ask lar, GATE
 ask lar, 0
 ask lar, 0xF8
 ask lsl, SMALL
 ask lsl, KDATA
 ask lsl, GATE
 ask lsl, LDT
 ask lsl, DOWN
%macro ask1 2
 try
 mov eax, 0
 mov ebx, 0
 mov ecx, %2
 mov edx, 0
 cmp eax, eax
 %1 cx
 show
%endmacro
 ask1 verr, EXECUTE
 ask1 verr, KDATA
 ask1 verw, KDATA
 ask1 verw, READONLY
 ask1 verw, TSS
 try
 mov eax, 0x10
 mov ebx, 0x1B
 mov ecx, 0
 mov edx, 0
 arpl ax, bx
 show
 try
 mov eax, 0
 mov ecx, 0
 mov edx, 0
 str ax
 sldt bx
 smsw cx
 cmp edx, edx
 show
 try
 sgdt [area]
 movzx eax, word [area]
 mov ebx, [area + 2]
 sub ebx, gdt
 sidt [area]
 movzx ecx, word [area]
 mov edx, [area + 2]
 sub edx, idt
 cmp eax, eax
 show

; ---- code of 16 bits ----
 try
 mov eax, 0x12345678
 mov ebx, 0
 mov ecx, 0
 mov edx, 0
 call CODE16:0
 show

; ---- level 3 ----
 try
 user 0x202
 here
 int 48
 done
 try
 user 0x202
 here
 int 49
 done
%macro forbidden 1+
 try
 user 0x202
 mov ax, UDATA
 mov ds, ax
 here
 %1
 done
%endmacro
 forbidden cli
 forbidden hlt
 forbidden mov eax, cr0
 forbidden mov eax, dr0
 forbidden lgdt [gdtr]
 forbidden ltr ax
 forbidden wrmsr
 forbidden invlpg [area]
 forbidden clts
 forbidden in al, 1
 forbidden in ax, 0
 forbidden out 0x88, al
 forbidden mov ss, ax
 forbidden int 8
 forbidden jmp KCODE:0
 forbidden db 0xF1
 forbidden sysexit
 try
 user 0x202
 in al, 0                              ; the bitmap allows it
 here
 int 48
 done
 try
 user 0x3202                           ; IOPL 3
 cli
 here
 int 48
 done
 try
 user 0x202
 push dword 0x3000                     ; neither the level nor the interrupt flag changes
 popfd
 here
 int 48
 done
 try
 user 0x202
 mov ax, KDATA
 here
 mov ds, ax
 done
 try
 mov ax, KDATA
 mov fs, ax
 user 0x202
 mov eax, fs                           ; emptied on the way out
 here
 int 48
 done
 mov eax, [saved_eax]
 try
 mov ebx, 0
 mov ecx, 0
 mov edx, 0
 cmp eax, eax
 show
 try
 user 0x202
 call CONFORMING:.there
.there: here
 int 48
 done
 try
 user 0x202
 push dword 0x11111111
 push dword 0x22222222
 call GATE:0
 here
 int 48
 done
 try
 user 0x202
 ud2
 here
 done

; ---- alignment ----
 try
 mov eax, cr0
 or eax, 0x40000
 mov cr0, eax
 user 0x40202
 mov ax, UDATA
 mov ds, ax
 mov eax, [area]
 here
 mov eax, [area + 1]
 done
 mov eax, cr0
 and eax, ~0x40000
 mov cr0, eax

; ---- fast system calls ----
 try
 mov ecx, 0x174
 mov eax, SYSCODE
 xor edx, edx
 wrmsr
 mov ecx, 0x175
 mov eax, trap_stack
 wrmsr
 mov ecx, 0x176
 mov eax, .entered
 wrmsr
 user 0x202
 sysenter
.entered:
 mov eax, cs
 mov ebx, ss
 lea ecx, [esp - trap_stack]
 mov edx, 0
 cmp eax, eax
 show
 mov esp, kernel_stack
 try
 mov edx, .exited
 mov ecx, user_stack
 sysexit
.exited:
 here
 int 48
 done

; ---- paging ----
 mov eax, directory
 mov cr3, eax
 mov eax, cr0
 or eax, 0x80000000
 mov cr0, eax
 jmp .paged
.paged:
 try
 here
 mov eax, [0x302004]
 done
 try
 here
 mov [0x302FFD], eax
 done
 try
 here
 mov [0x301FFE], eax                   ; crosses into the absent page
 done
 try
 here
 call 0x302123
 done
 try
 mov dword [0x301000], 7               ; without WP the supervisor may
 mov eax, [0x301000]
 mov ebx, [tables + 4 * 0x301]
 mov ecx, [tables + 4 * 0x300]
 mov edx, 0
 cmp eax, eax
 show
 mov eax, cr0
 or eax, 0x10000
 mov cr0, eax
 try
 here
 mov dword [0x301000], 8
 done
%macro paged 1+
 try
 user 0x202
 mov ax, UDATA
 mov ds, ax
 mov es, ax
 here
 %1
 done
%endmacro
 paged mov eax, [0x300000]
 paged mov [0x300000], eax
 paged mov eax, [0x400000]
 paged mov [0x301000], eax
 paged add [0x301000], eax
 paged cmpxchg [0x301000], eax
 paged bts dword [0x301000], 3
 try
 user 0x202
 mov ax, UDATA
 mov ds, ax
 mov es, ax
 mov esi, 0x301FF0
 mov edi, 0x303000
 mov ecx, 0x20
 cld
 here
 rep movsb
 done
 try
 mov eax, [saved_eax]
 mov ebx, [saved_esi]
 mov ecx, [saved_ecx]
 mov edx, 0
 cmp eax, eax
 show
 try
 user 0x202
 mov ax, UDATA
 mov ds, ax
 mov esp, 0x303010
 here
 pushad                                ; reaches into the absent page
 done
 try
 user 0x202
 mov ax, UDATA
 mov ds, ax
 mov esp, 0x303002
 here
 push eax
 done
 try
 mov dword [tables + 4 * 0x302], 0x302003
 mov eax, [0x302000]
 mov dword [tables + 4 * 0x302], 0
 mov eax, [0x302000]                   ; still remembered
 invlpg [0x302000]
 here
 mov eax, [0x302000]
 done
 try
 mov eax, cr4
 or eax, 0x10
 mov cr4, eax
 mov dword [directory + 4], 0x400087   ; 4 MB at a time
 mov eax, [0x500000]
 mov eax, [directory + 4]
 mov ebx, 0
 mov ecx, 0
 mov edx, 0
 cmp eax, eax
 show

; ---- floating point ----
 try
 mov eax, cr0
 or eax, 8
 mov cr0, eax
 here
 fldz
 done
 try
 here
 movaps xmm0, xmm1
 done
 clts
 try
 fninit
 push dword 0x37B
 fldcw [esp]
 add esp, 4
 fld1
 fldz
 fdivp st1, st0
 here
 fldz                                  ; the exception waits for the next one
 done
 try
 fninit
 mov dword [area], 0x1F00
 ldmxcsr [area]
 xorps xmm0, xmm0
 here
 divss xmm0, xmm0
 done
 mov dword [area], 0x1F80
 ldmxcsr [area]
 try
 here
 movaps [area + 4], xmm0
 done
 try
 mov dword [area], 0x10000
 here
 ldmxcsr [area]
 done
 try
 mov eax, cr4
 and eax, ~0x200
 mov cr4, eax
 here
 addps xmm0, xmm1
 done

; ---- two at a time ----
 mov byte [idt + 13 * 8 + 5], 0x0E     ; absent
 try
 mov ax, 0xF8
 here
 mov ds, ax
 done
 mov byte [idt + 13 * 8 + 5], 0x8E
 mov byte [idt + 6 * 8 + 5], 0x0E
 try
 here
 ud2
 done

 mov dword [trial], -1
 mov eax, 0
 mov ebx, 0
 mov ecx, 0
 mov edx, 0
 cmp eax, eax
 call values
.halt: cli
 hlt
 jmp .halt

gate_entry:
 mov eax, [esp + 8]                    ; the parameters came along
 mov ebx, [esp + 12]
 mov ecx, cs
 mov edx, [esp + 4]
 push ds
 push es
 cmp eax, eax
 call values
 pop es
 pop ds
 retf 8

bits 16
code16:
 mov bx, 0x4321
 push bx
 push word 0x1234
 pop cx
 pop dx
 add ax, dx
 call .near
 o32 retf
.near:
 inc ecx
 ret
bits 32

bounds: dd 1, 4
align 16
image_end:
absolute image_end
trial: resd 1
tried: resd 1
resume: resd 1
saved_eax: resd 1
saved_ecx: resd 1
saved_esi: resd 1
alignb 16
area: resb 64
ldt: resb 16
tss: resb 0x90
idt: resb 0x800
 resb 0x1000
kernel_stack:
 resb 0x1000
trap_stack:
 resb 0x1000
user_stack:
 resb 64
alignb 4096
directory: resb 4096
tables: resb 4096
bss_end:
