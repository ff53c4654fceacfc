package nt.ex.pool;

/// Where pool gets its pages from, and how it reaches them: an upcall to the memory manager.
public interface PoolPages {

    /// Takes pages that follow each other.
    ///
    /// @return the address of the first; 0 if there are none
    int MiAllocatePoolPages(int count);

    void MiFreePoolPages(int address, int count);

    int readInt(int address);

    void writeInt(int address, int value);
}
