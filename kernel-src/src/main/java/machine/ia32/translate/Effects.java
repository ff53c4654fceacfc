package machine.ia32.translate;

import java.util.List;
import machine.ia32.Flag;
import machine.ia32.Instruction;

/** What instructions can do beside their result. */
final class Effects {

    private Effects() {}

    /** Whether execution may end before the instruction, because it faults. */
    static boolean canStop(Instruction it) {
        return switch (it.operation) {
            case PUSH, POP, LEAVE, CALL, CALL_INDIRECT, RET, DIV, IDIV -> true;
            case LEA, NOP, HINT -> false;
            default -> it.hasMemory();
        };
    }

    /// Whether the flags that an instruction leaves can be seen: by one that asks for them, or
    /// where execution may end, before all of them are set again.
    static boolean areFlagsSeen(List<Instruction> block, int index) {
        for (Instruction next : block.subList(index + 1, block.size())) {
            int written = next.flagsWritten();
            boolean changesSome = written != 0 && written != Flag.ARITHMETIC;
            if (next.flagsRead() != 0 || changesSome || canStop(next)) {
                return true;
            }
            if (written == Flag.ARITHMETIC) {
                return false;
            }
        }
        return true;
    }
}
