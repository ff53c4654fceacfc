package machine.ia32.translate;

import machine.ia32.Instruction;
import machine.ia32.Operation;

/** What kind of jump an instruction is. */
final class Jumps {

    private Jumps() {}

    static boolean isJump(Instruction it) {
        return isDirect(it)
                || switch (it.operation) {
                    case RET, JMP_INDIRECT, CALL_INDIRECT -> true;
                    default -> false;
                };
    }

    /** Whether its target is at a fixed distance. */
    static boolean isDirect(Instruction it) {
        return isConditional(it) || it.operation == Operation.JMP || it.operation == Operation.CALL;
    }

    static boolean isConditional(Instruction it) {
        return switch (it.operation) {
            case JCC, JECXZ, LOOP -> true;
            default -> false;
        };
    }

    static boolean isCall(Instruction it) {
        return it.operation == Operation.CALL || it.operation == Operation.CALL_INDIRECT;
    }
}
