# Large stack frames. Touches each page of the EAX bytes below the caller's stack pointer, so that the guard page moves down
# with it. `_chkstk` and `_alloca_probe` then move the stack pointer; gcc's does not.
    .text
    .p2align 4
    .globl ___chkstk_ms
___chkstk_ms:
    pushl %eax
    pushl %ecx
    leal 12(%esp), %ecx
1:  cmpl $0x1000, %eax
    jb 2f
    subl $0x1000, %ecx
    orl $0, (%ecx)
    subl $0x1000, %eax
    jmp 1b
2:  subl %eax, %ecx
    orl $0, (%ecx)
    popl %ecx
    popl %eax
    ret

    .p2align 4
    .globl __chkstk, __alloca_probe
__chkstk:
__alloca_probe:
    call ___chkstk_ms
    pushl %ecx
    leal 8(%esp), %ecx
    subl %eax, %ecx
    movl %esp, %eax
    movl %ecx, %esp
    movl (%eax), %ecx
    pushl 4(%eax)
    ret
