# The ways into the kernel. The page at 7FFE0000 says which of them this processor has.

    .text

# On entry: the return into the stub, the stub's own return, the arguments. The kernel returns to
# KiFastSystemCallRet with the same stack.
    .p2align 4
    .globl _KiFastSystemCall@0
_KiFastSystemCall@0:
    movl %esp, %edx
    sysenter

    .globl _KiFastSystemCallRet@0
_KiFastSystemCallRet@0:
    ret

    .p2align 4
    .globl _KiIntSystemCall@0
_KiIntSystemCall@0:
    leal 8(%esp), %edx
    int $0x2E
    ret
