; A ROM for Bochs that starts protection.bin: nothing but the switch to protected mode and a copy to 1 MB.
;
;     nasm -f bin -o rom.bin rom.asm
;     bochs -q -f bochsrc
;
; where bochsrc says: romimage: file=rom.bin; cpu: model=p4_willamette, ignore_bad_msrs=0; port_e9_hack: enabled=1. What it prints after
; "trap" and "values" is protection.txt.
bits 16
org 0xF0000
begin:
image: incbin "protection.bin"
image_size equ $ - image
align 16
gdt: dq 0, 0x00CF9B000000FFFF, 0x00CF93000000FFFF
gdtr: dw $ - gdt - 1
 dd gdt
start:
 cli
 in al, 0x92
 or al, 2
 and al, 0xFE
 out 0x92, al
 o32 lgdt [cs:gdtr - begin]
 mov eax, cr0
 or eax, 1
 mov cr0, eax
 jmp dword 0x08:protected
bits 32
protected:
 mov ax, 0x10
 mov ds, ax
 mov es, ax
 mov ss, ax
 mov esi, image
 mov edi, 0x100000
 mov ecx, image_size
 cld
 rep movsb
 jmp [0x100000 + 28]
bits 16
 times 0xFFF0 - ($ - begin) db 0xFF
 jmp 0xF000:start - begin
 times 0x10000 - ($ - begin) db 0xFF
