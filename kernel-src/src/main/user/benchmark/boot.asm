; The loops as a disk that a PC starts from. Whoever runs it writes the number of a loop and the
; rounds after the mark. They run in user mode under page tables, as in the model, and then the
; machine switches itself off.
        bits    16
        org     0x7C00

SECTORS equ     (end - loops + 511) / 512
TABLES  equ     0x10000                 ; a directory and two tables, 8 MB

        jmp     start

        align   4
        db      "PXRLOOPS"
which:  dd      0
rounds: dd      0

start:  cli
        xor     ax, ax
        mov     ds, ax
        mov     es, ax
        mov     ss, ax
        mov     sp, 0x7C00
        mov     si, packet
        mov     ah, 0x42
        int     0x13
        in      al, 0x92
        or      al, 2
        out     0x92, al
        lgdt    [gdtr]
        mov     eax, cr0
        or      al, 1
        mov     cr0, eax
        jmp     8:protected

        bits    32
protected:
        mov     ax, 16
        mov     ds, ax
        mov     es, ax
        mov     ss, ax
        mov     esp, 0x7C00
        mov     esi, 0x20000
        mov     edi, 0x100000
        mov     ecx, SECTORS * 128
        rep movsd

        mov     edi, TABLES
        mov     dword [edi], TABLES + 0x1007
        mov     dword [edi + 4], TABLES + 0x2007
        add     edi, 0x1000
        mov     eax, 7
        mov     ecx, 2048
entry:  stosd
        add     eax, 0x1000
        loop    entry
        mov     eax, TABLES
        mov     cr3, eax
        mov     eax, cr0
        or      eax, 0x80000000
        mov     cr0, eax

        mov     word [tss + 8], 16
        mov     dword [tss + 4], 0x7C00
        mov     word [tss + 102], 104
        mov     ax, 40
        ltr     ax
        lidt    [idtr]
        push    0x20 | 3
        push    0x300000
        push    0x3002                  ; IOPL 3
        push    0x18 | 3
        push    user
        iretd

user:   mov     ax, 0x20 | 3
        mov     ds, ax
        mov     es, ax
        mov     eax, [which]
        mov     edx, [rounds]
        mov     ebx, 0x100000
        call    ebx
        mov     dx, 0xF4                ; isa-debug-exit
        xor     eax, eax
        out     dx, al
        mov     esi, shutdown           ; what Bochs understands
        mov     dx, 0x8900
        mov     ecx, 8
        cld
        rep outsb
        jmp     $

shutdown:
        db      "Shutdown"

packet: db      16, 0
        dw      SECTORS, 0, 0x2000
        dq      1

        align   8
gdt:    dq      0
        dq      0x00CF9A000000FFFF
        dq      0x00CF92000000FFFF
        dq      0x00CFFA000000FFFF
        dq      0x00CFF2000000FFFF
        dw      103, tss, 0x8900, 0
gdtr:   dw      gdtr - gdt - 1
        dd      gdt
idtr:   dw      0
        dd      0
tss     equ     0x7E00

        times   510 - ($ - $$) db 0
        dw      0xAA55
loops:  incbin  "loops.bin"
end:    times   64 * 512 - ($ - $$) db 0
