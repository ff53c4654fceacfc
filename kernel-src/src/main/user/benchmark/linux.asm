; The loops as a program for 32-bit Linux. Whoever runs it writes the number of a loop and the
; rounds after the mark.
        bits    32
        org     0xFF000

image:  db      0x7F, "ELF", 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0
        dw      2, 3                    ; executable, for the 386
        dd      1, start, segments - image, 0, 0
        dw      52, 32, 2, 0, 0, 0
segments:
        dd      1, 0, image, image, end - image, end - image, 7, 0x1000
        dd      1, 0, 0x200000, 0x200000, 0, 0x200000, 6, 0x1000

        db      "PXRLOOPS"
which:  dd      0
rounds: dd      0

start:  mov     eax, [which]
        mov     edx, [rounds]
        call    loops
        xor     ebx, ebx
        mov     eax, 1
        int     0x80

        times   0x1000 - ($ - $$) db 0
loops:  incbin  "loops.bin"
end:
