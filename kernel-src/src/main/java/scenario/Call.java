package scenario;

import trace.TraceRecord;

/** A call, or the return from one, as a claim sees it. */
record Call(TraceRecord record) {

    /** 100-ns units since boot. */
    long time() {
        return record.time();
    }

    int processor() {
        return record.processor();
    }

    /** The number of the calling thread; 0 for an idle thread. */
    int thread() {
        return record.thread();
    }

    int irql() {
        return record.irql();
    }

    /// An argument, of a return the result: of an object its number, of a constant its ordinal.
    int number(int index) {
        return (int) record.arguments()[index];
    }

    boolean isTrue(int index) {
        return record.arguments()[index] != 0;
    }

    /** Whether the argument is an object, or null. */
    boolean isNull(int index) {
        return record.arguments()[index] == -1;
    }
}
