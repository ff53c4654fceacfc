package trace.weave;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The methods that a reader of a trace would only be in the way of: at most 16 instructions, none
/// of which loops, makes an object, throws, or calls anything but other small methods.
final class SmallMethods {

    private static final int MOST_INSTRUCTIONS = 16;
    private static final String MATH = "java/lang/Math";

    private final Set<String> small = new HashSet<>();

    SmallMethods(List<ClassModel> classes, WeavingRule rule) {
        // A method can become small because one that it calls has: until nothing changes.
        int before;
        do {
            before = small.size();
            for (ClassModel model : classes) {
                for (MethodModel method : model.methods()) {
                    if (method.code().filter(code -> isSmall(code, rule)).isPresent()) {
                        small.add(key(Names.binary(model.thisClass()), Names.signature(method)));
                    }
                }
            }
        } while (small.size() > before);
    }

    boolean contains(ClassModel owner, MethodModel method) {
        return small.contains(key(Names.binary(owner.thisClass()), Names.signature(method)));
    }

    private boolean isSmall(CodeModel code, WeavingRule rule) {
        List<CodeElement> elements = code.elementList();
        List<Instruction> instructions =
                elements.stream()
                        .filter(Instruction.class::isInstance)
                        .map(Instruction.class::cast)
                        .toList();
        return instructions.size() <= MOST_INSTRUCTIONS
                && instructions.stream()
                        .allMatch(instruction -> isSmall(instruction, elements, rule));
    }

    private boolean isSmall(Instruction instruction, List<CodeElement> code, WeavingRule rule) {
        return switch (instruction) {
            case InvokeInstruction call -> isSmallCall(call, rule);
            case BranchInstruction branch ->
                    code.indexOf(branch.target()) > code.indexOf(instruction);
            default ->
                    switch (instruction.opcode().kind()) {
                        case LOAD,
                                STORE,
                                CONSTANT,
                                FIELD_ACCESS,
                                ARRAY_LOAD,
                                ARRAY_STORE,
                                OPERATOR,
                                CONVERT,
                                STACK,
                                INCREMENT,
                                TYPE_CHECK,
                                RETURN ->
                                true;
                        default -> false;
                    };
        };
    }

    private boolean isSmallCall(InvokeInstruction call, WeavingRule rule) {
        if (call.name().equalsString("ordinal") || call.owner().name().equalsString(MATH)) {
            return true;
        }
        String signature = Names.signature(call.name().stringValue(), call.type().stringValue());
        String receiver = Names.binary(call.owner());
        return call.opcode() != Opcode.INVOKEINTERFACE
                && small.contains(key(rule.declaring(receiver, signature), signature))
                && !rule.isOverriddenBelow(receiver, signature);
    }

    private static String key(String owner, String signature) {
        return owner + '.' + signature;
    }
}
