package nt.ke;

import nt.rtl.GuardedBy;
import nt.rtl.ListEntry;
import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;
import trace.TracedObject;

/// An asynchronous procedure call: work that a certain thread shall do, whatever it does now.
///
/// | kind | made when the thread | kept out by |
/// |---|---|---|
/// | special kernel | is below `APC_LEVEL` | guarded regions |
/// | normal kernel | is at `PASSIVE_LEVEL` | critical and guarded regions, another normal one in progress |
/// | user | returns to user mode after an alertable wait | not waiting alertably |
///
/// A call is in at most one queue. Its *kernel routine* comes first, at `APC_LEVEL`; it often just
/// frees the object. What the call is for is the *normal routine*, in kernel mode at
/// `PASSIVE_LEVEL` or in user mode; a special call has none.
///
/// @source https://learn.microsoft.com/en-us/windows-hardware/drivers/kernel/types-of-apcs
@Nt("KAPC")
public final class KApc extends TracedObject {

    /// Called at `APC_LEVEL` in the thread, when the call is off the queue.
    @FunctionalInterface
    public interface KernelRoutine {

        /// @param normalRoutine what is to be called next; null for a special call
        /// @return what to call instead: the same, another one, or nothing
        @Nullable NormalRoutine call(KApc apc, @Nullable NormalRoutine normalRoutine);
    }

    /** What the call is for. */
    @FunctionalInterface
    public interface NormalRoutine {
        void call(
                @Nullable Object normalContext,
                @Nullable Object systemArgument1,
                @Nullable Object systemArgument2);
    }

    /** Called in place of the others when the thread ends before the call is made. */
    @FunctionalInterface
    public interface RundownRoutine {
        void call(KApc apc);
    }

    final KThread thread;
    final KernelRoutine kernelRoutine;
    final RundownRoutine rundownRoutine;
    final @Nullable NormalRoutine normalRoutine;
    final KProcessorMode apcMode;
    final @Nullable Object normalContext;

    private final KApcEnvironment environment;

    /// It ends the thread: it goes before all others and does not wait for an alertable wait.
    ///
    /// @model NT recognizes it by its kernel routine, `PsExitSpecialApc`.
    final boolean endsThread;

    @GuardedBy("ApcQueueLock")
    @Nullable Object systemArgument1;

    @GuardedBy("ApcQueueLock")
    @Nullable Object systemArgument2;

    @GuardedBy("ApcQueueLock")
    boolean inserted;

    /** Which of the thread's two it is queued in. */
    @GuardedBy("ApcQueueLock")
    @Nullable KApcState apcState;

    final ListEntry<KApc> apcListEntry = new ListEntry<>(this);

    /// @param normalRoutine null makes it a special call, which is always a kernel one
    @Nt("KeInitializeApc")
    public KApc(
            KThread thread,
            KApcEnvironment environment,
            KernelRoutine kernelRoutine,
            RundownRoutine rundownRoutine,
            @Nullable NormalRoutine normalRoutine,
            KProcessorMode apcMode,
            @Nullable Object normalContext) {
        this(
                thread,
                environment,
                kernelRoutine,
                rundownRoutine,
                normalRoutine,
                apcMode,
                normalContext,
                false);
    }

    /** A call made in the address space of the thread's own process. */
    public KApc(
            KThread thread,
            KernelRoutine kernelRoutine,
            RundownRoutine rundownRoutine,
            @Nullable NormalRoutine normalRoutine,
            KProcessorMode apcMode,
            @Nullable Object normalContext) {
        this(
                thread,
                KApcEnvironment.OriginalApcEnvironment,
                kernelRoutine,
                rundownRoutine,
                normalRoutine,
                apcMode,
                normalContext);
    }

    private KApc(
            KThread thread,
            KApcEnvironment environment,
            KernelRoutine kernelRoutine,
            RundownRoutine rundownRoutine,
            @Nullable NormalRoutine normalRoutine,
            KProcessorMode apcMode,
            @Nullable Object normalContext,
            boolean endsThread) {
        this.thread = thread;
        this.endsThread = endsThread;
        this.environment =
                environment == KApcEnvironment.CurrentApcEnvironment
                        ? thread.apcEnvironment()
                        : environment;
        this.kernelRoutine = kernelRoutine;
        this.rundownRoutine = rundownRoutine;
        this.normalRoutine = normalRoutine;
        this.apcMode = normalRoutine == null ? KProcessorMode.KernelMode : apcMode;
        this.normalContext = normalContext;
    }

    /** A special kernel call. */
    public static KApc special(KThread thread, Runnable kernelRoutine) {
        KernelRoutine routine =
                (_, _) -> {
                    kernelRoutine.run();
                    return null;
                };
        return new KApc(thread, routine, _ -> {}, null, KProcessorMode.KernelMode, null);
    }

    /** A call whose kernel routine does nothing. */
    public static KApc normal(KThread thread, KProcessorMode apcMode, Runnable normalRoutine) {
        return new KApc(
                thread,
                (_, normal) -> normal,
                _ -> {},
                (_, _, _) -> normalRoutine.run(),
                apcMode,
                null);
    }

    /// A user call that ends its thread, on the next return to user mode.
    ///
    /// @param exit called at `APC_LEVEL`; does not return
    public static KApc ending(KThread thread, Runnable exit) {
        KernelRoutine routine =
                (_, _) -> {
                    exit.run();
                    return null;
                };
        return new KApc(
                thread,
                KApcEnvironment.OriginalApcEnvironment,
                routine,
                _ -> {},
                (_, _, _) -> {},
                KProcessorMode.UserMode,
                null,
                true);
    }

    /** Which of the thread's two states the call goes into, if it is queued now. */
    @Nullable KApcState target() {
        return switch (environment) {
            case OriginalApcEnvironment -> thread.originalApcState;
            case AttachedApcEnvironment ->
                    thread.apcState == thread.originalApcState ? null : thread.apcState;
            case CurrentApcEnvironment, InsertApcEnvironment -> thread.apcState;
        };
    }

    boolean isSpecial() {
        return normalRoutine == null;
    }
}
