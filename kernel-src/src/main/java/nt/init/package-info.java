/// How the system comes up, in NT's order.
///
/// The first processor starts with the stack of what is to be its idle thread. *Phase 0* runs on
/// it, on the idle thread, which must not wait, and makes each part of the system fit to be used by
/// the next. It ends by creating the first real thread, which carries out *phase 1*: it starts the
/// other processors and then what the system is for. After phase 0 the idle thread becomes just
/// that.
///
/// | | where | level | |
/// |---|---|---|---|
/// | `KiSystemStartup` | each processor | HIGH | its control region, its control block, its clock |
/// | `ExpInitializeExecutive` | first processor | APC | phase 0: Ob, Ps, the thread of phase 1 |
/// | `KiIdleLoop` | each processor | DISPATCH | idle from here on |
/// | `Phase1Initialization` | first thread | PASSIVE | the other processors, the namespace, the worker threads, the balance set manager, `ntdll`, then the first program |
///
/// A program is started from the kernel by [nt.init.Kernel#startProgram], as NT's boot starts the
/// session manager, if `ntdll` is among the machine's files. Without it there is no user mode, and
/// the first program is Java code in the first thread.
///
/// Upcalls between layers are connected here. Whoever finds an invariant broken calls
/// `KeBugCheckEx`, which is Ke's, through [nt.rtl.BugCheckRoutine]; the work queues of Ex get their
/// threads from Ps through [nt.ex.WorkQueues.ThreadStarter], and so does the memory manager. Page
/// faults go from Ke to Mm ([nt.ke.MemoryFaults]), system calls to the table of services
/// ([nt.ke.SystemServices]), and exceptions that nobody deals with to Ps
/// ([nt.ke.UnhandledExceptions]).
@NullMarked
package nt.init;

import org.jspecify.annotations.NullMarked;
