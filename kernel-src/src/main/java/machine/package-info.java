/// A multiprocessor of 1 to 32 processors that one Java thread carries out, and one number decides.
///
/// [machine.Machine] puts processors, their interrupt controllers, the memory and the clocks
/// together. [machine.Interleaver] is the heart: it decides whose turn it is. All that a real
/// machine leaves to chance (which processor is a little faster just now) comes from the seed; so
/// the same seed gives the same run, and another seed another interleaving of the same work. The
/// decisions are a [machine.Schedule], which can also be recorded, and be written by hand.
///
/// A processor is in one of three conditions: it *executes* code, and takes turns; it is *busy*
/// with a stretch of computing, and needs no turn until that ends; or it is *halted* until an
/// interrupt comes. When none executes, the clock jumps to the next event. A turn (a *slice*) lasts
/// a drawn number of points. Clock time passes as if the executing processors worked at the same
/// time: a point costs its cycles divided by their number. A machine can itself be a guest, whose
/// host takes its processors away now and then ([machine.Machine#shareHost]).
@NullMarked
package machine;

import org.jspecify.annotations.NullMarked;
