/// The IA-32 processor: registers, decoder, interpreter, segments, exceptions, x87, SSE and SSE2.
///
/// **What it is for.** User programs of the model are real machine code. An [machine.ia32.Ia32]
/// executes it, at ring 3 or any other, until something happens that is the kernel's business: an
/// exception, a software interrupt, SYSENTER, the end of its budget. The kernel is Java, so such
/// events *stop* the processor instead of entering code; only vectors that are not hooked are
/// delivered by the tables in memory, as hardware does. With none hooked it is a bare machine.
///
/// **How an instruction comes to be executed.** [machine.ia32.BlockCache] finds, by the physical
/// address of EIP, a [machine.ia32.Block] of decoded instructions, or has the
/// [machine.ia32.Decoder] make one with the help of the [machine.ia32.OpcodeMap]; memory tells when
/// its bytes are overwritten. [machine.ia32.Interpreter] executes frequent forms in one switch and
/// hands all others to [machine.ia32.Execution], which knows a unit for each kind: integers, stack,
/// jumps, traps, system, x87, SSE. Blocks that are hot may have been translated
/// ([machine.ia32.CodeTranslator]); the package `machine.ia32.translate` does that, and nothing
/// here depends on whether it did.
///
/// **Invariants.**
///
/// - *Restartable.* An instruction that faults has changed nothing. Units read, check that they can
///   write ([machine.ia32.Operands]), and only then change flags, registers and memory. ESP and EIP
///   are put back by whoever called. Repeated string instructions stop between iterations.
/// - *Counted.* The same budget ends at the same instruction, however the code is executed. An
///   iteration of a repeated string instruction counts as one, and so does a delivery through the
///   table in memory.
/// - *Lazy flags.* [machine.ia32.Registers] keeps what flags are made from; see there.
/// - *Plain or watched.* Single steps, breakpoints, alignment checks and segments that are not flat
///   cost nothing while there are none: `plain` and the segments' `flatFor…` say so, and all that
///   is unusual makes them false ([machine.ia32.Registers#refresh]).
///
/// **How it is held to the truth.** `record.c` executes every form of instruction with seeded
/// operands on a real processor; a test replays its answers, flags that manuals leave undefined
/// included. `protection.asm` tries what protection forbids, and its transcript from another
/// implementation is kept. Random bytes at every level end in documented ways.
///
/// Begin with [machine.ia32.Ia32#run], then [machine.ia32.Instruction].
@NullMarked
package machine.ia32;

import org.jspecify.annotations.NullMarked;
