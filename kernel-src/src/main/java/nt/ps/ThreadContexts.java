package nt.ps;

import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.NtStatus.STATUS_INVALID_HANDLE;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static nt.rtl.NtStatus.STATUS_UNSUCCESSFUL;

import java.util.Arrays;
import java.util.function.Consumer;
import nt.ke.EventType;
import nt.ke.KApc;
import nt.ke.KContext;
import nt.ke.KEvent;
import nt.ke.KProcessorMode;
import nt.ke.KTrapFrame;
import nt.ke.KWaitReason;
import nt.ke.Ke;
import nt.ke.Timeout;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;

/// The registers that a thread will go on with in user mode: telling and setting them.
///
/// Only the thread itself can say what they are, for they lie on its kernel stack, and it may be
/// running. So it is asked by a special kernel call, which it makes wherever it is in the kernel,
/// and which interrupts it in user mode. Unless it has been suspended it may have gone on when the
/// answer is there.
public final class ThreadContexts {

    private final Ke ke;

    ThreadContexts(Ke ke) {
        this.ke = ke;
    }

    /// Tells the registers of a thread, as many as the flags ask for that are there already.
    ///
    /// @param address of the `CONTEXT` in the caller's memory
    /// @return `STATUS_INVALID_HANDLE` for a thread of the system, `STATUS_UNSUCCESSFUL` if it is
    ///   ending or has never been in user mode
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public NtStatus PsGetContextThread(EThread thread, int address) {
        ke.userMemory.ProbeForWrite(address, Integer.BYTES, Integer.BYTES);
        int parts = ke.userMemory.readInt(address);
        int length = sizeFor(parts);
        ke.userMemory.ProbeForWrite(address, length, Integer.BYTES);
        var answer = new KContext[1];
        NtStatus status =
                inThread(
                        thread,
                        frame ->
                                answer[0] = ke.contexts.KeContextFromKframes(thread, frame, parts));
        if (status.isSuccess()) {
            ke.userMemory.writeBytes(address, Arrays.copyOf(answer[0].bytes(), length));
        }
        return status;
    }

    /// Sets the registers of a thread, as many as the flags say.
    ///
    /// @return as for [#PsGetContextThread]
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public NtStatus PsSetContextThread(EThread thread, int address) {
        ke.userMemory.ProbeForRead(address, Integer.BYTES, Integer.BYTES);
        int length = sizeFor(ke.userMemory.readInt(address));
        ke.userMemory.ProbeForRead(address, length, Integer.BYTES);
        byte[] bytes = ke.userMemory.readBytes(address, length);
        var context = new KContext(Arrays.copyOf(bytes, KContext.SIZE));
        int parts = context.get(KContext.CONTEXT_FLAGS);
        return inThread(
                thread, frame -> ke.contexts.KeContextToKframes(thread, frame, context, parts));
    }

    /** Callers that do not know of the newest part need not have room for it. */
    private static int sizeFor(int parts) {
        boolean extended =
                (parts & KContext.CONTEXT_EXTENDED_REGISTERS)
                        == KContext.CONTEXT_EXTENDED_REGISTERS;
        return extended ? KContext.SIZE : KContext.EXTENDED_REGISTERS;
    }

    private NtStatus inThread(EThread thread, Consumer<KTrapFrame> action) {
        if (thread.isSystemThread()) {
            return STATUS_INVALID_HANDLE;
        }
        var found = new boolean[1];
        if (thread == ke.processors.KeGetCurrentThread()) {
            PspGetSetContextInternal(thread, action, found);
            return found[0] ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
        }
        var done = new KEvent(EventType.NotificationEvent, false);
        KApc apc =
                KApc.special(
                        thread,
                        () -> {
                            PspGetSetContextInternal(thread, action, found);
                            ke.events.KeSetEvent(done, 0, false);
                        });
        if (!ke.apcs.KeInsertQueueApc(apc, null, null, 2)) {
            return STATUS_UNSUCCESSFUL;
        }
        ke.wait.KeWaitForSingleObject(
                done, KWaitReason.Executive, KProcessorMode.KernelMode, false, Timeout.NEVER);
        return found[0] ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
    }

    @IrqlRequiresMax(APC_LEVEL)
    private static void PspGetSetContextInternal(
            EThread thread, Consumer<KTrapFrame> action, boolean[] found) {
        KTrapFrame frame = thread.trapFrame();
        if (frame != null) {
            found[0] = true;
            action.accept(frame);
        }
    }
}
