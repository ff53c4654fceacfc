package machine.memory;

/// Keeps something that is derived from memory: translations of addresses, decoded instructions.
/// Called on the thread that carries the machine, in the middle of whatever writes.
public interface MemoryObserver {

    /// Arrays got from [PhysicalMemory#writablePage] or [PhysicalMemory#readablePage] before are no
    /// longer the memory.
    default void pagesMoved() {}

    /// The page now holds decoded code: from here on, every write to it has to go through the
    /// memory's own methods.
    default void codeMarked(int frame) {}

    /// Bytes of decoded code have been overwritten. The page bears no marks any more, so whatever
    /// was made from any of its bytes is to be given up.
    default void codeWritten(int frame) {}

    /// A page that held decoded code is about to get another content altogether. Called after
    /// [#codeWritten].
    default void codeReplaced(int frame) {}
}
