package machine.ia32;

/** Why a processor stopped executing. */
public enum Exit {

    /** It has executed as many instructions as it was allowed. */
    BUDGET,

    /// An instruction could not be executed: EIP is at it, and nothing has changed but, of a page
    /// fault, CR2, and what a repeated string instruction has already done.
    FAULT,

    /** An exception reported after the instruction, where EIP is: single step, INT3, INTO, ... */
    TRAP,

    /** An `int n` that its gate allows; EIP is after it. */
    INTERRUPT,

    /** SYSENTER; EIP is after it, and no register has changed. */
    SYSENTER,

    /** HLT; EIP is after it. */
    HALT,

    /** An exception that could not be delivered, nor the double fault about it. */
    SHUTDOWN
}
