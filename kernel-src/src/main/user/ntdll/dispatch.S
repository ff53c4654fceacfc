# Where the kernel enters user mode by itself. It puts what these need on the user's stack; none of them is ever called.

    .text

# Stack: NormalRoutine, its three arguments, the CONTEXT to go on with.
    .p2align 4
    .globl _KiUserApcDispatcher@16
_KiUserApcDispatcher@16:
    leal 16(%esp), %edi
    popl %eax
    call *%eax
    pushl $1                            # alert: further APCs go first
    pushl %edi
    call _NtContinue@8
    pushl %eax                          # only a bad CONTEXT comes here
    call _RtlRaiseStatus@4

# Stack: EXCEPTION_RECORD*, CONTEXT*.
    .p2align 4
    .globl _KiUserExceptionDispatcher@8
_KiUserExceptionDispatcher@8:
    movl 4(%esp), %esi
    movl (%esp), %ebx
    pushl %esi
    pushl %ebx
    call _RtlDispatchException@8
    testb %al, %al
    jz 1f
    pushl $0
    pushl %esi
    call _NtContinue@8
    jmp 2f
1:  pushl $0                            # the second chance
    pushl %esi
    pushl %ebx
    call _NtRaiseException@12
2:  pushl %eax
    call _RtlRaiseStatus@4

# Stack: an unused slot, ApiNumber, InputBuffer, InputLength.
    .p2align 4
    .globl _KiUserCallbackDispatcher@12
_KiUserCallbackDispatcher@12:
    addl $4, %esp
    popl %edx
    movl %fs:0x18, %eax
    movl 0x30(%eax), %eax               # TEB.ProcessEnvironmentBlock
    movl 0x2C(%eax), %eax               # PEB.KernelCallbackTable
    call *(%eax, %edx, 4)
    pushl %eax
    pushl $0
    pushl $0
    call _NtCallbackReturn@12
    pushl %eax
    call _RtlRaiseStatus@4

# Instead of returning from a system call: raises TEB.ExceptionCode, and then returns it.
    .p2align 4
    .globl _KiRaiseUserExceptionDispatcher@0
_KiRaiseUserExceptionDispatcher@0:
    subl $0x50, %esp                    # an EXCEPTION_RECORD
    movl %fs:0x18, %eax
    movl 0x1A4(%eax), %eax
    movl %eax, (%esp)
    movl $0, 4(%esp)
    movl $0, 8(%esp)
    movl $0, 16(%esp)
    pushl %esp
    call _RtlRaiseException@4
    movl (%esp), %eax
    addl $0x50, %esp
    ret

# A thread's first user APC: KiUserApcDispatcher has called it with its three arguments, behind which the CONTEXT lies.
    .p2align 4
    .globl _LdrInitializeThunk@12
_LdrInitializeThunk@12:
    leal 16(%esp), %eax
    movl %eax, 4(%esp)
    jmp _LdrpInitialize@12

# Where a thread's start routine returns to, with the thread's exit status.
    .p2align 4
    .globl _LdrpThreadReturned
_LdrpThreadReturned:
    pushl %eax
    call _RtlExitUserThread@4
