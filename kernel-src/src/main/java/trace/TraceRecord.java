package trace;

/// One call or return, as the machine saw it.
///
/// @param sequence counts the records of all processors together, from 0, without gaps
/// @param time 100-ns units since boot
/// @param thread number of the thread; 0 for a processor's idle thread
/// @param irql 0 to 31
/// @param site the calling place, 0 if unknown
/// @param arguments at most the first four; [TraceLog#describe] tells what they mean
public record TraceRecord(
        long sequence,
        long time,
        int processor,
        int thread,
        int irql,
        TraceKind kind,
        int method,
        int site,
        long[] arguments) {}
