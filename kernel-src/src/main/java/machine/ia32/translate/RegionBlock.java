package machine.ia32.translate;

import java.util.List;
import machine.ia32.Instruction;

/// Instructions that are entered at the first only, and of which only the last may jump.
///
/// @param offset where it begins, counted from the beginning of the region's page
/// @param end the offset after its last instruction
record RegionBlock(int offset, int end, List<Instruction> instructions) {

    Instruction last() {
        return instructions.getLast();
    }
}
