package machine.ia32.translate;

import machine.ia32.Registers;
import machine.ia32.TranslatedCode;

/// What translated classes inherit.
///
/// Wherever a region can be left has a number, by which [Sites] knows where EIP is then, and how
/// many of the instructions that were taken off the budget have not been executed.
abstract class CompiledRegion extends TranslatedCode {

    private int[] offsets = {};
    private int[] undone = {};

    /** Whether its instructions are still what memory holds. */
    boolean valid = true;

    final void setSites(Sites sites) {
        offsets = sites.offsets().stream().mapToInt(Integer::intValue).toArray();
        undone = sites.undone().stream().mapToInt(Integer::intValue).toArray();
    }

    final void giveUp() {
        valid = false;
    }

    /// Puts flags and EIP where the interpreter looks for them.
    ///
    /// @return what is left of the budget
    final int leave(
            Registers registers,
            int site,
            int base,
            int target,
            int budget,
            int kind,
            int a,
            int b,
            int c) {
        registers.result = LazyFlags.result(kind, a, b, c);
        registers.carries = LazyFlags.carries(kind, a, b);
        if (site == Sites.ELSEWHERE) {
            registers.eip = target;
            return budget;
        }
        registers.eip = base + offsets[site];
        return budget + undone[site];
    }
}
