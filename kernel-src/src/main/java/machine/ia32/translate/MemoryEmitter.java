package machine.ia32.translate;

import static machine.ia32.translate.Types.BOOLEAN;
import static machine.ia32.translate.Types.BYTES;
import static machine.ia32.translate.Types.INT;
import static machine.ia32.translate.Types.SHORT;
import static machine.ia32.translate.Types.VOID;
import static machine.ia32.translate.Types.method;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import machine.memory.PhysicalMemory;
import machine.memory.Tlb;

/// Emits accesses to memory: the TLB is looked at in line, and whatever it does not know is left to
/// [machine.memory.Mmu], out of line. Linear addresses are in [Local#ADDRESS]. The operand stack
/// must be empty before each.
final class MemoryEmitter {

    private final CodeBuilder code;
    private final Detours detours;

    MemoryEmitter(CodeBuilder code, Detours detours) {
        this.code = code;
        this.detours = detours;
    }

    /** Pushes the value there; of narrow ones the upper bits mean nothing. */
    void load(int size) {
        Label unknown = code.newLabel();
        Label done = code.newLabel();
        findPage(Local.READ_TAGS, size, unknown);
        pushHandle(size);
        pushPlace();
        switch (size) {
            case 1 -> code.baload();
            case 2 -> code.invokevirtual(Types.VAR_HANDLE, "get", method(SHORT, BYTES, INT));
            default -> code.invokevirtual(Types.VAR_HANDLE, "get", method(INT, BYTES, INT));
        }
        code.labelBinding(done);
        detours.add(
                unknown,
                () -> {
                    code.aload(Local.MMU).iload(Local.ADDRESS).iload(Local.USER);
                    code.invokevirtual(Types.MMU, "read" + name(size), method(INT, INT, BOOLEAN));
                    code.goto_(done);
                });
    }

    /// Writes the value of a local variable.
    ///
    /// @param leave emits what the instruction has still to do, and the end of execution after it:
    ///   for when it has written over the code that is being executed
    void store(int size, int value, Runnable leave) {
        Label unknown = code.newLabel();
        Label done = code.newLabel();
        findPage(Local.WRITE_TAGS, size, unknown);
        pushHandle(size);
        pushPlace();
        code.iload(value);
        switch (size) {
            case 1 -> code.bastore();
            case 2 -> {
                code.i2s();
                code.invokevirtual(Types.VAR_HANDLE, "set", method(VOID, BYTES, INT, SHORT));
            }
            default -> code.invokevirtual(Types.VAR_HANDLE, "set", method(VOID, BYTES, INT, INT));
        }
        code.labelBinding(done);
        detours.add(
                unknown,
                () -> {
                    code.aload(Local.MMU).iload(Local.ADDRESS).iload(value).iload(Local.USER);
                    code.invokevirtual(
                            Types.MMU, "write" + name(size), method(VOID, INT, INT, BOOLEAN));
                    code.aload(0).getfield(Types.COMPILED_REGION, "valid", BOOLEAN);
                    code.ifne(done);
                    leave.run();
                });
    }

    /** Faults if the bytes there cannot be written. */
    void checkWrite(int size) {
        Label unknown = code.newLabel();
        Label done = code.newLabel();
        findPage(Local.WRITE_TAGS, size, unknown);
        code.labelBinding(done);
        detours.add(
                unknown,
                () -> {
                    code.aload(Local.MMU).iload(Local.ADDRESS).loadConstant(size).iload(Local.USER);
                    code.invokevirtual(Types.MMU, "checkWrite", method(VOID, INT, INT, BOOLEAN));
                    code.goto_(done);
                });
    }

    private void findPage(int tags, int size, Label unknown) {
        // The mask is the array's length less one: so the compiler knows the index to be in range.
        code.iload(Local.ADDRESS).loadConstant(PhysicalMemory.PAGE_SHIFT).iushr();
        code.aload(tags).arraylength().iconst_1().isub().iand().istore(Local.SLOT);
        code.aload(tags).iload(Local.SLOT).iaload();
        code.iload(Local.ADDRESS);
        if (size > 1) {
            code.loadConstant(size - 1).iadd();
        }
        code.loadConstant(Tlb.PAGE_MASK).iand();
        code.if_icmpne(unknown);
    }

    private void pushHandle(int size) {
        if (size > 1) {
            String name = size == 2 ? "SHORT" : "INT";
            code.getstatic(Types.LITTLE_ENDIAN, name, Types.VAR_HANDLE);
        }
    }

    private void pushPlace() {
        code.aload(Local.PAGES).iload(Local.SLOT).aaload();
        code.iload(Local.ADDRESS).loadConstant(Tlb.OFFSET_MASK).iand();
    }

    private static String name(int size) {
        return switch (size) {
            case 1 -> "Byte";
            case 2 -> "Word";
            default -> "Int";
        };
    }
}
