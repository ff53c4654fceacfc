package machine.ia32;

import machine.memory.Mmu;

/// Code that does what some instructions do.
public abstract class TranslatedCode {

    /// Executes whole instructions from EIP on, and leaves the processor between two of them. It
    /// raises nothing: it ends before an instruction that cannot be executed, and there the
    /// interpreter has to go on.
    ///
    /// @param entry the number of the place that EIP is at
    /// @param budget the most instructions to execute
    /// @return how much of the budget is left; all of it if the interpreter has to begin
    public abstract int execute(Registers registers, Mmu mmu, int entry, int budget);
}
