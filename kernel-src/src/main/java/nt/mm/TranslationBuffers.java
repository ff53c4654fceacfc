package nt.mm;

/// What the processors remember of page tables: an upcall to the machine, installed by `nt.init`.
///
/// @model NT has each processor forget by an interprocessor interrupt, and waits for that. Here all
///   forget in the same step.
public interface TranslationBuffers {

    /** All processors forget the translation of this page. */
    void KeFlushSingleTb(int address);

    /** All processors forget everything. */
    void KeFlushEntireTb();
}
