/// How fast the model is, and how much memory it takes.
///
/// [benchmark.Benchmark] measures every figure that the model is to reach and prints a table with
/// the targets. Each part is a class that says exactly what it counts. Figures that belong together
/// are measured in the same run, in turns, so that their ratio means something on a computer that
/// is busy otherwise, too.
///
/// Begin with [benchmark.SwitchSpeed].
@NullMarked
package benchmark;

import org.jspecify.annotations.NullMarked;
