/// IA-32 code translated to bytecode.
///
/// The interpreter counts how often it executes a block. When one has become hot,
/// [machine.ia32.translate.Translator] takes the code around it
/// ([machine.ia32.translate.RegionBuilder]): blocks of one page that lead to each other, loops
/// inside. [machine.ia32.translate.RegionCompiler] makes one Java method of them, whose local
/// variables are the registers; HotSpot then does the rest.
///
/// ```
/// Block is hot ─ RegionBuilder ─► Region ─ RegionCompiler ─► hidden class ─► TranslatedCode
///                                            │ InstructionEmitter  what instructions do
///                                            │ MemoryEmitter       the TLB, in line
///                                            └ FlagsEmitter        flags, when somebody asks
/// ```
///
/// **Exactness.** Translated code executes whole instructions, as many as the interpreter would,
/// and leaves the same state behind. It never raises anything: it ends before an instruction that
/// faults, or that it does not know, and the interpreter executes that one. So nobody can tell by
/// the state of a machine what was translated, and a run is the same with and without.
///
/// * *Budget.* A block takes all its instructions off the budget at its beginning; if that does not
///   suffice, execution ends there.
/// * *Faults.* What can fault comes before any change of a register. One handler writes the
///   registers back; a local variable says which instruction it was
///   ([machine.ia32.translate.Sites]).
/// * *Flags.* Two local variables keep the operands of the last instruction that set them, a third
///   says which it was ([machine.ia32.translate.LazyFlags]).
/// * *Code that changes.* Regions mark the bytes they were made from
///   ([machine.memory.PhysicalMemory#markCode]). If one is written to, all regions of its page are
///   given up; if it happens in the midst of one, that one ends after the instruction. Nothing then
///   refers to the class any more, and it is unloaded.
/// * *Addresses.* A region knows its page by the frame, so it serves wherever that is mapped, and
///   does not leave the page.
///
/// Segments are taken to be flat ([machine.ia32.Registers#flat]); otherwise code is interpreted.
///
/// Begin with [machine.ia32.translate.Translator], then read
/// [machine.ia32.translate.InstructionEmitter].
@NullMarked
package machine.ia32.translate;

import org.jspecify.annotations.NullMarked;
