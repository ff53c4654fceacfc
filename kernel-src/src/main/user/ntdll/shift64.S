# 64-bit shifts as Microsoft's compiler calls them: EDX:EAX by CL, which may exceed 31 and 63.

    .text

    .p2align 4
    .globl __allshl
__allshl:
    cmpb $32, %cl
    jae 1f
    shldl %cl, %eax, %edx
    shll %cl, %eax
    ret
1:  cmpb $64, %cl
    jae 2f
    movl %eax, %edx
    xorl %eax, %eax
    shll %cl, %edx
    ret
2:  xorl %eax, %eax
    xorl %edx, %edx
    ret

    .p2align 4
    .globl __allshr
__allshr:
    cmpb $32, %cl
    jae 1f
    shrdl %cl, %edx, %eax
    sarl %cl, %edx
    ret
1:  movl %edx, %eax
    sarl $31, %edx
    cmpb $64, %cl
    jae 2f
    sarl %cl, %eax
    ret
2:  movl %edx, %eax
    ret

    .p2align 4
    .globl __aullshr
__aullshr:
    cmpb $32, %cl
    jae 1f
    shrdl %cl, %edx, %eax
    shrl %cl, %edx
    ret
1:  cmpb $64, %cl
    jae 2f
    movl %edx, %eax
    xorl %edx, %edx
    shrl %cl, %eax
    ret
2:  xorl %eax, %eax
    xorl %edx, %edx
    ret
