package nt.ob;

import static nt.rtl.KIrql.PASSIVE_LEVEL;

import nt.ke.KProcessorMode;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import org.jspecify.annotations.Nullable;

/** Giving a process a handle that another one has. */
final class HandleDuplication {

    static final int DUPLICATE_CLOSE_SOURCE = 1;
    static final int DUPLICATE_SAME_ACCESS = 2;
    static final int DUPLICATE_SAME_ATTRIBUTES = 4;

    private final ProcessHandleTables processTables;
    private final ObjectReferences references;
    private final HandleLookup lookup;
    private final Handles handles;
    private final AccessChecks access;

    HandleDuplication(
            ProcessHandleTables processTables,
            ObjectReferences references,
            HandleLookup lookup,
            Handles handles,
            AccessChecks access) {
        this.processTables = processTables;
        this.references = references;
        this.lookup = lookup;
        this.handles = handles;
        this.access = access;
    }

    /// Makes a handle in the target process to what a handle of the source process stands for.
    ///
    /// The source is closed, if that is wanted, also when there is no new handle.
    ///
    /// @param target null: there is to be no new handle
    @IrqlRequiresMax(PASSIVE_LEVEL)
    Outcome<Integer> ObDuplicateObject(
            HandleOwner source,
            int sourceHandle,
            @Nullable HandleOwner target,
            int desiredAccess,
            int attributes,
            int options,
            KProcessorMode mode) {
        if (processTables.ObReferenceProcessHandleTable(source) == null) {
            return Outcome.failed(NtStatus.STATUS_PROCESS_IS_TERMINATING);
        }
        var closing =
                new SourceClosing(
                        () -> handles.in(source, () -> handles.ObpCloseHandle(sourceHandle, mode)),
                        (options & DUPLICATE_CLOSE_SOURCE) != 0);
        Outcome<Integer> copy =
                handles.in(source, () -> lookup.reference(sourceHandle, mode))
                        .then(found -> {
                            Outcome<Integer> made =
                                    target == null
                                            ? Outcome.of(0)
                                            : make(
                                                    found,
                                                    target,
                                                    desiredAccess,
                                                    attributes,
                                                    options,
                                                    mode,
                                                    closing);
                            closing.closeOnce();
                            references.ObfDereferenceObject(found.object());
                            return made;
                        });
        processTables.ObDereferenceProcessHandleTable(source);
        return copy;
    }

    /// Closes the source once, if it is to be closed. That comes before the copy gets its number:
    /// if somebody else has closed the source already, the copy may well get that of the source.
    private static final class SourceClosing {
        private final Runnable close;
        private boolean due;

        SourceClosing(Runnable close, boolean due) {
            this.close = close;
            this.due = due;
        }

        void closeOnce() {
            if (due) {
                due = false;
                close.run();
            }
        }
    }

    private Outcome<Integer> make(
            HandleInformation<ObjectHeader> found,
            HandleOwner target,
            int desiredAccess,
            int attributes,
            int options,
            KProcessorMode mode,
            SourceClosing closing) {
        if (processTables.ObReferenceProcessHandleTable(target) == null) {
            return Outcome.failed(NtStatus.STATUS_PROCESS_IS_TERMINATING);
        }
        int wanted =
                (options & DUPLICATE_SAME_ATTRIBUTES) != 0 ? found.handleAttributes() : attributes;
        Outcome<Integer> granted =
                (options & DUPLICATE_SAME_ACCESS) != 0
                        ? Outcome.of(found.grantedAccess())
                        : grant(found, desiredAccess, mode);
        Outcome<Integer> handle =
                granted.then(rights ->
                        handles.in(
                                target,
                                () ->
                                        handles.ObpCreateHandle(
                                                ObOpenReason.ObDuplicateHandle,
                                                found.object(),
                                                rights,
                                                wanted,
                                                closing::closeOnce)));
        processTables.ObDereferenceProcessHandleTable(target);
        return handle;
    }

    /** Rights that the source handle has are not asked for again. */
    private Outcome<Integer> grant(
            HandleInformation<ObjectHeader> found, int desiredAccess, KProcessorMode mode) {
        int wanted = found.object().type.traits().genericMapping().RtlMapGenericMask(desiredAccess);
        return (wanted & ~found.grantedAccess()) == 0
                ? Outcome.of(wanted)
                : access.ObCheckObjectAccess(found.object(), desiredAccess, mode);
    }
}
