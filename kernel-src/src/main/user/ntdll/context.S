# What of exception handling C cannot say: taking and leaving contexts, and calling a handler under a handler.

#define CONTEXT_FULL_I386 0x10007

#define FLAGS 0x00
#define GS 0x8C
#define FS 0x90
#define ES 0x94
#define DS 0x98
#define EDI 0x9C
#define ESI 0xA0
#define EBX 0xA4
#define EDX 0xA8
#define ECX 0xAC
#define EAX 0xB0
#define EBP 0xB4
#define EIP 0xB8
#define CS 0xBC
#define EFLAGS 0xC0
#define ESP 0xC4
#define SS 0xC8
#define CONTEXT_SIZE 0x2CC

    .text

# All but EBP, EIP and ESP into the CONTEXT at EBX, which must not be EBX's value any more: that lies on the stack.
storeRegisters:
    pushfl
    popl EFLAGS(%ebx)
    movl $CONTEXT_FULL_I386, FLAGS(%ebx)
    movl %eax, EAX(%ebx)
    movl %ecx, ECX(%ebx)
    movl %edx, EDX(%ebx)
    movl %esi, ESI(%ebx)
    movl %edi, EDI(%ebx)
    xorl %eax, %eax
    movw %cs, %ax
    movl %eax, CS(%ebx)
    movw %ds, %ax
    movl %eax, DS(%ebx)
    movw %es, %ax
    movl %eax, ES(%ebx)
    movw %fs, %ax
    movl %eax, FS(%ebx)
    movw %gs, %ax
    movl %eax, GS(%ebx)
    movw %ss, %ax
    movl %eax, SS(%ebx)
    ret

# RtlCaptureContext(CONTEXT*): EIP and ESP as they are after the return, EBP that of the caller.
    .p2align 4
    .globl _RtlCaptureContext@4
_RtlCaptureContext@4:
    pushl %ebx
    movl 8(%esp), %ebx
    call storeRegisters
    movl %ebp, EBP(%ebx)
    movl 4(%esp), %eax
    movl %eax, EIP(%ebx)
    leal 12(%esp), %eax
    movl %eax, ESP(%ebx)
    movl (%esp), %eax
    movl %eax, EBX(%ebx)
    movl EAX(%ebx), %eax
    popl %ebx
    ret $4

# RtlRaiseException(EXCEPTION_RECORD*): the exception happens where the caller goes on.
    .p2align 4
    .globl _RtlRaiseException@4
_RtlRaiseException@4:
    pushl %ebp
    movl %esp, %ebp
    subl $CONTEXT_SIZE, %esp
    pushl %ebx
    leal -CONTEXT_SIZE(%ebp), %ebx
    call storeRegisters
    popl EBX(%ebx)
    movl (%ebp), %eax
    movl %eax, EBP(%ebx)
    movl 4(%ebp), %eax
    movl %eax, EIP(%ebx)
    leal 12(%ebp), %ecx
    movl %ecx, ESP(%ebx)
    movl 8(%ebp), %esi
    movl %eax, 12(%esi)                 # ExceptionAddress
    pushl %ebx
    pushl %esi
    call _RtlpRaise@8

# EXCEPTION_DISPOSITION RtlpExecuteHandler(record, frame, context, dispatcherContext, routine, guard): calls the routine
# with `guard` as the handler of what the routine raises itself; the guard finds `frame` behind its registration.
    .p2align 4
    .globl _RtlpExecuteHandler@24
_RtlpExecuteHandler@24:
    pushl %ebp
    movl %esp, %ebp
    pushl %ebx
    pushl %esi
    pushl %edi
    pushl 12(%ebp)
    pushl 28(%ebp)
    pushl %fs:0
    movl %esp, %fs:0
    pushl 20(%ebp)
    pushl 16(%ebp)
    pushl 12(%ebp)
    pushl 8(%ebp)
    call *24(%ebp)
    movl %fs:0, %esp                    # handlers may lose the stack pointer, not the chain
    popl %fs:0
    leal -12(%ebp), %esp
    popl %edi
    popl %esi
    popl %ebx
    popl %ebp
    ret $24

# RtlUnwind(targetFrame, targetIp, record, returnValue): goes on behind the call if there is no targetIp.
    .p2align 4
    .globl _RtlUnwind@16
_RtlUnwind@16:
    pushl %ebp
    movl %esp, %ebp
    subl $CONTEXT_SIZE, %esp
    pushl %ebx
    leal -CONTEXT_SIZE(%ebp), %ebx
    call storeRegisters
    popl EBX(%ebx)
    movl (%ebp), %eax
    movl %eax, EBP(%ebx)
    movl 4(%ebp), %eax
    movl %eax, EIP(%ebx)
    leal 24(%ebp), %eax
    movl %eax, ESP(%ebx)
    movl 20(%ebp), %eax
    movl %eax, EAX(%ebx)
    pushl %ebx
    pushl 16(%ebp)
    pushl 12(%ebp)
    pushl 8(%ebp)
    call _RtlpUnwind@16
